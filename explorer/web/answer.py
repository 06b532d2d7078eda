"""What the page says about the marks and the search: words and ids, ready to lay out. Pure."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from explorer import text
from explorer.body import Side
from explorer.filled import felt_in
from explorer.knowledge.vocabulary import Grade
from explorer.match import Band, candidates, explained, is_nerve, rank_others
from explorer.overlap import places
from explorer.web.asked import known_cells, marks_of, pains_asked
from explorer.web.comparing import story
from explorer.web.could_be import could_be
from explorer.web.find import find
from explorer.web.gate import gate
from explorer.web.keys import Reader
from explorer.weights import NERVE_LIFT, PARTLY
from explorer.words import capitalised, message, say

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from explorer.knowledge import Atlas
    from explorer.knowledge.model import Muscle
    from explorer.marks import Mark
    from explorer.match import Candidate, Match, OtherMatch
    from explorer.pains import Pain, Quality
    from explorer.web.state import State

MOST_CARDS: Final = 7  # people read the first few only (reference/ux.md)
# Of the cards, so many for muscles that lie in another part of the body: that pain can come from
# there is what people don't know, and muscles near by would crowd it out.
FROM_AFAR: Final = 3
PARTS: Final = (
    {"head", "neck"},
    {"shoulder", "arm", "chest", "upper-back"},
    {"elbow", "forearm", "wrist", "hand"},
    {"low-back", "abdomen", "pelvis", "hip"},
    {"thigh", "knee"},
    {"leg", "ankle", "foot"},
)
MOST_OTHER_PATTERNS: Final = 4
START: Final = message(
    "Mark where it hurts. Muscles whose published pain pattern looks like your marks appear here."
)
LEAD: Final = message(
    "Patterns from published charts, best look-alike first. They are not a finding about you."
)
GRADES: Final = {
    Grade.A: message("counted in two or more studies"),
    Grade.B: message("counted in one study"),
    Grade.C: message("experts agree; not counted"),
    Grade.D: message("one expert only, or experts differ"),
}

MANY: Final = {
    0: message("No muscles for “{words}”"),
    1: message("1 muscle for “{words}”"),
    2: message("{count} muscles for “{words}”"),
}
WAITS: Final = {
    False: message("A question comes first."),
    True: message("Get help first. What to do stands below."),
}

Content = dict[str, Any]


def answer(atlas: Atlas, state: State) -> Content:
    """Answer a state; the browser half ``Answer`` lays it out.

    Returns
    -------
    ``dropped`` what could not be read, ``say`` for screen readers, what safety says
    (:func:`explorer.web.gate.gate`), ``found`` for search and browsing, ``lead`` and ``cards``
    for the marks, a ``story`` when it takes two or three to cover them, ``others`` that the pain
    could be, ``feels`` why nerves come first there; what is empty is left out. While a question
    of safety waits, a patient is given nothing that was found.

    """
    known = known_cells(atlas)
    lost = [*state.dropped, *(c for pain in state.pains.values() for c in pain.at
                              if c not in known)]
    if state.region and state.region not in regions(atlas):
        lost.append(state.region)
    pains = pains_asked(atlas, state)
    marks = marks_of(atlas.body, pains)
    marked = places(atlas.body, marks)
    safety = gate(atlas, state, marked)
    if safety.get("held"):
        content: Content = {"say": say(atlas.language, WAITS["act" in safety])}
    else:
        content = _matched(atlas, pains, marks, marked, state.who)
    content |= safety
    if lost:
        content["dropped"] = say(
            atlas.language, "Part of this address could not be read and was left out: {pieces}",
            pieces=f"{', '.join(lost[:8])}{' …' if len(lost) > 8 else '.'}",  # noqa: PLR2004  a line
        )
    if not safety.get("held") and (found := _found(atlas, state)):
        content["found"] = found
        content["say"] = f"{found['title']}. {content['say']}"
    return content


def _matched(
    atlas: Atlas,
    pains: Sequence[Pain],
    marks: Sequence[Mark],
    marked: Sequence[str],
    who: Reader,
) -> Content:
    """Answer the marks. Not kept: it takes a millisecond, and a drawing is nobody's to keep."""
    if not pains:
        return {"lead": say(atlas.language, START), "say": ""}
    quality = max((pain.feel for pain in pains), key=lambda feel: NERVE_LIFT[feel])
    found = candidates(atlas, marks)
    matches = _shown(atlas, found, marked)
    others = rank_others(
        atlas, marks, most=MOST_OTHER_PATTERNS, least=PARTLY, quality=quality
    )
    content: Content = {
        "lead": say(atlas.language, LEAD if matches else text.NOTHING),
        "say": _count(atlas, matches) if matches else say(atlas.language, text.NOTHING),
        "cards": [_card(atlas, match, who) for match in matches],
        "story": story(atlas, marks, found),
        "others": could_be(atlas, others, matches, who),
        "feels": _feels(atlas, quality, others),
    }
    return {key: value for key, value in content.items() if value}


