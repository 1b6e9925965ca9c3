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


class Upstream:
    """A fake of every platform's API: hands out tokens, keeps what it is sent, and can be slow, ill or strict."""

    def __init__(self):
        self.lock = threading.Lock()
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
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.place = f"127.0.0.1:{self.server.server_port}"

    def reset(self, delay=0, failures=0, redirect=None, kill_tokens=False):
        with self.lock:
            self.calls, self.tokens, self.delay, self.failures = [], 0, delay, failures
            self.redirect, self.kill_tokens = redirect, kill_tokens
            self.dead = getattr(self, "dead", set())

    def kill_token(self):
        """Every token handed out so far is invalid from now on."""
        with self.lock:
            self.dead |= getattr(self, "given", set())

    def serve(self, handler):
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        path = urllib.parse.urlsplit(handler.path)
        status, answer, headers = 200, {"code": 0, "errcode": 0}, {}
        if path.path.endswith(("/tenant_access_token/internal", "/gettoken")):
            with self.lock:
                self.tokens += 1
                self.given = getattr(self, "given", set())
                token = f"t-{len(self.given)}"
                self.given.add(token)
                if self.kill_tokens:
                    self.dead.add(token)
            answer |= {"tenant_access_token": token, "expire": 7200, "access_token": token, "expires_in": 7200}
        else:
            bearer = handler.headers.get("Authorization", "").removeprefix("Bearer ")
            bearer = bearer or urllib.parse.parse_qs(path.query).get("access_token", [""])[0]
            with self.lock:
                isDead = bearer in self.dead
                self.calls.append((handler.path, json.loads(body), isDead))
                failing, self.failures = self.failures > 0, max(self.failures - 1, 0)
                delay, redirect = self.delay, self.redirect
            time.sleep(delay)
            if isDead:
                status, answer = 400, {"code": 99991663, "errcode": 40014}
            elif failing:
                status, answer = 500, {}
            elif redirect:
                status, headers = 302, {"Location": redirect}
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
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GONGWEN_")} | variables
        self.process = subprocess.Popen(
            [BINARY, "serve", "--port", "0"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        line = self.process.stdout.readline()
        found = re.search(r":(\d+)/", line)
        assert found, line + self.process.stderr.read()
        self.port = int(found.group(1))
        self.report = [self.process.stdout.readline().strip() for _ in range(6)]
        self.problems = []
        self.reader = threading.Thread(target=lambda: self.problems.extend(self.process.stderr), daemon=True)
        self.reader.start()

    def send(self, request, chunked=False, timeout=30):
        """Status and body; chunked sends no Content-Length."""
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
