"""The YAML of every fairness limit: labels, what it needs, and what it refuses."""

from typing import Any, get_args

import pytest
from pydantic import ValidationError

from pairforge.config import Config, PairAsk, TableSpec, Text, Whole, load_config
from pairforge.config.fairness import LimitConfig
from pairforge.errors import ConfigError

WISHES = {"kind": "ranking", "columns": "W", "name": "wishes"}
DREAMS = {"kind": "ranking", "columns": "D", "name": "dreams"}
SITE = {"kind": "same", "column": "Site"}
SMALLEST: dict[str, dict[str, Any]] = {
    "floor": {"score": 2.5},
    "top_choice_share": {"at_least": 0.5},
    "matched_share": {"value": "woman", "column": "Gender", "at_least": 0.4},
    "count": {"column": "Hours", "of": "mentee", "at_most": 90},
    "group_gap": {"at_most": 0.3, "column": "Gender"},
}
"""The smallest limit of each kind."""


def config(fairness: Any, criteria: Any = (WISHES, SITE)) -> Config:
    """A config with these limits and criteria."""
    sides = {"mentors": "mentors.csv", "mentees": "mentees.csv"}
    return Config.model_validate({"version": 1, **sides, "criteria": list(criteria), "fairness": fairness})


def limit(kind: str, **more: Any) -> dict[str, Any]:
    """A limit of that kind with some more keys."""
    return {"kind": kind, **SMALLEST[kind], **more}


def labels(config: Config) -> list[str]:
    """What the limits are called."""
    return [item.label for item in config.fairness]


def test_no_kind_is_forgotten_here():
    """The tests of this file know every kind that the schema knows."""
    models = get_args(get_args(LimitConfig)[0])
    assert {get_args(model.model_fields["kind"].annotation)[0] for model in models} == set(SMALLEST)


def test_labels():
    """The kind, with what differs from the default in brackets."""
    top = "top_choice_share"
    asked = [limit("floor"), limit(top), limit(top, k=3), limit(top, k=2, criterion="wishes")]
    assert labels(config(asked)) == ["floor", top, f"{top} (top 3)", f"{top} (top 2)"]
    groups = [
        limit("matched_share"),
        limit("count"),
        limit("count", value=" ten"),
        {"kind": "count", "file": "weights.xlsx", "sheet": "Costs", "at_most": 3},
        limit("count", name="hours"),
        limit("group_gap"),
        limit("group_gap", measure="match_rate"),
        limit("group_gap", measure="top_k_rate", k=2),
    ]
    assert labels(config(groups)) == [
        "matched_share (Gender, woman)",
        "count (mentee Hours)",
        "count (mentee Hours, ten)",
        "count (weights.xlsx, Costs)",
        "hours",
        "group_gap (Gender, mean score)",
        "group_gap (Gender, match rate)",
        "group_gap (Gender, top 2 rate)",
    ]
    named = [limit(top, criterion="dreams"), limit(top, criterion="wishes", k=2)]
    assert labels(config(named, [WISHES, DREAMS])) == [f"{top} (dreams)", f"{top} (top 2, wishes)"]


@pytest.mark.parametrize("kind", SMALLEST)
def test_unknown_keys_and_kinds_are_told(programme, kind):
    """Line, the nearest key and the nearest kind, as everywhere."""
    key = next(iter(SMALLEST[kind]))
    keys = ", ".join(f"{key}: {value}" for key, value in SMALLEST[kind].items())
    text = f"fairness:\n  - {{kind: {kind}, {keys},\n     {key[:-1]}: 3}}\n  - kind: {kind}s\n"
    with pytest.raises(ConfigError) as caught:
        load_config(programme(config=text))
    one, two = caught.value.troubles
    assert (one.line, one.what) == (3, f'Unknown key "{key[:-1]}" in fairness.1.')
    assert one.remedy.startswith(f'Did you mean "{key}"? Known here: ')
    assert (two.line, two.what) == (4, f'There is no kind "{kind}s" for fairness.2.')
    assert two.remedy == f'Did you mean "{kind}"? Known kinds: {", ".join(SMALLEST)}.'


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"kind": "floor"}, "Field required"),
        (limit("floor", score="inf"), "finite"),
        ({"kind": "top_choice_share"}, "Field required"),
        (limit("top_choice_share", at_least=0), "greater than 0"),
        (limit("top_choice_share", at_least=1.2), "from 0 to 1, and this is 1.2"),
        (limit("top_choice_share", k=0), "greater than 0"),
        (limit("top_choice_share", k=1.5), "k"),
        (limit("top_choice_share", criterion="Site"), "is the name of no criterion. Possible: wishes"),
        (limit("top_choice_share", criterion="same"), "is no ranking by mentees. Possible: wishes"),
        (limit("matched_share", at_least=None), "this bounds nothing. Add `at_least`, `at_most` or both."),
        (limit("matched_share", at_most=0.3), "`at_least` is larger than `at_most`. Make one of the two fit"),
        (limit("matched_share", at_least=40), "from 0 to 1, and this is 40. If 40 % is meant, write 0.4"),
        (limit("count", at_most=None), "this bounds nothing. Add `at_least`, `at_most` or both."),
        (limit("count", at_least=91), "`at_least` is larger than `at_most`. Make one of the two fit"),
        (
            limit("count", column=None),
            "in one way: by a `column` or by a `file` of pairs. Write `of: mentee`",
        ),
        (
            limit("count", file="w.csv"),
            "in one way: by a `column` or by a `file` of pairs. Write `of: mentee`",
        ),
        (
            limit("count", of=None),
            "that `of` the mentees or of the mentors. Write both, such as `of: mentee`",
        ),
        ({"kind": "count", "file": "w.csv", "at_most": 1, "of": "mentee"}, "Write both, such as"),
        (
            {"kind": "count", "file": "w.csv", "at_most": 1, "value": "x"},
            "a `value` stands in a `column`. Take `value` out.",
        ),
        (limit("count", weight="Cost"), "are headings of a `file`. Name it, or take them out."),
        (limit("count", at_most=1.5), "valid integer"),
        (limit("count", of="mentees"), "'mentee' or 'mentor'"),
        (limit("group_gap", at_most=-0.1), "greater than or equal to 0"),
        (limit("group_gap", at_most="inf"), "finite"),
        (
            limit("group_gap", measure="match_rate", at_most=5),
            "is a share from 0 to 1, and `at_most` is 5. If 5 % is meant, write 0.05.",
        ),
        (
            limit("group_gap", k=2),
            "`k` is about choices, and `measure: mean_score` counts none. Write `measure",
        ),
        (limit("group_gap", measure="match_rate", criterion="wishes"), "`criterion` is about choices, and"),
        (
            limit("group_gap", measure="top_k_rate", criterion="Site"),
            "is the name of no criterion. Possible: w",
        ),
    ],
)
def test_limits_without_a_meaning(entry, said):
    """Each setting is refused where it says nothing."""
    with pytest.raises(ValidationError, match=said):
        config([entry])


