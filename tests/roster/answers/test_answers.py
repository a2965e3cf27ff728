"""Answers: texts, lists, numbers, steps and wishes out of the cells of a column."""

from typing import get_args

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairforge.config import Number, Reading, Step, Tags, Text, Wishes
from pairforge.roster import People
from pairforge.roster.answers import READERS, Source, read_answer
from pairforge.roster.answers.lists import split_lists
from pairforge.roster.findings import Findings
from pairforge.roster.tables.table import Rated, Table

OTHERS = People(
    "mentor",
    ids=("M1", "M2", "M3"),
    names=("Ana López", "Bob Ng", "Lee, Kim"),
    emails=("", "bob@x.org", ""),
    named=True,
)


def answer(reading, *columns):
    """Columns of cells read in some way, and the troubles as row, column and words."""
    cells = pd.DataFrame({idx: list(column) for idx, column in enumerate(columns)}, dtype=object)
    cells.index = pd.Index(range(2, 2 + len(cells)))
    headings = tuple(f"C{idx}" for idx in range(len(columns)))
    source = Source(Table("m.csv", headings, cells), OTHERS, Findings())
    read = read_answer(reading, list(range(len(columns))), source)
    return read, [
        (trouble.row, trouble.column, trouble.what, trouble.remedy) for trouble in source.findings.troubles
    ]


def test_texts():
    """What is compared has no case and no stray space; what is shown is as it was written."""
    texts, troubles = answer(Text(), [" Data  Science", "data\xa0science", "", " ", ("a", "b")])
    assert texts.keys == ("data science", "data science", "", "", "a, b")
    assert texts.words == ("Data Science", "data science", "", "", "a, b")
    assert troubles == []


@pytest.mark.parametrize(
    ("cells", "separator", "lists"),
    [
        (["a, b", "c"], None, [("a", "b"), ("c",)]),
        (["a; b, c", "d"], None, [("a", "b, c"), ("d",)]),
        (["a | b; c"], None, [("a | b", "c")]),
        (["a|b"], None, [("a", "b")]),
        (["a, b\nc"], None, [("a, b", "c")]),
        (["A;B;C;"], None, [("A", "B", "C")]),
        ([",, a ,"], None, [("a",)]),
        (["Negotiation (salary, budget), SQL"], None, [("Negotiation (salary, budget)", "SQL")]),
        (["a (b (c, d), e), f"], None, [("a (b (c, d), e)", "f")]),
        (["a), b, c"], None, [("a)", "b", "c")]),
        (["", " ", "a"], None, [(), (), ("a",)]),
        ([("x, y", " z ", "")], None, [("x, y", "z")]),
        (["a/b, c"], "/", [("a", "b, c")]),
        (["a and b"], " and ", [("a", "b")]),
        (["\na\n"], None, [("a",)]),
    ],
)
def test_splitting(cells, separator, lists):
    """Line break, semicolon, pipe and comma separate, in this order; brackets keep together."""
    assert split_lists(cells, separator) == lists


def test_a_bracket_that_is_never_closed():
    """A smiley or a typing mistake must not swallow the rest of somebody's list."""
    assert split_lists(["SQL :(, Python, R", "a, b"], None)[0][1:] == ("Python", "R")


def test_one_odd_answer_does_not_change_the_separator_of_all():
    """One semicolon in one free-text answer: everybody else's commas still separate."""
    lists = split_lists(["SQL, Python", "Python, R, SQL", "R, other: data; models"], None)
    assert lists[:2] == [("SQL", "Python"), ("Python", "R", "SQL")]


@given(st.lists(st.text(alphabet="abc ()", min_size=1, max_size=6), max_size=5), st.sampled_from(",;|\n"))
def test_lists_without_brackets_come_back(words, separator):
    """Words joined by any separator are the words again."""
    plain = [" ".join(word.replace("(", "").replace(")", "").split()) for word in words]
    assert split_lists([separator.join(plain), f"x{separator}y"], None)[0] == tuple(filter(None, plain))


def test_tags():
    """A tag counts once, at its first place; the spelling shown is the most frequent one."""
    tags, troubles = answer(Tags(), ["SQL; python; sql", "Python", "Python; R", "", ("R", "SQL")])
    assert tags.keys == (("sql", "python"), ("python",), ("python", "r"), (), ("r", "sql"))
    assert tags.words == {"sql": "SQL", "python": "Python", "r": "R"}
    assert troubles == []


def test_a_tie_of_spellings_does_not_depend_on_the_order():
    """Between spellings that are equally frequent, the alphabet decides."""
    one, _ = answer(Tags(), ["sql", "SQL", "Sql"])
    two, _ = answer(Tags(), ["Sql", "SQL", "sql"])
    assert one.words == two.words == {"sql": "SQL"}


