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
            events.append(("kill at", time.time()))
            await asyncio.to_thread(replica.kill)
            await asyncio.sleep(SECONDS * 0.06)
            await asyncio.to_thread(replica.start)
            events.append(("up", time.monotonic()))
            await asyncio.sleep(SECONDS * 0.1)
        events.append(("restart at", time.time()))
        events.append(("restart", time.monotonic()))
        await asyncio.to_thread(postgres.control, "restart", "-m", "immediate")
        events.append(("restarted", time.monotonic()))
        events.append(("restarted at", time.time()))

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
    judge(traffic, postgres, events, replicas)
    exits = [replica.stop() for replica in replicas]
    balancer.stop()
    report.count("停止时的退出状态", exits, [0, 0, 0])
    report.finish()


def judge(traffic, postgres, events, replicas):
    moments = dict(events)
    messages = [(talk, message) for talk in traffic.talks for message in talk.messages]
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
    report.count("回答了而没有记录的问题", sum(not logged(t, m) for t, m in messages if m.answers), 0)

    # While a server has no database it goes by what it remembers itself. Exempt are the messages on their way just then,
    # by the servers' own account, and of what follows them in the same talk only what it leans on.
    outages = [pair for replica in replicas for pair in replica.outages()]
    report.check("每台都说了数据库坏了又好了", len(outages) >= 3, outages)
    begin, end = moments["restart"], max([moments["restarted"], *(end for _, end in outages)])
    report.count("数据库重启用了几秒", round(moments["restarted"] - moments["restart"], 1))
    report.count("好了以后最久几秒，各台都用上了", round(end - moments["restarted"], 1), most=11)
    during = [(t, m) for t, m in messages if m.sent < end and m.done > begin]
    touched = {talk for talk, _ in during}
    strict = [(t, m) for t, m in messages if t not in touched or m.done <= begin]
    after = [(t, m) for t, m in messages if t in touched and m.sent >= end]
    report.count("得到不同回答的消息", sum(len(set(m.answers)) > 1 for _, m in strict), 0)
    report.count("回答与没有故障时不同的消息", sum(m.answers[:1] != [m.expected] for _, m in strict if m.answers), 0)
    report.count("其中接着上一句、由别的服务接手的会话", len({t.user for t, _ in strict}))
    report.count("记录了不止一次的问题", sum(logged(t, m) > 1 for t, m in strict), 0)
    feishu = [m for t, m in messages if t.name == "feishu"]
    report.count("飞书：经接口发了不止一次的回答（内容相同，平台按 uuid 去重）", sum(len(m.answers) > 1 for m in feishu))

    # What came meanwhile, and what was on its way before: some are waited for up to 3 s, for their copies.
    report.count("数据库重启时在路上的消息", len(during), most=round(RATE * (end - begin + 1.5)))
    impossible = [(t, m) for t, m in during + after if not set(m.answers) <= traffic.possible[t.name, m.text]]
    report.count("  回答既不是应有的、也不是没听到前面几句时的（连同这些会话以后的）", len(impossible), 0)
    alone = [(t, m) for t, m in during + after if len(traffic.possible[t.name, m.text]) == 1]
    report.count("  其中不靠前面几句的消息", len(alone))
    report.count("  其中不靠前面几句、而回答与没有故障时不同的", sum(set(m.answers) != {m.expected} for _, m in alone if m.answers), 0)
    report.count("  没听到前面几句的", sum(set(m.answers) != {m.expected} for _, m in during + after if m.answers))
    several = [(t, m) for t, m in during if len(set(m.answers)) > 1]
    report.count("  得到不止一种回答的", len(several))
    report.count("    其中只送到过一次的", sum(len(m.statuses) == 1 for _, m in several), 0)
    twice = [(t, m) for t, m in during if logged(t, m) > 1]
    report.count("  记录了不止一次的", len(twice))
    report.count("    其中只送到过一次的", sum(len(m.statuses) == 1 for _, m in twice), 0)
    report.count("    记录的次数比送到的多的", sum(logged(t, m) > len(m.statuses) for t, m in twice), 0)
    report.count("重启以后才问的，得到不止一种回答、记录了不止一次的", sum(len(set(m.answers)) > 1 or logged(t, m) > 1 for t, m in after), 0)

    judge_claims(postgres, events)
    report.count("库里还没有发出的回答", int(postgres.query("SELECT count(*) FROM deliveries")[0][0]), 0)
    for talk, message in [x for x in strict if set(x[1].answers) != {x[1].expected}][:5] + impossible[:5]:
        print(f"  {talk.user} {message.text} {message.statuses} {message.answers}", file=sys.stderr)


def judge_claims(postgres, events):
    """A claim is remembered for whole minutes from when it was made; its lease ends two seconds after it was made, or taken
    over."""
    moments = dict(events)
    kills = [moment for event, moment in events if event == "kill at"]
    life = "((remembered_until - lease_end + 2000 + 59999) / 60000 * 60000)"
    taken = postgres.query(
        f"SELECT DISTINCT ticket, remembered_until - {life} FROM claims WHERE remembered_until - {life} <> lease_end - 2000"
    )
    made = [int(moment) / 1000 for _, moment in taken]
    report.count("死了的一台认领过、由别的接手的消息", len(made))
    # A server that lives answers within its two seconds, unless the database goes.
    others = [
        moment for moment in made
        if not any(kill - 2 <= moment <= kill + 0.5 for kill in kills)
        and not moments["restart at"] - 2 <= moment <= moments["restarted at"] + 11
    ]
    report.count("  其中认领时没有一台被强行结束、数据库也好着的", len(others), 0)
    # A message claimed just before the database went is answered without it.
    unanswered = [int(m) / 1000 - 2 for m, in postgres.query("SELECT DISTINCT lease_end FROM claims WHERE reply IS NULL")]
    excused = [m for m in unanswered if moments["restart at"] - 2 <= m <= moments["restarted at"] + 11]
    report.count("认领了而没有答的消息（数据库重启时的不算）", len(unanswered) - len(excused), 0)
    report.count("  数据库重启时认领了、答案只在一台的内存里的", len(excused), most=RATE)


report = Report(f"三台服务，每秒 {RATE} 条消息，{SECONDS} 秒；逐台 SIGKILL，PostgreSQL 重启一次")
if __name__ == "__main__":
    main()
