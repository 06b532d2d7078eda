from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.knowledge.flags import RedFlag, Safety
from explorer.web.answer import answer
from explorer.web.state import decode


@pytest.fixture(scope="module")
def ask(toy_atlas):
    def flag(name, **changes):
        return RedFlag(**{
            "id": name, "places": ("shoulder-front",), "question": f"Is it {name}?",
            "may_be": "A bad toy.", "do": "go and show it.", "urgency": "now",
            "sources": ("toy-2000",),
        } | changes)

    flags = (
        flag("hot", first=("shoulder-front",)),
        flag("loud", words=("bang",)),
        flag("old", urgency="soon"),
        flag("odd", places="any", urgency="soon"),
    )
    atlas = replace(toy_atlas, safety=Safety(strip=toy_atlas.safety.strip, flags=flags))
    return lambda address: answer(atlas, decode(address))


def test_a_patient_is_asked_before_anything_is_found(ask):
    content = ask("at=right-shoulder-front")
    assert content["ask"] == [["hot", "Is it hot?"]]
    assert content["held"]
    assert not {"cards", "others", "found", "story"} & set(content)
    assert content["say"]


def test_no_brings_what_was_found(ask):
    content = ask("at=right-shoulder-front&no=hot")
    assert content["cards"]
    assert not {"ask", "held", "act"} & set(content)


def test_yes_brings_what_to_do_and_nothing_else(ask):
    content = ask("at=right-shoulder-front&yes=hot")
    assert content["act"] == [
        ["hot", "Call your emergency number now.", "Go and show it.", "A bad toy."]
    ]
    assert content["held"]
    assert "cards" not in content


@pytest.mark.parametrize("reader", ["clinician", "student"])
@pytest.mark.parametrize("reply", ["", "&yes=hot"])
def test_others_are_told_and_go_on(ask, reader, reply):
    content = ask(f"at=right-shoulder-front&who={reader}{reply}")
    assert content["cards"]
    assert "act" in content if reply else "ask" in content


def test_words_are_asked_about_without_a_mark(ask):
    assert ask("q=it%20went%20Bang")["ask"] == [["loud", "Is it loud?"]]


def test_the_rest_is_listed_below(ask):
    content = ask("at=right-shoulder-front&no=hot")
    assert [question for question, _ in content["flags"]] == ["Is it loud?", "Is it old?"]
    assert [question for question, _ in content["anywhere"]] == ["Is it odd?"]


def test_an_answer_to_nothing_changes_nothing(ask):
    assert ask("at=right-shoulder-front&no=hot,moon") == ask("at=right-shoulder-front&no=hot")
