"""The address after # is the state of the page. Only reads and writes that text; knows no atlas.

``#at=right-palm,left-temple&show=infraspinatus:right&view=back&sex=male&who=clinician``

``at``, ``ink``, ``feel`` and ``depth`` are those of pain A; ``at-b`` and so on those of B and C.
Strokes stand between dots, each as :mod:`explorer.ink` writes it.

The same rules stand in assets/address.js, which draws what needs no server. What does not fit
the pattern is dropped and named, never raised on: anyone may type anything after #.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from explorer.body import Sex, ViewName
from explorer.drawing.scene import How
from explorer.pains import FeltDepth, Pain, Quality, Which
from explorer.web.keys import READERS, Earlier, Language, Layer, Reader, Shown, Step, Theme, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.ink import Stroke

LONGEST: Final = 8000  # characters of an address that are looked at: all cells marked is 5,000


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
    compare
        Up to three patterns that are held against each other.
    how
        Whether the pattern is shown active, latent, as counted, or apart from the marks.
    view, sex, layer, density
        Which picture, what of it is uncovered, whether it is shaded by how many muscles can be
        felt in a place; the browser alone needs them.
    who
        For whom the words are.
    yes, no
        Ids of the safety questions that were answered so.
    q, region
        What is searched for, and the part of the body that is browsed.
    theme
        Colours.
    lang
        Words; the browser asks for pages in it by their path.
    explain, mirror
        The step in which the shown pattern is explained, and whether pictures are mirrored there.
    before
        An earlier drawing that today's is held against.
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
    compare: tuple[Shown, ...] = ()
    how: How = How.ACTIVE
    view: ViewName = ViewName.FRONT
    sex: Sex = Sex.FEMALE
    who: Reader = Reader.PATIENT
    q: str = ""
    region: str = ""
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    theme: Theme = Theme.AUTO
    lang: Language | None = None
    layer: Layer = Layer.SKIN
    density: bool = False
    explain: Step | None = None
    mirror: bool = False
    before: Earlier | None = None
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
    seen: set[str] = set()
    for pair in fragment[:LONGEST].removeprefix("#").split("&"):
        if not pair:
            continue
        key, _, raw = pair.partition("=")
        text = unquote(raw, errors="replace")
        read = READERS.get(key)
        if read is None or key in seen:
            dropped.append(pair)
            continue
        seen.add(key)
        value, lost = read(text)
        if value is not None:
            values[key.replace("-", "_")] = value
        dropped.extend(lost)
    if len(fragment) > LONGEST:
        dropped.append("the end of a very long address")
    return State(**values, dropped=tuple(short(text) for text in dropped))  # type: ignore[arg-type]


def encode(state: State) -> str:
    """Write the state as the text after #, without the #; defaults are left out."""
    return "&".join(f"{key}={value}" for key, value in _written(state))


def _written(state: State) -> Iterator[tuple[str, str]]:
    for which, pain in state.pains.items():
        yield from _told(pain, "" if which is Which.A else f"-{which.value}")
    if state.show:
        yield "show", str(state.show)
    if state.compare:
        yield "compare", ",".join(map(str, state.compare))
    yield from _chosen(state)
    if state.q:
        yield "q", quote(state.q, safe="")
    if state.region:
        yield "region", state.region
    for key in ("yes", "no"):
        if answered := getattr(state, key):
            yield key, ",".join(answered)
    for key in ("density", "together", "mirror"):
        if getattr(state, key):
            yield key, "on"


def _chosen(state: State) -> Iterator[tuple[str, str]]:
    default = State()
    if state.before:
        yield "before", str(state.before)
    for key in ("pain", "how", "view", "sex", "who", "theme", "lang", "layer", "explain"):
        if (value := getattr(state, key)) != getattr(default, key):
            yield key, value.value


def _told(pain: Pain, after: str) -> Iterator[tuple[str, str]]:
    if pain.at:
        yield f"at{after}", ",".join(pain.at)
    if pain.ink:
        yield f"ink{after}", ".".join(stroke.code for stroke in pain.ink)
    if pain.feel is not Quality.ACHE:
        yield f"feel{after}", pain.feel.value
    if pain.depth is not FeltDepth.UNSURE:
        yield f"depth{after}", pain.depth.value
