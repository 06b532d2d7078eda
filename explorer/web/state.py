"""The address after # is the state of the page. Only reads and writes that text; knows no atlas.

``#at=right-palm,left-temple&show=infraspinatus:right&view=back&sex=male&who=clinician``

``at``, ``ink``, ``feel`` and ``depth`` are those of pain A; ``at-b`` and so on those of B and C.
Strokes stand between dots, each as :mod:`explorer.ink` writes it.

The same rules stand in assets/address.js, which draws what needs no server. What does not fit
the pattern is dropped and named, never raised on: anyone may type anything after #.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import quote, unquote

from explorer.body import Sex, Side, ViewName
from explorer.drawing.scene import How
from explorer.errors import InvalidDrawing
from explorer.ink import MOST_STROKES, Stroke
from explorer.pains import FeltDepth, Pain, Quality, Which

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONGEST: Final = 8000  # characters of an address that are looked at: all cells marked is 5,000
MOST_MARKS: Final = 250  # more than the body has cells
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
class State:
    """What the page shows.

    Attributes
    ----------
    at, ink, feel, depth
        Pain A: marked cells, in the order in which they were marked; strokes; how it feels.
    at_b, …, depth_c
        Pains B and C.
    pain, together
        Which pain is asked about and marked now, and whether all are asked about at once.
    show
        The chosen pattern.
    how
        Whether the pattern is shown active, latent or as counted; the browser alone needs it.
    view, sex, layer
        Which picture, and what of it is uncovered; the browser alone needs them.
    who
        For whom the words are.
    q, region
        What is searched for, and the part of the body that is browsed.
    theme
        Colours.
    dropped
        What could not be read, as it was written. Not part of the address.

    """

    at: tuple[str, ...] = ()
    ink: tuple[Stroke, ...] = ()
    feel: Quality = Quality.ACHE
    depth: FeltDepth = FeltDepth.UNSURE
    at_b: tuple[str, ...] = ()
    ink_b: tuple[Stroke, ...] = ()
    feel_b: Quality = Quality.ACHE
    depth_b: FeltDepth = FeltDepth.UNSURE
    at_c: tuple[str, ...] = ()
    ink_c: tuple[Stroke, ...] = ()
    feel_c: Quality = Quality.ACHE
    depth_c: FeltDepth = FeltDepth.UNSURE
    pain: Which = Which.A
    together: bool = False
    show: Shown | None = None
    how: How = How.ACTIVE
    view: ViewName = ViewName.FRONT
    sex: Sex = Sex.FEMALE
    who: Reader = Reader.PATIENT
    q: str = ""
    region: str = ""
    theme: Theme = Theme.AUTO
    layer: Layer = Layer.SKIN
    dropped: tuple[str, ...] = field(default=(), compare=False)

    @property
    def pains(self) -> dict[Which, Pain]:
        """All three pains, those not told of too."""
        return {
            Which.A: Pain(self.at, self.ink, self.feel, self.depth),
            Which.B: Pain(self.at_b, self.ink_b, self.feel_b, self.depth_b),
            Which.C: Pain(self.at_c, self.ink_c, self.feel_c, self.depth_c),
        }

    @property
    def asked(self) -> tuple[Pain, ...]:
        """The pains that the answer is for; none that was not told of."""
        asked = self.pains.values() if self.together else [self.pains[self.pain]]
        return tuple(pain for pain in asked if pain)


def decode(fragment: object) -> State:
    """Read the text after #, with or without the #; never raises.

    Parameters
    ----------
    fragment
        Whatever the browser sent; only text is read.

    Returns
    -------
    The state, with defaults for what is missing, and with what was dropped.

    """
    if not isinstance(fragment, str):
        return State()
    values: dict[str, object] = {}
    dropped: list[str] = []
    for pair in fragment[:LONGEST].removeprefix("#").split("&"):
        if not pair:
            continue
        key, _, raw = pair.partition("=")
        text = unquote(raw, errors="replace")
        read = _READERS.get(key)
        if read is None or key.replace("-", "_") in values:
            dropped.append(pair)
            continue
        value, lost = read(text)
        if value is not None:
            values[key.replace("-", "_")] = value
        dropped.extend(lost)
    if len(fragment) > LONGEST:
        dropped.append("the end of a very long address")
    return State(**values, dropped=tuple(_short(text) for text in dropped))  # type: ignore[arg-type]


def encode(state: State) -> str:
    """Write the state as the text after #, without the #; defaults are left out."""
    return "&".join(f"{key}={value}" for key, value in _written(state))


def _written(state: State) -> Iterator[tuple[str, str]]:
    for which, pain in state.pains.items():
        yield from _told(pain, "" if which is Which.A else f"-{which.value}")
    if state.show:
        yield "show", str(state.show)
    default = State()
    for key in ("pain", "how", "view", "sex", "who"):
        if (value := getattr(state, key)) != getattr(default, key):
            yield key, value.value
    if state.q:
        yield "q", quote(state.q, safe="")
    if state.region:
        yield "region", state.region
    if state.theme is not Theme.AUTO:
        yield "theme", state.theme.value
    if state.layer is not Layer.SKIN:
        yield "layer", state.layer.value
    if state.together:
        yield "together", "on"


def _told(pain: Pain, after: str) -> Iterator[tuple[str, str]]:
    if pain.at:
        yield f"at{after}", ",".join(pain.at)
    if pain.ink:
        yield f"ink{after}", ".".join(stroke.code for stroke in pain.ink)
    if pain.feel is not Quality.ACHE:
        yield f"feel{after}", pain.feel.value
    if pain.depth is not FeltDepth.UNSURE:
        yield f"depth{after}", pain.depth.value


Read = tuple[object, tuple[str, ...]]  # the value, None for nothing; and what was lost


def _cells(text: str) -> Read:
    seen: dict[str, None] = {}
    lost = []
    for cell in text.split(","):
        if _is_id(cell) and len(seen) < MOST_MARKS:
            seen[cell] = None
        elif cell:
            lost.append(cell)
    return tuple(seen), tuple(lost)


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


def _short(text: str) -> str:
    """Make a dropped piece short enough to say, with nothing in it that could not be shown."""
    shown = "".join(c if c.isprintable() else "?" for c in text)
    return shown if len(shown) <= 40 else f"{shown[:39]}…"  # noqa: PLR2004  about half a line


_READERS: dict[str, Callable[[str], Read]] = {
    **{
        f"{key}{after}": read
        for after in ("", "-b", "-c")
        for key, read in (
            ("at", _cells),
            ("ink", _strokes),
            ("feel", _choice(Quality)),
            ("depth", _choice(FeltDepth)),
        )
    },
    "pain": _choice(Which),
    "together": _one(lambda text: True if text == "on" else None),
    "show": _one(Shown.parse),
    "how": _choice(How),
    "view": _choice(ViewName),
    "sex": _choice(Sex),
    "who": _choice(Reader),
    "q": _one(_search),
    "region": _one(lambda text: text if _is_id(text) else None),
    "theme": _choice(Theme),
    "layer": _choice(Layer),
}
