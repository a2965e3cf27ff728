"""Consent, vetoes, conflicts, reporting lines and common hours from files to a proved, audited answer."""

from __future__ import annotations

import pytest

from pairforge import load_config, solve
from pairforge.reporting.words import why_unmatched

MENTORS = """\
Email,Name,Manager,I agree to be matched,Anyone you would rather not,Zone,Free [Mon 9-10],Free [Tue 14-15]
ana@x,Ana Lima,Grace Top,Yes,,Europe/Berlin,x,
bob@x,Bob Orr,ana@x,Yes,Eva Kim,UTC+1,,x
cy@x,Cy Dee,Grace Top,No,,Europe/Berlin,x,x
"""
MENTEES = """\
Email,Name,Manager,I agree to be matched,Anyone you would rather not,Zone,Free [Mon 9-10],Free [Tue 14-15]
dan@x,Dan Poe,Bob Orr,Yes,,Europe/Berlin,x,x
eva@x,Eva Kim,Grace Top,Yes,Zoe Outside,Europe/Berlin,x,
fay@x,Fay Ray,Grace Top,,,Europe/Berlin,x,x
gil@x,Gil Ono,Grace Top,Yes,,Europe/London,,x
"""
CONFIG = """\
version: 1
mentors: {file: mentors.csv, id: Email, columns: {Free: {ticks: Free}}}
mentees: {file: mentees.csv, id: Email, columns: {Free: {ticks: Free}}}
criteria:
  - {kind: meeting_time, column: Free, zone: Zone, week: 2026-12-07, weight: 2}
  - {kind: network, manager: Manager}
rules:
  - {kind: consent, column: I agree to be matched, values: ["Yes"]}
  - {kind: reporting_line, manager: Manager}
  - {kind: veto, mentee: Anyone you would rather not, mentor: Anyone you would rather not}
"""


@pytest.fixture
def solved(programme):
    """Solve the programme above, with more lines in its config."""

    def run(more=""):
        return solve(load_config(programme(MENTORS, MENTEES, CONFIG + more)))

    return run


def pairs(result):
    """The pairs by id."""
    return {(pair.mentee, pair.mentor) for pair in result.pairs}


def test_who_is_matched(solved):
    """Nobody without consent, above or below them, or whom somebody would rather not have."""
    result = solved()
    assert pairs(result) == {("eva@x", "ana@x"), ("gil@x", "bob@x")}
    told = {reason.mentee: why_unmatched(reason) for reason in result.unmatched}
    assert told["fay@x"] == "By the rules no mentor is eligible: no consent (3)."
    reasons = {reason.mentee: reason.reason for reason in result.unmatched}
    assert reasons["fay@x"].rules == {"consent": 3}
    assert set(reasons["dan@x"].rules) == {"consent", "reporting_line"}


def test_with_common_hours_as_a_rule(solved):
    """In London it is an hour earlier: whoever is free at the same clock time there cannot meet."""
    result = solved("  - {kind: meet, column: Free, zone: Zone, week: 2026-12-07}\n")
    assert pairs(result) == {("eva@x", "ana@x")}


def test_with_a_conflict(solved):
    """People of one group are not matched."""
    result = solved("  - {kind: conflict, people: [Eva Kim, ana@x]}\n")
    assert ("eva@x", "ana@x") not in pairs(result)
