"""Error cells and merged cells: told with their address where they are read, and harmless elsewhere."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from pairforge.config import load_config
from pairforge.errors import InputError
from pairforge.roster import read_roster

FILES = Path(__file__).parent / "files"
"""errors.xlsx, .xls and .ods: one sheet "S 1" with id, dep and n; B2:B3 merged, C3 =1/0, C4 =NA()."""


def sheet(rows, merges=()):
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for merge in merges:
        book.active.merge_cells(merge)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def config_for(ending, column, **mentees):
    """A config that reads one column of the mentees' workbook."""
    rest = {"criteria": [{"kind": "same", "mentee": column, "mentor": "id"}]}
    return {"mentees": {"file": f"e.{ending}", "id": "id", **mentees}, **rest}


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_error_cells(programme, ending):
    """Each is told with its address in every format; in a column that is not read it does no harm."""
    files = {f"e.{ending}": (FILES / f"errors.{ending}").read_bytes()}
    with pytest.raises(InputError) as caught:
        read_roster(load_config(programme(config=config_for(ending, "n"), files=files)))
    assert [str(trouble) for trouble in caught.value.troubles] == [
        f"e.{ending}, row {row}, column \"n\", cell 'S 1'!C{row}: The cell holds the error {error}. "
        "Mend the formula, or clear the cell."
        for row, error in ((3, "#DIV/0!"), (4, "#N/A"))
    ]
    assert len(read_roster(load_config(programme(config=config_for(ending, "id"), files=files))).mentees) == 5


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_merged_cells(programme, ending):
    """They are a proposal, which the config or the coordinator takes."""
    files = {f"e.{ending}": (FILES / f"errors.{ending}").read_bytes()}
    path = programme(config=config_for(ending, "dep"), files=files)
    with pytest.raises(InputError) as caught:
        read_roster(load_config(path))
    (trouble,) = caught.value.troubles
    assert str(trouble) == (
        f'e.{ending}, row 3, column "dep", cell \'S 1\'!B3: The cells B2:B3 are merged, and "F" stands in '
        "the first only. If it counts for all of them, say `merged: fill` beside `file:`; otherwise unmerge "
        "them."
    )
    assert trouble.proposal == "merged: fill"
    filled = programme(config=config_for(ending, "dep", merged="fill"), files=files)
    for roster, kind in (
        (read_roster(load_config(path), accept_proposals=True), "proposal"),
        (read_roster(load_config(filled)), "repaired"),
    ):
        (ask,) = [ask for ask in roster.answers if ask.side == "mentee"]
        assert roster.texts(ask).words == ("F", "F", "G", "", "H")
        assert [note.what for note in roster.notices if note.kind == kind] == [
            'The cells B2:B3 are merged: "F" for all of them.'
        ]


def test_an_error_is_the_only_thing_wrong_with_its_cell(programme):
    """Whatever an error cell is read as, it is told once."""
    with pytest.raises(InputError) as caught:
        read_roster(load_config(programme("id,capacity\nM1,#REF!\nM2,#BEZUG!\n#N/A,1\n")))
    assert [(trouble.row, trouble.what) for trouble in caught.value.troubles] == [
        (2, "The cell holds the error #REF!."),
        (3, "The cell holds the error #BEZUG!."),
        (4, "The cell holds the error #N/A."),
    ]


def test_cells_merged_across_columns(programme):
    """Nobody can say for which column the answer counts, so it is refused where it is read."""
    content = sheet([["id", "n", "x"], ["E1", "a", None], ["E2", "b", "c"]], ["B2:C2"])
    path = programme(config=config_for("xlsx", "x"), files={"e.xlsx": content})
    with pytest.raises(
        InputError, match=r"cell Sheet!C2: The cells B2:C2 are merged into one\. Unmerge them"
    ):
        read_roster(load_config(path))
    assert read_roster(load_config(programme(config=config_for("xlsx", "id"), files={"e.xlsx": content})))


def test_a_title_that_is_merged_does_no_harm(roster_of):
    """What stands above the headings is not read."""
    content = sheet([["Mentees", None], ["id", "n"], ["E1", "a"]], ["A1:B1"])
    config = config_for("xlsx", "n", heading_row=2)
    assert roster_of(config=config, files={"e.xlsx": content}).mentees.ids == ("E1",)


def test_merged_cells_are_told_once(programme):
    """Below the first they are blank, which is not told as well."""
    content = sheet([["id", "capacity"], ["M1", 2], ["M2", None], ["M3", None]], ["B2:B4"])
    config = {"mentors": {"file": "m.xlsx"}}
    with pytest.raises(InputError) as caught:
        read_roster(load_config(programme(config=config, files={"m.xlsx": content})))
    (trouble,) = caught.value.troubles
    assert trouble.cell == "Sheet!B3"


def test_formulas_without_a_result(programme):
    """Cells that no spreadsheet program has calculated are refused where they are read, not blank."""
    files = {"e.xlsx": sheet([["id", "n", "m"], ["E1", "=1+1", "x"], ["E2", "b", "=A2"]])}
    with pytest.raises(InputError) as caught:
        read_roster(load_config(programme(config=config_for("xlsx", "n"), files=files)))
    assert [str(trouble) for trouble in caught.value.troubles] == [
        'e.xlsx, row 2, column "n", cell Sheet!B2: The cell holds a formula, but the file does not hold its '
        "result. Open the file in a spreadsheet program, save it, and try again."
    ]
    assert len(read_roster(load_config(programme(config=config_for("xlsx", "id"), files=files))).mentees) == 2


def test_a_formula_that_gives_an_empty_text_is_blank(programme):
    """Its result is there: nothing."""
    content = sheet([["id", "n"], ["E1", "=1+1"]])
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert b'<c r="B2"><f>1+1</f>' in part
                part = part.replace(b'<c r="B2"><f>1+1</f>', b'<c r="B2" t="str"><f>1+1</f>')
            new.writestr(name, part)
    files = {"e.xlsx": result.getvalue()}
    assert len(read_roster(load_config(programme(config=config_for("xlsx", "n"), files=files))).mentees) == 1
