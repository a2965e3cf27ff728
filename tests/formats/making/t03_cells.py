"""Cells that do not hold what they seem to: formulas, errors, odd spaces, ids that look like numbers."""

from __future__ import annotations

import io
import unicodedata

import pandas as pd
from tests.formats.making.base import Cells, config, expected, people, shape
from tests.formats.making.shape import Shape
from tests.formats.making.writing import Formula, spoil, text_file, workbook, zip_of


def make() -> list[Shape]:
    """One folder a kind of cell."""
    return [
        _formulas(),
        *_error_cells(),
        _numbers_as_text(),
        _leading_zeros(),
        _odd_spaces_and_digits(),
        _right_to_left(),
        _ods(),
    ]


def _formulas() -> Shape:
    mentors, mentees = people()
    grid = [[*mentors[0][:6], "Teams", "Per team", "Seats"]]
    for number, row in enumerate(mentors[1:], start=2):
        seats = Formula(f"=G{number}*H{number}", row[6])
        name = Formula(f'="{row[1].split(" ")[0]}" & " " & "{row[1].split(" ", 1)[1]}"', row[1])
        grid.append([row[0], name, *row[2:6], 1, row[6], seats])
    bad = spoil(
        grid,
        {
            (3, "Seats"): Formula("=G3*Z3", "#REF!"),
            (4, "Name"): Formula("=VLOOKUP(A4,X1:Y2,2)", "#N/A"),
            (5, "Seats"): Formula("=H5/0.8", 1.25),
            (6, "Teams"): Formula("=1/0", "#DIV/0!"),
        },
    )
    return shape(
        "files_formulas",
        config("Seats and names are formulas.", "mentors.xlsx"),
        {"mentors.xlsx": workbook({"Mentors": grid}), "mentees.xlsx": workbook({"Mentees": mentees})},
        {"mentors.xlsx": workbook({"Mentors": bad})},
        first_rows={},
    )


def _with_notes(grid: Cells, error: object) -> Cells:
    return [
        [*grid[0], "Notes of the office"],
        *([*row, "" if idx % 3 else error] for idx, row in enumerate(grid[1:])),
    ]


def _error_cells() -> list[Shape]:
    mentors, mentees = people()
    unavailable, broken = Formula("=NA()", "#N/A"), Formula("=#REF!", "#REF!")
    bad_places = {
        (3, "Department"): unavailable,
        (5, "Expertise"): broken,
        (6, "Seats"): Formula("=1/0", "#DIV/0!"),
    }
    told = {place: formula.value for place, formula in bad_places.items()}
    return [
        shape(
            "files_error_cells",
            config("Errors in a column that nobody reads do no harm.", "mentors.xlsx"),
            {
                "mentors.xlsx": workbook({"Mentors": _with_notes(mentors, unavailable)}),
                "mentees.xlsx": workbook({"Mentees": _with_notes(mentees, broken)}),
            },
            {
                "mentors.xlsx": workbook({"Mentors": spoil(_with_notes(mentors, unavailable), bad_places)}),
                "mentees.xlsx": workbook(
                    {
                        "Mentees": spoil(
                            mentees, {(4, "Years"): Formula("=X1", "#NAME?"), (7, "ID"): unavailable}
                        )
                    }
                ),
            },
        ),
        shape(
            "files_error_cells_csv",
            config("Errors that a spreadsheet program wrote into CSV.", "mentors.csv"),
            {
                "mentors.csv": text_file(_with_notes(mentors, "#N/A")),
                "mentees.csv": text_file(_with_notes(mentees, "#REF!")),
            },
            {
                "mentors.csv": text_file(spoil(_with_notes(mentors, "#N/A"), told)),
                "mentees.csv": text_file(spoil(mentees, {(4, "Years"): "#NAME?", (7, "ID"): "#N/A"})),
            },
        ),
    ]


def _numbers_as_text() -> Shape:
    mentors, mentees = people()
    texts = [[str(cell) for cell in row] for row in mentors]
    grid = [texts[0], *([*row[:6], f" {row[6]} "] for row in texts[1:])]
    bad = spoil(grid, {(2, "Years"): "12,5", (4, "Years"): "1 2", (6, "Seats"): "'2"})
    return shape(
        "files_numbers_as_text",
        config("Numbers are stored as text.", "mentors.xlsx"),
        {
            "mentors.xlsx": workbook({"Mentors": grid}),
            "mentees.xlsx": workbook({"Mentees": [[str(cell) for cell in row] for row in mentees]}),
        },
        {"mentors.xlsx": workbook({"Mentors": bad})},
    )


