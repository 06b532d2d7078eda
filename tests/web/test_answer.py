from __future__ import annotations

import json
from dataclasses import replace

import pytest

from explorer import text
from explorer.body import Side
from explorer.knowledge.flags import RedFlag, Safety
from explorer.web.answer import MOST_CARDS, START, answer
from explorer.web.details import details
from explorer.web.felt import felt, felt_in
from explorer.web.find import find
from explorer.web.state import decode


@pytest.fixture
def ask(toy_atlas):
    return lambda address: answer(toy_atlas, decode(address))


def words(tree):
    return json.dumps(tree, default=lambda part: part.to_plotly_json())


def test_no_marks_say_how_to_begin(ask):
    assert ask("") == {"lead": START, "say": ""}


def test_a_mark_gives_a_card_with_side_band_and_reason(ask):
    card = ask("at=right-shoulder-front")["cards"][0]
    assert card["show"] == "ball:right"
    assert card["title"] == "Toy muscle ball"
    assert card["latin"] == "Ball · right side · lies in the shoulder"
    assert card["why"].startswith("It can explain pain here: right")
    assert card["grade"] == "Grade D"


def test_the_mirrored_mark_gives_the_mirrored_card(ask):
    assert ask("at=left-shoulder-front")["cards"][0]["show"] == "ball:left"


def test_experts_read_the_anatomical_name_first(ask):
    assert ask("at=right-shoulder-front&who=clinician")["cards"][0]["title"] == "Ball"


def test_what_is_announced_is_what_is_shown(ask):
    content = ask("at=right-shoulder-front,right-knee-front")
    alike = [card for card in content["cards"] if card["band"] != "weak"]
    assert content["say"].startswith(f"{len(alike) or 'No'} pattern")
    assert len(content["cards"]) <= MOST_CARDS


def test_nothing_alike_is_said_kindly(ask):
    assert ask("at=right-heel")["lead"] == text.NOTHING


def test_another_structure_that_looks_alike_comes_with_its_reason(ask):
    ((title, words, show),) = ask("at=left-calf-upper")["others"]
    assert title == "Left toy organ drum"
    assert words == "It may throb. It can explain pain here: left upper calf. It hums."
    assert show == "drum:left"


def test_an_organ_that_has_no_twin_is_named_without_a_side(ask):
    assert ask("at=left-chest")["others"][0][0] == "Toy organ lamp"


def test_look_alikes_come_with_what_separates_them(ask):
    assert ask("at=right-shoulder-front")["others"] == [["A toy nerve", "It tingles.", ""]]


def test_what_is_dropped_is_said(ask):
    said = ask("at=right-palm,moon&region=mars&x=1")["dropped"]
    assert all(piece in said for piece in ("moon", "mars", "x=1"))


def test_marks_call_for_their_question(toy_atlas):
    flag = RedFlag(id="knee", places=("knee-front",), question="Is it hot?", may_be="a bad joint",
                   do="go and show it.", urgency="today", sources=("toy-2000",))
    safety = Safety(strip=toy_atlas.safety.strip, flags=(flag,))
    atlas = replace(toy_atlas, safety=safety)
    asked = [["Is it hot?", "Get medical help today. Go and show it."]]
    assert answer(atlas, decode("at=left-knee-front"))["flags"] == asked
    assert "flags" not in answer(atlas, decode("at=left-palm"))


def test_search_finds_names_plain_words_regions_and_conditions(toy_atlas):
    assert [hit for hit, _ in find(toy_atlas, "bal")] == ["ball"]
    assert [hit for hit, _ in find(toy_atlas, "toy muscle DOLL")] == ["doll"]
    assert "doll" in [hit for hit, _ in find(toy_atlas, "knee")]
    assert {hit for hit, _ in find(toy_atlas, "toy nerve")} == set(toy_atlas.muscles)
    assert find(toy_atlas, "zzz") == []
    assert find(toy_atlas, "  ") == []


def test_a_region_lists_what_is_felt_there(toy_atlas, ask):
    assert "doll" in felt_in(toy_atlas)["knee"]
    shown = [item[0] for item in ask("region=knee")["found"]["items"]]
    assert "doll" in shown
    assert "ball" not in shown


def test_felt_places_are_on_the_side_that_was_asked(toy_atlas):
    essential, spillover = felt(toy_atlas, "ball", Side.LEFT)[0]
    assert "left-shoulder-front" in essential
    assert not set(essential) & set(spillover)


@pytest.mark.parametrize("who", ["patient", "clinician", "student"])
def test_details_say_pattern_grade_help_and_sources(toy_atlas, who):
    said = words(details(toy_atlas, decode(f"show=ball:right&who={who}")))
    for part in ("Usual site", "Grade D", "Rest a bit.", "Stop if it hurts more.",
                 "https://example.org/toys", "A toy nerve", "right side"):
        assert part in said
    assert ("Take care." in said) == (who != "patient")


def test_an_unknown_muscle_is_said_and_none_is_empty(toy_atlas):
    assert "moon" in words(details(toy_atlas, decode("show=moon:right")))
    assert details(toy_atlas, decode("")) == []
