"""``result.json``: one line a pair, so that two results can be compared by eye and by git."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from pairforge.pairing import Frontier, Result


def result_json(result: Result) -> str:
    """The result as a JSON document that conforms to ``result_schema``."""
    return json_of(result)


def result_schema() -> str:
    """The JSON Schema of ``result.json``."""
    return (files("pairforge.reporting") / "result.schema.json").read_text(encoding="utf-8")


def problem_schema() -> str:
    """The JSON Schema of ``problem.json``."""
    return (files("pairforge.reporting") / "problem.schema.json").read_text(encoding="utf-8")


def json_of(content: Result | Frontier) -> str:
    """Frozen values as JSON: one line a key, and one a value of a list of them."""
    entries = [f" {json.dumps(key)}: {_value(value)}" for key, value in vars(content).items()]
    return "{\n" + ",\n".join(entries) + "\n}\n"


def _value(value: Any) -> str:
    if isinstance(value, tuple) and value and not isinstance(value[0], str):
        return "[\n" + ",\n".join(f"  {_compact(item)}" for item in value) + "\n ]"
    return _compact(value)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(", ", ": "), default=vars)
