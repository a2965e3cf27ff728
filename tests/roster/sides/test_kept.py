"""Rows that count: filters of the config, and people who answered more than once."""

import random

import pytest

from pairforge.config import load_config
from pairforge.errors import InputError
from pairforge.roster import read_roster

FINISHED = {"mentees": {"keep": [{"column": "Finished", "values": ["True", "1"]}]}}
ANSWERED = {
    "mentees": {"answered": "Timestamp", "id": "Email"},
    "criteria": [{"kind": "same", "column": "n"}],
}
MENTORS = "id,n\nM1,1\n"


def dropped(roster):
    """What was left out, with its place."""
    return [(note.what, note.place) for note in roster.notices if note.kind == "dropped"]


def test_rows_that_do_not_count_are_told(roster_of):
    """Case and spacing make no difference; each row that is left out is noted with its answer."""
    rows = "id,Finished\nE1,TRUE\nE2,False\nE3,1\nE4,\n"
    roster = roster_of(mentees=rows, config=FINISHED)
    assert roster.mentees.ids == ("E1", "E3")
    assert dropped(roster) == [
        ('The row of E2 is left out: Finished is "False".', 'mentees.csv, row 3, column "Finished"'),
        ("The row of E4 is left out: Finished is blank.", 'mentees.csv, row 5, column "Finished"'),
    ]


def test_all_filters_must_hold(roster_of):
    """A row that one of them leaves out is left out."""
    config = {"mentees": {"keep": [{"column": "a", "values": ["x"]}, {"column": "b", "values": ["y"]}]}}
    assert roster_of(mentees="id,a,b\nE1,x,y\nE2,x,n\nE3,n,y\n", config=config).mentees.ids == ("E1",)


def test_a_value_that_nobody_has(programme):
    """A slip in the config would leave people out, so it is told with the nearest answer."""
    config = {"mentees": {"keep": [{"column": "Status", "values": ["Acepted"]}]}}
    path = programme(mentees="id,Status\nE1,Accepted\nE2,Waiting\n", config=config)
    with pytest.raises(InputError) as caught:
        read_roster(load_config(path))
    assert str(caught.value) == (
        'mentees.csv, column "Status": Nobody answered "Acepted", which the config keeps. '
        'Did you mean "Accepted"? The answers are: Accepted, Waiting.'
    )


def test_nobody_is_left(programme):
    """Filters that no row passes together leave a side without people."""
    config = {"mentees": {"keep": [{"column": "a", "values": ["x"]}, {"column": "b", "values": ["y"]}]}}
    with pytest.raises(InputError, match="There are no mentees"):
        read_roster(load_config(programme(mentees="id,a,b\nE1,x,n\nE2,n,y\n", config=config)))


# ------------------------------------------------------------------------------------ answered twice

LATE = [
    *("11/13/2026 9:00:00,zoe@x.org,1", "11/14/2026 8:00:00,ZOE@x.org,2", "11/4/2026 9:00:01,max@x.org,3"),
    "11/13/2026 10:00:00,zoe@x.org,4",
]


@pytest.mark.parametrize("seed", range(4))
def test_the_latest_answer_counts(roster_of, seed):
    """Whatever the order of the rows, the latest of each id stays and the others are told."""
    rows = random.Random(seed).sample(LATE, len(LATE))
    roster = roster_of(MENTORS, "Timestamp,Email,n\n" + "\n".join(rows), ANSWERED)
    (ask,) = [ask for ask in roster.answers if ask.side == "mentee"]
    assert (roster.mentees.ids, roster.texts(ask).words) == (("max@x.org", "ZOE@x.org"), ("3", "2"))
    where = rows.index(LATE[1]) + 2
    assert (
        sorted(what for what, _ in dropped(roster))
        == [f"The row of zoe@x.org is left out: a later answer stands in row {where}."] * 2
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2026-11-03 14:22:01", "2026-11-03 14:22:02"),
        ("2026-11-03T14:22", "2026-11-03T14:23"),
        ("03.11.2026 14:22", "04.11.2026 09:00"),
        ("28.02.26, 14:22", "01.03.26, 09:00"),
        ("11/3/2026 11:59:59 AM", "11/3/2026 12:00:00 PM"),
        ("2026/11/03 12:10:00 AM GMT+1", "2026/11/03 9:12:33 AM GMT+1"),
        ("2026/11/03 9:12:33 AM GMT+2", "2026/11/03 9:12:33 AM GMT+1"),
        ("2026-11-03T14:22:01.100Z", "2026-11-03T14:22:01.200Z"),
        ("45966.6", "45966.61"),
        ("45966", "2025-11-06"),
        ("12/31/2025 23:00", "1/1/2026 1:00"),
        ("3/4/2025 23:00", "4/5/2026 1:00"),
    ],
)
def test_time_stamps(roster_of, first, second):
    """As Google, Microsoft and spreadsheets write them; the order of the two does not decide."""
    for rows in ([(first, 1), (second, 2)], [(second, 2), (first, 1)]):
        text = "Timestamp,Email,n\n" + "\n".join(f'"{stamp}",zoe@x.org,{n}' for stamp, n in rows)
        roster = roster_of(MENTORS, text, ANSWERED)
        (ask,) = [ask for ask in roster.answers if ask.side == "mentee"]
        assert roster.texts(ask).words == ("2",)


