"""The YAML of every kind of priority: labels, settings, what it needs of the config, and the default."""

import json
from fractions import Fraction
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from pairforge.config import Config, load_config
from pairforge.config.criteria import Ranking, Same
from pairforge.config.priorities import BareKind, PriorityConfig, PriorityKind, TwiceRunning, default, exact
from pairforge.config.rankings import chosen_ranking
from pairforge.errors import ConfigError

PRIORITY: TypeAdapter[Any] = TypeAdapter(PriorityConfig)
KINDS = PriorityKind.__args__
SMALLEST = {kind: {"kind": kind} for kind in BareKind.__args__} | {
    "variety": {"kind": "variety", "columns": ["Team"]},
    "group_gap": {"kind": "group_gap", "column": "Gender"},
}
"""The smallest entry of each kind."""
KEEPING = ("matched", "worst_off", "total")
"""The kinds of which a share may be kept."""
WISHES = {"kind": "ranking", "columns": "W", "name": "wishes"}
DREAMS = {"kind": "ranking", "columns": {"mentee": "D", "mentor": "D"}, "by": "both", "name": "dreams"}
MENTORS_WISH = {"kind": "ranking", "columns": "M", "name": "theirs", "by": "mentor"}
SITE = {"kind": "same", "column": "Site"}
FILE = {"kind": "scores", "file": "pairs.csv"}


def config(priorities: Any = None, criteria: Any = (WISHES, MENTORS_WISH), **more: Any) -> Config:
    """A config with these priorities and criteria."""
    given = {} if priorities is None else {"priorities": priorities}
    sides = {"mentors": "mentors.csv", "mentees": "mentees.csv"}
    return Config.model_validate({"version": 1, **sides, "criteria": list(criteria), **given, **more})


def labels(config: Config) -> list[str]:
    """What the priorities are called."""
    return [entry.label for entry in config.priorities]


def faults(error: pytest.ExceptionInfo[ValidationError]) -> list[tuple[tuple[int | str, ...], str]]:
    """Place and words of everything that is wrong."""
    return [(err["loc"], err["msg"]) for err in error.value.errors()]


@pytest.mark.parametrize("kind", BareKind.__args__)
def test_a_bare_kind_stands_for_a_mapping(kind):
    """Each kind has defaults for all its settings, and is called by its kind then."""
    entry = PRIORITY.validate_python(kind)
    assert entry == PRIORITY.validate_python({"kind": kind})
    assert entry.label == entry.kind == kind


@pytest.mark.parametrize(
    ("entry", "label"),
    [
        ({"kind": "matched", "keep": "0.98"}, "matched (keep 0.98)"),
        ({"kind": "matched", "keep": 1}, "matched"),
        ({"kind": "worst_off", "keep": 0.5}, "worst_off (keep 0.5)"),
        ({"kind": "total", "keep": 0.98}, "total (keep 0.98)"),
        ({"kind": "total", "keep": 1.0}, "total"),
        ({"kind": "bands", "thresholds": ["40", "70"]}, "bands"),
        ({"kind": "bands", "thresholds": [33.5, 100]}, "bands (33.5, 100)"),
        ({"kind": "bands", "scores": [2, "4.5"]}, "bands (scores 2, 4.5)"),
        ({"kind": "leximin", "step": 0.1}, "leximin (step 0.1)"),
        ({"kind": "worst_tenth", "share": 0.2}, "worst_tenth (0.2)"),
        ({"kind": "worst_tenth", "share": 0.1}, "worst_tenth"),
        ({"kind": "worst_tenth", "mix": [3, "1"]}, "worst_tenth (mix 3:1)"),
        ({"kind": "worst_tenth", "share": 0.2, "mix": [3, 1]}, "worst_tenth (0.2, mix 3:1)"),
        ({"kind": "choices", "profile": "greedy"}, "choices"),
        ({"kind": "choices", "profile": "generous"}, "choices (generous)"),
        ({"kind": "choices", "profile": "top", "k": "3"}, "choices (top 3)"),
        ({"kind": "choices", "profile": "top", "k": 3, "criterion": "dreams"}, "choices (top 3, dreams)"),
        ({"kind": "mentors_total", "criteria": "theirs"}, "mentors_total (theirs)"),
        ({"kind": "mentors_total", "criteria": ["a", "b"]}, "mentors_total (a, b)"),
        ({"kind": "variety", "column": "Team"}, "variety (Team)"),
        ({"kind": "variety", "columns": ["Team", " Site "]}, "variety (Team, Site)"),
        ({"kind": "group_gap", "column": "Gender"}, "group_gap (Gender, mean score)"),
        (
            {"kind": "group_gap", "column": "Gender", "measure": "match_rate"},
            "group_gap (Gender, match rate)",
        ),
        (
            {"kind": "group_gap", "column": "Gender", "measure": "top_k_rate", "criterion": "dreams"},
            "group_gap (Gender, top 1 rate, dreams)",
        ),
        ({"kind": "twice_running", "below": 30}, "twice_running (below 30)"),
        ({"kind": "twice_running", "below_score": 2.5}, "twice_running (below score 2.5)"),
    ],
)
def test_labels_tell_settings_apart(entry, label):
    """What differs from the default stands in brackets."""
    assert PRIORITY.validate_python(entry).label == label


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in KEEPING])
def test_keep_is_refused_with_a_reason(programme, kind):
    """Where nothing can be given up, the line of `keep` is told with the reason; it is no unknown key."""
    more = "".join(f"    {key}: {value}\n" for key, value in SMALLEST[kind].items() if key != "kind")
    text = f"priorities:\n  - kind: {kind}\n    keep: 0.9\n{more}"
    with pytest.raises(ConfigError) as caught:
        load_config(programme(config=text))
    (trouble,) = caught.value.troubles
    assert trouble.line == 3
    assert trouble.what.startswith("priorities.1.keep: ")
    assert trouble.what.endswith(", so nothing of it can be given up.")
    assert trouble.remedy == "Take `keep` out; it works on `matched`, `worst_off` and `total`."


