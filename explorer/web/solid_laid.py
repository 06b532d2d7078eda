"""Answer the turning body: what was drawn on it, and what is compared, as it lies on the skin.

The question comes in the body of a request, never in its address, and the answer is not kept.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from explorer.drawing.painted import Painted
from explorer.drawing.solid_layers import INKS, compared, drawn_pains
from explorer.errors import ExplorerError
from explorer.ink import drawn
from explorer.subjects import subject
from explorer.telling import LETTERS
from explorer.text import told
from explorer.web.state import decode
from explorer.words import capitalised

if TYPE_CHECKING:
    from explorer.body import Sex
    from explorer.drawing.coats import Coat
    from explorer.ink import Stroke
    from explorer.knowledge import Atlas

LEAST: Final = 2  # patterns that can be compared

Content = dict[str, Any]


def laid(atlas: Atlas, asked: str) -> Content:
    """Give what an address lays on the body besides marks and one pattern.

    Parameters
    ----------
    atlas
        What is known.
    asked
        Strokes, what is compared and the sex, as in the address: whatever the browser sent.

    Returns
    -------
    ``coats`` and ``traces`` as a pattern has them; ``drawn`` the pains with strokes; ``compared``
    the same of what is compared, with ``of`` ``[letter, name, colour]``, or None.

    """
    state = decode(asked)
    names = tuple(f"{one.pattern}:{one.side}" for one in state.compare)
    ink = tuple((which.value, pain.ink) for which, pain in state.pains.items() if pain.ink)
    patterns = _patterns(atlas, names)
    return _drawn(atlas, ink, state.sex) | {"compared": _compared(atlas, patterns, state.sex)}


def _patterns(atlas: Atlas, names: tuple[str, ...]) -> tuple[Painted, ...]:
    try:
        found = [subject(atlas, name) for name in names]
    except ExplorerError:
        return ()  # anyone may write names into an address
    return tuple(Painted(one.record, one.side) for one in found) if len(found) >= LEAST else ()


def _drawn(atlas: Atlas, ink: tuple[tuple[str, tuple[Stroke, ...]], ...], sex: Sex) -> Content:
    fields = {pain: drawn(atlas.body, strokes) for pain, strokes in ink}
    coats, traces = drawn_pains(
        atlas.body, {pain: field for pain, field in fields.items() if field.any()}, sex
    )
    return {"coats": [_coat(coat) for coat in coats], "traces": traces, "drawn": list(fields)}


@lru_cache(maxsize=64)
def _compared(atlas: Atlas, patterns: tuple[Painted, ...], sex: Sex) -> Content | None:
    if not patterns:
        return None
    coats, traces = compared(atlas, patterns, sex)
    return {
        "coats": [_coat(coat) for coat in coats],
        "traces": traces,
        "of": [
            [letter, capitalised(told(one.subject, one.side, atlas.language)), ink]
            for letter, (ink, _), one in zip(LETTERS, INKS, patterns, strict=False)
        ],
    }


def _coat(coat: Coat) -> Content:
    touched = np.flatnonzero(coat.amount > 0)
    return {
        "colour": coat.colour,
        "at": touched.astype("<u2"),
        "amount": np.rint(coat.amount[touched] * 255).astype("u1"),
    }
