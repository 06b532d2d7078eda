from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from explorer import Painted, Side, ViewName, scene, to_figure, to_svg
from explorer.drawing.legend import WORDS, legend
from explorer.drawing.pictures import pictures
from explorer.drawing.svg import PANELS, across

MARKS = ["right-shoulder-front"]
SVG = "{http://www.w3.org/2000/svg}"


def texts(svg):
    return [t.text for t in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314  our own text


def test_several_names_stand_side_by_side_with_one_legend(toy_atlas):
    drawn = pictures(toy_atlas, ["ball", "kite"], views=[ViewName.FRONT, ViewName.BACK])
    words = texts(to_svg(*drawn))
    assert [s.title for s in drawn] == ["Right ball", "Right ball", "Right kite", "Right kite"]
    assert words.count("Right ball") == 2
    assert words.count("RIGHT") == words.count("LEFT") == 4
    assert words.count("felt by nearly everyone") == 1


def test_marks_bring_the_best_of_the_ranking_in_its_order(toy_atlas):
    drawn = pictures(toy_atlas, marks=MARKS, top=1)
    (only,) = drawn
    assert only.title == "1. Right ball: looks a lot like your marks"
    assert "marked" in texts(to_svg(*drawn))


def test_marks_alone_are_a_picture_too(toy_atlas):
    (only,) = pictures(toy_atlas, marks=MARKS)
    assert "right front of shoulder" in only.words


def test_together_is_one_body(toy_atlas):
    (only,) = pictures(toy_atlas, ["ball", "kite"], together=True)
    assert "right ball" in only.words
    assert "right kite" in only.words


def test_a_skin_is_in_the_file_once(toy_atlas):
    svg = to_svg(*pictures(toy_atlas, ["ball", "kite", "doll"]))
    assert svg.count("data:image/webp") == 1
    ids = re.findall(r' id="([^"]+)"', svg)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("names", "views"), [(1, 4), (2, 2), (3, 2), (4, 2), (5, 1), (8, 1),
                                              (2, 8)])
def test_rows_are_even_and_keep_the_views_of_a_pattern_together(toy_atlas, names, views):
    seen = (list(ViewName) * 2)[:views]
    drawn = pictures(toy_atlas, ["ball", "kite", "doll", "drum"][:names] * (1 + names // 5),
                     views=seen)
    row = across(drawn)
    assert row % len(set(seen)) == 0
    assert row <= max(PANELS, len(set(seen)))


def test_the_legend_names_what_is_shown_and_nothing_else(toy_atlas):
    drawn = scene(toy_atlas, "front", matches=[Painted(toy_atlas.subject("lamp"), Side.LEFT)])
    assert [WORDS[sign] for sign in legend(drawn.shapes)] == ["organ: mostly felt"]
    assert [t.name for t in to_figure(drawn).data if t.showlegend] == ["organ: mostly felt"]


def test_a_figure_of_several_scenes_has_axes_for_each(toy_atlas):
    figure = to_figure(*pictures(toy_atlas, ["ball", "kite"]))
    assert {t.xaxis for t in figure.data} == {"x", "x2"}
    assert len(figure.layout.images) == 2
    entries = [t.name for t in figure.data if t.showlegend]
    assert len(entries) == len(set(entries))
