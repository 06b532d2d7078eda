from __future__ import annotations

import re

import pytest
from reading import reading_grade

from explorer.body import Side
from explorer.web.keys import Reader
from explorer.web.shelf import ASSETS
from explorer.web.titles import titles


@pytest.fixture
def named(toy_atlas):
    return lambda name, side=Side.RIGHT: titles(toy_atlas.subject(name), side, "en")


def test_a_patient_reads_the_plain_name_first(named):
    assert named("ball")[Reader.PATIENT] == ["Toy muscle ball, right side", "Ball"]


def test_who_knows_anatomy_reads_its_name(named):
    assert named("ball", Side.LEFT)[Reader.CLINICIAN] == ["Ball, left side", ""]
    assert named("ball")[Reader.STUDENT] == named("ball")[Reader.CLINICIAN]


def test_an_organ_has_a_side_only_where_it_has_two(named):
    assert named("drum", Side.LEFT)[Reader.PATIENT][0] == "Left toy organ drum"
    assert named("rope", Side.LEFT)[Reader.PATIENT][0] == "Toy organ rope"


def test_a_name_is_not_said_twice(toy_atlas):
    lamp = toy_atlas.subject("lamp").model_copy(update={"plain_name": "lamp"})
    assert titles(lamp, Side.LEFT, "en")[Reader.PATIENT] == ["Lamp", ""]


def test_what_the_ways_to_show_it_mean_reads_at_grade_six_or_below():
    source = (ASSETS / "how.js").read_text(encoding="utf-8")
    lines = re.findall(r'^    \w+: page\.say\("([^"]+)"\),$', source, re.MULTILINE)
    assert len(lines) == 5
    for line in lines:
        assert reading_grade([line]) <= 6, line
