"""The atlas as rows: tidy records for lists, pandas and export. The only user of pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.body import Side
from explorer.errors import UnknownId
from explorer.knowledge.vocabulary import Laterality

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from explorer.knowledge.atlas import Atlas

Row = dict[str, Any]
SIDES = {
    Laterality.EITHER: (Side.RIGHT, Side.LEFT),
    Laterality.RIGHT: (Side.RIGHT,),
    Laterality.LEFT: (Side.LEFT,),
    Laterality.MIDLINE: (Side.MIDLINE,),
}


def muscles(atlas: Atlas) -> list[Row]:
    """One row a muscle."""
    return [
        {
            "id": m.id,
            "name": m.name,
            "plain_name": m.plain_name,
            "group": m.group,
            "regions": list(m.regions),
            "depth": m.depth.value,
            "nerve": m.innervation.nerve,
            "roots": list(m.innervation.roots),
            "trigger_points": len(m.trigger_points),
            "sources": list(m.cited),
        }
        for m in atlas.muscles.values()
    ]


def trigger_points(atlas: Atlas) -> list[Row]:
    """One row a trigger point."""
    return [
        {
            "muscle": m.id,
            "trigger_point": p.id,
            "name": p.name,
            "basis": p.basis.value,
            "grade": p.grade.value,
            "percent": p.frequency.percent if p.frequency else None,
            "n": p.frequency.n if p.frequency else None,
            "sources": list(p.sources),
        }
        for m in atlas.muscles.values()
        for p in m.trigger_points
    ]


def patterns(atlas: Atlas) -> list[Row]:
    """One row a pattern and side: what it is of, and how much skin it covers, in cm²."""
    rows: list[Row] = []
    for structure, painted in (("muscle", atlas.patterns), (None, atlas.others)):
        essential = atlas.body.areas @ painted.essential
        spillover = atlas.body.areas @ painted.spillover
        for i, (name, point) in enumerate(painted.keys):
            other = None if structure else atlas.other_patterns[name]
            sides = SIDES[other.side] if other else SIDES[Laterality.EITHER]
            rows += [
                {
                    "id": f"{side.value}-{name}-{point}",
                    "structure": other.structure.value if other else structure,
                    "of": name,
                    "trigger_point": None if other else point,
                    "side": side.value,
                    "essential_cm2": round(float(essential[i]), 1),
                    "spillover_cm2": round(float(spillover[i]), 1),
                }
                for side in sides
            ]
    return rows


def cells(atlas: Atlas) -> list[Row]:
    """One row a named place on the skin."""
    return [
        {
            "id": c.id,
            "name": c.name,
            "plain_name": c.plain_name,
            "side": c.side.value,
            "region": c.region,
        }
        for c in atlas.cells
    ]


def landmarks(atlas: Atlas) -> list[Row]:
    """One row a landmark; points are cm on the female and male body."""
    return [
        {
            "id": mark.id,
            "name": mark.name,
            "side": mark.side.value,
            **{sex.value: [round(float(x), 2) for x in at] for sex, at in mark.bone.items()},
        }
        for mark in atlas.body.landmarks.values()
    ]


def sources(atlas: Atlas) -> list[Row]:
    """One row a publication."""
    return [s.model_dump(mode="json") for s in atlas.sources.values()]


TABLES: dict[str, Callable[[Atlas], list[Row]]] = {
    "muscles": muscles,
    "trigger_points": trigger_points,
    "cells": cells,
    "landmarks": landmarks,
    "sources": sources,
    "patterns": patterns,
}


def rows(atlas: Atlas, table: str) -> list[Row]:
    """Rows of a table; ``trigger-points`` and ``trigger_points`` are the same.

    Raises
    ------
    UnknownId
        With the nearest table names.

    """
    try:
        make = TABLES[table.replace("-", "_")]
    except KeyError:
        raise UnknownId("table", table, TABLES) from None
    return make(atlas)


def to_frame(atlas: Atlas, table: str) -> pd.DataFrame:
    """Give a table as a data frame."""
    import pandas as pd  # noqa: PLC0415  takes 0.3 s, and most uses do not need it

    return pd.DataFrame.from_records(rows(atlas, table))
