"""What `pairforge init` says on the terminal: what it recognized, is unsure of, and what comes next."""

from __future__ import annotations

from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from pairforge.advice.init import Listing, Proposal, plain
from pairforge.reporting.screen import figures_grid, safe


def proposal_told(proposal: Proposal, file: Path) -> RenderableType:
    """What was recognized, what is unsure and where the config is."""
    content = proposal.plain
    figures = figures_grid()
    figures.add_row("Mentors", safe(_side(proposal.mentors)))
    figures.add_row("Mentees", safe(_side(proposal.mentees)))
    names = [f"{criterion['name']} ({criterion['kind']})" for criterion in content["criteria"]]
    figures.add_row("Criteria", safe(", ".join(names)))
    rules = [rule["kind"] for rule in content.get("rules", [])]
    figures.add_row("Rules", safe(", ".join(rules) or "none"))
    if "audit" in content:
        figures.add_row("Audit only", safe(", ".join(content["audit"])))
    if proposal.rules_left_out:
        left_out = [found.value["kind"] for found in proposal.rules_left_out]
        figures.add_row("Not set", safe(f"{', '.join(left_out)}: too many places would stay empty"))
    for doubt in dict.fromkeys(proposal.doubts):
        figures.add_row("Unsure", safe(doubt))
    figures.add_row("File", safe(str(file)))
    return Group(Text("What was found", style="bold underline"), Padding(figures, (0, 0, 0, 1)))


def next_told(file: Path) -> RenderableType:
    """What to do next."""
    return safe(f"Next: pairforge check {file}, then pairforge solve {file}")


def _side(listing: Listing) -> str:
    keys = plain(listing.keys)
    sheet = f", sheet {keys['sheet']}" if "sheet" in keys else ""
    return f"{listing.count} in {keys['file']}{sheet}, told apart by {keys['id']}"
