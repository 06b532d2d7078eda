"""`draw --how explain` and `--compare` tell the same as the page, from the same fields."""

import numpy as np
import pytest

from explorer.body import Side, ViewName
from explorer.cli import main
from explorer.drawing.painted import Painted
from explorer.drawing.pictures import pictures
from explorer.drawing.scene import How, scene
from explorer.drawing.shapes import APART, COMPARED, Kind
from explorer.drawing.svg import to_svg
from explorer.errors import InvalidDrawing
from explorer.match import rank


def kinds(drawn):
    return {shape.kind for shape in drawn.shapes}


def felt(atlas, name="ball"):
    """Places of a toy's own pattern, and one that is far from it."""
    painted = Painted(atlas.subject(name), Side.RIGHT)
    return painted, [
        cell.id for cell in atlas.cells
        if any(m.muscle.id == name and m.explains for m in rank(atlas, [cell.id]))
    ]


def test_marks_and_a_pattern_are_drawn_apart_and_no_mark_is_drawn_twice(toy_atlas):
    painted, cells = felt(toy_atlas)
    far = next(c.id for c in toy_atlas.cells if c.id.endswith("right-heel")
               or ("foot" in c.id and c.id not in cells))
    drawn = [scene(toy_atlas, view, marks=[cells[0], far], matches=[painted], how=How.EXPLAIN)
             for view in (ViewName.FRONT, ViewName.BACK, ViewName.FEET_SOLE, ViewName.FEET_TOP)]
    seen = set().union(*map(kinds, drawn))
    assert {Kind.YOURS, Kind.BOTH} <= seen
    assert seen.isdisjoint({Kind.MARK, Kind.ESSENTIAL, Kind.SPILLOVER})
    assert 'class="both"' in to_svg(*drawn)


def test_explaining_needs_marks(toy_atlas):
    painted, _ = felt(toy_atlas)
    with pytest.raises(InvalidDrawing, match="--marks"):
        scene(toy_atlas, ViewName.FRONT, matches=[painted], how=How.EXPLAIN)


def test_compared_patterns_have_each_their_kind_and_letter(toy_atlas):
    names = list(toy_atlas.subjects)[:3]
    (drawn,) = pictures(toy_atlas, names, compare=True)
    shown = kinds(drawn) & set(COMPARED)
    assert shown
    assert kinds(drawn).isdisjoint({Kind.ESSENTIAL, Kind.SPILLOVER, *APART})
    assert all(shape.words[0] == "ABC"[COMPARED.index(shape.kind)]
               for shape in drawn.shapes if shape.kind in COMPARED)
    assert drawn.title.startswith("A ")
    assert " · B " in drawn.title


def test_each_compared_pattern_has_its_letter_on_its_zone(toy_atlas):
    names = list(toy_atlas.subjects)[:3]
    for (drawn,) in (pictures(toy_atlas, names, compare=True, views=[view])
                     for view in (ViewName.FRONT, ViewName.BACK)):
        seen = [letter for letter, _, _ in drawn.letters]
        assert seen == sorted(set(seen))
        picture = to_svg(drawn)
        for letter, x, y in drawn.letters:
            kind = COMPARED["ABC".index(letter)]
            around = np.concatenate([ring for shape in drawn.shapes if shape.kind is kind
                                     for ring in shape.rings])
            assert (around.min(axis=0) <= (x, y)).all()
            assert f">{letter}</text></g>" in picture
    assert any(scene.letters for scene in pictures(toy_atlas, names, compare=True,
                                                   views=list(ViewName)[:4]))
    assert not pictures(toy_atlas, names)[0].letters


def test_one_pattern_is_not_compared(toy_atlas):
    with pytest.raises(InvalidDrawing, match="two or three"):
        pictures(toy_atlas, list(toy_atlas.subjects)[:1], compare=True)


def test_the_command_says_what_it_needs(tmp_path, capsys):
    out = str(tmp_path / "out.svg")
    assert main(["draw", "infraspinatus", "--how", "explain", "--out", out]) != 0
    assert "--marks" in capsys.readouterr().err
    assert main(["draw", "infraspinatus", "--how", "explain", "--marks", "right-shoulder-front",
                 "--out", out]) == 0
    assert 'class="both"' in (tmp_path / "out.svg").read_text()
    assert main(["draw", "infraspinatus", "--compare", "--solid", "--out", out]) != 0
    turning = tmp_path / "out.html"
    assert main(["draw", "infraspinatus", "supraspinatus", "--compare", "--solid",
                 "--out", str(turning)]) == 0
    written = turning.read_text(encoding="utf-8")
    for letter, name in (("A", "Right infraspinatus"), ("B", "Right supraspinatus")):
        assert f"{letter} {name}" in written
        assert f"u003e{letter}\\u003c" in written or f"<b>{letter}</b>" in written
