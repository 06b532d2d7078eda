"""When to get help: questions by place and by words, and the one line that is always there."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from explorer.knowledge.record import Id, Record, Said, SourceIds
from explorer.knowledge.vocabulary import Urgency


class RedFlag(Record):
    """A question that marked places and words call for.

    Attributes
    ----------
    places
        Where the pain may be; there the question is listed with what was found.
    first, both_sides, words
        What makes it come before anything is found: a place that alone is reason enough, a place
        marked on both sides, words that were typed.

    """

    id: Id
    places: Annotated[tuple[Id, ...] | Literal["any"], Field()]
    first: tuple[Id, ...] = ()
    both_sides: tuple[Id, ...] = ()
    words: tuple[Said, ...] = ()
    question: Said
    may_be: Said
    do: Said
    urgency: Urgency
    sources: SourceIds


class Strip(Record):
    """The one line on safety that is always there."""

    text: Said
    sources: SourceIds


class Safety(Record):
    """When to get help, by place."""

    strip: Strip
    flags: tuple[RedFlag, ...]

    def __hash__(self) -> int:
        """Cheap, as every answer looks these up; the line tells one language from another."""
        return hash(self.strip.text)