def test_every_reason_against_keep_is_its_own():
    """Sums in full, lists of counts and counts in full are told apart."""
    reasons = {kind: PRIORITY.validate_python(SMALLEST[kind]).no_keep for kind in KINDS}
    assert [reasons.pop(kind) for kind in KEEPING] == [None, None, None]
    assert len(set(reasons.values())) == len(reasons)


@pytest.mark.parametrize("kind", KEEPING)
@pytest.mark.parametrize("keep", [0, -0.1, 1.01, "nan", "inf", "98%"])
def test_keep_is_a_share(kind, keep):
    """More than nothing and at most all."""
    with pytest.raises(ValidationError, match="keep"):
        PRIORITY.validate_python({"kind": kind, "keep": keep})


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"kind": "bands", "thresholds": []}, "at least 1 item"),
        ({"kind": "bands", "thresholds": list(range(1, 11))}, "at most 9 items"),
        ({"kind": "bands", "thresholds": [0, 40]}, "greater than 0"),
        ({"kind": "bands", "thresholds": [40, 101]}, "less than or equal to 100"),
        ({"kind": "bands", "thresholds": [40, 40]}, "they must ascend, and 40 stands after 40"),
        ({"kind": "bands", "thresholds": [70, 40.5]}, "they must ascend, and 40.5 stands after 70"),
        ({"kind": "bands", "scores": [2, 1]}, "they must ascend, and 1 stands after 2"),
        ({"kind": "bands", "scores": ["inf"]}, "finite"),
        ({"kind": "bands", "scores": [2], "thresholds": [40]}, "both say where the bands start. Keep one"),
        ({"kind": "bands", "thresholds": None}, "nothing says where the bands start. Give `thresholds`"),
        ({"kind": "leximin", "step": 0}, "greater than 0"),
        ({"kind": "leximin", "step": "inf"}, "finite"),
        ({"kind": "worst_tenth", "share": 0}, "greater than 0"),
        ({"kind": "worst_tenth", "share": 1.1}, "from 0 to 1, and this is"),
        ({"kind": "worst_tenth", "mix": [0, 1]}, "greater than 0"),
        ({"kind": "worst_tenth", "mix": [1.5, 1]}, "valid integer"),
        ({"kind": "worst_tenth", "mix": [1]}, "Field required"),
        ({"kind": "choices", "profile": "top"}, "how many choices are the top ones. Add `k`, such as `k: 3`"),
        ({"kind": "choices", "profile": "generous", "k": 2}, "and `profile: generous` counts them all"),
        ({"kind": "choices", "k": 2}, "counts them all. Write `profile: top`, or take `k` out."),
        ({"kind": "choices", "profile": "top", "k": 0}, "greater than 0"),
        ({"kind": "mentors_total", "criteria": ["a", "b", "a"]}, '"a" stands twice'),
        ({"kind": "mentors_total", "criteria": []}, "at least 1 item"),
        ({"kind": "twice_running", "below": 0}, "greater than 0"),
        ({"kind": "twice_running", "below": 40, "below_score": 2}, "both say where the lowest band ends"),
    ],
)
def test_settings_without_a_meaning(entry, said):
    """Each setting is refused where it says nothing."""
    with pytest.raises(ValidationError, match=said):
        PRIORITY.validate_python(entry)


