"""All files of a run."""

from __future__ import annotations

from pathlib import Path

from pairforge.config import Config
from pairforge.explanations import PairExplanation
from pairforge.explanations.plan_reasons import PlanReasons
from pairforge.pairing import Result, Status
from pairforge.reporting.blocking import blocking_table
from pairforge.reporting.delimited import csv_bytes
from pairforge.reporting.document import result_json
from pairforge.reporting.fairness import fairness_table
from pairforge.reporting.folder import write_files
from pairforge.reporting.seats import seats_table
from pairforge.reporting.soft_breaks import soft_breaks_table
from pairforge.reporting.tables import (
    ReportTable,
    cohorts_table,
    pairings_table,
    repairs_table,
    summary_table,
    unmatched_table,
)
from pairforge.reporting.workbook import workbook_bytes
from pairforge.roster import Roster

EARLIER = {
    "pairings.xlsx": "pairings (earlier run).xlsx",
    "pairings.csv": "pairings (earlier run).csv",
    "problem.json": "problem (earlier run).json",
}
"""What pairings, and what they are an answer to, are renamed to when a later run finds none."""


def write_results(
    folder: Path,
    config: Config,
    roster: Roster,
    result: Result,
    explanations: tuple[PairExplanation, ...],
    problem: bytes | None = None,
    reasons: PlanReasons | None = None,
) -> tuple[Path, ...]:
    """Write ``pairings.xlsx``, ``pairings.csv``, ``result.json`` and ``problem.json``.

    Without a matching only ``result.json``; pairings and problem of an earlier run are then renamed, so that
    nobody takes them for those of this run.

    Parameters
    ----------
    folder
        Where to write them.
    config, roster, result, explanations
        What they are about.
    problem
        The content of ``problem.json``, whose hash is in the result; None: it is not written.
    reasons
        How sure each pair is, and what places are worth; None: columns and sheet about it are left out.

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
    tables = result_tables(config, roster, result, explanations, reasons)
    return write_files(
        folder,
        {
            "pairings.xlsx": workbook_bytes(tables),
            "pairings.csv": csv_bytes(tables[0]),
            "result.json": document,
            **({} if problem is None else {"problem.json": problem}),
        },
    )


def result_tables(
    config: Config,
    roster: Roster,
    result: Result,
    explanations: tuple[PairExplanation, ...],
    reasons: PlanReasons | None = None,
) -> tuple[ReportTable, ...]:
    """The sheets of ``pairings.xlsx``; the first one is ``pairings.csv``, too."""
    more = (
        None if reasons is None else seats_table(roster, reasons.places),
        soft_breaks_table(roster, result),
        blocking_table(config, roster, result),
        repairs_table(roster),
    )
    return (
        pairings_table(config, roster, result, explanations, reasons),
        cohorts_table(config, roster, result),
        unmatched_table(roster, result),
        summary_table(config, roster, result),
        fairness_table(roster, result),
        *(table for table in more if table is not None),
    )
