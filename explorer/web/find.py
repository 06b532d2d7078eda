"""Find muscles by words: names, plain words, the part of the body, conditions that look alike."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from explorer.filled import felt_in
from explorer.words import plain, say

if TYPE_CHECKING:
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import Muscle

MOST: Final = 12

Hit = tuple[str, str]  # muscle id, and why it was found when its name does not say it


def find(atlas: Atlas, words: str) -> list[Hit]:
    """Give the muscles that have every word somewhere, those that have it in their name first."""
    wanted = plain(words).split()
    if not wanted:
        return []
    scored = []
    for order, (muscle, fields) in enumerate(_index(atlas)):
        ranks = [_rank(fields, word) for word in wanted]
        found = [rank for rank in ranks if rank is not None]
        if len(found) == len(wanted):
            worst = max(found)
            inside = not fields[0][0].startswith(f" {wanted[0]}")  # not how the name begins
            scored.append((worst, inside, order, (muscle, fields[worst][1])))
    return [hit for *_, hit in sorted(scored)[:MOST]]


def _rank(fields: tuple[tuple[str, str], ...], word: str) -> int | None:
    return next((i for i, (text, _) in enumerate(fields) if word in text), None)


@lru_cache(maxsize=4)
def _index(atlas: Atlas) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Each muscle's searchable texts, the strongest first, with the words that say why."""
    felt: dict[str, list[str]] = {}
    for region, muscles in felt_in(atlas).items():
        for muscle in muscles:
            felt.setdefault(muscle, []).append(
                say(atlas.language, region.replace("-", " "))
            )
    return tuple(
        (
            m.id,
            tuple(
                (plain(text), why) for text, why in _texts(m, felt.get(m.id, []), atlas.language)
            ),
        )
        for m in atlas.muscles.values()
    )


def _texts(muscle: Muscle, felt: list[str], language: str) -> list[tuple[str, str]]:
    return [
        (f" {muscle.name}", ""),
        (f"{muscle.plain_name} {muscle.latin} {muscle.group} {muscle.id}", ""),
        (" ".join(felt), say(language, "Pain felt in: {places}.", places=", ".join(felt))),
        *(
            (alike.condition,
             say(language, "Can look like: {condition}.", condition=alike.condition))
            for alike in muscle.looks_like
        ),
        (" ".join((*muscle.when_active, *muscle.loads)),
         say(language, "Named in what people say or do.")),
    ]
