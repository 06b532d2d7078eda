"""What each key of the address may say, and how it is read. Knows no state and no atlas."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Self

from explorer.alike import MOST
from explorer.body import Sex, Side, ViewName
from explorer.drawing.scene import How
from explorer.errors import InvalidDrawing
from explorer.ink import MOST_STROKES, Stroke
from explorer.pains import FeltDepth, Pain, Quality, Which

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_MARKS: Final = 250  # more than the body has cells
MOST_PAINS: Final = len(Which)
LONGEST_SEARCH: Final = 80

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_LONGEST_ID: Final = 60


class Reader(StrEnum):
    """Who reads: changes wording and depth, never hides safety."""

    PATIENT = "patient"
    CLINICIAN = "clinician"
    STUDENT = "student"


class Theme(StrEnum):
    """Light, dark, or as the device says."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


class Layer(StrEnum):
    """What of the body is uncovered, from skin to bone."""

    SKIN = "skin"
    OUTER = "outer"
    MIDDLE = "middle"
    DEEP = "deep"
    BONES = "bones"


class Step(StrEnum):
    """Which step of the view that explains a pattern is shown; without one, it is not open."""

    SITE = "1"
    FELT = "2"
    YOURS = "3"


@dataclass(frozen=True, slots=True)
class Shown:
    """What pattern is painted, a muscle's or another structure's, and on which side."""

    pattern: str
    side: Side

    def __str__(self) -> str:
        return f"{self.pattern}:{self.side.value}"

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read ``infraspinatus:right``; anything else is None."""
        pattern, _, side = text.partition(":")
        if not _is_id(pattern) or side not in (Side.RIGHT, Side.LEFT):
            return None
        return cls(pattern, Side(side))


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier drawing: its pains, of which only the marks count, and its day if known.

    Written as ``20261123.right-palm.front:fmj0Bc~left-palm``: pieces between dots, pains between
    tildes.
    """

    pains: tuple[Pain, ...]
    on: date | None = None

    def __str__(self) -> str:
        pains = "~".join(
            ".".join([*pain.at, *(stroke.code for stroke in pain.ink)]) for pain in self.pains
        )
        return f"{self.on:%Y%m%d}.{pains}" if self.on else pains


Read = tuple[object, tuple[str, ...]]  # the value, None for nothing; and what was lost


def _ids(text: str) -> Read:
    seen: dict[str, None] = {}
    lost = []
    for cell in text.split(","):
        if _is_id(cell) and len(seen) < MOST_MARKS:
            seen[cell] = None
        elif cell:
            lost.append(cell)
    return tuple(seen), tuple(lost)


def _compared(text: str) -> Read:
    """Read the first three that fit; a fourth is lost, and said."""
    read = {piece: Shown.parse(piece) for piece in text.split(",") if piece}
    fit = [one for one in read.values() if one is not None]
    lost = [piece for piece, one in read.items() if one is None or one in fit[MOST:]]
    return tuple(fit[:MOST]) or None, tuple(lost)


def _strokes(text: str) -> Read:
    strokes: list[Stroke] = []
    lost = []
    for code in text.split("."):
        try:
            stroke = Stroke.parse(code)
        except InvalidDrawing:
            if code:
                lost.append(code)
            continue
        if len(strokes) < MOST_STROKES:
            strokes.append(stroke)
        else:
            lost.append(code)
    return tuple(strokes), tuple(lost)


def _earlier(text: str) -> Read:
    """Read an earlier drawing; pieces that don't fit are lost, and one without marks is none."""
    on, _, rest = text.partition(".")
    day = _day(on)
    lost: list[str] = []
    pains = []
    for told in (rest if day else text).split("~"):
        pieces = told.split(".")
        at, no_cells = _ids(",".join(piece for piece in pieces if ":" not in piece))
        ink, no_strokes = _strokes(".".join(piece for piece in pieces if ":" in piece))
        lost += [*no_cells, *no_strokes]
        pains.append(Pain(at=at, ink=ink))  # type: ignore[arg-type]
    found = tuple(pain for pain in pains[:MOST_PAINS] if pain)
    if not found:
        return None, (text,) if text else ()
    return Earlier(found, day), tuple(lost)


def _day(text: str) -> date | None:
    if not re.fullmatch(r"[12]\d{7}", text, re.ASCII):
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def _one(parse: Callable[[str], object]) -> Callable[[str], Read]:
    def read(text: str) -> Read:
        value = parse(text)
        return (value, ()) if value is not None else (None, (text,) if text else ())

    return read


def _choice(kind: type[StrEnum]) -> Callable[[str], Read]:
    return _one(lambda text: kind(text) if text in set(kind) else None)


def _search(text: str) -> str | None:
    """One line without control characters or white space at its ends."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line[:LONGEST_SEARCH].strip()


def _is_id(text: str) -> bool:
    return len(text) <= _LONGEST_ID and _ID.fullmatch(text) is not None


def short(text: str) -> str:
    """Make a dropped piece short enough to say, with nothing in it that could not be shown."""
    shown = "".join(c if c.isprintable() else "?" for c in text)
    return shown if len(shown) <= 40 else f"{shown[:39]}…"  # noqa: PLR2004  about half a line


class Language(StrEnum):
    """Of the page; without one, the browser's choice."""

    EN = "en"
    ES = "es"


READERS: dict[str, Callable[[str], Read]] = {
    **{
        f"{key}{after}": read
        for after in ("", "-b", "-c")
        for key, read in (
            ("at", _ids),
            ("ink", _strokes),
            ("feel", _choice(Quality)),
            ("depth", _choice(FeltDepth)),
        )
    },
    "pain": _choice(Which),
    "together": _one(lambda text: True if text == "on" else None),
    "show": _one(Shown.parse),
    "compare": _compared,
    "how": _choice(How),
    "view": _choice(ViewName),
    "sex": _choice(Sex),
    "who": _choice(Reader),
    "q": _one(_search),
    "region": _one(lambda text: text if _is_id(text) else None),
    "yes": _ids,
    "no": _ids,
    "theme": _choice(Theme),
    "lang": _choice(Language),
    "layer": _choice(Layer),
    "before": _earlier,
    "density": _one(lambda text: True if text == "on" else None),
    "explain": _choice(Step),
    "mirror": _one(lambda text: True if text == "on" else None),
}
