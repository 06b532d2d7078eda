"""What else the pain could be, each thing once. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from explorer import text
from explorer.body import Side
from explorer.match import Band
from explorer.web.keys import Reader
from explorer.words import capitalised, message, plain, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from explorer.knowledge import Atlas
    from explorer.knowledge.model import LookAlike, Muscle, OtherPattern
    from explorer.match import Match, OtherMatch

MOST: Final = 6
# Words that tell no two things apart.
LITTLE: Final = message(
    "a an and at by disease from in of on or pain problem syndrome the this to trouble with"
)
THIS: Final = message("this muscle")
NAMED: Final = message("this muscle ({name})")
IN_BRACKETS: Final = re.compile(r"\([^)]*\)")


class _Told(NamedTuple):
    """A thing it could be: its name, what is said of it, what to show, the words that name it."""

    name: str
    words: str
    show: str
    key: frozenset[str]


def could_be(
    atlas: Atlas, others: Sequence[OtherMatch], matches: Sequence[Match], who: Reader
) -> list[list[str]]:
    """Tell what else it could be, each once.

    Nerves, joints and organs with a pattern like the drawing come first, then conditions that
    look like the muscles shown. Of two names of which one says all that the other does ("heart
    attack", "heart attack or angina") the fuller one stands, in the place of the first.

    Returns
    -------
    ``[name, words, what to show]``; nothing to show for what has no pattern here.

    """
    patterns = [_pattern(atlas, other) for other in others]
    found = list({one.name: one for one in patterns}.values())
    known = [
        one.key | _key(other.pattern.name, atlas.language)
        for one, other in zip(patterns, others, strict=True)
    ]
    first = len(found)
    for one in _conditions(atlas, matches, who, alone=not found):
        if any(one.key <= key for key in known):
            continue  # its own pattern is here, and can be shown
        same = next((i for i, old in enumerate(found[first:], first)
                     if old.key <= one.key or one.key <= old.key), None)
        if same is None:
            found.append(one)
        elif _bare(one, atlas.language) > _bare(found[same], atlas.language):
            found[same] = one
    return [[one.name, one.words, one.show] for one in found[:MOST]]


def _pattern(atlas: Atlas, other: OtherMatch) -> _Told:
    pattern: OtherPattern = other.pattern
    # The heart has no left twin: only what comes in pairs is said with its side.
    said = other.side if pattern.paired else Side.MIDLINE
    name = text.sided(pattern.plain_name, said, atlas.language)
    side = Side.LEFT if other.side is Side.LEFT else Side.RIGHT
    return _Told(
        capitalised(name),
        f"{pattern.feels} {text.why(atlas.body, other)} {pattern.separates}",
        f"{pattern.id}:{side.value}",
        _key(pattern.plain_name, atlas.language),
    )


def _conditions(
    atlas: Atlas, matches: Sequence[Match], who: Reader, *, alone: bool
) -> Iterator[_Told]:
    for i, match in enumerate(matches):
        # What a weak look-alike is like is worth a word only where nothing else is known.
        if match.band is Band.WEAK and (i or not alone):
            return
        for alike in match.muscle.looks_like:
            yield _condition(atlas.language, match.muscle, alike, who)


def _condition(language: str, muscle: Muscle, alike: LookAlike, who: Reader) -> _Told:
    """Tell of a condition away from its muscle, which is named where the words point at it."""
    name = muscle.plain_name if who is Reader.PATIENT else muscle.name.lower()
    this, named = say(language, THIS), say(language, NAMED, name=name)
    return _Told(
        capitalised(alike.condition.replace(this, named)),
        alike.separates.replace(this, named),
        "",
        _key(alike.condition, language),
    )


def _bare(one: _Told, language: str) -> int:
    """Count the words of a name that are not in brackets: there stand examples and levels."""
    return len(_key(IN_BRACKETS.sub("", one.name), language) & one.key)


@lru_cache(maxsize=2048)
def _key(name: str, language: str) -> frozenset[str]:
    said = frozenset(re.findall(r"\w+", plain(name)))
    return said - frozenset(plain(say(language, LITTLE)).split())
