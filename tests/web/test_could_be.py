from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import rank
from explorer.match import rank_others
from explorer.web.could_be import MOST, could_be
from explorer.web.keys import Reader

HEART, FULLER = "heart attack", "heart attack or angina"
NAMES = ("torn ball tendon", "pinched nerve (C5)", "pinched nerve (C6)", "pinched nerve", HEART,
         FULLER, "a drum")


@pytest.fixture(scope="module")
def alike(toy_atlas):
    """Give what could be, for a ball that looks like conditions of these names."""
    match = rank(toy_atlas, ["right-shoulder-front"])[0]
    one = match.muscle.looks_like[0]

    def told(*names, who=Reader.PATIENT, others=(), separates="It hums."):
        conditions = tuple(
            one.model_copy(update={"condition": name, "separates": separates}) for name in names
        )
        muscle = match.muscle.model_copy(update={"looks_like": conditions})
        return could_be(toy_atlas, others, [replace(match, muscle=muscle)], who)

    return told


@pytest.mark.parametrize("names", [(HEART, "shingles", FULLER), (FULLER, "shingles", HEART)])
def test_one_thing_stands_once_by_its_fuller_name_in_the_place_of_the_first(alike, names):
    assert [name for name, *_ in alike(*names)] == ["Heart attack or angina", "Shingles"]


def test_what_stands_in_brackets_makes_no_name_fuller(alike):
    assert [n for n, *_ in alike("pinched nerve", "pinched nerve (C6)")] == ["Pinched nerve"]


def test_two_nerves_stay_two(alike):
    assert len(alike("pinched nerve (C5)", "pinched nerve (C6)")) == 2


def test_a_condition_that_has_a_pattern_here_stands_there_alone(alike, toy_atlas):
    others = rank_others(toy_atlas, ["right-calf-upper"])
    assert len(others) == 1
    told = alike("pain of the toy organ drum", "shingles", others=others)
    assert [(name, show) for name, _, show in told] == [
        ("Right toy organ drum", "drum:right"), ("Shingles", ""),
    ]


def test_this_muscle_is_named_away_from_its_record(alike):
    condition, told = "squeezed nerve under this muscle", "A point in this muscle may throb."
    ((name, words, _),) = alike(condition, separates=told)
    assert name == "Squeezed nerve under this muscle (toy muscle ball)"
    assert words == "A point in this muscle (toy muscle ball) may throb."
    assert alike(condition, who=Reader.STUDENT)[0][0].endswith("this muscle (ball)")


@given(st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
def test_nothing_is_lost_and_nothing_said_twice(alike, names):
    told = [name.lower() for name, *_ in alike(*names)]
    assert len(told) == len(set(told)) <= MOST
    assert set(told) <= {name.lower() for name in names}
    if FULLER in names:
        assert FULLER in told
        assert HEART not in told
