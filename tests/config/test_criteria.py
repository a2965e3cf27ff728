"""The YAML of every kind of criterion: what it needs, what it asks for, and what it refuses."""

from typing import Any, get_args

import pytest
from pydantic import TypeAdapter, ValidationError

from pairforge.config import Ask, Chosen, Levels, Number, PairAsk, Step, TableSpec, Tags, Text, Wishes
from pairforge.config.criteria import CriterionConfig

CRITERION = TypeAdapter(CriterionConfig)

SMALLEST: dict[str, dict[str, Any]] = {
    "overlap": {"column": "Goals"},
    "ranking": {"columns": ["First"]},
    "same": {"column": "Site"},
    "different": {"column": "Team"},
    "closeness": {"column": "Age"},
    "scores": {"file": "pairs.csv"},
    "goals": {"column": "Goals"},
    "values": {"column": "Values"},
    "path": {"background": "Degrees"},
    "like_me": {"wishes": "Wishes", "attributes": {"Gender": "Gender"}},
    "history": {"file": "last.csv", "prefer": "avoid"},
    "text": {"column": "About"},
    "skill_gap": {"wanted": "Wanted", "mentor": "Level"},
    "meeting_time": {"column": "Free"},
    "network": {"department": "Team"},
}
"""The smallest criterion of each kind."""


def criterion(kind: str, **more: Any) -> Any:
    """A criterion of that kind with some more keys."""
    return CRITERION.validate_python({"kind": kind} | SMALLEST[kind] | more)


def test_no_kind_is_forgotten_here():
    """The tests of this file know every kind that the schema knows."""
    models = get_args(get_args(CriterionConfig)[0])
    assert {get_args(model.model_fields["kind"].annotation)[0] for model in models} == set(SMALLEST)


@pytest.mark.parametrize("kind", SMALLEST)
def test_the_smallest_of_each_kind(kind):
    """Without a name it goes by its kind, and without a weight it weighs 1."""
    smallest = criterion(kind)
    assert (smallest.label, smallest.weight) == (kind, 1.0)
    named = criterion(kind, name="N", weight="2.5")
    assert (named.label, named.weight) == ("N", 2.5)
    assert criterion(kind, weight=0).weight == 0


@pytest.mark.parametrize("kind", SMALLEST)
@pytest.mark.parametrize("weight", ["-1", "nan", "inf", "-inf", "much", None, "1,5"])
def test_weights_are_finite_and_not_negative(kind, weight):
    """No kind takes a weight that is not a number of at least 0."""
    with pytest.raises(ValidationError, match="weight"):
        criterion(kind, weight=weight)


@pytest.mark.parametrize("kind", SMALLEST)
@pytest.mark.parametrize("extra", [{"name": ""}, {"wieght": 1}])
def test_every_kind_refuses(kind, extra):
    """A blank name or an unknown key is an error for each of them."""
    with pytest.raises(ValidationError, match=f"{kind}.{next(iter(extra))}"):
        criterion(kind, **extra)


@pytest.mark.parametrize(
    "kind", ["overlap", "goals", "values", "text", "same", "different", "closeness", "meeting_time"]
)
def test_columns_by_side(kind):
    """The kinds that compare columns take one heading for both sides or one for each."""
    both = CRITERION.validate_python({"kind": kind, "mentee": "A", "mentor": "B"})
    assert [(ask.side, ask.columns) for ask in both.asks(("criteria", 3))] == [
        ("mentee", ("A",)),
        ("mentor", ("B",)),
    ]
    assert {ask.path for ask in both.asks(("criteria", 3))} == {("criteria", 3)}
    with pytest.raises(ValidationError, match="name the columns"):
        CRITERION.validate_python({"kind": kind})


@pytest.mark.parametrize(
    ("kind", "more", "reading"),
    [
        ("overlap", {}, Tags(None)),
        ("overlap", {"separator": "/"}, Tags("/")),
        ("goals", {"options": ["a, b"]}, Tags(None, ("a, b",))),
        ("values", {"separator": "|", "picks": 5}, Tags("|")),
        ("text", {}, Text()),
        ("same", {}, Text()),
        ("different", {}, Text()),
        ("closeness", {}, Number()),
        ("closeness", {"order": ["Junior", "Senior"]}, Step(("Junior", "Senior"))),
    ],
)
def test_how_columns_are_read(kind, more, reading):
    """Each kind says how its two columns are read, in the same way on both sides."""
    assert [ask.reading for ask in criterion(kind, **more).asks(())] == [reading, reading]


def test_the_choices_of_one_side():
    """A ranking asks for the columns of the side that chooses; one column may be written without a list."""
    ranking = criterion("ranking", columns=["First", "Second"])
    assert ranking.asks(()) == (Ask("mentee", ("First", "Second"), Wishes(None)),)
    ranking = criterion("ranking", by="mentor", columns="Wishes", separator="/")
    assert ranking.asks(()) == (Ask("mentor", ("Wishes",), Wishes("/")),)


