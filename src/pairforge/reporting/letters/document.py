"""Letters as one JSON document: exact whole numbers, for programs that check them."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from pairforge.explanations.letters import Letters, NoPrices


def letters_json(letters: Letters) -> str:
    """The posted prices (or why there are none) and all letters.

    Worths, prices and what is left are whole numbers, of which ``unit`` make a score of 1.
    """
    has_prices = not isinstance(letters.posted, NoPrices)
    content: dict[str, Any] = {
        "posted": asdict(letters.posted) if has_prices else None,
        "no_prices": None if has_prices else asdict(letters.posted),
    }
    head = ",\n".join(f" {json.dumps(key)}: {_compact(value)}" for key, value in content.items())
    lines = ",\n".join(f"  {_compact(asdict(letter))}" for letter in letters.letters)
    return f'{{\n{head},\n "letters": [\n{lines}\n ]\n}}\n'


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
