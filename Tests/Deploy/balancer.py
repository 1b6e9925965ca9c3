"""deploy/nginx.conf: TLS, three servers, one of them killed."""

import http.client
import json
import os
import pathlib
import re
import ssl
import subprocess
import tempfile

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
        configuration = pathlib.Path(folder, "nginx.conf")
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


def main():
    report = Report("deploy/nginx.conf")
    postgres = Postgres("deploy")
    variables = {**Generic.variables, "GONGWEN_ACCESS_TOKEN": "s3same"}
    replicas = [Replica(postgres.url, variables).start() for _ in range(3)]
    with tempfile.TemporaryDirectory(prefix="gongwen-nginx-") as folder:
        nginx = Example(folder, replicas)
        report.check("nginx -t", nginx.check.returncode == 0 and "warn" not in nginx.check.stderr, nginx.check.stderr)
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
