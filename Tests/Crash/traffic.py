"""People who talk on several platforms at once, and platforms that repeat what was not answered."""

import asyncio
import collections
import dataclasses
import itertools
import json
import random
import time

import aiohttp
from players import Feishu, Generic, WeCom, fresh

#: Each turn leans on the ones before it, and the second is understood once only: then the choice is gone.
DIALOGUE = ["有多少工会", "2", "江北有多少户外劳动者站点", "那南川呢"]


@dataclasses.dataclass
class Message:
    user: str
    text: str
    expected: str
    #: Seen by the user, in responses and through the API.
    answers: list = dataclasses.field(default_factory=list)
    statuses: list = dataclasses.field(default_factory=list)
    sent: float = 0
    done: float = 0


class Talk:
    """One person's dialogue on one platform."""

    def __init__(self, traffic, player, number):
        self.traffic, self.player = traffic, player
        self.name = type(player).__name__.lower()
        self.user = f"{self.name}{number}"
        self.messages = []
        self.texts = DIALOGUE

    def request(self, text, id):
        if isinstance(self.player, Generic):
            content = {"conversation": "c" + self.user, "user": self.user, "text": text, "id": id}
            return self.player.wrap(json.dumps(content, ensure_ascii=False), id="msg_" + id)
        if isinstance(self.player, Feishu):
            return self.player.wrap(self.player.event(text, "om_" + id, self.user))
        return self.player.say(text, id, user=self.user)

    @property
    def person(self):
        return ("ou_" if isinstance(self.player, Feishu) else "") + self.user

    async def run(self):
        for text in self.texts:
            expected = self.traffic.expected.get((self.name, text))
            message = Message(self.user, text, expected)
            self.messages.append(message)
            id = fresh()
            if isinstance(self.player, Feishu):
                self.traffic.by_feishu_id["om_" + id] = message
            message.sent = time.monotonic()
            copies = [self.send(message, id)]
            if random.random() < 0.1:
                copies.append(self.send(message, id))
            if random.random() < 0.05:
                copies.append(self.send(message, id, pause=random.uniform(0.2, 3)))
            await asyncio.gather(*copies)
            await self.answered(message)
            message.done = time.monotonic()
            await asyncio.sleep(0.2)

    async def answered(self, message, limit=90):
        end = time.monotonic() + limit
        while not message.answers and time.monotonic() < end:
            await asyncio.sleep(0.02)

    async def send(self, message, id, pause=0):
        """As the platform does: again when there is no answer in time, or none at all."""
        await asyncio.sleep(pause)
        patience, pauses = {"wecom": (5, (0, 0, 0)), "feishu": (3, (15, 30)), "generic": (15, (1, 2, 5, 5))}[self.name]
        for wait in (*pauses, None):
            status, body = await self.traffic.post(self.request(message.text, id), patience)
            message.statuses.append(status)
            if status == 200:
                if not isinstance(self.player, Feishu):
                    # 企业微信 may be given an empty answer, and the reply through its API.
                    text = self.player.shown(body) if body else None
                    if text is not None:
                        message.answers.append(text)
                return
            if wait is None:
                return
            self.traffic.repeated += 1
            await asyncio.sleep(wait)


class Traffic:
    def __init__(self, place, upstream, players):
        self.place, self.upstream, self.players = place, upstream, players
        self.expected, self.by_feishu_id, self.talks = {}, {}, []
        self.possible = collections.defaultdict(set)
        self.repeated, self.read = 0, 0
        self.statuses = collections.Counter()
        #: When something else than 200 came.
        self.refusals = []
        self.latencies = []

    async def post(self, request, patience):
        start = time.monotonic()
        try:
            async with self.session.post(
                f"http://{self.place}{request.target}", data=request.body, headers=request.headers,
                timeout=aiohttp.ClientTimeout(total=patience),
            ) as response:
                status, body = response.status, await response.read()
        except asyncio.TimeoutError:
            status, body = "timeout", b""
        except aiohttp.ClientError:
            status, body = "broken", b""
        self.latencies.append(time.monotonic() - start)
        self.statuses[status] += 1
        if status != 200:
            self.refusals.append((start, status))
        return status, body

    def collect(self):
        """Gives what the platforms' APIs were sent to whom it is for."""
        with self.upstream.lock:
            calls, self.read = self.upstream.calls[self.read :], len(self.upstream.calls)
        for path, call, isDead in calls:
            if isDead:
                continue
            if path.startswith("/open-apis/im/"):
                message = self.by_feishu_id.get(path.split("/")[-2])
                post = json.loads(call["content"])["zh_cn"]["content"]
                text = "\n".join("".join(run["text"] for run in paragraph) for paragraph in post)
            else:
                text = call["text"]["content"]
                talk = self.by_user.get(call["touser"])
                message = talk and next((m for m in talk.messages if m.expected == text), talk.messages[-1])
            if message:
                message.answers.append(text)

    @property
    def by_user(self):
        return {talk.user: talk for talk in self.talks if talk.name == "wecom"}

    async def collecting(self):
        while True:
            self.collect()
            await asyncio.sleep(0.05)

    async def learn(self):
        """What is said when nothing goes wrong, and when the server does not know some of what was said before."""
        partial = []
        for index, text in enumerate(DIALOGUE):
            for count in range(index + 1):
                partial += [[*before, text] for before in itertools.combinations(DIALOGUE[:index], count)]
        for player in self.players:
            for number, texts in enumerate([DIALOGUE, *partial]):
                talk = Talk(self, player, f"reference{number}")
                talk.texts = texts
                self.talks.append(talk)
                await talk.run()
                for message in talk.messages:
                    self.possible[talk.name, message.text].add(message.answers[0])
                    self.expected.setdefault((talk.name, message.text), message.answers[0])
        self.talks.clear()

    async def run(self, seconds, rate, disturb):
        """So many messages a second for so long, while something disturbs them."""
        connector = aiohttp.TCPConnector(limit=500)
        async with aiohttp.ClientSession(connector=connector) as self.session:
            collector = asyncio.create_task(self.collecting())
            await self.learn()
            start = time.monotonic()
            disturbing = asyncio.create_task(disturb())
            tasks = []
            number = 0
            while (now := time.monotonic() - start) < seconds:
                while number < now * rate / len(DIALOGUE):
                    talk = Talk(self, self.players[number % len(self.players)], number)
                    self.talks.append(talk)
                    tasks.append(asyncio.create_task(talk.run()))
                    number += 1
                await asyncio.sleep(0.01)
            await disturbing
            await asyncio.gather(*tasks)
            self.took = time.monotonic() - start
            await asyncio.sleep(3)
            self.collect()
            collector.cancel()
