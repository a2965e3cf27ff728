"""The soft rules that are broken, in words and as a sheet."""

from __future__ import annotations

from pairforge.config import Config
from pairforge.pairing import BrokenBy, Result, SoftBreak
from pairforge.reporting.tables import ReportTable
from pairforge.reporting.words import counted, people_told
from pairforge.roster import Roster

_MOST_TOLD = 6


def soft_breaks_lines(config: Config, roster: Roster, result: Result) -> list[str]:
    """What is broken and what it costs, the first few of many; nothing where no rule is soft."""
    if all(rule.hard for rule in config.cohorts):
        return []
    if not result.soft_breaks:
        return ["all are kept"]
    price = sum(broken.price for broken in result.soft_breaks)
    count = counted(len(result.soft_breaks), "break, which costs", "breaks, which together cost")
    lines = [f"{count} {price}:"]
    lines += [
        f"Rule `{broken.rule}`: {soft_break_told(broken, roster)}"
        for broken in result.soft_breaks[:_MOST_TOLD]
    ]
    more = len(result.soft_breaks) - _MOST_TOLD
    return [*lines, *([f"and {more} more, in the workbook"] if more > 0 else [])]


def soft_breaks_table(roster: Roster, result: Result) -> ReportTable | None:
    """One row a break, with its price; None where nothing is broken."""
    names = dict(zip(roster.mentors.ids, roster.mentors.names, strict=True))
    rows = tuple(
        (
            broken.rule,
            None if broken.mentor is None else names[broken.mentor],
            broken.mentor,
            soft_break_told(broken, roster),
            broken.amount,
            broken.price,
        )
        for broken in result.soft_breaks
    )
    headings = ("Rule", "Mentor", "Mentor ID", "What is broken", "Amount", "Price")
    return ReportTable("Soft rules", headings, rows, (40, 24, 28, 80, 9, 9)) if rows else None


def soft_break_told(broken: SoftBreak, roster: Roster) -> str:
    """What a break is, as a clause with the people by name."""
    people = people_told(broken.people, roster, "mentee", with_ids=False)
    if broken.by is BrokenBy.PARTED:
        return f"{people} do not have the same mentor"
    mentor = people_told(() if broken.mentor is None else (broken.mentor,), roster, "mentor", with_ids=False)
    if broken.by is BrokenBy.MET:
        return f"{people} all have {mentor}" if len(broken.people) > 2 else f"{people} both have {mentor}"
    group = f"{mentor}'s group"
    if broken.by is BrokenBy.ALONE:
        return f"{group} has only one of {_quoted(broken.value)}"
    if broken.by is BrokenBy.ODD:
        return f"{group} has {counted(broken.count or 0, 'mentee', 'mentees')}, which is an odd number"
    if broken.by is BrokenBy.TOO_ALIKE:
        answers = counted(broken.count or 0, "answer", "different answers")
        return f"{group} has {answers}, {_missing(broken.amount)}"
    if broken.value is None:
        has = counted(broken.count, "mentee", "mentees") if broken.count else "nobody"
    else:
        has = f"{broken.count or 'nobody'} of {_quoted(broken.value)}"
    too = f"{broken.amount} too many" if broken.by is BrokenBy.TOO_MANY else _missing(broken.amount)
    return f"{group} has {has}, {too}"


def _missing(amount: int) -> str:
    return counted(amount, "is missing", "are missing")


def _quoted(value: str | None) -> str:
    return f'"{value}"'
