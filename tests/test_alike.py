from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from toys import toy_muscle, write_toys

from explorer import InvalidDrawing, Side, UnknownId, compare, load_atlas
from explorer.alike import (
    Likeness,
    clustered,
    nearest,
    similar_pairs,
    similarities,
    similarity,
)
from explorer.body import load_body
from explorer.subjects import felt, of, subject
from explorer.weights import ALIKE, LEAST, PARTLY

NAMES = ["ball", "doll", "kite", "drum", "lamp", "rope"]
SUBJECTS = st.builds("{}:{}".format, st.sampled_from(NAMES), st.sampled_from(["right", "left"]))


@pytest.fixture(scope="module")
def real():
    return load_atlas()


@given(SUBJECTS, SUBJECTS)
@settings(max_examples=40, deadline=None)
def test_similarity_is_the_same_both_ways_and_whole_with_itself(toy_atlas, one, other):
    a, b = (subject(toy_atlas, name) for name in (one, other))
    assert similarity(toy_atlas, a, b) == pytest.approx(similarity(toy_atlas, b, a), abs=1e-5)
    assert similarity(toy_atlas, a, a) == pytest.approx(1, abs=1e-5)
    assert 0 <= similarity(toy_atlas, a, b) <= 1 + 1e-5


def test_two_equal_zones_are_as_alike_as_their_jaccard_index_says(toys, tmp_path):
    toys["trigger_points"] = [
        toy_muscle(name, [{"path": [f"torso T6 back {start}cm", f"torso T6 back {start + 6}cm"],
                           "width": 5}])
        for name, start in (("one", 3), ("two", 6))
    ]
    atlas = load_atlas(write_toys(tmp_path, toys))
    one, two = (atlas.patterns.essential[:, i] for i in (0, 1))
    areas = atlas.body.areas
    jaccard = areas @ np.minimum(one, two) / (areas @ np.maximum(one, two))
    assert 0.1 < jaccard < 0.9
    alike = similarity(atlas, subject(atlas, "one"), subject(atlas, "two"))
    assert alike == pytest.approx(2 * jaccard / (1 + jaccard), abs=1e-4)


@pytest.mark.parametrize(("value", "likeness"), [
    (ALIKE, Likeness.SAME), (PARTLY, Likeness.PARTLY), (LEAST, Likeness.LITTLE), (0, Likeness.NOT),
])
def test_a_likeness_starts_at_its_weight(value, likeness):
    assert Likeness.of(value) is likeness
    assert Likeness.of(value - 1e-6) is not likeness or value == 0


@given(st.lists(SUBJECTS, min_size=2, max_size=3, unique=True))
@settings(max_examples=40, deadline=None)
def test_every_felt_place_is_told_once_and_with_those_that_are_felt_there(toy_atlas, names):
    if len({subject(toy_atlas, name) for name in names}) < 2:
        return
    compared = compare(toy_atlas, *names)
    told = [place for shared in compared.felt for place in shared.places]
    assert len(told) == len(set(told))
    for by, places in compared.felt:
        for i, one in enumerate(compared.subjects):
            assert (i in by) == set(places).issubset(felt(toy_atlas, one))
            if i not in by:
                assert set(places).isdisjoint(felt(toy_atlas, one))
    assert set(told) == {p for one in compared.subjects for p in felt(toy_atlas, one)}


def test_the_left_is_the_mirror_of_the_right(real):
    right, left = (
        [(one.id, round(value, 3)) for one, value in
         nearest(real, of(real.muscle("infraspinatus"), side)) if one.side is side]
        for side in (Side.RIGHT, Side.LEFT)
    )
    assert right == left
    assert right


def test_the_nearest_have_the_similarity_that_a_comparison_finds(real):
    for name in ("infraspinatus:left", "organ-heart", "nerve-root-c6", "organ-aorta"):
        one = subject(real, name)
        for other, value in nearest(real, one):
            assert value == pytest.approx(similarity(real, one, other), abs=2e-3)


def test_what_is_felt_on_the_left_alone_is_compared_there(real):
    assert all(one.side is not Side.RIGHT for one, _ in nearest(real, subject(real, "organ-heart")))


def test_a_muscle_is_compared_with_a_nerve(real):
    compared = compare(real, "infraspinatus", "nerve-root-c6")
    assert "right-thumb-back" in compared.places(0, 1)
    assert "right-shoulder-blade" in compared.places(0)
    assert "right-nape" in compared.places(1)
    assert compared.pairs[0].likeness is Likeness.PARTLY


def test_the_matrix_agrees_with_single_comparisons(real):
    known = similarities(real)
    assert known.values.shape == (len(known.ids),) * 2
    assert np.diag(known.values) == pytest.approx(1, abs=1e-4)
    for a, b in (("infraspinatus", "scalene-muscles"), ("organ-heart", "organ-liver-gallbladder"),
                 ("organ-heart", "pectoralis-major")):
        i, j = known.ids.index(a), known.ids.index(b)
        side = "left" if b == "pectoralis-major" else "right"
        there = similarity(real, subject(real, f"{a}:{side}"), subject(real, f"{b}:{side}"))
        assert known.values[i, j] == pytest.approx(there, abs=2e-3)


def test_pairs_fall_and_name_each_two_once(real):
    rows = similar_pairs(real)
    values = [row["similarity"] for row in rows]
    assert values == sorted(values, reverse=True)
    assert len({frozenset((row["a"], row["b"])) for row in rows}) == len(rows)
    assert min(values) >= LEAST - 1e-3


def test_clusters_stand_together():
    values = np.full((6, 6), 0.1, dtype=np.float32)
    for group in ([0, 3, 4], [1, 2, 5]):
        values[np.ix_(group, group)] = 0.9
    order = clustered(values)
    assert sorted(order) == list(range(6))
    assert {frozenset(order[:3]), frozenset(order[3:])} == {frozenset({0, 3, 4}),
                                                            frozenset({1, 2, 5})}


@pytest.mark.parametrize("names", [["ball"], ["ball", "ball:right"], NAMES[:4]])
def test_two_or_three_are_compared(toy_atlas, names):
    with pytest.raises(InvalidDrawing, match="two or three"):
        compare(toy_atlas, *names)


@pytest.mark.parametrize("name", ["bal", "ball:up", ""])
def test_an_unknown_name_or_side_is_said(toy_atlas, name):
    with pytest.raises(UnknownId):
        compare(toy_atlas, name, "doll")


def test_a_place_on_the_left_is_left(toy_atlas):
    places = felt(toy_atlas, subject(toy_atlas, "ball:left"))
    assert "left-shoulder-front" in places
    assert not any(place.startswith("right-") for place in places)
    assert set(places) <= {cell.id for cell in load_body().cells}
