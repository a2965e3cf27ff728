"""Results of earlier rounds, made by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


def result_of(
    pairs: Iterable[tuple[str, str, float]],
    unmatched: Mapping[str, tuple[int, int]] | None = None,
    **more: Any,
) -> str:
    """A ``result.json`` with these pairs (mentee, mentor, score) and unmatched ones (wanted, got)."""
    document = {
        "schema_version": 1,
        "status": "optimal",
        "pairs": [{"mentee": mentee, "mentor": mentor, "score": score} for mentee, mentor, score in pairs],
        "unmatched": [
            {"mentee": mentee, "wanted": wanted, "got": got}
            for mentee, (wanted, got) in (unmatched or {}).items()
        ],
    }
    return json.dumps(document | more)
