"""deploy/gongwen.service: what systemd says of it, and whether a server gets by with what it allows."""

import os
import pathlib
import re
import subprocess
import tempfile
import time
import urllib.request
import json

from cluster import BINARY, ROOT, Report, free_port, started

#: Exposure in tenths, as `systemd-analyze security` counts it: 0 is best, 100 worst.
EXPOSURE = 20


def run(*command):
    result = subprocess.run(command, capture_output=True, text=True)
    return result.returncode, (result.stdout + result.stderr).strip()


def allowed(unit):
    """System calls that the unit's filters let through."""
    calls = set()
    for line in re.findall(r"^SystemCallFilter=(.*)", unit, re.M):
        names = members(line.lstrip("~").split())
        calls = calls - names if line.startswith("~") else calls | names
    return calls


def members(names):
    found = set()
    for name in names:
        if name.startswith("@"):
            lines = run("systemd-analyze", "syscall-filter", name)[1].splitlines()[1:]
            found |= members(line.strip() for line in lines if line.strip() and not line.strip().startswith("#"))
        else:
            found.add(name)
    return found


def serve(folder):
    """A server's life, seen by strace: the system calls that it made after its start."""
    port, trace = free_port(), f"{folder}/trace"
    environment = {"STATE_DIRECTORY": folder + "/state", "PATH": os.environ["PATH"], "GONGWEN_PORT": str(port)}
    # What the dynamic linker and systemd do before the filter stands does not count; what the linker does, does.
    process = started(
        subprocess.Popen(
            ["strace", "-f", "-qq", "-o", trace, BINARY, "serve"],
            cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True,
        )
    )
    assert "工问已启动" in process.stdout.readline()
    body = json.dumps({"conversation": "c", "user": "u", "text": "江北有多少户外劳动者站点"}).encode()
    for _ in range(20):
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/ask", body, timeout=20) as response:
            assert "47个" in json.load(response)["text"]
    time.sleep(1)
    child = int(run("pgrep", "-P", str(process.pid))[1])
    os.kill(child, 15)
    status = process.wait(60)
    lines = pathlib.Path(trace).read_text().splitlines()
    return status, set(re.findall(r"^\d+ +(?:<\.\.\. )?(\w+)(?:\(| resumed)", "\n".join(lines), re.M)), lines


def main():
    report = Report("deploy/gongwen.service")
    unit = (ROOT / "deploy/gongwen.service").read_text()
    with tempfile.TemporaryDirectory(prefix="gongwen-unit-") as folder:
        path = pathlib.Path(folder, "gongwen.service")
        # Where the binary will be, there is none yet.
        path.write_text(unit.replace("/usr/local/bin/gongwen", BINARY))
        report.count("systemd-analyze verify", run("systemd-analyze", "verify", str(path)), (0, ""))
        status, text = run("systemd-analyze", "security", "--offline=true", f"--threshold={EXPOSURE}", str(path))
        report.check(f"systemd-analyze security 不高于 {EXPOSURE / 10}", status == 0, text.splitlines()[-1:])
        print(" ", text.splitlines()[-1])
        status, calls, lines = serve(folder)
        refused = calls - allowed(unit) - {"execve"}
        report.count("服务用到的系统调用", len(calls))
        report.check("都在允许之列", not refused, sorted(refused))
        report.count("停止时的退出状态", status, 0)
        families = set(re.findall(r"socket\((AF_\w+)", "\n".join(lines)))
        report.check("用到的地址族都在允许之列", families <= set(re.findall(r"AF_\w+", unit)), sorted(families))
        executable = [line for line in lines if re.search(r"(mmap|mprotect)\(.*PROT_WRITE\|PROT_EXEC", line)]
        report.check("没有既可写又可执行的内存", not executable, executable[:3])
        written = {
            name for name in re.findall(r'openat\([^"]*"([^"]+)", [^)]*O_(?:WRONLY|RDWR|CREAT)', "\n".join(lines))
            if not name.startswith((folder, "/dev/"))
        }
        report.check("只写 StateDirectory 里的文件", not written, sorted(written))
    report.finish()


main()
