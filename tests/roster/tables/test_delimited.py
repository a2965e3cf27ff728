"""CSV and its relatives: encodings, separators, quotes, blank and ragged rows."""

import codecs
import csv
import io
import re
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairforge.config import TableSpec
from pairforge.errors import InputError
from pairforge.roster.tables.delimited import _without_blank_start, find_separator
from pairforge.roster.tables.delimited import read_delimited as read_grid
from pairforge.roster.tables.layout import table_of
from pairforge.roster.tables.table import Table


def read_delimited(content, file):
    """A text table, laid out as it is without a word in the config."""
    return table_of(read_grid(content, file), TableSpec(file))


PLAIN = 'id,Name,Goals\n007,Zoë,"a, b"\n1e3,O’Neil,\n'


WILD = st.text(alphabet="ab \",;\n|'", min_size=1, max_size=4)


def cells_of(table: Table) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """The headings and, per row, its number and its cells."""
    return table.headings, [(int(number), *row) for number, *row in table.cells.itertuples()]


EXPECTED = ("id", "Name", "Goals"), [(2, "007", "Zoë", "a, b"), (3, "1e3", "O’Neil", "")]


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        codecs.BOM_UTF8 + PLAIN.encode(),
        PLAIN.encode("utf-16"),
        codecs.BOM_UTF16_LE + PLAIN.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + PLAIN.encode("utf-16-be"),
        PLAIN.encode("utf-16-le"),
        PLAIN.encode("utf-16-be"),
        PLAIN.encode("cp1252"),
        PLAIN.encode("utf-32"),
    ],
    ids=[
        *("utf-8", "utf-8-bom", "utf-16", "utf-16-le", "utf-16-be", "no-bom-le", "no-bom-be"),
        "cp1252",
        "32",
    ],
)
def test_encodings(content):
    """UTF-8, UTF-16 and Windows-1252 are told apart, with or without a byte order mark."""
    assert cells_of(read_delimited(content, "m.csv")) == EXPECTED


@pytest.mark.parametrize("length", [0, 1, 3, 8, 40])
def test_short_files_in_utf_16_without_a_mark(length):
    """However short, a text with a zero in every second byte is UTF-16."""
    text = "id,n\n" + "M1,2\n" * length
    assert read_delimited(text.encode("utf-16-le"), "m.csv").headings == ("id", "n")


def test_an_unknown_encoding_is_refused():
    """Bytes that are in none of the encodings are not guessed at."""
    with pytest.raises(InputError, match="encoding that cannot be told") as caught:
        read_delimited(b"id,Name\n1,\x81\x8d\n", "m.csv")
    assert caught.value.troubles[0].file == "m.csv"
    assert "CSV UTF-8" in caught.value.troubles[0].remedy


def test_a_text_in_two_encodings_is_refused():
    """Two files put together: read as Windows-1252 throughout, José would become three strange letters."""
    content = "id,Name\nM1,José\n".encode() + "M2,Zoë\n".encode("cp1252")
    with pytest.raises(InputError, match=r'and some is in another encoding, first after "M2,Zo"\.'):
        read_delimited(content, "m.csv")
    both = "id,Name\nM1,CAFÉ” für Zoë\nM2,Ærø\n".encode("cp1252")  # É” are the two bytes of a letter in UTF-8
    assert read_delimited(both, "m.csv").column(1) == ["CAFÉ” für Zoë", "Ærø"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_separators(separator, newline):
    """Comma, semicolon, tab and pipe are found in the file, whatever ends its lines."""
    rows = [["id", "Name", "Goals"], ["007", "Zoë", '"a, b; c|d"'], ["1e3", "O’Neil", ""]]
    content = newline.join(separator.join(row) for row in rows) + newline
    headings, cells = cells_of(read_delimited(content.encode(), "m.csv"))
    assert headings == ("id", "Name", "Goals")
    assert cells == [(2, "007", "Zoë", "a, b; c|d"), (3, "1e3", "O’Neil", "")]


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("id;Question, with commas, in it\n1;a, b\n2;c, d, e\n", ";"),
        ("id,Goals\n1,a; b; c\n2,d; e\n", ","),
        ("id\tGoals\n1\ta; b, c\n", "\t"),
        ("id|Goals\n1|a, b\n", "|"),
        ("id\nM1\nM2\n", ","),
        ("id\nLopez, Ana\n", ","),
        ('"id","a;b"\n"1","c;d"\n', ","),
        ("", ","),
    ],
)
def test_the_separator_fits_the_most_rows(text, separator):
    """The separator is the one that splits the rows as the headings are split, not the most frequent."""
    assert find_separator(text) == separator


