"""The JSON Schema of a config, for editors."""

from __future__ import annotations

import json

from pairforge.config.config import Config


def config_schema() -> str:
    """The schema as text."""
    return json.dumps(Config.model_json_schema(), indent=2, ensure_ascii=False) + "\n"
