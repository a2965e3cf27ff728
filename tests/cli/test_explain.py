"""`pairforge explain` on a small programme whose losses can be worked out by hand."""

from __future__ import annotations

import json
from typing import get_args

import jsonschema
import pytest
from click.testing import CliRunner

from pairforge.cli import pairforge
from pairforge.explanations.explained import Reasons
from pairforge.reporting.explain_document import DOCUMENTS, explanation_schema
from pairforge.reporting.explain_terminal import PAGES

SCORES = {
    "ana": {"bob": 5, "dan": 3},
    "carla": {"bob": 4, "dan": 3},
    "eva": {"bob": 4},
}


@pytest.fixture
def folder(programme):
    """The results of three mentees and two mentors with one place each: ana with bob, carla with dan."""
    scores = [
        {"mentee": mentee, "mentor": mentor, "score": score}
        for mentee, row in SCORES.items()
        for mentor, score in row.items()
    ]
    config = programme(
        [
            {"id": "bob", "name": "Bob Ng", "capacity": 1},
            {"id": "dan", "name": "Dan Oz", "capacity": 1},
            {"id": "kim", "name": "Kim Ro", "capacity": 0},
        ],
        [{"id": "ana", "name": "Ana López"}, {"id": "carla", "name": "Carla"}, {"id": "eva", "name": "Eva"}],
        {
            "mentors": {"capacity": "capacity", "name": "name"},
            "mentees": {"name": "name"},
            "criteria": [{"kind": "scores", "file": "scores.csv"}],
            "priorities": ["matched", "total"],
        },
        files={"scores.csv": scores},
    )
    assert CliRunner().invoke(pairforge, ["solve", str(config)]).exit_code == 0
    return config.parent / "results"


def asked(folder, *options):
    """What it answers as JSON, which conforms to its schema."""
    ran = CliRunner().invoke(pairforge, ["explain", str(folder), *options, "--json"])
    assert ran.exit_code == 0, ran.stderr
    document = json.loads(ran.stdout)
    jsonschema.validate(document, json.loads(explanation_schema()))
    return document


def told(folder, *options):
    """What it says in the terminal, on one line."""
    ran = CliRunner().invoke(pairforge, ["explain", str(folder), *options])
    assert ran.exit_code == 0, ran.stderr
    return " ".join(ran.stdout.split())


def test_a_mentee_hears_why_not_each_other_mentor(folder):
    """Ana with Dan: Carla would go to Bob, and the total is 7 instead of 8; Kim takes nobody."""
    document = asked(folder, "--mentee", "ana")
    assert document["priorities"] == ["matched", "total"]
    (pair,) = document["pairs"]
    assert (pair["mentor"], pair["score"], pair["parts"]) == ("bob", 5, {"scores": 5})
    assert pair["rank_of_mentor"] == {"by_score": 1, "eligible": 2, "by_wish": None}
    assert (pair["margin"]["loss"], pair["margin"]["status"]) == ([0, 1], "essential")
    dan, kim = document["why_not"]
    assert (dan["mentor"], dan["loss"], dan["status"], dan["proved"]) == ("dan", [0, 1], "never", True)
    assert dan["chain"] == [
        {"mentee": "ana", "from": "bob", "to": "dan"},
        {"mentee": "carla", "from": "dan", "to": "bob"},
    ]
    assert (kim["mentor"], kim["loss"], kim["proved"]) == ("kim", None, True)
    assert "resting" in kim["blocked_by"]


def test_the_same_in_words(folder):
    """The rule, or the loss and who would move, with their names."""
    text = told(folder, "--mentee", "Ana López")
    assert (
        "Dan Oz: Would cost 1 in total: Ana López from Bob Ng to Dan Oz; Carla from Dan Oz to Bob Ng." in text
    )
    assert "In every best plan: without this pair it would cost 1 in total" in text
    assert "Not possible (the mentor takes nobody" in text


def test_who_has_no_mentor_hears_why(folder):
    """Eva may only have Bob, who is full: with him somebody else had nobody or less."""
    document = asked(folder, "--mentee", "eva")
    assert document["pairs"] == []
    assert document["unmatched"]["reason"]["code"] == "no_seat"
    bob, _ = [one for one in document["why_not"] if one["loss"] is not None] + [None]
    assert (bob["mentor"], bob["loss"]) == ("bob", [0, 1])
    assert [move["mentee"] for move in bob["chain"]] == ["eva", "ana"]
    assert "All seats are taken" in told(folder, "--mentee", "eva")


