"""Evidence into words that a patient can read. Says only what the evidence says."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from explorer.body import Side
from explorer.knowledge.vocabulary import Basis, Certainty, Grade, Urgency
from explorer.match import Band
from explorer.words import ENGLISH, message, number, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.body import Body
    from explorer.knowledge.model import Muscle, OtherPattern, Source, TriggerPoint
    from explorer.match import Match, OtherMatch

UNNAMED = re.compile(r"Authors? not shown")  # how sources.yaml says so
INITIALS = re.compile(r"(?<=\w) (?!NHS|UK|US)[^\W\d_a-zà-ÿ]{1,4}(?:-[^\W\d_a-zà-ÿ])?$")

BAND = {
    Band.STRONG: message("looks a lot like your marks"),
    Band.PARTIAL: message("looks a bit like your marks"),
    Band.WEAK: message("does not look much like your marks"),
}
GRADE = {
    Grade.A: message("Two or more studies counted this pain."),
    Grade.B: message("One study counted this pain."),
    Grade.C: message("Experts agree on this map. No one has counted how often it fits."),
    Grade.D: message(
        "One expert drew this map, or experts differ. No one has counted how often it fits."
    ),
}
BASIS = {
    Basis.EXPERT_DRAWING: message("expert drawing, no counts published"),
    Basis.COUNTED_SERIES: message("people with pain were counted"),
    Basis.EXPERIMENTAL: message("pain was brought on in volunteers and mapped"),
    Basis.NERVE_BLOCK: message("pain was mapped by numbing nerves"),
}
CERTAINTY = {
    Certainty.HIGH: message("we can be sure"),
    Certainty.MODERATE: message("we can be fairly sure"),
    Certainty.LOW: message("we can't be sure"),
    Certainty.VERY_LOW: message("no one knows well yet"),
}
URGENCY = {
    Urgency.NOW: message("Call your emergency number now"),
    Urgency.TODAY: message("Get medical help today"),
    Urgency.SOON: message("See a doctor soon"),
}
NOTHING = message(
    "No muscle pattern in this library looks like this. "
    "That is common and is not a bad sign."
)
SIDED = {
    Side.RIGHT: message("right {words}"),
    Side.LEFT: message("left {words}"),
    Side.MIDLINE: "{words}",
}
SIDE = {
    Side.RIGHT: message("right side"),
    Side.LEFT: message("left side"),
    Side.MIDLINE: message("middle"),
}


def sided(words: str, side: Side, language: str = ENGLISH) -> str:
    """Add the person's side: ``"right shoulder blade"``, ``"omóplato (lado derecho)"``."""
    return say(language, SIDED[side], words=words) if side is not Side.MIDLINE else words


def told(subject: Muscle | OtherPattern, side: Side, language: str = ENGLISH) -> str:
    """Name whose pattern it is, with the side where that means something: a heart has none."""
    name = subject.name
    if name[1:2].islower():  # not C5
        name = name[0].lower() + name[1:]
    return sided(name, side, language) if subject.paired else name


def place(body: Body, cell: str) -> str:
    """Name a cell in plain words, with the person's side."""
    found = body.cell(cell)
    return sided(found.plain_name, found.side, body.language)


def places(body: Body, cells: Sequence[str]) -> str:
    """List cells in plain words; one side is said once.

    ``"right front of shoulder, right palm"`` reads as ``"right front of shoulder, palm"``.
    """
    known = _sides_and_names(body)
    groups: dict[Side, list[str]] = {}
    for cell in cells:
        side, name = known[cell]
        groups.setdefault(side, []).append(name)
    return "; ".join(
        sided(", ".join(names), side, body.language) for side, names in groups.items()
    )


@lru_cache(maxsize=2)
def _sides_and_names(body: Body) -> dict[str, tuple[Side, str]]:
    return {cell.id: (cell.side, cell.plain_name) for cell in body.cells}


def why(body: Body, match: Match | OtherMatch) -> str:
    """Say in one line what a match can explain of the drawing, and what it can't."""
    parts = []
    if match.explains:
        parts.append(say(body.language, "It can explain pain here: {places}.",
                         places=places(body, match.explains)))
    else:
        parts.append(say(body.language, "It only touches what you marked."))
    if match.does_not_explain:
        parts.append(say(body.language, "It does not explain: {places}.",
                         places=places(body, match.does_not_explain)))
    return " ".join(parts)


def counted(point: TriggerPoint | OtherPattern, language: str = ENGLISH) -> str | None:
    """Say what a study counted, with its n."""
    found = point.frequency
    if found is None:
        return None
    return say(language, "{percent}% of {of} {what} (n = {n}).",
               percent=number(language, found.percent), of=found.of, what=found.what, n=found.n)


def cited(source: Source) -> str:
    """Give a source as a reader of a text meets it: first author and year.

    A person without initials, whatever the parts of the name; a body of people in full. Whose
    authors were not shown goes by the name of its journal or page.
    """
    named = source.container if UNNAMED.match(source.authors) else source.authors
    first = INITIALS.sub("", re.split(r",| \(", named)[0])
    return f"{first} {source.year}" if source.year else first


def citation(source: Source) -> str:
    """Give a source as one line of a reference list."""
    year = f" ({source.year})" if source.year else ""
    return f"{source.authors}{year}. {source.title}. {source.container}."
