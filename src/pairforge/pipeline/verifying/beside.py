"""The files beside a result: they must say the same."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from pairforge.conclusion.differences import Difference, differences
from pairforge.config import Config
from pairforge.errors import FaultError, InputError
from pairforge.pairing import FRONTIER_FILE, Result, Status
from pairforge.pipeline.at_point import AtPoint, read_point
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
    _check_problem(tally, rebuilt)
    expected = pairings_table(config, roster, result, rebuilt.explanations)
    for name, sheet in _TABLES.items():
        if (tally.file.parent / name).is_file():
            tally.check(name, pairing_differences(tally.file.parent, name, sheet, expected))
            tally.leave(*((f"{name}: other sheets",) if sheet else ()))
        else:
            tally.leave(name)


def _check_problem(tally: Tally, rebuilt: Rebuilt) -> None:
    """Whether the numbers that were solved for are those that follow from the spreadsheets."""
    file = tally.file.parent / PROBLEM_FILE
    if not file.is_file():
        tally.leave(PROBLEM_FILE)
        return
    content = file.read_bytes()
    said, found = (None if one is None else sha256(one).hexdigest() for one in (content, rebuilt.problem))
    tally.check(PROBLEM_FILE, [] if said == found else [Difference(PROBLEM_FILE, "", "changed", said, found)])


def _check_point(tally: Tally, loaded: Config, result: Result) -> None:
    """Whether the result is the point of the trade-off that it says, if that stands beside it."""
    at = tally.document.get("at")
    if at is None:
        return
    folder, wrong = tally.file.parent, Difference(RESULT_FILE, "at.point", "unexpected", at["point"])
    if _point(loaded, folder, 1) is None:  # no trade-off, or that of something else
        tally.leave("at.point")
        return
    point = _point(loaded, folder, at["point"])
    try:
        found = [wrong] if point is None else differences(RESULT_FILE, at, point.told(result).at, "at")
    except FaultError:
        found = [wrong]
    tally.check(FRONTIER_FILE, found)


def _point(config: Config, folder: Path, number: int) -> AtPoint | None:
    try:
        return read_point(config, folder, number)
    except InputError:
        return None