def test_the_choices_of_both_sides():
    """With ``by: both`` each side has its columns, and the mentee's choice weighs 0.7 by default."""
    ranking = criterion("ranking", by="both", columns={"mentee": "A", "mentor": ["B", "C"]})
    assert ranking.mentee_share == 0.7
    assert ranking.asks(()) == (
        Ask("mentee", ("A",), Wishes(None)),
        Ask("mentor", ("B", "C"), Wishes(None)),
    )


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"by": "both"}, "needs `mentee` and `mentor`"),
        ({"columns": {"mentee": "A", "mentor": "B"}}, "needs `by: both`"),
        ({"by": "nobody"}, "'mentee', 'mentor' or 'both'"),
        ({"columns": []}, "at least 1 item"),
        ({"columns": [""]}, "at least 1 character"),
        ({"mentee_share": "1.1"}, "from 0 to 1, and this is 1.1"),
        ({"mentee_share": "-0.1"}, "greater than or equal to 0"),
        ({"mentee_share": "nan"}, "mentee_share"),
        ({"separator": ""}, "separator"),
    ],
)
def test_a_ranking_refuses(more, said):
    """Columns must fit the side that chooses, and the share lies in [0, 1]."""
    with pytest.raises(ValidationError, match=said):
        criterion("ranking", **more)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"best": ["3", "1"]}, r"`best` must be \[lowest, highest\]"),
        ({"best": ["0", "inf"]}, "finite number"),
        ({"best": ["nan", "0"]}, "finite number"),
        ({"best": ["0"]}, "best"),
        ({"best": ["0", "1", "2"]}, "best"),
        ({"fade": "0"}, "greater than 0"),
        ({"fade": "-1"}, "greater than 0"),
        ({"fade": "inf"}, "finite number"),
        ({"fade": "nan"}, "fade"),
        ({"order": ["Junior"]}, "at least 2 items"),
        ({"order": ["Junior", "Senior", "junior "]}, "order"),
    ],
)
def test_a_closeness_refuses(more, said):
    """The best range is two finite numbers, the fade is above 0, and a step stands once in the order."""
    with pytest.raises(ValidationError, match=said):
        criterion("closeness", **more)


def test_an_overlap_refuses_a_blank_separator():
    """Nothing cannot separate answers."""
    with pytest.raises(ValidationError, match="separator"):
        criterion("overlap", separator="")


def test_scores_ask_for_a_list_of_pairs():
    """Scores need no columns of people but a file, with usual headings unless others are given."""
    assert criterion("scores").asks(()) == ()
    assert criterion("scores").pair_asks() == (PairAsk("mentee", "mentor", TableSpec("pairs.csv"), "score"),)
    other = criterion("scores", mentee="E", mentor="M", score="S")
    assert other.pair_asks() == (PairAsk("E", "M", TableSpec("pairs.csv"), "S"),)


@pytest.mark.parametrize("kind", sorted(set(SMALLEST) - {"scores", "history"}))
def test_other_kinds_ask_for_no_pairs(kind):
    """Only scores and the history come as a list of pairs."""
    assert criterion(kind).pair_asks(()) == ()
    assert criterion(kind).asks(()) != ()


def test_a_path_asks_for_what_it_names():
    """Roles once, the rest on both sides; the level as a number or as a step of the order."""
    path = criterion(
        "path",
        target="Dream",
        current="Now",
        roles="Held",
        background={"mentee": "Studied", "mentor": "Degrees"},
        level="Grade",
        order=["Junior", "Senior"],
        families={"Finance": ["Controller", "Treasurer"]},
        separator="/",
    )
    assert path.asks(("criteria", 1)) == (
        Ask("mentee", ("Dream",), Text()),
        Ask("mentee", ("Now",), Text()),
        Ask("mentor", ("Held",), Tags("/")),
        Ask("mentee", ("Studied",), Tags("/")),
        Ask("mentor", ("Degrees",), Tags("/")),
        Ask("mentee", ("Grade",), Step(("Junior", "Senior"))),
        Ask("mentor", ("Grade",), Step(("Junior", "Senior"))),
    )
    assert {ask.path for ask in path.asks(("criteria", 1))} == {("criteria", 1)}
    assert [ask.reading for ask in criterion("path", level="Age").asks()[2:]] == [Number(), Number()]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"background": None}, "name at least one of `target`"),
        ({"target": "Dream"}, "`target` and `current` need `roles`"),
        ({"roles": "Held"}, "`roles` needs one of them"),
        ({"order": ["Junior", "Senior"]}, "`order` needs `level`"),
        ({"level": "Grade", "order": ["Junior", "junior"]}, "stands twice"),
        ({"families": {"Finance": ["CFO"]}}, "`families` needs `current`"),
        (
            {"current": "Now", "roles": "Held", "families": {"Finance": ["CFO"], "Board": ["cfo "]}},
            "the role 'cfo' stands in two of the `families`",
        ),
    ],
)
def test_a_path_refuses(more, said):
    """What is named must have its counterpart, and a role belongs to one family."""
    with pytest.raises(ValidationError, match=said):
        criterion("path", **more)


