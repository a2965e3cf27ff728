"""Encodings, separators and decimal marks of text files."""

from __future__ import annotations

from tests.formats.making.base import config, expected, people, shape
from tests.formats.making.shape import Shape
from tests.formats.making.writing import spoil, text_file


def make() -> list[Shape]:
    """One folder an encoding, a separator and a decimal mark."""
    mentors, mentees = people()
    long_row = [*mentors[:3], [*mentors[3], "one cell too many"], *mentors[4:]]
    no_quote = text_file(mentors, "|").replace(b"|Finance|", b'|"Finance|', 1)
    comma = [[_with_comma(cell) for cell in row] for row in mentors]
    comma_mentees = [[_with_comma(cell) for cell in row] for row in mentees]
    german = text_file(mentors, ";", "cp1252")
    unicode_text = text_file(mentors, "\t", "utf-16")
    return [
        shape(
            "files_csv_utf8",
            config("Plain CSV.", "mentors.csv"),
            {"mentors.csv": text_file(mentors), "mentees.csv": text_file(mentees)},
            {"mentors.csv": text_file(long_row)},
        ),
        shape(
            "files_utf8_bom",
            config('Excel\'s own "CSV UTF-8": a mark stands before the first heading.', "mentors.csv"),
            {
                "mentors.csv": text_file(mentors, encoding="utf-8-sig"),
                "mentees.csv": text_file(mentees, encoding="utf-8-sig"),
            },
            {"mentors.csv": b"\xef\xbb\xbf" + text_file(mentors, encoding="cp1252")},
        ),
        shape(
            "files_utf16",
            config('Excel\'s "Unicode text": UTF-16 and tabs.', "mentors.txt"),
            {"mentors.txt": unicode_text, "mentees.txt": text_file(mentees, "\t", "utf-16")},
            {"mentors.txt": unicode_text[:-1]},
        ),
        shape(
            "files_windows_1252",
            config("CSV as Excel saves it in much of Europe: Windows-1252 and semicolons.", "mentors.csv"),
            {"mentors.csv": german, "mentees.csv": text_file(mentees, ";", "cp1252")},
            {"mentors.csv": german.replace("Müller".encode("cp1252"), b"M\x81ller")},
        ),
        shape(
            "files_tsv",
            config("Tabs between the cells.", "mentors.tsv"),
            {"mentors.tsv": text_file(mentors, "\t"), "mentees.tsv": text_file(mentees, "\t")},
            {"mentors.tsv": text_file(spoil(mentors, {(3, "Seats"): "2\t3"}), "\t").replace(b'"', b"")},
        ),
        shape(
            "files_pipe",
            config("Pipes between the cells.", "mentors.txt"),
            {"mentors.txt": text_file(mentors, "|"), "mentees.txt": text_file(mentees, "|")},
            {"mentors.txt": no_quote},
        ),
        shape(
            "files_decimal_comma",
            config(
                "Semicolons, and a comma as the decimal mark.", "mentors.csv", mentor_keys=", decimal: ','"
            ),
            {"mentors.csv": text_file(comma, ";"), "mentees.csv": text_file(comma_mentees, ";")},
            {
                "mentors.csv": text_file(
                    spoil(comma, {(3, "Years"): "7,5,0", (4, "Years"): "12.5", (5, "Seats"): "1,5"}), ";"
                ),
                "mentees.csv": text_file(spoil(comma_mentees, {(2, "Years"): "about 3,5"}), ";"),
            },
        ),
        shape(
            "files_decimal_comma_unsaid",
            config("Semicolons, and no number with a decimal mark.", "mentors.csv"),
            {
                "mentors.csv": text_file([*mentors[:1], *map(_whole, mentors[1:])], ";"),
                "mentees.csv": text_file([*mentees[:1], *map(_whole, mentees[1:])], ";"),
            },
            {"mentees.csv": text_file([*map(_whole, mentees[:9]), *comma_mentees[9:]], ";")},
            roster=_whole_years(),
        ),
    ]


def _with_comma(cell: object) -> object:
    return str(cell).replace(".", ",") if isinstance(cell, float) else cell


def _whole(row: list[object]) -> list[object]:
    return [int(cell) if isinstance(cell, float) else cell for cell in row]


def _whole_years() -> tuple[dict[str, dict[str, object]], dict[str, dict[str, object]]]:
    mentors, mentees = people()
    return expected([mentors[0], *map(_whole, mentors[1:])], [mentees[0], *map(_whole, mentees[1:])])
