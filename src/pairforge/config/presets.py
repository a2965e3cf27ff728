"""Named sets of weights to start from: a choice, not a fact."""

from __future__ import annotations

_KINDS = (
    "ranking", "overlap", "goals", "skill_gap", "path", "network", "meeting_time", "values", "like_me", "same",
    "different", "closeness", "text", "history", "scores",
)  # fmt: skip

PRESETS: dict[str, dict[str, float]] = {
    name: dict.fromkeys(_KINDS, 1.0) for name in ("balanced", "skills first", "network first", "voice first")
}
