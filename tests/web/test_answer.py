from __future__ import annotations

import json
from dataclasses import replace

import pytest

from explorer import text
from explorer.body import Sex, Side, ViewName
from explorer.filled import felt, felt_in
from explorer.ink import Brush, Stroke
from explorer.knowledge.evidence import Feeling
from explorer.knowledge.flags import RedFlag, Safety
from explorer.knowledge.model import Stroke as KnowledgeStroke
from explorer.knowledge.vocabulary import Structure
from explorer.web.answer import MOST_CARDS, START, answer
from explorer.web.details import details
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
    listed = [["Is it hot?", "Get medical help today. Go and show it."]]
    assert answer(atlas, decode("at=left-knee-front"))["flags"] == listed
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


def dot(body, place, *, side=Side.RIGHT, brush=Brush.BROAD):
    view = body.view(ViewName.FRONT, Sex.FEMALE)
    vertex = body.find(place, side=side).vertex
    return Stroke.on(view, view.project(body.vertices[view.sex][[vertex]]), brush=brush)


def test_a_drawing_gives_a_card_that_names_the_place_it_fills(toy_atlas, ask):
    stroke = dot(toy_atlas.body, "shoulder-front")
    card = ask(f"ink={stroke.code}")["cards"][0]
    assert card["show"] == "ball:right"
    assert "front of shoulder" in card["why"]


def test_the_answer_is_for_the_chosen_pain_or_for_all(toy_atlas, ask):
    told = f"ink={dot(toy_atlas.body, 'shoulder-front').code}&at-b=left-knee-front"
    shown = {
        extra: {card["show"] for card in ask(told + extra)["cards"]}
        for extra in ("", "&pain=b", "&together=on")
    }
    assert shown == {
        "": {"ball:right"}, "&pain=b": {"doll:left"}, "&together=on": {"ball:right", "doll:left"},
    }


def test_rubbing_out_stays_in_its_own_pain(toy_atlas, ask):
    stroke = dot(toy_atlas.body, "shoulder-front")
    rubber = replace(stroke, erases=True)
    told = f"ink={stroke.code}&ink-b={stroke.code}.{rubber.code}"
    assert ask(f"{told}&together=on")["cards"][0]["show"] == "ball:right"
    assert "cards" not in ask(f"{told}&pain=b")


def test_a_drawing_calls_for_the_questions_of_its_places(toy_atlas):
    flag = RedFlag(
        id="toy", question="Is it red?", urgency="now", do="call.",
        may_be="a toy", places=("right-shoulder-front",), sources=("toy-2000",),
    )
    atlas = replace(toy_atlas, safety=Safety(strip=toy_atlas.safety.strip, flags=(flag,)))
    stroke = dot(atlas.body, "shoulder-front", brush=Brush.FINE)
    assert answer(atlas, decode(f"ink={stroke.code}"))["flags"][0][0] == "Is it red?"


def nerve_atlas(toy_atlas):
    """The toys, with a nerve that is felt in half of where the drum is."""
    drum = toy_atlas.other_patterns["drum"]
    half = drum.referral.model_copy(update={
        "essential": (KnowledgeStroke(path=("calf-upper",), width=8),),
    })
    wire = drum.model_copy(update={
        "id": "wire", "structure": Structure.NERVE, "plain_name": "toy nerve wire",
        "referral": half,
    })
    feeling = Feeling(id="tingling", in_short="You marked tingling.", sources=("toy-2000",))
    return replace(
        toy_atlas,
        other_patterns=toy_atlas.other_patterns | {"wire": wire},
        evidence=toy_atlas.evidence.model_copy(update={"feelings": (feeling,)}),
    )


def test_tingling_puts_nerves_first_says_why_and_leaves_the_muscles_alone(toy_atlas):
    atlas = nerve_atlas(toy_atlas)
    marks = "at=left-calf-upper,left-knee-front"
    ache, tingling = (answer(atlas, decode(marks + feel)) for feel in ("", "&feel=tingling"))
    first = {feel: [other[0] for other in content["others"]][:2]
             for feel, content in (("ache", ache), ("tingling", tingling))}
    assert first["ache"] == ["Left toy organ drum", "Left toy nerve wire"]
    assert first["tingling"] == first["ache"][::-1]
    assert tingling["feels"] == ["You marked tingling.", [["Toy 2000", "https://example.org/toys"]]]
    assert "feels" not in ache
    assert tingling["cards"] == ache["cards"]
