"""The tables of the page that ``check`` writes."""

from __future__ import annotations

from pairforge.advice.check import Check
from pairforge.config import Side
from pairforge.reporting.check_people import answers_told
from pairforge.reporting.check_words import criterion_told, remedy_of_notice
from pairforge.reporting.notices import KIND_WORDS
from pairforge.reporting.tables import ReportTable
from pairforge.reporting.words import people_told, rule_told, rules_told
from pairforge.roster import Roster


def check_tables(check: Check, roster: Roster) -> tuple[ReportTable, ...]:
    """All tables that have a row."""
    tables = (
        _shortages(check, roster),
        _partners(check, roster),
        _criteria(check),
        _rules(check),
        _columns(check),
        _notices(check),
    )
    return tuple(table for table in tables if table.rows)


def _shortages(check: Check, roster: Roster) -> ReportTable:
    rows = tuple(
        (
            "all rules together" if group.rule is None else rule_told(group.rule),
            group.needed,
            group.seats,
            len(group.mentees),
            len(group.mentors),
            "; ".join(f"{answers.side}s: {answers_told(answers)}" for answers in group.answers) or None,
            people_told(group.mentees, roster, "mentee", with_ids=False),
        )
        for group in check.shortages
    )
    headings = ("Rule", "Places needed", "Seats", "Mentees", "Mentors", "Answers", "Who needs them")
    return ReportTable("Groups with too few seats", headings, rows, (24, 9, 9, 9, 9, 40, 60))


def _partners(check: Check, roster: Roster) -> ReportTable:
    others: dict[Side, Side] = {"mentee": "mentor", "mentor": "mentee"}
    rows = tuple(
        (
            people_told((entry.person,), roster, entry.side),
            entry.side,
            entry.eligible,
            None if entry.partner is None else people_told((entry.partner,), roster, others[entry.side]),
            rules_told(entry.rules) or None,
        )
        for entry in check.partners
    )
    headings = ("Person", "Side", "Eligible", "The only one", "Excluded by (how many)")
    return ReportTable("People with few eligible partners", headings, rows, (40, 9, 9, 40, 60))


def _criteria(check: Check) -> ReportTable:
    rows = tuple(
        (
            criterion.criterion,
            criterion.weight,
            _rounded(criterion.lowest),
            _rounded(criterion.highest),
            _percent(criterion.blank, criterion.pairs),
            criterion_told(criterion) or None,
        )
        for criterion in check.criteria
    )
    headings = ("Criterion", "Weight", "Lowest value", "Highest value", "Pairs with a blank", "Finding")
    return ReportTable("Criteria, over all eligible pairs", headings, rows, (24, 9, 9, 9, 9, 60))


def _rules(check: Check) -> ReportTable:
    rows = tuple(
        (
            rule_told(rule.rule),
            rule.excluded,
            _percent(rule.excluded, rule.pairs),
            rule.only_by_it,
        )
        for rule in sorted(check.rules, key=lambda rule: -rule.excluded)
    )
    headings = ("Rule", "Pairs excluded", "Share of all pairs", "Excluded by no other rule")
    return ReportTable("Rules, and what they exclude", headings, rows, (40, 12, 12, 12))


def _columns(check: Check) -> ReportTable:
    rows = tuple(
        (
            ", ".join(column.columns),
            column.side,
            column.people,
            column.blank,
            _percent(column.blank, column.people),
        )
        for column in check.columns
    )
    headings = ("Column", "Side", "People", "Blank", "Share blank")
    return ReportTable("Columns, and how full they are", headings, rows, (40, 9, 9, 9, 9))


def _notices(check: Check) -> ReportTable:
    rows = tuple(
        (
            KIND_WORDS[notice.kind],
            notice.what,
            notice.place or notice.file,
            remedy_of_notice(notice),
        )
        for notice in check.notices
    )
    headings = ("What", "Which", "Where", "What to do")
    return ReportTable("What was repaired, left out or assumed", headings, rows, (14, 60, 30, 40))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _percent(part: int, whole: int) -> str | None:
    return f"{part / whole:.0%}" if whole else None
