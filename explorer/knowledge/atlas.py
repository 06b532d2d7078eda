"""The atlas: the body, the records and their painted patterns, all frozen. Reads nothing itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from explorer.body import Side
from explorer.errors import UnknownId
from explorer.knowledge.painted import paint_all
from explorer.knowledge.vocabulary import Laterality

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from explorer.body import Body, Cell
    from explorer.knowledge.evidence import Evidence
    from explorer.knowledge.flags import Safety
    from explorer.knowledge.model import (
        Counted,
        Muscle,
        OtherPattern,
        Referral,
        Source,
        Stroke,
        TriggerPoint,
    )

    Field = NDArray[np.float32]


@dataclass(frozen=True, eq=False, repr=False)
class Patterns:
    """Referral patterns as fields on the skin, painted for the person's right side.

    The left side is the same field read through ``body.mirror``.

    Attributes
    ----------
    keys
        ``(id, number)`` of each of the P patterns: of a muscle and its trigger point, or of
        another structure and 1.
    essential, spillover
        ``(V, P)`` fields from 0 to 1, one row a vertex: a drawing touches few vertices, and
        their rows are then read in one piece.

    """

    keys: tuple[tuple[str, int], ...]
    essential: Field
    spillover: Field

    def __repr__(self) -> str:
        return f"<Patterns: {len(self.keys)}>"

    def index(self, muscle: str, point: int) -> int:
        """Column of a pattern."""
        return self.keys.index((muscle, point))


def painted_patterns(
    body: Body, referrals: Sequence[tuple[tuple[str, int], Referral]]
) -> Patterns:
    """Paint referrals, one column each."""
    return Patterns(
        keys=tuple(key for key, _ in referrals),
        essential=paint_all(body, [referral.essential for _, referral in referrals]),
        spillover=paint_all(body, [referral.spillover for _, referral in referrals]),
    )


@dataclass(frozen=True, eq=False, repr=False)
class Atlas:
    """A body and what is known of its muscles. Make one with :func:`explorer.load_atlas`."""

    body: Body
    muscles: Mapping[str, Muscle]
    other_patterns: Mapping[str, OtherPattern]
    sources: Mapping[str, Source]
    safety: Safety
    evidence: Evidence

    def __repr__(self) -> str:
        points = sum(len(m.trigger_points) for m in self.muscles.values())
        return (f"<Atlas: {len(self.muscles)} muscles, {points} trigger points, "
                f"{len(self.other_patterns)} other patterns, {len(self.sources)} sources>")

    @property
    def language(self) -> str:
        """The language that its readers are spoken to in."""
        return self.body.language

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The named places that tile the skin, head to toe, right before left."""
        return self.body.cells

    @cached_property
    def patterns(self) -> Patterns:
        """Every muscle's patterns painted on the skin (done once, when first asked for)."""
        return painted_patterns(self.body, [
            ((muscle.id, point.id), point.referral)
            for muscle in self.muscles.values()
            for point in muscle.trigger_points
        ])

    @cached_property
    def points(self) -> tuple[TriggerPoint, ...]:
        """The trigger point of each of `patterns`."""
        return tuple(p for muscle in self.muscles.values() for p in muscle.trigger_points)

    @cached_property
    def others(self) -> Patterns:
        """The patterns of nerves, joints and organs, painted likewise."""
        painted = painted_patterns(self.body, [
            ((pattern.id, 1), pattern.referral) for pattern in self.other_patterns.values()
        ])
        middle = [p.side is Laterality.MIDLINE for p in self.other_patterns.values()]
        for field in (painted.essential, painted.spillover):
            field[:, middle] = np.maximum(field, field[self.body.mirror])[:, middle]
        return painted

    @property
    def zones_written(self) -> list[tuple[Stroke, ...]]:
        """The strokes of every zone, in no order that matters."""
        referrals = [
            *(p.referral for m in self.muscles.values() for p in m.trigger_points),
            *(p.referral for p in self.other_patterns.values()),
        ]
        zones = [zone for r in referrals for zone in (r.essential, r.spillover)]
        return zones + [felt.area for r in referrals for c in r.counted for felt in c.felt]

    def muscle(self, muscle: str) -> Muscle:
        """Look up a muscle.

        Raises
        ------
        UnknownId
            With the nearest ids.

        """
        try:
            return self.muscles[muscle]
        except KeyError:
            raise UnknownId("muscle", muscle, self.muscles) from None

    @cached_property
    def subjects(self) -> Mapping[str, Muscle | OtherPattern]:
        """Every record that has a pattern, by its id: muscles, then the others."""
        return {**self.muscles, **self.other_patterns}

    def subject(self, name: str) -> Muscle | OtherPattern:
        """Look up a muscle, nerve root, nerve, joint or organ.

        Raises
        ------
        UnknownId
            With the nearest ids.

        """
        try:
            return self.subjects[name]
        except KeyError:
            raise UnknownId("muscle, nerve, joint or organ", name, self.subjects) from None

    def zones(self, muscle: Muscle, point: TriggerPoint, side: Side) -> tuple[Field, Field]:
        """Essential and spillover fields ``(V,)`` of one pattern on one side of the person."""
        column = self.patterns.index(muscle.id, point.id)
        essential = self.patterns.essential[:, column]
        spillover = self.patterns.spillover[:, column]
        if side is Side.LEFT:
            mirror = self.body.mirror
            return essential[mirror], spillover[mirror]
        return essential, spillover

    def other_zones(self, pattern: OtherPattern, side: Side) -> tuple[Field, Field]:
        """Essential and spillover fields ``(V,)``; `side` counts for what comes in pairs."""
        column = self.others.index(pattern.id, 1)
        zones = self.others.essential[:, column], self.others.spillover[:, column]
        if pattern.side in (Laterality.EITHER, Laterality.MIDLINE):
            left = side is Side.LEFT
        else:
            left = pattern.side is Laterality.LEFT
        essential, spillover = (z[self.body.mirror] if left else z for z in zones)
        return essential, spillover

    def places_counted(
        self, study: Counted, side: Side, pattern: Laterality = Laterality.EITHER
    ) -> Field:
        """Paint the places of a study that counted pain: ``(n, V)``, one row a place.

        As in `other_zones`, `side` counts for what comes in pairs: a heart's pain stays left.
        """
        painted = paint_all(self.body, [felt.area for felt in study.felt]).T
        mirrored = painted[:, self.body.mirror]
        if pattern is Laterality.MIDLINE:
            return np.maximum(painted, mirrored)
        left = side is Side.LEFT if pattern is Laterality.EITHER else pattern is Laterality.LEFT
        return mirrored if left else painted

    def frequencies(self, study: Counted, side: Side) -> Field:
        """Share of people who felt pain at each vertex, 0 to 1, as a study counted it: ``(V,)``.

        Where places of one study meet, the more frequent one holds.
        """
        shares = np.array([[felt.percent / 100] for felt in study.felt], dtype=np.float32)
        field: Field = (self.places_counted(study, side) * shares).max(axis=0)
        return field

    def to_frame(self, table: str) -> pd.DataFrame:
        """Give a tidy table of the atlas.

        Parameters
        ----------
        table
            ``muscles``, ``trigger_points``, ``patterns``, ``cells``, ``landmarks`` or ``sources``.

        """
        from explorer.knowledge.tables import to_frame  # noqa: PLC0415  pandas takes 0.3 s to load

        return to_frame(self, table)
