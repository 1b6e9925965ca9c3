"""The protocols as other people's libraries speak them: one JSON request a line in, one JSON answer a line out.

Needs wechatpy, cryptography and standardwebhooks in the Python that GONGWEN_TEST_PYTHON names.
"""

import base64
import datetime
import hashlib
import hmac
import json
import os
import sys

import standardwebhooks
import wechatpy.crypto
import wechatpy.enterprise.crypto
from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from wechatpy.utils import to_text


def tencent(request):
    kind = wechatpy.crypto if request["platform"] == "wechat" else wechatpy.enterprise.crypto
    return kind.WeChatCrypto(request["token"], request["key"], request["receiver"])


def seal(request):
    return {"xml": tencent(request).encrypt_message(request["text"], request["nonce"], request["timestamp"])}


def open_(request):
    text = tencent(request).decrypt_message(
        request["xml"], request["signature"], request["timestamp"], request["nonce"]
    )
    return {"text": to_text(text)}


def feishu_cipher(request, iv):
    key = hashlib.sha256(request["key"].encode()).digest()
    return Cipher(algorithms.AES(key), modes.CBC(iv))


def feishu_seal(request):
    iv = os.urandom(16)
    padder = padding.PKCS7(128).padder()
    encryptor = feishu_cipher(request, iv).encryptor()
    padded = padder.update(request["text"].encode()) + padder.finalize()
    body = json.dumps({"encrypt": base64.b64encode(iv + encryptor.update(padded) + encryptor.finalize()).decode()})
    signed = request["timestamp"] + request["nonce"] + request["key"] + body
    return {"body": body, "signature": hashlib.sha256(signed.encode()).hexdigest()}


def dingtalk(request):
    text = request["timestamp"] + "\n" + request["key"]
    return {"sign": base64.b64encode(hmac.digest(request["key"].encode(), text.encode(), "sha256")).decode()}


def webhook_sign(request):
    hook = standardwebhooks.Webhook(request["key"])
    moment = datetime.datetime.fromtimestamp(int(request["timestamp"]), datetime.timezone.utc)
    return {"signature": hook.sign(request["id"], moment, request["body"])}


def webhook_verify(request):
    return {"body": standardwebhooks.Webhook(request["key"]).verify(request["body"], request["headers"])}


OPERATIONS = {
    "seal": seal,
    "open": open_,
    "feishu-seal": feishu_seal,
    "dingtalk": dingtalk,
    "webhook-sign": webhook_sign,
    "webhook-verify": webhook_verify,
}

for line in sys.stdin:
    request = json.loads(line)
    try:
        answer = OPERATIONS[request["operation"]](request)
    except Exception as error:
        answer = {"error": type(error).__name__}
    print(json.dumps(answer), flush=True)
