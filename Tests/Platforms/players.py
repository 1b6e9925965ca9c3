"""The platforms' own side, built on programs that others wrote for them.

A player makes the requests that its platform would send, and reads answers as its platform would.
"""

import base64
import hashlib
import json
import os
import time
import urllib.parse
import uuid
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone

import dingtalk_stream
import lark_oapi
import standardwebhooks
import wechatpy.crypto
import wechatpy.enterprise.crypto
import xmltodict
from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from dingtalkchatbot.chatbot import DingtalkChatbot
from lark_oapi.core.model import RawRequest
from wechatpy.utils import WeChatSigner, to_text

KEY = "Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1ub3B"


@dataclass
class Request:
    path: str
    method: str = "POST"
    query: dict = field(default_factory=dict)
    headers: dict = field(default_factory=dict)
    body: bytes = b""

    @property
    def target(self):
        return self.path + ("?" + urllib.parse.urlencode(self.query, quote_via=urllib.parse.quote) if self.query else "")


def fresh():
    return str(uuid.uuid4().int)[:19]


def spoiled(text):
    """One character in the middle changed."""
    middle = len(text) // 2
    return text[:middle] + ("A" if text[middle] != "A" else "B") + text[middle + 1 :]


class Player:
    """`say` makes a callback; `wrap` puts any content into a proper envelope; `shown` reads an answer."""

    window = 300
    #: Fields of the signature, in the query or the headers.
    signature = ("query", "msg_signature")
    handshakes = speech = image = greets = encrypted = True
    tencent = encrypts_challenge = wants_json = False
    #: Whether another body is refused under the same signature.
    covers_body = True
    #: Whether the response may hold an answer of 2000 bytes.
    answers_at_length = True
    #: Whether the bot's name may stand before the text with nothing that says where it ends.
    glues_mentions = False
    #: What is said to a message without words.
    to_nothing = "没有收到文字"
    #: Where and under which name the things stand without which nothing is believed.
    required = [("query", "msg_signature"), ("query", "timestamp"), ("query", "nonce")]
    #: The status for what cannot be read, and for what should have been encrypted.
    malformed = (400,)
    open_text = (400, 401, 403)

    def break_signature(self, request):
        place, name = self.signature
        changed = dict(getattr(request, place))
        changed[name] = spoiled(changed[name])
        return replace(request, **{place: changed})

    def drop_signature(self, request):
        place, name = self.signature
        return replace(request, **{place: {k: v for k, v in getattr(request, place).items() if k != name}})

    def addressed(self, text):
        """The text as it arrives when the bot is mentioned."""
        return []

    def foreign(self):
        """Proper messages for somebody else."""
        return []

    def unreadable(self):
        """Messages without words, and the word by which the reply calls them."""
        return []

    def unknown(self):
        """Kinds of messages and events that do not exist yet."""
        return []


