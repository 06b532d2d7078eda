"""One page about a muscle, nerve, joint or organ: for a patient, and for their clinician."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from explorer import telling, text
from explorer.alike import nearest
from explorer.body import Sex, Side, ViewName
from explorer.drawing.choice import views_of
from explorer.drawing.scene import pattern_scene
from explorer.drawing.shapes import Kind
from explorer.filled import felt, felt_of_other
from explorer.knowledge.model import Muscle
from explorer.knowledge.vocabulary import Structure
from explorer.paper.figures import figure, signs
from explorer.paper.typeset import typeset
from explorer.paper.words import get_help, key_sources, sheet
from explorer.subjects import of
from explorer.words import ENGLISH, capitalised, message, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from explorer.drawing.scene import Scene
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import OtherPattern, TriggerPoint

MOST_IDEAS: Final = 5
MOST_FELT: Final = 3  # of what people say
MOST_ALIKE: Final = 4
IS: Final = {
    None: message("A sore spot in it may send pain to other places."),
    Structure.NERVE_ROOT: message("A pinched nerve root may hurt far from the spine."),
    Structure.NERVE: message("A sore or pinched nerve may hurt along its way."),
    Structure.JOINT: message("A sore joint may hurt in other places too."),
    Structure.ORGAN: message("Pain from inside the body may be felt in other places."),
}
STRUCTURE: Final = {
    Structure.NERVE_ROOT: message("nerve root"),
    Structure.NERVE: message("nerve"),
    Structure.JOINT: message("joint"),
    Structure.ORGAN: message("organ"),
}
SHOWN: Final = {Kind.ESSENTIAL, Kind.SPILLOVER, Kind.POINT}
BEHIND: Final = {ViewName.FRONT: ViewName.BACK, ViewName.BACK: ViewName.FRONT}

Content = dict[str, Any]
Pairs = list[list[str]]


def handout(
    atlas: Atlas,
    name: str,
    *,
    today: date,
    side: Side = Side.RIGHT,
    sex: Sex = Sex.FEMALE,
    paper: str = "a4",
    address: str = "",
) -> bytes:
    """Typeset the page.

    Parameters
    ----------
    atlas, name, side
        Whose pattern, by its id; what lies on one side only stays there.
    today
        The day it is made.
    sex
        Whose body the pictures show.
    paper
        ``a4`` or ``letter``.
    address
        Where the same stands on the web, if anywhere.

    Raises
    ------
    UnknownId
        For a name that the atlas does not have.

    """
    subject = atlas.subject(name)
    content = sheet(paper=paper, today=today, language=atlas.language, address=address)
    return typeset("handout", content | _content(atlas, subject, side, sex), today=today,
                   language=atlas.language)


def _content(atlas: Atlas, subject: Muscle | OtherPattern, side: Side, sex: Sex) -> Content:
    scenes = scenes_of(atlas, subject, side, sex)
    zones = filled(atlas, subject, side)
    return {
        "title": subject.name,
        "side": say(atlas.language, text.SIDE[side]) if subject.paired else "",
        "plain": ""
        if subject.plain_name == subject.name.lower()
        else capitalised(subject.plain_name),
        "figures": [figure(scene, language=atlas.language) for scene in scenes],
        "legend": signs(scenes, atlas.language),
        "patient": patient(atlas, subject, zones),
        "ideas": ideas(subject),
        "help": get_help(atlas, zones[0]),
        "clinician": list(clinician(atlas, subject, side)),
        "sources": key_sources(atlas, of_pattern(subject), of=subject.cited),
    }


def scenes_of(
    atlas: Atlas, subject: Muscle | OtherPattern, side: Side, sex: Sex
) -> list[Scene]:
    """Draw the views that show the pattern best; beside a single one the view from behind it."""
    views = views_of(atlas, subject, side, sex)
    if len(views) == 1 and views[0] in BEHIND:
        views = (*views, BEHIND[views[0]])
    scenes = [pattern_scene(atlas, subject, side, view, sex) for view in views]
    seen = [scene for scene in scenes if any(s.kind in SHOWN for s in scene.shapes)]
    return seen or scenes[:1]  # what no view shows leaves a body without signs


def of_pattern(subject: Muscle | OtherPattern) -> list[str]:
    """Give the sources of the pattern alone: what counted it, and what drew it."""
    if not isinstance(subject, Muscle):
        return list(subject.cited)
    points = subject.trigger_points
    counts = [c.source for p in points for c in p.referral.counted]
    return [*counts, *(source for p in points for source in p.sources)]


def filled(
    atlas: Atlas, subject: Muscle | OtherPattern, side: Side
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the places that a pattern fills for nearly everyone, and those for some."""
    if isinstance(subject, Muscle):
        points = felt(atlas, subject.id, side)
    else:
        points = (felt_of_other(atlas, subject.id, side),)
    mostly = dict.fromkeys(cell for essential, _ in points for cell in essential)
    some = dict.fromkeys(cell for _, spillover in points for cell in spillover)
    return tuple(mostly), tuple(cell for cell in some if cell not in mostly)