def test_old_line_ends():
    """Excel for Mac ended lines with a carriage return alone."""
    headings, cells = cells_of(read_delimited(b"id,capacity\rM1,2\rM2,3\r", "m.csv"))
    assert headings == ("id", "capacity")
    assert cells == [(2, "M1", "2"), (3, "M2", "3")]


def test_a_stray_carriage_return_does_not_crash():
    """A carriage return inside a cell that is not quoted is read or refused."""
    try:
        found = read_delimited(b"id,note\nM1,a\rb\nM2,c\n", "m.csv").column(0)
    except InputError as error:
        found = [error.troubles[0].file or ""]
    assert found[-1] in {"M2", "m.csv"}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("id,n\nM1,1\nM2,2\n", [2, 3]),
        ("\n\nid,n\nM1,1\n\nM2,2\n", [4, 6]),
        (",\n ,\nid,n\n,\nM1,1\n , \nM2,2\n\n\n", [5, 7]),
        ('id,n\nM1,"one\ntwo\nthree"\nM2,2\n', [2, 3]),
        ('"id\nof the mentor",n\nM1,1\nM2,"a\r\nb"\n', [2, 3]),
        ('"\nid",n\nM1,1\nM2,2\n', [2, 3]),
        ('\n"\nid",n\n\nM1,"\n"\nM2,2\n', [4, 5]),
        ('"",""\nid,n\nM1,1\nM2,2', [3, 4]),
    ],
)
def test_rows_are_numbered_as_in_the_spreadsheet(text, rows):
    """Blank rows are left out but counted; a line break in quotes makes no new row."""
    table = read_delimited(text.encode(), "m.csv")
    assert [number for number, *_ in cells_of(table)[1]] == rows
    assert table.column(0) == ["M1", "M2"]
    assert table.headings[0].startswith("id")


def test_a_single_column_with_blank_rows():
    """A list of ids alone is a table, and its blank rows are counted too."""
    assert cells_of(read_delimited(b"id\nM1\n\n\nM2\n", "m.csv")) == (("id",), [(2, "M1"), (5, "M2")])


@pytest.mark.parametrize("text", ["", "\n", "\n\n ,,\n", ",,,\n", '""\n'])
def test_files_without_anything(text):
    """Nothing, or nothing but blanks, is a table without headings."""
    assert read_delimited(text.encode(), "m.csv").headings == ()


def test_short_rows_are_filled_up():
    """Cells missing at the end of a row are blank."""
    assert cells_of(read_delimited(b"id,a,b\nM1\nM2,x\n", "m.csv"))[1] == [
        (2, "M1", "", ""),
        (3, "M2", "x", ""),
    ]


def test_every_row_with_too_many_cells_is_told():
    """An answer that holds the separator and is not quoted must not shift its row; all rows are told."""
    with pytest.raises(InputError, match="3 cells, but there are 2 headings") as caught:
        read_delimited(b"\n\nid,n\nM1,2,3\n\nM2,1\nM3,1,4\n", "m.csv")
    assert [trouble.row for trouble in caught.value.troubles] == [4, 7]
    assert "double quotes" in caught.value.troubles[0].remedy


def test_separators_at_the_end_of_rows_do_no_harm():
    """Blank cells beyond the last heading are no answers, so nothing is refused for them."""
    assert cells_of(read_delimited(b"id,n\nM1,2,\nM2,3,,\n", "m.csv"))[1] == [
        (2, "M1", "2"),
        (3, "M2", "3"),
    ]