class Tencent(Player):
    receiver = ""
    tencent = encrypts_challenge = True
    module = wechatpy.enterprise.crypto

    def crypto(self, receiver=None):
        return self.module.WeChatCrypto(self.token, KEY, self.receiver if receiver is None else receiver)

    def signed(self, encrypt, now):
        nonce = fresh()[:9]
        stamp = str(int(now))
        sign = wechatpy.crypto._get_signature(self.token, stamp, nonce, encrypt)
        return Request(self.path, query={"msg_signature": sign, "timestamp": stamp, "nonce": nonce})

    def encrypt(self, content, receiver=None):
        # The library's pad counts characters' bytes only if it is given bytes.
        sealed = self.crypto(receiver).encrypt_message(content, "n", "1")
        return xmltodict.parse(to_text(sealed))["xml"]["Encrypt"]

    def envelope(self, encrypt):
        return f"<xml><ToUserName><![CDATA[x]]></ToUserName><Encrypt><![CDATA[{encrypt}]]></Encrypt></xml>".encode()

    def wrap(self, content, now=None, receiver=None):
        encrypt = self.encrypt(content, receiver)
        request = self.signed(encrypt, now or time.time())
        request.body = self.envelope(encrypt)
        return request

    def tamper(self):
        """Signed properly, but a block of the cipher text was changed, or cut off, or is no base64."""
        encrypt = self.encrypt(self.text("甲", fresh(), "u"))
        for damaged in (spoiled(encrypt), encrypt[:-4] + "AAAA", encrypt[:-24], encrypt[:20], "*" + encrypt[1:], "", "="):
            request = self.signed(damaged, time.time())
            request.body = self.envelope(damaged)
            yield request

    def handshake(self, challenge, now=None, receiver=None):
        encrypt = self.encrypt(challenge, receiver)
        request = self.signed(encrypt, now or time.time())
        request.method = "GET"
        request.query["echostr"] = encrypt
        return request, challenge

    def tampered_handshake(self):
        encrypt = spoiled(self.encrypt("challenge"))
        request = self.signed(encrypt, time.time())
        request.method = "GET"
        request.query["echostr"] = encrypt
        return request

    def foreign(self):
        return [self.wrap(self.text("江北有多少户外劳动者站点", fresh(), "u"), receiver="somebody-else")]

    def unencrypted(self):
        request = self.signed("x", time.time())
        request.body = self.text("江北有多少户外劳动者站点", fresh(), "u").encode()
        return request

    def xml(self, user, tail):
        return (
            f"<xml><ToUserName><![CDATA[acct]]></ToUserName><FromUserName><![CDATA[{user}]]></FromUserName>"
            f"<CreateTime>{int(time.time())}</CreateTime>{tail}<AgentID>1000002</AgentID></xml>"
        )

    def text(self, text, id, user):
        return self.xml(
            user, f"<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{text}]]></Content><MsgId>{id}</MsgId>"
        )

    def say(self, text, id=None, user="u1", now=None):
        return self.wrap(self.text(text, id or fresh(), user), now)

    def speak(self, text):
        tail = f"<MsgType>voice</MsgType><MediaId>m</MediaId><Recognition><![CDATA[{text}]]></Recognition>"
        return self.wrap(self.xml("u2", tail + f"<MsgId>{fresh()}</MsgId>"))

    def picture(self):
        return self.wrap(
            self.xml("u3", f"<MsgType>image</MsgType><PicUrl>p</PicUrl><MediaId>m</MediaId><MsgId>{fresh()}</MsgId>")
        )

    def unreadable(self):
        def message(kind, fields=""):
            tail = f"<MsgType>{kind}</MsgType>{fields}<MsgId>{fresh()}</MsgId>"
            return self.wrap(self.xml("u3", tail))

        place = "<Location_X>29.5</Location_X><Location_Y>106.5</Location_Y><Scale>15</Scale><Label>渝中</Label>"
        link = "<Title>标题</Title><Description>x</Description><Url>https://example.com/?a=1&amp;b=2</Url>"
        return [
            (message("voice", "<MediaId>m</MediaId><Format>amr</Format>"), "语音"),
            (message("voice", "<MediaId>m</MediaId><Recognition><![CDATA[ 　]]></Recognition>"), "语音"),
            (message("video", "<MediaId>m</MediaId><ThumbMediaId>t</ThumbMediaId>"), "视频"),
            (message("location", place), "位置"),
            (message("link", link), "链接"),
            (message("file", "<Title>a.pdf</Title>"), "文件"),
        ]

    def unknown(self):
        kind = "<MsgType>hologram</MsgType>"
        return [
            self.wrap(self.xml("u5", kind + f"<MsgId>{fresh()}</MsgId>")),
            self.wrap(self.xml("u5", "<MsgType>event</MsgType><Event>no_such_event</Event><EventKey></EventKey>")),
            self.wrap(self.xml("", "<MsgType>event</MsgType><Event>batch_job_result</Event>")),
            self.wrap(self.xml("", kind)),
        ]

    def greeting(self, now=None):
        tail = "<MsgType>event</MsgType><Event>subscribe</Event><EventKey></EventKey>"
        return self.wrap(self.xml("u" + fresh(), tail), now)

    def silent(self):
        return [
            self.wrap(self.xml("u5", "<MsgType>event</MsgType><Event>unsubscribe</Event><EventKey></EventKey>")),
            self.wrap(self.xml("u5", "<MsgType>event</MsgType><Event>LOCATION</Event><Latitude>1</Latitude>")),
        ]

    def shown(self, body):
        if body in (b"", b"success"):
            return None
        outer = xmltodict.parse(body)["xml"]
        inner = self.crypto().decrypt_message(body, outer["MsgSignature"], outer["TimeStamp"], outer["Nonce"])
        return self.words(xmltodict.parse(inner)["xml"])

    def words(self, reply):
        assert reply["MsgType"] == "text", reply
        assert reply["FromUserName"] == "acct", reply
        assert len(reply["Content"].encode()) <= 2048, len(reply["Content"].encode())
        return reply["Content"]

    def broken(self, inner, outer):
        """Contents in proper envelopes, and bodies that are no envelope; all properly signed."""
        requests = [self.wrap(content) for content in inner]
        for body in outer:
            request = self.signed("x", time.time())
            request.body = body
            requests.append(request)
        return requests

    def broken_contents(self):
        bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        inner = ["", "<xml><MsgType>text", "no xml", bomb + "<xml><MsgType>&b;</MsgType></xml>", "<xml></xml>"]
        inner.append("<a>" * 100_000)
        outer = [b"<xml><Encrypt>", b"<xml></xml>", b"{}", b"\xff\xfe", b"<a>" * 200_000]
        outer.append((bomb + "<xml><Encrypt>&b;</Encrypt></xml>").encode())
        return self.broken(inner, outer)


