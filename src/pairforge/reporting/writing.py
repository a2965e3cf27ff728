"""All files of a run."""

from __future__ import annotations

from pathlib import Path

from pairforge.config import Config
from pairforge.explanations import PairExplanation
from pairforge.pairing import Result, Status
from pairforge.reporting.blocking import blocking_table
from pairforge.reporting.delimited import csv_bytes
from pairforge.reporting.document import result_json
from pairforge.reporting.fairness import fairness_table
from pairforge.reporting.folder import write_files
from pairforge.reporting.soft_breaks import soft_breaks_table
from pairforge.reporting.tables import (
    cohorts_table,
    pairings_table,
    repairs_table,
    summary_table,
    unmatched_table,
)
from pairforge.reporting.workbook import workbook_bytes
from pairforge.roster import Roster

EARLIER = {"pairings.xlsx": "pairings (earlier run).xlsx", "pairings.csv": "pairings (earlier run).csv"}
"""What pairings are renamed to when a later run finds none."""


def write_results(
    folder: Path, config: Config, roster: Roster, result: Result, explanations: tuple[PairExplanation, ...]
) -> tuple[Path, ...]:
    """Write ``pairings.xlsx``, ``pairings.csv`` and ``result.json``; without a matching only the last.

    Pairings of an earlier run are then renamed, so that nobody takes them for those of this run.

    Returns
    -------
    tuple of Path
        The files that were written.

    Raises
    ------
    InputError
        If a file cannot be written; then none was.
    """
    document = result_json(result).encode()
    if result.status in (Status.INFEASIBLE, Status.UNKNOWN):
        return write_files(folder, {"result.json": document}, renamed=EARLIER)
    pairings = pairings_table(config, roster, result, explanations)
    more = (
        soft_breaks_table(roster, result),
        blocking_table(config, roster, result),
        repairs_table(roster),
    )
    tables = (
        pairings,
        cohorts_table(config, roster, result),
        unmatched_table(roster, result),
        summary_table(config, roster, result),
        fairness_table(roster, result),
        *(table for table in more if table is not None),
    )
    return write_files(
        folder,
        {
            "pairings.xlsx": workbook_bytes(tables),
            "pairings.csv": csv_bytes(pairings),
            "result.json": document,
        },
    )
