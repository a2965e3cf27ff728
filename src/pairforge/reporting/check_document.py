"""What a check found out, as one JSON document."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files

from pairforge.advice.check import Check
from pairforge.reporting.check_words import findings, to_paste, verdict_told
from pairforge.roster import Roster

SCHEMA_VERSION = 1


def check_json(check: Check, roster: Roster) -> str:
    """The check as a JSON document that conforms to ``check_schema``."""
    found = findings(check, roster)
    content = {
        "schema_version": SCHEMA_VERSION,
        "verdict": check.verdict,
        "told": verdict_told(check, found),
        "concerns": dict(check.concerns),
        **asdict(check),
        "both_sides": [{"mentee": mentee, "mentor": mentor} for mentee, mentor in check.both_sides],
        "to_paste": to_paste(check) or None,
        "findings": [asdict(finding) for finding in found],
    }
    return json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def check_schema() -> str:
    """The JSON Schema of what ``check_json`` gives."""
    return (files("pairforge.reporting") / "check.schema.json").read_text(encoding="utf-8")
