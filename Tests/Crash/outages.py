"""Full disk, read-only folder, corrupt file, PostgreSQL away or hanging: said clearly, and answered all the same."""

import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time

from cluster import Postgres, Replica, Report, free_port

QUESTION, ANSWER = "江北有多少户外劳动者站点", "47个"
report = Report("数据库用不了")
#: What the private server was started with, which a stop forgets.
FOLDER = pathlib.Path(os.environ["GONGWEN_TEST_POSTGRES_CONTROL"]).parent
OPTIONS = " ".join((FOLDER / "data/postmaster.opts").read_text().replace('"', "").split()[3:])


def answers(replica, name, most=1.0):
    start = time.monotonic()
    reply = replica.ask(QUESTION)
    took = time.monotonic() - start
    report.check(f"{name}：照常回答", ANSWER in reply["text"], reply)
    report.check(f"{name}：{most} 秒内答", took < most, f"{took:.1f} 秒")


def ready(replica):
    return json.loads(replica.get("/health/ready"))


def until(condition, limit=30):
    end = time.monotonic() + limit
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


def says(replica, name, words, count=1):
    until(lambda: sum(words in line for line in replica.problems) >= count, 5)
    found = sum(words in line for line in replica.problems)
    report.check(f"{name}：说“{words}”，{count} 次", found == count, replica.problems)


def full_disk():
    if os.geteuid() != 0:
        print("  磁盘满：要管理员身份才能挂载小文件系统，跳过")
        return
    with tempfile.TemporaryDirectory(prefix="gongwen-full-") as folder:
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder]).returncode != 0:
            print("  磁盘满：这台机器不让挂载，跳过")
            return
        try:
            fill(folder)
        finally:
            subprocess.run(["umount", "-l", folder], check=True)


def fill(folder):
    replica = Replica(folder + "/gongwen.sqlite").start()
    filler = pathlib.Path(folder, "filler")
    answers(replica, "磁盘满以前")
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass
    for _ in range(200):
        replica.ask(QUESTION, user="长" * 100)
        if "store" in ready(replica):
            break
    answers(replica, "磁盘满")
    says(replica, "磁盘满", "磁盘已满，写不进数据库文件")
    report.check("磁盘满：/health/ready 说得出", ready(replica).get("store") == "full", ready(replica))
    filler.unlink()
    # Whether it works shows the next request.
    report.check("腾出空间后自己恢复", until(lambda: replica.ask(QUESTION) and "store" not in ready(replica)))
    report.check("停止", replica.stop() == 0)
    check = subprocess.run(["sqlite3", folder + "/gongwen.sqlite", "PRAGMA integrity_check"], capture_output=True, text=True)
    report.check("磁盘满过的文件没有坏", check.stdout == "ok\n", check)


def full_at_start():
    """/dev/full takes nothing, whoever asks."""
    replica = Replica("/dev/full/gongwen.sqlite").start()
    answers(replica, "目录建不了")
    says(replica, "目录建不了", "打不开数据库文件")
    replica.stop()


def read_only():
    with tempfile.TemporaryDirectory(prefix="gongwen-readonly-") as folder:
        os.chmod(folder, 0o755)
        new = pathlib.Path(folder, "new")
        new.mkdir()
        isRoot = os.geteuid() == 0
        # To root no permission says no; a read-only mount does.
        if isRoot and subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", new]).returncode != 0:
            print("  只读目录：这台机器不让挂载，跳过")
            return
        try:
            if not isRoot:
                new.chmod(0o555)
            replica = Replica(f"{new}/gongwen.sqlite").start()
            answers(replica, "只读目录")
            says(replica, "只读目录", "打不开数据库文件")
            report.check("只读目录：/health/ready 说得出", ready(replica).get("store") == "cannot_open", ready(replica))
            replica.stop()
        finally:
            if isRoot:
                subprocess.run(["umount", "-l", new], check=True)
            else:
                new.chmod(0o755)


def corrupt():
    with tempfile.TemporaryDirectory(prefix="gongwen-corrupt-") as folder:
        path = pathlib.Path(folder, "gongwen.sqlite")
        replica = Replica(str(path)).start()
        for number in range(50):
            replica.ask(QUESTION, conversation=str(number))
        replica.stop()
        whole = path.read_bytes()
        # The first page, and pages in the middle.
        for name, damaged in [
            ("开头坏了的文件", b"\x00" * 100 + whole[100:]),
            ("不是数据库的文件", "这不是数据库。".encode() * 1000),
            ("中间坏了的文件", whole[:4096] + b"\xa5" * (len(whole) - 4096)),
        ]:
            for rest in path.parent.glob("gongwen.sqlite-*"):
                rest.unlink()
            path.write_bytes(damaged)
            replica = Replica(str(path)).start()
            answers(replica, name)
            says(replica, name, "已损坏，或者不是数据库")
            report.check(f"{name}：/health/ready 说得出", ready(replica).get("store") == "corrupt", ready(replica))
            # Opening a file whose first page is whole makes and drops a table there, which shows whether it can be written.
            first = 4096 if damaged[:16] == whole[:16] else 0
            report.check(f"{name}：数据没有被改动", path.read_bytes()[first : len(damaged)] == damaged[first:])
            replica.stop()
        for rest in path.parent.glob("gongwen.sqlite-*"):
            rest.unlink()
        shutil.move(path, folder + "/old")
        replica = Replica(str(path)).start()
        answers(replica, "移走坏文件以后")
        report.check("移走以后：新建一个，不再报错", "store" not in ready(replica) and not replica.problems, replica.problems)
        replica.stop()


