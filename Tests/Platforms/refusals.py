"""What is refused, and that nobody learns anything from it: `Server.send` looks at every refusal."""

import time
from dataclasses import replace

from matrix import QUESTION, on
from players import Request, fresh, spoiled


class Refusals:
    def setUp(self):
        """What the platforms' APIs hear is kept from test to test: it has to be nothing."""

    @classmethod
    def tearDownClass(cls):
        calls = cls.upstream.wait(0), cls.upstream.tokens
        super().tearDownClass()
        assert calls == ([], 0), calls

    @on("handshakes")
    def test_handshake(self, player):
        self.refused(player.break_signature(player.handshake("challenge")[0]), 401, 403)
        self.refused(player.drop_signature(player.handshake("challenge")[0]), 400, 401, 403)

    @on("tencent")
    def test_handshake_by_get(self, player):
        request, _ = player.handshake("challenge")
        for name in list(request.query):
            with self.subTest(name=name):
                query = {key: value for key, value in request.query.items() if key != name}
                self.refused(replace(request, query=query), 400, 401, 403)
        for offset in (-360, 360):
            self.refused(player.handshake("challenge", time.time() + offset)[0], 401, 403)

    @on("encrypts_challenge")
    def test_handshake_of_a_stranger(self, player):
        self.refused(player.handshake("challenge", receiver="somebody-else")[0], 400, 401, 403)
        self.refused(player.tampered_handshake(), 400, 401, 403)

    @on()
    def test_signature(self, player):
        self.refused(player.break_signature(player.say(QUESTION)), 401, 403)
        self.refused(player.drop_signature(player.say(QUESTION)), 400, 401, 403)

    @on("image")
    def test_signature_of_a_picture(self, player):
        self.refused(player.break_signature(player.picture()), 401, 403)

    @on("greets")
    def test_signature_of_an_event(self, player):
        self.refused(player.break_signature(player.greeting()), 401, 403)

    @on()
    def test_parameter_missing(self, player):
        for place, name in player.required:
            request = player.say(QUESTION)
            del getattr(request, place)[name]
            with self.subTest(name=name):
                self.refused(request, 400, 401, 403)

    @on()
    def test_parameter_strange(self, player):
        for place, name in player.required:
            for value in ("", "0", "-1", "+5", "9" * 30, "中文", "%00", "'\"<>", "x" * 4000):
                request = player.say(QUESTION)
                getattr(request, place)[name] = value if place == "query" else value.encode().decode("latin-1")
                with self.subTest(name=name, value=value[:10]):
                    self.refused(request, 400, 401, 403)

    @on("covers_body")
    def test_changed_body(self, player):
        request = player.say(QUESTION)
        self.refused(replace(request, body=spoiled(request.body.decode()).encode()), 400, 401, 403)
        self.refused(replace(request, body=request.body + b" x"), 400, 401, 403)

    @on("encrypted")
    def test_tampered_ciphertext(self, player):
        for request in player.tamper():
            self.refused(request, 400, 401, 403)

    @on()
    def test_foreign(self, player):
        for request in player.foreign():
            self.refused(request, 400, 401, 403)

    @on("window")
    def test_stale(self, player):
        for offset in (-player.window - 60, player.window + 60, -(10**9)):
            self.refused(player.say(QUESTION, now=time.time() + offset), 401, 403)

    @on("encrypted")
    def test_unencrypted(self, player):
        self.refused(player.unencrypted(), *player.open_text)

    @on()
    def test_malformed(self, player):
        for number, request in enumerate(player.broken_contents()):
            with self.subTest(number=number):
                self.refused(request, *player.malformed)
        self.refused(replace(player.say(QUESTION), body=b""), 400, 401, 403)

    @on()
    def test_too_large(self, player):
        request = replace(player.say(QUESTION), body=b" " * ((1 << 20) + 1))
        for chunked in (False, True):
            self.assertEqual(self.server.send(request, chunked)[0], 413)

    @on()
    def test_methods(self, player):
        for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"):
            self.assertIn(self.server.send(replace(player.say(QUESTION, fresh()), method=method))[0], (404, 405))
        for request in (Request(player.path, "HEAD"), replace(player.say(QUESTION, fresh()), method="HEAD", body=b"")):
            self.assertIn(self.server.exchange(request, False, 5)[0], (404, 405))
        for query in ({}, {"echostr": "x"}, {"echostr": "x", "timestamp": "1", "nonce": "1", "signature": "1"}):
            self.assertIn(self.server.send(Request(player.path, "GET", query))[0], range(400, 500))
