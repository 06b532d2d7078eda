"""The detail panel: all that is known of one muscle, as Dash components. Only lays words out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dash import html

from explorer import text
from explorer.web.answer import names
from explorer.web.felt import felt
from explorer.web.state import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dash.development.base_component import Component

    from explorer.body import Side
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import Muscle, TriggerPoint
    from explorer.web.state import State

Children = list[Any]


def details(atlas: Atlas, state: State) -> Children:
    """Lay out the chosen muscle; nothing when none is chosen, one line when it is unknown."""
    if state.show is None:
        return []
    if state.show.muscle not in atlas.muscles:
        return [html.P(
            f"This address names a muscle that is not in this library: {state.show.muscle}.",
            className="dropped",
        )]
    return _panel(atlas, state.show.muscle, state.show.side, state.who)


@lru_cache(maxsize=1024)
def _panel(atlas: Atlas, muscle_id: str, side: Side, who: Reader) -> Children:
    muscle = atlas.muscles[muscle_id]
    title, second = names(muscle, who)
    expert = who is not Reader.PATIENT
    sections = [
        _section("Pattern", [
            _point(atlas, muscle, i, side) for i in range(len(muscle.trigger_points))
        ]),
        _section("What people feel", [
            html.H4("When it is active"), _list(muscle.when_active),
            html.H4("When it is quiet but tender"), _list(muscle.when_latent),
        ]),
        _section("Why it gets sore", [
            _list(muscle.loads), html.H4("What keeps it sore"), _list(muscle.keeps_it_sore),
        ]),
        _section("What may help", [
            html.P(muscle.self_check), *_help(atlas, muscle),
        ]),
        _section("Look-alikes", [_pairs(
            (alike.condition[:1].upper() + alike.condition[1:], alike.separates)
            for alike in muscle.looks_like
        )]),
        _section("Muscle", [_pairs(_anatomy(muscle, expert=expert))]),
    ]
    if expert:
        sections.append(_section("Before any needling", [
            html.P(f"Near it: {', '.join(muscle.needling.hazards)}."),
            html.P(muscle.needling.precautions),
        ]))
    return [
        html.H2(title),
        html.P(f"{second} · {side.value} side", className="latin"),
        html.Div(sections, className="sections"),
        _sources(atlas, muscle),
    ]


def _section(title: str, children: Sequence[Component]) -> Component:
    return html.Section([html.H3(title), *children])


def _list(items: Iterable[str]) -> Component:
    return html.Ul([html.Li(item) for item in items])


def _pairs(pairs: Iterable[tuple[str, str]]) -> Component:
    return html.Dl([
        part for term, words in pairs for part in (html.Dt(term), html.Dd(words))
    ])


def _point(atlas: Atlas, muscle: Muscle, index: int, side: Side) -> Component:
    point = muscle.trigger_points[index]
    essential, spillover = felt(atlas, muscle.id, side)[index]
    said = [("Usual site", point.name)]
    if essential:
        said.append(("Felt by nearly everyone", text.places(atlas.body, essential)))
    if spillover:
        said.append(("Felt by some", text.places(atlas.body, spillover)))
    return html.Div([_pairs(said), html.P(_known(point), className="known")], className="point")


def _known(point: TriggerPoint) -> Children:
    counted = text.counted(point)
    return [
        html.B(f"Grade {point.grade.value}. "),
        f"{text.GRADE[point.grade]} Basis: {text.BASIS[point.basis]}.",
        *([f" {counted}"] if counted else []),
    ]


def _help(atlas: Atlas, muscle: Muscle) -> Iterable[Component]:
    for idea in muscle.may_help:
        source = atlas.sources[idea.source]
        cited = f" ({source.authors.split(',')[0].split(' ')[0]} {source.year or ''})"
        yield html.Div([
            html.P(idea.what),
            html.P(idea.stop),
            html.P(f"How sure: {text.CERTAINTY[idea.certainty]}{cited}.", className="known"),
        ], className="idea")


def _anatomy(muscle: Muscle, *, expert: bool) -> Iterable[tuple[str, str]]:
    if expert:
        yield "Latin name", muscle.latin
    yield "From", muscle.origin
    yield "To", muscle.insertion
    yield "What it does", muscle.action
    if expert:
        nerve = muscle.innervation
        yield "Nerve", f"{nerve.nerve} ({', '.join(nerve.roots)})"
        yield "Group", f"{muscle.group}; {muscle.depth.value}"


def _sources(atlas: Atlas, muscle: Muscle) -> Component:
    cited = [atlas.sources[source] for source in muscle.cited if source in atlas.sources]
    return html.Section([
        html.H3("Sources"),
        html.Ol([
            html.Li(
                html.A(text.citation(source), href=source.link, target="_blank",
                       rel="noopener noreferrer")
                if source.link else text.citation(source),
            )
            for source in cited
        ]),
    ], className="sources")
