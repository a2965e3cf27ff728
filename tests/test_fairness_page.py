"""The page on notions of fairness: its example by trying every matching, its configs by running them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from pairforge import Config, solve
from pairforge.reporting.document import result_json

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "fairness.md").read_text(encoding="utf-8")


def part(name: str) -> str:
    """What stands under a heading of the page."""
    return re.split(r"^## ", PAGE.split(f"\n## {name}\n")[1], flags=re.MULTILINE)[0]


def rows(text: str) -> list[list[str]]:
    """The cells of the tables in a text, without headings."""
    lines = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line] for line in lines]


# ----------------------------------------------------------- the example, read from the page and nowhere else

PEOPLE, ANSWERS = (rows(PAGE.split(f"<!-- {name}:")[1]) for name in ("people", "answers"))
MENTORS = [head.split()[0] for head in PEOPLE[0][1:]]
SEATS = [tuple(int(number) for number in re.findall(r"\d", f"0 {head}")[-2:]) for head in PEOPLE[0][1:]]
CELLS = {line[0]: line[1:] for line in PEOPLE[2:]}
SCORES = {mentee: [int(re.findall(r"\d+", cell)[0]) for cell in cells] for mentee, cells in CELLS.items()}
RANKS = {
    mentee: [int((re.findall(r"(\d)\w\w choice", cell) or ["0"])[0]) for cell in cells]
    for mentee, cells in CELLS.items()
}
ASKED = {mentee: ["asked for" in cell for cell in cells] for mentee, cells in CELLS.items()}


@dataclass(frozen=True)
class Way:
    """One way to give everybody a mentor, with its figures, counted in plain Python."""

    mentors: tuple[int, ...]

    @property
    def scores(self) -> list[int]:
        return sorted(line[mentor] for line, mentor in zip(SCORES.values(), self.mentors, strict=True))

    def score(self, mentee: str) -> int:
        return SCORES[mentee][self.mentors[list(SCORES).index(mentee)]]

    @property
    def bands(self) -> list[int]:
        poor, fair = (sum(score < limit for score in self.scores) for limit in (4, 7))
        return [poor, fair - poor, len(self.scores) - fair]

    @property
    def choices(self) -> list[int]:
        ranks = [line[mentor] for line, mentor in zip(RANKS.values(), self.mentors, strict=True)]
        return [ranks.count(rank) for rank in (1, 2, 3, 0)]

    @property
    def loads(self) -> list[int]:
        return [self.mentors.count(mentor) for mentor in range(len(MENTORS))]

    @property
    def asked(self) -> int:
        return sum(line[mentor] for line, mentor in zip(ASKED.values(), self.mentors, strict=True))

    def written(self) -> list[str]:
        """The cells of its line on the page."""
        groups = (
            ", ".join(mentee for mentee, own in zip(SCORES, self.mentors, strict=True) if own == mentor)
            for mentor in range(len(MENTORS))
        )
        figures = (self.bands, self.choices, self.loads)
        numbers = (sum(self.scores), self.scores[0], sum(self.scores[:3]))
        listed = (", ".join(map(str, figure)) for figure in figures)
        return [*groups, *map(str, numbers), *listed, str(self.asked)]


WAYS = [
    way
    for way in map(Way, product(range(len(MENTORS)), repeat=len(SCORES)))
    if all(least <= load <= most for (least, most), load in zip(SEATS, way.loads, strict=True))
]


def best(value: Callable[[Way], list[int]]) -> list[Way]:
    """The ways of the greatest value."""
    values = [value(way) for way in WAYS]
    return [way for way, reached in zip(WAYS, values, strict=True) if reached == max(values)]


BEST: dict[str, Callable[[Way], list[int]]] = {
    "total": lambda way: [sum(way.scores)],
    "bands": lambda way: [-way.bands[0], -way.bands[1], sum(way.scores)],
    "worst_off": lambda way: [way.scores[0], sum(way.scores)],
    "leximin": lambda way: way.scores,
    "worst_tenth": lambda way: [sum(way.scores[:3]), sum(way.scores)],
    "choices": lambda way: [*way.choices[:3], sum(way.scores)],
    "choices, generous": lambda way: [-way.choices[3], -way.choices[2], -way.choices[1], sum(way.scores)],
    "choices, top 2": lambda way: [sum(way.choices[:2]), sum(way.scores)],
    "balance": lambda way: [-sum(load * load for load in way.loads), sum(way.scores)],
    "mentors_total": lambda way: [way.asked, sum(way.scores)],
}


@pytest.mark.parametrize("line", ANSWERS[2:], ids=lambda line: line[0])
def test_each_answer_is_the_only_best_of_all_ways(line):
    """Of every way to give everybody a mentor, the page's is the best by its notion, and no other is."""
    name, *cells = line
    assert [way.written() for way in best(BEST[name])] == [[cell.replace("*", "") for cell in cells]]


def test_every_notion_has_another_answer():
    """No two notions pair the same people, and the page says how many ways there are."""
    assert [line[0] for line in ANSWERS[2:]] == list(BEST)
    assert len({tuple(line[1 : 1 + len(MENTORS)]) for line in ANSWERS[2:]}) == len(BEST)
    assert f"There are {len(WAYS):,} ways to give everybody a mentor" in PAGE


def test_the_words_name_the_priorities_of_each_notion():
    """Each notion of the table has a sentence, in the same order, with what to write for it."""
    told = re.findall(r"^- \*\*(.+?)\*\*, `(\[.+\])`: ", PAGE, flags=re.MULTILINE)
    assert [name for name, _ in told] == list(BEST)
    assert {name: kinds(written)[-1] for name, written in told} == {
        name: "leximin" if name == "leximin" else "total" for name in BEST
    }


