from __future__ import annotations

import json
import re

import pytest

from explorer.body import Sex, Side
from explorer.web.answer import answer
from explorer.web.in_steps import SCRIPTS, STYLE, in_steps
from explorer.web.shelf import ASSETS, base, script
from explorer.web.spoken import later
from explorer.web.state import decode


@pytest.fixture
def found(toy_atlas):
    return lambda address: answer(toy_atlas, decode(address))["found"]


def test_the_view_has_its_words_and_frames(client):
    told = client.get(f"{base()}/steps/ball-left-female.json").json
    assert (told["latin"], told["plain"], told["sided"]) == ("Ball", "Left toy muscle ball", True)
    assert [len(step["stages"]) > 0 for step in told["steps"]] == [True, True, False]
    assert told["alike"] == [["A toy nerve", "It tingles."]]
    assert told["near"] == "Near it: lung."
    assert told["heed"] == "Take care."
    assert told["safety"] == "Get help now for bad pain."
    assert told["words"] == sum(len(step["say"].split()) for step in told["steps"])


def test_what_is_no_muscle_is_not_needled(client):
    told = client.get(f"{base()}/steps/lamp-right-male.json").json
    assert told["alike"] == [["Toy organ lamp", "It hums."]]
    assert not {"near", "heed", "harms"} & set(told)
    assert told["sided"] is False


@pytest.mark.parametrize(("address", "status"), [
    ("nobody-left-female", 204), ("ball-up-female", 404), ("ball-left-fat", 404),
])
def test_an_address_that_anyone_may_write_is_no_fault(client, address, status):
    assert client.get(f"{base()}/steps/{address}.json").status_code == status


def test_the_view_is_no_part_of_the_first_visit(client):
    for name in SCRIPTS:
        assert (ASSETS / name).read_text(encoding="utf-8") not in script()
    reply = client.get(f"{base()}/steps/view.js")
    assert "page.StepsView" in reply.text
    assert "immutable" in reply.headers["Cache-Control"]
    assert client.get(f"{base()}/steps/view.css").text == (ASSETS / STYLE).read_text()


def test_its_words_join_those_that_are_there():
    whole = "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in SCRIPTS)
    assert later("en", whole) == ""
    words = json.loads(re.search(r"words, (\{.*\})\);", later("es", whole)).group(1))
    assert words["Mirror"] == "Espejo"


def test_only_views_with_right_on_the_left_are_flipped(toy_atlas):
    flips = in_steps(toy_atlas, "ball", Side.RIGHT, Sex.FEMALE)["flips"]
    assert {"front", "head-front", "hands-palm"} <= set(flips)
    assert not {"back", "head-back", "left", "right"} & set(flips)


def test_enter_has_a_best_match_on_the_side_that_was_marked(found):
    assert found("q=ball&who=clinician")["best"] == "ball:right"
    marked = found("q=Ball&at=left-palm,left-wrist-palm-side,right-palm&who=clinician")
    assert (marked["q"], marked["best"]) == ("Ball", "ball:left")


def test_a_patient_is_not_shown_what_only_a_word_leads_to(found):
    assert "best" in found("q=nerve&who=clinician")
    assert "best" not in found("q=nerve")
    assert found("q=ball")["best"] == "ball:right"
    assert "best" not in found("q=unheard-of")