def test_a_family_may_be_named_after_one_of_its_roles():
    """That role is simply one of the family."""
    families = {"Finance": ["finance", "CFO"], "Board": ["Chair"]}
    assert criterion("path", current="Now", roles="Held", families=families).families == families


def test_like_me_asks_for_wishes_and_attributes():
    """Wishes may only name the attributes, or what is to be ignored."""
    like_me = criterion(
        "like_me",
        different="Unlike",
        attributes={"Gender": "Gender", "First": {"mentee": "A", "mentor": "B"}},
        ignore=["No preference"],
    )
    chosen = Chosen(("Gender", "First"), ("No preference",))
    assert like_me.asks() == (
        Ask("mentee", ("Wishes",), chosen),
        Ask("mentee", ("Unlike",), chosen),
        Ask("mentee", ("Gender",), Text()),
        Ask("mentor", ("Gender",), Text()),
        Ask("mentee", ("A",), Text()),
        Ask("mentor", ("B",), Text()),
    )


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"wishes": None}, "name the column of the wishes"),
        ({"attributes": {}}, "at least 1 item"),
        ({"ignore": ["gender"]}, "'gender' stands twice"),
        ({"attributes": {" ": "X"}}, "the name of an attribute is blank"),
    ],
)
def test_like_me_refuses(more, said):
    """Without wishes or attributes there is nothing to like."""
    with pytest.raises(ValidationError, match=said):
        criterion("like_me", **more)


def test_a_history_asks_for_a_list_of_pairs():
    """People who have left are not refused; with two columns either may hold the mentee."""
    (ask,) = criterion("history", mentee="E").pair_asks()
    assert ask == PairAsk("E", "mentor", TableSpec("last.csv"), outsiders=True)
    (ask,) = criterion("history", columns=["A", "B"]).pair_asks()
    assert ask == PairAsk("A", "B", TableSpec("last.csv"), either_order=True, both_ways=True, outsiders=True)


@pytest.mark.parametrize(
    ("more", "said"),
    [({"prefer": "both"}, "'repeat' or 'avoid'"), ({"columns": ["A", "B"], "mentor": "M"}, "stands instead")],
)
def test_a_history_refuses(more, said):
    """What is preferred is one of two, and so is the way to name the columns."""
    with pytest.raises(ValidationError, match=said):
        criterion("history", **more)


def test_picks_are_at_least_one():
    """Nobody can share one of no values."""
    with pytest.raises(ValidationError, match="greater than 0"):
        criterion("values", picks=0)


def test_a_skill_gap_asks_for_what_is_given():
    """Two columns at least; all levels are read on one scale, importance on its own."""
    path = ("criteria", 1)
    assert criterion("skill_gap").asks(path) == (
        Ask("mentee", ("Wanted",), Levels(), path),
        Ask("mentor", ("Level",), Levels(), path),
    )
    more = {
        "now": "Now",
        "importance": "Matters",
        "teaches": "Teaches",
        "order": ["A", "B"],
        "separator": "/",
    }
    assert criterion("skill_gap", **more, importance_order=["C", "D"]).asks(path) == (
        Ask("mentee", ("Wanted",), Levels(("A", "B"), "/"), path),
        Ask("mentor", ("Level",), Levels(("A", "B"), "/"), path),
        Ask("mentee", ("Now",), Levels(("A", "B"), "/"), path),
        Ask("mentee", ("Matters",), Levels(("C", "D"), "/"), path),
        Ask("mentor", ("Teaches",), Tags("/"), path),
    )


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"too_far": "-1"}, "greater than or equal to 0"),
        ({"too_far": "inf"}, "finite number"),
        ({"order": ["A"]}, "at least 2 items"),
        ({"order": ["A", " a "]}, "stands twice"),
        ({"order": ["A1", "Ａ１"]}, "stands twice"),
        ({"importance_order": ["A", ""]}, "a step is blank"),
        ({"now": ""}, "at least 1 character"),
    ],
)
def test_a_skill_gap_refuses(more, said):
    """Scales have steps that can be told apart, and a distance is a number of at least 0."""
    with pytest.raises(ValidationError, match=said):
        criterion("skill_gap", **more)
