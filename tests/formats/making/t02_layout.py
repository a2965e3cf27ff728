"""Titles, blank rows and columns, sheets, merged cells and headings that are hard to tell apart."""

from __future__ import annotations

from tests.formats.making.base import Cells, config, expected, people, shape
from tests.formats.making.shape import Shape
from tests.formats.making.writing import Sheet, spoil, text_file, workbook

_TITLE = [["Mentoring 2026/27: sign-ups"], ["Export of 1 September, for the programme office only"], []]


def make() -> list[Shape]:
    """One folder a layout."""
    return [
        *_titles(),
        _blank_rows_and_columns(),
        _hidden_sheets(),
        _merged_cells(),
        _duplicate_headings(),
        _renamed_headings(),
    ]


def _titles() -> list[Shape]:
    mentors, mentees = people()
    needed = config(
        "Titles stand above the headings, which are in row 4.", "mentors.csv", mentor_keys=", heading_row: 4"
    )
    lacking = config("Titles stand above the headings.", "mentors.csv").encode()
    width = [[*row, *[""] * (7 - len(row))] for row in _TITLE]
    books = [
        workbook({"Sign-ups": Sheet([*_TITLE, *grid], merged=((f"A1:{end}1", _TITLE[0][0]),))})
        for grid, end in ((mentors, "G"), (mentees, "F"))
    ]
    return [
        shape(
            "files_title_rows",
            needed,
            {
                "mentors.csv": text_file([*width, *mentors]),
                "mentees.csv": text_file([*(row[:6] for row in width), *mentees]),
            },
            {"config.yaml": lacking},
            first_rows={"mentors.csv": 5, "mentees.csv": 5},
        ),
        shape(
            "files_merged_title",
            needed.replace(".csv", ".xlsx"),
            {"mentors.xlsx": books[0], "mentees.xlsx": books[1]},
            {"config.yaml": lacking.replace(b".csv", b".xlsx")},
            first_rows={"mentors.xlsx": 5, "mentees.xlsx": 5},
        ),
    ]


def _with_gaps(grid: Cells) -> Cells:
    rows = [["", *row[:3], "", *row[3:]] for row in grid]
    return [[], [], *rows[:4], [], *rows[4:7], ["", " "], *rows[7:], [], []]


def _blank_rows_and_columns() -> Shape:
    mentors, mentees = people()
    bad = spoil(_with_gaps(mentors), {(8, 1): "", (6, 8): "two of us"})
    return shape(
        "files_blank_rows_and_columns",
        config("Blank rows and columns before and between the answers.", "mentors.xlsx"),
        {
            "mentors.xlsx": workbook({"Sheet1": _with_gaps(mentors)}),
            "mentees.xlsx": workbook({"Sheet1": _with_gaps(mentees)}),
        },
        {"mentors.xlsx": workbook({"Sheet1": bad})},
        first_rows={},
    )


def _hidden_sheets() -> Shape:
    mentors, mentees = people()
    hidden = Sheet([["Finance", "Marketing"], ["old", "older"]], hidden=True)
    return shape(
        "files_hidden_sheets",
        config("An empty sheet and a hidden one stand beside the answers.", "mentors.xlsx"),
        {
            "mentors.xlsx": workbook({"Sheet1": [], "Lists": hidden, "Mentors": mentors}),
            "mentees.xlsx": workbook({"Mentees": mentees, "Lists": hidden, "Sheet3": []}),
        },
        {
            "mentors.xlsx": workbook({"Mentors": mentors, "Mentors (2)": mentors[:4]}),
            "mentees.xlsx": workbook({"Sheet2": [], "Mentees": Sheet(mentees, hidden=True)}),
        },
        first_rows={"mentors.xlsx#Mentors": 2, "mentees.xlsx#Mentees": 2},
    )


def _merged_cells() -> Shape:
    mentors, mentees = people()
    grid = [mentors[0], *sorted(mentors[1:], key=lambda row: row[3])]
    for row in grid[2:4]:
        row[3] = grid[1][3]
    roster = expected(grid, mentees)
    cells = [list(row) for row in grid]
    cells[2][3] = cells[3][3] = ""
    merged = Sheet(cells, merged=(("D2:D4", grid[1][3]),))
    needed = config("One department is merged over three rows.", "mentors.xlsx", mentor_keys=", merged: fill")
    return shape(
        "files_merged_cells",
        needed.replace("name: Name, merged: fill}", "name: Name}"),
        {"mentors.xlsx": workbook({"Mentors": merged}), "mentees.xlsx": workbook({"Mentees": mentees})},
        {"config.yaml": needed.replace(", merged: fill", "").encode()},
        first_rows={"mentees.xlsx": 2},
        roster=roster,
    )


def _duplicate_headings() -> Shape:
    mentors, mentees = people()
    told = config("Two questions have the heading Years: at the firm, and in all.", "mentors.csv")
    needed = told.replace(
        "kind: closeness, column: Years", 'kind: closeness, mentee: Years, mentor: "Years #2"'
    )
    heads = [*mentors[0][:3], "Years", *mentors[0][3:]]
    grid = [heads, *([*row[:3], 2.5, *row[3:]] for row in mentors[1:])]
    found, others = expected(mentors, mentees)
    found = {
        number: {("Years #2" if key == "Years" else key): value for key, value in person.items()}
        for number, person in found.items()
    }
    return shape(
        "files_duplicate_headings",
        needed,
        {"mentors.csv": text_file(grid), "mentees.csv": text_file(mentees)},
        {"config.yaml": told.encode()},
        roster=(found, others),
    )


def _renamed_headings() -> Shape:
    mentors, mentees = people()
    heads = ["ID:", "name", "E-MAIL", "Department (Copy)", "Expertise *", "Years\u00a0", "  Seats"]
    bad = ["ID", "Name", "E-mail adress", "Departments", "Experience in", "Years", "Seat"]
    return shape(
        "files_renamed_headings",
        config("Headings that were copied, capitalized or have a colon are the same.", "mentors.csv"),
        {
            "mentors.csv": text_file([heads, *mentors[1:]]),
            "mentees.csv": text_file(
                [["Id", "NAME ", "E-mail :", "DEPARTMENT", "Goals", "years"], *mentees[1:]]
            ),
        },
        {"mentors.csv": text_file([bad, *mentors[1:]])},
    )
