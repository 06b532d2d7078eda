"""Danger asks first: by place, by both sides, by words; and harmless pain is left in peace."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from explorer import load_atlas
from explorer.knowledge.flags import RedFlag, Safety, Strip
from explorer.knowledge.vocabulary import Urgency
from explorer.safety import asked, listed

STORIES = yaml.safe_load((Path(__file__).parent / "vignettes.yaml").read_text(encoding="utf-8"))


def flag(name, urgency=Urgency.TODAY, **changes):
    return RedFlag(**{
        "id": name, "places": ("knee-front",), "question": "Is it hot?", "may_be": "A toy.",
        "do": "Rest.", "urgency": urgency, "sources": ("toy-2000",),
    } | changes)


def safety(*flags):
    return Safety(strip=Strip(text="Get help.", sources=("toy-2000",)), flags=flags)


def ids(flags):
    return [found.id for found in flags]


def test_a_place_alone_is_listed_and_does_not_come_first():
    known = safety(flag("hot"))
    assert ids(listed(known, ["right-knee-front"])) == ["hot"]
    assert asked(known, ["right-knee-front"]) == ()
    assert listed(known, ["right-palm"]) == ()


def test_a_first_place_asks_on_either_side_or_on_its_own():
    either = safety(flag("hot", first=("knee-front",)))
    assert ids(asked(either, ["left-knee-front"])) == ["hot"]
    left = safety(flag("heart", first=("left-breast",)))
    assert ids(asked(left, ["left-breast"])) == ["heart"]
    assert asked(left, ["right-breast"]) == ()


def test_both_sides_are_needed_where_both_are_named():
    known = safety(flag("both", both_sides=("low-back",)))
    assert asked(known, ["right-low-back"]) == ()
    assert ids(asked(known, ["right-low-back", "left-low-back"])) == ["both"]


@pytest.mark.parametrize(("words", "asks"), [
    ("my child LIMPS", True), ("limp", True), ("", False), ("climbing", False),
])
def test_words_ask_from_their_start_on(words, asks):
    known = safety(flag("child", words=("limp",)))
    assert bool(asked(known, [], words)) is asks


def test_the_most_urgent_comes_first():
    known = safety(
        flag("soon", Urgency.SOON, first=("knee-front",)),
        flag("now", Urgency.NOW, first=("knee-front",)),
    )
    assert ids(asked(known, ["right-knee-front"])) == ["now", "soon"]


@pytest.fixture(scope="module")
def real():
    return load_atlas()


@pytest.mark.parametrize("story", STORIES["dangerous"], ids=lambda s: s["asks"])
def test_a_dangerous_story_is_asked_about_first(real, story):
    assert story["asks"] in ids(asked(real.safety, story["marks"], story["words"]))


def test_of_seven_harmless_stories_at_most_two_are_asked_first(real):
    assert len(STORIES["dangerous"]) == len(STORIES["harmless"]) == 7
    stopped = [s["who"] for s in STORIES["harmless"] if asked(real.safety, s["marks"], s["words"])]
    assert len(stopped) <= 2, stopped


# Causes no list may lack, each where it is felt: textbooks of emergency care agree on them.
WELL_KNOWN = {
    "sudden-worst-headache": "nape", "meningitis": "base-of-skull", "acute-glaucoma": "eye",
    "giant-cell-arteritis": "top-of-head", "neck-artery-tear": "side-of-neck",
    "carbon-monoxide": "forehead", "heart-attack": "lower-jaw", "lung-clot": "chest-side",
    "aortic-aneurysm": "low-back", "bleeding-inside": "shoulder-top", "cauda-equina": "sacrum",
    "twisted-testicle": "groin", "compartment-syndrome": "palm", "leg-clot": "groin",
    "infected-joint": "wrist-palm-side", "top-of-lung-growth": "shoulder-blade",
    "spine-fracture-cancer-infection": "mid-back", "hip-stress-fracture": "groin",
    "scaphoid-fracture": "thumb-base", "limping-child": "knee-front",
    "late-pregnancy": "abdomen-upper", "abscess-by-the-back-passage": "tail-bone",
}


@pytest.mark.parametrize(("cause", "place"), WELL_KNOWN.items())
def test_a_well_known_danger_is_asked_about_where_it_is_felt(real, cause, place):
    assert cause in ids(listed(real.safety, [f"left-{place}"]))


@pytest.mark.parametrize("cause", ["spreading-infection", "muscle-breakdown", "creeping-weakness"])
def test_what_can_be_felt_anywhere_belongs_to_no_place(real, cause):
    assert next(flag for flag in real.safety.flags if flag.id == cause).places == "any"


@pytest.mark.parametrize(("words", "cause"), [
    ("my pee is dark pee like cola", "muscle-breakdown"), ("the boiler is old", "carbon-monoxide"),
    ("I fell on my hand", "scaphoid-fracture"), ("34 weeks pregnant", "late-pregnancy"),
    ("an infected cut", "spreading-infection"), ("my legs gave way", "creeping-weakness"),
    ("wound up at work", None), ("I push the pram", None), ("analgesics help", None),
])
def test_typed_words_bring_the_newer_questions_and_no_stray_ones(real, words, cause):
    found = ids(asked(real.safety, [], words))
    assert cause in found if cause else found == []


def test_stories_name_real_places(real):
    cells = {cell.id for cell in real.cells}
    for story in [*STORIES["dangerous"], *STORIES["harmless"]]:
        assert set(story["marks"]) <= cells


def test_what_comes_first_is_listed_too(real):
    for found in real.safety.flags:
        if found.places != "any":
            bare = {p.removeprefix("left-").removeprefix("right-") for p in found.places}
            firsts = {p.removeprefix("left-").removeprefix("right-")
                      for p in (*found.first, *found.both_sides)}
            assert firsts <= bare, found.id
