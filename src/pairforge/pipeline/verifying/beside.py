"""The files beside a result: they must say the same."""

from __future__ import annotations

from hashlib import sha256
from itertools import chain
from pathlib import Path

from pairforge.conclusion.differences import Difference, differences
from pairforge.config import Config
from pairforge.errors import FaultError, InputError
from pairforge.pairing import FRONTIER_FILE, Result, Status
from pairforge.pipeline.at_point import AtPoint, read_point
from pairforge.pipeline.reopening import RESULT_FILE
from pairforge.pipeline.verifying.pairings import pairing_differences
from pairforge.pipeline.verifying.rebuilt import Rebuilt
from pairforge.pipeline.verifying.sheets import sheet_differences
from pairforge.pipeline.verifying.tally import Tally
from pairforge.reporting.writing import result_tables
from pairforge.roster import Roster

PROBLEM_FILE, CSV_FILE, WORKBOOK = "problem.json", "pairings.csv", "pairings.xlsx"
FURTHER = f"{WORKBOOK}: further sheets and columns"


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
    tables = result_tables(config, roster, result, rebuilt.explanations, rebuilt.reasons)
    folder = tally.file.parent
    if _is_there(tally, CSV_FILE):
        tally.check(CSV_FILE, pairing_differences(folder, CSV_FILE, None, tables[0]))
    if _is_there(tally, WORKBOOK):
        own = pairing_differences(folder, WORKBOOK, tables[0].name, tables[0])
        others = (sheet_differences(folder, WORKBOOK, table) for table in tables[1:])
        tally.check(WORKBOOK, chain(own, chain.from_iterable(others)))
        tally.leave(FURTHER)


def _check_problem(tally: Tally, rebuilt: Rebuilt) -> None:
    """Whether the numbers that were solved for are those that follow from the spreadsheets."""
    if not _is_there(tally, PROBLEM_FILE):
        return
    content = (tally.file.parent / PROBLEM_FILE).read_bytes()
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


def _is_there(tally: Tally, name: str) -> bool:
    """Whether a file is there; if not, that is noted."""
    if (tally.file.parent / name).is_file():
        return True
    tally.leave(name)
    return False
