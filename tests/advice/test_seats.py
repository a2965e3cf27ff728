"""Seats against demand, in all and under each rule."""

from pairforge.advice.answers import GroupAnswers
from pairforge.advice.rules import check_rules
from pairforge.advice.seats import GroupShortage, Seats, check_seats
from pairforge.scoring import score

LANGUAGES = [{"kind": "share", "column": "Languages"}]


def seats_of(in_memory, mentors, mentees, rules, **more):
    """Seats and shortages of a programme."""
    config, roster = in_memory(mentors, mentees, None, rules, mentors={"capacity": "seats"}, **more)
    scores = score(roster, config)
    return check_seats(scores, roster, config, check_rules(scores, roster))


def test_eleven_who_speak_only_portuguese(in_memory):
    """The group is all who speak nothing else, with what they answered, and the mentors who do."""
    mentors = [
        {"id": "M1", "Languages": ["English"], "seats": 30},
        {"id": "M2", "Languages": ["Portuguese", "English"], "seats": 4},
        {"id": "M3", "Languages": ["Portuguese"], "seats": 2},
    ]
    mentees = [{"id": f"E{idx:02}", "Languages": ["Portuguese"]} for idx in range(11)]
    mentees += [{"id": f"F{idx:02}", "Languages": ["portuguese", "English"]} for idx in range(5)]
    seats, shortages = seats_of(in_memory, mentors, mentees, LANGUAGES)
    assert seats == Seats(wanted=16, seats=36, fillable=11)
    assert shortages == (
        GroupShortage(
            rule="share Languages",
            mentees=tuple(f"E{idx:02}" for idx in range(11)),
            mentors=("M2", "M3"),
            needed=11,
            seats=6,
            minimal=True,
            answers=(
                GroupAnswers("mentee", "Languages", (("Portuguese", 11),), 0),
                GroupAnswers("mentor", "Languages", (("English, Portuguese", 1), ("Portuguese", 1)), 0),
            ),
        ),
    )


def test_what_only_all_rules_together_leave_short(in_memory):
    """Two rules that each leave seats enough can be short together; then no single rule is named."""
    mentors = [
        {"id": "M1", "Languages": ["a"], "team": "x", "seats": 2},
        {"id": "M2", "Languages": ["b"], "team": "y", "seats": 2},
        {"id": "M3", "Languages": ["a"], "team": "y", "seats": 1},
    ]
    mentees = [{"id": f"E{idx}", "Languages": ["a"], "team": "x"} for idx in range(2)]
    rules = [*LANGUAGES, {"kind": "differ", "column": "team"}]
    seats, (shortage,) = seats_of(in_memory, mentors, mentees, rules)
    assert seats == Seats(2, 5, 1)
    assert (shortage.rule, shortage.mentors, shortage.needed, shortage.seats) == (None, ("M3",), 2, 1)
    assert shortage.answers == ()


def test_a_group_that_a_rule_explains_is_told_once(in_memory):
    """What one rule leaves short is not repeated for all rules together."""
    mentors = [
        {"id": "M1", "Languages": ["a"], "team": "x", "seats": 1},
        {"id": "M2", "Languages": ["b"], "team": "y", "seats": 9},
    ]
    mentees = [{"id": f"E{idx}", "Languages": ["a"], "team": "z"} for idx in range(2)]
    rules = [*LANGUAGES, {"kind": "differ", "column": "team"}]
    _, shortages = seats_of(in_memory, mentors, mentees, rules)
    assert [shortage.rule for shortage in shortages] == ["share Languages"]


def test_enough_for_everybody(in_memory):
    """No rule, seats enough: nothing is short."""
    mentors = [{"id": "M1", "seats": 2}, {"id": "M2", "seats": 2}]
    assert seats_of(in_memory, mentors, [{"id": "E1"}, {"id": "E2"}], []) == (Seats(2, 4, 2), ())
