"""Every platform against the running server.

    Tests/Platforms/run
"""

import json
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from players import KEY, DingTalk, Feishu, Generic, Request, Robot, WeChat, WeCom, fresh, spoiled
from stage import Server, Upstream

QUESTION = "江北有多少户外劳动者站点"
ANSWER = "47个"
REFUSED = {"error": {"code": "refused", "message": "请求被拒绝。"}}


class Platforms(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.upstream = Upstream()
        cls.players = [WeCom(), Robot(), WeChat(), DingTalk(cls.upstream), Feishu(cls.upstream), Generic()]
        variables = {"GONGWEN_WECOM_API_BASE": "http://" + cls.upstream.place}
        for player in cls.players:
            variables |= player.variables
        cls.variables = variables
        cls.server = Server(variables)

    @classmethod
    def tearDownClass(cls):
        status, problems = cls.server.stop()
        assert status == 0, status
        for secret in cls.variables.values():
            assert secret not in problems or secret == "1000002", "a secret in the log"
        assert ANSWER not in problems and "户外" not in problems, "a message in the log"
        assert " error " not in problems, problems

    def setUp(self):
        self.upstream.reset()

    def each(self, *without):
        return [player for player in self.players if type(player) not in without]

    def answer(self, player, request, calls=1):
        """What the user sees, in the response or, for 飞书, through the API."""
        if not isinstance(player, Feishu):
            status, body = self.server.send(request)
            self.assertEqual(status, 200)
            return player.shown(body)
        before = len(self.upstream.calls)
        status, body = self.server.send(request)
        self.assertEqual((status, body), (200, b"{}"))
        made = self.upstream.wait(before + calls)[before:]
        self.assertEqual(len(made), calls)
        return self.shown(made[0][1]) if made else None

    def shown(self, call):
        self.assertEqual(call["msg_type"], "post")
        post = json.loads(call["content"])["zh_cn"]
        return "\n".join("".join(run["text"] for run in paragraph) for paragraph in post["content"])

    def refused(self, request, *statuses):
        status, body = self.server.send(request)
        self.assertIn(status, statuses)
        self.assertEqual(json.loads(body), REFUSED)

    def test_handshake(self):
        for player in self.each(DingTalk, Generic):
            with self.subTest(platform=player.path):
                request, expected = player.handshake("c+h/a=1 中")
                start = time.monotonic()
                status, body = self.server.send(request)
                self.assertLess(time.monotonic() - start, 1)
                self.assertEqual(status, 200)
                if isinstance(player, Feishu):
                    self.assertEqual(json.loads(body), json.loads(expected))
                else:
                    self.assertEqual(body.decode(), expected)

    def test_handshake_refused(self):
        for player in self.each(DingTalk, Generic, Feishu):
            with self.subTest(platform=player.path):
                request, _ = player.handshake("challenge")
                name = "signature" if isinstance(player, WeChat) else "msg_signature"
                broken = replace(request, query={**request.query, name: spoiled(request.query[name])})
                self.refused(broken, 401, 403)
                bare = replace(request, query={k: v for k, v in request.query.items() if k != "echostr"})
                self.refused(bare, 400, 401, 403)

    def test_text(self):
        for player in self.each():
            with self.subTest(platform=player.path):
                self.assertIn(ANSWER, self.answer(player, player.say(QUESTION)))

    def test_space_does_not_matter(self):
        for player in self.each(Feishu):
            with self.subTest(platform=player.path):
                self.assertIn(ANSWER, self.answer(player, player.say(f"　 {QUESTION}　\n")))

    def test_speech(self):
        for player in self.each(Feishu, Generic):
            with self.subTest(platform=player.path):
                self.assertIn(ANSWER, self.answer(player, player.speak(QUESTION)))

    def test_picture(self):
        for player in self.each(Generic):
            with self.subTest(platform=player.path):
                self.assertIn("图片", self.answer(player, player.picture()))

    def test_greeting(self):
        for player in self.each(DingTalk, Feishu, Generic):
            with self.subTest(platform=player.path):
                self.assertIn("您好", self.answer(player, player.greeting()))

    def test_silence(self):
        for player in self.each():
            with self.subTest(platform=player.path):
                for request in player.silent():
                    status, body = self.server.send(request)
                    self.assertEqual(status, 200)
                    if not isinstance(player, Feishu):
                        self.assertIsNone(player.shown(body))
        self.assertEqual(self.upstream.wait(0), [])

    def test_wrong_signature(self):
        for player in self.each():
            with self.subTest(platform=player.path):
                self.refused(player.break_signature(player.say(QUESTION)), 401, 403)
                self.refused(player.drop_signature(player.say(QUESTION)), 400, 401, 403)
        self.assertEqual((self.upstream.wait(0), self.upstream.tokens), ([], 0))

    def test_changed_body(self):
        for player in self.each(DingTalk):
            with self.subTest(platform=player.path):
                request = player.say(QUESTION)
                self.refused(replace(request, body=spoiled(request.body.decode()).encode()), 400, 401, 403)

    def test_tampered_ciphertext(self):
        for player in self.each(DingTalk, Generic):
            with self.subTest(platform=player.path):
                self.refused(player.tamper(), 400, 401, 403)

    def test_foreign_receiver(self):
        for player in self.each(DingTalk, Feishu, Generic):
            with self.subTest(platform=player.path):
                self.refused(player.foreign(), 400, 401, 403)
        feishu = next(player for player in self.players if isinstance(player, Feishu))
        self.refused(feishu.wrap(feishu.event().replace("cli_a1", "cli_b2")), 401, 403)
        self.refused(feishu.wrap(feishu.event().replace(feishu.token, "other")), 401, 403)

    def test_stale(self):
        for player in self.each():
            with self.subTest(platform=player.path):
                for offset in (-player.window - 60, player.window + 60):
                    self.refused(player.say(QUESTION, now=time.time() + offset), 401, 403)
                request = player.say(QUESTION, now=time.time() - player.window + 60)
                self.assertIn(ANSWER, self.answer(player, request))

    def test_plain_in_encrypted_mode(self):
        for player in self.each(Robot, WeCom, DingTalk, Generic):
            with self.subTest(platform=player.path):
                if isinstance(player, WeChat):
                    request, _ = player.handshake("x")
                    plain = player.text(QUESTION, fresh(), "u1").encode()
                    self.refused(replace(request, method="POST", body=plain), 401, 403)
                else:
                    self.refused(player.signed(player.event().encode()), 401, 403)

    def test_malformed(self):
        for player in self.each():
            with self.subTest(platform=player.path):
                for number, request in enumerate(player.broken_contents()):
                    with self.subTest(number=number):
                        # An envelope without a cipher text is a plain message to WeChat.
                        self.refused(request, *((400, 403) if isinstance(player, WeChat) else (400,)))
                self.refused(replace(player.say(QUESTION), body=b""), 400, 401, 403)

    def test_same_answer_in_sequence(self):
        for player in self.each():
            with self.subTest(platform=player.path):
                id = "om_" + fresh() if isinstance(player, Feishu) else fresh()
                user = "seq" + fresh()
                first = self.answer(player, player.say(QUESTION, id, user))
                self.assertIn(ANSWER, first)
                for _ in range(2):
                    # Processed again, it would be another question in the same conversation, or another call.
                    again = self.answer(player, player.say("那南川呢", id, user), calls=0)
                    self.assertEqual(again, None if isinstance(player, Feishu) else first)

    def test_same_answer_at_once(self):
        for player in self.each():
            with self.subTest(platform=player.path):
                self.upstream.reset()
                id = "om_" + fresh() if isinstance(player, Feishu) else fresh()
                requests = [player.say(QUESTION, id, "all" + id) for _ in range(20)]
                with ThreadPoolExecutor(20) as pool:
                    answers = list(pool.map(self.server.send, requests))
                self.assertEqual({status for status, _ in answers}, {200})
                if isinstance(player, Feishu):
                    self.assertEqual(len(self.upstream.wait(1)), 1)
                else:
                    shown = {player.shown(body) for _, body in answers}
                    self.assertEqual(len(shown), 1)
                    self.assertIn(ANSWER, shown.pop())

    def test_different_messages_are_not_the_same(self):
        for player in self.each():
            with self.subTest(platform=player.path):
                for question, expected in [(QUESTION, ANSWER), ("你好", "")]:
                    shown = self.answer(player, player.say(question, user="diff"))
                    self.assertTrue(shown)
                    self.assertIn(expected, shown)

    def test_two_people_have_two_conversations(self):
        for player in self.each():
            with self.subTest(platform=player.path):
                self.assertIn(ANSWER, self.answer(player, player.say(QUESTION, user="anna")))
                follow = "那江津呢"
                anna, bert = (self.answer(player, player.say(follow, user=user)) for user in ("anna", "bert"))
                self.assertIn("站", anna)
                self.assertNotEqual(anna, bert)

    def test_ten_thousand_characters(self):
        for player in self.each():
            with self.subTest(platform=player.path):
                for text in ("问" * 10_000, "江北站点" * 2_500, "x" * 20_000):
                    start = time.monotonic()
                    self.assertTrue(self.answer(player, player.say(text)))
                    self.assertLess(time.monotonic() - start, 5)

    def test_too_large(self):
        for player in self.each():
            with self.subTest(platform=player.path):
                request = replace(player.say(QUESTION), body=b" " * ((1 << 20) + 1))
                for chunked in (False, True):
                    status, body = self.server.send(request, chunked)
                    self.assertEqual(status, 413)
                    self.assertNotIn(ANSWER, body.decode())

    def test_media_type(self):
        for player in self.each(DingTalk, Feishu):
            with self.subTest(platform=player.path):
                request = player.say(QUESTION)
                request.headers["Content-Type"] = "text/plain"
                self.assertEqual(self.server.send(request)[0], 415 if isinstance(player, Generic) else 200)

    def test_methods(self):
        for player in self.each():
            with self.subTest(platform=player.path):
                for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
                    self.assertIn(self.server.send(replace(player.say(QUESTION), method=method))[0], (404, 405))
                self.assertLess(self.server.send(Request(player.path, "GET"))[0], 500)

    # Feishu

    def feishu(self):
        return next(player for player in self.players if isinstance(player, Feishu))

    def test_feishu_call(self):
        player = self.feishu()
        id = "om_" + fresh()
        self.answer(player, player.say(QUESTION, id))
        path, body, _ = self.upstream.calls[0]
        self.assertEqual(path, f"/open-apis/im/v1/messages/{id}/reply")
        self.assertIn(ANSWER, self.shown(body))

    def test_feishu_mention(self):
        player = self.feishu()
        mention = {"chat_type": "group", "mentions": [{"key": "@_user_1", "name": "工问"}]}
        shown = self.answer(player, player.wrap(player.event("@_user_1 " + QUESTION, **mention)))
        self.assertIn(ANSWER, shown)
        self.assertNotIn("@_user", shown)

    def test_slow_upstream(self):
        self.upstream.reset(delay=4)
        player = self.feishu()
        start = time.monotonic()
        status, _ = self.server.send(player.say(QUESTION))
        self.assertEqual(status, 200)
        self.assertLess(time.monotonic() - start, 1)
        time.sleep(4.5)
        self.assertEqual(len(self.upstream.wait(1)), 1)

    def test_failing_upstream(self):
        self.upstream.reset(failures=2)
        player = self.feishu()
        start = time.monotonic()
        self.assertEqual(self.server.send(player.say(QUESTION))[0], 200)
        self.assertLess(time.monotonic() - start, 1)
        self.assertEqual(len(self.upstream.wait(3, 15)), 3, "two failures, then delivered, then quiet")

    def test_dead_token(self):
        player = self.feishu()
        self.answer(player, player.say(QUESTION))
        self.upstream.reset()
        self.upstream.kill_token()
        with ThreadPoolExecutor(20) as pool:
            statuses = set(pool.map(lambda _: self.server.send(player.say(QUESTION))[0], range(20)))
        self.assertEqual(statuses, {200})
        self.upstream.wait(21)
        time.sleep(0.5)
        delivered = [path for path, _, isDead in self.upstream.calls if not isDead]
        self.assertEqual(len(delivered), 20)
        self.assertEqual(len(set(delivered)), 20)
        self.assertTrue(1 <= self.upstream.tokens <= 5, self.upstream.tokens)

    # DingTalk

    def dingtalk(self):
        return next(player for player in self.players if isinstance(player, DingTalk))

    def test_session_webhook(self):
        player = self.dingtalk()
        session = f"http://{self.upstream.place}/robot/sendBySession?session=1"
        status, body = self.server.send(player.say(QUESTION, session=session))
        self.assertEqual(status, 200)
        self.assertIsNone(player.shown(body), "never both")
        [(path, call, _)] = self.upstream.wait(1)
        self.assertEqual(path, "/robot/sendBySession?session=1")
        self.assertIn(ANSWER, player.shown(json.dumps(call)))

    def test_session_webhook_elsewhere(self):
        player = self.dingtalk()
        for session in (
            "https://oapi.dingtalk.com.evil.example/",
            f"http://{self.upstream.place}@evil.example/",
            f"http://localhost:{self.upstream.place.split(':')[1]}/",
            f"http://{self.upstream.place}\\@evil.example/",
            "http://127.0.0.1:1/",
        ):
            with self.subTest(session=session):
                status, body = self.server.send(player.say(QUESTION, session=session))
                self.assertEqual(status, 200)
                self.assertIn(ANSWER, player.shown(body))
        self.assertEqual(self.upstream.wait(0), [])

    def test_redirect_is_not_followed(self):
        other = Upstream()
        self.upstream.reset(redirect=f"http://{other.place}/stolen")
        player = self.dingtalk()
        session = f"http://{self.upstream.place}/robot/sendBySession?session=1"
        self.assertEqual(self.server.send(player.say(QUESTION, session=session))[0], 200)
        self.assertEqual(len(self.upstream.wait(1)), 1)
        self.assertEqual(other.wait(0), [])

    # Generic

    def test_generic_shares_either_id(self):
        player = next(player for player in self.players if isinstance(player, Generic))
        content = json.dumps({"user": "w", "text": QUESTION})
        delivery = "msg_" + fresh()
        first = self.server.send(player.wrap(content, id=delivery))
        other = json.dumps({"user": "w", "text": "你好"})
        self.assertEqual(self.server.send(player.wrap(other, id=delivery)), first)


class Starting(unittest.TestCase):
    def test_nothing_is_on(self):
        server = Server({})
        for player in [WeCom(), Robot(), WeChat(), Generic()]:
            self.assertEqual(server.send(player.say(QUESTION))[0], 404)
            self.assertEqual(server.send(Request(player.path, "GET"))[0], 404)
        self.assertTrue(all(line.endswith("未开启") for line in server.report), server.report)
        self.assertEqual(server.stop(), (0, ""))

    def test_faulty_variables(self):
        variables = {**WeCom.variables, "GONGWEN_WECOM_ENCODING_AES_KEY": KEY[:-1]}
        variables |= {"GONGWEN_WECHAT_TOKEN": "gwWechatTok3n\n", "GONGWEN_WECHAT_APP_ID": WeChat.receiver}
        variables |= {"GONGWEN_FEISHU_APP_ID": "cli_a1"}
        server = Server(variables)
        self.assertEqual(server.send(WeCom().say(QUESTION))[0], 404)
        report = "\n".join(server.report)
        self.assertIn("wechat：已开启", report)
        status, problems = server.stop()
        self.assertEqual(status, 0)
        self.assertIn("GONGWEN_WECOM_ENCODING_AES_KEY：应为 43 个字符，实际 42 个", problems)
        self.assertIn("GONGWEN_WECHAT_TOKEN：首尾有空格或换行", problems)
        self.assertIn("GONGWEN_FEISHU_APP_SECRET：没有设置", problems)
        for value in variables.values():
            self.assertNotIn(value.strip(), problems + report)


class Stopping(unittest.TestCase):
    def test_pending_replies_are_sent(self):
        upstream = Upstream()
        upstream.reset(delay=2)
        player = Feishu(upstream)
        server = Server(player.variables)
        for _ in range(3):
            self.assertEqual(server.send(player.say(QUESTION))[0], 200)
        start = time.monotonic()
        status, problems = server.stop()
        self.assertEqual((status, problems), (0, ""))
        self.assertGreater(time.monotonic() - start, 1)
        self.assertEqual(len(upstream.calls), 3)

    def test_tokens_that_never_work(self):
        upstream = Upstream()
        upstream.reset(kill_tokens=True)
        player = Feishu(upstream)
        server = Server(player.variables)
        for _ in range(20):
            self.assertEqual(server.send(player.say(QUESTION))[0], 200)
        upstream.wait(2, 3)
        self.assertTrue(1 <= upstream.tokens <= 5, upstream.tokens)
        self.assertEqual(server.stop()[0], 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
