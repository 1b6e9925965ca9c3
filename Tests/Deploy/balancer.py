"""deploy/nginx.conf: TLS, three servers, restarted one after the other, one of them killed."""

import collections
import http.client
import json
import os
import pathlib
import re
import ssl
import subprocess
import tempfile
import threading
import time

from cluster import ROOT, Postgres, Replica, Report, free_port, started
from players import Generic, fresh

FIRST, SECOND = "江北有多少户外劳动者站点", "那南川呢"


class Example:
    """The example as it stands, with other addresses, ports and certificates."""

    def __init__(self, folder, replicas):
        self.secure, self.plain = free_port(), free_port()
        os.chmod(folder, 0o755)
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=gongwen.example.com",
             "-keyout", f"{folder}/privkey.pem", "-out", f"{folder}/fullchain.pem"],
            check=True, capture_output=True,
        )
        text = (ROOT / "deploy/nginx.conf").read_text()
        for number, replica in enumerate(replicas):
            text = text.replace(f"10.0.0.1{number + 1}:8080", replica.place)
        text = text.replace("/etc/gongwen/tls/", folder + "/")
        text = re.sub(r"listen \[::\].*\n", "", text)
        text = text.replace("listen 443", f"listen 127.0.0.1:{self.secure}").replace(
            "listen 80", f"listen 127.0.0.1:{self.plain}"
        )
        assert "10.0.0." not in text
        names = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        temporary = " ".join(f"{name}_temp_path {folder}/{name};" for name in names)
        configuration, self.log = pathlib.Path(folder, "nginx.conf"), pathlib.Path(folder, "error.log")
        configuration.write_text(
            f"daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;\n"
            f"events {{}}\nhttp {{ access_log off; {temporary}\n{text}\n}}\n"
        )
        self.command = [os.environ["GONGWEN_TEST_NGINX"], "-p", folder, "-e", f"{folder}/error.log", "-c", configuration]
        self.check = subprocess.run([*self.command, "-t"], capture_output=True, text=True)
        self.process = started(subprocess.Popen(self.command))
        self.context = ssl.create_default_context(cafile=f"{folder}/fullchain.pem")
        self.context.check_hostname = False

    def send(self, method, path, body=None, headers={}):
        for attempt in range(100):
            connection = http.client.HTTPSConnection("127.0.0.1", self.secure, context=self.context, timeout=30)
            try:
                connection.request(method, path, body, {"Host": "gongwen.example.com", **headers})
                response = connection.getresponse()
                return response.status, response.read()
            except ConnectionRefusedError:
                # It has just been started.
                subprocess.run(["sleep", "0.05"])
            finally:
                connection.close()
        raise AssertionError("nginx does not start")

    def ask(self, text, conversation):
        body = json.dumps({"conversation": conversation, "user": "u", "text": text})
        headers = {"Authorization": "Bearer s3same"}
        status, answer = self.send("POST", "/api/ask", body, headers)
        return json.loads(answer).get("text", "") if status == 200 else f"{status}"


class Asker(threading.Thread):
    """Asks now and then, over one connection, on `/api/ask` or a platform; counts what came back."""

    def __init__(self, nginx, number):
        super().__init__(daemon=True)
        self.nginx, self.number = nginx, number
        self.stopping, self.seen = False, collections.Counter()

    def request(self, turn):
        if self.number % 2:
            body = json.dumps({"conversation": f"r{self.number}", "user": "u", "text": FIRST})
            return "/api/ask", body, {"Authorization": "Bearer s3same"}
        content = {"conversation": f"r{self.number}", "user": "u", "text": FIRST, "id": f"roll{self.number}.{turn}"}
        request = Generic().wrap(json.dumps(content))
        return request.path, request.body, request.headers

    def run(self):
        connection, turn = None, 0
        while not self.stopping:
            turn += 1
            path, body, headers = self.request(turn)
            connection = connection or http.client.HTTPSConnection(
                "127.0.0.1", self.nginx.secure, context=self.nginx.context, timeout=30
            )
            try:
                connection.request("POST", path, body, {"Host": "gongwen.example.com", **headers})
                response = connection.getresponse()
                text = response.read().decode()
                self.seen[response.status if response.status != 200 or "47个" in text else text] += 1
            except (OSError, http.client.HTTPException) as error:
                self.seen[repr(error)] += 1
                connection = None
            # A request that is not sent again may meet the very moment when a server stops listening; a few a second will
            # hardly do so.
            time.sleep(0.5 if path == "/api/ask" else 0.05)


