"""A server on SQLite, killed again and again while it is asked: what was answered has to be in the file."""

import collections
import http.client
import json
import sqlite3
import sys
import tempfile
import threading
import time

from cluster import Replica, Report, pseudonym
from players import Generic, fresh

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 50
ASKERS = 8


class Asker(threading.Thread):
    """Asks one question after the other, half of them through /api/ask and half as signed messages."""

    def __init__(self, replica, number):
        super().__init__(daemon=True)
        self.replica, self.number = replica, number
        #: Who asked what and was answered; and the signed messages with their answers.
        self.answered, self.said, self.unread = [], [], 0

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.replica.port, timeout=20)
        for count in range(1_000_000):
            user, text = f"u{self.number}-{time.time_ns()}", "江北有多少户外劳动者站点"
            isSigned = count % 2 == 0
            try:
                if isSigned:
                    content = {"conversation": "c", "user": user, "text": text, "id": fresh()}
                    request = Generic().wrap(json.dumps(content))
                    connection.request("POST", request.path, request.body, request.headers)
                else:
                    body = json.dumps({"conversation": "c", "user": user, "text": text})
                    connection.request("POST", "/api/ask", body)
                response = connection.getresponse()
                answer = json.loads(response.read())["text"]
            except (OSError, http.client.HTTPException):
                return
            assert response.status == 200, response.status
            self.answered.append(("generic" if isSigned else "api", user, text))
            if isSigned:
                self.said.append((request, answer))


def main():
    report = Report(f"SQLite，{ASKERS} 个人同时问，SIGKILL {ROUNDS} 次")
    with tempfile.TemporaryDirectory(prefix="gongwen-sqlite-") as folder:
        path = folder + "/gongwen.sqlite"
        replica = Replica(path, Generic.variables)
        answered, bad, missing, doubled, different = 0, 0, 0, 0, 0
        for round in range(ROUNDS):
            replica.start()
            askers = [Asker(replica, number) for number in range(ASKERS)]
            for asker in askers:
                asker.start()
            # Never at the same point of what it does.
            time.sleep(0.3 + 0.7 * (round % 10) / 10)
            replica.kill()
            for asker in askers:
                asker.join(30)
            with sqlite3.connect(path) as database:
                bad += database.execute("PRAGMA integrity_check").fetchone() != ("ok",)
                key = database.execute("SELECT value FROM secrets WHERE name = 'pseudonyms'").fetchone()[0]
                rows = collections.Counter(database.execute("SELECT person, question FROM questions"))
            database.close()
            for asker in askers:
                for platform, user, text in asker.answered:
                    count = rows[pseudonym(key, "person", platform, user), text]
                    missing += count == 0
                    doubled += count > 1
                answered += len(asker.answered)
            # The last that each was told is told again after the restart.
            replica.start()
            connection = http.client.HTTPConnection("127.0.0.1", replica.port, timeout=20)
            for asker in askers:
                for request, answer in asker.said[-1:]:
                    connection.request("POST", request.path, request.body, request.headers)
                    different += json.loads(connection.getresponse().read())["text"] != answer
            replica.kill()
        report.count("答了的问题", answered)
        report.count("打不开或 integrity_check 不过的次数", bad, 0)
        report.count("答了而没有记录的问题", missing, 0)
        report.count("记录了不止一次的问题", doubled, 0)
        report.count("重启后重发、得到的回答不同", different, 0)
        report.check("服务没有说数据库出错", not any("数据库" in line for line in replica.problems), replica.problems[:3])
    report.finish()


main()
