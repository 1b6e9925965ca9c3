"""Servers under test, a load balancer before them and a database behind them: all private, all on loopback."""

import atexit
import hashlib
import hmac
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ["GONGWEN_BINARY"]


signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


def started(process):
    """Ends with this program, however that ends."""
    atexit.register(process.kill)
    return process


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Replica:
    """`gongwen serve` on a port that it keeps through every restart."""

    def __init__(self, database, variables=(), arguments=()):
        self.port, self.database = free_port(), database
        self.variables, self.arguments = dict(variables), list(arguments)
        self.problems = []
        #: When each of them was written.
        self.moments = []
        self.process = None

    @property
    def place(self):
        return f"127.0.0.1:{self.port}"

    def start(self, wait=True):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GONGWEN_")}
        # nginx calls them by the name of its upstream.
        environment |= {"GONGWEN_SERVER_NAMES": "gongwen"} | self.variables
        self.process = started(
            subprocess.Popen(
                [BINARY, "serve", "--port", str(self.port), "--database", self.database, *self.arguments],
                cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
        )
        threading.Thread(target=self.listen, args=(self.process.stderr,), daemon=True).start()
        if wait:
            line = self.process.stdout.readline()
            assert "工问已启动" in line, line + "".join(self.problems)
        threading.Thread(target=self.process.stdout.read, daemon=True).start()
        return self

    def listen(self, lines):
        for line in lines:
            self.moments.append(time.monotonic())
            self.problems.append(line)

    def outages(self):
        """When it had no database, as it says itself: pairs of moments."""
        said = list(zip(self.moments, self.problems))
        begins = [moment for moment, line in said if "the database is out of order" in line]
        ends = [moment for moment, line in said if "the database works again" in line]
        return list(zip(begins, ends + [time.monotonic()] * (len(begins) - len(ends))))

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        """SIGTERM; the exit status."""
        self.process.terminate()
        return self.process.wait(60)

    def get(self, path, timeout=5):
        with urllib.request.urlopen(f"http://{self.place}{path}", timeout=timeout) as response:
            return response.read().decode()

    def ask(self, text, conversation="c", user="u", timeout=10):
        import json

        body = json.dumps({"conversation": conversation, "user": user, "text": text}).encode()
        request = urllib.request.Request(f"http://{self.place}/api/ask", body)
        with urllib.request.urlopen(request, timeout=timeout) as response:
            return json.load(response)

    def resident(self):
        """Megabytes of memory, and open files."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        kilobytes = int(re.search(r"VmRSS:\s+(\d+)", status).group(1))
        return kilobytes / 1024, len(os.listdir(f"/proc/{self.process.pid}/fd"))


class Balancer:
    """nginx before replicas, as deploy/nginx.conf has it, without TLS."""

    def __init__(self, replicas):
        self.port = free_port()
        self.folder = tempfile.TemporaryDirectory(prefix="gongwen-nginx-")
        folder = self.folder.name
        os.chmod(folder, 0o755)
        servers = "\n".join(f"server {r.place} max_fails=0;" for r in replicas)
        self.configuration = pathlib.Path(folder, "nginx.conf")
        temporary = "\n".join(
            f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        self.configuration.write_text(
            f"""
            daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;
            events {{ worker_connections 4096; }}
            http {{
                access_log off; {temporary}
                upstream gongwen {{ {servers} keepalive 64; }}
                server {{
                    listen 127.0.0.1:{self.port};
                    location / {{
                        proxy_pass http://gongwen; proxy_http_version 1.1; proxy_set_header Connection "";
                        proxy_connect_timeout 1s; proxy_read_timeout 30s;
                        proxy_next_upstream error timeout;
                    }}
                    # Here the platform itself has to send again what a killed server took with it.
                    location /webhooks/wecom {{
                        proxy_pass http://gongwen; proxy_http_version 1.1; proxy_set_header Connection "";
                        proxy_connect_timeout 1s; proxy_read_timeout 30s; proxy_next_upstream error timeout;
                    }}
                    location /webhooks/ {{
                        proxy_pass http://gongwen; proxy_http_version 1.1; proxy_set_header Connection "";
                        proxy_connect_timeout 1s; proxy_read_timeout 30s;
                        proxy_next_upstream error timeout non_idempotent;
                    }}
                }}
            }}
            """
        )
        self.process = started(
            subprocess.Popen(
                [os.environ["GONGWEN_TEST_NGINX"], "-p", folder, "-e", f"{folder}/error.log", "-c", self.configuration]
            )
        )
        end = time.monotonic() + 10
        while time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.02)
        raise AssertionError("nginx does not start")

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()


class Postgres:
    """The private server that scripts/with-postgres.sh started; a schema of its own for each test."""

    def __init__(self, schema):
        self.base = os.environ["GONGWEN_TEST_POSTGRES"]
        self.schema = schema
        subprocess.run(["psql", "-qAt", self.base, "-c", f"CREATE SCHEMA {schema}"], check=True)
        self.url = f"{self.base}?options=-csearch_path%3D{schema}"

    def query(self, text):
        result = subprocess.run(
            ["psql", "-qAtF", "\x1f", self.url, "-c", text], check=True, capture_output=True, text=True
        )
        return [line.split("\x1f") for line in result.stdout.splitlines()]

    def control(self, *arguments):
        subprocess.run([os.environ["GONGWEN_TEST_POSTGRES_CONTROL"], *arguments], check=True)

    def signal(self, number):
        """To the server and all its children."""
        folder = pathlib.Path(os.environ["GONGWEN_TEST_POSTGRES_CONTROL"]).parent
        head = int((folder / "data/postmaster.pid").read_text().split()[0])
        children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(head)], capture_output=True, text=True).stdout
        # Whoever makes new ones first, or it makes them meanwhile; and last when they go on.
        pids = [head, *map(int, children.split())]
        for pid in pids if number == signal.SIGSTOP else reversed(pids):
            os.kill(pid, number)


def pseudonym(key, *parts):
    """As the server computes it; see Pseudonyms.swift."""
    text = "/".join(part.replace("%", "%25").replace("/", "%2F") for part in parts)
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()[:32]


class Report:
    """Counts, and what they have to be; ends the program with 1 if any is otherwise."""

    def __init__(self, title):
        self.faults = 0
        print(f"\n== {title}", flush=True)

    def count(self, name, value, wanted=None, most=None):
        isWrong = (wanted is not None and value != wanted) or (most is not None and value > most)
        self.faults += isWrong
        limit = f"（应为 {wanted}）" if wanted is not None else f"（最多 {most}）" if most is not None else ""
        print(f"{'✘' if isWrong else '✓' if limit else ' '} {name}：{value}{limit}", flush=True)

    def check(self, name, holds, detail=""):
        self.faults += not holds
        print(f"{'✓' if holds else '✘'} {name}{'' if holds or not detail else '：' + str(detail)}", flush=True)

    def finish(self):
        print("没有问题。" if not self.faults else f"{self.faults} 项不对。", flush=True)
        raise SystemExit(1 if self.faults else 0)
