"""Questions over several columns."""

from __future__ import annotations

import pytest
from tests.advice.init.sheets import columns_of

from pairforge.advice.init.entry import plain
from pairforge.advice.init.field import Kind
from pairforge.advice.init.interview import Interview
from pairforge.advice.init.questions import find_questions, short_name


def found(*table: str, titles: str = "", interview: Interview | None = None):
    """The questions: name, kind, what the config says, and the answers of each row."""
    return [
        (field.heading, field.kind, plain(field.derived), field.column.lists)
        for field in find_questions(columns_of(table), interview or Interview(), titles)
    ]


@pytest.mark.parametrize("tick", ["x", "1", "Yes", "TRUE", "✓", "Finance"])
def test_ticks(tick):
    """One column an option, however it is ticked."""
    assert found("Which areas? [Finance]|Which areas? [Law]", f"{tick}|", f"{tick}|x") == [
        ("Areas", Kind.TAGS, {"ticks": "Which areas?"}, (("Finance",), ("Finance", "Law")))
    ]


def test_ticked_hours_are_times():
    """Options that are hours make an availability."""
    assert found("Free [Mon 9-10]|Free [Tue 14-15]", "x|", "x|x")[0][1] is Kind.HOURS


def test_days_without_a_question():
    """Neighbouring columns called after days are one question."""
    assert found("City|Mon|Tue|Fri", "Rome|x||x", "Bonn||x|") == [
        ("Days", Kind.TAGS, {"ticks": ["Mon", "Tue", "Fri"]}, (("Mon", "Fri"), ("Tue",)))
    ]


@pytest.mark.parametrize(
    ("wording", "best", "first"),
    [
        ("Mark from 1 to 3 (1 - lowest, 3 - highest)", "highest", "b"),
        ("Rank the topics, 1 is your favourite", "lowest", "a"),
        ("Rank the topics, 3 = best", "highest", "b"),
    ],
)
def test_a_grid_is_read_by_its_wording(wording, best, first):
    """Which rank is best stands in the question, and is not guessed."""
    (name, kind, keys, answers) = found(*_grid(wording))[0]
    assert (kind, keys) == (Kind.RANKED, {"grid": wording, "best": best})
    assert answers[0][0] == first
    assert find_questions(columns_of(_grid(wording)), Interview())[0].unsure == "", name


def _grid(wording: str) -> list[str]:
    return ["|".join(f"{wording} [{rank}]" for rank in (1, 2, 3)), "a|c|b", "a|b|c"]


def test_a_grid_that_does_not_say_is_asked_about():
    """Without a word on it the likelier is marked; whoever is asked decides."""
    table = _grid("Your topics")
    assert "which rank is best" in find_questions(columns_of(table), Interview())[0].unsure
    asked = find_questions(columns_of(table), Interview(lambda question: 1))[0]
    assert (plain(asked.derived)["best"], asked.unsure) == ("highest", "")


def test_ranks_of_people_in_headings():
    """Numbers from 1 on, each once a row, are ranks; a title may say which is best."""
    table = ["Dr A|Dr B|Dr C", "1|2|3", "3|1|2", "2||1"]
    assert found(*table, titles="Preferences (1 = first choice)") == [
        (
            "Choices",
            Kind.RANKED,
            {"ranks": ["Dr A", "Dr B", "Dr C"], "best": "lowest"},
            (("Dr A", "Dr B", "Dr C"), ("Dr B", "Dr C", "Dr A"), ("Dr C", "Dr A")),
        )
    ]


def test_numbers_that_repeat_are_levels():
    """The same number for several skills is no rank."""
    table = ["Rate [R]|Rate [SQL]|Rate [Law]", "3|3|1", "2|2|2", "5|1|1"]
    assert [entry[1:3] for entry in found(*table)] == [(Kind.LEVELS, {"levels": "Rate"})]


def test_words_of_a_scale_are_levels():
    """A matrix of words on a known scale gives levels with their order."""
    fields = find_questions(columns_of(["Skill - R|Skill - SQL", "Expert|Basic", "Good|Expert"]), Interview())
    assert [(field.kind, field.order) for field in fields] == [(Kind.LEVELS, ("Basic", "Good", "Expert"))]


def test_unlike_columns_are_no_question():
    """Numbers and words beside each other stay what they are."""
    assert found("Age|City", "31|Rome", "44|Bonn") == []


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Which areas?", "Areas"),
        ("What is your preferred topic? Mark from 1 to 5", "Preferred topic"),
        ("How would you rate your skills today?", "Skills today"),
        ("Goals", "Goals"),
        ("What?", "What"),
    ],
)
def test_short_names(question, name):
    """A question is called after what it is about."""
    assert short_name(question) == name
