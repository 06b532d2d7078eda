"""Four toy muscles on the real body: small enough to know by heart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from explorer.knowledge.evidence import Evidence

if TYPE_CHECKING:
    from pathlib import Path


def toy_muscle(
    name: str,
    essential: list[dict[str, Any]],
    spillover: list[dict[str, Any]] | None = None,
    **changes: Any,
) -> dict[str, Any]:
    """Give a whole record that says nothing but where its pain is felt."""
    return {
        "id": name,
        "name": name.capitalize(),
        "latin": f"Musculus {name}",
        "plain_name": f"toy muscle {name}",
        "ids": {"fma": "FMA:1"},
        "group": "toys",
        "regions": ["shoulder"],
        "depth": "superficial",
        "origin": "here",
        "insertion": "there",
        "action": "moves a toy",
        "innervation": {"nerve": "toy nerve", "roots": ["C5"]},
        "fibres": {"origin": ["scapular-spine-root", "inferior-angle-of-scapula"],
                   "insertion": ["greater-tubercle-middle-facet"]},
        "trigger_points": [{
            "id": 1,
            "name": "in the middle",
            "at": {"across": 0.5, "along": 0.5},
            "referral": {"essential": essential, "spillover": spillover or []},
            "basis": "expert-drawing",
            "grade": "D",
            "sources": ["toy-2000"],
        }],
        "when_active": ["It may ache."],
        "when_latent": ["It may feel stiff."],
        "loads": ["Long play."],
        "keeps_it_sore": ["No rest."],
        "self_check": "Does pressing here bring on your own pain?",
        "may_help": [{"what": "Rest a bit.", "stop": "Stop if it hurts more.",
                      "certainty": "low", "source": "toy-2000"}],
        "needling": {"hazards": ["lung"], "precautions": "Take care.", "sources": ["toy-2000"]},
        "looks_like": [{"condition": "a toy nerve", "separates": "It tingles.",
                        "sources": ["toy-2000"]}],
        "sources": {part: ["toy-2000"]
                    for part in ("anatomy", "symptoms", "loads", "self_check")},
    } | changes


def toy_pattern(name: str, side: str, essential: list[dict[str, Any]]) -> dict[str, Any]:
    """Give a pattern that is no muscle's."""
    return {
        "id": name, "structure": "organ", "name": name.capitalize(),
        "plain_name": f"toy organ {name}", "side": side,
        "referral": {"essential": essential, "spillover": []},
        "feels": "It may throb.", "separates": "It hums.",
        "basis": "expert-drawing", "grade": "D", "sources": ["toy-2000"],
    }


TOYS: dict[str, list[dict[str, Any]] | dict[str, Any]] = {
    "trigger_points": [
        toy_muscle("ball", [{"path": ["shoulder-front"], "width": 12}],
                   [{"path": ["upper-arm-outer"], "width": 8}]),
        toy_muscle("doll", [{"path": ["knee-front"], "width": 10}]),
        toy_muscle("kite", [{"path": ["torso T7 back 0cm"], "width": 12}]),
        toy_muscle("palm", [{"path": ["palm"], "width": 5}]),
    ],
    "other_patterns": [
        toy_pattern("drum", "either", [{"path": ["calf-upper"], "width": 16}]),
        toy_pattern("lamp", "left", [{"path": ["chest"], "width": 16}]),
        toy_pattern("rope", "midline", [{"path": ["torso T12 back 4cm"], "width": 6}]),
    ],
    "sources": [{
        "id": "toy-2000", "authors": "Toy A", "year": 2000, "title": "On toys",
        "container": "Toys 1:1", "url": "https://example.org/toys", "kind": "chart",
        "read": "full-text",
    }],
    "safety": {"strip": {"text": "Get help now for bad pain.", "sources": ["toy-2000"]},
               "flags": []},
    "evidence": {part: [] for part in Evidence.model_fields},
}


def write_toys(folder: Path, toys: dict[str, Any]) -> Path:
    """Write a knowledge base into a folder."""
    for file, records in toys.items():
        text = yaml.safe_dump(records, sort_keys=False, allow_unicode=True)
        (folder / f"{file}.yaml").write_text(text, encoding="utf-8")
    return folder
