"""Lists of known options: an option may hold the separator, and any other answer is kept and noted."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairforge.roster.answers.options import split_chosen
from pairforge.roster.findings import Findings
from pairforge.roster.tables.table import Table

OPTIONS = ("Law", "Data, maths", "Art (music, dance)")


def split(cells, options=OPTIONS, separator=None):
    """The lists, and the notes."""
    findings = Findings()
    table = Table("m.csv", ("Areas",), pd.DataFrame({0: pd.Series(cells, dtype=object)}))
    lists = split_chosen(table, 0, options, separator, findings)
    return lists, [(note.kind, note.place, note.what) for note in findings.notices]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("Law, Data, maths", ("Law", "Data, maths")),
        ("Data, maths, Law", ("Data, maths", "Law")),
        ("data ,MATHS,law", ("Data, maths", "Law")),
        ("Art (music, dance), Data, maths", ("Art (music, dance)", "Data, maths")),
        ("Law,", ("Law",)),
        (", ,Law", ("Law",)),
        ("", ()),
        (("Data, maths", "LAW"), ("Data, maths", "Law")),
    ],
)
def test_options_with_the_separator_in_them(cell, words):
    """They are found as a whole and come in the config's words."""
    assert split([cell, "Law, Data, maths"]) == ([words, ("Law", "Data, maths")], [])


def test_other_answers():
    """They are kept as they were split without options, and noted once for the column."""
    lists, notes = split(["Law, knitting (wool, silk), fishing, Data, maths", "x", ("y",), "x, Data"])
    assert lists == [
        ("Law", "knitting (wool, silk)", "fishing", "Data, maths"),
        ("x",),
        ("y",),
        ("x", "Data"),
    ]
    what = 'Not among the config\'s options, and kept as other answers: "Data", "fishing", '
    what += '"knitting (wool, silk)", "x", "y".'
    assert notes == [("assumed", 'm.csv, column "Areas"', what)]
    _, ((_, _, what),) = split(["a, b, c, d, e, f, g, Law"])
    assert what.endswith('answers: "a", "b", "c", "d", "e" and 2 more.')


@pytest.mark.parametrize(
    ("options", "cell", "words"),
    [
        (["A", "A, B", "B, C"], "A, B, C", ("A", "B, C")),
        (["A", "B", "A, B"], "A, B", ("A, B",)),
        (["A, B", "B, C"], "A, B, C", ("A, B", "C")),
        (["A, B", "A, B, C", "C"], "A, B, C", ("A, B, C",)),
    ],
)
def test_the_least_is_left_over(options, cell, words):
    """Then the fewest options, and the longest from the left."""
    assert split([cell], options)[0] == [words]


def test_the_separator_is_the_one_that_finds_options():
    """Even where another mark stands in more cells, inside the options."""
    cells = ["Budgets; plans, Law", "Budgets; plans", "Law; Budgets; plans"]
    assert split(cells[:2], ["Law", "Budgets; plans"])[0] == [("Budgets; plans", "Law"), ("Budgets; plans",)]
    assert split(cells[1:], ["Law", "Budgets; plans"])[0] == [("Budgets; plans",), ("Law", "Budgets; plans")]
    assert split(["Law/Budgets"], ["Law", "Budgets"], "/")[0] == [("Law", "Budgets")]


AB = st.sampled_from("ab")


@given(
    st.lists(
        st.lists(st.sampled_from("ab"), min_size=1, max_size=3), min_size=1, max_size=4, unique_by=tuple
    ),
    st.lists(AB, min_size=1, max_size=6),
)
def test_nothing_less_could_be_left_over(options, pieces):
    """Against every way to cut a cell: the least left over, then the fewest options."""
    known = {tuple(option) for option in options}

    def best(start):
        if start == len(pieces):
            return 0, 0
        left, count = best(start + 1)
        ways = [(left + 1, count)]
        for end in range(start + 1, len(pieces) + 1):
            if tuple(pieces[start:end]) in known:
                left, count = best(end)
                ways.append((left, count + 1))
        return min(ways)

    words = [", ".join(option) for option in options]
    (found,), _ = split([", ".join(pieces)], words, ",")
    others = [word for word in found if word not in words]
    assert ", ".join(found) == ", ".join(pieces)
    assert (len(others), len(found) - len(others)) == best(0)
