"""Values that the config counts: what nobody gave is refused, and several in one cell are noted."""

from __future__ import annotations

import pytest

from pairforge.config import load_config
from pairforge.errors import InputError
from pairforge.roster import read_roster

MENTORS = [
    {"id": "M1", "Site": "Berlin", "Role": "Senior"},
    {"id": "M2", "Site": "Paris", "Role": "Junior"},
    {"id": "M3", "Site": "", "Role": "Guest"},
]
MENTEES = [
    {"id": "E1", "Gender": "woman", "Team": "Art", "wants": 2},
    {"id": "E2", "Gender": "Man", "Team": "Law", "wants": 2},
    {"id": "E3", "Gender": "", "Team": "Art; Law", "wants": 2},
]


def troubles(programme, text):
    """Every trouble of these people with this config, as file, column, words and remedy."""
    with pytest.raises(InputError) as caught:
        read_roster(load_config(programme(MENTORS, MENTEES, text)))
    return [
        ((trouble.file or "").rpartition("/")[2], trouble.column, trouble.what, trouble.remedy)
        for trouble in caught.value.troubles
    ]


def notices(programme, text, mentees=MENTEES):
    """What is said of places in these columns, without what is said of the whole."""
    roster = read_roster(load_config(programme(MENTORS, mentees, text)))
    return [
        (notice.place.rpartition("/")[2], notice.what)
        for notice in roster.notices
        if "column" in notice.place
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "cohorts: [{kind: at_most, column: Gender, value: wman, count: 1}]\n",
            "which the cohort rule `at_most Gender (1 of wman)` counts",
        ),
        (
            "cohorts: [{kind: at_least, column: Gender, value: wman, count: 1, hard: true}]\n",
            "which the cohort rule `at_least Gender (1 of wman)` counts",
        ),
        (
            "cohorts: [{kind: share, column: Gender, value: wman}]\n",
            "which the cohort rule `share Gender (wman)` counts",
        ),
        (
            "cohorts: [{kind: not_alone, column: Gender, value: wman}]\n",
            "which the cohort rule `not_alone Gender (wman)` counts",
        ),
        (
            "fairness: [{kind: matched_share, column: Gender, value: wman, at_least: 0.5}]\n",
            "which the limit `matched_share (Gender, wman)` counts",
        ),
        (
            "fairness: [{kind: count, of: mentee, column: Gender, value: wman, at_least: 5}]\n",
            "which the limit `count (mentee Gender, wman)` counts",
        ),
    ],
)
def test_a_value_that_nobody_gave_is_refused(programme, text, meant):
    """With the nearest answer and all there are."""
    what = f'Nobody answered "wman", {meant}.'
    remedy = 'Did you mean "woman"? The answers are: Man, woman.'
    assert troubles(programme, text) == [("mentees.csv", "Gender", what, remedy)]
    assert notices(programme, text.replace("wman", "WOMAN ")) == []


def test_places_of_a_site_that_is_nowhere(programme):
    """Near an answer that has no places of its own it is refused; otherwise it is noted."""
    text = "capacities: [{column: Site, places: {Berln: 3, Paris: 2}}]\n"
    what = 'Nobody answered "Berln", which `capacity Site (Berln 3, Paris 2)` gives places to.'
    remedy = 'Did you mean "Berlin"? The answers are: Berlin, Paris.'
    assert troubles(programme, text) == [("mentors.csv", "Site", what, remedy)]
    text = "capacities: [{column: Site, places: {Rome: 3, Paris: 2}}]\n"
    what = 'Nobody answered "Rome", which `capacity Site (Rome 3, Paris 2)` gives places to.'
    assert notices(programme, text) == [('mentors.csv, column "Site"', what)]


def test_leads_and_seconds_that_are_nowhere(programme):
    """Each of the two is told by itself."""
    text = "co_mentors: {column: Role, lead: [Seniors, Lead], second: Juniors}\n"
    remedy = 'Did you mean "{}"? The answers are: Guest, Junior, Senior.'
    assert troubles(programme, text) == [
        (
            "mentors.csv",
            "Role",
            'Nobody answered "Seniors", which `co_mentors` takes for a lead.',
            remedy.format("Senior"),
        ),
        (
            "mentors.csv",
            "Role",
            'Nobody answered "Lead", which `co_mentors` takes for a lead.',
            "The answers are: Guest, Junior, Senior.",
        ),
        (
            "mentors.csv",
            "Role",
            'Nobody answered "Juniors", which `co_mentors` takes for a second.',
            remedy.format("Junior"),
        ),
    ]


def test_mentors_who_are_neither_are_told(programme):
    """They get nobody, which may not be what is meant."""
    text = "co_mentors: {column: Role, lead: Senior, second: Junior}\n"
    assert notices(programme, text) == [
        ('mentors.csv, column "Role"', "Neither lead nor second, so they get nobody: M3.")
    ]
    assert notices(programme, text.replace("Junior", "[Junior, Guest]")) == []


def test_only_a_few_of_those_who_are_neither_are_named(programme):
    """Seven of them, and how many more there are."""
    mentors = [
        {"id": f"M{idx}", "Role": "Guest" if idx > 2 else ["Senior", "Junior"][idx % 2]} for idx in range(11)
    ]
    text = "co_mentors: {column: Role, lead: Senior, second: Junior}\n"
    roster = read_roster(load_config(programme(mentors, MENTEES, text)))
    (said,) = [notice.what for notice in roster.notices if notice.what.startswith("Neither")]
    assert said == "Neither lead nor second, so they get nobody: M10, M3, M4, M5, M6, M7, M8 and 1 more."


