"""Choose the scenes of one file: patterns, or marks with what looks like them. Writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.body import Sex, Side, ViewName
from explorer.drawing.painted import Painted
from explorer.drawing.scene import How, Scene, pattern_scene, scene
from explorer.match import rank
from explorer.telling import LETTERS
from explorer.text import BAND, told
from explorer.words import capitalised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.knowledge import Atlas
    from explorer.marks import Mark


def pictures(
    atlas: Atlas,
    names: Sequence[str] = (),
    *,
    marks: Sequence[Mark] = (),
    top: int = 0,
    views: Sequence[ViewName] = (ViewName.FRONT,),
    sex: Sex = Sex.FEMALE,
    side: Side = Side.RIGHT,
    how: How = How.ACTIVE,
    together: bool = False,
    compare: bool = False,
) -> list[Scene]:
    """Compose one scene a pattern and view, or one a view with all patterns in it.

    Parameters
    ----------
    atlas
        What is known.
    names, side
        Whose patterns, on which side.
    marks, top
        Marked places, and how many of the patterns most like them to add.
    views, sex, how
        Which pictures.
    together
        Paint all patterns over each other rather than side by side.
    compare
        The same, each with a letter and a texture of its own: two or three patterns.

    Raises
    ------
    UnknownId
        For a name or a place that the atlas does not have.
    InvalidDrawing
        When a drawing is to be explained and there is none, or one pattern to be compared.

    """
    titled = wanted(atlas, names, marks=marks, top=top, side=side)
    if len(titled) == 1 and not marks and not compare:
        ((only, _),) = titled
        return [pattern_scene(atlas, only.subject, only.side, v, sex, how=how) for v in views]
    if together or compare or not titled:
        letters = [f"{letter} " for letter in LETTERS] if compare else [""] * len(titled)
        heading = " · ".join(
            letter + capitalised(told(one.subject, one.side, atlas.language))
            for letter, (one, _) in zip(letters, titled, strict=False)
        )
        groups = [([one for one, _ in titled], heading)]
    else:
        groups = [([one], title) for one, title in titled]
    return [
        scene(atlas, view, sex=sex, marks=marks, matches=patterns, how=how, title=title,
              compare=compare)
        for patterns, title in groups
        for view in views
    ]


def wanted(
    atlas: Atlas,
    names: Sequence[str],
    *,
    marks: Sequence[Mark] = (),
    top: int = 0,
    side: Side = Side.RIGHT,
) -> list[tuple[Painted, str]]:
    """Give the patterns by name, then the best `top` for the marks, each with a title."""
    found = [Painted(atlas.subject(name), side) for name in names]
    titled = [(one, capitalised(told(one.subject, one.side, atlas.language))) for one in found]
    for place, match in enumerate(rank(atlas, marks)[:top] if marks and top else [], start=1):
        one = Painted.of(match)
        words = told(one.subject, one.side, atlas.language)
        titled.append((one, f"{place}. {capitalised(words)}: {BAND[match.band]}"))
    return titled