class WeCom(Tencent):
    answers_at_length = False
    path = "/webhooks/wecom"
    token = "gwWecomTok3n"
    receiver = "ww5a1c0ffee1234567"
    variables = {
        "GONGWEN_WECOM_TOKEN": token,
        "GONGWEN_WECOM_ENCODING_AES_KEY": KEY,
        "GONGWEN_WECOM_CORP_ID": receiver,
        "GONGWEN_WECOM_AGENT_ID": "1000002",
        "GONGWEN_WECOM_SECRET": "corp&secret",
    }


class WeChat(Tencent):
    path = "/webhooks/wechat"
    token = "gwWechatTok3n"
    receiver = "wx0123456789abcdef"
    module = wechatpy.crypto
    variables = {
        "GONGWEN_WECHAT_TOKEN": token,
        "GONGWEN_WECHAT_APP_ID": receiver,
        "GONGWEN_WECHAT_ENCODING_AES_KEY": KEY,
    }

    encrypts_challenge = False
    open_text = (401, 403)

    def plain(self, now=None):
        """The query of plain mode, whose signature covers no byte of the body."""
        stamp, nonce = str(int(now or time.time())), fresh()[:9]
        signer = WeChatSigner()
        signer.add_data(self.token, stamp, nonce)
        return {"signature": signer.signature, "timestamp": stamp, "nonce": nonce, "openid": "o"}

    def signed(self, encrypt, now):
        request = super().signed(encrypt, now)
        request.query = {**self.plain(now), **request.query, "encrypt_type": "aes"}
        return request

    def handshake(self, challenge, now=None):
        query = {**self.plain(now), "echostr": challenge}
        del query["openid"]
        return Request(self.path, "GET", query), challenge

    def break_signature(self, request):
        name = "msg_signature" if "msg_signature" in request.query else "signature"
        return replace(request, query={**request.query, name: spoiled(request.query[name])})

    def drop_signature(self, request):
        name = "msg_signature" if "msg_signature" in request.query else "signature"
        return replace(request, query={key: value for key, value in request.query.items() if key != name})

    def unencrypted(self):
        return Request(self.path, query=self.plain(), body=self.text("江北有多少户外劳动者站点", fresh(), "u").encode())


