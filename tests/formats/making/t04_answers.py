"""Rows that were sent twice, left half filled, or dated by a serial number."""

from __future__ import annotations

from tests.formats.making.base import Cells, config, expected, people, shape
from tests.formats.making.shape import Shape
from tests.formats.making.writing import spoil, text_file

_ANSWERED = ", answered: Completed"


def make() -> list[Shape]:
    """One folder a trouble."""
    return [_answered_twice(), _identical_rows(), _serial_dates(), _half_filled()]


def _stamped(grid: Cells, stamps: list[str]) -> Cells:
    return [["Completed", *grid[0]], *([stamp, *row] for stamp, row in zip(stamps, grid[1:], strict=True))]


def _twice(grid: Cells, stamps: list[str]) -> tuple[Cells, Cells]:
    """The rows with two of them answered again, the later answer first; and the people that are meant."""
    changed = [*grid[2][:3], "Marketing", *grid[2][4:]]
    meant = [*grid[:2], changed, *grid[3:]]
    return _stamped([grid[0], changed, *grid[1:]], [stamps[-1], *stamps[:-1]]), meant


def _german(count: int) -> list[str]:
    return [f"{3 + 2 * idx:02}.11.2026 {8 + idx}:{5 * idx % 60:02}" for idx in range(count)]


def _serials(count: int) -> list[str]:
    return [f"{46270 + 0.73 * idx:.5f}".rstrip("0") for idx in range(count)]


def _answered_twice() -> Shape:
    mentors, mentees = people()
    rows, meant = _twice(mentors, _german(11))
    others, also = _twice(mentees, _german(13))
    bad = spoil(rows, {(2, "Completed"): rows[3][0]})
    return shape(
        "files_answered_twice",
        config("The latest answer of each person counts.", "mentors.csv", mentor_keys=_ANSWERED),
        {"mentors.csv": text_file(rows, ";"), "mentees.csv": text_file(others, ";")},
        {
            "mentors.csv": text_file(bad, ";"),
            "config.yaml": config(
                "No word on who answered when.", "mentors.csv", mentor_keys=_ANSWERED, mentee_keys=""
            ).encode(),
        },
        roster=expected(meant, also),
    )


def _identical_rows() -> Shape:
    mentors, mentees = people()
    return shape(
        "files_identical_rows",
        config("A row that stands twice, the same in every cell, is one.", "mentors.csv"),
        {
            "mentors.csv": text_file([*mentors, mentors[4]]),
            "mentees.csv": text_file([*mentees, mentees[1], mentees[1]]),
        },
        {"mentors.csv": text_file([*mentors, [*mentors[4][:6], 5]])},
    )


def _serial_dates() -> Shape:
    mentors, mentees = people()
    rows, meant = _twice(mentors, _serials(11))
    others, also = _twice(mentees, _serials(13))
    bad = spoil(rows, {(2, "Completed"): "last week", (4, "Completed"): ""})
    return shape(
        "files_serial_dates",
        config("Dates are serial numbers such as 46270.73.", "mentors.csv", mentor_keys=_ANSWERED),
        {"mentors.csv": text_file(rows), "mentees.csv": text_file(others)},
        {"mentors.csv": text_file(bad)},
        roster=expected(meant, also),
    )


def _half_filled() -> Shape:
    mentors, mentees = people()
    found, others = expected(mentors, mentees)
    grid = [list(row) for row in mentors]
    grid[3][6], found[grid[3][0]]["capacity"] = "", 1
    grid[5][3], found[grid[5][0]]["Department"] = "", ""
    rows = [list(row) for row in mentees]
    for row in rows[4:6]:
        row[4:] = ["", ""]
        others[row[0]] |= {"Goals": [], "Years": None}
    short = text_file(rows).replace(b",,\r\n", b"\r\n")
    told = config("Some left the second half blank.", "mentors.csv").replace(
        "capacity: Seats", "capacity: {column: Seats, blank: 1}"
    )
    bad = spoil(rows, {(3, "ID"): "", (7, "ID"): rows[1][0]})
    return shape(
        "files_half_filled",
        told,
        {"mentors.csv": text_file(grid), "mentees.csv": short},
        {"mentees.csv": text_file(bad), "config.yaml": config("Blank seats.", "mentors.csv").encode()},
        first_rows={"mentors.csv": 2},
        roster=(found, others),
    )