@pytest.mark.parametrize(("wants", "said"), [(1, True), (2, False)])
def test_co_mentors_are_for_those_who_want_two(programme, wants, said):
    """If nobody does, the line that would say so is told."""
    text = "name: x\nco_mentors: {column: Role, lead: Senior, second: [Junior, Guest]}\n"
    mentees = [mentee | {"wants": wants} for mentee in MENTEES]
    roster = read_roster(load_config(programme(MENTORS, mentees, text)))
    told = [notice for notice in roster.notices if notice.place.endswith("config.yaml, line 2")]
    assert [notice.what for notice in told] == [NOBODY_WANTS_TWO] * said


NOBODY_WANTS_TWO = (
    "No mentee wants more than one mentor, so nobody has a lead and a second; `wants: 2` beside the mentees' "
    "`file:` says that they should."
)
COUNTED_AS_ONE = 'Answers such as "Art; Law" count as one value each, not as several (1 person).'


@pytest.mark.parametrize(
    "text",
    [
        "cohorts: [{kind: at_most, column: Team, same: 2}]\n",
        "cohorts: [{kind: apart, column: Team}]\n",
        "fairness: [{kind: group_gap, column: Team, at_most: 1}]\n",
        "priorities: [matched, {kind: variety, columns: [Gender, Team]}, breaks, total]\n",
    ],
)
def test_several_answers_in_a_cell_are_one_value(programme, text):
    """Where each of them is an answer of somebody else it is noted, as they may be meant one by one."""
    assert notices(programme, text) == [('mentees.csv, column "Team"', COUNTED_AS_ONE)]


def test_several_answers_are_noted_once_a_column(programme):
    """However many rules count it, and however many cells there are."""
    text = "cohorts: [{kind: at_most, column: Team, same: 2}, {kind: distinct, column: Team, at_least: 2}]\n"
    more = [{"id": "E4", "Gender": "", "Team": "Law;ART"}, {"id": "E5", "Gender": "", "Team": "Art; Law"}]
    assert notices(programme, text, [*MENTEES, *more]) == [
        (
            'mentees.csv, column "Team"',
            'Answers such as "Art; Law" count as one value each, not as several (3 people).',
        )
    ]


@pytest.mark.parametrize(
    ("team", "several"),
    [("Art, Design and Law", False), ("Art, Design", False), ("Art", False), ("Art|Law", True)],
)
def test_a_name_with_a_comma_is_no_list(programme, team, several):
    """Not all of its parts are answers of others."""
    text = "cohorts: [{kind: at_most, column: Team, same: 2}]\n"
    mentees = [*MENTEES[:2], {"id": "E3", "Team": team}]
    assert bool(notices(programme, text, mentees)) == several


def test_a_list_is_several_answers(in_memory):
    """In a YAML file it is certain, and counts as one value all the same."""
    mentees = [{"id": "E1", "Team": ["Art", "Law"]}, {"id": "E2", "Team": ["Bio"]}, {"id": "E3", "Team": []}]
    rule = {"kind": "at_most", "column": "Team", "same": 1}
    config, roster = in_memory([{"id": "M1"}], mentees, cohorts=[rule])
    assert roster.categories(config.cohorts[0].asks()[0]).words == ("Art, Law", "Bio")
    assert [notice.what for notice in roster.notices if "value" in notice.what] == [
        'Answers such as "Art, Law" count as one value each, not as several (1 person).'
    ]


TOO_MANY = "cohorts: [{{kind: {}, column: Gender, {}, hard: {}}}]\n"


@pytest.mark.parametrize(
    ("kind", "asked", "label", "lack"),
    [
        ("distinct", "at_least: 3", "distinct Gender (at least 3)", "There are only 2 different answers"),
        ("at_least", "each: 2", "at_least Gender (2 of each value)", 'Only 1 mentee answered "Man"'),
        (
            "at_least",
            "value: WOMAN, count: 2",
            "at_least Gender (2 of WOMAN)",
            'Only 1 mentee answered "woman"',
        ),
    ],
)
def test_rules_that_no_cohort_can_keep(programme, kind, asked, label, lack):
    """A hard one is refused, as nobody could have a mentor, and a soft one is noted."""
    assert troubles(programme, TOO_MANY.format(kind, asked, "true")) == [
        (
            "mentees.csv",
            "Gender",
            f"{lack}, so with the hard rule `{label}` nobody could have a mentor.",
            "Ask for fewer, or take `hard` out.",
        )
    ]
    assert notices(programme, TOO_MANY.format(kind, asked, "false")) == [
        ('mentees.csv, column "Gender"', f"{lack}, so every mentor who has anybody breaks `{label}`.")
    ]


@pytest.mark.parametrize(
    ("kind", "asked"),
    [("distinct", "at_least: 2"), ("at_least", "each: 1"), ("at_least", "value: Man, count: 1")],
)
def test_rules_that_a_cohort_can_keep(programme, kind, asked):
    """As many as there are can be asked for."""
    assert notices(programme, TOO_MANY.format(kind, asked, "true")) == []


def test_a_blank_column_has_no_values(programme):
    """Nobody gave an answer, so none are different."""
    mentees = [{"id": "E1", "Gender": ""}]
    distinct, each = (
        "{kind: distinct, column: Gender, at_least: 2}",
        "{kind: at_least, column: Gender, each: 1}",
    )
    text = f"cohorts: [{distinct}, {each}]\n"
    assert notices(programme, text, mentees) == [
        (
            'mentees.csv, column "Gender"',
            "Nobody gave an answer, so every mentor who has anybody breaks `distinct Gender (at least 2)`.",
        )
    ]
