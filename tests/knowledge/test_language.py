from __future__ import annotations

import pytest

from explorer import UnknownId, rank
from explorer.knowledge import language
from explorer.knowledge.language import in_language, messages, say


def test_only_what_readers_see_is_said_in_other_words(toy_atlas):
    ball = toy_atlas.muscle("ball")
    shouted = say(ball, str.upper)
    assert shouted.plain_name == ball.plain_name.upper()
    assert shouted.when_active == tuple(words.upper() for words in ball.when_active)
    assert shouted.may_help[0].what == ball.may_help[0].what.upper()
    assert (shouted.id, shouted.latin, shouted.sources) == (ball.id, ball.latin, ball.sources)
    assert shouted.trigger_points[0].referral == ball.trigger_points[0].referral


def test_the_same_words_are_the_same_record(toy_atlas):
    ball = toy_atlas.muscle("ball")
    assert say(ball, lambda words: words) is ball


def test_messages_are_all_that_is_said(toy_atlas):
    said = list(messages(toy_atlas.muscle("ball")))
    assert {"It may ache.", "Rest a bit.", "in the middle", "lung"} <= set(said)
    assert not {"ball", "toy-2000", "shoulder-front"} & set(said)


def test_a_language_changes_words_and_nothing_else(toy_atlas, monkeypatch):
    class Words:
        @staticmethod
        def gettext(words):
            return words.upper()

    monkeypatch.setattr(language, "catalogue", lambda *_: Words)
    other = in_language(toy_atlas, "es")
    assert other.muscle("ball").plain_name == toy_atlas.muscle("ball").plain_name.upper()
    assert other.body.cells[0].plain_name == toy_atlas.body.cells[0].plain_name.upper()
    assert other.safety.strip.text == toy_atlas.safety.strip.text.upper()
    marks = ["right-shoulder-front"]
    assert [(m.muscle.id, m.side, m.score) for m in rank(other, marks)] == [
        (m.muscle.id, m.side, m.score) for m in rank(toy_atlas, marks)
    ]


def test_an_unknown_language_is_told(toy_atlas):
    with pytest.raises(UnknownId, match="language"):
        in_language(toy_atlas, "tlh")
