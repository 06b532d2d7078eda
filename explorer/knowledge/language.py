"""Records in another language: the same facts in other words. Adds and leaves out nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_args

from explorer.errors import UnknownId
from explorer.knowledge.record import Record, Told
from explorer.words import LANGUAGES, catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic.fields import FieldInfo

    from explorer.knowledge.atlas import Atlas
    from explorer.knowledge.flags import Safety

R = TypeVar("R", bound=Record)

DOMAIN = "atlas"
OR: Final = " | "


def in_language(atlas: Atlas, language: str) -> Atlas:
    """Give an atlas whose readers are spoken to in a language: same ids, zones and sources.

    Raises
    ------
    UnknownId
        For a language that is none of LANGUAGES.

    """
    if language not in LANGUAGES:
        raise UnknownId("language", language, LANGUAGES)
    words = catalogue(language, DOMAIN).gettext
    cells = tuple(replace(c, plain_name=words(c.plain_name)) for c in atlas.body.cells)
    other = replace(
        atlas,
        body=replace(atlas.body, cells=cells, language=language),
        muscles={name: say(m, words) for name, m in atlas.muscles.items()},
        other_patterns={name: say(p, words) for name, p in atlas.other_patterns.items()},
        safety=_apart(say(atlas.safety, words)),
        evidence=say(atlas.evidence, words),
    )
    # What is painted says nothing: it is the same in every language, and made once.
    other.__dict__.update(patterns=atlas.patterns, others=atlas.others)
    return other


def _apart(safety: Safety) -> Safety:
    """Part words of danger: what one word says may take several elsewhere, with bars between."""
    flags = tuple(
        flag.model_copy(update={"words": tuple(w for said in flag.words for w in said.split(OR))})
        for flag in safety.flags
    )
    return safety.model_copy(update={"flags": flags})


def say(record: R, words: Callable[[str], str]) -> R:
    """Give a record with all that readers see said in other words."""
    changed: dict[str, Any] = {}
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        said = _said(value, words, told=_is_told(field))
        if said is not value:
            changed[name] = said
    return record.model_copy(update=changed) if changed else record


def _said(value: Any, words: Callable[[str], str], *, told: bool) -> Any:  # noqa: ANN401  any field
    if isinstance(value, Record):
        return say(value, words)
    if isinstance(value, tuple):
        said = tuple(_said(item, words, told=told) for item in value)
        return said if any(a is not b for a, b in zip(said, value, strict=True)) else value
    if told and isinstance(value, str):
        other = words(value)
        return value if other == value else other
    return value


def messages(record: Record) -> Iterator[str]:
    """Yield all that readers see of a record, in its order."""
    seen: list[str] = []

    def note(words: str) -> str:
        seen.append(words)
        return words

    say(record, note)
    yield from seen


@cache
def _is_told(field: FieldInfo) -> bool:
    return any(isinstance(m, Told) for m in (*field.metadata, *_metadata(field.annotation)))


def _metadata(annotation: Any) -> Iterator[object]:  # noqa: ANN401  any type
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _metadata(part)
