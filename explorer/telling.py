"""Likenesses, differences and stories in words that a patient can read. Compares nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from explorer import text
from explorer.alike import Likeness
from explorer.knowledge.model import Muscle

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from explorer.alike import Comparison, Pair
    from explorer.body import Body
    from explorer.match import Evidence, Match
    from explorer.subjects import Subject

LETTERS = "ABC"
MOST_PLACES = 10  # in one sentence
ALIKE = {
    Likeness.SAME: "can't be told apart by the map alone",
    Likeness.PARTLY: "partly alike",
    Likeness.LITTLE: "a little alike",
    Likeness.NOT: "felt in different places",
}
_PAIR = {
    Likeness.SAME: "{} and {} can't be told apart by the map alone.",
    Likeness.PARTLY: "{} and {} are partly alike.",
    Likeness.LITTLE: "{} and {} are only a little alike.",
    Likeness.NOT: "{} and {} are felt in different places.",
}


class Told(NamedTuple):
    """What is known of one of the compared: its letter, its name, and what may set it apart."""

    letter: str
    name: str
    said: tuple[tuple[str, str], ...]  # what it is about, and the words of the record


def listed(body: Body, cells: Sequence[str]) -> str:
    """List places in plain words, cut where a reader would stop."""
    more = len(cells) - MOST_PLACES
    if more < 2:  # noqa: PLR2004  one more is as short as its own name
        return text.places(body, cells)
    return f"{text.places(body, cells[:MOST_PLACES])}, and {more} more places"


def differences(body: Body, compared: Comparison) -> list[tuple[str, str]]:
    """Say where only one is felt, where two are, where all: ``(who, where)`` each."""
    found = []
    for by, places in compared.felt:
        letters = [LETTERS[i] for i in by]
        if len(letters) == 1:
            who = f"Only {letters[0]}"
        elif len(letters) == len(compared.subjects):
            who = "Both" if len(letters) == 2 else "All three"  # noqa: PLR2004  two are both
        else:
            who = " and ".join(letters)
        found.append((who, listed(body, places)))
    silent = [
        f"{LETTERS[i]} has no place of its own."
        for i in range(len(compared.subjects)) if not compared.places(i)
    ]
    return [*found, *(("", words) for words in silent)]


def words(similarity: float) -> str:
    """Say how alike two patterns are, in a few words; never per cent."""
    return ALIKE[Likeness.of(similarity)]


def likeness(pair: Pair) -> str:
    """Say how alike two of the compared are."""
    return _PAIR[pair.likeness].format(LETTERS[pair.first], LETTERS[pair.second])


def apart(compared: Comparison) -> list[Told]:
    """Give what the records say of each of the compared, to set them apart beside the map."""
    return [
        Told(LETTERS[i], _named(one), tuple(_said(one, compared.subjects)))
        for i, one in enumerate(compared.subjects)
    ]


def _named(one: Subject) -> str:
    name = text.told(one.record, one.side)
    return name[:1].upper() + name[1:]


def _said(one: Subject, others: Iterable[Subject]) -> Iterable[tuple[str, str]]:
    record = one.record
    if isinstance(record, Muscle):
        yield "People may say", " ".join(record.when_active[:2])
        yield "Often follows", " ".join(f"{words.rstrip('.')}." for words in record.loads[:2])
        for other in others:
            if other is one:
                continue
            for alike in record.looks_like:
                if _speaks_of(alike.condition, other):
                    yield f"Against {alike.condition}", alike.separates
    else:
        yield "People may feel", record.feels
        yield "What sets it apart", record.separates


# Words that say of what sort a thing is, not which one it is.
_COMMON = {
    "nerve", "nerves", "root", "roots", "joint", "joints", "muscle", "muscles", "pinched", "upper",
    "lower", "inner", "outer", "between", "front", "facet", "under", "other", "organ", "trapped",
    "squeezed", "small", "large", "short", "second", "third", "first", "where", "beside", "above",
}


def _speaks_of(condition: str, other: Subject) -> bool:
    """Tell whether a look-alike of a record names what it is compared with."""
    return not _telling(condition).isdisjoint(_telling(other.record.name))


def _telling(words: str) -> set[str]:
    found = re.findall(r"\b[ctls]\d+\b|[a-z]{5,}", words.lower())
    return set(found) - _COMMON


def lines(body: Body, compared: Comparison) -> Iterable[str]:
    """Tell a whole comparison, a line a fact."""
    told = apart(compared)
    yield from (f"{one.letter}  {one.name}" for one in told)
    yield from map(likeness, compared.pairs)
    for who, where in differences(body, compared):
        yield f"{who}: {where}" if who else where
    for one in told:
        yield from (f"{one.letter}  {what}: {words}" for what, words in one.said)


def story(matches: Sequence[Match]) -> str:
    """Tell of a smallest set."""
    names = [f"the {text.told(match.muscle, match.side)}" for match in matches]
    together = f"{', '.join(names[:-1])} and {names[-1]}"
    return f"One possible story: {together} together cover all that you drew."


def parted(body: Body, evidence: Evidence, partly: Sequence[str]) -> list[tuple[str, str]]:
    """Put a drawing and a pattern, drawn apart, in three short lists; what is empty says so."""
    theirs = [listed(body, evidence.pattern_only)] if evidence.pattern_only else []
    if partly:
        theirs.append(f"part of: {listed(body, partly)}")
    return [
        ("Yours only", listed(body, evidence.unexplained) or "no place"),
        ("Both", listed(body, evidence.explained) or "no place"),
        ("Pattern only", "; ".join(theirs) or "no place"),
    ]
