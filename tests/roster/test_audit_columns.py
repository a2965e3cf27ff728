"""Columns that are only for the audit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pairforge.config import load_config
from pairforge.errors import InputError
from pairforge.roster import Roster, read_roster

MENTORS = [{"id": "M1", "Gender": "woman"}]
MENTEES = [{"id": "E1", "Age": 30}]


def test_an_audit_column_may_stand_on_either_side(roster_of: Callable[..., Roster]) -> None:
    """It has to be there once, is not read, and changes nothing of the roster."""
    with_audit = roster_of(MENTORS, MENTEES, {"audit": ["Gender", "Age"]})
    assert with_audit.sha256() == roster_of(MENTORS, MENTEES).sha256()


def test_an_audit_column_that_is_nowhere_is_refused(programme: Callable[..., Path]) -> None:
    """A heading that neither side has is a slip of the pen, and is told with its line."""
    path = programme(MENTORS, MENTEES, "audit:\n  - Gender\n  - Ages\n")
    with pytest.raises(InputError, match=r'There is no column "Ages"\. The config asks for it in line 3\.'):
        read_roster(load_config(path))