def patient(
    atlas: Atlas, subject: Muscle | OtherPattern, zones: tuple[tuple[str, ...], ...]
) -> Pairs:
    """Give three lines: what it is, where it may be felt, how."""
    mostly, some = (text.places(atlas.body, cells) for cells in zones)
    language = atlas.language
    where = f"{capitalised(mostly)}."
    if some:
        where += say(language, " Some feel it here too: {places}.", places=some)
    structure = None if isinstance(subject, Muscle) else subject.structure
    feels = (" ".join(subject.when_active[:MOST_FELT]) if isinstance(subject, Muscle)
             else subject.feels)
    return [
        [say(language, "What it is"),
         f"{capitalised(subject.plain_name)}. {say(language, IS[structure])}"],
        [say(language, "Where its pain may be felt"), where],
        [say(language, "How it may feel"), feels],
    ]


def ideas(subject: Muscle | OtherPattern) -> Pairs:
    """Give what may help, each with when to stop."""
    if not isinstance(subject, Muscle):
        return []
    return [[idea.what, idea.stop] for idea in subject.may_help[:MOST_IDEAS]]


def clinician(
    atlas: Atlas, subject: Muscle | OtherPattern, side: Side
) -> Iterator[Content]:
    """Yield what a clinician wants to know, in blocks."""
    language = atlas.language
    alike = [
        [capitalised(text.told(other.record, other.side, language)),
         _apart(other.record, value, language)]
        for other, value in nearest(atlas, of(subject, side), most=MOST_ALIKE)
    ]
    if isinstance(subject, Muscle):
        nerve = subject.innervation
        yield _block(say(language, "Muscle"), [
            [say(language, "Latin name"), subject.latin],
            [say(language, "Nerve and roots"), f"{nerve.nerve}; {', '.join(nerve.roots)}"],
        ])
        yield _block(say(language, "Usual sites, and how well their pain is known"),
                     _sites(subject, language))
        yield _block(say(language, "What else it could be, and what separates it"), [
            [one.condition, one.separates] for one in subject.looks_like
        ])
        yield _block(say(language, "Before any needling"), [
            [say(language, "Lies near"), f"{', '.join(subject.needling.hazards)}."],
            [say(language, "Heed"), subject.needling.precautions],
        ])
        return
    yield _block(say(language, "How well the pattern is known"), [
        [capitalised(say(language, STRUCTURE[subject.structure])), known(subject, language)],
    ])
    yield _block(say(language, "What separates it"), [["", subject.separates]])
    if alike:
        yield _block(say(language, "Patterns that look like it"), alike)


def _sites(muscle: Muscle, language: str) -> Pairs:
    """Name the sites; those that are known alike share a line."""
    alike: dict[str, list[str]] = {}
    for point in muscle.trigger_points:
        sites = alike.setdefault(known(point, language), [])
        sites.append(f"{point.id}. {capitalised(point.name)}")
    return [["; ".join(sites), words] for words, sites in alike.items()]


def _apart(other: Muscle | OtherPattern, value: float, language: str) -> str:
    alike = f"{capitalised(telling.words(value, language))}."
    return alike if isinstance(other, Muscle) else f"{alike} {other.separates}"


def _block(title: str, pairs: Pairs) -> Content:
    return {"title": title, "pairs": pairs}


def known(part: TriggerPoint | OtherPattern, language: str = ENGLISH) -> str:
    """Give grade, basis and count in a line."""
    counted = text.counted(part, language)
    said = say(language, "Grade {letter}: {basis}.",
               letter=part.grade.value, basis=say(language, text.BASIS[part.basis]))
    return f"{said} {capitalised(counted)}" if counted else said