def _feels(atlas: Atlas, quality: Quality, others: Sequence[OtherMatch]) -> list[Any]:
    """Say why nerves come first: ``[words, [[source, its address], …]]``."""
    if not any(is_nerve(other.pattern) for other in others):
        return []
    for feeling in atlas.evidence.feelings:
        if feeling.id == quality.value:
            sources = [atlas.sources[source] for source in feeling.sources]
            return [feeling.in_short, [[text.cited(one), one.link] for one in sources]]
    return []


def _shown(atlas: Atlas, found: Sequence[Candidate], places: Sequence[str]) -> list[Match]:
    """Choose the best matches, the best from afar in place of the last ones; best first."""
    marked = _parts(frozenset(atlas.body.cell(cell).region for cell in places))
    homes = _homes(atlas)
    best: list[Candidate] = []
    waiting: list[Candidate] = []
    afar = 0
    for one in found:
        lies_afar = marked.isdisjoint(homes[one.name])
        if len(best) < MOST_CARDS - max(0, FROM_AFAR - afar) or lies_afar:
            best.append(one)
            afar += lies_afar
        else:
            waiting.append(one)
        if len(best) == MOST_CARDS:
            break
    chosen = {(one.name, one.side) for one in (*best, *waiting[: MOST_CARDS - len(best)])}
    return [explained(atlas, one) for one in found if (one.name, one.side) in chosen]


@lru_cache(maxsize=2)
def _homes(atlas: Atlas) -> dict[str, frozenset[int]]:
    """Give the parts of the body that each muscle lies in."""
    return {muscle.id: _parts(muscle.regions) for muscle in atlas.muscles.values()}


def _parts(regions: Collection[str]) -> frozenset[int]:
    return frozenset(i for i, part in enumerate(PARTS) if not part.isdisjoint(regions))


def _count(atlas: Atlas, matches: Sequence[Match]) -> str:
    alike = sum(match.band is not Band.WEAK for match in matches)
    if alike == 1:
        return say(atlas.language, "1 pattern looks like your marks.")
    if not alike:
        return say(atlas.language, "No patterns look much like your marks.")
    return say(atlas.language, "{count} patterns look like your marks.", count=alike)


def _card(atlas: Atlas, match: Match, who: Reader) -> Content:
    band = match.band
    return _standing(atlas, match.muscle.id, match.trigger_point.grade, match.side, who) | {
        "band": band.value,
        "looks": capitalised(say(atlas.language, text.BAND[band])),
        "why": text.why(atlas.body, match),
    }


@lru_cache(maxsize=2048)
def _standing(atlas: Atlas, muscle_id: str, grade: Grade, side: Side, who: Reader) -> Content:
    """Give what a muscle's card says whatever was drawn."""
    muscle = atlas.muscles[muscle_id]
    title, second = names(muscle, who)
    language = atlas.language
    parts = [say(language, region.replace("-", " ")) for region in muscle.regions[:2]]
    lies = (
        say(language, "{one} and {other}", one=parts[0], other=parts[1]) if parts[1:] else parts[0]
    )
    return {
        "show": f"{muscle_id}:{side.value}",
        "title": title,
        "latin": say(language, "{name} · {side} · lies in the {place}",
                     name=second, side=say(language, text.SIDE[side]), place=lies),
        "grade": say(language, "Grade {letter}", letter=grade.value),
        "known": say(language, GRADES[grade]),
    }


def names(muscle: Muscle, who: Reader) -> tuple[str, str]:
    """Name a muscle twice, first in the words that this reader uses."""
    plain = capitalised(muscle.plain_name)
    return (plain, muscle.name) if who is Reader.PATIENT else (muscle.name, plain)


@lru_cache(maxsize=2)
def regions(atlas: Atlas) -> tuple[str, ...]:
    """Parts of the body, head to toe."""
    return tuple(dict.fromkeys(cell.region for cell in atlas.cells))


def _found(atlas: Atlas, state: State) -> Content | None:
    """Answer the search, else the chosen part of the body."""
    language = atlas.language
    if state.q:
        hits = find(atlas, state.q)
        many = MANY.get(len(hits), MANY[2])
        title = say(language, many, count=len(hits), words=state.q)
        none = say(
            language, "Try a plain word, a muscle name or a part of the body, such as elbow."
        )
    elif state.region in regions(atlas):
        hits = [(muscle, "") for muscle in felt_in(atlas)[state.region]]
        title = say(language, "Muscles that can be felt in the {place}",
                    place=say(language, state.region.replace("-", " ")))
        none = say(language, "No pattern in this library is felt there.")
    else:
        return None
    items = [[hit, *names(atlas.muscles[hit], state.who), why] for hit, why in hits]
    found: Content = {"title": title, "items": items, "none": none}
    # For Enter. A word that only leads to a muscle is too little to show a patient one by.
    if state.q and hits and (state.who is not Reader.PATIENT or not hits[0][1]):
        found |= {"q": state.q, "best": f"{hits[0][0]}:{_side(state).value}"}
    return found


def _side(state: State) -> Side:
    """Give the side that was marked more."""
    sides = [cell.partition("-")[0] for pain in state.asked for cell in pain.at]
    left, right = (sides.count(side.value) for side in (Side.LEFT, Side.RIGHT))
    return Side.LEFT if left > right else Side.RIGHT
