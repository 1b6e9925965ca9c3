"""The same messages as other HTTP programs would put them on the wire, and what no program should."""

import gzip
import http.client
import io
import socket
import urllib.parse
from dataclasses import replace

from matrix import ANSWER, QUESTION, on, shown
from players import Feishu, Request, fresh


class Connection:
    """One connection: `send` bytes, `receive` one answer after the other."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        self.file = Unclosed(socket.SocketIO(self.socket, "rb"))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data)

    def receive(self):
        response = http.client.HTTPResponse(self)
        response.begin()
        return response.status, response.read()

    def makefile(self, *_):
        return self.file


class Unclosed(io.BufferedReader):
    """Outlives the first answer, with what was read of the second."""

    def close(self):
        pass


def written(request, *fields, target=None, body=None, version="HTTP/1.1", host="Host: bot.example"):
    """The request's bytes; its length is left out when `body` brings its own framing."""
    lines = [f"{request.method} {target or request.target} {version}", host, *fields]
    lines += [f"{name}: {value}" for name, value in request.headers.items()]
    if body is None:
        lines.append(f"Content-Length: {len(request.body)}")
    head = "\r\n".join(line for line in lines if line) + "\r\n\r\n"
    return head.encode() + (request.body if body is None else body)


class Wire:
    def understood(self, player, *pieces):
        """What is sent gets the answer, as every platform gives it."""
        before = len(self.upstream.calls)
        with Connection(self.server.port) as connection:
            for piece in pieces:
                connection.send(piece)
            status, body = connection.receive()
        self.answered(player, status, body, before)

    def answered(self, player, status, body, before):
        self.assertEqual(status, 200, body)
        if isinstance(player, Feishu):
            self.assertIn(ANSWER, shown(self.upstream.wait(before + 1)[-1][1]))
        else:
            self.assertIn(ANSWER, player.shown(body))

    def status(self, data):
        with Connection(self.server.port) as connection:
            connection.send(data)
            return connection.receive()[0]

    @on()
    def test_names_of_headers_in_any_case(self, player):
        for change in (str.lower, str.upper, str.title):
            request = player.say(QUESTION)
            request.headers = {change(name): value for name, value in request.headers.items()}
            self.understood(player, written(request, "accept: */*", "USER-AGENT: x", "x-empty:"))

    @on()
    def test_media_types(self, player):
        for media in ("application/json", "application/json;charset=UTF-8", 'Application/JSON ; charset="utf-8"'):
            request = player.say(QUESTION)
            request.headers["Content-Type"] = media
            self.understood(player, written(request))

    @on("tencent")
    def test_queries_in_any_form(self, player):
        for request, expected in [(player.say(QUESTION), None), player.handshake("a+b/c==&d%20")]:
            plain = "&".join(f"{name}={value}" for name, value in request.query.items())
            if expected:  # Base64 needs no escape, if nobody takes its plus sign for a space.
                plain = plain.replace("&d%20", "%26d%2520")
            escaped = "&".join(
                name + "=" + "".join(f"%{byte:02x}" for byte in value.encode()) for name, value in request.query.items()
            )
            for query in (
                plain,
                escaped,
                "&".join(reversed(plain.split("&"))),
                f"unknown=1&empty=&flag&&{plain}&timestamp=1&nonce=2&msg_signature=x&signature=x&echostr=x",
            ):
                with self.subTest(query=query[:30]):
                    data = written(request, target=f"{player.path}?{query}")
                    if expected:
                        with Connection(self.server.port) as connection:
                            connection.send(data)
                            self.assertEqual(connection.receive(), (200, expected.encode()))
                    elif query == plain:
                        self.understood(player, data)
                    else:  # The same message again.
                        self.assertEqual(self.status(data), 200)

    @on()
    def test_forms_of_the_request_line(self, player):
        request = player.say(QUESTION)
        self.understood(player, written(request, target="https://bot.example" + request.target))
        self.understood(player, written(player.say(QUESTION), version="HTTP/1.0"))
        self.understood(player, written(player.say(QUESTION), version="HTTP/1.0", host=None))

    @on()
    def test_other_paths(self, player):
        name = player.path.removeprefix("/webhooks/")
        for path in (f"{player.path}/", f"/{player.path}", f"/webhooks//{name}", f"/Webhooks/{name}", f"/{name}"):
            self.assertEqual(self.status(written(replace(player.say(QUESTION), path=path))), 404, path)

    @on()
    def test_body_in_pieces(self, player):
        request = player.say(QUESTION)
        for size in (1, 100):
            pieces = [request.body[start : start + size] for start in range(0, len(request.body), size)]
            body = b"".join(b"%x;a=b\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\nX-Trailer: 1\r\n\r\n"
            self.understood(player, written(request, "Transfer-Encoding: chunked", body=body))
            request = player.say(QUESTION)

    @on()
    def test_body_that_waits_to_be_invited(self, player):
        request = player.say(QUESTION)
        before = len(self.upstream.calls)
        with Connection(self.server.port) as connection:
            data = written(request, "Expect: 100-continue")
            connection.send(data[: -len(request.body)])
            self.assertEqual(connection.file.readline(), b"HTTP/1.1 100 Continue\r\n")
            self.assertEqual(connection.file.readline(), b"\r\n")
            connection.send(request.body)
            self.answered(player, *connection.receive(), before)

    @on()
    def test_one_connection_for_all(self, player):
        good, large = player.say(QUESTION), replace(player.say(QUESTION), body=b" " * (1 << 20) + b" ")
        bad, nowhere = player.break_signature(player.say(QUESTION)), Request("/webhooks/nobody", body=b"x")
        before = len(self.upstream.calls)
        with Connection(self.server.port) as connection:
            for request, expected in [(bad, (401,)), (large, (413,)), (nowhere, (404,)), (replace(good, body=b""), (400,))]:
                connection.send(written(request))
                self.assertIn(connection.receive()[0], expected)
            connection.send(written(good))
            self.answered(player, *connection.receive(), before)
            # Without waiting for the answer to the first.
            connection.send(written(player.say("你好", user=fresh())) + written(bad))
            self.assertEqual([connection.receive()[0] for _ in range(2)], [200, 401])

    @on()
    def test_compressed_body(self, player):
        request = player.say(QUESTION)
        packed = replace(request, body=gzip.compress(request.body))
        self.assertIn(self.status(written(packed, "Content-Encoding: gzip")), (400, 401, 403, 415))

    @on()
    def test_broken_framing(self, player):
        request = player.say(QUESTION)
        for fields, body, expected in (
            (["Content-Length: 9223372036854775808"], b"", 413),
            (["Content-Length: 18446744073709551616"], b"", 400),
            (["Content-Length: -1"], b"", 400),
            (["Content-Length: 1", "Content-Length: 2"], b"xx", 400),
            (["Content-Length: 5", "Transfer-Encoding: chunked"], b"0\r\n\r\n", 400),
            (["Transfer-Encoding: chunked"], b"x\r\n", 400),
            (["Transfer-Encoding: gzip"], request.body, 400),
            ([], b"", 400),
        ):
            with self.subTest(fields=fields):
                self.assertEqual(self.status(written(request, *fields, body=body)), expected)

    @on()
    def test_signature_in_another_notation(self, player):
        place, name = player.signature
        for change in (str.upper, lambda value: value + " ", lambda value: value + "=", urllib.parse.quote_plus):
            request = player.say(QUESTION)
            value = getattr(request, place)[name]
            if change(value) not in (value, value + " ") or place == "query" and change(value) != value:
                getattr(request, place)[name] = change(value)
                self.refused(request, 401, 403)
