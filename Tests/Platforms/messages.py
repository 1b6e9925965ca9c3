"""What is answered, and what it is answered with."""

import json
import time
from concurrent.futures import ThreadPoolExecutor

from matrix import ANSWER, LONG, QUESTION, on
from players import Feishu, fresh


class Messages:
    @on("handshakes")
    def test_handshake(self, player):
        request, expected = player.handshake("c+h/a=1 中")
        status, body = self.server.send(request)
        self.assertEqual(status, 200)
        if isinstance(player, Feishu):
            self.assertEqual(json.loads(body), json.loads(expected))
        else:
            self.assertEqual(body.decode(), expected)

    @on()
    def test_text(self, player):
        self.assertIn(ANSWER, self.answer(player, player.say(QUESTION)))

    @on()
    def test_space_does_not_matter(self, player):
        self.assertIn(ANSWER, self.answer(player, player.say(f"　 {QUESTION}　\n")))

    @on("window")
    def test_old_and_early_but_in_time(self, player):
        for offset in (60 - player.window, player.window - 60):
            self.assertIn(ANSWER, self.answer(player, player.say(QUESTION, now=time.time() + offset)))

    @on("speech")
    def test_speech(self, player):
        self.assertIn(ANSWER, self.answer(player, player.speak(QUESTION)))

    @on("image")
    def test_picture(self, player):
        self.assertIn("图片", self.answer(player, player.picture()))

    @on()
    def test_without_words(self, player):
        for request, word in player.unreadable():
            with self.subTest(word=word):
                self.assertIn(word, self.answer(player, request))

    @on()
    def test_unknown(self, player):
        for number, request in enumerate(player.unknown()):
            with self.subTest(number=number):
                self.assertEqual(self.server.send(request)[0], 200)

    @on()
    def test_mentions_and_empty_texts(self, player):
        for text in player.addressed(QUESTION):
            shown = self.answer(player, player.say(text))
            self.assertIn(ANSWER, shown)
            self.assertNotIn("@", shown)
        for text in ["", " ", "　\n\t"] + player.addressed(""):
            self.assertIn(player.to_nothing, self.answer(player, player.say(text)))

    @on("glues_mentions")
    def test_mentions_without_a_space(self, player):
        for mark in "：:，,？\u200b":
            message = player.callback(chattype="group", msgtype="text", text={"content": "@工问" + mark + QUESTION})
            self.assertIn(ANSWER, self.answer(player, player.wrap(message)))
        message = player.callback(chattype="group", msgtype="text", text={"content": "@公文助手" + QUESTION})
        self.assertNotIn("没有收到文字", self.answer(player, player.wrap(message)))

    @on("greets")
    def test_greeting(self, player):
        self.assertIn("您好", self.answer(player, player.greeting()))

    @on()
    def test_silence(self, player):
        for request in player.silent():
            status, body = self.server.send(request)
            self.assertEqual(status, 200)
            if not isinstance(player, Feishu):
                self.assertIsNone(player.shown(body))
        self.assertEqual(self.upstream.wait(0), [])

    @on()
    def test_same_answer_in_sequence(self, player):
        id = "om_" + fresh() if isinstance(player, Feishu) else fresh()
        user = "seq" + fresh()
        first = self.answer(player, player.say(QUESTION, id, user))
        self.assertIn(ANSWER, first)
        for _ in range(2):
            # Processed again, it would be another question in the same conversation, or another call.
            again = self.answer(player, player.say("那南川呢", id, user), calls=0)
            self.assertEqual(again, None if isinstance(player, Feishu) else first)

    @on("wants_json")
    def test_either_id_makes_a_repetition(self, player):
        delivery, message, user = "msg_" + fresh(), fresh(), fresh()

        def say(text, delivery, message):
            content = {"conversation": "c", "user": user, "text": text, "id": message}
            return self.answer(player, player.wrap(json.dumps(content), id=delivery))

        first = say(QUESTION, delivery, message)
        self.assertIn(ANSWER, first)
        self.assertEqual(say("你好", delivery, fresh()), first)
        self.assertEqual(say("你好", "msg_" + fresh(), message), first)

    @on()
    def test_same_answer_at_once(self, player):
        self.upstream.reset()
        id = "om_" + fresh() if isinstance(player, Feishu) else fresh()
        requests = [player.say(QUESTION, id, "all" + id) for _ in range(20)]
        with ThreadPoolExecutor(20) as pool:
            answers = list(pool.map(self.server.send, requests))
        self.assertEqual({status for status, _ in answers}, {200})
        if isinstance(player, Feishu):
            self.assertEqual(len(self.upstream.wait(1)), 1)
        else:
            shown = {player.shown(body) for _, body in answers}
            self.assertEqual(len(shown), 1)
            self.assertIn(ANSWER, shown.pop())

    @on("greets")
    def test_one_greeting(self, player):
        request = player.greeting()
        with ThreadPoolExecutor(20) as pool:
            answers = list(pool.map(self.server.send, [request] * 20))
        self.assertEqual({status for status, _ in answers}, {200})
        self.assertEqual(len({player.shown(body) for _, body in answers}), 1)
        self.assertIn("您好", player.shown(answers[0][1]))

    @on()
    def test_different_messages_are_not_the_same(self, player):
        for question, expected in [(QUESTION, ANSWER), ("你好", "")]:
            shown = self.answer(player, player.say(question, user="diff"))
            self.assertTrue(shown)
            self.assertIn(expected, shown)

    @on()
    def test_two_people_have_two_conversations(self, player):
        self.assertIn(ANSWER, self.answer(player, player.say(QUESTION, user="anna")))
        follow = "那江津呢"
        anna, bert = (self.answer(player, player.say(follow, user=user)) for user in ("anna", "bert"))
        self.assertIn("站", anna)
        self.assertNotEqual(anna, bert)

    @on()
    def test_ten_thousand_characters(self, player):
        for text in ("问" * 10_000, "江北站点" * 2_500, "x" * 20_000):
            self.assertTrue(self.answer(player, player.say(text)))

    @on("answers_at_length")
    def test_long_answer(self, player):
        self.assertGreater(len(self.answer(player, player.say(LONG)).encode()), 1900)

    @on()
    def test_media_type(self, player):
        request = player.say(QUESTION)
        request.headers["Content-Type"] = "text/plain"
        self.assertEqual(self.server.send(request)[0], 415 if player.wants_json else 200)
