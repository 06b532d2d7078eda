"""Three steps that explain a pattern aloud: a line for the patient, words for who explains it.

Made from the record's own facts: plain name, side, places, how well it is known. Draws nothing.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from explorer import text
from explorer.body import Side
from explorer.filled import felt, felt_of_other
from explorer.knowledge.model import Muscle
from explorer.knowledge.vocabulary import Grade
from explorer.words import message, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from explorer.knowledge import Atlas
    from explorer.knowledge.model import OtherPattern

MOST_WORDS: Final = 75  # said in 30 seconds, at 150 words a minute
MOST_PLACES: Final = 4  # more are a list, and no longer said
LINE_PLACES: Final = 3  # of those, in the line that is read

COUNTED: Final = {Grade.A, Grade.B}
PARTLY: Final = message("Studies counted a part of this map. Experts drew the rest.")


class Shared(StrEnum):
    """What the patient's marks and the pattern have in common, for the last line."""

    UNKNOWN = "unknown"
    SOME = "some"
    NONE = "none"


YOURS: Final = {
    Shared.UNKNOWN: message("Does your pain look like this?"),
    Shared.SOME: message("Where both meet, your pain looks like this map."),
    Shared.NONE: message("Your marks and this map do not meet."),
}


class Step(NamedTuple):
    """One of three: what the patient reads, and what is said meanwhile."""

    line: str
    say: str


def steps(atlas: Atlas, record: Muscle | OtherPattern, side: Side) -> tuple[Step, Step, Step]:
    """Explain where it starts, where it is felt, and whether it is like the patient's pain.

    All that is said takes 30 seconds at most: places are left out from the end of the list, and
    then the sentence that is true of every pattern.
    """
    language = atlas.language
    named = _named(record, side, language)
    known = _felt(atlas, record, side)
    first, from_there = (
        (message("Look at this part: {name}. The X is where a sore spot often lies."),
         message("From there, pain may be felt here: {places}."))
        if isinstance(record, Muscle)
        else (message("Not all pain like this comes from a muscle. It may come from this: {name}."),
              message("Then pain may be felt here: {places}."))
    )
    starts = say(language, first, name=named)
    ends = " ".join([
        _certainty(record, language),
        say(language, "Is it like your pain? I will check for other things too."),
    ])
    far = say(language, "Pain is not always felt where it starts.")
    for count, more in _shorter(len(known)):
        places = say(language, from_there, places=text.places(atlas.body, known[:count]))
        said = f"{places} {far}" if more else places
        if words(starts, said, ends) <= MOST_WORDS:
            break
    return (
        Step(say(language, "The pain may start here: {name}.", name=named)
             if isinstance(record, Muscle)
             else say(language, "The pain may come from this: {name}.", name=named), starts),
        Step(say(language, "It may be felt here: {places}.",
                 places=text.places(atlas.body, known[:LINE_PLACES])), said),
        Step(say(language, YOURS[Shared.UNKNOWN]), ends),
    )


def words(*texts: str) -> int:
    """Count what is said."""
    return sum(len(part.split()) for part in texts)


def _shorter(count: int) -> Iterator[tuple[int, bool]]:
    """Yield how many places to say, and whether to say what is always true; the longest first."""
    places = range(min(count, MOST_PLACES), 0, -1)
    yield from ((n, True) for n in places if n > 1)
    yield from ((n, False) for n in places)


def _named(record: Muscle | OtherPattern, side: Side, language: str) -> str:
    return text.sided(record.plain_name, side if record.paired else Side.MIDLINE, language)


def _felt(atlas: Atlas, record: Muscle | OtherPattern, side: Side) -> Sequence[str]:
    """Give the places where it is mostly felt, those of the first site first, each once."""
    zones = (
        felt(atlas, record.id, side)
        if isinstance(record, Muscle)
        else (felt_of_other(atlas, record.id, side),)
    )
    return list(dict.fromkeys(cell for essential, _ in zones for cell in essential))


def _certainty(record: Muscle | OtherPattern, language: str) -> str:
    """Say how well the whole map is known: as its weakest part, or that a part was counted."""
    points = record.trigger_points if isinstance(record, Muscle) else (record,)
    grades = {point.grade for point in points}
    if grades & COUNTED and grades - COUNTED:
        return say(language, PARTLY)
    return say(language, text.GRADE[max(grades, key=lambda grade: grade.value)])