class Robot(Tencent):
    answers_at_length = True
    glues_mentions = True
    # Its name, which stands in every message of a group, is all that is left to read.
    to_nothing = "请说说想问什么"
    path = "/webhooks/wecom-robot"
    token = "gwRobotTok3n"
    variables = {"GONGWEN_WECOM_ROBOT_TOKEN": token, "GONGWEN_WECOM_ROBOT_ENCODING_AES_KEY": KEY}

    def envelope(self, encrypt):
        return json.dumps({"encrypt": encrypt}).encode()

    def addressed(self, text):
        """`text` puts the first mention before it."""
        return [text + "　", "\u2005" + text]

    def callback(self, **fields):
        common = {"msgid": fresh(), "aibotid": "AIB", "chattype": "single", "from": {"userid": "u1"}}
        return json.dumps({**common, **fields}, ensure_ascii=False)

    def text(self, text, id, user):
        return self.callback(
            msgid=id,
            chattype="group",
            chatid="wr1",
            **{"from": {"userid": user}},
            msgtype="text",
            text={"content": "@工问 " + text},
        )

    def speak(self, text):
        return self.wrap(self.callback(msgtype="voice", voice={"content": text}))

    def picture(self):
        return self.wrap(self.callback(msgtype="image", image={"url": "https://image.example/"}))

    def unreadable(self):
        item = {"msgtype": "image", "image": {"url": "https://image.example/"}}
        return [
            (self.wrap(self.callback(msgtype="file", file={"url": "https://file.example/"})), "文件"),
            (self.wrap(self.callback(msgtype="video", video={"url": "https://video.example/"})), "视频"),
            (self.wrap(self.callback(msgtype="voice", voice={"content": "　"})), "语音"),
            (self.wrap(self.callback(msgtype="mixed", mixed={"msg_item": [item]})), "图片"),
        ]

    def unknown(self):
        event = {"eventtype": "no_such_event"}
        return [
            self.wrap(self.callback(msgtype="hologram")),
            self.wrap(json.dumps({"msgid": fresh(), "msgtype": "hologram"})),
            self.wrap(self.callback(msgtype="event", create_time=1, event=event)),
        ]

    def greeting(self):
        return self.wrap(self.callback(msgtype="event", create_time=1, event={"eventtype": "enter_chat"}))

    def silent(self):
        return [
            self.wrap(self.callback(msgtype="event", create_time=1, event={"eventtype": "feedback_event"})),
            self.wrap(self.callback(msgtype="stream", stream={"id": "s"})),
        ]

    def shown(self, body):
        if not body:
            return None
        outer = json.loads(body)
        assert isinstance(outer["timestamp"], int), outer
        inner = self.crypto().decrypt_message(
            {"Encrypt": outer["encrypt"]}, outer["msgsignature"], str(outer["timestamp"]), outer["nonce"]
        )
        reply = json.loads(inner)
        if reply["msgtype"] == "text":
            return reply["text"]["content"]
        assert reply["msgtype"] == "stream" and reply["stream"]["finish"] is True, reply
        assert len(reply["stream"]["content"].encode()) <= 20480
        return reply["stream"]["content"]

    def broken_contents(self):
        inner = ["", "{", "[1]", '{"msgtype":1}', "[" * 100_000, '{"msgtype":"text"}']
        outer = [b"{", b"[]", b"<xml/>", b"\xff", b"[" * 200_000, b'{"encrypt":1}']
        return self.broken(inner, outer)


class DingTalk(Player):
    path = "/webhooks/dingtalk"
    window = 3600
    signature = ("headers", "sign")
    handshakes = greets = encrypted = covers_body = False
    required = [("headers", "sign"), ("headers", "timestamp")]
    secret = "SECgwDingAppSecret_0123456789abcdefABCDEF"

    def __init__(self, upstream):
        self.upstream = upstream
        self.variables = {
            "GONGWEN_DINGTALK_APP_SECRET": self.secret,
            "GONGWEN_DINGTALK_SESSION_WEBHOOK_HOSTS": upstream.place,
        }

    def wrap(self, content, now=None):
        # The robot's own signature is the same over the same secret; the library takes the time from the clock.
        stamp = int((now or time.time()) * 1000)
        real = time.time
        try:
            time.time = lambda: stamp / 1000
            bot = DingtalkChatbot("https://oapi.dingtalk.com/robot/send?access_token=x", secret=self.secret)
        finally:
            time.time = real
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(bot.webhook).query)
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "timestamp": query["timestamp"][0],
            "sign": query["sign"][0],
        }
        return Request(self.path, headers=headers, body=content.encode())

    def callback(self, id=None, user="u1", **fields):
        content = {
            "msgId": id or fresh(),
            "conversationId": "cid" + user,
            "conversationType": "1",
            "createAt": int(time.time() * 1000),
            "senderId": "$:LWCP_v1:$" + user,
            "senderStaffId": user,
            "chatbotUserId": "$:LWCP_v1:$robot",
            "robotCode": "ding1",
            **fields,
        }
        # What the platform's own library makes of it must be what is meant.
        assert dingtalk_stream.ChatbotMessage.from_dict(content).message_id == content["msgId"]
        return json.dumps(content, ensure_ascii=False)

    def say(self, text, id=None, user="u1", now=None, session=None):
        extra = {}
        if session:
            extra = {"sessionWebhook": session, "sessionWebhookExpiredTime": int(time.time() * 1000) + 5_400_000}
        return self.wrap(self.callback(id, user, msgtype="text", text={"content": " " + text}, **extra), now)

    def speak(self, text):
        return self.wrap(self.callback(msgtype="audio", content={"downloadCode": "c", "recognition": text}))

    def picture(self):
        return self.wrap(self.callback(msgtype="picture", content={"downloadCode": "c"}))

    def silent(self):
        group = {"conversationType": "2", "isInAtList": False}
        robot = {"senderId": "$:LWCP_v1:$robot"}
        return [self.wrap(self.callback(msgtype="text", text={"content": "x"}, **extra)) for extra in (group, robot)]

    def unreadable(self):
        return [
            (self.wrap(self.callback(msgtype="audio", content={"downloadCode": "c", "recognition": " "})), "语音"),
            (self.wrap(self.callback(msgtype="video", content={"downloadCode": "c", "videoType": "mp4"})), "视频"),
            (self.wrap(self.callback(msgtype="file", content={"downloadCode": "c", "fileName": "a"})), "文件"),
            (self.wrap(self.callback(msgtype="richText", content={"richText": [{"type": "picture"}]})), "图片"),
        ]

    def unknown(self):
        return [self.wrap(self.callback(msgtype="hologram", content={}))]

    def shown(self, body):
        reply = json.loads(body or b"{}")
        if reply.get("msgtype") in (None, "empty"):
            return None
        assert reply["msgtype"] == "markdown" and reply["markdown"]["title"], reply
        assert len(body) <= 20000
        return reply["markdown"]["text"]

    def broken_contents(self):
        return [self.wrap(content) for content in ["", "{", "[]", '{"msgtype":"text"}', "[" * 200_000]]


