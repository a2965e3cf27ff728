"""Errors: where a trouble is, what is said, and that nothing is lost on the way to another process."""

import pickle

import pytest

from pairforge.config import load_config
from pairforge.errors import (
    ConfigError,
    FaultError,
    InputError,
    PairforgeError,
    Trouble,
    did_you_mean,
    told_once,
)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ({}, "It is wrong. Mend it."),
        ({"file": "a.csv"}, "a.csv: It is wrong. Mend it."),
        ({"file": "a.yaml", "line": 3}, "a.yaml, line 3: It is wrong. Mend it."),
        (
            {"file": "a.csv", "row": 7, "column": "Seats"},
            'a.csv, row 7, column "Seats": It is wrong. Mend it.',
        ),
    ],
)
def test_a_trouble_says_where_what_and_what_to_do(place, said):
    """Place, fault and remedy stand in one line."""
    assert str(Trouble(what="It is wrong.", remedy="Mend it.", **place)) == said


def test_an_error_tells_every_trouble_once():
    """Each trouble is one line, and the same trouble is not told twice."""
    one, two = Trouble(what="One.", remedy=""), Trouble(what="Two.", remedy="Do.")
    error = InputError([one, two, one])
    assert error.troubles == (one, two)
    assert str(error) == "One.\nTwo. Do."


@pytest.mark.parametrize(
    ("kind", "exit_code"), [(InputError, 2), (ConfigError, 2), (FaultError, 1), (PairforgeError, 1)]
)
def test_exit_codes(kind, exit_code):
    """Wrong input ends with 2, a fault of ours with 1."""
    assert kind.exit_code == exit_code
    assert issubclass(kind, PairforgeError)


def test_input_errors_survive_pickling():
    """A worker process can send an ``InputError`` home."""
    error = InputError([Trouble(what="It is wrong.", remedy="Mend it.", file="a.csv", row=7)])
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is InputError
    assert again.troubles == error.troubles
    assert str(again) == str(error)


def test_config_errors_survive_pickling_with_what_is_left(programme):
    """A ``ConfigError`` keeps the rest of the config when it is sent home."""
    with pytest.raises(ConfigError, match="rulez") as caught:
        load_config(programme(config="rulez: []\n"))
    again = pickle.loads(pickle.dumps(caught.value))
    assert type(again) is ConfigError
    assert again.troubles == caught.value.troubles
    assert again.rest == caught.value.rest is not None


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("capcity", ["capacity", "min"], 'Did you mean "capacity"? '),
        ("EMAIL", ["Email", "Name"], 'Did you mean "Email"? '),
        ("Grade", ["Zzz", "Qqq"], ""),
        ("Grade", [], ""),
    ],
)
def test_did_you_mean(word, known, hint):
    """The nearest known word is proposed as it is written, or nothing at all."""
    assert did_you_mean(word, known) == hint


def test_what_is_wrong_in_many_rows_is_told_once():
    """The same of one column and sheet, with the first rows; other troubles stay as they are."""

    def blank(row, column="Seats", sheet=None, **more):
        cell = f"{sheet}!B{row}" if sheet else None
        said = {"what": "It is blank.", "remedy": "Fill it in."}
        return Trouble(file="m.xlsx", row=row, column=column, cell=cell, **said | more)

    lines = [Trouble(what="No.", remedy="", file="m.yaml", line=line, column="n") for line in (3, 5, 9)]
    headings = [Trouble(what="Twice.", remedy="", file="m.csv", column=column) for column in "ab"]
    troubles = [blank(2), lines[0], blank(4, "Name"), blank(3), blank(5, what="It is long."), *lines[1:]]
    assert told_once([*troubles, *headings]) == [
        'm.xlsx, rows 2 and 3, column "Seats": It is blank. Fill it in.',
        'm.yaml, lines 3, 5 and 9, column "n": No.',
        'm.xlsx, row 4, column "Name": It is blank. Fill it in.',
        'm.xlsx, row 5, column "Seats": It is long. Fill it in.',
        *map(str, headings),
    ]
    many = [blank(row, sheet=sheet) for sheet in ("A", "'B 1'") for row in range(2, 1002)]
    assert told_once([*many, blank(7, sheet="C")]) == [
        *(
            f'm.xlsx, rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 990 more, column "Seats", sheet {sheet}: '
            "It is blank. Fill it in."
            for sheet in ("A", "'B 1'")
        ),
        str(blank(7, sheet="C")),
    ]


def test_a_text_that_nobody_would_read_loses_its_middle():
    """A whole letter in a cell is not told in full."""
    trouble = Trouble(file="m.csv", row=2, what=f'"{"x" * 9000}" is no number.', remedy="Write one.")
    assert len(str(trouble)) < 2000
    assert str(trouble).startswith('m.csv, row 2: "xxx')
    assert str(trouble).endswith('xxx" is no number. Write one.')
