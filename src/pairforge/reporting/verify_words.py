"""What a verification found out, in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from pairforge.conclusion.differences import Difference
from pairforge.conclusion.verified import VerifyReport
from pairforge.reporting.words import counted

_LONGEST = 120

CHECKED: Mapping[str, str] = {
    "inputs": "the files it was made from, by their hashes",
    "config_sha256": "what the config asks for",
    "roster_sha256": "what was understood of the people",
    "rules": "that each pair may be and all rules hold, from the spreadsheets up",
    "schema_version": "the format",
    "seed": "the seed",
    "at": "the priorities and limits of its point of the trade-off",
    "resolution": "the resolution of scores",
    "full_score": "the full score",
    "status": "its status: what is proved, by the prices of its certificate",
    "engine": "the engine, and why that one",
    "stages": "every priority: its value, its bound, whether it is proved, and the gap",
    "ties": "whether only one optimum is left",
    "pairs": "the pairs: score, parts and locks of each",
    "explanations": "how sure each pair is: rank, runner-up, margin, and whether every best plan has it",
    "unmatched": "who is unmatched, and why",
    "mentors": "the places and loads of the mentors",
    "soft_breaks": "the soft rules that are broken, with their prices",
    "measures": "every measure, also those of the best total",
    "conflict": "what cannot all hold",
    "repairs": "the cheapest ways out of it",
    "certificate": "the certificate",
    "frontier.json": "the point of the trade-off, in frontier.json",
    "problem_sha256": "the hash of the numbers that were solved for",
    "problem.json": "problem.json, to the last byte",
    "verify_pairforge.py": "what follows from problem.json, by verify_pairforge.py",
    "pairings.csv": "pairings.csv, but for the column Decision",
    "pairings.xlsx": "the sheets of pairings.xlsx, but for the column Decision",
}
"""What each name of a report means where it was checked."""

UNCHECKED: Mapping[str, str] = {
    "versions": "with which versions it was made",
    "stopped_by": "whether something ended the search before its time",
    "at.point": "the number of its point of the trade-off: that trade-off is not beside it",
    "measures.best_total": "what the best total would be: that search was not finished",
    "spreadsheets": "whether problem.json is what config and spreadsheets say: name the config",
    "rest of verify_pairforge.py": "what verify_pairforge.py says that it does not check",
    "problem.json": "problem.json: it is not there",
    "pairings.csv": "pairings.csv: it is not there",
    "pairings.xlsx": "pairings.xlsx: it is not there",
    "pairings.xlsx: further sheets and columns": "sheets and columns of pairings.xlsx that were put in later",
}
"""What each name of a report means where it was not checked; else it is as if it was checked."""


def checked_told(name: str) -> str:
    """What was checked."""
    return CHECKED.get(name, name)


def unchecked_told(name: str) -> str:
    """What was not checked."""
    return UNCHECKED.get(name) or CHECKED.get(name, name)


def difference_told(difference: Difference) -> str:
    """Where a file says something else than was found."""
    place = f"{difference.file}, {difference.path}" if difference.path else difference.file
    said, found = (_shown(value) for value in (difference.said, difference.found))
    match difference.sort:
        case "differs":
            told = f"says {said}, but it is {found}"
        case "missing":
            told = "is missing" if difference.found is None else f"is missing: {found}"
        case "unexpected":
            told = f"says {said}, but there is nothing of the sort"
        case "malformed":
            told = "makes no sense there"
        case "changed":
            told = "is gone" if difference.found is None else "has changed since the result was made"
        case "broken":
            about = "" if difference.said is None else f" of {said}"
            told = f"what must hold{about} does not: {difference.found}"
        case "unproved":
            told = f"says {said}, which could not be found out again in time"
    return f"{place}: {told}.".encode("utf-8", "replace").decode()


def verdict_told(report: VerifyReport) -> str:
    """The verdict, as a sentence."""
    if not report.holds:
        places = counted(len(report.differences), "place", "places")
        return f"This result does not hold: it is wrong in {places}."
    if "spreadsheets" in report.unchecked:
        return "As far as problem.json tells, this result holds; the spreadsheets were not looked at."
    proved = {
        "optimal": "The pairs keep every rule, and no others are better: the proof holds.",
        "feasible": "The pairs keep every rule; that no others are better is proved as far as it says.",
        "infeasible": "What is asked for cannot all hold, as it says.",
    }
    return proved.get(report.claimed, "It claims nothing but who takes part, and that is so.")


def verify_json(report: VerifyReport) -> str:
    """The report as a JSON document."""
    content = {
        "schema_version": 1,
        "file": Path(report.file).name,
        "claimed": report.claimed,
        "holds": report.holds,
        "told": verdict_told(report),
        "checked": list(report.checked),
        "unchecked": list(report.unchecked),
        "differences": [
            {**vars(difference), "told": difference_told(difference)} for difference in report.differences
        ],
    }
    return json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def verify_schema() -> str:
    """The JSON Schema of what ``verify_json`` gives."""
    return (files("pairforge.reporting") / "verify.schema.json").read_text(encoding="utf-8")


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
