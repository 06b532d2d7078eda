"""Which questions marked places and typed words call for, and which of them come first. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from explorer.knowledge.vocabulary import Urgency
from explorer.words import plain

if TYPE_CHECKING:
    from collections.abc import Collection

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
    return tuple(
        flag for flag in _by_urgency(safety)
        if _comes_first(flag, frozenset(marks)) or _named(flag, words)
    )


def listed(safety: Safety, marks: Collection[str]) -> tuple[RedFlag, ...]:
    """Give all questions of marked places, the most urgent first."""
    found = _sides_off(marks) | set(marks)
    return tuple(
        flag for flag in _by_urgency(safety)
        if flag.places != "any" and not found.isdisjoint(flag.places)
    )


@lru_cache(maxsize=4)
def _by_urgency(safety: Safety) -> tuple[RedFlag, ...]:
    order = list(Urgency)
    return tuple(sorted(safety.flags, key=lambda flag: order.index(flag.urgency)))


def _sides_off(marks: Collection[str]) -> set[str]:
    return {mark.removeprefix("right-").removeprefix("left-") for mark in marks}


def _comes_first(flag: RedFlag, marks: frozenset[str]) -> bool:
    if not (marks | _sides_off(marks)).isdisjoint(flag.first):
        return True
    return any({f"right-{place}", f"left-{place}"} <= marks for place in flag.both_sides)


def _named(flag: RedFlag, words: str) -> bool:
    return bool(words and flag.words and _starting(flag.words).search(plain(words)))


@lru_cache(maxsize=256)
def _starting(words: tuple[str, ...]) -> re.Pattern[str]:
    # From the start of a word: "climb" is not "limb", and "limps" is enough of "limp".
    return re.compile(rf"\b({'|'.join(re.escape(plain(word)) for word in words)})")
