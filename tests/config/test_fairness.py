"""The YAML of every fairness limit: labels, what it needs, and what it refuses."""

from typing import Any, get_args

import pytest
from pydantic import ValidationError

from pairforge.config import Config, load_config
from pairforge.config.fairness import LimitConfig
from pairforge.errors import ConfigError

WISHES = {"kind": "ranking", "columns": "W", "name": "wishes"}
DREAMS = {"kind": "ranking", "columns": "D", "name": "dreams"}
SITE = {"kind": "same", "column": "Site"}
SMALLEST: dict[str, dict[str, Any]] = {"floor": {"score": 2.5}, "top_choice_share": {"at_least": 0.5}}
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
    named = [limit(top, criterion="dreams"), limit(top, criterion="wishes", k=2)]
    assert labels(config(named, [WISHES, DREAMS])) == [f"{top} (dreams)", f"{top} (top 2, wishes)"]


@pytest.mark.parametrize("kind", SMALLEST)
def test_unknown_keys_and_kinds_are_told(programme, kind):
    """Line, the nearest key and the nearest kind, as everywhere."""
    key, value = next(iter(SMALLEST[kind].items()))
    text = f"fairness:\n  - {{kind: {kind}, {key}: {value},\n     {key[:-1]}: 3}}\n  - kind: {kind}s\n"
    with pytest.raises(ConfigError) as caught:
        load_config(programme(config=text))
    one, two = caught.value.troubles
    assert (one.line, one.what) == (3, f'Unknown key "{key[:-1]}" in fairness.1.')
    assert one.remedy.startswith(f'Did you mean "{key}"? Known here: ')
    assert (two.line, two.what) == (4, f'There is no kind "{kind}s" for fairness.2.')
    assert two.remedy == f'Did you mean "{kind}"? Known kinds: floor, top_choice_share.'


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