def moved():
    with tempfile.TemporaryDirectory(prefix="gongwen-moved-") as folder:
        path = pathlib.Path(folder, "gongwen.sqlite")
        replica = Replica(str(path)).start()
        for number in range(50):
            replica.ask(QUESTION, conversation=str(number))
        path.rename(folder + "/aside.sqlite")
        says(replica, "文件被移走", "被移走、删除或换掉了")
        says(replica, "文件被移走", "the database works again")
        answers(replica, "文件被移走")
        report.check("文件被移走：新建了一个，不再报错", path.exists() and "store" not in ready(replica), replica.problems)
        report.check("停止", replica.stop() == 0)
        for place, expected in [("aside.sqlite", "50\n"), ("gongwen.sqlite", "1\n")]:
            command = ["sqlite3", f"{folder}/{place}", "SELECT count(*) FROM questions"]
            count = subprocess.run(command, capture_output=True, text=True)
            report.check(f"文件被移走：{place} 里各有各的问题", count.stdout == expected, count)


def refused():
    replica = Replica(f"postgres://gongwen:pa55w0rd@127.0.0.1:{free_port()}/gongwen").start()
    answers(replica, "PostgreSQL 没有启动")
    says(replica, "PostgreSQL 没有启动", "连不上数据库 127.0.0.1:")
    report.check("不泄露口令", not any("pa55w0rd" in line for line in replica.problems))
    replica.stop()


def silent():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(64)
        start = time.monotonic()
        replica = Replica(f"postgres://gongwen@127.0.0.1:{listener.getsockname()[1]}/gongwen").start()
        report.check("PostgreSQL 听而不答：5 秒内启动", time.monotonic() - start < 5, time.monotonic() - start)
        answers(replica, "PostgreSQL 听而不答")
        says(replica, "PostgreSQL 听而不答", "连不上数据库 127.0.0.1:")
        replica.stop()


def restarted():
    postgres = Postgres("outages")
    replica = Replica(postgres.url).start()
    answers(replica, "PostgreSQL 正常")
    postgres.control("stop", "-m", "immediate")
    answers(replica, "PostgreSQL 停了")
    says(replica, "PostgreSQL 停了", "the database is out of order")
    postgres.control("start", "-o", OPTIONS)
    report.check("PostgreSQL 回来后自己恢复", until(lambda: replica.ask(QUESTION) and "store" not in ready(replica)))
    says(replica, "PostgreSQL 回来", "the database works again")
    postgres.signal(signal.SIGSTOP)
    answers(replica, "PostgreSQL 卡住，发现的那一次", most=4.5)
    answers(replica, "PostgreSQL 卡住，以后", most=0.5)
    says(replica, "PostgreSQL 卡住", "the database is out of order", 2)
    postgres.signal(signal.SIGCONT)
    report.check("PostgreSQL 不卡以后自己恢复", until(lambda: replica.ask(QUESTION) and "store" not in ready(replica)))
    report.check("停止", replica.stop() == 0)
    asked = int(postgres.query("SELECT count(*) FROM questions")[0][0])
    report.check("故障期间的问题都补写了", asked >= 6, asked)


def stopped_before_the_next_look():
    """Several times: the server looks after a random pause, which may happen to be over."""
    postgres = Postgres("stopped")
    for number in range(1, 4):
        replica = Replica(postgres.url).start()
        postgres.control("stop", "-m", "immediate")
        for _ in range(5):
            replica.ask(QUESTION)
        # Until the pauses between its looks are seconds.
        time.sleep(6)
        postgres.control("start", "-o", OPTIONS)
        report.check("PostgreSQL 刚回来就停止服务", replica.stop() == 0)
        asked = int(postgres.query("SELECT count(*) FROM questions")[0][0])
        report.count("故障期间的问题停止以前都补写了", asked, number * 5)
    replica = Replica(postgres.url).start()
    postgres.control("stop", "-m", "immediate")
    for _ in range(5):
        replica.ask(QUESTION)
    report.check("PostgreSQL 一直不回来：停止", replica.stop() == 0)
    says(replica, "PostgreSQL 一直不回来", "stopped before all questions were logged; they are lost", 1)
    report.check("说出丢了几条", "questions=5" in replica.problems[-1], replica.problems[-1:])
    postgres.control("start", "-o", OPTIONS)


for part in (full_disk, full_at_start, read_only, corrupt, moved, refused, silent, restarted, stopped_before_the_next_look):
    part()
report.finish()
