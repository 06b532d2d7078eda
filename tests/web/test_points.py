from __future__ import annotations

import json

import pytest
from toys import TOYS, toy_muscle, write_toys

from explorer import load_atlas
from explorer.body import Side
from explorer.web.points import points

SHOULDER = {"path": ["shoulder-front"], "width": 12}
ARM = {"path": ["upper-arm-outer"], "width": 8}
HAND = [{"path": [place], "width": 8} for place in ("palm", "hand-back", "forearm-thumb-side")]


@pytest.fixture
def told(tmp_path):
    """Give the words for a muscle whose points are felt in these places, with these grades."""
    def laid_out(*felt, grades=""):
        muscle = toy_muscle("ball", [SHOULDER])
        (point,) = muscle["trigger_points"]
        muscle["trigger_points"] = [
            point | {"id": i, "name": f"site {i}", "grade": grade,
                     "referral": {"essential": [SHOULDER], "spillover": list(spillover)}}
            for i, (spillover, grade) in enumerate(
                zip(felt, grades or "D" * len(felt), strict=True), 1)
        ]
        atlas = load_atlas(write_toys(tmp_path, TOYS | {"trigger_points": [muscle]}))
        tree = points(atlas, atlas.muscles["ball"], Side.RIGHT)
        return json.dumps(tree, default=lambda part: part.to_plotly_json())
    return laid_out


def test_points_that_are_felt_alike_are_told_together(told):
    said = told([ARM], [ARM])
    assert "2 usual sites, felt in the same places" in said
    assert "site 1" in said
    assert "site 2" in said
    assert said.count("Felt by some") == said.count("Grade D") == 1


def test_how_well_each_is_known_stays_apart(told):
    said = told([ARM], [ARM], grades="CD")
    assert "Site 1: " in said
    assert "Site 2: " in said
    assert said.count("Felt by some") == 1


def test_the_second_says_only_what_is_more(told):
    said = told(HAND, [*HAND, {"path": ["knee-front"], "width": 12}])
    assert said.count("palm") == 1
    assert "the same places as above, and: right" in said


def test_a_third_says_all_again(told):
    knee, heel = {"path": ["knee-front"], "width": 12}, {"path": ["heel"], "width": 8}
    said = told(HAND, [*HAND, knee], [*HAND, knee, heel])
    assert said.count("the same places as above") == 1
    assert said.count("palm") == 2


def test_what_differs_is_told_apart(told):
    assert told([ARM], [HAND[0]]).count("Usual site") == 2
