"""One page about a drawing: where it hurts, and the three patterns most like it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from explorer import text
from explorer.body import Sex
from explorer.drawing.choice import views_showing
from explorer.drawing.scene import scene
from explorer.errors import InvalidDrawing
from explorer.marks import drawing
from explorer.match import rank, rank_others
from explorer.overlap import places
from explorer.paper.figures import figure, signs
from explorer.paper.handout import known
from explorer.paper.typeset import typeset
from explorer.paper.words import get_help, key_sources, sheet
from explorer.words import capitalised, message, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from explorer.knowledge import Atlas
    from explorer.marks import Mark
    from explorer.match import Match, OtherMatch

BEST: Final = 3
NOT_YOU: Final = message(
    "Patterns from published charts that look like your marks. They are not a finding about "
    "you. Pain often comes from more than one place."
)

Content = dict[str, Any]


def drawing_handout(
    atlas: Atlas,
    marks: Sequence[Mark],
    *,
    today: date,
    sex: Sex = Sex.FEMALE,
    paper: str = "a4",
    address: str = "",
) -> bytes:
    """Typeset the page; see :func:`explorer.paper.handout.handout`.

    Raises
    ------
    InvalidDrawing
        When nothing is marked.
    UnknownId
        For a place that the body does not have.

    """
    if not marks:
        raise InvalidDrawing("mark at least one place; `list cells` names them all")
    content = sheet(paper=paper, today=today, language=atlas.language, address=address)
    return typeset("handout", content | _content(atlas, marks, sex), today=today,
                   language=atlas.language)


def _content(atlas: Atlas, marks: Sequence[Mark], sex: Sex) -> Content:
    language = atlas.language
    marked = places(atlas.body, marks)
    view = views_showing(atlas.body, drawing(atlas.body, marks), sex)[0]
    matches = rank(atlas, marks)[:BEST]
    others = rank_others(atlas, marks, most=BEST)
    scenes = [
        scene(atlas, view, sex=sex, marks=marks, matches=shown)
        for shown in ([], *([match] for match in matches))
    ]
    titles = [
        say(language, "Drawing"),
        *(f"{i}. {match.muscle.name}" for i, match in enumerate(matches, 1)),
    ]
    sources = [source for match in matches for source in match.sources]
    return {
        "title": say(language, "Where it hurts"),
        "side": "",
        "plain": f"{capitalised(text.places(atlas.body, marked))}.",
        "figures": [
            figure(one, title=title, beside=scenes, language=language)
            for one, title in zip(scenes, titles, strict=True)
        ],
        "legend": signs(scenes, language),
        "patient": patient_of(atlas, matches),
        "ideas": [],
        "help": get_help(atlas, marked),
        "clinician": [
            {
                "title": say(language, "The muscles"),
                "pairs": [muscle_of(atlas, match) for match in matches],
            },
            {
                "title": say(language, "Nerves, joints and organs with a pattern like it"),
                "pairs": [other_of(atlas, other) for other in others],
            },
        ],
        "sources": key_sources(atlas, sources, of=set(sources)),
    }


def patient_of(atlas: Atlas, matches: Sequence[Match]) -> list[list[str]]:
    """Say what the page is, and of each pattern what it can explain."""
    language = atlas.language
    return [
        [say(language, "What this is"), say(language, NOT_YOU if matches else text.NOTHING)],
        *([f"{i}. {told(atlas, match)}", why(atlas, match)] for i, match in enumerate(matches, 1)),
    ]


def told(atlas: Atlas, match: Match) -> str:
    """Name a muscle, first in plain words."""
    plain = text.sided(match.muscle.plain_name, match.side, atlas.language)
    return f"{capitalised(plain)}: {match.muscle.name.lower()}"


def why(atlas: Atlas, match: Match) -> str:
    """Say how much a match looks like the drawing, and where."""
    looks = capitalised(say(atlas.language, text.BAND[match.band]))
    return f"{looks}. {text.why(atlas.body, match)}"


def muscle_of(atlas: Atlas, match: Match) -> list[str]:
    """Give a muscle's name, and what a clinician wants to know of it, in a line."""
    language = atlas.language
    nerve = match.muscle.innervation
    point = match.trigger_point
    return [
        f"{match.muscle.latin}, {say(language, text.SIDE[match.side])}",
        say(language, "{nerve}; {roots}. Site {number}, {site}. {known} Lies near: {near}.",
            nerve=capitalised(nerve.nerve), roots=", ".join(nerve.roots), number=point.id,
            site=point.name, known=known(point, language),
            near=", ".join(match.muscle.needling.hazards)),
    ]


def other_of(atlas: Atlas, other: OtherMatch) -> list[str]:
    """Give the name of what is no muscle, and what separates it."""
    name = capitalised(text.told(other.pattern, other.side, atlas.language))
    return [name, f"{text.why(atlas.body, other)} {other.pattern.separates}"]
