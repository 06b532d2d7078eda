"""The one table of weights, each with where it comes from. Computes nothing."""

from __future__ import annotations

from typing import Final

SPILLOVER: Final = 0.5
"""Of an essential zone: charts say "felt by some" against "nearly everyone". A judgement."""

EXPLAINS: Final = 0.6
FITS: Final = 0.4
"""Parts of the score. People mark less than a chart shows, so what they did mark weighs more.
A judgement."""

ALIKE: Final = 2 * 0.42 / (1 + 0.42)
"""Two drawings of one's own pain share 0.42 of their union at worst (data/README.md): each then
covers 2 J / (1 + J) of the other. What covers as much can't be told from the same pain."""

PARTLY: Final = ALIKE / 2
"""Half of that share of the drawing: a partial look-alike. A judgement."""

LEAST: Final = 0.08
"""Below this share of the drawing a pattern only brushes it, and is not listed. A judgement."""

NEAR_TIE: Final = 0.02
"""Scores that a redrawing would swap; the counted frequency then decides. A judgement."""

NAMED: Final = 0.25
"""Share of a place that must be drawn, or covered, before the words name it. A judgement."""

MOSTLY: Final = 0.5
"""Mean essential field at which a zone is said to fill a place. A judgement."""
