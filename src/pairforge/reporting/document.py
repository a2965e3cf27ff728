"""``result.json``: one line a pair, so that two results can be compared by eye and by git."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from pairforge.pairing import Result


def result_json(result: Result) -> str:
    """The result as a JSON document that conforms to ``result_schema``."""
    entries = [f" {json.dumps(key)}: {_value(value)}" for key, value in vars(result).items()]
    return "{\n" + ",\n".join(entries) + "\n}\n"


def result_schema() -> str:
    """The JSON Schema of ``result.json``."""
    return (files("pairforge.reporting") / "result.schema.json").read_text(encoding="utf-8")


def _value(value: Any) -> str:
    if isinstance(value, tuple) and value and not isinstance(value[0], str):
        return "[\n" + ",\n".join(f"  {_compact(item)}" for item in value) + "\n ]"
    return _compact(value)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(", ", ": "), default=vars)
