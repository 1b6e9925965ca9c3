"""Options that can be clicked: buttons of a card on Feishu, links that say the option on DingTalk."""

import json
import re
import unittest
import urllib.parse

from matrix import ANSWER, Matrix
from players import DingTalk, fresh
from variants import FeishuButtons

#: Several places have it, so the bot asks which one is meant.
AMBIGUOUS = "站点有多少"


class Buttons(Matrix, unittest.TestCase):
    @staticmethod
    def make(upstream):
        return [FeishuButtons(upstream), DingTalk(upstream)]

    def made(self, request, answer=b"{}"):
        """The one call that a callback leads to."""
        before = len(self.upstream.calls)
        self.assertEqual(self.server.send(request), (200, answer))
        [(path, call, _)] = self.upstream.wait(before + 1)[before:]
        return path, call

    def asked(self, user):
        feishu = self.players[0]
        _, call = self.made(feishu.say(AMBIGUOUS, user=user))
        self.assertEqual(call["msg_type"], "interactive")
        self.assertLessEqual(len(json.dumps(call).encode()), 30_000)
        return call

    def test_feishu_click(self):
        feishu, user = self.players[0], "u" + fresh()
        card = self.asked(user)
        texts = [part["text"] for part in json.loads(card["content"])["elements"] if part["tag"] == "div"]
        self.assertTrue(texts and all(text["tag"] == "plain_text" for text in texts), texts)
        id = fresh()
        click = feishu.click(card, 1, user, id)
        path, call = self.made(click)
        self.assertEqual((path, call["uuid"]), ("/open-apis/im/v1/messages/om_card/reply", id))
        self.assertIn(ANSWER, call["content"])
        # The same click once more.
        self.assertEqual(self.server.send(click), (200, b"{}"))
        self.assertEqual(len(self.upstream.wait(3, 1)), 2)

    def test_feishu_click_of_another(self):
        feishu = self.players[0]
        status, body = self.server.send(feishu.click(self.asked("u" + fresh()), 1, "stranger"))
        self.assertEqual((status, json.loads(body)["toast"]["type"]), (200, "info"))
        self.assertEqual(len(self.upstream.wait(2, 1)), 1)

    def test_feishu_forged_click(self):
        feishu, user = self.players[0], "u" + fresh()
        click = feishu.click(self.asked(user), 1, user)
        self.refused(feishu.break_signature(click), 401)

    def test_feishu_answer_without_options(self):
        _, call = self.made(self.players[0].say("江北有多少户外劳动者站点"))
        self.assertEqual(call["msg_type"], "post")
        self.assertIn(ANSWER, call["content"])

    def test_dingtalk_links(self):
        dingtalk, user = self.players[1], "u" + fresh()
        _, body = self.server.send(dingtalk.say(AMBIGUOUS, user=user))
        links = re.findall(r"^(\d)\. \[(.+)\]\(dtmd://dingtalkclient/sendMessage\?content=(\S+)\)$", dingtalk.shown(body), re.M)
        self.assertTrue(links)
        for number, (index, label, content) in enumerate(links, 1):
            self.assertEqual((int(index), urllib.parse.unquote(content)), (number, label))
        _, body = self.server.send(dingtalk.say(links[0][1], user=user))
        self.assertIn(ANSWER, dingtalk.shown(body))