@pytest.mark.parametrize(
    ("thresholds", "names"),
    [
        ([50], ("band 1", "band 2")),
        ([40, 70], ("poor", "fair", "good")),
        ([30, 60], ("poor", "fair", "good")),
        ([10, 20, 30], ("band 1", "band 2", "band 3", "band 4")),
    ],
)
def test_names_of_bands(thresholds, names):
    """Three bands have names of their own, and others are counted."""
    assert PRIORITY.validate_python({"kind": "bands", "thresholds": thresholds}).names == names
    assert PRIORITY.validate_python({"kind": "bands", "scores": thresholds}).names == names


def test_bands_of_scores_from_a_file_are_given():
    """Per cent of the sum of weights says nothing about them, so `scores` must be there."""
    with pytest.raises(ValidationError) as caught:
        config(["bands", "total"], [SITE, FILE])
    assert faults(caught) == [
        (
            ("priorities", 0),
            "a percentage of the sum of weights says nothing about scores that stand in a file. "
            "Say at which scores a pair is no longer poor and no longer fair, such as "
            "`{kind: bands, scores: [2.0, 4.5]}`.",
        )
    ]
    assert labels(config([{"kind": "bands", "scores": [2, 4]}], [SITE, FILE])) == ["bands (scores 2, 4)"]


def test_choices_need_a_ranking_by_mentees():
    """Without one there is nothing to count, and what mentors wish does not count."""
    with pytest.raises(ValidationError, match="no criterion that says what mentees wished") as caught:
        config(["choices"], [MENTORS_WISH])
    assert [place for place, _ in faults(caught)] == [("priorities", 0)]


def test_choices_of_several_rankings_are_told_apart():
    """With several by mentees the name is needed; also one by both counts."""
    with pytest.raises(ValidationError, match=r"several .*: wishes, dreams. Say .* `criterion: wishes`"):
        config(["choices"], [WISHES, DREAMS])
    asked = [{"kind": "choices", "criterion": name} for name in ("dreams", "wishes")]
    named = config(asked, [WISHES, DREAMS])
    assert labels(named) == ["choices (dreams)", "choices (wishes)"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("wishs", '"wishs" is the name of no criterion. Did you mean "wishes"? Possible: wishes.'),
        ("theirs", '"theirs" is no ranking by mentees. Possible: wishes.'),
    ],
)
def test_choices_of_a_wrong_criterion(name, said):
    """The name must be that of a ranking by mentees."""
    with pytest.raises(ValidationError) as caught:
        config([{"kind": "choices", "criterion": name}])
    assert faults(caught) == [(("priorities", 0, "criterion"), said)]


def test_which_ranking_is_meant():
    """By its name, or the only one; anything else is a fault of whoever asks."""
    both = [Ranking.model_validate(WISHES), Ranking.model_validate(DREAMS), Same.model_validate(SITE)]
    assert chosen_ranking(both[1:], None) == both[1]
    assert chosen_ranking(both, "wishes") == both[0]
    with pytest.raises(LookupError, match="None"):
        chosen_ranking(both, None)
    with pytest.raises(LookupError, match="same"):
        chosen_ranking(both, "same")


@pytest.mark.parametrize(
    ("entry", "criteria", "said"),
    [
        ("mentors_total", [WISHES, DREAMS], "nothing says what mentors wished"),
        ({"kind": "mentors_total", "criteria": "thiers"}, [MENTORS_WISH], 'Did you mean "theirs"'),
        ("mentors_total", [SITE, {**MENTORS_WISH, "weight": 0}], r"weighs 0 \(theirs\)"),
        ({"kind": "mentors_total", "criteria": "wishes"}, [{**WISHES, "weight": 0}], r"weighs 0 \(wishes\)"),
    ],
)
def test_mentors_total_needs_what_mentors_wished(entry, criteria, said):
    """A ranking by mentors alone, or criteria that are named; of these one must weigh something."""
    with pytest.raises(ValidationError, match=said):
        config([entry], criteria)


def test_twice_running_needs_history():
    """Without a last round nobody can be badly served again."""
    with pytest.raises(ValidationError, match="names no results of it"):
        config(["twice_running", "total"])
    assert labels(config(["twice_running", "total"], history="last.json")) == ["twice_running", "total"]


