"""The files beside a result: they must say the same."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pairforge.conclusion.differences import Difference, differences
from pairforge.config import Config
from pairforge.errors import FaultError, InputError
from pairforge.pairing import FRONTIER_FILE, Result, Status
from pairforge.pipeline.at_point import read_point
from pairforge.pipeline.reopening import RESULT_FILE
from pairforge.pipeline.verifying.pairings import pairing_differences
from pairforge.pipeline.verifying.rebuilt import Rebuilt
from pairforge.pipeline.verifying.tally import Tally
from pairforge.reporting.tables import pairings_table
from pairforge.roster import Roster

PROBLEM_FILE = "problem.json"
_TABLES = {"pairings.csv": None, "pairings.xlsx": "Pairings"}
"""The files that hold the pairings, and on which sheet."""


def check_beside(tally: Tally, loaded: Config, config: Config, roster: Roster, rebuilt: Rebuilt) -> None:
    """Check the files beside a result, as far as they are there.

    Parameters
    ----------
    loaded
        The config as it stands in its file.
    config
        The config of the result, which may be that of a point of the trade-off.
    """
    result = rebuilt.result
    if result is None or result.status not in (Status.OPTIMAL, Status.FEASIBLE):
        return
    _check_point(tally, loaded, result)
    _check_numbers(tally, rebuilt.numbers)
    expected = pairings_table(config, roster, result, rebuilt.explanations)
    for name, sheet in _TABLES.items():
        if (tally.file.parent / name).is_file():
            tally.check(name, pairing_differences(tally.file.parent, name, sheet, expected))
            tally.leave(*((f"{name}: other sheets",) if sheet else ()))
        else:
            tally.leave(name)


def _check_numbers(tally: Tally, expected: bytes | None) -> None:
    """Whether ``problem.json`` holds the numbers that were solved for, if it is there."""
    file = tally.file.parent / PROBLEM_FILE
    if expected is None or not file.is_file():
        tally.leave(PROBLEM_FILE)
        return
    content = file.read_bytes()
    try:
        found = [] if content == expected else list(_of_json(content, expected))
    except (ValueError, RecursionError):
        found = [Difference(PROBLEM_FILE, "", "malformed")]
    tally.check(PROBLEM_FILE, found)


def _of_json(content: bytes, expected: bytes) -> Iterator[Difference]:
    """Where the values differ; if only how they are written does, the file as a whole."""
    found = list(differences(PROBLEM_FILE, json.loads(content), json.loads(expected)))
    yield from found or [Difference(PROBLEM_FILE, "", "malformed")]


def _check_point(tally: Tally, loaded: Config, result: Result) -> None:
    """Whether the result is the point of the trade-off that it says, if that stands beside it."""
    at = tally.document.get("at")
    if at is None:
        return
    try:
        point = read_point(loaded, tally.file.parent, at["point"])
        point.told(result)
    except InputError:  # no trade-off, or of something else
        tally.leave("at.point")
    except FaultError:
        tally.check(FRONTIER_FILE, [Difference(RESULT_FILE, "at.point", "unexpected", at["point"])])
    else:
        tally.check(FRONTIER_FILE, differences(RESULT_FILE, at, point.asked, "at"))