def test_a_share_of_choices_needs_a_ranking():
    """Without one nobody stated choices, and of several the name is needed."""
    with pytest.raises(ValidationError, match="no criterion that says what mentees wished"):
        config([limit("top_choice_share")], [SITE])
    with pytest.raises(ValidationError, match="several criteria say what mentees wished: wishes, dreams"):
        config([limit("top_choice_share")], [WISHES, DREAMS])


@pytest.mark.parametrize(
    ("one", "two", "label"),
    [
        (limit("floor"), limit("floor", score=3), "floor"),
        (
            limit("top_choice_share"),
            limit("top_choice_share", at_least=0.7, criterion="wishes"),
            "top_choice_share",
        ),
        (limit("top_choice_share", k=2), limit("top_choice_share", k=2), "top_choice_share (top 2)"),
    ],
)
def test_a_limit_stands_once(one, two, label):
    """Two limits of the same thing are refused, at the second."""
    with pytest.raises(ValidationError) as caught:
        config([one, limit("top_choice_share", k=5), two])
    assert [(err["loc"], err["msg"]) for err in caught.value.errors()] == [
        (("fairness", 2), f"the limit `{label}` stands twice. Keep one of the two.")
    ]


def test_all_faults_are_told_entry_by_entry():
    """In the order of the entries, whatever is wrong with them."""
    with pytest.raises(ValidationError) as caught:
        config([limit("floor"), limit("floor"), limit("top_choice_share")], [SITE])
    assert [err["loc"] for err in caught.value.errors()] == [("fairness", 1), ("fairness", 2)]


def test_limits_are_part_of_the_hash():
    """They may change the pairings; a criterion that is named without need does not."""
    plain, floor = config([]), config([limit("floor")])
    assert plain.sha256() != floor.sha256() != config([limit("floor", score=2.6)]).sha256()
    one, two = limit("top_choice_share"), limit("top_choice_share", criterion="wishes", k=1)
    assert config([one]).sha256() == config([two]).sha256()
    top = limit("group_gap", measure="top_k_rate")
    assert config([top]).sha256() == config([{**top, "criterion": "wishes", "k": 1}]).sha256()
    hashes = {config([limit(kind)]).sha256() for kind in SMALLEST} | {config([top]).sha256()}
    assert len(hashes) == len(SMALLEST) + 1
    files = ({"kind": "count", "file": file, "at_most": 3, "name": "costs"} for file in ("a.csv", "b.csv"))
    assert len({config([entry]).sha256() for entry in files}) == 1


def test_what_is_asked_for():
    """Columns as text, or as whole numbers where they are counted, and the pairs of a file with weights."""
    costs = {"kind": "count", "file": "w.csv", "weight": "Cost", "at_most": 3}
    found = config([*map(limit, SMALLEST), limit("count", of="mentor", value="ten"), costs], [SITE, WISHES])
    asks = [ask for ask in found.asks() if ask.path[0] == "fairness"]
    assert [(ask.side, ask.columns, ask.reading, ask.path[1]) for ask in asks] == [
        ("mentee", ("Gender",), Text(), 2),
        ("mentee", ("Hours",), Whole(), 3),
        ("mentee", ("Gender",), Text(), 4),
        ("mentor", ("Hours",), Text(), 5),
    ]
    (pairs,) = found.pair_asks()
    assert pairs == PairAsk("mentee", "mentor", TableSpec("w.csv"), "Cost", weights=True)
    assert pairs.path == ("fairness", 6)


def test_a_priority_on_groups_asks_for_them_too():
    """Variety asks for each of its columns, and a gap for that of its groups."""
    priorities = [
        "matched",
        {"kind": "variety", "columns": ["Team", "Site"]},
        {"kind": "group_gap", "column": "Gender"},
        "total",
    ]
    sides = {"mentors": "mentors.csv", "mentees": "mentees.csv"}
    found = Config.model_validate({"version": 1, **sides, "criteria": [SITE], "priorities": priorities})
    asks = [ask for ask in found.asks() if ask.path[0] == "priorities"]
    assert [(ask.side, ask.columns, ask.reading, ask.path[1]) for ask in asks] == [
        ("mentee", ("Team",), Text(), 1),
        ("mentee", ("Site",), Text(), 1),
        ("mentee", ("Gender",), Text(), 2),
    ]
