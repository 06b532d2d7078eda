from __future__ import annotations

import copy

import numpy as np
import pytest
from toys import TOYS, write_toys

from explorer.body import Sex, Side, ViewName
from explorer.body.outlines import area, around, thinned
from explorer.drawing.muscle_page import best_views, muscle_page
from explorer.drawing.muscles import drawn, muscle_sheet, muscles_seen
from explorer.knowledge import load_atlas
from explorer.knowledge.vocabulary import Depth


@pytest.fixture(scope="module")
def fingers(tmp_path_factory):
    """A toy that ends at four fingers, and one that lies deep."""
    toys = copy.deepcopy(TOYS)
    toys["trigger_points"][0]["fibres"] = {
        "origin": ["lateral-epicondyle"],
        "via": [["dorsal-tubercle-of-radius"]],
        "insertion": [f"{finger}-finger-middle-phalanx-base"
                      for finger in ("index", "middle", "ring", "little")],
        "belly": [0.05, 0.45],
        "slips": True,
    }
    toys["trigger_points"][1]["depth"] = "deep"
    return load_atlas(write_toys(tmp_path_factory.mktemp("fingers"), toys))


def test_discs_in_a_row_have_one_outline_as_wide_as_they_are():
    points = np.stack([np.linspace(0, 10, 60), np.zeros(60)], axis=1)
    (ring,) = around(points, np.full(60, 1.0), tolerance=0.02)
    assert ring[:, 1].max() == pytest.approx(1, abs=0.1)
    assert abs(area(ring)) == pytest.approx(20 + np.pi, rel=0.03)


def test_a_ring_of_discs_keeps_its_hole():
    turn = np.linspace(0, 2 * np.pi, 90)
    points = 5 * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    one, two = around(points, np.full(90, 0.8), tolerance=0.02)
    assert area(one) * area(two) < 0


def test_a_thinned_line_keeps_its_ends():
    line = np.stack([np.linspace(0, 9, 30), np.sin(np.linspace(0, 9, 30))], axis=1)
    kept = thinned(line, 0.05)
    assert len(kept) < len(line)
    assert (kept[[0, -1]] == line[[0, -1]]).all()


def test_a_muscle_in_slips_ends_at_each_of_its_places_and_nowhere_between(fingers):
    ball = fingers.muscle("ball")
    ends = muscle_sheet(fingers.body, ball, Side.RIGHT, Sex.FEMALE)[:, -1]
    assert len(np.unique(ends.round(3), axis=0)) == 4
    view = fingers.body.view(ViewName.BACK, Sex.FEMALE)
    shape = drawn(fingers.body, ball, Side.RIGHT, view)
    (ring,) = shape.outline
    between = view.project(ends[[0, 4]]).mean(axis=0)
    assert np.linalg.norm(ring - between, axis=1).min() > 0.4  # cm of nothing between two fingers


def test_the_belly_lies_where_the_record_says(fingers):
    view = fingers.body.view(ViewName.BACK, Sex.FEMALE)
    shape = drawn(fingers.body, fingers.muscle("ball"), Side.RIGHT, view)
    lowest = {name: max(ring[:, 1].max() for ring in getattr(shape, name))
              for name in ("belly", "outline")}
    assert lowest["belly"] < lowest["outline"] - 10


def test_the_left_is_the_right_mirrored(toy_atlas):
    view = toy_atlas.body.view(ViewName.BACK, Sex.MALE)
    right, left = (drawn(toy_atlas.body, toy_atlas.muscle("ball"), side, view)
                   for side in (Side.RIGHT, Side.LEFT))
    assert left.side is Side.LEFT
    for one, other in zip(right.outline, left.outline, strict=True):
        np.testing.assert_allclose(one * (-1, 1), other)


def test_what_lies_deep_is_drawn_first_and_both_sides_are_there(fingers):
    seen = muscles_seen(fingers, ViewName.BACK, Sex.FEMALE)
    depths = [one.muscle.depth for one in seen]
    assert depths == sorted(depths, key=[Depth.DEEP, Depth.INTERMEDIATE, Depth.SUPERFICIAL].index)
    assert Depth.DEEP in depths
    assert {one.side for one in seen} == {Side.RIGHT, Side.LEFT}


def test_the_contact_sheet_shows_each_muscle_where_it_is_seen_best(toy_atlas):
    page = muscle_page(toy_atlas, sex=Sex.FEMALE)
    assert all(f'<section id="{muscle}">' in page for muscle in toy_atlas.muscles)
    assert best_views(toy_atlas, toy_atlas.muscle("ball"), Sex.FEMALE)[0].name is ViewName.BACK
