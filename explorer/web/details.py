"""The detail panel: all that is known of one pattern, as Dash components. Only lays words out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dash import html

from explorer import text
from explorer.filled import felt_of_other
from explorer.subjects import of
from explorer.web.answer import names
from explorer.web.comparing import look_alikes
from explorer.web.components import CompareButton, LookAlikes
from explorer.web.keys import Reader
from explorer.web.points import counts, known, pairs, points, zones
from explorer.words import capitalised, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dash.development.base_component import Component

    from explorer.body import Side
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import Muscle, OtherPattern
    from explorer.web.state import State

Children = list[Any]


def details(atlas: Atlas, state: State) -> Children:
    """Lay out the chosen pattern; nothing when none is chosen, one line when it is unknown."""
    if state.show is None:
        return []
    name, side = state.show.pattern, state.show.side
    if name in atlas.muscles:
        return _panel(atlas, name, side, state.who)
    if name in atlas.other_patterns:
        return _other_panel(atlas, name, side)
    return [html.P(
        say(atlas.language, "This address names a pattern that is not in this library: {name}.",
            name=name),
        className="dropped",
    )]


@lru_cache(maxsize=64)  # a panel is large, and soon made
def _panel(atlas: Atlas, muscle_id: str, side: Side, who: Reader) -> Children:
    language = atlas.language
    muscle = atlas.muscles[muscle_id]
    title, second = names(muscle, who)
    expert = who is not Reader.PATIENT
    sections = [
        _section(
            say(language, "Pattern"),
            points(atlas, muscle, side),
        ),
        _section(
            say(language, "What people feel"),
            [
                html.H4(say(language, "When it is active")),
                _list(muscle.when_active),
                html.H4(say(language, "When it is quiet but tender")),
                _list(muscle.when_latent),
            ],
        ),
        _section(
            say(language, "Why it gets sore"),
            [
                _list(muscle.loads),
                html.H4(say(language, "What keeps it sore")),
                _list(muscle.keeps_it_sore),
            ],
        ),
        _section(
            say(language, "What may help"),
            [
                html.P(muscle.self_check),
                *_help(atlas, muscle),
            ],
        ),
        *_alike(atlas, muscle, side),
        _section(
            say(language, "Could also be"),
            [pairs((capitalised(one.condition), one.separates) for one in muscle.looks_like)],
        ),
        _section(say(language, "Muscle"), [pairs(_anatomy(muscle, language, expert=expert))]),
    ]
    if expert:
        sections.append(_section(say(language, "Before any needling"), [
            html.P(say(language, "Near it: {parts}.", parts=", ".join(muscle.needling.hazards))),
            html.P(muscle.needling.precautions),
        ]))
    return [
        html.Div([
            html.H2(title), CompareButton(show=f"{muscle_id}:{side.value}", label=title),
        ], className="heading"),
        html.P(f"{second} · {say(language, text.SIDE[side])}", className="latin"),
        html.Div(sections, className="sections"),
        _sources(atlas, muscle.cited),
    ]


@lru_cache(maxsize=64)
def _other_panel(atlas: Atlas, name: str, side: Side) -> Children:
    language = atlas.language
    pattern = atlas.other_patterns[name]
    felt = felt_of_other(atlas, name, side)
    return [
        html.Div([
            html.H2(capitalised(pattern.plain_name)),
            CompareButton(show=of(pattern, side).key, label=pattern.plain_name),
        ], className="heading"),
        html.P(
            f"{pattern.name} · {say(language, text.SIDE[side])}"
            if pattern.paired
            else pattern.name,
            className="latin",
        ),
        html.Div([
            _section(say(language, "Pattern"), [html.Div([
                pairs(zones(atlas, felt, first=say(language, "Mostly felt"))),
                html.P(known(pattern, language), className="known"),
                *counts(atlas, pattern.referral.counted),
            ], className="point")]),
            _section(say(language, "What people feel"), [html.P(pattern.feels)]),
            _section(say(language, "What sets it apart"), [html.P(pattern.separates)]),
            *_alike(atlas, pattern, side),
        ], className="sections"),
        _sources(atlas, pattern.cited),
    ]


def _alike(
    atlas: Atlas, record: Muscle | OtherPattern, side: Side
) -> Iterable[Component]:
    items = look_alikes(atlas, record, side)
    show = of(record, side).key
    language = atlas.language
    yield _section(
        say(language, "Patterns that look like this one"), [LookAlikes(show=show, items=items)]
    )


def _section(title: str, children: Sequence[Component]) -> Component:
    return html.Section([html.H3(title), *children])


def _list(items: Iterable[str]) -> Component:
    return html.Ul([html.Li(item) for item in items])


def _help(atlas: Atlas, muscle: Muscle) -> Iterable[Component]:
    language = atlas.language
    for idea in muscle.may_help:
        cited = f" ({text.cited(atlas.sources[idea.source])})"
        yield html.Div([
            html.P(idea.what),
            html.P(idea.stop),
            html.P(say(language, "How sure: {words}.",
                       words=say(language, text.CERTAINTY[idea.certainty]) + cited),
                   className="known"),
        ], className="idea")


def _anatomy(muscle: Muscle, language: str, *, expert: bool) -> Iterable[tuple[str, str]]:
    if expert:
        yield say(language, "Latin name"), muscle.latin
    yield say(language, "From"), muscle.origin
    yield say(language, "To"), muscle.insertion
    yield say(language, "What it does"), muscle.action
    if expert:
        nerve = muscle.innervation
        yield say(language, "Nerve"), f"{nerve.nerve} ({', '.join(nerve.roots)})"
        yield say(language, "Group"), f"{muscle.group}; {say(language, muscle.depth.value)}"


def _sources(atlas: Atlas, ids: Iterable[str]) -> Component:
    cited = [atlas.sources[source] for source in ids]
    return html.Section([
        html.H3(say(atlas.language, "Sources")),
        html.Ol([
            html.Li(
                html.A(text.citation(source), href=source.link, target="_blank",
                       rel="noopener noreferrer")
                if source.link else text.citation(source),
            )
            for source in cited
        ]),
    ], className="sources")
