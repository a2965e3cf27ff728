"""Means of groups need scores of at least 0, and rates of people one mentor for each."""

from __future__ import annotations

import pytest

from pairforge.config import load_config
from pairforge.errors import InputError
from pairforge.roster import read_roster

MENTORS = [{"id": "M1"}, {"id": "M2"}]
MENTEES = [{"id": "E1", "Gender": "a", "W": "M1"}, {"id": "E2", "Gender": "b", "W": ""}]
SCORES = "mentee,mentor,score\nE1,M1,2\nE2,M2,{}\n"


def told(programme, text, mentees=MENTEES, score="-1"):
    """What is wrong with this config, as line, words and remedy."""
    files = {"pairs.csv": SCORES.format(score)}
    try:
        read_roster(load_config(programme(MENTORS, mentees, text, files=files)))
    except InputError as error:
        return [(trouble.line, trouble.what, trouble.remedy) for trouble in error.troubles]
    return []


FILE = "criteria: [{kind: scores, file: pairs.csv, name: fit}, {kind: ranking, columns: W, name: wishes}]\n"
GAP = "fairness:\n  - {kind: group_gap, column: Gender, at_most: 0.5}\n"
FIRST = "priorities:\n  - matched\n  - {kind: group_gap, column: Gender}\n  - total\n"


def test_negative_scores_and_mean_scores(programme):
    """Whoever has no mentor counts 0, and would be better off than with a negative score."""
    why = (
        "has no meaning with negative scores, as those of `fit`: whoever has no mentor counts 0, which would "
        "be more."
    )
    remedy = "Raise all scores of the file to 0 or more, or compare `measure: match_rate`."
    label = "`group_gap (Gender, mean score)`"
    given = "priorities: [matched, total]\n"
    assert told(programme, FILE + GAP + given) == [(3, f"{label} {why}", remedy)]
    assert told(programme, FILE + FIRST) == [(4, f"{label} {why}", remedy)]


@pytest.mark.parametrize(
    ("text", "score"),
    [
        (FILE + GAP + "priorities: [matched, total]\n", "0"),
        (FILE.replace("fit}", "fit, weight: 0}") + FIRST, "-1"),
        (FILE + FIRST.replace("Gender", "Gender, measure: match_rate"), "-1"),
        (FILE + GAP.replace("0.5", "0.5, measure: top_k_rate") + "priorities: [matched, total]\n", "-1"),
        (FILE + "priorities: [matched, total]\n", "-1"),
    ],
)
def test_where_it_has_a_meaning(programme, text, score):
    """Scores of 0 or more or without weight, and rates, which count people."""
    assert told(programme, text, score=score) == []


SEVERAL = [MENTEES[0] | {"wants": 2}, MENTEES[1] | {"wants": 1}]
TWICE = "with several mentors a mentee could be counted several times"


@pytest.mark.parametrize("measure", ["match_rate", "top_k_rate"])
def test_rates_are_of_one_mentor_each(programme, measure):
    """The limit and the priority are told with their lines and who wants several."""
    words = {"match_rate": "match rate", "top_k_rate": "top 1 rate"}[measure]
    said = (
        f"The {{}} `group_gap (Gender, {words})` cannot be kept exactly yet where mentees want more than one "
        f"mentor ({TWICE}): E1."
    )
    remedy = "Let every mentee want one mentor, or take the {} out of `{}`."
    text = (
        FILE
        + GAP.replace("at_most", f"measure: {measure}, at_most")
        + FIRST.replace("Gender", f"Gender, measure: {measure}")
    )
    assert told(programme, text, SEVERAL, "1") == [
        (3, said.format("limit"), remedy.format("limit", "fairness")),
        (6, said.format("priority"), remedy.format("priority", "priorities")),
    ]


def test_means_and_counts_are_of_several_mentors_too(programme):
    """They add up over the pairs."""
    more = "  - {kind: matched_share, column: Gender, value: a, at_least: 0.1}\n"
    more += "  - {kind: count, of: mentee, column: Gender, value: a, at_most: 3}\n"
    assert told(programme, FILE + GAP + more + FIRST, SEVERAL, "1") == []