@pytest.mark.parametrize(
    ("priorities", "band"),
    [
        (["twice_running"], ("per cent", 40)),
        (["twice_running", "bands"], ("per cent", 40)),
        (["twice_running", {"kind": "bands", "thresholds": [30, 60]}], ("per cent", 30)),
        ([{"kind": "bands", "scores": [2, 4]}, "twice_running"], ("score", 2)),
        ([{"kind": "twice_running", "below": 35}, "bands"], ("per cent", 35)),
        ([{"kind": "twice_running", "below_score": 1.5}, "bands"], ("score", 1.5)),
    ],
)
def test_the_lowest_band_of_twice_running(priorities, band):
    """Its own, else that of the bands wherever they stand, else 40 per cent."""
    made = config(priorities, history="last.json")
    (entry,) = [entry for entry in made.priorities if isinstance(entry, TwiceRunning)]
    assert entry.lowest_band(made.priorities) == band


@pytest.mark.parametrize("entry", ["twice_running", {"kind": "twice_running", "below": 40}])
def test_twice_running_with_scores_from_a_file(entry):
    """The lowest band must be a score there, its own or that of the bands."""
    with pytest.raises(ValidationError, match="Say below which score"):
        config([entry], [FILE], history="last.json")
    assert labels(config([{"kind": "twice_running", "below_score": 2}], [FILE], history="last.json"))
    assert labels(config([{"kind": "bands", "scores": [2]}, "twice_running"], [FILE], history="last.json"))


@pytest.mark.parametrize(
    ("spelled", "short"),
    [
        ({"kind": "matched", "keep": 1.0}, "matched"),
        ({"kind": "bands", "thresholds": [40, 70], "scores": None}, "bands"),
        ({"kind": "worst_tenth", "share": 0.1}, "worst_tenth"),
        ({"kind": "choices", "profile": "greedy", "criterion": "wishes"}, "choices"),
        ({"kind": "mentors_total", "criteria": ["theirs"]}, "mentors_total"),
        ({"kind": "twice_running", "below": 40}, "twice_running"),
    ],
)
def test_defaults_that_are_spelled_out(spelled, short):
    """A setting that says what is so without it changes neither the label nor the hash."""
    before = ["matched"] if short == "worst_tenth" else []
    one, two = (config([*before, entry], history="last.json") for entry in (spelled, short))
    assert labels(one) == labels(two)
    assert one.sha256() == two.sha256()


def test_the_order_of_named_criteria_is_no_setting():
    """What mentors wished is a sum, so the order in which its parts are named does not count."""
    one, two = (
        config([{"kind": "mentors_total", "criteria": names}])
        for names in (["wishes", "theirs"], ["theirs", "wishes"])
    )
    assert labels(one) == ["mentors_total (wishes, theirs)"]
    assert one.sha256() == two.sha256()


@pytest.mark.parametrize(
    "entry",
    [
        {"kind": "matched", "keep": 0.9},
        {"kind": "total", "keep": 0.9},
        {"kind": "bands", "thresholds": [40, 71]},
        {"kind": "bands", "scores": [40, 70]},
        {"kind": "leximin", "step": 0.1},
        {"kind": "choices", "profile": "generous"},
    ],
)
def test_the_hash_knows_the_settings(entry):
    """A setting that may change the pairings changes the hash."""
    assert config([entry]).sha256() != config([entry["kind"]]).sha256()


@pytest.mark.parametrize("usual", [("matched", "total"), ("bands", "breaks", "total")])
@pytest.mark.parametrize(
    ("criteria", "more", "added"),
    [
        ([SITE], {}, None),
        ([SITE, FILE], {}, []),
        ([SITE], {"history": "last.json"}, ["twice_running"]),
        ([SITE, FILE], {"history": "last.json"}, []),
    ],
)
def test_the_default(monkeypatch, usual, criteria, more, added):
    """Without scores from a file the usual one; with them or with earlier rounds places come first."""
    monkeypatch.setattr(default, "DEFAULT", usual)
    rest = [kind for kind in usual if kind != "matched" and not (kind == "bands" and FILE in criteria)]
    expected = list(usual) if added is None else ["matched", *added, *rest]
    made = config(None, criteria, **more)
    assert labels(made) == expected
    assert made.sha256() == config(expected, criteria, **more).sha256()
    assert config(expected, criteria, **more).assumed is None


def test_a_default_without_bands_is_told(monkeypatch):
    """With scores from a file the usual default cannot be, and that is said."""
    monkeypatch.setattr(default, "DEFAULT", ("bands", "breaks", "total"))
    assert config(None, [SITE, FILE]).assumed == (
        "No priorities are given, so they are [matched, breaks, total]. The default would have `bands` too, "
        "but nothing says which of the scores in the file are poor."
    )
    assert config(None, [SITE]).assumed is None
    both = config(None, [SITE, FILE], history="last.json").assumed or ""
    assert "`twice_running` and `bands` too" in both