def test_a_pair_that_is_none_hears_what_would_have_to_change(folder):
    """One point of 1 more would be as good; from there on it happens."""
    document = asked(folder, "--pair", "eva", "bob")
    assert document["pair"] is None
    assert document["threshold"]["score"] == 1
    assert "With 1 more in its score it would be as good, with any more it happens." in told(
        folder, "--pair", "eva", "bob"
    )
    chosen = asked(folder, "--pair", "ana", "bob")
    assert (chosen["why_not"], chosen["threshold"], chosen["pair"]["score"]) == (None, None, 5)


def test_a_mentor_hears_what_a_place_is_worth(folder):
    """One place more with Bob brings a pair and 4; one fewer costs a pair and 5."""
    seat = asked(folder, "--mentor", "Bob Ng")["seat"]
    assert (seat["one_more"], seat["one_fewer"], seat["proved"]) == ([1, 4], [1, 5], True)
    text = told(folder, "--mentor", "bob")
    assert "One place more would bring 1 in matched and bring 4 in total" in text


def test_all_pairs_and_whom_to_ask(folder):
    """Every pair with how sure it is; Bob is the first to ask for a place."""
    document = asked(folder, "--all")
    assert [(pair["mentee"], pair["mentor"]) for pair in document["pairs"]] == [
        ("ana", "bob"),
        ("carla", "dan"),
    ]
    assert document["best_seats"] == ["bob", "dan"]
    assert "One place more helps most with Bob Ng (bob)" in told(folder, "--all")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--mentee", "anna"], 'There is no mentee "anna". Did you mean "ana"?'),
        (["--mentor", "ana"], 'There is no mentor "ana".'),
        ([], "Say one of --mentee, --mentor, --pair, --all, --seats, --prices and --sure."),
        (
            ["--mentee", "ana", "--all"],
            "Say one of --mentee, --mentor, --pair, --all, --seats, --prices and --sure.",
        ),
    ],
)
def test_wrong_use(folder, options, message):
    """Exit code 2, and what is meant."""
    ran = CliRunner().invoke(pairforge, ["explain", str(folder), *options])
    assert ran.exit_code == 2
    assert message in " ".join(ran.stderr.split())


def test_people_who_have_changed_since(folder):
    """A result of other people is not explained."""
    mentors = folder.parent / "mentors.csv"
    mentors.write_text(mentors.read_text(encoding="utf-8").replace("Kim Ro,0", "Kim Ro,1"), encoding="utf-8")
    ran = CliRunner().invoke(pairforge, ["explain", str(folder), "--all"])
    assert ran.exit_code == 2
    assert "The spreadsheets have changed since this result was made: mentors.csv." in " ".join(
        ran.stderr.split()
    )


def test_only_the_places(folder):
    """What each mentor's places are worth; Kim, who takes nobody, has none."""
    document = asked(folder, "--seats")
    assert [seat["mentor"] for seat in document["seats"]] == ["bob", "dan"]
    assert (document["status"], document["best_seats"]) == ("optimal", ["bob", "dan"])
    text = told(folder, "--seats")
    assert "Everybody's places Bob Ng: One place more would bring 1 in matched" in text
    assert "not proved" not in text


def test_who_would_rather_have_somebody_else(programme):
    """Ana wished for Max; Ben, who may have nobody else, is there with a lower score."""
    config = programme(
        [{"id": "max", "capacity": 1, "team": "A"}, {"id": "mia", "capacity": 1, "team": "B"}],
        [{"id": "ana", "wish": "max", "team": "A"}, {"id": "ben", "wish": "", "team": "A"}],
        {
            "mentors": {"capacity": "capacity"},
            "criteria": [
                {"kind": "ranking", "columns": ["wish"], "weight": 1},
                {"kind": "different", "column": "team", "weight": 3},
            ],
            "priorities": ["matched", "total"],
            "rules": [{"kind": "never", "mentee": "ben", "mentor": "mia"}],
        },
    )
    assert CliRunner().invoke(pairforge, ["solve", str(config)]).exit_code == 0
    folder = config.parent / "results"
    (envy,) = asked(folder, "--mentee", "ana")["envies"]
    assert (envy["mentor"], envy["held_by"], envy["wish"], envy["own_wish"]) == ("max", "ben", 1, None)
    assert asked(folder, "--all")["envies"] == [envy]
    assert asked(folder, "--mentee", "ben")["envies"] == []
    assert "ana has nobody chosen; max, choice 1, would score 1 and has ben with 0." in told(folder, "--all")


