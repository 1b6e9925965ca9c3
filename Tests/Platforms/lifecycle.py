"""Starting with nothing, with faulty variables, and stopping with replies still to be sent."""

import time
import unittest

from matrix import QUESTION
from players import KEY, Feishu, Generic, Request, Robot, WeChat, WeCom
from stage import Server, Upstream


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
        variables |= {"GONGWEN_DINGTALK_APP_SECRET": "'gwDingAppSecret'"}
        server = Server(variables)
        self.assertEqual(server.send(WeCom().say(QUESTION))[0], 404)
        report = "\n".join(server.report)
        self.assertIn("wechat：已开启", report)
        status, problems = server.stop()
        self.assertEqual(status, 0)
        self.assertIn("GONGWEN_WECOM_ENCODING_AES_KEY：应为 43 个字符，实际 42 个", problems)
        self.assertIn("GONGWEN_WECHAT_TOKEN：首尾有空格或换行", problems)
        self.assertIn("GONGWEN_FEISHU_APP_SECRET：没有设置", problems)
        self.assertIn("GONGWEN_DINGTALK_APP_SECRET：首尾有引号", problems)
        self.assertIn("dingtalk：没有开启", report + problems)
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