class Feishu(Player):
    path = "/webhooks/feishu"
    window = 28800
    signature = ("headers", "X-Lark-Signature")
    speech = greets = False
    required = [("headers", name) for name in ("X-Lark-Signature", "X-Lark-Request-Timestamp", "X-Lark-Request-Nonce")]
    key = "gwFeishuEncryptKey"
    token = "gwFeishuVerifyT0ken"

    def __init__(self, upstream):
        self.upstream = upstream
        self.variables = {
            "GONGWEN_FEISHU_APP_ID": "cli_a1",
            "GONGWEN_FEISHU_APP_SECRET": "s3cret",
            "GONGWEN_FEISHU_VERIFICATION_TOKEN": self.token,
            "GONGWEN_FEISHU_ENCRYPT_KEY": self.key,
            "GONGWEN_FEISHU_API_BASE": "http://" + upstream.place,
        }

    def encrypt(self, content):
        iv = os.urandom(16)
        padder = padding.PKCS7(128).padder()
        encryptor = Cipher(algorithms.AES(hashlib.sha256(self.key.encode()).digest()), modes.CBC(iv)).encryptor()
        padded = padder.update(content.encode()) + padder.finalize()
        return base64.b64encode(iv + encryptor.update(padded) + encryptor.finalize()).decode()

    def signed(self, body, now=None):
        stamp, nonce = str(int(now or time.time())), fresh()
        sign = hashlib.sha256((stamp + nonce + self.key).encode() + body).hexdigest()
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "X-Lark-Request-Timestamp": stamp,
            "X-Lark-Request-Nonce": nonce,
            "X-Lark-Signature": sign,
        }
        return Request(self.path, headers=headers, body=body)

    def wrap(self, content, now=None):
        return self.signed(json.dumps({"encrypt": self.encrypt(content)}).encode(), now)

    def tamper(self):
        encrypt = self.encrypt(self.event())
        for damaged in (spoiled(encrypt), encrypt[:-4] + "AAAA", encrypt[:-24], encrypt[:20], "*" + encrypt[1:], "", "="):
            yield self.signed(json.dumps({"encrypt": damaged}).encode())
        # The challenge needs no signature; without one, everything else is a stranger's.
        yield Request(self.path, body=json.dumps({"encrypt": encrypt}).encode())
        yield Request(self.path, body=json.dumps({"encrypt": spoiled(encrypt)}).encode())

    def challenge(self, challenge, token=None):
        return json.dumps({"challenge": challenge, "token": token or self.token, "type": "url_verification"})

    def handshake(self, challenge):
        return self.wrap(self.challenge(challenge)), json.dumps({"challenge": challenge}, separators=(",", ":"))

    def drop_signature(self, request):
        """A challenge may come without a signature, but not without the token."""
        if "X-Lark-Signature" in request.headers and self.understood(request) is None:
            request = self.wrap(self.challenge("challenge", "other"))
        return super().drop_signature(request)

    def unencrypted(self):
        return self.signed(self.event().encode())

    def foreign(self):
        return [
            self.wrap(self.event().replace("cli_a1", "cli_b2")),
            self.wrap(self.event().replace(self.token, "other")),
            self.wrap(self.challenge("challenge", "other")),
            Request(self.path, body=self.challenge("challenge", "other").encode()),
        ]

    def addressed(self, text):
        return ["@_user_1 " + text, "@_user_1" + text + " @_user_12", "　@_user_2\n" + text + "@_all"]

    def event(self, text="江北有多少户外劳动者站点", id=None, user="u1", sender="user", **message):
        content = {
            "message_id": id or "om_" + fresh(),
            "create_time": "1",
            "chat_id": "oc_1",
            "chat_type": "p2p",
            "message_type": "text",
            "content": json.dumps({"text": text}),
            **message,
        }
        header = {"event_id": fresh(), "event_type": "im.message.receive_v1", "token": self.token, "app_id": "cli_a1"}
        event = {"sender": {"sender_id": {"open_id": "ou_" + user}, "sender_type": sender}, "message": content}
        return json.dumps({"schema": "2.0", "header": {**header, "create_time": "1"}, "event": event})

    def say(self, text, id=None, user="u1", now=None):
        request = self.wrap(self.event(text, id, user), now)
        assert self.understood(request) in (text, None)
        return request

    def understood(self, request):
        """What the platform's own library reads from a request, signature checked."""
        seen = []
        handler = (
            lark_oapi.EventDispatcherHandler.builder(self.key, self.token)
            .register_p2_im_message_receive_v1(lambda data: seen.append(json.loads(data.event.message.content)["text"]))
            .build()
        )
        raw = RawRequest()
        raw.uri, raw.headers, raw.body = request.path, request.headers, request.body
        handler.do(raw)
        return seen[0] if seen else None

    def picture(self):
        return self.wrap(self.event(message_type="image", content='{"image_key":"img"}'))

    def unreadable(self):
        return [
            (self.wrap(self.event(message_type="audio", content='{"file_key":"f","duration":1000}')), "语音"),
            (self.wrap(self.event(message_type="media", content='{"file_key":"f"}')), "视频"),
            (self.wrap(self.event(message_type="file", content='{"file_key":"f"}')), "文件"),
            (self.wrap(self.event(message_type="sticker", content='{"file_key":"f"}')), "表情"),
        ]

    def unknown(self):
        return [self.wrap(self.event(message_type="hologram", content="{}"))]

    def silent(self):
        everybody = [{"key": "@_all", "id": {}, "name": "所有人"}]
        return [
            self.wrap(self.event(sender="app")),
            self.wrap(self.event(sender="bot")),
            self.wrap(self.event(chat_type="group")),
            self.wrap(self.event(chat_type="topic_group")),
            self.wrap(self.event("@_all 开会", chat_type="group", mentions=everybody)),
            self.wrap(self.event().replace("im.message.receive_v1", "im.chat.updated_v1")),
            self.wrap(self.event().replace("im.message.receive_v1", "im.message.message_read_v1")),
            self.wrap(json.dumps({"uuid": "1", "token": self.token, "type": "event_callback", "event": {"type": "x"}})),
        ]

    def broken_contents(self):
        inner = ["", "{", "[]", "[" * 100_000, self.event(message_id=""), self.event(message_id="../x")]
        outer = [b"{", b"[]", b"[" * 200_000, b"\xff"]
        return [self.wrap(content) for content in inner] + [self.signed(body) for body in outer]


