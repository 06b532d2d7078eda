"""What every sheet says: when to get help, sources, date and version. Lays out nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from explorer import text
from explorer.body import DATA
from explorer.knowledge.load import digest
from explorer.knowledge.vocabulary import Kind
from explorer.paper.qr import qr_svg
from explorer.safety import asked, listed
from explorer.words import ENGLISH, message, say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from explorer.knowledge import Atlas

LEARNING: Final = message(
    "For learning. It does not replace an exam by a health professional. "
    "Patterns come from published charts; they are not a finding about you."
)
MONTHS: Final = (
    message("January"), message("February"), message("March"), message("April"), message("May"),
    message("June"), message("July"), message("August"), message("September"), message("October"),
    message("November"), message("December"),
)
MOST_FLAGS: Final = 6
MOST_SOURCES: Final = 6
# What counted people comes before what was drawn.
WEIGHT: Final = {kind: i for i, kind in enumerate((
    Kind.SERIES, Kind.EXPERIMENT, Kind.TRIAL, Kind.MANUAL, Kind.REVIEW, Kind.CHART,
))}

Content = dict[str, Any]


def get_help(
    atlas: Atlas, places: Collection[str], *, most: int = MOST_FLAGS
) -> Content:
    """Give the questions of places, by how fast to act: the most urgent, and how many more."""
    first = asked(atlas.safety, places)
    flags = list(dict.fromkeys([*first, *listed(atlas.safety, places)]))
    flags.sort(key=lambda flag: list(text.URGENCY).index(flag.urgency))
    shown = flags[:max(most, len(first))]
    groups: dict[str, list[str]] = {}
    for flag in shown:
        groups.setdefault(say(atlas.language, text.URGENCY[flag.urgency]), []).append(flag.question)
    return {
        "strip": atlas.safety.strip.text,
        "groups": [[words, questions] for words, questions in groups.items()],
        "more": len(flags) - len(shown),
    }


def key_sources(
    atlas: Atlas, ids: Iterable[str], *, of: Collection[str], most: int = MOST_SOURCES
) -> list[list[str]]:
    """Give the weightiest sources, each with its address, and say how many more there are."""
    known = [atlas.sources[source] for source in dict.fromkeys(ids)]
    best = sorted(known, key=lambda s: WEIGHT.get(s.kind, len(WEIGHT)))[:most]
    lines = [[text.citation(source), source.link or ""] for source in best]
    if len(of) > len(best):
        more = say(atlas.language, "And {count} more, listed on the page.",
                   count=len(of) - len(best))
        lines.append([more, ""])
    return lines


def dated(today: date, language: str) -> str:
    """Write a day with its month in words."""
    return say(language, "{day} {month} {year}", day=today.day,
               month=say(language, MONTHS[today.month - 1]), year=today.year)


def sheet(
    *, paper: str, today: date, language: str = ENGLISH, address: str = "",
    learning: str = LEARNING,
) -> Content:
    """Give what stands around the content: paper, date, version of the data, address."""
    return {
        "paper": "us-letter" if paper == "letter" else "a4",
        "date": dated(today, language),
        "data": digest(DATA).decode()[:8],
        "learning": say(language, learning),
        "address": address,
        "qr": qr_svg(address) if address else "",
    }
