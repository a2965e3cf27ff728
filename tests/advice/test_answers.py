"""How full the columns are, and what a group answered."""

from pairforge.advice.answers import ColumnCheck, GroupAnswers, answers_of_group, check_columns

MENTORS = [
    {"id": "M1", "tags": ["a"], "team": "x", "age": 3},
    {"id": "M2", "tags": [], "team": "", "age": ""},
]
MENTEES = [
    {"id": "E1", "tags": ["a", "b"], "team": "X", "age": 1, "first": "M1", "second": ""},
    {"id": "E2", "tags": [], "team": "x", "age": "", "first": "", "second": ""},
    {"id": "E3", "tags": ["b"], "team": "y", "age": 2, "first": "", "second": "M2"},
]
CRITERIA = [
    {"kind": "overlap", "column": "tags"},
    {"kind": "same", "column": "team"},
    {"kind": "closeness", "column": "age", "best": [1, 2]},
    {"kind": "ranking", "columns": ["first", "second"]},
]


def test_blanks_of_every_kind_of_column(in_memory):
    """Lists, texts, numbers and choices; several columns of choices are one answer."""
    _, roster = in_memory(MENTORS, MENTEES, CRITERIA)
    assert set(check_columns(roster)) == {
        ColumnCheck("mentee", ("tags",), 3, 1),
        ColumnCheck("mentor", ("tags",), 2, 1),
        ColumnCheck("mentee", ("team",), 3, 0),
        ColumnCheck("mentor", ("team",), 2, 1),
        ColumnCheck("mentee", ("age",), 3, 1),
        ColumnCheck("mentor", ("age",), 2, 1),
        ColumnCheck("mentee", ("first", "second"), 3, 1),
    }


def test_blanks_of_levels_and_hours(in_memory):
    """A person without any level, or without any hour, has left the column blank."""
    mentors = [{"id": "M1", "skills": "SQL: 2", "free": "Mon 9-10"}, {"id": "M2", "skills": "", "free": ""}]
    mentees = [
        {"id": "E1", "skills": "SQL: 1; Excel: 2", "free": ""},
        {"id": "E2", "skills": "", "free": "Tue 9-10"},
    ]
    criteria = [
        {"kind": "skill_gap", "wanted": "skills", "mentor": "skills"},
        {"kind": "meeting_time", "column": "free"},
    ]
    config, roster = in_memory(mentors, mentees, criteria)
    assert {(check.side, check.columns, check.blank) for check in check_columns(roster)} == {
        (side, (column,), 1) for side in ("mentee", "mentor") for column in ("skills", "free")
    }
    asks = [ask for criterion in config.criteria for ask in criterion.asks() if ask.side == "mentor"]
    assert answers_of_group(roster, asks, [0, 1]) == (
        GroupAnswers("mentor", "free", (("", 1), ("Mon 9-10", 1)), 0),
    )


def test_answers_that_count_as_the_same_are_told_once(in_memory):
    """Case makes no difference; choices have no words of their own."""
    config, roster = in_memory(MENTORS, MENTEES, CRITERIA)
    asks = [ask for criterion in config.criteria for ask in criterion.asks() if ask.side == "mentee"]
    assert answers_of_group(roster, asks, [0, 1, 2]) == (
        GroupAnswers("mentee", "tags", (("", 1), ("a, b", 1), ("b", 1)), 0),
        GroupAnswers("mentee", "team", (("X", 2), ("y", 1)), 0),
        GroupAnswers("mentee", "age", (("", 1), ("1", 1), ("2", 1)), 0),
    )


def test_rare_answers_are_counted_together(in_memory):
    """Five answers are told, the rest are others."""
    mentees = [{"id": f"E{idx}", "team": f"t{idx}"} for idx in range(7)]
    config, roster = in_memory(MENTORS, mentees, [{"kind": "same", "column": "team"}])
    (told,) = answers_of_group(roster, config.criteria[0].asks()[:1], range(7))
    assert (len(told.answers), told.others) == (5, 2)


def test_a_veto_may_be_blank(in_memory):
    """Next to nobody is to be named there, so how full it is says nothing; a rule on answers is told of."""
    mentors = [{"id": "M1", "not": "", "team": ""}]
    mentees = [{"id": "E1", "team": "x"}]
    rules = [{"kind": "veto", "mentor": "not"}, {"kind": "differ", "column": "team"}]
    config, roster = in_memory(mentors, mentees, [{"kind": "same", "column": "team"}], rules=rules)
    assert set(check_columns(roster, config.rules)) == {
        ColumnCheck("mentee", ("team",), 1, 0),
        ColumnCheck("mentor", ("team",), 1, 1),
    }
