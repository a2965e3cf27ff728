"""Workbooks: which sheet, which rows, what cells become, and files that are none."""

import io
import random
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from pairforge.config import TableSpec
from pairforge.errors import InputError
from pairforge.roster.tables.layout import table_of
from pairforge.roster.tables.workbook import read_workbook as read_grid


def read_workbook(content, file, sheet):
    """A sheet's table, laid out as it is without a word in the config."""
    return table_of(read_grid(content, file, sheet), TableSpec(file, sheet))


Sheets = Mapping[str, Sequence[Sequence[Any]]]


def xlsx(sheets: Sheets, hidden: Sequence[str] = (), state: str = "hidden") -> bytes:
    """A workbook of these sheets, cell by cell."""
    book = openpyxl.Workbook()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = state if name in hidden else "visible"
    del book["Sheet"]
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def ods(sheets: Sheets, hidden: Sequence[str] = ()) -> bytes:
    """The same as an OpenDocument spreadsheet; what is hidden is so by its table style."""
    content = io.BytesIO()
    with pd.ExcelWriter(content, engine="odf") as writer:
        for name, rows in sheets.items():
            grid = pd.DataFrame([list(row) for row in rows], dtype=object)
            grid.to_excel(writer, sheet_name=name, header=False, index=False)
    if not hidden:
        return content.getvalue()
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table">'
        f'<style:table-properties table:display="{shown}"/></style:style>'
        for name, shown in (("shown", "true"), ("hidden", "false"))
    )
    start, end = "<office:automatic-styles>", "</office:automatic-styles>"

    def hide(xml: bytes) -> bytes:
        text = xml.decode().replace("<office:automatic-styles/>", start + end).replace(end, styles + end)
        assert styles in text
        for name in sheets:
            look = "hidden" if name in hidden else "shown"
            text = text.replace(f'table:name="{name}"', f'table:name="{name}" table:style-name="{look}"')
        return text.encode()

    return with_part(content.getvalue(), "content.xml", hide)


def with_part(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A zipped file with one part changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == part else data)
    return made.getvalue()


PEOPLE = [["id", "capacity"], ["M1", 2], ["M2", 3]]
FORMATS = pytest.mark.parametrize("make", [xlsx, ods])


@FORMATS
def test_one_sheet(make):
    """A workbook of one sheet needs no name, whatever the sheet is called."""
    table = read_workbook(make({"Form Responses 1": PEOPLE}), "m.xlsx", None)
    assert table.headings == ("id", "capacity")
    assert (table.column(0), table.column(1)) == (["M1", "M2"], ["2", "3"])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2, "2"),
        (2.0, "2"),
        (2.5, "2.5"),
        ("007", "007"),
        ("2.0", "2.0"),
        ("NA", "NA"),
        ("None", "None"),
        (True, "TRUE"),
        (False, "FALSE"),
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2, 3, 4, 5), "2026-01-02 03:04:05"),
        (time(9, 30), "09:30:00"),
        (None, ""),
        ("line\nbreak", "line\nbreak"),
        (" spaces ", " spaces "),
    ],
)
def test_cells_as_text(value, text):
    """Numbers, truth values and dates come as they are shown; text is left alone."""
    assert read_workbook(xlsx({"S": [["id", "x"], ["M1", value]]}), "m.xlsx", None).column(1) == [text]


@pytest.mark.parametrize("columns", [1, 2])
@FORMATS
def test_rows_are_numbered_as_in_the_spreadsheet(make, columns):
    """Blank rows are left out but counted, also where there is only one column."""
    rows = [[None] * 2, [None] * 2, ["id", "n"], ["M1", 1], [None] * 2, [" ", ""], ["M2", 2]]
    table = read_workbook(make({"S": [row[:columns] for row in rows]}), "m.xlsx", None)
    assert table.column(0) == ["M1", "M2"]
    assert list(table.cells.index) == [4, 7]


@FORMATS
def test_several_sheets_need_a_name(make):
    """Two sheets with data cannot be told apart; the message lists them and says what to write."""
    content = make({"Mentors": PEOPLE, "Old": PEOPLE, "Notes": []})
    with pytest.raises(InputError, match='2 sheets with data: "Mentors", "Old"') as caught:
        read_workbook(content, "m.xlsx", None)
    assert "`sheet: NAME`" in caught.value.troubles[0].remedy


@FORMATS
def test_a_sheet_by_its_name(make):
    """The name decides; case and spaces around it make no difference."""
    content = make({"Mentors": PEOPLE, "Old": [["id"], ["M9"]]})
    assert read_workbook(content, "m.xlsx", " mentors").column(0) == ["M1", "M2"]
    assert read_workbook(content, "m.xlsx", "Old").column(0) == ["M9"]


