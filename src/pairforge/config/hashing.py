"""What a config asks for, as one hash."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from pairforge.config.columns import Schema
from pairforge.config.tables import TableConfig


def wanted_sha256(config: Schema) -> str:
    """Hash of what a config wants; where the people and the results are stored does not count."""
    layout = set(TableConfig.model_fields)
    sides = layout | {"people", "aliases"}
    lists = {key: {"__all__": layout} for key in ("criteria", "rules", "cohorts", "fairness")}
    where: dict[str, Any] = {"mentors": sides, "mentees": sides, **lists, "history": {"results"}}
    shown = {"output": True, "name": True, "audit": True, "stability": True}
    wanted = config.model_dump(mode="json", exclude={**where, **shown})
    text = json.dumps(wanted, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
