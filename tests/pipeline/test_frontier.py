"""The trade-off from spreadsheets to points, and each point solved for again."""

from __future__ import annotations

import json
from fractions import Fraction

import jsonschema
import pytest
import yaml

import pairforge
from pairforge.conclusion.frontier import share_kept
from pairforge.errors import InputError
from pairforge.pairing import Status, StoppedBy, pairs_sha256
from pairforge.pipeline import run, run_frontier, solve
from pairforge.reporting.document import result_json, result_schema
from pairforge.reporting.frontier import frontier_json, frontier_schema, write_frontier

MENTORS = [{"id": f"M{idx}", "capacity": 2} for idx in range(4)]
MENTEES = [{"id": f"E{idx}"} for idx in range(7)]
QUALITY = (9, 7, 4, 1), (9.5, 8, 6, 5, 3, 2, 1)
SCORES = [
    {"mentee": f"E{i}", "mentor": f"M{j}", "score": round(a * b + (i * 7 + j * 5) % 11, 2)}
    for i, a in enumerate(QUALITY[1])
    for j, b in enumerate(QUALITY[0])
]
CONFIG = {
    "mentors": {"capacity": "capacity"},
    "criteria": [{"kind": "scores", "file": "scores.csv"}],
    "output": {"folder": "out"},
}


@pytest.fixture
def scored(programme):
    """Write a programme in which the best total is not the best for the worst-off."""

    def write(**changes):
        return programme(MENTORS, MENTEES, CONFIG | changes, files={"scores.csv": SCORES})

    return write


def traced(path):
    """The trade-off of a config, written to its folder."""
    outcome = run_frontier(path)
    assert outcome.frontier is not None
    write_frontier(outcome.config.results_folder, outcome.config, outcome.frontier)
    return outcome.frontier


def test_every_point_is_solved_for_again(scored):
    """`solve` at each point has the same pairs and figures; so do its lines in the config."""
    path = scored()
    frontier = traced(path)
    curves = [point.curve for point in frontier.points]
    assert curves == sorted(curves, key=["worst_off", "worst_tenth"].index)
    assert min(map(curves.count, ("worst_off", "worst_tenth"))) >= 3
    assert [point.point for point in frontier.points] == list(range(1, len(curves) + 1))
    plain = yaml.safe_load(path.read_text(encoding="utf-8"))
    for point in frontier.points:
        result = run(path, at=point.point).result
        assert result.status is Status.OPTIMAL
        assert result.at is not None
        assert result.at["point"] == point.point
        assert pairs_sha256((pair.mentee, pair.mentor) for pair in result.pairs) == point.pairs_sha256
        figures = [result.measures[key] for key in ("matched", "worst_off", "worst_tenth", "total", "mean")]
        assert figures == [point.matched, point.worst_off, point.worst_tenth, point.total, point.mean]
        lines = {"priorities": list(point.priorities), "fairness": list(point.fairness)}
        path.with_name("pasted.yaml").write_text(yaml.safe_dump(plain | lines), encoding="utf-8")
        pasted = solve(path.with_name("pasted.yaml"))
        assert pasted.pairs == result.pairs
        assert pasted.config_sha256 == result.config_sha256
        jsonschema.validate(json.loads(result_json(result)), json.loads(result_schema()))


def test_prices_and_changes_are_against_the_best_total(scored):
    """The first points cost nothing; the others cost what the total is less, and change somebody."""
    frontier = traced(scored())
    best = frontier.points[0]
    assert best.price == best.changed == 0
    assert best.total == solve(scored(priorities=["matched", "total"])).measures["total"]
    for point in frontier.points:
        assert point.price == pytest.approx(best.total - point.total)
        assert point.price_percent == pytest.approx(100 * point.price / best.total, abs=1e-6)
        assert (point.changed > 0) == (point.pairs_sha256 != best.pairs_sha256)


def test_the_document_conforms_to_its_schema(scored):
    """frontier.json is what the schema says."""
    jsonschema.validate(json.loads(frontier_json(traced(scored()))), json.loads(frontier_schema()))


def test_another_share_than_a_tenth(scored):
    """The share of the config's worst_tenth is the one of the trade-off, and stands in the lines."""
    path = scored(priorities=["matched", {"kind": "worst_tenth", "share": 0.4}, "total"])
    frontier = traced(path)
    assert frontier.worst_share == 0.4
    last = frontier.points[-1]
    assert last.priorities == ("matched", {"kind": "worst_tenth", "share": 0.4}, "total")
    assert last.worst_tenth == solve(path).measures["worst_tenth"]
    assert run(path, at=last.point).result.pairs == solve(path).pairs


def test_a_floor_of_the_config_is_the_lowest(scored):
    """With a floor in the config no point is below it, and a point's own floor takes its place."""
    lowest = 12.0
    frontier = traced(scored(fairness=[{"kind": "floor", "score": lowest}]))
    assert min(point.worst_off for point in frontier.points) >= lowest
    assert frontier.points[0].fairness == ({"kind": "floor", "score": frontier.points[0].worst_off},)
    assert frontier.points[-1].fairness == ({"kind": "floor", "score": lowest},)


def test_the_order_of_rows_does_not_matter(scored, programme):
    """With all rows the other way round the document is the same."""
    other = programme(MENTORS[::-1], MENTEES[::-1], CONFIG, files={"scores.csv": SCORES[::-1]})
    assert frontier_json(traced(scored())) == frontier_json(traced(other))


