"""The tables that workbook and CSV share: headings and rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from pairforge.auditing import compositions
from pairforge.config import Config
from pairforge.explanations import PairExplanation
from pairforge.explanations.plan_reasons import PlanReasons
from pairforge.pairing import Result
from pairforge.reporting.chosen import chosen_pairs
from pairforge.reporting.figures import choice_figures, place_figures, score_figures, standing_figures
from pairforge.reporting.notices import KIND_WORDS, assumed_told, others_counted, place_within_file
from pairforge.reporting.price import price_told
from pairforge.reporting.stage_words import measured_told, proof_told, reached_told
from pairforge.reporting.sureness import HOW_SURE, rows_how_sure
from pairforge.reporting.words import (
    joined,
    reason,
    remedy_unmatched,
    score_range,
    status_told,
    why_unmatched,
)
from pairforge.roster import Roster

_FIXED = {"Mentee", "Mentee ID", "Mentor", "Mentor ID", "Score", "Reason", "Runner-up", "Runner-up score"}
_FIXED |= {"Score if blanks were filled", "Locked", "Decision", *HOW_SURE}

PAIR = ("Mentee ID", "Mentor ID")
"""The columns of the pairings that tell which pair it is."""

OPEN = ("Decision",)
"""The columns that the coordinator fills in."""

Value = str | int | float | None


@dataclass(frozen=True)
class ReportTable:
    """One table of the results; ``widths`` are in characters."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    widths: tuple[int, ...]


def pairings_table(
    config: Config,
    roster: Roster,
    result: Result,
    explanations: tuple[PairExplanation, ...],
    reasons: PlanReasons | None = None,
) -> ReportTable:
    """One row a pair: who, score and its parts, why, who would be next, how sure, room for a decision."""
    mentees, mentors = _names(roster)
    labels = tuple(criterion.label for criterion in config.criteria)
    how_sure = rows_how_sure(roster, reasons, len(result.pairs))
    rows = tuple(
        (
            mentees[pair.mentee],
            pair.mentee,
            mentors[pair.mentor],
            pair.mentor,
            pair.score,
            *(pair.parts[label] for label in labels),
            reason(config, pair, told),
            None if told.runner_up is None else mentors[told.runner_up],
            told.runner_up_score,
            score_range(told),
            *sure,
            "locked" if pair.locked else None,
            None,
        )
        for pair, told, sure in zip(result.pairs, explanations, how_sure, strict=True)
    )
    more = () if reasons is None else HOW_SURE
    headings = (
        "Mentee",
        "Mentee ID",
        "Mentor",
        "Mentor ID",
        "Score",
        *(f"{label} (part)" if label in _FIXED else label for label in labels),
        "Reason",
        "Runner-up",
        "Runner-up score",
        "Score if blanks were filled",
        *more,
        "Locked",
        "Decision",
    )
    widths = (24, 28, 24, 28, 9, *(10 for _ in labels), 70, 24, 15, 16, *(40 for _ in more), 8, 14)
    return ReportTable("Pairings", headings, rows, widths)


def cohorts_table(config: Config, roster: Roster, result: Result) -> ReportTable:
    """One row a mentor: places, the names of the cohort, and the answers that cohorts are mixed by."""
    mentees, mentors = _names(roster)
    cohorts: defaultdict[str, list[str]] = defaultdict(list)
    for pair in result.pairs:
        cohorts[pair.mentor].append(mentees[pair.mentee])
    mixed = compositions(config, chosen_pairs(roster, result))
    rows = tuple(
        (
            mentors[mentor.mentor],
            mentor.mentor,
            mentor.load,
            mentor.min,
            mentor.capacity,
            joined(cohorts[mentor.mentor]) or None,
            *(_counts(of_mentor[idx]) for of_mentor in mixed.values()),
        )
        for idx, mentor in enumerate(result.mentors)
    )
    fixed = ("Mentor", "Mentor ID", "Mentees", "Minimum", "Capacity", "Cohort")
    headings = (*fixed, *(f"{heading} (answers)" if heading in fixed else heading for heading in mixed))
    return ReportTable("Cohorts", headings, rows, (24, 28, 9, 9, 9, 90, *(30 for _ in mixed)))


