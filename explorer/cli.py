"""The command line: `python -m explorer`, or `trigger-point-explorer` when installed."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explorer import cli_draw, cli_paper, telling, text
from explorer.alike import compare, similar_pairs
from explorer.body import DATA, Sex
from explorer.errors import ExplorerError, InvalidDrawing
from explorer.ink import Stroke
from explorer.knowledge import load_atlas, problems
from explorer.knowledge.language import in_language
from explorer.knowledge.tables import TABLES, rows
from explorer.marks import Spot
from explorer.match import rank, rank_others
from explorer.pains import Quality
from explorer.words import ENGLISH, LANGUAGES

SIMILARITIES = "similarities"

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.knowledge.model import Muscle
    from explorer.match import Match, OtherMatch


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; errors go to standard error in one line each.

    Returns
    -------
    0 when all went well, 1 when the data has problems, 2 when the request can't be met.

    """
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except ExplorerError as error:
        print(error, file=sys.stderr)  # noqa: T201  a command line talks
        return 2
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        sys.stderr.close()
        return 0
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="trigger-point-explorer", description="An open, cited atlas of referred muscle pain."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    serve = commands.add_parser("serve", help="show the explorer in a browser")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8050)
    serve.set_defaults(run=_serve)

    ranked = commands.add_parser("rank", help="muscles whose pattern looks like the marks")
    ranked.add_argument("cells", nargs="*", metavar="CELL", help="a place: right-shoulder-front")
    ranked.add_argument("--at", action="append", default=[], metavar="VIEW:X,Y",
                        help="a point on a view, in picture cm")
    ranked.add_argument("--sex", type=Sex, choices=list(Sex), default=Sex.FEMALE,
                        help="whose picture --at points at")
    ranked.add_argument("--ink", action="append", default=[], metavar="STROKE",
                        help="a drawn stroke, as after ink= in the page's address")
    ranked.add_argument("--feels", type=Quality, choices=list(Quality), default=Quality.ACHE,
                        help="how the pain feels: orders the other patterns, never the muscles")
    ranked.add_argument("--json", action="store_true")
    ranked.set_defaults(run=_rank)

    listed = commands.add_parser("list", help="what the atlas holds")
    listed.add_argument("table",
                        choices=[*(name.replace("_", "-") for name in TABLES), SIMILARITIES])
    form = listed.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--csv", action="store_true")
    listed.set_defaults(run=_list)

    compared = commands.add_parser("compare", help="where two or three patterns differ")
    compared.add_argument("names", nargs="+", metavar="NAME",
                          help="an id, with its side when not right: infraspinatus:left")
    compared.add_argument("--json", action="store_true")
    compared.set_defaults(run=_compare)

    show = commands.add_parser("show", help="all that is known of a muscle")
    show.add_argument("muscle")
    show.add_argument("--json", action="store_true")
    show.set_defaults(run=_show)

    cli_draw.add(commands.add_parser(
        "draw", help="patterns, or marks with what looks like them, into a file"
    ))

    cli_paper.add(
        commands.add_parser("handout", help="a pattern or a drawing on one page, for a patient"),
        commands.add_parser("visit", help="a clinician's sheet for a visit, for muscles"),
    )

    sheet = commands.add_parser("sheet", help="every pattern on one page, to check them by eye")
    sheet.add_argument("--sex", type=Sex, choices=list(Sex), default=Sex.FEMALE)
    sheet.add_argument("--muscles", action="store_true",
                       help="every muscle alone over the bones, instead of the patterns")
    sheet.add_argument("--out", type=Path, required=True, metavar="FILE.html")
    sheet.set_defaults(run=_sheet)

    anki = commands.add_parser("anki", help="every pattern as a deck of cards to learn from")
    anki.add_argument("--sex", type=Sex, choices=list(Sex), default=Sex.FEMALE)
    anki.add_argument("--language", choices=LANGUAGES, default=ENGLISH)
    anki.add_argument("--out", type=Path, required=True, metavar="FILE.apkg")
    anki.set_defaults(run=_anki)

    validate = commands.add_parser("validate", help="every problem of the data at once")
    validate.add_argument("path", nargs="?", type=Path, default=DATA,
                          help="the folder of YAML files, or one file in it")
    validate.set_defaults(run=_validate)
    return parser


def _say(*words: object) -> None:
    print(*words)  # noqa: T201  a command line talks


def _dump(data: object) -> None:
    _say(json.dumps(data, indent=2, ensure_ascii=False))


def _serve(options: argparse.Namespace) -> int:
    from explorer.web import serve  # noqa: PLC0415  only this command needs Dash

    serve(host=options.host, port=options.port)
    return 0


def _rank(options: argparse.Namespace) -> int:
    atlas = load_atlas()
    marks = [
        *options.cells,
        *(Spot.parse(at, sex=options.sex) for at in options.at),
        *(Stroke.parse(code) for ink in options.ink for code in ink.split(".")),
    ]
    if not marks:
        raise InvalidDrawing("mark at least one place; `list cells` names them all")
    matches = rank(atlas, marks)
    if options.json:
        others = [_other_row(m) for m in rank_others(atlas, marks, quality=options.feels)]
        _dump({"matches": [_match_row(m) for m in matches], "other_patterns": others})
        return 0
    for match in matches:
        _say(f"{match.side.value} {match.muscle.name} — {text.BAND[match.band]}")
        _say(f"    {text.why(atlas.body, match)}")
    if not matches:
        _say(text.NOTHING)
    return 0