def test_the_answer_as_a_file(folder, tmp_path):
    """Text or JSON, whole, and nothing on stdout."""
    shown = told(folder, "--mentee", "ana")
    for options in ([], ["--json"]):
        file = tmp_path / "answers" / f"ana{len(options)}"
        ran = CliRunner().invoke(
            pairforge, ["explain", str(folder), "--mentee", "ana", *options, "-o", str(file)]
        )
        assert (ran.exit_code, ran.stdout) == (0, "")
        text = file.read_text(encoding="utf-8")
        if options:
            assert json.loads(text) == asked(folder, "--mentee", "ana")
        else:
            assert " ".join(text.split()) == shown


def test_without_time_it_says_what_it_does_not_know(programme):
    """Worst-off needs another solve for each answer, and there is no time for any."""
    config = programme(config={"priorities": ["matched", "worst_off", "total"], "mentors": {"capacity": 2}})
    assert CliRunner().invoke(pairforge, ["solve", str(config)]).exit_code == 0
    folder = config.parent / "results"
    late = ["--all", "--time-limit", "0"]
    assert {pair["margin"]["proved"] for pair in asked(folder, *late)["pairs"]} == {False}
    assert "Not found out in time how sure this pair is." in told(folder, *late)
    assert {pair["margin"]["proved"] for pair in asked(folder, "--all")["pairs"]} == {True}


def test_a_plan_that_is_not_proved_is_told_as_such(folder):
    """Without prices nothing is proved, and the answer says so."""
    file = folder / "result.json"
    document = json.loads(file.read_bytes())
    document["certificate"]["stages"] = []
    file.write_text(json.dumps(document), encoding="utf-8")
    assert asked(folder, "--mentee", "ana")["status"] == "feasible"
    assert "It is not proved that no other plan is better" in told(folder, "--mentee", "ana")


@pytest.mark.parametrize("question", [["--mentee", "E1"], ["--all"], ["--seats"], ["--pair", "x", "y"]])
def test_a_result_without_pairs_says_what_clashes(programme, question):
    """Whatever is asked: both mentors must have two of the three mentees."""
    config = programme(config={"mentors": {"capacity": 2, "min": 2}})
    assert CliRunner().invoke(pairforge, ["solve", str(config)]).exit_code == 3
    folder = config.parent / "results"
    document = asked(folder, *question)
    assert (document["status"], document["conflict"][0]["code"]) == ("infeasible", "minimums")
    result = json.loads((folder / "result.json").read_bytes())
    assert (document["conflict"], document["repairs"]) == (result["conflict"], result["repairs"])
    text = told(folder, *question)
    assert "There are no pairs: what is asked for cannot all hold" in text
    assert "need 4 places filled, but only 3 mentees can go to them" in text
    assert "Cheapest ways out, each with all that it needs: 1. Lower the minimum of M" in text


def test_that_nothing_is_possible_is_found_out_again(folder):
    """A result that says so of a programme that has a plan is not explained."""
    file = folder / "result.json"
    document = json.loads(file.read_bytes())
    document.update(status="infeasible", pairs=[])
    file.write_text(json.dumps(document), encoding="utf-8")
    ran = CliRunner().invoke(pairforge, ["explain", str(folder), "--all"])
    assert ran.exit_code == 2
    assert "could not be found out again that nothing is possible" in " ".join(ran.stderr.split())


def test_every_kind_of_answer_is_shown_and_written():
    """No answer is without a page and a document."""
    assert set(PAGES) == set(DOCUMENTS) == set(get_args(Reasons))


def test_what_each_promise_costs(folder):
    """Without `matched` nothing is better for the total: every pair adds to it."""
    document = asked(folder, "--prices")
    prices = {(price["kind"], price["label"]): price for price in document["prices"]}
    assert set(prices) == {("priority", "matched"), ("priority", "total")}
    assert all(price["proved"] and price["changed"] == [] for price in prices.values())
    assert "Without the priority `matched` Nothing would change." in told(folder, "--prices")


def test_how_sure_the_plan_is(folder):
    """With one criterion every weight above 0 gives the same plan, and nothing is blank."""
    document = asked(folder, "--sure")
    (weight,) = document["weights"]
    assert (weight["criterion"], weight["low"]["holds_to"], weight["high"]) == (
        "scores",
        "0",
        {"holds_to": None, "fails_beyond": None},
    )
    assert (document["blanks"]["stands"], document["blanks"]["mentees"]) == (True, [])
    text = told(folder, "--sure")
    assert "`scores` (weight 1): the plan stays the best from 0 on, however large" in text
    assert "Whatever the blank answers are, this plan is the best." in text
