"""Keep data/locale in step: `python -m tools.words` after an edit of words, here or in the data.

Two catalogues a language: `atlas`, what the records say, and `page`, what the explorer says of its
own in Python, in its pages, in assets/*.js and on paper. Messages that are new come in empty, those
that are gone go out, and what is translated is compiled. `--missing` lists what is not said yet.
"""

from __future__ import annotations

import argparse
import ast
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import explorer
from explorer import Atlas, load_atlas
from explorer.body import CAMERAS
from explorer.drawing.scene import PUBLISHED
from explorer.knowledge.language import DOMAIN, messages
from explorer.knowledge.vocabulary import Certainty, Depth
from explorer.web.shelf import ASSETS
from explorer.words import DOMAIN as PAGE
from explorer.words import FOLDER, messages_in

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = ("es",)
PACKAGE = Path(explorer.__file__).parent
IN_PAGES = re.compile(r"""\bsay\(("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")


def said(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """Yield every message of the data with the record where it stands."""
    for muscle in atlas.muscles.values():
        for words in messages(muscle):
            yield words, muscle.id
    for other in atlas.other_patterns.values():
        for words in messages(other):
            yield words, other.id
    for flag in atlas.safety.flags:
        for words in messages(flag):
            yield words, flag.id
    for words in messages(atlas.safety.strip):
        yield words, "safety"
    for words in messages(atlas.evidence):
        yield words, "evidence"
    for cell in atlas.cells:
        yield cell.plain_name, "places"


def said_by_page(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """Yield every message of the explorer's own with the file where it stands."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for words in _in_python(ast.parse(file.read_text(encoding="utf-8"))):
            yield words, file.relative_to(PACKAGE).as_posix()
    for file in sorted(PACKAGE.rglob("*.html")):
        for found in IN_PAGES.findall(file.read_text(encoding="utf-8")):
            yield ast.literal_eval(found), file.relative_to(PACKAGE).as_posix()
    for file in sorted([*ASSETS.glob("*.js"), *PACKAGE.rglob("*.typ")]):
        for words in messages_in(file.read_text(encoding="utf-8")):
            yield words, file.name
    for words in _named(atlas):
        yield words, "names"


def _in_python(tree: ast.AST) -> Iterator[str]:
    """Yield the text in calls of `say` and `message`; values by name are no messages."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) \
                and node.func.id in ("say", "message"):
            for given in node.args:
                both = (given.body, given.orelse) if isinstance(given, ast.IfExp) else (given,)
                for one in both:
                    if isinstance(one, ast.Constant) and isinstance(one.value, str):
                        yield one.value


def _named(atlas: Atlas) -> Iterator[str]:
    """Yield names that the page takes from the data and the body."""
    regions = [cell.region for cell in atlas.cells]
    regions += [region for muscle in atlas.muscles.values() for region in muscle.regions]
    yield from (region.replace("-", " ") for region in dict.fromkeys(regions))
    for camera in CAMERAS.values():
        yield from (camera.title, camera.seen, *camera.corners)
    yield from (how.value.capitalize() for how in PUBLISHED)
    yield from (depth.value for depth in Depth)
    yield from (certainty.value.replace("-", " ") for certainty in Certainty)


SAYERS = {DOMAIN: said, PAGE: said_by_page}


def file(language: str, domain: str, ending: str) -> Path:
    """Where a language's words lie."""
    return FOLDER / language / "LC_MESSAGES" / f"{domain}.{ending}"


def renewed(language: str, domain: str, atlas: Atlas) -> Catalog:
    """Give a language's catalogue with the messages of today."""
    old = Catalog()
    if file(language, domain, "po").exists():
        with file(language, domain, "po").open("rb") as stream:
            old = read_po(stream, locale=language, domain=domain)
    new = Catalog(locale=language, domain=domain, project="Trigger-Point Explorer",
                  copyright_holder="The Trigger-Point Explorer contributors", fuzzy=False,
                  creation_date=old.creation_date if len(old) else None,
                  revision_date=old.revision_date if len(old) else None)
    for words, where in SAYERS[domain](atlas):
        known = old.get(words)
        # No formats of Python's own: only {braces}, which tests hold.
        new.add(words, known.string if known else "", locations=[(where, 1)])
    for message in new:
        message.flags.discard("python-format")
        message.flags.discard("python-brace-format")
    return new


def po(catalogue: Catalog) -> bytes:
    """Write a catalogue as text for translators, in the order of the data."""
    stream = io.BytesIO()
    write_po(stream, catalogue, width=100, include_lineno=False, omit_header=False)
    return stream.getvalue()


def mo(catalogue: Catalog) -> bytes:
    """Write a catalogue as gettext reads it."""
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def missing(catalogue: Catalog) -> list[str]:
    """Give what is not said yet."""
    return [str(m.id) for m in catalogue if m.id and not m.string]


def main() -> None:
    """Renew and compile every language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missing", action="store_true", help="list what is not said yet")
    options = parser.parse_args()
    atlas = load_atlas()
    for language in LANGUAGES:
        for domain in SAYERS:
            catalogue = renewed(language, domain, atlas)
            if options.missing:
                print("\n".join(missing(catalogue)))
                continue
            file(language, domain, "po").parent.mkdir(parents=True, exist_ok=True)
            file(language, domain, "po").write_bytes(po(catalogue))
            file(language, domain, "mo").write_bytes(mo(catalogue))
            print(f"{language}, {domain}: {len(catalogue)} messages, "
                  f"{len(missing(catalogue))} not said yet")


if __name__ == "__main__":
    main()
