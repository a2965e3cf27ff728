"""What a check found out, in sentences: what it is, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pairforge.advice.answers import ColumnCheck
from pairforge.advice.check import Check
from pairforge.advice.criteria import CriterionCheck
from pairforge.advice.rules import RuleCheck
from pairforge.config.proposals import merged_proposals
from pairforge.errors import Trouble
from pairforge.reporting.check_people import Finding, partners_found, shortage_found
from pairforge.reporting.words import clash_told, counted, joined, rule_told
from pairforge.roster import Notice, Roster

_REMEDY_OF_NOTICE: Mapping[str, str] = {
    "assumed": "Nothing, if that is so; otherwise say in the config what is meant.",
    "repaired": "If that is not what was meant, correct the answer in the file.",
    "dropped": "Nothing, if that is right; otherwise correct the file.",
    "outside": "If they should take part, add them to the file.",
    "proposal": "To keep it for next time, write it into the config.",
}
_MUCH = 0.5


def verdict_told(check: Check, found: tuple[Finding, ...]) -> str:
    """Whether it can work, in a sentence."""
    if check.clashes:
        return "This cannot work yet: what is asked for cannot all hold."
    points = sum(finding.level == "warning" for finding in found)
    if points:
        return f"This can work, but look at {counted(points, 'point', 'points')} first."
    return "Nothing stands in the way of a matching."


def places_told(check: Check) -> str:
    """How many places can be filled at most."""
    seats = check.seats
    if seats.fillable == seats.wanted:
        return f"The rules leave room for all {counted(seats.wanted, 'place', 'places')} wanted."
    return f"At most {seats.fillable} of {counted(seats.wanted, 'place', 'places')} wanted can be filled."


def findings(check: Check, roster: Roster) -> tuple[Finding, ...]:
    """Everything worth a look, warnings first, in the order in which it matters."""
    found = [
        *(Finding("warning", "conflict", *_parted(clash_told(clash, roster))) for clash in check.clashes),
        *map(_proposal, check.proposals),
        *_seats(check),
        *(shortage_found(group, roster) for group in check.shortages),
        *partners_found(check.partners, roster),
        *(finding for criterion in check.criteria for finding in _criterion(criterion)),
        *(finding for rule in check.rules for finding in _rule(rule)),
        *(finding for column in check.columns for finding in _column(column)),
        *map(_notice, check.notices),
    ]
    return tuple(sorted(found, key=lambda finding: finding.level != "warning"))


def to_paste(check: Check) -> str:
    """All open proposals as one piece of YAML for the config; empty if there are none."""
    return merged_proposals(check.proposals)


def is_notice(finding: Finding) -> bool:
    """Whether it is about how the input was read."""
    return finding.topic in _REMEDY_OF_NOTICE


def criterion_told(criterion: CriterionCheck) -> str:
    """What is the matter with a criterion, in a sentence; empty if nothing is."""
    if criterion.finding == "empty":
        return f'"{criterion.criterion}" is blank for every eligible pair, so it tells nobody apart.'
    if criterion.finding == "constant":
        value = f"{criterion.lowest:.2f}"
        return f'"{criterion.criterion}" is {value} for every eligible pair, so it tells nobody apart.'
    if criterion.finding == "unweighted":
        return f'"{criterion.criterion}" has the weight 0, so it counts for nothing.'
    if criterion.same_as is not None:
        return f'"{criterion.criterion}" has the same value as "{criterion.same_as}" for every eligible pair.'
    if criterion.finding == "tie_break":
        return f'"{criterion.criterion}" only decides between pairs that are equal in all other criteria.'
    return ""


def remedy_of_notice(notice: Notice) -> str:
    """What to do about a notice."""
    return _REMEDY_OF_NOTICE[notice.kind]


def _parted(told: str) -> tuple[str, str]:
    """A sentence or more, and the last one, which says what to do."""
    what, _, remedy = told.rpartition(". ")
    return f"{what}.", remedy


def _proposal(trouble: Trouble) -> Finding:
    where = f"{trouble.place}: " if trouble.place else ""
    return Finding("warning", "proposal", f"{where}{trouble.what}", trouble.remedy, trouble.proposal)


def _seats(check: Check) -> Iterator[Finding]:
    seats = check.seats
    if seats.seats < seats.wanted:
        wanted = counted(seats.wanted, "place is", "places are")
        yield Finding(
            "warning",
            "seats",
            f"{wanted} wanted, but the mentors have {counted(seats.seats, 'seat', 'seats')}.",
            f"Find {counted(seats.wanted - seats.seats, 'more seat', 'more seats')}, "
            "or expect as many places to stay empty.",
        )


def _criterion(criterion: CriterionCheck) -> Iterator[Finding]:
    told = criterion_told(criterion)
    if criterion.finding in ("empty", "constant"):
        yield Finding("warning", "criterion", told, "Check its columns, or remove it.")
    elif criterion.same_as is not None:
        yield Finding("warning", "criterion", told, "Remove one of them, or check their columns.")
    elif criterion.finding == "tie_break":
        yield Finding("note", "criterion", told, "Nothing, if that is meant; otherwise raise its weight.")
    elif criterion.finding == "unweighted":
        yield Finding("note", "criterion", told, "Nothing, if that is meant; otherwise give it a weight.")


def _rule(rule: RuleCheck) -> Iterator[Finding]:
    if not rule.excluded and rule.pairs:
        yield Finding(
            "note",
            "rule",
            f'The rule "{rule_told(rule.rule)}" excludes no pair.',
            "Nothing, if that is meant; otherwise check its columns.",
        )
    elif rule.excluded > _MUCH * rule.pairs:
        yield Finding(
            "note",
            "rule",
            f'The rule "{rule_told(rule.rule)}" excludes {rule.excluded} of {rule.pairs} pairs '
            f"({rule.excluded / rule.pairs:.0%}), {rule.only_by_it} of which no other rule excludes.",
            "If that is more than was meant, relax it, or make it a criterion.",
        )


def _column(column: ColumnCheck) -> Iterator[Finding]:
    if column.blank and column.blank >= _MUCH * column.people:
        yield Finding(
            "note",
            "column",
            f"{_headings(column.columns)} {'is' if len(column.columns) == 1 else 'are'} blank for "
            f"{column.blank} of {counted(column.people, column.side, f'{column.side}s')}.",
            "Ask them to complete it, or use another column.",
        )


def _headings(columns: tuple[str, ...]) -> str:
    return joined([f'"{column}"' for column in columns])


def _notice(notice: Notice) -> Finding:
    where = notice.place or notice.file
    what = f"{where}: {notice.what}" if where else notice.what
    return Finding("note", notice.kind, what, remedy_of_notice(notice))