def _leading_zeros() -> Shape:
    mentors, mentees = people()
    left, right = mentees[3][0], mentors[1][0]
    never = "rules:\n  - {kind: never, file: never.csv, mentee: mentee, mentor: mentor}\n"
    pairs = [["mentee", "mentor"], [left, right], [mentees[5][0], mentors[2][0]]]
    bad_pairs = [*pairs, [left, right.lstrip("0")], [str(int(mentees[4][0])) + ".0", mentors[2][0]]]
    return shape(
        "files_leading_zeros",
        config("Ids such as 007 stay what they are.", "mentors.csv", "mentees.xlsx", more=never),
        {
            "mentors.csv": text_file(mentors),
            "mentees.xlsx": workbook({"Mentees": mentees}),
            "never.csv": text_file(pairs),
        },
        {"never.csv": text_file(bad_pairs)},
        pairs={"never": pairs[1:]},
    )


def _odd_spaces_and_digits() -> Shape:
    mentors, mentees = people()
    wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
    grid = [["ID", "Name", "E-mail\u00a0", "Depart\u00adment", "Expertise", "Years", "Seats"]]
    for idx, row in enumerate(mentors[1:]):
        number, name, email, department, skills, years, seats = row
        name = [name, name.replace(" ", "\u00a0"), f"{name}\n", name.replace(" ", "  "), f"\u200b{name}"][
            idx % 5
        ]
        skills = skills.replace("; ", [";\u00a0", " ;", "; "][idx % 3])
        department = [f"{department}\u00a0", f" {department}"][idx % 2]
        grid.append(
            [
                number,
                name,
                f"{email}\t",
                department,
                skills,
                str(years).translate(wide),
                str(seats).translate(wide),
            ]
        )
    other = [mentees[0], *([*row[:4], row[4].replace("; ", "\n"), row[5]] for row in mentees[1:])]
    bad = spoil(grid, {(3, "Seats"): "２ｘ", (5, "Years"): "１２，５"})
    return shape(
        "files_odd_spaces_and_digits",
        config("Non-breaking spaces, full-width digits and line breaks in cells.", "mentors.csv"),
        {"mentors.csv": text_file(grid), "mentees.csv": text_file(other)},
        {"mentors.csv": text_file(bad)},
        first_rows={"mentors.csv": 2, "mentees.csv": 2},
    )


def _right_to_left() -> Shape:
    mentors, mentees = people()
    elders = ["ليلى حدّاد", "נועה לוי", "سامي الخطيب", "Zoë Müller", "דניאל כהן"]
    for row, name in zip(mentors[1:], elders, strict=False):
        row[1] = name
    mentors[2][3], mentees[1][3] = "المالية", "المالية"
    wishes = [elders[3], elders[0], elders[1], "", elders[2], elders[4]]
    ids = {row[1]: row[0] for row in mentors[1:]}
    grid = [[*mentees[0], "First choice"]]
    found, others = expected(mentors, mentees)
    for idx, row in enumerate(mentees[1:]):
        wish = wishes[idx % 6]
        form = "NFD" if idx % 2 == 0 else "NFC"
        marked = f"\u200f{wish}\u200e" if idx % 3 == 1 and wish else wish
        grid.append([*row, unicodedata.normalize(form, marked)])
        others[row[0]]["First choice"] = [ids[wish]] if wish else []
    told = config("Arabic, Hebrew and accents in two parts; names are found all the same.", "mentors.csv")
    told += "  - {name: wishes, kind: ranking, by: mentee, columns: First choice, weight: 3}\n"
    bad = spoil(
        grid,
        {(2, "First choice"): "Zöe Muller", (3, "First choice"): "ليلى حداذ", (4, "First choice"): "נועה"},
    )
    return shape(
        "files_right_to_left",
        told,
        {"mentors.csv": text_file(mentors), "mentees.csv": text_file(grid)},
        {"mentees.csv": text_file(bad)},
        roster=(found, others),
        criteria=4,
    )


def _open_document(name: str, grid: Cells) -> bytes:
    file = io.BytesIO()
    frame = pd.DataFrame(grid, dtype=object)
    frame.to_excel(file, sheet_name=name, header=False, index=False, engine="odf")
    return zip_of(file.getvalue())


def _ods() -> Shape:
    mentors, mentees = people()
    bad = spoil(mentors, {(3, "Seats"): "lots", (4, "ID"): "", (5, "Department"): "#N/A"})
    return shape(
        "files_ods",
        config("Workbooks of LibreOffice.", "mentors.ods"),
        {
            "mentors.ods": _open_document("Mentors", mentors),
            "mentees.ods": _open_document("Mentees", mentees),
        },
        {"mentors.ods": _open_document("Mentors", bad)},
        first_rows={},
    )
