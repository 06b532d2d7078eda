"""Likenesses, differences and stories in words that a patient can read. Compares nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from explorer import text
from explorer.alike import Likeness
from explorer.knowledge.model import Muscle
from explorer.words import ENGLISH, capitalised, message, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from explorer.alike import Comparison, Pair
    from explorer.body import Body
    from explorer.match import Evidence, Match
    from explorer.subjects import Subject

LETTERS = "ABC"
MOST_PLACES = 10  # in one sentence
ALIKE = {
    Likeness.SAME: message("can't be told apart by the map alone"),
    Likeness.PARTLY: message("partly alike"),
    Likeness.LITTLE: message("a little alike"),
    Likeness.NOT: message("felt in different places"),
}
_PAIR = {
    Likeness.SAME: message("{one} and {other} can't be told apart by the map alone."),
    Likeness.PARTLY: message("{one} and {other} are partly alike."),
    Likeness.LITTLE: message("{one} and {other} are only a little alike."),
    Likeness.NOT: message("{one} and {other} are felt in different places."),
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
    return say(body.language, "{places}, and {more} more places",
               places=text.places(body, cells[:MOST_PLACES]), more=more)


def differences(body: Body, compared: Comparison) -> list[tuple[str, str]]:
    """Say where only one is felt, where two are, where all: ``(who, where)`` each."""
    found = []
    for by, places in compared.felt:
        letters = [LETTERS[i] for i in by]
        if len(letters) == 1:
            who = say(body.language, "Only {letter}", letter=letters[0])
        elif len(letters) == len(compared.subjects):
            both = len(letters) == 2  # noqa: PLR2004  two are both
            who = say(body.language, "Both" if both else "All three")
        else:
            who = say(body.language, "{one} and {other}", one=letters[0], other=letters[1])
        found.append((who, listed(body, places)))
    silent = [
        say(body.language, "{letter} has no place of its own.", letter=LETTERS[i])
        for i in range(len(compared.subjects)) if not compared.places(i)
    ]
    return [*found, *(("", words) for words in silent)]


def words(similarity: float, language: str = ENGLISH) -> str:
    """Say how alike two patterns are, in a few words; never per cent."""
    return say(language, ALIKE[Likeness.of(similarity)])


def likeness(pair: Pair, language: str = ENGLISH) -> str:
    """Say how alike two of the compared are."""
    return say(language, _PAIR[pair.likeness],
               one=LETTERS[pair.first], other=LETTERS[pair.second])


def apart(compared: Comparison, language: str = ENGLISH) -> list[Told]:
    """Give what the records say of each of the compared, to set them apart beside the map."""
    return [
        Told(LETTERS[i], _named(one, language), tuple(_said(one, compared.subjects, language)))
        for i, one in enumerate(compared.subjects)
    ]


def _named(one: Subject, language: str) -> str:
    return capitalised(text.told(one.record, one.side, language))


def _said(
    one: Subject, others: Iterable[Subject], language: str
) -> Iterable[tuple[str, str]]:
    record = one.record
    if isinstance(record, Muscle):
        yield say(language, "People may say"), " ".join(record.when_active[:2])
        follows = " ".join(f"{words.rstrip('.')}." for words in record.loads[:2])
        yield say(language, "Often follows"), follows
        for other in others:
            if other is one:
                continue
            for alike in record.looks_like:
                if _speaks_of(alike.condition, other):
                    yield (say(language, "Against {condition}", condition=alike.condition),
                           alike.separates)
    else:
        yield say(language, "People may feel"), record.feels
        yield say(language, "What sets it apart"), record.separates


# Words that say of what sort a thing is, not which one it is.
_COMMON = {
    "nerve", "nerves", "root", "roots", "joint", "joints", "muscle", "muscles", "pinched", "upper",
    "lower", "inner", "outer", "between", "front", "facet", "under", "other", "organ", "trapped",
    "squeezed", "small", "large", "short", "second", "third", "first", "where", "beside", "above",
    "nervio", "nervios", "raíz", "raíces", "articulación", "articulaciones", "músculo", "músculos",
    "pinzado", "pinzada", "comprimido", "comprimida", "atrapado", "superior", "superiores",
    "inferior", "inferiores", "interno", "interna", "externo", "externa", "anterior", "posterior",
    "facetaria", "órgano", "pequeño", "pequeña", "grande", "largo", "larga", "corto", "corta",
    "primer", "segundo", "tercer", "donde", "junto", "parte", "entre", "debajo", "encima", "detrás",
    "delante", "dolor", "nerviosa", "nerviosas", "lado", "hueso", "mayor", "menor", "medio",
}


def _speaks_of(condition: str, other: Subject) -> bool:
    """Tell whether a look-alike of a record names what it is compared with."""
    return not _telling(condition).isdisjoint(_telling(other.record.name))


def _telling(words: str) -> set[str]:
    found = re.findall(r"\b[ctls]\d+\b|[a-záéíóúüñ]{5,}", words.lower())
    return set(found) - _COMMON


def lines(body: Body, compared: Comparison) -> Iterable[str]:
    """Tell a whole comparison, a line a fact."""
    told = apart(compared, body.language)
    yield from (f"{one.letter}  {one.name}" for one in told)
    yield from (likeness(pair, body.language) for pair in compared.pairs)
    for who, where in differences(body, compared):
        yield f"{who}: {where}" if who else where
    for one in told:
        yield from (f"{one.letter}  {what}: {words}" for what, words in one.said)


def story(matches: Sequence[Match], language: str = ENGLISH) -> str:
    """Tell of a smallest set."""
    names = [
        say(language, "the {name}", name=text.told(match.muscle, match.side, language))
        for match in matches
    ]
    return say(
        language, "One possible story: {names} and {last} together cover all that you marked.",
        names=", ".join(names[:-1]), last=names[-1],
    )


def parted(body: Body, evidence: Evidence, partly: Sequence[str]) -> list[tuple[str, str]]:
    """Put a drawing and a pattern, drawn apart, in three short lists; what is empty says so."""
    theirs = [listed(body, evidence.pattern_only)] if evidence.pattern_only else []
    if partly:
        theirs.append(say(body.language, "part of: {places}", places=listed(body, partly)))
    none = say(body.language, "no place")
    return [
        (say(body.language, "Yours only"), listed(body, evidence.unexplained) or none),
        (say(body.language, "Both"), listed(body, evidence.explained) or none),
        (say(body.language, "Pattern only"), "; ".join(theirs) or none),
    ]