def unmatched_table(roster: Roster, result: Result) -> ReportTable:
    """One row a mentee who got fewer mentors than wanted: why, and what would help."""
    mentees, _ = _names(roster)
    rows = tuple(
        (
            mentees[entry.mentee],
            entry.mentee,
            entry.wanted,
            entry.got,
            why_unmatched(entry),
            remedy_unmatched(entry),
        )
        for entry in result.unmatched
    )
    headings = ("Mentee", "Mentee ID", "Wanted", "Got", "Reason", "What would help")
    return ReportTable("Unmatched", headings, rows, (24, 28, 9, 9, 70, 60))


def summary_table(config: Config, roster: Roster, result: Result) -> ReportTable:
    """Figures of the run, one a row, with those of the best total beside them."""
    measures = result.measures
    mentees, _ = _names(roster)
    rows: list[tuple[Value, ...]] = [
        ("Programme", config.name, None, None),
        ("Status", str(result.status), None, status_told(result)),
    ]
    if result.engine is not None:
        rows.append(("Engine", result.engine.name, None, result.engine.why))
    if result.at is not None:
        rows.append(("Point", result.at["point"], None, "of the trade-off, with its priorities and limits"))
    rows += [
        (figure.name, figure.value, figure.best_total, figure.note)
        for figure in chain(
            place_figures(measures), score_figures(measures), standing_figures(measures, mentees)
        )
    ]
    rows += [
        (f"{figure.about}: {figure.name}", figure.value, figure.best_total, figure.note)
        for figure in choice_figures(measures)
    ]
    price = price_told(measures)
    rows += [] if price is None else [("Price", None, None, price)]
    for stage in result.stages:
        told = measured_told(stage, with_history="standings" in measures)
        rows.append((f"Priority {stage.name}", reached_told(stage), None, f"{told}; {proof_told(stage)}"))
    ties = "only one optimum is left" if result.ties == "proved" else "another optimum may exist"
    rows += [
        ("Ties", result.ties, None, f"decided by the seed {result.seed}; {ties}"),
        ("Resolution", result.resolution, None, "points that make a score of 1; each part is rounded to one"),
        ("Version", result.versions["pairforge"], None, None),
        ("Config", result.config_sha256, None, "SHA-256"),
        ("Roster", result.roster_sha256, None, "SHA-256"),
    ]
    rows += [
        ("Input", source["path"], None, f"{source['role']}; SHA-256 {source['sha256']}")
        for source in result.inputs
    ]
    rows += [("Notice", notice.what, None, notice.file) for notice in assumed_told(roster)]
    rows += [("Repairs", told, None, "see the sheet Repairs") for told in others_counted(roster)]
    return ReportTable("Summary", ("What", "Value", "Best total", "Note"), tuple(rows), (26, 40, 12, 90))


def repairs_table(roster: Roster) -> ReportTable | None:
    """One row for each thing that the coordinator should know about the input; None if there is nothing."""
    rows = tuple(
        (KIND_WORDS[notice.kind], notice.what, notice.file, place_within_file(notice))
        for notice in roster.notices
    )
    headings = ("Kind", "What", "File", "Place")
    return ReportTable("Repairs", headings, rows, (24, 90, 28, 36)) if rows else None


def _counts(answers: Mapping[str, int]) -> str | None:
    """How many gave each answer."""
    return ", ".join(f"{answer}: {count}" for answer, count in answers.items()) or None


def _names(roster: Roster) -> tuple[dict[str, str], dict[str, str]]:
    return (
        dict(zip(roster.mentees.ids, roster.mentees.names, strict=True)),
        dict(zip(roster.mentors.ids, roster.mentors.names, strict=True)),
    )
