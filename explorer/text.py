"""Evidence into words that a patient can read. Says only what the evidence says."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from explorer.body import Side
from explorer.knowledge.model import Muscle
from explorer.knowledge.vocabulary import Basis, Certainty, Grade, Laterality, Urgency
from explorer.match import Band

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.body import Body
    from explorer.knowledge.model import OtherPattern, Source, TriggerPoint
    from explorer.match import Match, OtherMatch

BAND = {
    Band.STRONG: "looks a lot like your drawing",
    Band.PARTIAL: "looks a bit like your drawing",
    Band.WEAK: "does not look much like your drawing",
}
GRADE = {
    Grade.A: "Two or more studies counted this pain.",
    Grade.B: "One study counted this pain.",
    Grade.C: "Experts agree on this map. No one has counted how often it fits.",
    Grade.D: "One expert drew this map, or experts differ. No one has counted how often it fits.",
}
BASIS = {
    Basis.EXPERT_DRAWING: "expert drawing, no counts published",
    Basis.COUNTED_SERIES: "people with pain were counted",
    Basis.EXPERIMENTAL: "pain was brought on in volunteers and mapped",
    Basis.NERVE_BLOCK: "pain was mapped by numbing nerves",
}
CERTAINTY = {
    Certainty.HIGH: "we can be sure",
    Certainty.MODERATE: "we can be fairly sure",
    Certainty.LOW: "we can't be sure",
    Certainty.VERY_LOW: "no one knows well yet",
}
URGENCY = {
    Urgency.NOW: "Call your emergency number now",
    Urgency.TODAY: "Get medical help today",
    Urgency.SOON: "See a doctor soon",
}
NOTHING = (
    "No muscle pattern in this library looks like this. "
    "That is common and is not a bad sign."
)


def sided(words: str, side: Side) -> str:
    """Put the person's side in front: ``"right shoulder blade"``."""
    return words if side is Side.MIDLINE else f"{side.value} {words}"


def told(subject: Muscle | OtherPattern, side: Side) -> str:
    """Name whose pattern it is, with the side where that means something: a heart has none."""
    name = subject.name
    if name[1:2].islower():  # not C5
        name = name[0].lower() + name[1:]
    paired = isinstance(subject, Muscle) or subject.side is Laterality.EITHER
    return sided(name, side) if paired else name


def place(body: Body, cell: str) -> str:
    """Name a cell in plain words, with the person's side."""
    found = body.cell(cell)
    return sided(found.plain_name, found.side)


def places(body: Body, cells: Sequence[str]) -> str:
    """List cells in plain words; one side is said once.

    ``"right front of shoulder, right palm"`` reads as ``"right front of shoulder, palm"``.
    """
    known = _sides_and_names(body)
    groups: dict[str, list[str]] = {}
    for cell in cells:
        side, name = known[cell]
        groups.setdefault(side, []).append(name)
    return "; ".join(side + ", ".join(names) for side, names in groups.items())


@lru_cache(maxsize=2)
def _sides_and_names(body: Body) -> dict[str, tuple[str, str]]:
    return {cell.id: (sided("", cell.side), cell.plain_name) for cell in body.cells}


def why(body: Body, match: Match | OtherMatch) -> str:
    """Say in one line what a match can explain of the drawing, and what it can't."""
    parts = []
    if match.explains:
        parts.append(f"It can explain pain here: {places(body, match.explains)}.")
    else:
        parts.append("It only touches what you drew.")
    if match.does_not_explain:
        parts.append(f"It does not explain: {places(body, match.does_not_explain)}.")
    return " ".join(parts)


def counted(point: TriggerPoint | OtherPattern) -> str | None:
    """Say what a study counted, with its n."""
    found = point.frequency
    if found is None:
        return None
    return f"{found.percent:g}% of {found.of} {found.what} (n = {found.n})."


def headline(muscle: Muscle, side: Side) -> str:
    """Name a muscle as a card does: plain words first, with the person's side."""
    return sided(muscle.plain_name, side)


def cited(source: Source) -> str:
    """Give a source as a reader of a text meets it: first author and year."""
    first = source.authors.split(",")[0].split(" ")[0]
    return f"{first} {source.year}" if source.year else first


def citation(source: Source) -> str:
    """Give a source as one line of a reference list."""
    year = f" ({source.year})" if source.year else ""
    return f"{source.authors}{year}. {source.title}. {source.container}."
