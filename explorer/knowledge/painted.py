"""Zones as fields on the skin: painted now, or before and kept. Knows strokes, not muscles.

Painting the whole base takes a second, so data/patterns.npz keeps every zone that it holds under
a digest of what is written. What is not there, as after an edit, is painted anew: the file saves
time and decides nothing. ``python -m tools.keep`` writes it.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

from explorer.body import DATA, Side

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from explorer.body import Body
    from explorer.knowledge.model import Stroke

    Field = NDArray[np.float32]

KEPT = DATA / "patterns.npz"
LEVELS = 255  # steps from 0 to 1: finer than any edge that a person can see


def paint(body: Body, strokes: Sequence[Stroke]) -> Field:
    """Paint strokes on the right side of the skin: a ``(V,)`` field from 0 to 1."""
    field = body.paint([(s.path, s.widths) for s in strokes], side=Side.RIGHT)
    return (np.rint(field * LEVELS) / LEVELS).astype(np.float32)


def paint_all(
    body: Body, zones: Sequence[Sequence[Stroke]], *, kept: Path | None = KEPT
) -> Field:
    """Paint many zones, those that were kept without painting: ``(V, n)``, one a column."""
    before = _read(kept) if kept and kept.exists() else {}
    fields = np.zeros((len(body.areas), len(zones)), dtype=np.float32)
    for column, strokes in enumerate(zones):
        if not strokes:
            continue
        if found := before.get(digest(body, strokes)):
            vertices, levels = found
            # Few vertices of many: the rest of the table is never touched.
            fields[vertices, column] = levels.astype(np.float32) / LEVELS
        else:
            fields[:, column] = paint(body, strokes)
    return fields


def digest(body: Body, strokes: Sequence[Stroke]) -> bytes:
    """Name a zone by the body and by what is written: 16 bytes."""
    written = repr([(s.path, s.widths) for s in strokes])
    return hashlib.blake2b(f"{body.fingerprint} {written}".encode(), digest_size=16).digest()


def write(body: Body, zones: Sequence[Sequence[Stroke]], file: Path = KEPT) -> None:
    """Paint zones and keep them."""
    named = {digest(body, strokes): strokes for strokes in zones if strokes}
    fields = paint_all(body, list(named.values()), kept=None)
    levels = np.rint(fields.T * LEVELS).astype(np.uint8)
    zone, vertices = np.nonzero(levels)
    np.savez_compressed(
        file,
        digests=np.frombuffer(b"".join(named), dtype=np.uint8).reshape(-1, 16),
        ends=np.searchsorted(zone, np.arange(1, len(named) + 1)),
        vertices=vertices.astype(np.uint16),
        levels=levels[zone, vertices],
    )


def _read(file: Path) -> dict[bytes, tuple[NDArray[np.uint16], NDArray[np.uint8]]]:
    with np.load(file) as stored:
        digests = [bytes(d) for d in stored["digests"]]
        cuts = stored["ends"][:-1]
        vertices = np.split(stored["vertices"], cuts)
        levels = np.split(stored["levels"], cuts)
    return dict(zip(digests, zip(vertices, levels, strict=True), strict=True))
