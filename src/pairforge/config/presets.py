"""Named weights to start from; a choice, not a fact, and explained in docs/criteria.md."""

from __future__ import annotations

from typing import Literal

Purpose = Literal["foundation", "networks", "guidance", "skills", "confidence", "voice"]
"""What a match should serve."""

PURPOSES: dict[str, Purpose] = {
    "path": "foundation",
    "closeness": "foundation",
    "same": "foundation",
    "history": "foundation",
    "network": "networks",
    "different": "networks",
    "goals": "guidance",
    "meeting_time": "guidance",
    "text": "guidance",
    "skill_gap": "skills",
    "overlap": "skills",
    "values": "confidence",
    "like_me": "confidence",
    "ranking": "voice",
    "scores": "voice",
}
"""What each kind of criterion serves first."""

_NAMES = ("balanced", "skills first", "network first", "voice first")

_WEIGHTS: dict[str, tuple[float, float, float, float]] = {
    "path": (3, 3, 3, 2),
    "closeness": (1, 1, 1, 1),
    "same": (1, 1, 0.5, 1),
    "history": (1, 1, 1, 1),
    "network": (2, 1, 8, 1),
    "different": (2, 1, 8, 1),
    "goals": (3, 3, 2, 3),
    "meeting_time": (2, 2, 2, 2),
    "text": (1, 1, 1, 1),
    "skill_gap": (4, 8, 2, 2),
    "overlap": (4, 8, 2, 2),
    "values": (1, 1, 1, 1),
    "like_me": (1, 1, 1, 3),
    "ranking": (5, 3, 3, 10),
    "scores": (1, 1, 1, 1),
}

PRESETS: dict[str, dict[str, float]] = {
    name: {kind: weights[idx] for kind, weights in _WEIGHTS.items()} for idx, name in enumerate(_NAMES)
}
"""Weights by the name of the preset and the kind of criterion."""
