"""What single columns are for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.advice.init.sheets import column_of, columns_of

from pairforge.advice.init.column import split, uses_decimal_comma
from pairforge.advice.init.entry import plain
from pairforge.advice.init.field import Kind
from pairforge.advice.init.fields import Scene, read_fields
from pairforge.advice.init.identity import find_identity
from pairforge.advice.init.interview import Interview
from pairforge.advice.init.metadata import find_metadata
from pairforge.advice.init.options import options_with_separator
from pairforge.advice.init.people_named import Names
from pairforge.advice.init.scales import SCALES, scale_of
from pairforge.advice.init.seats import find_seats, with_blanks_meant
from pairforge.advice.init.times import is_hours, week_after
from pairforge.roster.cells import fold

MENTORS = Names(["Ana López", "Bob Ng", "cy@x.org", "M4"])
OWN = Names(["Dee Roe", "Eli Fox"])


def kind_of(heading: str, *cells: str) -> Kind:
    """What one column of the mentees is for."""
    (field,) = read_fields([column_of(heading, *cells)], Scene(MENTORS, OWN))
    return field.kind


@pytest.mark.parametrize(
    ("kind", "heading", "cells"),
    [
        (Kind.EMPTY, "Notes", ["", " "]),
        (Kind.ID, "Student ID", ["007", "008", "009"]),
        (Kind.LIKE_ME, "I would like a mentor who shares my ...", ["Gender", ""]),
        (Kind.CONSENT, "I agree to the privacy notice", ["Yes", "Yes", "No"]),
        (Kind.VETO, "Anyone you would rather not be matched with?", ["", "Bob Ng", ""]),
        (Kind.MANAGER, "Line manager", ["boss@x.org", "boss2@x.org", ""]),
        (Kind.DEMOGRAPHIC, "Gender", ["woman", "man"]),
        (Kind.DEMOGRAPHIC, "Are you a first-generation student?", ["Yes", "No"]),
        (Kind.DEMOGRAPHIC, "Age", ["31", "44"]),
        (Kind.WISHES, "Preferred mentor", ["lopez, ana", "Dr Who", "BOB NG"]),
        (Kind.WISHES, "Who?", ["Ana López; Bob Ng", "cy@x.org"]),
        (Kind.ZONE, "Time zone", ["Europe/Berlin", "UTC+1"]),
        (Kind.HOURS, "When are you free?", ["Mon 9-10; Tue 14:30-15", "Fri 9am-10am"]),
        (Kind.NUMBER, "Semester", ["1", "２", "3,5"]),
        (Kind.SCALE, "Grade", ["senior", "Junior", "Lead", "Junior"]),
        (Kind.TAGS, "Goals", ["Law; SQL", "SQL", "Law; SQL"]),
        (Kind.LABEL, "Site", ["Rome", "Bonn", "Rome"]),
        (
            Kind.TEXT,
            "Why do you apply?",
            ["I would, frankly, like to learn more", "Because, well, of the people"],
        ),
    ],
)
def test_each_kind_is_recognized(kind, heading, cells):
    """A column is told by its heading and its cells."""
    assert kind_of(heading, *cells) is kind


@pytest.mark.parametrize(
    ("heading", "cells"),
    [("Team", ["Stage", "Language"]), ("Page", ["1", "2"]), ("Embraces change", ["x", "y"])],
)
def test_words_inside_words_are_not_demographic(heading, cells):
    """`age` in `Page` and `race` in `Embraces` are other words."""
    assert kind_of(heading, *cells) is not Kind.DEMOGRAPHIC


def test_choices_over_several_columns_are_one_field():
    """First, second and third choice belong together, also where nobody filled in the last."""
    table = ["First choice|Second choice|Third choice|Site", "Ana López|Bob Ng||Rome", "M4|Ana López||Bonn"]
    fields = read_fields(columns_of(table), Scene(MENTORS, OWN))
    assert [(field.kind, field.headings) for field in fields] == [
        (Kind.WISHES, ("First choice", "Second choice", "Third choice")),
        (Kind.LABEL, ("Site",)),
    ]


@pytest.mark.parametrize(
    ("text", "known"),
    [("López, Ana", True), ("ana lopez", True), ("ANA  LÓPEZ.", True), ("Ana", False), ("", False)],
)
def test_people_are_recognized_loosely(text, known):
    """Order, accents, case and marks make no difference; a part of a name is not enough."""
    assert MENTORS.has(text) is known


@given(st.sampled_from(SCALES), st.data())
def test_every_known_scale_is_in_order(scale, data):
    """Whichever steps were answered, they come out lowest first, as they are written."""
    steps = data.draw(st.lists(st.sampled_from(scale), min_size=2, unique=True))
    cells = data.draw(st.permutations([step.upper() for step in steps]))
    keys = {fold(step) for step in steps}
    first = next(known for known in SCALES if keys <= set(map(fold, known)))
    assert scale_of(column_of("Level", *cells)) == tuple(step.upper() for step in first if fold(step) in keys)


def test_answers_on_no_scale_have_no_order():
    """One unknown word, or one step alone, is no scale."""
    assert scale_of(column_of("Level", "Junior", "Wizard")) == ()
    assert scale_of(column_of("Level", "Junior", "Junior")) == ()


def test_a_slip_does_not_hide_a_scale():
    """An answer given once that looks like another is left to reading, which refuses it with its place."""
    assert scale_of(column_of("Level", "Junior", "Senior", "Senior", "Snior")) == ("Junior", "Senior")
    assert scale_of(column_of("Level", "Junior", "Senior", "Snior", "Snior")) == ()


@pytest.mark.parametrize(("answer", "blank"), [(0, 1), (1, 0)])
def test_what_a_blank_number_means_is_asked(answer, blank):
    """One, or nobody; whoever asks nobody marks it."""
    keys, _ = find_seats((column_of("How many mentees can you take?", "2", ""),), "mentor")
    asked = with_blanks_meant(keys, Interview(lambda question: answer))
    assert (asked["capacity"].value["blank"], asked["capacity"].unsure) == (blank, "")
    assert with_blanks_meant(keys, Interview())["capacity"].unsure == (
        'What does a blank in "How many mentees can you take?" mean? Taken for "1"; it may be "0: nobody".'
    )


def test_options_that_hold_a_comma_are_mended():
    """What always stands together, and goes on in small letters, was one option; own answers are none."""
    column = column_of(
        "x", "Data, code and science, Law", "Law, Golf", "Data, code and science", "Law, Art", "Art"
    )
    assert options_with_separator(column) == ("Art", "Data, code and science", "Law")
    assert options_with_separator(column_of("x", "Law, Art", "Art, Law", "Law")) == ()


@given(
    st.lists(
        st.lists(st.sampled_from(["Abc", "Def, ghi", "Jkl (m, n)", "Opq, rst, uvw"]), unique=True), min_size=8
    )
)
def test_mended_options_are_real_ones(rows):
    """Whatever was chosen, no option is made up of two that were chosen apart."""
    options = options_with_separator(column_of("x", *(", ".join(sorted(row)) for row in rows)))
    assert set(options) <= {"Abc", "Def, ghi", "Jkl (m, n)", "Opq, rst, uvw"}


def test_brackets_keep_a_comma():
    """What stands in brackets is one entry, unless a bracket is never closed."""
    assert split("Law (EU, UK), Art", ",") == ("Law (EU, UK)", "Art")
    assert split("Law (EU, Art", ",") == ("Law (EU", "Art")


@pytest.mark.parametrize(
    ("side", "heading", "cells", "expected"),
    [
        ("mentor", "How many students are you willing to mentor?", ["2", "2 mentees"], {"capacity": None}),
        ("mentor", "Seats", ["2", "2-3"], {"capacity": {"ranges": "lowest"}}),
        ("mentor", "Capacity", ["2", ""], {"capacity": {"blank": 1}}),
        ("mentor", "Fewest", ["1", ""], {"min": {"blank": 0}}),
        ("mentor", "Years of experience", ["2", "3"], {}),
        ("mentor", "How many students are in your team, roughly?", ["lots", "it depends"], {}),
        ("mentee", "How many mentors would you like?", ["1", "two"], {"wants": None}),
        ("mentee", "Seats", ["1", "2"], {}),
    ],
)
def test_numbers_of_people(side, heading, cells, expected):
    """Capacity, minimum and wants are found by their wording and their cells."""
    keys, _ = find_seats((column_of(heading, *cells),), side)
    wanted = {key: heading if more is None else {"column": heading, **more} for key, more in expected.items()}
    assert plain(keys) == wanted


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (["Email Address|First Name|Last Name", "a@x.org|Ana|Ng", "b@x.org|Bob|Ng"],
         {"id": "Email Address", "name": ["First Name", "Last Name"], "email": "Email Address"}),
        (["ID|Name", "007|Ana", "008|Ana"], {"id": "ID", "name": "Name"}),
        (["Supervisor|Area", "Dr A|x", "Dr B|x"], {"id": "Supervisor"}),
        (["Student ID|E-mail", "1|a@x.org", "2|a@x.org", "3|c@x.org"],
         {"id": "Student ID", "email": "E-mail"}),
        (["Manager e-mail|Name", "a@x.org|Ana", "b@x.org|Bob"], {"id": "Name"}),
    ],
)  # fmt: skip
def test_who_people_are(table, expected):
    """An address of one's own, else an id, else the name; a manager's address is somebody else's."""
    identity = find_identity(columns_of(table))
    assert identity is not None
    assert plain(identity.keys) == expected