# -------------------------------------------------------------------------------- what the page says to write


def kinds(priorities: str) -> list[str]:
    """The kinds of a list of priorities."""
    return [entry if isinstance(entry, str) else entry["kind"] for entry in yaml.safe_load(priorities)]


def snippets() -> list[str]:
    """Each config on the page: its blocks, and what stands under "If you say ... write ..."."""
    blocks = re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL)
    cells = [cell for _, cell in rows(part("If you say ... write ..."))[2:]]
    written = [re.findall(r"`(\[.*?\]|fairness: .*?)`(?:,|$)", cell)[0] for cell in cells]
    return blocks + [code if code.startswith("fairness") else f"priorities: {code}" for code in written]


def content_with(snippet: str) -> dict[str, Any]:
    """The example's config with a snippet; without the committee's scores where per cent are meant."""
    content = yaml.safe_load((ROOT / "configs" / "fairness.yaml").read_text(encoding="utf-8"))
    content["criteria"][0]["file"] = str(ROOT / "sample_data" / "fairness" / "scores.csv")
    if re.search(r"(?<!kind: )bands", snippet) or "[{kind: bands, keep" in snippet:
        del content["criteria"][0]
    return content | yaml.safe_load(snippet)


FOUND = {
    "worst_off, keep": [4, 5, 5, 7, 8, 9, 10],
    "total, keep: 0.95": [4, 5, 5, 7, 8, 9, 10],
    "leximin, step": [4, 5, 6, 7, 7, 8, 10],
    "below_score": [3, 5, 7, 7, 8, 9, 10],
    "k: 2, at_least": [4, 5, 5, 7, 8, 9, 10],
}
"""The scores that some of the configs give, as the test of the words finds them by trying every way."""


@pytest.mark.parametrize("snippet", snippets())
def test_what_the_page_says_to_write_is_solved_and_proved(snippet, tmp_path):
    """Every config on the page runs, and nothing better is left in any of its priorities."""
    content = content_with(snippet)
    if "twice_running" in snippet:
        last_round = {key: value for key, value in content.items() if key != "history"}
        result = solve(Config.model_validate(last_round | {"priorities": ["matched", "total"]}))
        (tmp_path / "spring").mkdir()
        (tmp_path / "spring" / "result.json").write_text(result_json(result), encoding="utf-8")
        content["history"] = ["spring/result.json"]
    result = solve(Config.model_validate(content).in_folder(tmp_path))
    assert (result.status, result.measures["matched"]) == ("optimal", 7)
    scores = next((scores for part, scores in FOUND.items() if part in snippet), None)
    assert scores in (None, sorted(pair.score for pair in result.pairs))


def test_what_the_page_says_of_keep_step_and_history():
    """What it says of the example with each of them is what trying every way finds."""
    total, worst_off, leximin = (best(BEST[name])[0] for name in ("total", "worst_off", "leximin"))
    kept = best(lambda way: [5 * way.scores[0] >= 4 * worst_off.scores[0], sum(way.scores)])[0]
    enough = sum(total.scores) * 95 / 100
    most = best(lambda way: [sum(way.scores) >= enough, way.scores[0], sum(way.scores)])[0]
    stepped = best(lambda way: [*(score // 2 for score in way.scores), sum(way.scores)])[0]
    poor = [name for name in SCORES if total.score(name) < 4]
    again = best(lambda way: [-sum(way.score(name) < 4 for name in poor), sum(way.scores)])[0]
    limited = best(lambda way: [way.scores[0] >= 4 and sum(way.choices[:2]) >= 4, sum(way.scores)])[0]
    assert [way.scores for way in (kept, most, stepped, again, limited)] == list(FOUND.values())
    (ines,), (jonas,) = poor, [name for name in SCORES if again.score(name) < 4]
    words = " ".join(PAGE.split())
    assert (
        f"the smallest score is then {kept.scores[0]} instead of {worst_off.scores[0]}, "
        f"and the total {sum(kept.scores)} instead of {sum(worst_off.scores)}." in words
    )
    assert (
        f"The total is then {sum(most.scores)} instead of {sum(total.scores)}, and the smallest score "
        f"{most.scores[0]} instead of {total.scores[0]}." in words
    )
    assert (
        f"the three smallest scores are then {str(stepped.scores[:3])[1:-1]} instead of "
        f"{str(leximin.scores[:3])[1:-1]}, and the total {sum(stepped.scores)} instead of "
        f"{sum(leximin.scores)}." in words
    )
    assert (
        f"{ines} had {total.score(ines)}. In the next round with the same scores she has {again.score(ines)} "
        f"instead, and {jonas} has {again.score(jonas)}. That costs "
        f"{sum(total.scores) - sum(again.scores)} point of the total." in words
    )


@pytest.mark.parametrize(("priorities", "reason"), rows(part("What cannot be combined, and why"))[2:])
def test_what_the_page_calls_refused_is_refused_for_that_reason(priorities, reason):
    """The page says what pairforge says."""
    with pytest.raises(ValidationError) as refused:
        Config.model_validate(content_with(f"priorities: {priorities.strip('`')}"))
    assert [error["ctx"]["what"] for error in refused.value.errors()] == [reason]


def test_mentees_with_two_mentors_are_judged_by_the_sum_as_the_page_says():
    """The stage and the figure of the worst-off are the smallest sum over a mentee's pairs."""
    content = content_with("priorities: [matched, worst_off]")
    content["mentees"]["wants"] = 2
    result = solve(Config.model_validate(content))
    sums: defaultdict[str, float] = defaultdict(float)
    for pair in result.pairs:
        sums[pair.mentee] += pair.score
    assert len(result.pairs) == result.stages[0].value > len(sums)
    assert result.stages[1].value == result.measures["worst_off"] == min(sums.values())