@FORMATS
def test_a_sheet_that_is_not_there(make):
    """The nearest name is proposed and all are listed."""
    with pytest.raises(InputError, match='There is no sheet "Mentor"') as caught:
        read_workbook(make({"Mentors": PEOPLE, "Old": PEOPLE}), "m.xlsx", "Mentor")
    assert caught.value.troubles[0].remedy == 'Did you mean "Mentors"? The sheets are: "Mentors", "Old".'


@FORMATS
def test_everything_hidden(make):
    """Where no sheet that is shown holds anything, the hidden ones are named."""
    content = make({"Empty": [], "Mentors": PEOPLE}, hidden=["Mentors"])
    with pytest.raises(InputError, match=r'holds anything; hidden are: "Mentors"\. If one of them is meant'):
        read_workbook(content, "m.xlsx", None)


@FORMATS
def test_hidden_and_empty_sheets_are_passed_over(make):
    """The only visible sheet with data is the one; a hidden one can still be named."""
    content = make({"Lists": [["x"], ["1"]], "Empty": [], "Mentors": PEOPLE}, hidden=["Lists"])
    assert read_workbook(content, "m.xlsx", None).column(0) == ["M1", "M2"]
    assert read_workbook(content, "m.xlsx", "Lists").headings == ("x",)


def test_very_hidden_sheets_are_passed_over():
    """Excel can hide a sheet so that its menus do not show it; it is hidden all the same."""
    content = xlsx({"Lists": [["x"], ["1"]], "Mentors": PEOPLE}, hidden=["Lists"], state="veryHidden")
    assert read_workbook(content, "m.xlsx", None).column(0) == ["M1", "M2"]


@FORMATS
def test_a_workbook_without_anything(make):
    """Sheets without cells are a table without headings."""
    assert read_workbook(make({"S": [], "T": []}), "m.xlsx", None).headings == ()


def test_formulas_give_their_value():
    """A formula cell reads as the value that was last calculated."""

    def calculated(xml: bytes) -> bytes:
        assert b"<f>1+1</f><v />" in xml or b"<f>1+1</f><v></v>" in xml or b"<f>1+1</f><v/>" in xml
        for blank in (b"<v />", b"<v></v>", b"<v/>"):
            xml = xml.replace(b"<f>1+1</f>" + blank, b"<f>1+1</f><v>2</v>")
        return xml

    content = xlsx({"S": [["id", "capacity"], ["M1", "=1+1"]]})
    content = with_part(content, "xl/worksheets/sheet1.xml", calculated)
    assert read_workbook(content, "m.xlsx", None).column(1) == ["2"]


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 and then nothing of the kind",
        b"\xd0\xcf\x11\xe0" + b"x" * 600,
        xlsx({"S": PEOPLE})[:2000],
        with_part(xlsx({"S": PEOPLE}), "xl/workbook.xml", lambda xml: xml[:100]),
        (Path(__file__).parent / "files" / "locked.xlsx").read_bytes(),
    ],
    ids=["zip", "ole", "cut", "workbook part", "password"],
)
def test_files_that_are_no_workbook(content):
    """Garbage, half a file, or a file with a password is told with what to do."""
    with pytest.raises(InputError, match="The workbook cannot be read") as caught:
        read_workbook(content, "m.xlsx", None)
    assert "without a password" in caught.value.troubles[0].remedy
    assert caught.value.troubles[0].file == "m.xlsx"


@pytest.mark.parametrize("sheet", [None, "S"])
def test_a_damaged_sheet_is_told(sheet):
    """The workbook opens, but one of its sheets is damaged: told in the same way."""
    content = with_part(xlsx({"S": PEOPLE}), "xl/worksheets/sheet1.xml", lambda xml: xml[: len(xml) // 2])
    with pytest.raises(InputError, match="The workbook cannot be read"):
        read_workbook(content, "m.xlsx", sheet)


def test_damaged_workbooks_never_crash():
    """Sixty ways to damage a workbook: each is read or refused."""
    whole = xlsx({"S": [["id", "n"], *([f"M{idx}", idx] for idx in range(20))]})
    parts = ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"]
    rng = random.Random(0)

    def damaged(data: bytes) -> bytes:
        changed = bytearray(data)
        for _ in range(3):
            changed[rng.randrange(len(changed))] = rng.randrange(256)
        return bytes(changed)

    refused = 0
    for attempt in range(60):
        try:
            read_workbook(with_part(whole, parts[attempt % 3], damaged), "m.xlsx", "S")
        except InputError:
            refused += 1
    assert refused > 0