def test_an_id_that_is_used_elsewhere_is_the_id():
    """Where another table names people by their number, the number tells them apart."""
    table = columns_of(["Student ID|E-mail", "0123|a@x.org", "0124|b@x.org"])
    identity = find_identity(table, mentions=(column_of("Locked", "0124"),))
    assert identity is not None
    assert plain(identity.keys)["id"] == "Student ID"


def test_nobody_can_be_told_apart():
    """Where everybody answers the same there is no id."""
    assert find_identity(columns_of(["Site|Area", "Rome|x", "Rome|x", "Rome|x"])) is None


def test_microsoft_metadata():
    """The five first columns are the form's own: the later stamp counts, the account is no answer."""
    table = ["ID|Start time|Completion time|Email|Name|Your e-mail|Goal",
             "1|2026-09-01 10:00:00|2026-09-01 10:05:00|a@acc.org|A, Ana|ana@x.org|Law",
             "2|2026-09-02 10:00:00|2026-09-02 10:05:00|b@acc.org|B, Bob|bob@x.org|Art"]  # fmt: skip
    metadata = find_metadata(columns_of(table))
    assert plain(metadata.keys) == {"answered": "Completion time"}
    assert [column.heading for column in metadata.account] == ["Email", "Name"]
    assert "Your e-mail" not in [column.heading for column in metadata.ignored]