def roll(report, nginx, replicas, postgres):
    """As docs/running.md says: one after the other, the next when the last one is ready."""
    askers = [Asker(nginx, number) for number in range(6)]
    for asker in askers:
        asker.start()
    exits = []
    for _ in range(2):
        for replica in replicas:
            exits.append(replica.stop())
            replica.start()
            while '"ready"' not in replica.get("/health/ready"):
                time.sleep(0.05)
    for asker in askers:
        asker.stopping = True
    for asker in askers:
        asker.join()
    seen = sum((asker.seen for asker in askers), collections.Counter())
    report.count("逐台重启时的请求", sum(seen.values()))
    errors = [line for line in nginx.log.read_text().splitlines() if "Connection refused" not in line]
    report.check("逐台重启：没有一个 5xx，答案都对", set(seen) == {200}, (dict(seen), errors))
    report.count("逐台重启：退出状态", exits, [0] * 6)
    rows = postgres.query("SELECT count(*) FROM questions")[0][0]
    report.count("逐台重启：每个请求记录一次", int(rows), sum(seen.values()))


def main():
    report = Report("deploy/nginx.conf")
    postgres = Postgres("deploy")
    variables = {**Generic.variables, "GONGWEN_ACCESS_TOKEN": "s3same", "GONGWEN_DRAIN_SECONDS": "2"}
    replicas = [Replica(postgres.url, variables).start() for _ in range(3)]
    with tempfile.TemporaryDirectory(prefix="gongwen-nginx-") as folder:
        nginx = Example(folder, replicas)
        report.check("nginx -t", nginx.check.returncode == 0 and "warn" not in nginx.check.stderr, nginx.check.stderr)
        nginx.ask("你好", "c")
        postgres.query("DELETE FROM questions")
        roll(report, nginx, replicas, postgres)
        postgres.query("DELETE FROM questions")
        talks = [[nginx.ask(text, f"c{number}") for text in (FIRST, SECOND)] for number in range(9)]
        report.check("TLS 上一问一答，接着问也接得上", all(t == talks[0] and "47个" in t[0] for t in talks), talks)
        asked = [replica.get("/health/ready") for replica in replicas]
        report.check("三台都好", all('"ready"' in text for text in asked), asked)
        report.count("没有口令", nginx.send("POST", "/api/ask", b"{}")[0], 401)
        for path in ("/health/ready", "/metrics"):
            report.count(f"{path} 不对外", nginx.send("GET", path)[0], 404)
        plain = http.client.HTTPConnection("127.0.0.1", nginx.plain)
        plain.request("GET", "/x?y=1", headers={"Host": "gongwen.example.com"})
        response = plain.getresponse()
        place = response.getheader("Location")
        report.count("HTTP 转到 HTTPS", (response.status, place), (301, "https://gongwen.example.com/x?y=1"))
        large = b'{"x":"' + b"a" * (1 << 20) + b'"}'
        status, body = nginx.send("POST", "/api/ask", large, {"Authorization": "Bearer s3same"})
        report.check("超过 1 MiB：服务自己的 413", (status, b"body_too_large" in body) == (413, True), (status, body[:80]))
        replicas[0].kill()
        talks = [[nginx.ask(text, f"d{number}") for text in (FIRST, SECOND)] for number in range(9)]
        report.check("死了一台：照常，接着问也接得上", all(t == talks[0] and "47个" in t[0] for t in talks), talks)
        statuses, id = set(), fresh()
        for _ in range(6):
            content = {"conversation": "c", "user": "u", "text": FIRST, "id": id}
            request = Generic().wrap(json.dumps(content))
            statuses.add(nginx.send("POST", request.path, request.body, request.headers))
        report.check("同一条消息送六次：一个回答", len(statuses) == 1 and next(iter(statuses))[0] == 200, statuses)
        count = postgres.query("SELECT count(*) FROM questions WHERE platform = 'generic'")[0][0]
        report.count("只记录一次", int(count), 1)
        nginx.process.terminate()
        nginx.process.wait()
    for replica in replicas[1:]:
        report.count("停止时的退出状态", replica.stop(), 0)
    report.finish()


main()
