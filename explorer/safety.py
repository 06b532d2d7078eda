"""Which questions marked places and typed words call for, and which of them come first. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from explorer.knowledge.vocabulary import Urgency
from explorer.words import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from explorer.knowledge.flags import RedFlag, Safety


def asked(safety: Safety, marks: Collection[str], words: str = "") -> tuple[RedFlag, ...]:
    """Give the questions to answer before anything is found, the most urgent first.

    Parameters
    ----------
    safety
        The flags.
    marks
        Ids of marked cells.
    words
        What was typed.

    """
    index, marked = _index(safety), frozenset(marks)
    found = set(_at(index.first, marked))
    found.update(i for i, both in index.both_sides if both <= marked)
    if words:
        found.update(i for i, flag in enumerate(index.flags) if _named(flag, words))
    return tuple(index.flags[i] for i in sorted(found))


def listed(safety: Safety, marks: Collection[str]) -> tuple[RedFlag, ...]:
    """Give all questions of marked places, the most urgent first."""
    index = _index(safety)
    return tuple(index.flags[i] for i in sorted(set(_at(index.listed, marks))))


class _Index(NamedTuple):
    """Flags, the most urgent first, and which of them each place calls for."""

    flags: tuple[RedFlag, ...]
    first: Mapping[str, tuple[int, ...]]
    listed: Mapping[str, tuple[int, ...]]
    both_sides: tuple[tuple[int, frozenset[str]], ...]


@lru_cache(maxsize=4)
def _index(safety: Safety) -> _Index:
    order = list(Urgency)
    flags = tuple(sorted(safety.flags, key=lambda flag: order.index(flag.urgency)))
    return _Index(
        flags,
        _by_place(flag.first for flag in flags),
        _by_place(() if flag.places == "any" else flag.places for flag in flags),
        tuple(
            (i, frozenset({f"right-{place}", f"left-{place}"}))
            for i, flag in enumerate(flags) for place in flag.both_sides
        ),
    )


def _by_place(places: Iterable[Iterable[str]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for i, of_one in enumerate(places):
        for place in of_one:
            found[place] = (*found.get(place, ()), i)
    return found


def _at(by_place: Mapping[str, tuple[int, ...]], marks: Iterable[str]) -> Iterator[int]:
    """Look marks up, each with its side and without."""
    for mark in marks:
        yield from by_place.get(mark, ())
        bare = mark.removeprefix("right-").removeprefix("left-")
        if bare != mark:
            yield from by_place.get(bare, ())


def _named(flag: RedFlag, words: str) -> bool:
    return bool(flag.words and _starting(flag.words).search(plain(words)))


@lru_cache(maxsize=256)
def _starting(words: tuple[str, ...]) -> re.Pattern[str]:
    # From the start of a word: "climb" is not "limb", and "limps" is enough of "limp".
    return re.compile(rf"\b({'|'.join(re.escape(plain(word)) for word in words)})")