def test_unfinished_answers_are_left_out():
    """Where some did not finish, only finished rows are kept."""
    table = [
        "Recorded Date|Finished|Response ID|Goal",
        "2026-09-01 10:00|True|R_1|x",
        "2026-09-02 10:00|False|R_2|y",
    ]
    assert plain(find_metadata(columns_of(table)).keys)["keep"] == [
        {"column": "Finished", "values": ["True"]}
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Mon 9-10", True), ("Monday 9:00–10:30, Wed 14-15", True), ("Mo 9-10", True), ("Mon-Fri 9-17", True),
     ("sometimes", False), ("Mon", False), ("9-10", False), ("Mon 9-10; perhaps Tue", False)],
)  # fmt: skip
def test_hours(text, expected):
    """A day and two times of day are hours; anything else is not."""
    assert is_hours(text) is expected


@pytest.mark.parametrize(
    ("cells", "week"),
    [(["2026-09-14 09:00", "2026-09-16 10:00"], "2026-09-21"), (["9/14/2026", "9/16/2026"], "2026-09-21"),
     (["14.09.2026", "16.09.2026"], "2026-09-21"), (["9/8/2026"], None), (["soon"], None)],
)  # fmt: skip
def test_the_week_after_the_last_answer(cells, week):
    """Clocks are compared in the Monday's week after the last answer; dates that may be two are not taken."""
    assert week_after([column_of("Timestamp", *cells)]) == week


@pytest.mark.parametrize(
    ("cells", "expected"),
    [(["3,5", "2"], True), (["3.5", "2,5"], False), (["1,234"], False), (["Rome, Bonn"], False)],
)
def test_decimal_commas(cells, expected):
    """A comma before one or two digits is a decimal mark, unless points are used too."""
    assert uses_decimal_comma([column_of("x", *cells)]) is expected