def test_rules_that_nest_have_a_trade_off(programme):
    """Cohort rules and capacities that are a network are kept in every point, and `solve --at` finds it."""
    mentors = [row | {"Site": "XY"[idx % 2]} for idx, row in enumerate(MENTORS)]
    mentees = [row | {"Team": "AB"[idx % 2]} for idx, row in enumerate(MENTEES)]
    rules = {
        "cohorts": [{"kind": "at_most", "column": "Team", "same": 1, "hard": True}],
        "capacities": [{"column": "Site", "at_most": 3}],
    }
    path = programme(mentors, mentees, CONFIG | rules, files={"scores.csv": SCORES})
    frontier = traced(path)
    assert frontier.complete
    assert len(frontier.points) >= 3
    for point in frontier.points:
        result = run(path, at=point.point).result
        assert result.status is Status.OPTIMAL
        assert pairs_sha256((pair.mentee, pair.mentor) for pair in result.pairs) == point.pairs_sha256


def test_rules_that_cross_are_refused(programme):
    """What is no flow has no trade-off yet: which rule it is, and what to do."""
    rules = {"cohorts": [{"kind": "size", "even": True, "hard": True}]}
    path = programme(MENTORS, MENTEES, CONFIG | rules, files={"scores.csv": SCORES})
    with pytest.raises(InputError) as caught:
        run_frontier(path)
    (trouble,) = caught.value.troubles
    assert trouble.what == (
        "The trade-off is found by network flows. This cannot be solved exactly as a network flow: "
        "`size (even)` by itself is no network flow."
    )
    assert trouble.remedy == (
        "Take the rule out to see the trade-off, or put `worst_off` and `total` among the priorities in the "
        "order that matters to you: `pairforge solve` takes any rules."
    )


def test_several_mentors_for_a_mentee_are_refused(scored):
    """Where somebody wants two mentors, scores of people are sums over pairs."""
    with pytest.raises(InputError, match=r"wants more than one mentor.*Let every mentee want one mentor"):
        run_frontier(scored(mentees={"wants": 2}))


def test_a_program_gets_the_same_trade_off(scored):
    """`pairforge.frontier` takes a path or a config, and hands back what the command writes."""
    path = scored()
    assert pairforge.frontier(path) == pairforge.frontier(pairforge.load_config(path)) == traced(path)


def test_minimums_that_cannot_be_filled_are_a_conflict(scored):
    """Without any matching there is no trade-off but the reason why."""
    path = scored(mentors={"capacity": "capacity", "min": 2})
    assert pairforge.frontier(path) is None
    outcome = run_frontier(path)
    assert outcome.frontier is None
    assert outcome.conflict is not None
    assert outcome.conflict.status is Status.INFEASIBLE


def test_without_time_there_is_no_point(scored):
    """A time limit that is over at once leaves an incomplete trade-off without points."""
    frontier = traced(scored(solver={"time_limit": 1e-9}))
    assert (frontier.points, frontier.complete, frontier.stopped_by) == ((), False, StoppedBy.TIME)


REFUSED = {
    "other config": ({"config_sha256": "0" * 64}, "This trade-off is of another config, or the config has"),
    "other people": ({"roster_sha256": "0" * 64}, "This trade-off is of other people or other answers."),
    "other version": ({"versions": {"pairforge": "0"}}, "This trade-off was found by another version of"),
    "other format": ({"schema_version": 0}, "This trade-off has the format of another version of"),
    "no points": ({"points": []}, "There is no point 2 in this trade-off. Leave --at out."),
    "one point": (
        {"points": [{"point": 1}]},
        "There is no point 2 in this trade-off. Choose a number from",
    ),
    "broken point": ({"points": [{"point": 2}]}, "This is not a trade-off that pairforge wrote."),
    "broken points": ({"points": 3}, "This is not a trade-off that pairforge wrote."),
    "no meaning": (
        {"points": [{"point": 2, "priorities": ["total", "total"], "fairness": [], "pairs_sha256": ""}]},
        "This is not a trade-off that pairforge wrote.",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_stale_or_broken_trade_off_is_refused(scored, case):
    """A trade-off of something else is refused with what to do; so is a point that is not there."""
    path = scored()
    traced(path)
    changes, what = REFUSED[case]
    file = path.parent / "out" / "frontier.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(content | changes), encoding="utf-8")
    with pytest.raises(InputError, match=what):
        run(path, at=2)


@pytest.mark.parametrize("text", ["", "[]", "not JSON", "[" * 100_000])
def test_what_is_no_trade_off_is_refused(scored, text):
    """A file that is something else altogether is refused, too."""
    path = scored()
    (path.parent / "out").mkdir()
    (path.parent / "out" / "frontier.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="This is not a trade-off that pairforge wrote"):
        run(path, at=1)


def test_without_a_trade_off_there_is_no_point(scored):
    """The command that finds it is named."""
    with pytest.raises(InputError, match=r"no trade-off to take point 3 from.*Run `pairforge frontier`"):
        run(scored(), at=3)


def test_share_kept_is_exact_and_short():
    """Rounded up, the share of the best is the kept number, and no decimal with fewer digits does that."""
    for best in range(2, 60):
        for kept in range(1, best):
            share = Fraction(str(share_kept(kept, best)))
            assert -(-share * best // 1) == kept
    assert share_kept(5, 10) == 0.5
    assert share_kept(2, 3) == 0.6
