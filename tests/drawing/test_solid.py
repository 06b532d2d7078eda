from __future__ import annotations

import numpy as np
import pytest

from explorer import Painted, Sex, Side, ViewName, body_solid, rank
from explorer.drawing.coats import SKIN, coats, colours
from explorer.drawing.scene import How
from explorer.drawing.solid import camera, solid

BARE = f"rgb({','.join(map(str, SKIN))})"


def ball(atlas, side=Side.RIGHT):
    return Painted(atlas.subject("ball"), side)


def named(figure, name):
    return [t for t in figure.data if t.name == name]


@pytest.mark.parametrize("sex", list(Sex))
def test_the_first_trace_is_the_skin_with_a_colour_a_vertex(toy_atlas, sex):
    body = toy_atlas.body
    mesh = body_solid(toy_atlas, sex=sex, marks=["left-knee-front"]).data[0]
    points = np.stack([mesh.x, mesh.z, -mesh.y], axis=1)
    assert np.allclose(points, body.vertices[sex], atol=1e-3)
    assert np.array_equal(np.stack([mesh.i, mesh.j, mesh.k], axis=1), body.triangles)
    coloured = np.array([c != BARE for c in mesh.vertexcolor])
    knee = [c.id for c in body.cells].index("left-knee-front")
    assert np.array_equal(np.flatnonzero(coloured), np.flatnonzero(body.cell_of_vertex == knee))


def test_zones_are_coloured_where_they_are_felt(toy_atlas):
    essential, _ = toy_atlas.zones(toy_atlas.muscle("ball"), ball(toy_atlas).subject
                                   .trigger_points[0], Side.RIGHT)
    painted = colours(len(essential), coats(toy_atlas, ball(toy_atlas)))
    assert painted[int(essential.argmax())] != BARE
    assert all(painted[v] == BARE for v in np.flatnonzero(toy_atlas.body.canonical[:, 0] > 5))


def test_latent_is_paler_than_active(toy_atlas):
    active, latent = (coats(toy_atlas, ball(toy_atlas), how) for how in (How.ACTIVE, How.LATENT))
    for strong, pale in zip(active, latent, strict=True):
        assert strong.amount.max() > 2 * pale.amount.max() > 0


def test_a_left_pattern_lies_on_the_left_with_its_cross(toy_atlas):
    for side, sign in ((Side.RIGHT, -1), (Side.LEFT, 1)):
        figure = body_solid(toy_atlas, matches=[ball(toy_atlas, side)])
        for name in ("felt by nearly everyone", "usual site", "muscle"):
            x = np.concatenate([t.x for t in named(figure, name)])
            assert np.sign(np.nanmean(x)) == sign, name


def test_words_stand_on_the_persons_sides(toy_atlas):
    (words,) = named(body_solid(toy_atlas), "sides")
    assert dict(zip(words.text, np.sign(words.x), strict=True)) == {"RIGHT": -1, "LEFT": 1}


def test_each_sign_is_in_the_legend_once(toy_atlas):
    matches = rank(toy_atlas, ["right-shoulder-front", "right-knee-front"])
    figure = body_solid(toy_atlas, marks=["right-palm"], matches=matches)
    entries = [t.name for t in figure.data if t.showlegend]
    assert len(matches) > 1
    assert len(entries) == len(set(entries))
    assert {"usual site", "felt by nearly everyone", "felt by some", "muscle", "marked"} == set(
        entries
    )


def test_a_nerve_is_told_apart_without_colour(toy_atlas):
    lamp = Painted(toy_atlas.subject("lamp"), Side.LEFT)  # an organ: a lattice
    lines = [t for t in body_solid(toy_atlas, matches=[lamp]).data if t.type == "scatter3d"]
    lattice = [t for t in lines if not t.name]
    assert sum(np.isnan(t.x).sum() for t in lattice) > 10


@pytest.mark.parametrize("view", list(ViewName))
def test_every_view_has_a_camera_that_looks_from_there(toy_atlas, view):
    eye = camera(toy_atlas.body, view, Sex.FEMALE)["eye"]
    assert np.isclose(np.linalg.norm(list(eye.values())), 1.34, atol=0.2)
    if view is ViewName.FRONT:
        assert eye["y"] < -1
    if view is ViewName.LEFT:
        assert eye["x"] > 1


def test_the_title_says_what_is_seen(toy_atlas):
    drawn = solid(toy_atlas, marks=["right-palm"], patterns=[ball(toy_atlas)])
    assert drawn["layout"]["title"]["text"] == (
        "Female body; marked: right palm of hand; pattern of the right ball."
    )
