"""Three replicas behind nginx on one PostgreSQL; each killed in turn and started again, PostgreSQL restarted once."""

import asyncio
import collections
import sys
import time

from cluster import Balancer, Postgres, Replica, Report, pseudonym
from players import Feishu, Generic, WeCom
from stage import Upstream
from traffic import Traffic

RATE = 200
SECONDS = int(sys.argv[1]) if len(sys.argv) > 1 else 60


async def play(replicas, postgres, traffic, events):
    async def disturb():
        await asyncio.sleep(SECONDS * 0.08)
        for replica in replicas:
            events.append(("kill", time.monotonic()))
            await asyncio.to_thread(replica.kill)
            await asyncio.sleep(SECONDS * 0.06)
            await asyncio.to_thread(replica.start)
            events.append(("up", time.monotonic()))
            await asyncio.sleep(SECONDS * 0.1)
        events.append(("restart at", time.time()))
        events.append(("restart", time.monotonic()))
        await asyncio.to_thread(postgres.control, "restart", "-m", "immediate")
        events.append(("restarted", time.monotonic()))

    await traffic.run(SECONDS, RATE, disturb)


def main():
    upstream = Upstream()
    upstream.reset(delay=0.2)
    postgres = Postgres("crash")
    players = [Generic(), WeCom(), Feishu(upstream)]
    variables = {"GONGWEN_WECOM_API_BASE": "http://" + upstream.place}
    for player in players:
        variables |= player.variables
    replicas = [Replica(postgres.url, variables).start() for _ in range(3)]
    balancer = Balancer(replicas)
    traffic, events = Traffic(f"127.0.0.1:{balancer.port}", upstream, players), []
    asyncio.run(play(replicas, postgres, traffic, events))
    judge(traffic, postgres, events)
    exits = [replica.stop() for replica in replicas]
    balancer.stop()
    report.count("停止时的退出状态", exits, [0, 0, 0])
    report.finish()


def judge(traffic, postgres, events):
    moments = dict(events)
    # Until the servers have found out that it works again: at most ten seconds after it does.
    outage = (moments["restart"] - 3, moments["restarted"] + 10)
    touched = {
        talk for talk in traffic.talks if any(m.sent < outage[1] and m.done > outage[0] for m in talk.messages)
    }
    messages = [(talk, message) for talk in traffic.talks for message in talk.messages]
    strict = [(talk, message) for talk, message in messages if talk not in touched]
    key = postgres.query("SELECT value FROM secrets WHERE name = 'pseudonyms'")[0][0]
    rows = collections.Counter()
    for person, question, count in postgres.query("SELECT person, question, count(*) FROM questions GROUP BY 1, 2"):
        rows[person, question] = int(count)
    logged = lambda talk, message: rows[pseudonym(key, "person", talk.name, talk.person), message.text]

    report.count("消息", len(messages))
    report.count("每秒消息", round(len(messages) / traffic.took))
    report.count("平台因没有应答而重发", traffic.repeated)
    report.count("请求（含重发、重复投递）", sum(traffic.statuses.values()))
    report.count("状态", dict(traffic.statuses))
    declared = {502, 503, "broken"}
    report.count("502、503、断开以外的失败", sum(n for s, n in traffic.statuses.items() if s not in {200, *declared}), 0)
    kills = [moment for event, moment in events if event == "kill"]
    late = [s for moment, s in traffic.refusals if not any(kill - 5 < moment < kill + SECONDS * 0.06 + 5 for kill in kills)]
    report.count("不在强行结束一台的前后的失败", len(late), 0)
    latencies = sorted(traffic.latencies)
    for share in (0.5, 0.99, 0.999):
        report.count(f"应答用时 p{share * 100:g}，毫秒", round(latencies[int(len(latencies) * share)] * 1000))
    report.count("没有得到回答的消息", sum(not m.answers for _, m in messages), 0)
    report.count("得到不同回答的消息", sum(len(set(m.answers)) > 1 for _, m in strict), 0)
    report.count("回答与没有故障时不同的消息", sum(m.answers[:1] != [m.expected] for _, m in strict if m.answers), 0)
    report.count("其中接着上一句、由别的服务接手的会话", len({t.user for t, _ in strict}))
    report.count("回答了而没有记录的问题", sum(not logged(t, m) for t, m in messages if m.answers), 0)
    report.count("记录了不止一次的问题", sum(logged(t, m) > 1 for t, m in strict), 0)
    feishu = [m for t, m in messages if t.name == "feishu"]
    report.count("飞书：经接口发了不止一次的回答（内容相同，平台按 uuid 去重）", sum(len(m.answers) > 1 for m in feishu))
    report.count("数据库重启前后的消息（此间去重和会话只在各台内存里）", len(messages) - len(strict))
    report.count(
        "  其中回答与没有故障时不同、或不止一种的",
        sum(set(m.answers) != {m.expected} for t, m in messages if t in touched and m.answers),
    )
    report.count("  其中记录了不止一次的", sum(logged(t, m) > 1 for t, m in messages if t in touched))
    # A message claimed just before the database went is answered without it.
    at = moments["restart at"] * 1000
    unanswered = f"SELECT count(*) FROM claims WHERE reply IS NULL AND lease_end NOT BETWEEN {at - 5000:.0f} AND {at + 15000:.0f}"
    report.count("认领了而没有答的消息（重启前后的不算）", int(postgres.query(unanswered)[0][0]), 0)
    report.count("库里还没有发出的回答", int(postgres.query("SELECT count(*) FROM deliveries")[0][0]), 0)
    for talk, message in [x for x in strict if set(x[1].answers) != {x[1].expected}][:5]:
        print(f"  {talk.user} {message.text} {message.statuses} {message.answers}", file=sys.stderr)


report = Report(f"三台服务，每秒 {RATE} 条消息，{SECONDS} 秒；逐台 SIGKILL，PostgreSQL 重启一次")
if __name__ == "__main__":
    main()
