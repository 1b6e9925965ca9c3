"""The scoring rules of the question files as their author wrote them; ScoringTests compares the port with these.

Reads [{"text": "...", "expect": {...}}, ...] and writes [{"norm": "...", "why": ["status", "lacks", "has"]}, ...].
"""
import json, re, sys, unicodedata


def norm(s: str) -> str:
    s = unicodedata.normalize("NFKC", s)
    s = re.sub(r"(?<=\d),(?=\d{3})", "", s)
    s = re.sub(r"[\s*_`]+", "", s)
    return s.replace("“", '"').replace("”", '"').replace("‘", "'").replace("’", "'").lower()


def has(text: str, item) -> bool:
    if isinstance(item, list):
        return any(has(text, i) for i in item)
    item = norm(item)
    if re.fullmatch(r"[\d.]+.*", item):          # a figure must not be the tail or the head of a longer number
        pat = r"(?<![\d.])" + re.escape(item)
        if item[-1].isdigit():
            pat += r"(?![\d]|\.\d)"
        return re.search(pat, text) is not None
    return item in text


def check(reply, exp):
    text = norm(reply.get("text", ""))
    why = []
    if "status" in exp and reply.get("status") not in exp["status"]:
        why.append("status")
    for item in exp.get("all_of", []):
        if not has(text, item):
            why.append("lacks")
    for item in exp.get("none_of", []):
        if has(text, item):
            why.append("has")
    return why


cases = json.load(sys.stdin)
json.dump([{"norm": norm(c["text"]), "why": check({"status": "answered", "text": c["text"]}, c["expect"])} for c in cases], sys.stdout)
