"""Half of the machine's peak for a long time: memory has to stay flat after the first minutes, and no file stay open."""

import pathlib
import subprocess
import sys
import tempfile
import threading
import time

from cluster import Replica, Report

MINUTES = float(sys.argv[1]) if len(sys.argv) > 1 else 60
CONNECTIONS = 16

#: Many people, many questions, conversations that go on; `delay` paces it.
SCRIPT = """
local questions = {"江北有多少户外劳动者站点", "那南川呢", "重庆有哪些数据", "2", "你好", "不知道的词有多少", "江津有几个"}
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
local count, thread = 0, 0
local pause = %d
function setup(t) thread = thread + 1; t:set("seed", thread * 7919) end
function init() math.randomseed(seed + os.time()) end
function delay() return pause end
function request()
    count = count + 1
    local user = math.random(1, 20000)
    local text = questions[count %% #questions + 1]
    return wrk.format(nil, "/api/ask", nil, string.format('{"conversation":"c%%d","user":"u","text":"%%s"}', user, text))
end
"""


def load(replica, folder, seconds, pause):
    """Requests a second, and those that failed."""
    script = pathlib.Path(folder, "ask.lua")
    script.write_text(SCRIPT % pause)
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{int(seconds)}s", "--timeout", "10s", "-s", script]
    output = subprocess.run([*command, f"http://{replica.place}"], capture_output=True, text=True, check=True).stdout
    rate = float(output.split("Requests/sec:")[1].split()[0])
    return rate, [line for line in output.splitlines() if "Non-2xx" in line or "Socket errors" in line]


def main():
    report = Report(f"一半的负荷 {MINUTES:g} 分钟，SQLite")
    with tempfile.TemporaryDirectory(prefix="gongwen-soak-") as folder:
        replica = Replica(folder + "/gongwen.sqlite").start()
        peak, faults = load(replica, folder, 10, 0)
        # wrk waits so long after each answer; found by trying, since the answers take their time too.
        pause = CONNECTIONS / (peak / 2) * 1000
        half, more = load(replica, folder, 5, pause)
        pause = max(pause + (CONNECTIONS / (peak / 2) - CONNECTIONS / half) * 1000, 0)
        print(f"  高峰每秒 {peak:.0f} 次；停顿 {pause:.1f} 毫秒", flush=True)
        result = {}

        def ask():
            result["rate"], result["faults"] = load(replica, folder, MINUTES * 60, pause)

        thread = threading.Thread(target=ask)
        start = time.monotonic()
        thread.start()
        samples = []
        print("  分钟  内存 MB  打开的文件  数据库 MB", flush=True)
        while thread.is_alive():
            thread.join(min(10, MINUTES * 6))
            minute = (time.monotonic() - start) / 60
            if not thread.is_alive():
                break
            samples.append((minute, *replica.resident()))
            if len(samples) % 3 == 0:
                size = sum(path.stat().st_size for path in pathlib.Path(folder).glob("gongwen.sqlite*")) / 1e6
                print(f"  {minute:5.1f}  {samples[-1][1]:7.1f}  {samples[-1][2]:10}  {size:9.1f}", flush=True)
        time.sleep(2)
        settled = [sample for sample in samples if sample[0] >= min(5, MINUTES / 2)]
        half = len(settled) // 2
        early, late = (sum(s[1] for s in part) / len(part) for part in (settled[:half], settled[half:]))
        report.count("每秒请求", round(result["rate"]))
        report.count("失败", faults + more + result["faults"], [])
        report.count("内存，头五分钟以后前一半与后一半的平均，MB", f"{early:.1f}、{late:.1f}")
        report.check("内存持平（后一半最多多 5%）", late < early * 1.05)
        report.count("打开的文件，最多", max(sample[2] for sample in samples))
        report.count("连接断开以后打开的文件比开始多", replica.resident()[1] - min(s[2] for s in samples), most=0)
        report.check("没有报错", not replica.problems, replica.problems[:5])
        report.check("停止", replica.stop() == 0)
    report.finish()


main()
