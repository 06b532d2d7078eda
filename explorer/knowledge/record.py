"""What all records are made of: frozen, nothing unknown in them. Knows no record of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Words = Annotated[str, StringConstraints(min_length=2, strip_whitespace=True)]


@dataclass(frozen=True, slots=True)
class Told:
    """Marks words that readers of the page see: they are the ones to say in other languages."""


Said = Annotated[Words, Told()]
Percent = Annotated[float, Field(ge=0, le=100)]
Count = Annotated[int, Field(ge=1)]
SourceIds = Annotated[tuple[Id, ...], Field(min_length=1)]
Items = Annotated[tuple[Said, ...], Field(min_length=1)]


class Record(BaseModel):
    """A frozen record that says when a field is not in the schema."""

    model_config = ConfigDict(frozen=True, extra="forbid")
