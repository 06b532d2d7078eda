"""Read a place in words into its parts. Knows words, nothing of surfaces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from explorer.errors import UnknownPlace

if TYPE_CHECKING:
    from collections.abc import Iterable

LIMB_DIRECTIONS = (
    "front", "front-lateral", "lateral", "back-lateral",
    "back", "back-medial", "medial", "front-medial",
)  # fmt: skip
FOOT_DIRECTIONS = (
    "top", "top-lateral", "lateral", "sole-lateral",
    "sole", "sole-medial", "medial", "top-medial",
)  # fmt: skip
EIGHTH = 45.0  # degrees between one direction and the next
FEET = frozenset({"foot", "big-toe", "second-toe", "third-toe", "fourth-toe", "little-toe"})
OFFSET_WAYS = ("up", "down", "medial", "lateral", "front", "back")

_OFFSET = re.compile(r"\+\s*(\d+(?:\.\d+)?)\s*cm\s+([a-z]+)")
_TORSO = re.compile(r"torso\s+(\S+)\s+(front|back)\s+(-?\d+(?:\.\d+)?)\s*cm")
_TORSO_SIDE = re.compile(r"torso\s+(\S+)\s+side")


@dataclass(frozen=True, slots=True)
class Named:
    """A cell or a landmark, without its side."""

    id: str


@dataclass(frozen=True, slots=True)
class OnLimb:
    """A segment, a fraction of its length, and degrees around it (front 0, lateral 90)."""

    segment: str
    fraction: float
    degrees: float


@dataclass(frozen=True, slots=True)
class OnTorso:
    """A vertebral level, and how far from the midline; no face means the side."""

    level: str
    face: str | None
    lateral: float


@dataclass(frozen=True, slots=True)
class Place:
    """A place and the steps from it: pairs of a way and centimetres."""

    base: Named | OnLimb | OnTorso
    steps: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every word that a place may use."""

    names: frozenset[str]
    segments: frozenset[str]
    levels: frozenset[str]


def parse(text: str, words: Vocabulary) -> Place:
    """Read one place.

    Raises
    ------
    UnknownPlace
        Naming the text, what is wrong with it, and the nearest words.

    """
    base, plus, rest = text.partition("+")
    steps = []
    rest = (plus + rest).strip()
    while rest:
        found = _OFFSET.match(rest)
        if not found:
            raise UnknownPlace(f"{text!r}: {rest!r} is not like '+ 3cm down'")
        if found[2] not in OFFSET_WAYS:
            raise _unknown(text, "way", found[2], OFFSET_WAYS)
        steps.append((found[2], float(found[1])))
        rest = rest[found.end() :].strip()
    return Place(_base(text, base.strip(), words), tuple(steps))


def _base(text: str, base: str, words: Vocabulary) -> Named | OnLimb | OnTorso:
    if base in words.names:
        return Named(base)
    parts = base.split()
    if len(parts) < 2:  # noqa: PLR2004  one word is a name
        raise _unknown(text, "cell or landmark", base, words.names)
    if parts[0] == "torso":
        return _torso(text, base, words)
    if parts[0] in words.segments:
        return _limb(text, parts)
    raise _unknown(text, "segment", parts[0], {*words.segments, "torso", *words.names})


def _torso(text: str, base: str, words: Vocabulary) -> OnTorso:
    across, side = _TORSO.fullmatch(base), _TORSO_SIDE.fullmatch(base)
    found = across or side
    if not found:
        raise UnknownPlace(
            f"{text!r}: the trunk is written 'torso T8 back 5cm', 'torso L2 front 3cm' "
            "or 'torso T8 side'"
        )
    if found[1] not in words.levels:
        raise _unknown(text, "vertebral level", found[1], words.levels)
    if across:
        return OnTorso(across[1], across[2], float(across[3]))
    return OnTorso(found[1], None, 0.0)


def _limb(text: str, parts: list[str]) -> OnLimb:
    segment = parts[0]
    directions = FOOT_DIRECTIONS if segment in FEET else LIMB_DIRECTIONS
    if len(parts) != 3:  # noqa: PLR2004  segment, fraction, direction
        raise UnknownPlace(f"{text!r}: written '{segment} 0.4 {directions[1]}'")
    try:
        fraction = float(parts[1])
    except ValueError:
        fraction = -1.0
    if not 0 <= fraction <= 1:
        raise UnknownPlace(f"{text!r}: {parts[1]!r} is not a fraction from 0 to 1")
    if parts[2] not in directions:
        raise _unknown(text, f"direction of the {segment}", parts[2], directions)
    return OnLimb(segment, fraction, directions.index(parts[2]) * EIGHTH)


def _unknown(text: str, kind: str, seen: str, known: Iterable[str]) -> UnknownPlace:
    choices = sorted(known)
    lowered = {choice.lower(): choice for choice in choices}
    near = [lowered[n] for n in get_close_matches(seen.lower(), lowered, n=3, cutoff=0.0)]
    inside = "" if text == seen else f"{text!r}: "
    return UnknownPlace(f"{inside}no {kind} is called {seen!r}; the nearest: {', '.join(near)}")
