"""Where a pattern is felt and how well that is known, in Dash components. Says nothing twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dash import html

from explorer import text
from explorer.filled import felt
from explorer.words import capitalised, message, number, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dash.development.base_component import Component

    from explorer.body import Side
    from explorer.filled import Zones
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import Counted, Muscle, OtherPattern, TriggerPoint

Children = list[Any]
FEW: Final = 3  # places that are sooner named again than pointed at
SOME: Final = message("Felt by some")
NEARLY: Final = message("Felt by nearly everyone")


def points(atlas: Atlas, muscle: Muscle, side: Side) -> Children:
    """Lay out the trigger points of a muscle; those that are felt in the same places as one."""
    told: list[tuple[Zones, list[TriggerPoint]]] = []
    for where, point in zip(felt(atlas, muscle.id, side), muscle.trigger_points, strict=True):
        same = next((of for zones, of in told if zones == where), None)
        if same is None:
            told.append((where, [point]))
        else:
            same.append(point)
    # Only the second may point at the first: below it, "above" would mean several things.
    return [
        _together(atlas, of, where, told[0][0] if i == 1 else None)
        for i, (where, of) in enumerate(told)
    ]


def _together(
    atlas: Atlas, of: Sequence[TriggerPoint], where: Zones, above: Zones | None
) -> Component:
    language = atlas.language
    title = (
        say(language, "Usual site") if len(of) == 1
        else say(language, "{count} usual sites, felt in the same places", count=len(of))
    )
    return html.Div([
        html.Dl([
            html.Dt(title), *(html.Dd(point.name) for point in of),
            *pairs(zones(atlas, where, first=say(language, NEARLY), above=above)).children,
        ]),
        *_all_known(of, language),
        *(table for point in of for table in counts(atlas, point.referral.counted)),
    ], className="point")


def _all_known(of: Sequence[TriggerPoint], language: str) -> Iterable[Component]:
    """Say how well each is known; once where it is the same for all."""
    alike = len({(one.grade, one.basis, text.counted(one)) for one in of}) == 1
    for point in of[:1] if alike else of:
        site = [] if alike else [f"{capitalised(point.name)}: "]
        yield html.P([*site, *known(point, language)], className="known")


def pairs(told: Iterable[tuple[str, str]]) -> Component:
    """Lay out terms and what is said of each."""
    return html.Dl([
        part for term, words in told for part in (html.Dt(term), html.Dd(words))
    ])


def zones(
    atlas: Atlas, found: Zones, *, first: str, above: Zones | None = None
) -> Iterable[tuple[str, str]]:
    """Name the places of the zones, but for what was told just `above` of the same zone."""
    for i, title in enumerate((first, say(atlas.language, SOME))):
        if found[i]:
            yield title, _places(atlas, found[i], above[i] if above else ())


def _places(atlas: Atlas, cells: Sequence[str], above: Sequence[str]) -> str:
    if len(above) < FEW or not set(above) <= set(cells):
        return text.places(atlas.body, cells)
    more = [cell for cell in cells if cell not in above]
    if not more:
        return say(atlas.language, "the same places as above")
    return say(atlas.language, "the same places as above, and: {places}",
               places=text.places(atlas.body, more))


def counts(atlas: Atlas, studies: Iterable[Counted]) -> Iterable[Component]:
    """Lay out a table a study: where, and how many of a hundred people felt pain there."""
    language = atlas.language
    for study in studies:
        source = text.cited(atlas.sources[study.source])
        yield html.Table([
            html.Caption(say(language, "Counted in {n} {people}, {how} ({source})",
                             n=study.n, people=study.of, how=study.how, source=source)),
            html.Thead(html.Tr([html.Th(say(language, words), scope="col")
                for words in (message("Where"), message("How many"))])),
            html.Tbody([
                html.Tr([html.Td(capitalised(felt.where)),
                         html.Td(f"{number(language, felt.percent)}%")])
                for felt in sorted(study.felt, key=lambda felt: -felt.percent)
            ]),
        ], className="counts")


def known(point: TriggerPoint | OtherPattern, language: str) -> Children:
    """Say how well a pattern is known: grade, basis, what was counted."""
    counted = text.counted(point, language)
    return [
        html.B(f"{say(language, 'Grade {letter}', letter=point.grade.value)}. "),
        say(language, "{grade} Basis: {basis}.", grade=say(language, text.GRADE[point.grade]),
            basis=say(language, text.BASIS[point.basis])),
        *([f" {counted}"] if counted else []),
    ]
