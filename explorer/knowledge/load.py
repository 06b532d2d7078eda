"""Read the YAML into the model, with every problem at once. The only user of yaml."""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import ValidationError

from explorer.errors import InvalidKnowledge, Problem
from explorer.knowledge.model import Files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

# LibYAML reads the whole base some eight times faster than the Python loader.
_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

KEPT = "records.json.gz"
FILES = tuple(f"{name}.yaml" for name in Files.model_fields)

Where = tuple[str | int, ...]


def read_files(folder: Path) -> Files:
    """Read and validate the YAML files of a folder.

    Parameters
    ----------
    folder
        Where ``trigger_points.yaml``, ``sources.yaml`` and ``safety.yaml`` lie.

    Raises
    ------
    InvalidKnowledge
        With a line for each thing that the schema does not allow.

    """
    if kept := _kept(folder):
        return kept
    texts: dict[str, str] = {}
    data: dict[str, Any] = {}
    problems: list[Problem] = []
    for field in Files.model_fields:
        file = f"{field}.yaml"
        try:
            texts[field] = (folder / file).read_text(encoding="utf-8")
            data[field] = yaml.load(texts[field], Loader=_Loader)  # noqa: S506  a safe loader, in C
        except FileNotFoundError:
            problems.append(Problem(file, 1, "-", f"missing from {folder}"))
        except UnicodeDecodeError as error:
            problems.append(Problem(file, 1, "-", f"not UTF-8 text: {error.reason}"))
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            problems.append(Problem(file, line, "-", f"not YAML: {error.problem}"))
        except yaml.YAMLError as error:
            problems.append(Problem(file, 1, "-", f"not YAML: {str(error).splitlines()[0]}"))
    if problems:
        raise InvalidKnowledge(problems)
    try:
        return Files.model_validate(data)
    except ValidationError as error:
        lines = Lines(texts)
        raise InvalidKnowledge(
            lines.problem(where, what) for where, what in _faults(error, data)
        ) from None


def digest(folder: Path) -> bytes:
    """Name what the YAML files of a folder say: 32 hexadecimal digits."""
    named = hashlib.blake2b(digest_size=16)
    for file in FILES:
        named.update((folder / file).read_bytes())
    return named.hexdigest().encode()


def keep(folder: Path) -> None:
    """Keep the records of a sound folder as JSON, which is read ten times faster than YAML."""
    records = read_files(folder).model_dump_json(exclude_defaults=True).encode()
    # No time and no name inside: the same records give the same file.
    (folder / KEPT).write_bytes(gzip.compress(digest(folder) + b"\n" + records, mtime=0))


def _kept(folder: Path) -> Files | None:
    """Read the records that were kept of these very files; like any, they are validated."""
    try:
        name, _, records = gzip.decompress((folder / KEPT).read_bytes()).partition(b"\n")
        return Files.model_validate_json(records) if name == digest(folder) else None
    except (OSError, EOFError, zlib.error, ValidationError):
        return None  # the YAML is what counts


def _faults(error: ValidationError, data: dict[str, Any]) -> Iterator[tuple[Where, str]]:
    faults = error.errors(include_url=False)
    for fault in faults:
        if fault["type"] == "too_short" and any(
            len(other["loc"]) > len(fault["loc"]) and other["loc"][: len(fault["loc"])]
            == fault["loc"]
            for other in faults
        ):
            continue  # Pydantic leaves out what is faulty, and then misses it
        # Pydantic names the branch of a union it tried; the YAML has no such step.
        where = _real_steps(fault["loc"], data)
        seen = fault.get("input")
        shown = "" if isinstance(seen, dict | list | tuple) else f", not {seen!r}"
        message = re.sub(r"^(Value error, |Input )", "", fault["msg"])
        if fault["type"] == "extra_forbidden":
            message, shown = "this field is not in the schema", ""
        elif fault["type"] == "missing":
            message, shown = "this field is missing", ""
        yield where, f"{message}{shown}"


def _real_steps(steps: Sequence[str | int], data: Any) -> Where:  # noqa: ANN401  parsed YAML
    real: list[str | int] = []
    for i, step in enumerate(steps):
        last = i == len(steps) - 1
        if isinstance(data, dict) and (step in data or last):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            continue
        real.append(step)
    return tuple(real)


class Lines:
    """Finds the line on which a value of the YAML stands.

    Only built when there is something to report: composing keeps every node.
    """

    def __init__(self, texts: dict[str, str]) -> None:
        self._roots = {
            field: yaml.compose(text, Loader=_Loader) for field, text in texts.items()
        }

    @classmethod
    def of(cls, folder: Path) -> Lines:
        """Lines of the files of a folder that has been read before."""
        return cls({
            field: (folder / f"{field}.yaml").read_text(encoding="utf-8")
            for field in Files.model_fields
        })

    def problem(self, where: Where, what: str) -> Problem:
        """Say what is wrong at a place such as ``("trigger_points", 3, "depth")``."""
        field, *steps = where or ("trigger_points",)
        node = self._roots.get(str(field))
        line, record = 1, "-"
        for step in steps:
            child = _child(node, step)
            if child is None:
                break
            node = child
            line = node.start_mark.line + 1
            record = _id_of(node) if record == "-" else record
        path = ".".join(str(s) for s in (steps[1:] if isinstance(_first(steps), int) else steps))
        return Problem(f"{field}.yaml", line, record, f"{path}: {what}" if path else what)


def _first(steps: Sequence[str | int]) -> str | int | None:
    return steps[0] if steps else None


def _child(node: Any, step: str | int) -> Any:  # noqa: ANN401  yaml's nodes are untyped
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step] if step < len(node.value) else None
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(step)), None)
    return None


def _id_of(node: Any) -> str:  # noqa: ANN401  yaml's nodes are untyped
    found = _child(node, "id")
    return found.value if isinstance(found, yaml.ScalarNode) else "-"
