"""Files: told by what is in them, with the nearest name where there is none."""

import hashlib

import openpyxl
import pytest

from pairforge.config import TableSpec
from pairforge.errors import InputError
from pairforge.roster import InputFile
from pairforge.roster.tables.files import read_table


def workbook(path):
    """Write a workbook of one person."""
    book = openpyxl.Workbook()
    for row in (["id", "capacity"], ["M1", 2]):
        book.worksheets[0].append(row)
    book.save(path)
    return path.read_bytes()


@pytest.mark.parametrize("name", ["m.csv", "m.CSV", "m.txt", "m.tsv", "m.tab", "m"])
def test_text_by_any_name(tmp_path, name):
    """Text tables have several endings, or none; the separator is found in the file."""
    (tmp_path / name).write_bytes(b"id,capacity\nM1,2\n")
    table, source = read_table(tmp_path, TableSpec(name), "mentors")
    assert table.column(1) == ["2"]
    assert source == InputFile("mentors", name, hashlib.sha256(b"id,capacity\nM1,2\n").hexdigest())


@pytest.mark.parametrize("name", ["m.csv", "m.xlsx", "m.xls", "m.ods", "m.numbers", "m"])
def test_a_workbook_by_any_name(tmp_path, name):
    """A workbook is known by its first bytes, even if it is called CSV."""
    path = tmp_path / "book.xlsx"
    content = workbook(path)
    path.rename(tmp_path / name)
    table, source = read_table(tmp_path, TableSpec(name), "mentors")
    assert table.headings == ("id", "capacity")
    assert source.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("name", ["m.yaml", "m.yml", "m.json", "m.YAML"])
def test_yaml_by_its_name(tmp_path, name):
    """A list of people in YAML or JSON is a table."""
    (tmp_path / name).write_bytes(b'[{"id": "M1", "capacity": 2}]')
    assert read_table(tmp_path, TableSpec(name), "mentors")[0].headings == ("id", "capacity")


def test_paths_below_and_beside_the_folder(tmp_path):
    """A path may lead into a folder, out of it, or be absolute."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "m.csv").write_bytes(b"id\nM1\n")
    for folder, name in ((tmp_path, "in/m.csv"), (tmp_path / "in", "../in/m.csv")):
        assert read_table(folder, TableSpec(name), "mentors")[1].path == name
    assert read_table(tmp_path / "elsewhere", TableSpec(str(tmp_path / "in" / "m.csv")), "x")[0].headings == (
        "id",
    )


def test_a_missing_file_with_a_near_name(tmp_path):
    """The nearest name in the folder is proposed."""
    (tmp_path / "Mentors 2026.csv").write_bytes(b"id\n")
    with pytest.raises(InputError, match="There is no such file") as caught:
        read_table(tmp_path, TableSpec("mentors-2026.csv"), "mentors")
    (trouble,) = caught.value.troubles
    assert trouble.file == "mentors-2026.csv"
    assert trouble.remedy.startswith('Did you mean "Mentors 2026.csv"? ')
    assert "relative to the config" in trouble.remedy


def test_a_missing_folder(tmp_path):
    """If even the folder is missing, that is what is said."""
    with pytest.raises(InputError, match="There is no folder"):
        read_table(tmp_path, TableSpec("nowhere/m.csv"), "mentors")


def test_a_missing_file_in_an_empty_folder(tmp_path):
    """An empty folder is a folder: only the file is missing."""
    with pytest.raises(InputError, match="There is no such file"):
        read_table(tmp_path, TableSpec("m.csv"), "mentors")


def test_a_folder_is_no_file(tmp_path):
    """A folder in place of a file is told as one."""
    (tmp_path / "people").mkdir()
    with pytest.raises(InputError, match="This is a folder"):
        read_table(tmp_path, TableSpec("people"), "mentors")


@pytest.mark.parametrize("name", ["m.pdf", "m.docx", "m.numbers"])
def test_an_ending_that_cannot_be_read(tmp_path, name):
    """Other formats are refused by their ending, with what can be read."""
    (tmp_path / name).write_bytes(b"\x00\x01 something")
    with pytest.raises(InputError, match="cannot be read") as caught:
        read_table(tmp_path, TableSpec(name), "mentors")
    assert caught.value.troubles[0].remedy == "Save the sheet as CSV, XLSX or ODS."


@pytest.mark.parametrize("name", ["m.xlsx", "m.ods"])
@pytest.mark.parametrize("content", [b"\x00\x01 garbage", b"<html><table></table></html>"])
def test_what_is_no_workbook_but_called_one(tmp_path, name, content):
    """The ending is fine, so it is the content that is told to be wrong."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=name) as caught:
        read_table(tmp_path, TableSpec(name), "mentors")
    assert "Files that end in" not in str(caught.value)
    assert caught.value.troubles[0].remedy


@pytest.mark.parametrize("content", [b"", b"\n\n", b" , ,\n", b"\xef\xbb\xbf"])
def test_an_empty_file(tmp_path, content):
    """A file without anything in it is told as empty."""
    (tmp_path / "m.csv").write_bytes(content)
    with pytest.raises(InputError, match="The file is empty"):
        read_table(tmp_path, TableSpec("m.csv"), "mentors")


def test_an_empty_workbook(tmp_path):
    """So is a workbook without a filled cell."""
    openpyxl.Workbook().save(tmp_path / "m.xlsx")
    with pytest.raises(InputError, match="The file is empty"):
        read_table(tmp_path, TableSpec("m.xlsx"), "mentors")


def test_layout_of_a_file_without_rows(tmp_path):
    """A list of people has no range; the key is not passed over."""
    (tmp_path / "m.yaml").write_text("- {id: M1}\n")
    with pytest.raises(InputError, match="it has no rows and columns to choose from"):
        read_table(tmp_path, TableSpec("m.yaml", ranges=("A1:B2",)), "mentors")
