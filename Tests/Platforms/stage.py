"""The server under test, and the platforms' APIs that it calls, all on this machine."""

import http.client
import http.server
import json
import os
import pathlib
import re
import subprocess
import threading
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ["GONGWEN_BINARY"]


REFUSED = {"error": {"code": "refused", "message": "请求被拒绝。"}}


class Upstream:
    """A fake of every platform's API: hands out tokens for the right secrets, keeps what it is sent, and can be slow,
    ill or strict. `script` is what it says to the next calls before it is well again."""

    #: For which a token is given.
    secrets = {"s3cret", "corp&secret"}

    def __init__(self):
        self.lock = threading.Lock()
        self.given = set()
        self.reset()
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                outer.serve(self)

            do_GET = do_POST

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        # A server that is killed takes its connections with it.
        self.server.handle_error = lambda *_: None
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.place = f"127.0.0.1:{self.server.server_port}"

    def reset(
        self, delay=0, script=(), redirect=None, kill_tokens=False, token_delay=0, token_script=(), retry_after=None
    ):
        with self.lock:
            self.retry_after = retry_after
            self.calls, self.tokens, self.delay, self.script = [], 0, delay, list(script)
            self.redirect, self.kill_tokens = redirect, kill_tokens
            self.token_delay, self.token_script = token_delay, list(token_script)
            self.dead = set()

    def kill_token(self):
        """Every token handed out so far is invalid from now on."""
        with self.lock:
            self.dead |= self.given

    def token(self, path, body):
        with self.lock:
            self.tokens += 1
            if self.token_script:
                return self.token_script.pop(0)
            given = json.loads(body) if body else dict(urllib.parse.parse_qsl(path.query))
            if not set(given.values()) & self.secrets:
                return 200, {"code": 10014, "errcode": 40001}
            token = f"t-{len(self.given)}"
            self.given.add(token)
            if self.kill_tokens:
                self.dead.add(token)
        names = {"tenant_access_token": token, "expire": 7200, "access_token": token, "expires_in": 7200}
        return 200, {"code": 0, "errcode": 0, **names}

    def deliver(self, handler, path, body):
        bearer = handler.headers.get("Authorization", "").removeprefix("Bearer ")
        bearer = bearer or urllib.parse.parse_qs(path.query).get("access_token", [""])[0]
        wantsToken = path.path.startswith(("/open-apis/", "/cgi-bin/message/"))
        with self.lock:
            isDead = wantsToken and (bearer in self.dead or bearer not in self.given)
            self.calls.append((handler.path, json.loads(body), isDead))
            if isDead and path.path.startswith("/cgi-bin/"):
                return 200, {"errcode": 42001}
            if isDead:
                return 400, {"code": 99991663}
            return self.script.pop(0) if self.script else (200, {"code": 0, "errcode": 0})

    def serve(self, handler):
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        path = urllib.parse.urlsplit(handler.path)
        headers = {}
        if path.path in ("/open-apis/auth/v3/tenant_access_token/internal", "/cgi-bin/gettoken"):
            status, answer = self.token(path, body)
            time.sleep(self.token_delay)
        else:
            status, answer = self.deliver(handler, path, body)
            time.sleep(self.delay)
            if self.redirect:
                status, headers = 302, {"Location": self.redirect}
            if self.retry_after and status != 200:
                headers["Retry-After"] = str(self.retry_after)
        data = json.dumps(answer).encode()
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)

    def wait(self, count, limit=10.0):
        """The calls, when so many have come; then a little longer, in case there are more than expected."""
        end = time.monotonic() + limit
        while len(self.calls) < count and time.monotonic() < end:
            time.sleep(0.01)
        time.sleep(0.2)
        with self.lock:
            return list(self.calls)


class Server:
    """`gongwen serve` on a free port; only the variables that are given."""

    def __init__(self, variables):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GONGWEN_")}
        environment |= {"GONGWEN_DATABASE_URL": "memory"} | variables
        self.process = subprocess.Popen(
            [BINARY, "serve", "--port", "0"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.secrets = [value for name, value in variables.items() if re.search("TOKEN|KEY|SECRET", name)]
        line = self.process.stdout.readline()
        found = re.search(r":(\d+)/", line)
        assert found, line + self.process.stderr.read()
        self.port = int(found.group(1))
        self.report = [self.process.stdout.readline().strip() for _ in range(6)]
        self.problems = []
        self.reader = threading.Thread(target=lambda: self.problems.extend(self.process.stderr), daemon=True)
        self.reader.start()

    def send(self, request, chunked=False, timeout=30):
        """Status and body, which no request may get otherwise than promised; chunked sends no Content-Length."""
        start = time.monotonic()
        status, body = self.exchange(request, chunked, timeout)
        took = time.monotonic() - start
        deadline = 1 if request.method == "GET" else 3 if request.path.endswith("feishu") else 5
        assert took < deadline, f"{request.path} took {took:.1f} s"
        assert status < 500, (request.path, status)
        if status != 200:
            text = body.decode()
            assert json.loads(text).keys() == {"error"} and len(text) < 200, text
            assert not any(secret.strip() in text for secret in self.secrets), text
        return status, body

    def exchange(self, request, chunked, timeout):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            body, headers = request.body, dict(request.headers)
            if chunked:
                body = [request.body[i : i + 65536] for i in range(0, len(request.body), 65536)]
                headers["Transfer-Encoding"] = "chunked"
            try:
                connection.request(request.method, request.target, body, headers, encode_chunked=chunked)
            except (BrokenPipeError, ConnectionResetError):
                pass  # Refused before it had everything; the answer is there.
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def stop(self):
        """SIGTERM; the exit status and everything on standard error."""
        self.process.terminate()
        status = self.process.wait(40)
        self.reader.join(5)
        self.process.stdout.close()
        self.process.stderr.close()
        return status, "".join(self.problems)
