"""The page about several rounds says what pairforge does: its example is run as it stands there."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

from pairforge.config import load_config
from pairforge.pairing import Result
from pairforge.pipeline import run
from pairforge.reporting.writing import write_results
from pairforge.roster import read_roster

PAGE = (Path(__file__).parent.parent / "docs" / "history.md").read_text(encoding="utf-8")
SNIPPET, EXAMPLE = re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL)
ROUNDS = ("spring", "autumn", "winter")


def written(folder: Path, number: int) -> Path:
    """The config of a round, with the results of those before it."""
    history = "".join(f"  - rounds/{name}/result.json\n" for name in reversed(ROUNDS[:number]))
    path = folder / f"{ROUNDS[number]}.yaml"
    path.write_text(EXAMPLE + (f"history:\n{history}" if history else ""), encoding="utf-8")
    return path


def row(name: str, result: Result) -> str:
    """A round as the page's table has it."""
    had = {pair.mentee: f"{pair.mentor} {pair.score:g}" for pair in result.pairs}
    again = result.measures.get("twice_running")
    told = "no round before" if again is None else ", ".join(again["people"]) or "nobody"
    people = [had.get(mentee, "nobody") for mentee in ("Ana", "Bo", "Cem")]
    return f"| {' | '.join([name, *people, format(result.measures['total'], 'g'), told])} |"


def test_the_example(tmp_path: Path) -> None:
    """Each round of the table, and what everybody brings along into the last one."""
    for number, name in enumerate(ROUNDS):
        outcome = run(written(tmp_path, number))
        folder = tmp_path / "rounds" / name
        write_results(folder, outcome.config, outcome.roster, outcome.result, outcome.explanations)
        assert row(name, outcome.result) in PAGE.splitlines()
    past = read_roster(load_config(written(tmp_path, 2))).past
    assert past is not None
    assert f"| {' | '.join(f'{float(carried):g}' for carried in past.carried)} |" in PAGE.splitlines()
    assert past.carried == (Fraction("7.5"), Fraction("2.5"), 3)


def test_without_memory_cem_is_left_out_every_time(tmp_path: Path) -> None:
    """The sentence above the table, with any seed."""
    for seed in range(5):
        path = tmp_path / "config.yaml"
        path.write_text(f"{EXAMPLE}solver: {{seed: {seed}}}\n", encoding="utf-8")
        assert [entry.mentee for entry in run(path).result.unmatched] == ["Cem"]


def test_the_lines_of_the_config(tmp_path: Path) -> None:
    """The list is one of results, and the default priorities are those of the page."""
    path = tmp_path / "config.yaml"
    path.write_text(EXAMPLE + SNIPPET, encoding="utf-8")
    config = load_config(path)
    assert config.history is not None
    assert config.history.results == ["rounds/autumn/result.json", "rounds/spring/result.json"]
    assert f"[{', '.join(entry.kind for entry in config.priorities)}]" in PAGE
    assert config.badly_served_below == 4
    path.write_text(EXAMPLE + SNIPPET.replace("[", "{results: [").replace("]", "], discount: 0.8}"), "utf-8")
    changed = load_config(path).history
    assert changed is not None
    assert changed.discount == 0.8
