"""Tile the skin with named places. Pure rules on coordinates; the words are in cells.yaml."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from tools.body import cells_head, cells_limbs, cells_trunk
from tools.body.surface import Spots

WORDS = Path(__file__).with_name("cells.yaml")


@dataclass(frozen=True)
class CellWords:
    """A cell without its side: its words, and whether both sides share it."""

    id: str
    name: str
    plain_name: str
    region: str
    midline: bool


def words() -> tuple[CellWords, ...]:
    """Read the cells' words, from head to toe."""
    regions: dict[str, list[list[str]]] = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return tuple(
        CellWords(row[0], row[1], row[2], region, midline=row[3:] == ["midline"])
        for region, rows in regions.items()
        for row in rows
    )


def label(spots: Spots) -> NDArray[np.str_]:
    """Name the cell, without its side, of every point of the skin."""
    result = np.full(len(spots.points), "", dtype="U40")
    for rules in (cells_head.rules, cells_trunk.rules, cells_limbs.rules):
        for cell, inside in rules(spots):
            result[inside & (result == "")] = cell  # the first rule that holds names the point
    return result
