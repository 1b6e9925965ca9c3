"""The same platforms as their consoles can also be set: WeChat in its other modes, Feishu without an Encrypt Key, or
with buttons."""

import json
import time

import lark_oapi
import xmltodict
from lark_oapi.core.model import RawRequest
from players import Feishu, Request, WeChat, fresh


class WeChatCompatible(WeChat):
    """Plain fields beside the cipher text. They may be anybody's, so here they say something else."""

    def envelope(self, encrypt):
        plain = xmltodict.parse(self.text("你好", fresh(), "somebody"))["xml"]
        return xmltodict.unparse({"xml": {**plain, "Encrypt": encrypt}}, full_document=False).encode()


class WeChatJSON(WeChat):
    """Encrypted, written in JSON instead of XML."""

    def xml(self, user, tail):
        return as_json(super().xml(user, tail))

    def envelope(self, encrypt):
        return json.dumps({"ToUserName": "x", "Encrypt": encrypt}).encode()

    def shown(self, body):
        if body in (b"", b"success"):
            return None
        outer = json.loads(body)
        assert isinstance(outer["TimeStamp"], int), outer
        inner = self.crypto().decrypt_message(
            {"Encrypt": outer["Encrypt"]}, outer["MsgSignature"], str(outer["TimeStamp"]), outer["Nonce"]
        )
        return self.words(json.loads(inner))

    def broken_contents(self):
        inner = ["", "{", "[]", "{}", '{"MsgType":""}', '{"MsgType":{"a":[]}}', "[" * 100_000, '{"a":' * 50_000]
        requests = [self.wrap(content) for content in inner]
        for body in [b"{", b'{"Encrypt":', b"{" * 200_000, b'{"Encrypt":"\xff"}', b'{"Encrypt":[]}']:
            request = self.signed("x", time.time())
            request.body = body
            requests.append(request)
        return requests


class WeChatPlain(WeChat):
    """No AES key: nothing is encrypted, and the signature covers no byte of the body."""

    signature = ("query", "signature")
    encrypted = covers_body = False
    variables = {name: value for name, value in WeChat.variables.items() if not name.endswith("_AES_KEY")}

    required = [("query", name) for name in ("signature", "timestamp", "nonce")]

    def wrap(self, content, now=None, receiver=None):
        return Request(self.path, query=self.plain(now), body=content.encode())

    def foreign(self):
        return []

    def shown(self, body):
        return None if body in (b"", b"success") else self.words(xmltodict.parse(body)["xml"])

    def broken_contents(self):
        bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        text = "<xml><MsgType>text</MsgType><FromUserName>u</FromUserName><Content>&{};</Content></xml>"
        contents = ["<xml><MsgType>text", "no xml", "<xml></xml>", "<a>" * 200_000, "<xml>" + "<a>" * 200_000]
        contents += [bomb + text.format("b"), outside + text.format("a"), text.format("a"), "<xml/><xml/>"]
        contents += ["<xml><Encrypt>AAAA</Encrypt></xml>", "<xml><MsgType>text</FromUserName></xml>"]
        return [self.wrap(content) for content in contents]


class WeChatPlainJSON(WeChatPlain):
    def xml(self, user, tail):
        return as_json(super().xml(user, tail))

    def shown(self, body):
        return None if body in (b"", b"success") else self.words(json.loads(body))

    def broken_contents(self):
        return [self.wrap(content) for content in ["{", "{}", '{"MsgType":""}', '{"a":' * 100_000]]


class FeishuPlain(Feishu):
    """No Encrypt Key: only the verification token tells the platform from strangers, and nothing tells the time."""

    window = None
    encrypted = covers_body = False
    required = []

    def __init__(self, upstream):
        super().__init__(upstream)
        self.variables = {name: value for name, value in self.variables.items() if not name.endswith("ENCRYPT_KEY")}

    def wrap(self, content, now=None):
        return Request(self.path, headers={"Content-Type": "application/json"}, body=content.encode())

    def understood(self, request):
        return json.loads(json.loads(request.body)["event"]["message"]["content"])["text"]

    def break_signature(self, request):
        request.body = request.body.replace(self.token.encode(), b"gwFeishuVerifyT0keN")
        return request

    def drop_signature(self, request):
        event = json.loads(request.body)
        event.pop("token", None)
        event.get("header", {}).pop("token", None)
        request.body = json.dumps(event).encode()
        return request

    def broken_contents(self):
        return [self.wrap(content) for content in ["{", "[]", "[" * 200_000, self.event(message_id="../x")]]


class FeishuButtons(Feishu):
    """Options are buttons of a card, and clicks come back as callbacks."""

    def __init__(self, upstream):
        super().__init__(upstream)
        self.variables["GONGWEN_FEISHU_BUTTONS"] = "on"

    def click(self, call, number, user="u1", id=None):
        """Somebody clicks a button of the card that the call has sent."""
        [buttons] = [part["actions"] for part in json.loads(call["content"])["elements"] if part["tag"] == "action"]
        assert buttons[number - 1]["text"]["content"].startswith(f"{number}. "), buttons
        value = buttons[number - 1]["value"]
        header = {"event_id": id or fresh(), "event_type": "card.action.trigger", "token": self.token, "app_id": "cli_a1"}
        event = {
            "operator": {"open_id": "ou_" + user, "tenant_key": "t"},
            "token": "c-" + fresh(),
            "action": {"value": value, "tag": "button"},
            "host": "im_message",
            "context": {"open_message_id": "om_card", "open_chat_id": "oc_1"},
        }
        content = json.dumps({"schema": "2.0", "header": {**header, "create_time": "1"}, "event": event})
        request = self.wrap(content)
        seen = []
        handler = (
            lark_oapi.EventDispatcherHandler.builder(self.key, self.token)
            .register_p2_card_action_trigger(lambda data: seen.append(data.event.action.value) or {})
            .build()
        )
        raw = RawRequest()
        raw.uri, raw.headers, raw.body = request.path, request.headers, request.body
        handler.do(raw)
        # What the platform's own library makes of it must be what the button holds.
        assert seen == [value], seen
        return request


def as_json(xml):
    fields = xmltodict.parse(xml)["xml"]
    return json.dumps({**fields, "CreateTime": int(fields["CreateTime"])}, ensure_ascii=False)