def test_a_quote_that_is_never_closed():
    """It is told with the row in which it is opened."""
    with pytest.raises(InputError, match=r"m\.csv, row 3: A double quote is opened in this row and never"):
        read_delimited(b'\nid,n\nM1,"2\nM2,1\n', "m.csv")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('id,n\nM1,"b\nM2,d\nM3,"f\n', 2),  # pandas reads one row: M1 and "b, M2, d, M3, f"
        ('\nid,n\nM1,2\nM2,"the "best", ever"\n', 4),
        ('id,n\nM1,"a"b\nM2,1,2\n', 2),
    ],
)
def test_a_quote_that_is_closed_within_an_answer(text, row):
    """It can swallow rows, so it is told with the row in which it stands."""
    with pytest.raises(InputError, match="A double quote is closed in the middle of an answer") as caught:
        read_delimited(text.encode(), "m.csv")
    assert [trouble.row for trouble in caught.value.troubles] == [row]


def test_a_quote_that_is_never_closed_does_not_hide_the_separator():
    """Otherwise what stands within it would be swallowed, and the answers' own marks would decide."""
    text = 'id|n|skills\nM1|"2|a;b\nM2|1|a;b\nM3|1|a;b\n'
    assert find_separator(text) == "|"
    with pytest.raises(InputError, match=r"row 2: A double quote is opened in this row"):
        read_delimited(text.encode(), "m.txt")


def test_a_mark_of_utf8_before_other_text():
    """Such a file is refused: its first heading would be read with three strange letters before it."""
    with pytest.raises(InputError, match="encoding that cannot be told"):
        read_delimited(b"\xef\xbb\xbf" + "id,n\nM1,é\n".encode("cp1252"), "m.csv")


@pytest.mark.parametrize(
    "word", ["NA", "N/A", "null", "None", "nan", "-", "#N/A", "TRUE", "1.0", "1e3", "00"]
)
def test_words_stay_as_they_are(word):
    """No word is taken for a blank, a number or a truth value."""
    assert read_delimited(f"id,n\n{word},{word}\n".encode(), "m.csv").column(0) == [word]


@given(st.lists(st.tuples(WILD, WILD), max_size=5))
def test_whatever_is_quoted_comes_back(rows):
    """Quoted cells are read as they were written, whatever they hold; blank rows alone are left out."""
    quoted = ['","'.join(cell.replace('"', '""') for cell in row) for row in [["id", "n"], *rows]]
    table = read_delimited("".join(f'"{line}"\n' for line in quoted).encode(), "m.csv")
    kept = [(idx, *row) for idx, row in enumerate(rows, start=2) if any(cell.strip() for cell in row)]
    assert cells_of(table) == (("id", "n"), kept)


def test_excels_own_first_line_says_the_separator():
    """`sep=;` is no heading; the rows are counted with it."""
    table = read_delimited(b"sep=;\r\nid;n\r\nM1;a,b\r\n", "m.csv")
    assert cells_of(table) == (("id", "n"), [(3, "M1", "a,b")])


@given(st.text(alphabet='"",;\nab', max_size=30))
def test_quotes_are_read_as_the_csv_module_reads_them(text):
    """What its stricter way refuses is refused too, unless the quotes in question hold nothing but quotes."""
    text, _ = _without_blank_start(text)
    reader = partial(csv.reader, delimiter=find_separator(text))
    try:
        list(reader(io.StringIO(text), strict=True))
    except csv.Error:
        if not re.search(r'(^|[,;\n])("")+[^",;\n]', text):
            with pytest.raises(InputError, match="A double quote is"):
                read_grid(text.encode(), "m.csv")
        return
    cells = read_grid(text.encode(), "m.csv").cells.to_numpy().tolist()
    read, expected = ([[*filter(None, row)] for row in rows] for rows in (cells, reader(io.StringIO(text))))
    assert [row for row in read if row] == [row for row in expected if row]


def test_windows_1252_is_told_as_assumed(roster_of):
    """Any bytes may be in it, so some words show whether it was right; Unicode is certain."""
    rows = "id,Name\nM1,José Müller\nM2,Zoë O’Brien\nM3,José Ng\n"
    told = [
        [notice.what for notice in roster_of(rows.encode(encoding)).notices if "Windows" in notice.what]
        for encoding in ("cp1252", "utf-8", "utf-8-sig", "utf-16")
    ]
    assert told == [
        [
            "The text is not UTF-8, so it was read as Windows-1252. See whether this is right: "
            '"O’Brien", "Müller", "José", "Zoë".'
        ],
        *([] for _ in range(3)),
    ]
