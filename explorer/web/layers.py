"""Serve a view's muscles for the layers between skin and bones. Only puts drawings into words.

Shaping them all takes seconds a view, so data/layers.zip keeps every view under a digest of what
they are shaped from. What is not kept of the very same is shaped anew: the file saves time and
decides nothing. ``python -m tools.keep`` writes it.
"""

from __future__ import annotations

import hashlib
import inspect
import json
import zipfile
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from explorer.body import CAMERAS, DATA, Sex, ViewName, fibres, outlines
from explorer.drawing import behind, muscles, shapes
from explorer.drawing.muscles import muscles_seen
from explorer.drawing.shapes import path

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from explorer.body.anatomy import Points
    from explorer.knowledge import Atlas

# Two views are asked for at once, and share the shapes of the muscles: the second finds them made.
SHAPING: Final = Lock()
KEPT: Final = DATA / "layers.zip"
SHAPED_BY: Final = (fibres, outlines, behind, muscles, shapes)
LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)  # no time inside: the same muscles give the same file


def muscle_layers(atlas: Atlas, view: ViewName, sex: Sex) -> dict[str, Any]:
    """Give what a view shows of the muscles.

    Returns
    -------
    ``muscles``: from back to front ``[id, side, depth, outline, belly, fibres, tendons]``, the
    last four as SVG paths. ``names``: id to ``[name, plain name]``.

    """
    shaped = _kept(digest(atlas), view, sex) or _shaped(atlas, view, sex)
    ids = dict.fromkeys(str(one[0]) for one in shaped)
    return {
        "muscles": shaped,
        "names": {name: [atlas.muscles[name].name, atlas.muscles[name].plain_name] for name in ids},
    }


def _shaped(atlas: Atlas, view: ViewName, sex: Sex) -> list[list[str]]:
    unit = CAMERAS[view].unit
    with SHAPING:
        seen = muscles_seen(atlas, view, sex)
    return [
        [
            one.muscle.id,
            one.side.value,
            one.muscle.depth.value,
            _paths(one.outline, unit, closed=True),
            _paths(one.belly, unit, closed=True),
            _paths(one.flesh, unit, closed=False),
            _paths(one.tendons, unit, closed=False),
        ]
        for one in seen
    ]


@lru_cache(maxsize=4)
def digest(atlas: Atlas) -> str:
    """Name what the muscles of an atlas are shaped from: the body, the fibres, the code."""
    said = [(m.id, m.depth.value, repr(m.fibres)) for m in atlas.muscles.values()]
    code = "".join(inspect.getsource(module) for module in SHAPED_BY)
    whole = f"{atlas.body.fingerprint} {said} {code}"
    return hashlib.blake2b(whole.encode(), digest_size=16).hexdigest()


def write(atlas: Atlas, file: Path = KEPT) -> None:
    """Shape the muscles of every view and keep them; who is stopped at it leaves the old file."""
    unfinished = file.with_suffix(".unfinished")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as kept:
        kept.comment = digest(atlas).encode()
        for view in ViewName:
            for sex in Sex:
                name = zipfile.ZipInfo(f"{view.value}-{sex.value}.json", LONG_AGO)
                shaped = json.dumps(_shaped(atlas, view, sex), separators=(",", ":"))
                kept.writestr(name, shaped, zipfile.ZIP_DEFLATED, 9)
    unfinished.replace(file)


def _kept(named: str, view: ViewName, sex: Sex) -> list[list[str]] | None:
    try:
        with zipfile.ZipFile(KEPT) as kept:
            if kept.comment.decode() != named:
                return None
            found: list[list[str]] = json.loads(kept.read(f"{view.value}-{sex.value}.json"))
            return found
    except (OSError, zipfile.BadZipFile, KeyError, ValueError):
        return None


def _paths(lines: Iterable[Points], unit: int, *, closed: bool) -> str:
    return "".join(path(line, unit=unit, closed=closed) for line in lines)
