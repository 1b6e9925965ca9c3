"""What tests of all platforms have in common."""

import functools
import json
import pathlib
import shutil
import tempfile

from players import Feishu
from stage import REFUSED, ROOT, Server, Upstream

QUESTION = "江北有多少户外劳动者站点"
ANSWER = "47个"
#: Its answer is longer than WeCom and WeChat take in one piece.
LONG = "长清单是什么"


def knowledge():
    """A copy of the knowledge with a sentence that is long enough."""
    folder = tempfile.TemporaryDirectory()
    shutil.copytree(ROOT / "Knowledge", folder.name, dirs_exist_ok=True)
    things = "、".join(f"第{number}项" for number in range(1, 301))
    entry = f"名称: 长清单\n    主体: 重庆市\n    类: 说明\n    叫法: [长清单]\n    内容: 长清单有{things}。\n    来源: 重庆2024\n"
    pathlib.Path(folder.name, "trial.yaml").write_text("条目:\n  - " + entry)
    return folder


def on(*abilities):
    """A test of every player that can do all of that."""

    def decorate(body):
        @functools.wraps(body)
        def test(self):
            for player in self.players:
                if all(getattr(player, ability) for ability in abilities):
                    with self.subTest(platform=type(player).__name__):
                        body(self, player)

        return test

    return decorate


def shown(call):
    """What the user sees of a call to Feishu's API."""
    assert call["msg_type"] == "post" and len(json.dumps(call).encode()) <= 150_000, call
    post = json.loads(call["content"])["zh_cn"]
    return "\n".join("".join(run["text"] for run in paragraph) for paragraph in post["content"])


class Matrix:
    """A server for the players that `make` gives."""

    @classmethod
    def setUpClass(cls):
        cls.upstream = Upstream()
        cls.players = cls.make(cls.upstream)
        cls.knowledge = knowledge()
        variables = {"GONGWEN_KNOWLEDGE": cls.knowledge.name}
        variables |= {"GONGWEN_WECOM_API_BASE": "http://" + cls.upstream.place}
        for player in cls.players:
            variables |= player.variables
        cls.server = Server(variables)

    @classmethod
    def tearDownClass(cls):
        status, problems = cls.server.stop()
        cls.knowledge.cleanup()
        assert status == 0, status
        for secret in cls.server.secrets:
            assert secret not in problems, "a secret in the log"
        assert ANSWER not in problems and "户外" not in problems, "a message in the log"
        assert " error " not in problems, problems

    def setUp(self):
        self.upstream.reset()

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
        return shown(made[0][1]) if made else None

    def refused(self, request, *statuses):
        status, body = self.server.send(request)
        self.assertIn(status, statuses)
        self.assertEqual(json.loads(body), REFUSED)
