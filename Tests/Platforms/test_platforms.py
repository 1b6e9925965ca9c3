"""Every platform, in every mode, against the running server.

    Tests/Platforms/run
"""

import unittest

from buttons import Buttons
from lifecycle import Starting, Stopping
from matrix import Matrix
from messages import Messages
from outgoing import Outgoing, Unreachable
from players import DingTalk, Feishu, Generic, Robot, WeChat, WeCom
from refusals import Refusals
from variants import FeishuPlain, WeChatCompatible, WeChatJSON, WeChatPlain, WeChatPlainJSON
from wire import Wire

__all__ = ["Buttons", "Outgoing", "Starting", "Stopping", "Unreachable"]


class Encrypted(Matrix):
    @staticmethod
    def make(upstream):
        wechat = [WeChat(), WeChatCompatible(), WeChatJSON()]
        return [WeCom(), Robot(), *wechat, DingTalk(upstream), Feishu(upstream), Generic()]


class Plain(Matrix):
    @staticmethod
    def make(upstream):
        return [WeChatPlain(), WeChatPlainJSON(), FeishuPlain(upstream)]


class EncryptedMessages(Messages, Encrypted, unittest.TestCase):
    pass


class PlainMessages(Messages, Plain, unittest.TestCase):
    pass


class EncryptedRefusals(Refusals, Encrypted, unittest.TestCase):
    pass


class EncryptedWire(Wire, Encrypted, unittest.TestCase):
    pass


class PlainRefusals(Refusals, Plain, unittest.TestCase):
    pass


if __name__ == "__main__":
    unittest.main(verbosity=2)