def test_numbers():
    """Numbers are read, blanks are NaN, and everything else is told."""
    numbers, troubles = answer(Number(), ["1.5", "", " -2 ", "many", "nan", "inf", "1,5", "007"])
    np.testing.assert_array_equal(numbers.values, [1.5, np.nan, -2, np.nan, np.nan, np.nan, np.nan, 7])
    assert numbers.words[:3] == ("1.5", "", "-2")
    assert [(row, column, what) for row, column, what, _ in troubles] == [
        (5, "C0", '"many" is not a number.'),
        (6, "C0", '"nan" is not a finite number.'),
        (7, "C0", '"inf" is not a finite number.'),
        (8, "C0", '"1,5" is not a number.'),
    ]


def test_steps_of_a_scale():
    """A step is its position; a near miss is told with the step that may be meant."""
    order = ("Junior", "Mid", "Senior")
    steps, troubles = answer(Step(order), ["mid", "SENIOR ", "", "Junior", "Snior", "9"])
    np.testing.assert_array_equal(steps.values, [1, 2, np.nan, 0, np.nan, np.nan])
    remedy = "The config's order is: Junior, Mid, Senior."
    assert troubles == [
        (6, "C0", '"Snior" is not on the scale.', f'Did you mean "Senior"? {remedy}'),
        (7, "C0", '"9" is not on the scale.', remedy),
    ]


def test_wishes_in_several_columns():
    """First choice first; a blank in between or somebody named twice takes no place from the others."""
    wishes, troubles = answer(
        Wishes(),
        ["M1", "bob@x.org", "", "Lee, Kim"],
        ["Bob Ng", "", "M3", "lee, kim"],
        ["M3", "M1", "", "M1"],
    )
    assert wishes.choices == ((0, 1, 2), (1, 0), (2,), (2, 0))
    assert wishes.length == 3
    assert troubles == []


@pytest.mark.parametrize(
    ("cells", "choices", "length"),
    [
        (["M1; M2", "M3", ""], ((0, 1), (2,), ()), 2),
        (["Ana López, Bob Ng", "M3"], ((0, 1), (2,)), 2),
        (["Lee, Kim", "M1"], ((2,), (0,)), 1),
        (["Lee, Kim; Bob Ng", "M1"], ((2, 1), (0,)), 2),
        ([("M3", "Ana López"), "M1"], ((2, 0), (0,)), 2),
        (["", ""], ((), ()), 0),
    ],
)
def test_wishes_in_one_column(cells, choices, length):
    """One cell lists them all, best first; a name with a comma in it is still one name."""
    wishes, troubles = answer(Wishes(), cells)
    assert (wishes.choices, wishes.length) == (choices, length)
    assert troubles == []


def test_columns_that_nobody_filled_in_are_places_all_the_same():
    """A first of three choices is one of three, even if nobody made a second; one cell has no such places."""
    wishes, _ = answer(Wishes(), ["M1", "M2"], ["", ""], ["", "M1"])
    assert (wishes.choices, wishes.length) == (((0,), (1, 0)), 3)


def test_wishes_with_a_separator_of_their_own():
    """A separator that the config gives holds in every column."""
    wishes, troubles = answer(Wishes("/"), ["M1/M2", "M3"], ["M3", ""])
    assert (wishes.choices, wishes.length) == (((0, 1, 2), (2,)), 3)
    assert troubles == []


def test_every_reading_has_a_reader():
    """The registry knows exactly the readings that the config can ask for."""
    assert set(READERS) == set(get_args(Reading))


def test_wishes_that_share_a_place():
    """Ranks of one column come after those of the columns before; without ties they are 1, 2, 3."""
    tied = Rated(("M1", "Bob Ng", "M3"), (1, 1, 3), (1, 2, 3))
    wishes, troubles = answer(Wishes(), ["", "M3"], [tied, Rated(("M1", "M2"), (1, 1), (1, 2))])
    assert wishes.choices == ((0, 1, 2), (2, 0, 1))
    assert wishes.ranks == ((1, 1, 3), (1, 2, 2))
    assert troubles == []
    wishes, _ = answer(Wishes(), ["M1; M2; M1; M3"])
    assert wishes.ranks == ((1, 2, 3),)


def test_tags_that_share_a_place():
    """Ranks are those of the tags that are left when one stands twice."""
    tags, _ = answer(Tags(), [Rated(("a", "A", "b", "c"), (1, 2, 3, 3), (0, 0, 0, 0)), "b; c", ""])
    assert tags.keys == (("a", "b", "c"), ("b", "c"), ())
    assert tags.ranks == ((1, 2, 2), (1, 2), ())


def test_tags_out_of_known_options():
    """They come in the words of the config."""
    tags, _ = answer(Tags(options=("Data, maths", "Law")), ["law, data, Maths", ("LAW",)])
    assert tags.keys == (("law", "data, maths"), ("law",))
    assert tags.words == {"law": "Law", "data, maths": "Data, maths"}
