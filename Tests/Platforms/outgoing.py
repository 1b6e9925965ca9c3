"""Answers that go out through a platform's API: once each, whatever happens there, and never in the response too."""

import json
import socket
import time
import types
import unittest
from concurrent.futures import ThreadPoolExecutor

from matrix import ANSWER, LONG, QUESTION, Matrix, knowledge, shown
from players import DingTalk, Feishu, Generic, Robot, WeCom, fresh
from stage import Server, Upstream

BUSY = {"WeCom": {"errcode": 45009}, "DingTalk": {"errcode": 130101}, "Feishu": {"code": 230020}}
REFUSING = {"WeCom": {"errcode": 81013}, "DingTalk": {"errcode": 300001}, "Feishu": {"code": 230002}}


class Outgoing(Matrix, unittest.TestCase):
    @staticmethod
    def make(upstream):
        return [WeCom(), DingTalk(upstream), Feishu(upstream), Robot()]

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server.send(cls.players[0].say(LONG))
        #: How many calls the answer to `LONG` takes on WeCom.
        cls.parts = len(cls.upstream.wait(2))
        assert cls.parts >= 2, cls.parts

    @property
    def wecom(self):
        return self.players[0]

    @property
    def dingtalk(self):
        return self.players[1]

    @property
    def feishu(self):
        return self.players[2]

    def session(self, upstream=None):
        return f"http://{(upstream or self.upstream).place}/robot/sendBySession?session=1"

    def request(self, player, id=None):
        if player is self.wecom:
            return player.say(LONG, id, user="zhangsan" + fresh())
        if player is self.dingtalk:
            return player.say(QUESTION, id, session=self.session())
        return player.say(QUESTION, id and "om_" + id)

    def calls(self, player):
        return self.parts if player is self.wecom else 1

    def acknowledged(self, player, request):
        """At once, and without an answer."""
        start = time.monotonic()
        status, body = self.server.send(request)
        self.assertLess(time.monotonic() - start, 1)
        self.assertEqual(status, 200)
        self.assertIn(body, (b"", b"{}", b'{"msgtype":"empty"}'))

    def each(self):
        for player in self.players[:3]:
            yield player, type(player).__name__

    def test_wecom(self):
        self.acknowledged(self.wecom, self.wecom.say(LONG, user="zhangsan"))
        calls = self.upstream.wait(self.parts, 4)
        self.assertEqual(len(calls), self.parts)
        for path, call, _ in calls:
            self.assertRegex(path, r"^/cgi-bin/message/send\?access_token=t-\d+$")
            self.assertEqual((call["touser"], call["msgtype"], call["agentid"]), ("zhangsan", "text", 1000002))
            self.assertIn(len(call["text"]["content"].encode()), range(1, 2049))
        text = "".join(call["text"]["content"] for _, call, _ in calls)
        places = [text.index(f"第{number}项") for number in range(1, 301)]
        self.assertEqual(places, sorted(places), "nothing is lost or out of order")

    def test_feishu(self):
        id = "om_" + fresh()
        self.acknowledged(self.feishu, self.feishu.say(QUESTION, id))
        [(path, body, _)] = self.upstream.wait(1)
        self.assertEqual(path, f"/open-apis/im/v1/messages/{id}/reply")
        self.assertIn(ANSWER, shown(body))

    def test_feishu_group(self):
        mention = {"chat_type": "group", "mentions": [{"key": "@_user_1", "name": "工问"}]}
        post = {"title": "@_user_1", "content": [[{"tag": "at", "user_id": "@_user_1"}, {"tag": "text", "text": QUESTION}]]}
        for message in (
            {"text": "@_user_1 " + QUESTION},
            {"message_type": "post", "content": json.dumps(post)},
            {"message_type": "post", "content": json.dumps({"zh_cn": post})},
        ):
            answer = self.answer(self.feishu, self.feishu.wrap(self.feishu.event(**message, **mention)))
            self.assertIn(ANSWER, answer)
            self.assertNotIn("@_user", answer)

    def test_dingtalk(self):
        self.acknowledged(self.dingtalk, self.request(self.dingtalk))
        [(path, call, _)] = self.upstream.wait(1)
        self.assertEqual(path, "/robot/sendBySession?session=1")
        self.assertIn(ANSWER, self.dingtalk.shown(json.dumps(call).encode()))

    def test_dingtalk_session_elsewhere_or_over(self):
        host, port = self.upstream.place.split(":")
        sessions = [
            "https://oapi.dingtalk.com.evil.example/",
            f"http://{self.upstream.place}@evil.example/",
            f"http://evil@{self.upstream.place}/",
            f"http://localhost:{port}/",
            f"http://{self.upstream.place}\\@evil.example/",
            f"http://{self.upstream.place}#@evil.example/",
            f"http://{host}:1/",
            f"http://{host}/",
            f"ftp://{self.upstream.place}/",
            "file:///etc/passwd",
            "//" + self.upstream.place,
            "",
        ]
        over = int(time.time() * 1000) - 1000
        expired = {"sessionWebhook": self.session(), "msgtype": "text", "text": {"content": QUESTION}}
        requests = [self.dingtalk.say(QUESTION, session=session) for session in sessions]
        for end in (over, str(over), 1):
            requests.append(self.dingtalk.wrap(self.dingtalk.callback(**expired, sessionWebhookExpiredTime=end)))
        for number, request in enumerate(requests):
            with self.subTest(number=number):
                self.assertIn(ANSWER, self.answer(self.dingtalk, request))
        self.assertEqual(self.upstream.wait(0), [])

    def test_robot_answers_in_the_response_only(self):
        robot = self.players[3]
        for place in (self.upstream.place, "evil.example"):
            url = f"http://{place}/cgi-bin/aibot/response?response_code=1"
            content = robot.callback(msgtype="text", text={"content": QUESTION}, response_url=url)
            self.assertIn(ANSWER, self.answer(robot, robot.wrap(content)))
        self.assertEqual(self.upstream.wait(0), [])

    def test_once_for_twenty_copies(self):
        for player, name in self.each():
            with self.subTest(platform=name):
                self.upstream.reset()
                id = fresh()
                requests = [self.request(player, id) for _ in range(20)]
                with ThreadPoolExecutor(20) as pool:
                    self.assertEqual({status for status, _ in pool.map(self.server.send, requests)}, {200})
                self.assertEqual(len(self.upstream.wait(self.calls(player))), self.calls(player))

    def test_one_token_for_all(self):
        for player, name in self.each():
            with self.subTest(platform=name):
                self.upstream.reset()
                self.upstream.kill_token()
                self.acknowledged(player, self.request(player))
                self.upstream.wait(self.calls(player))
                self.upstream.reset()
                for _ in range(3):
                    self.acknowledged(player, self.request(player))
                self.assertEqual(len(self.upstream.wait(3 * self.calls(player))), 3 * self.calls(player))
                self.assertEqual(self.upstream.tokens, 0)

    def test_slow(self):
        self.upstream.reset(delay=4)
        for player, _ in self.each():
            self.acknowledged(player, self.request(player))
        self.upstream.wait(2 + self.parts)
        time.sleep(4.5)
        self.assertEqual(len(self.upstream.calls), 2 + self.parts, "nothing twice")

    def test_failing(self):
        # Where a second copy is dropped. One failure each; WeCom's second part waits for its first.
        self.upstream.reset(script=[(500, {}), (503, {})])
        for player in (self.wecom, self.feishu):
            self.acknowledged(player, self.request(player))
        calls = [(path.split("?")[0], json.dumps(call)) for path, call, _ in self.upstream.wait(2 + 1 + self.parts)]
        self.assertEqual(len(calls), 2 + 1 + self.parts)
        self.assertEqual(len(set(calls)), 1 + self.parts, "the same again, then no more")

    def test_failing_dingtalk(self):
        # It drops no second copy, and gateways say these after they have passed the message on.
        self.upstream.reset(script=[(status, {}) for status in (500, 502, 503, 429)])
        for _ in range(4):
            self.acknowledged(self.dingtalk, self.request(self.dingtalk))
        self.upstream.wait(4)
        time.sleep(2)
        self.assertEqual(len(self.upstream.calls), 4)

    def test_retry_after(self):
        for player, name in self.each():
            with self.subTest(platform=name):
                self.upstream.reset(script=[(503, {})], retry_after=3)
                self.acknowledged(player, self.request(player))
                self.upstream.wait(1)
                time.sleep(2)
                self.assertEqual(len(self.upstream.calls), 1, "not before it said")
                self.assertEqual(len(self.upstream.wait(1 + self.calls(player))), 1 + self.calls(player))

    def test_too_fast(self):
        for player, name in self.each():
            with self.subTest(platform=name):
                self.upstream.reset(script=[(200, BUSY[name])])
                self.acknowledged(player, self.request(player))
                self.assertEqual(len(self.upstream.wait(1 + self.calls(player))), 1 + self.calls(player))

    def test_not_wanted(self):
        for player, name in self.each():
            with self.subTest(platform=name):
                self.upstream.reset(script=[(200, REFUSING[name])])
                self.acknowledged(player, self.request(player))
                self.upstream.wait(1)
                time.sleep(1)
                self.assertEqual(len(self.upstream.calls), 1)

    def test_dead_token(self):
        for player in (self.wecom, self.feishu):
            with self.subTest(platform=type(player).__name__):
                self.acknowledged(player, self.request(player))
                self.upstream.wait(self.calls(player))
                self.upstream.reset()
                self.upstream.kill_token()
                requests = [self.request(player) for _ in range(20)]
                with ThreadPoolExecutor(20) as pool:
                    self.assertEqual({status for status, _ in pool.map(self.server.send, requests)}, {200})
                count = 20 * self.calls(player)
                end = time.monotonic() + 10
                while len(self.delivered()) < count and time.monotonic() < end:
                    time.sleep(0.05)
                self.upstream.wait(0)
                self.assertEqual(len(self.delivered()), count)
                self.assertEqual(len({json.dumps(call) for call in self.delivered()}), count)
                self.assertIn(self.upstream.tokens, range(1, 6))

    def delivered(self):
        with self.upstream.lock:
            return [(path, call) for path, call, isDead in self.upstream.calls if not isDead]

    def test_token_slow_or_refused_at_first(self):
        for player in (self.wecom, self.feishu):
            with self.subTest(platform=type(player).__name__):
                self.upstream.reset(token_delay=1.5, token_script=[(500, {})])
                self.upstream.kill_token()
                self.acknowledged(player, self.request(player))
                self.upstream.wait(self.calls(player) + 1)
                self.assertEqual(len(self.delivered()), self.calls(player))

    def test_redirects_are_not_followed(self):
        other = Upstream()
        for player, name in self.each():
            with self.subTest(platform=name):
                self.upstream.reset(redirect=f"http://{other.place}/stolen")
                self.acknowledged(player, self.request(player))
                self.assertEqual(len(self.upstream.wait(1)), 1)
        self.assertEqual(other.wait(0), [])


class Unreachable(unittest.TestCase):
    def test_nobody_listens(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            place = f"127.0.0.1:{free.getsockname()[1]}"

        nowhere = types.SimpleNamespace(place=place)
        wecom, dingtalk, feishu = WeCom(), DingTalk(nowhere), Feishu(nowhere)
        generic = Generic()
        folder = knowledge()
        self.addCleanup(folder.cleanup)
        variables = {"GONGWEN_WECOM_API_BASE": "http://" + place, "GONGWEN_KNOWLEDGE": folder.name}
        for player in (wecom, dingtalk, feishu, generic):
            variables |= player.variables
        server = Server(variables)
        requests = [wecom.say(LONG), dingtalk.say(QUESTION, session=f"http://{place}/x"), feishu.say(QUESTION)]
        for request in requests * 3:
            start = time.monotonic()
            self.assertEqual(server.send(request)[0], 200)
            self.assertLess(time.monotonic() - start, 1)
        # The others are as well as before.
        self.assertIn(ANSWER, wecom.shown(server.send(wecom.say(QUESTION))[1]))
        self.assertIn(ANSWER, generic.shown(server.send(generic.say(QUESTION))[1]))
        # With replies still waiting to be tried again.
        server.process.kill()
        server.stop()