def _match_row(match: Match) -> dict[str, Any]:
    point = match.trigger_point
    return {
        "muscle": match.muscle.id,
        "name": match.muscle.name,
        "trigger_point": point.id,
        **_evidence_row(match),
        "basis": point.basis.value,
        "grade": point.grade.value,
    }


def _other_row(match: OtherMatch) -> dict[str, Any]:
    return {
        "pattern": match.pattern.id,
        "name": match.pattern.name,
        "structure": match.pattern.structure.value,
        **_evidence_row(match),
        "basis": match.pattern.basis.value,
        "grade": match.pattern.grade.value,
    }


def _evidence_row(match: Match | OtherMatch) -> dict[str, Any]:
    return {
        "side": match.side.value,
        "band": match.band.value,
        "score": round(match.score, 3),
        "explains": list(match.explains),
        "does_not_explain": list(match.does_not_explain),
        "pattern_only": list(match.evidence.pattern_only),
        "share_explained": round(match.evidence.explains, 3),
        "share_of_pattern": round(match.evidence.fits, 3),
        "sources": list(match.sources),
    }


def _list(options: argparse.Namespace) -> int:
    atlas = load_atlas()
    similar = options.table == SIMILARITIES
    table = similar_pairs(atlas) if similar else rows(atlas, options.table)
    if options.json:
        _dump(table)
    elif options.csv:
        writer = csv.DictWriter(sys.stdout, fieldnames=list(table[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({k: _flat(v) for k, v in row.items()} for row in table)
    else:
        for row in table:
            _say("  ".join(_flat(v) for v in list(row.values())[:4]))
    return 0


def _flat(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return "" if value is None else str(value)


def _compare(options: argparse.Namespace) -> int:
    atlas = load_atlas()
    compared = compare(atlas, *options.names)
    if options.json:
        _dump(compared.row)
        return 0
    for line in telling.lines(atlas.body, compared):
        _say(line)
    return 0


def _show(options: argparse.Namespace) -> int:
    atlas = load_atlas()
    muscle = atlas.muscle(options.muscle)
    if options.json:
        _dump(muscle.model_dump(mode="json") | {
            "cited": [atlas.sources[s].model_dump(mode="json") for s in muscle.cited]
        })
        return 0
    for line in _page(muscle):
        _say(line)
    _say("Sources:")
    for source in muscle.cited:
        found = atlas.sources[source]
        _say(f"  [{source}] {text.citation(found)} {found.link or ''}".rstrip())
    return 0


def _page(muscle: Muscle) -> list[str]:
    lines = [
        f"{muscle.name} ({muscle.latin}): {muscle.plain_name}",
        f"Origin: {muscle.origin}",
        f"Insertion: {muscle.insertion}",
        f"Action: {muscle.action}",
        f"Nerve: {muscle.innervation.nerve} ({', '.join(muscle.innervation.roots)})",
        "Trigger points:",
    ]
    for point in muscle.trigger_points:
        lines.append(f"  {point.id}. {point.name}. {text.GRADE[point.grade]} "
                     f"[{', '.join(point.sources)}]")
        if said := text.counted(point):
            lines.append(f"     {said} [{point.frequency.source if point.frequency else ''}]")
    for title, items in (
        ("When it is active", muscle.when_active),
        ("When it is latent", muscle.when_latent),
        ("What strains it", muscle.loads),
        ("What keeps it sore", muscle.keeps_it_sore),
    ):
        lines.append(f"{title}: " + " ".join(items))
    lines.append(f"Check yourself: {muscle.self_check}")
    lines += [f"May help: {h.what} Stop: {h.stop} ({text.CERTAINTY[h.certainty]}) [{h.source}]"
              for h in muscle.may_help]
    lines += [f"Looks like: {other.condition}. {other.separates} [{', '.join(other.sources)}]"
              for other in muscle.looks_like]
    return lines


def _anki(options: argparse.Namespace) -> int:
    from explorer.deck import write_deck  # noqa: PLC0415  only this command needs genanki

    notes = write_deck(in_language(load_atlas(), options.language), options.out, sex=options.sex)
    _say(f"{options.out}: {notes} patterns, two cards each")
    return 0


def _sheet(options: argparse.Namespace) -> int:
    from explorer.drawing.muscle_page import muscle_page  # noqa: PLC0415  only when drawing
    from explorer.drawing.sheet import sheet  # noqa: PLC0415

    drawn = (muscle_page if options.muscles else sheet)(load_atlas(), sex=options.sex)
    options.out.write_text(drawn, encoding="utf-8")
    _say(options.out)
    return 0


def _validate(options: argparse.Namespace) -> int:
    path: Path = options.path
    folder = path.parent if path.is_file() else path
    found = problems(folder)
    for problem in found:
        _say(problem)
    if not found:
        _say(f"{folder}: no problems")
    return 1 if found else 0