def told(programme, rows, **answered):
    """What is wrong with two answers of one person."""
    config = ANSWERED | {"mentees": {"id": "Email", "answered": {"column": "Timestamp", **answered}}}
    text = "Timestamp,Email,n\n" + "\n".join(rows)
    with pytest.raises(InputError) as caught:
        read_roster(load_config(programme(MENTORS, text, config)))
    return [(trouble.row, trouble.what, trouble.remedy) for trouble in caught.value.troubles]


def test_dates_that_can_be_meant_in_two_ways(programme, roster_of):
    """If the latest answer depends on it, the config has to say; a day above 12 says it too."""
    rows = ["3/4/2026 9:00,zoe@x.org,1", "4/3/2026 9:00,zoe@x.org,2"]
    assert told(programme, rows) == [
        (
            3,
            'Which answer of zoe@x.org is the latest depends on how dates such as "4/3/2026 9:00" are meant.',
            "Say so in the config: `answered: {column: Timestamp, order: day first}` "
            "or `order: month first`.",
        )
    ]
    text = "Timestamp,Email,n\n" + "\n".join(rows)
    for order, word in (("day first", "1"), ("month first", "2")):
        config = ANSWERED | {"mentees": {"id": "Email", "answered": {"column": "Timestamp", "order": order}}}
        roster = roster_of(MENTORS, text, config)
        (ask,) = [ask for ask in roster.answers if ask.side == "mentee"]
        assert roster.texts(ask).words == (word,)
    assert len(roster_of(MENTORS, f"{text}\n25/3/2026 9:00,max@x.org,1", ANSWERED).mentees) == 2


def test_time_stamps_that_do_not_decide(programme):
    """Blank, unreadable, equal, not equally exact, or with and without a zone: refused for repeated ids."""
    remedy = "Write it like 2026-11-03 14:22, or delete the rows that do not count."
    assert told(programme, [",zoe@x.org,1", "soon,zoe@x.org,2", "then,max@x.org,3"]) == [
        (2, "The time stamp is blank, but this person answered more than once.", remedy),
        (3, '"soon" is no time stamp that can be read.', remedy),
    ]
    assert [row for row, *_ in told(programme, ["2026-02-30,zoe@x.org,1", "2026-02-03,zoe@x.org,2"])] == [2]
    for first, second in (
        ("2026-11-03 14:22", "2026-11-03 14:22"),
        ("2026-11-03", "2026-11-03 14:22"),
        ("2026-11-03 14:22", "2026-11-03 14:22:05"),
        ("2026-11-03 14:22", "2026-11-04 14:22Z"),
    ):
        assert told(programme, [f"{first},zoe@x.org,1", f"{second},zoe@x.org,2"]) == [
            (
                3,
                "zoe@x.org has another answer in row 2, and the time stamps do not say which is the latest.",
                "Delete the rows that do not count.",
            )
        ]


def test_a_column_with_both_orders(programme):
    """Dates of one column that need different orders cannot all be right."""
    found = told(programme, ["3/14/2026,zoe@x.org,1", "15/3/2026,zoe@x.org,2"])
    assert [what for _, what, _ in found] == [
        '"3/14/2026" and other dates of the column cannot be written in one order.'
    ]


def test_rows_that_say_the_same(roster_of):
    """One of them is enough, with or without a time stamp in the config."""
    roster = roster_of(mentees="id,n\nE1,1\nE2,1\nE1,1\n")
    assert roster.mentees.ids == ("E1", "E2")
    assert dropped(roster) == [("The row says the same as row 2, so it is left out.", "mentees.csv, row 4")]


def test_repeated_ids_without_a_time_stamp_in_the_config(programme):
    """They are an error; if a column looks like time stamps, the remedy names it."""
    text = "Start time,id,n\n2026-11-03 14:22,E1,1\n2026-11-04 14:22,E1,2\n"
    with pytest.raises(InputError, match="already stands in row 2") as caught:
        read_roster(load_config(programme(mentees=text)))
    assert caught.value.troubles[0].remedy == (
        "Keep one of the rows, or give each person an id of their own. "
        "To let the latest answer count, say `answered: Start time` beside `id:`."
    )