class Generic(Player):
    path = "/webhooks/generic"
    signature = ("headers", "webhook-signature")
    handshakes = speech = image = greets = encrypted = False
    wants_json = True
    required = [("headers", "webhook-" + name) for name in ("signature", "timestamp", "id")]
    secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY="
    variables = {"GONGWEN_WEBHOOK_SECRET": secret}

    def wrap(self, content, now=None, id=None):
        moment = datetime.fromtimestamp(int(now or time.time()), timezone.utc)
        id = id or "msg_" + fresh()
        headers = {
            "Content-Type": "application/json",
            "webhook-id": id,
            "webhook-timestamp": str(int(moment.timestamp())),
            "webhook-signature": standardwebhooks.Webhook(self.secret).sign(id, moment, content),
        }
        return Request(self.path, headers=headers, body=content.encode())

    def say(self, text, id=None, user="u1", now=None):
        content = {"conversation": "c", "user": user, "text": text, "id": id or fresh()}
        return self.wrap(json.dumps(content, ensure_ascii=False), now)

    def silent(self):
        return []

    def shown(self, body):
        reply = json.loads(body)
        assert reply["status"] in ("answered", "clarify", "unknown", "smalltalk"), reply
        return reply["text"]

    def broken_contents(self):
        return [self.wrap(content) for content in ["", "{", "[]", "{}", '{"text":1}', "[" * 200_000]]