def test_faults_of_the_rest_do_not_hide_those_of_the_order(programme):
    """With wrong criteria and a wrong history the order is checked as far as it does not need them."""
    text = """
        criteria: [{kind: same, column: x, weight: -1}]
        history: {results: a.json, discount: 2}
        priorities: [worst_off, choices, mentors_total, twice_running, bands,
          matched]
    """
    with pytest.raises(ConfigError) as caught:
        load_config(programme(config=text))
    found = [(trouble.line, trouble.what.split(" ")[0]) for trouble in caught.value.troubles]
    assert found == [
        (2, "criteria.1.weight:"),
        (3, "history.discount:"),
        (4, "priorities.1:"),
        (5, "priorities.6:"),
    ]


def test_each_entry_is_told_with_its_line(programme):
    """The schema's own faults and those of the order stand on the line of their entry."""
    text = "priorities:\n  - total\n  - worst_off\n  - choices\n  - total\n"
    with pytest.raises(ConfigError) as caught:
        load_config(programme(config=text))
    found = [(trouble.line, trouble.what, trouble.remedy) for trouble in caught.value.troubles]
    assert [line for line, _, _ in found] == [3, 4, 5]
    assert found[2] == (5, "priorities.4: `total` stands twice.", "Keep one of the two.")


def test_the_json_schema_takes_both_ways_to_write_a_priority():
    """Editors accept a bare kind and a mapping, and tell unknown kinds and keys."""
    schema = json.loads(json.dumps(Config.model_json_schema()))
    content = {"version": 1, "mentors": "m.csv", "mentees": "e.csv", "criteria": [SITE]}

    def is_valid(*priorities: Any) -> bool:
        return jsonschema.Draft202012Validator(schema).is_valid(content | {"priorities": list(priorities)})

    for kind, entry in SMALLEST.items():
        assert is_valid(entry)
        assert is_valid(kind) == (kind in BareKind.__args__)
    assert is_valid({"kind": "matched", "keep": 0.9}, {"kind": "bands", "scores": [1.5]})
    assert is_valid("matched", {"kind": "total", "keep": 0.9}, "worst_off", "total")
    assert not is_valid("matchd")
    assert not is_valid({"kind": "matchd"})
    assert not is_valid({"kind": "bands", "keep": 0.9})
    assert not is_valid({"kind": "bands", "thresholds": [140]})
    assert not is_valid()


@given(st.integers(1, 10_000), st.integers(1, 4))
def test_exact_is_what_was_written(number, places):
    """A decimal number is the fraction that it says, however it is held."""
    text = f"{number / 10**places:.{places}f}"
    assert exact(float(text)) == Fraction(text)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"kind": "variety"}, "in one way. Write `column:` or `columns:`."),
        ({"kind": "variety", "columns": []}, "at least 1 item"),
        ({"kind": "variety", "columns": ["A", "a "]}, 'the column "a" stands twice. Name it once.'),
        (
            {"kind": "variety", "column": "A", "columns": ["B"]},
            "say in what mentees differ, in one way",
        ),
        ({"kind": "group_gap"}, "Field required"),
        ({"kind": "group_gap", "column": "A", "k": 2}, "Write `measure: top_k_rate`, or take `k` out."),
        (
            {"kind": "group_gap", "column": "A", "measure": "mean"},
            "'mean_score', 'match_rate' or 'top_k_rate'",
        ),
    ],
)
def test_groups_without_a_meaning(entry, said):
    """What leaves open whom to mix or to compare is refused."""
    with pytest.raises(ValidationError, match=said):
        PRIORITY.validate_python(entry)


def test_a_gap_of_choices_needs_a_ranking():
    """As for `choices`, and a criterion that is named without need leaves the label as it is."""
    gap = {"kind": "group_gap", "column": "A", "measure": "top_k_rate"}
    assert (
        labels(config(["matched", gap | {"criterion": "wishes", "k": 1}]))[1] == "group_gap (A, top 1 rate)"
    )
    with pytest.raises(ValidationError, match="no criterion that says what mentees wished"):
        config(["matched", gap], [SITE])


def test_one_column_is_a_list_of_one():
    """Both ways to write it are one config."""
    one, two = ({"kind": "variety", "column": "A"}, {"kind": "variety", "columns": ["A"]})
    assert config(["matched", one]).sha256() == config(["matched", two]).sha256()
    assert config(["matched", one]).priorities == config(["matched", two]).priorities
