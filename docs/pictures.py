"""Draws the README's pictures from the sample programme: ``python docs/pictures.py [FOLDER]``."""

from __future__ import annotations

import re
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console

from pairforge.pipeline import run, run_frontier
from pairforge.reporting.frontier.plot import frontier_pictures
from pairforge.reporting.terminal import summary

ROOT = Path(__file__).parent.parent
QUICKSTART = ROOT / "configs" / "quickstart.yaml"


def summary_svg() -> str:
    """The terminal's summary of the quickstart, as an SVG that asks no server for a font."""
    outcome = run(QUICKSTART)
    screen = Console(record=True, width=96, file=StringIO(), force_terminal=True, color_system="truecolor")
    files = tuple(
        Path("results/quickstart") / name
        for name in ("pairings.xlsx", "pairings.csv", "result.json", "problem.json")
    )
    screen.print(summary(outcome.config, outcome.roster, outcome.result, files))
    svg = screen.export_svg(title="pairforge solve configs/quickstart.yaml", unique_id="summary")
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    return re.sub(r"Fira Code", "DejaVu Sans Mono, Menlo, Consolas", svg)


def frontier_svg() -> str:
    """The trade-off of the quickstart between the worst-off and the total."""
    outcome = run_frontier(QUICKSTART)
    assert outcome.frontier is not None
    return frontier_pictures(outcome.config.name, outcome.frontier)["frontier.svg"].decode("utf-8")


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    target.mkdir(parents=True, exist_ok=True)
    (target / "summary.svg").write_text(summary_svg(), encoding="utf-8", newline="\n")
    (target / "frontier.svg").write_text(frontier_svg(), encoding="utf-8", newline="\n")
