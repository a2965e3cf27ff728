"""What `pairforge init` says on the terminal: what it recognized, is unsure of, and what comes next."""

from __future__ import annotations

from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pairforge.advice.init import Listing, Proposal, plain
from pairforge.reporting.safe_text import printable


def proposal_told(proposal: Proposal, file: Path) -> RenderableType:
    """What was recognized, what is unsure and where the config is."""
    content = proposal.plain
    figures = Table.grid(padding=(0, 2))
    figures.add_column(style="bold", no_wrap=True)
    figures.add_column(overflow="fold")
    figures.add_row("Mentors", _text(_side(proposal.mentors)))
    figures.add_row("Mentees", _text(_side(proposal.mentees)))
    names = [f"{criterion['name']} ({criterion['kind']})" for criterion in content["criteria"]]
    figures.add_row("Criteria", _text(", ".join(names)))
    rules = [rule["kind"] for rule in content.get("rules", [])]
    figures.add_row("Rules", _text(", ".join(rules) or "none"))
    if "audit" in content:
        figures.add_row("Audit only", _text(", ".join(content["audit"])))
    if proposal.rules_left_out:
        left_out = [found.value["kind"] for found in proposal.rules_left_out]
        figures.add_row("Not set", _text(f"{', '.join(left_out)}: too many places would stay empty"))
    for doubt in dict.fromkeys(proposal.doubts):
        figures.add_row("Unsure", _text(doubt))
    figures.add_row("File", _text(str(file)))
    return Group(Text("What was found", style="bold underline"), Padding(figures, (0, 0, 0, 1)))


def next_told(file: Path) -> RenderableType:
    """What to do next."""
    return _text(f"Next: pairforge check {file}, then pairforge solve {file}")


def _side(listing: Listing) -> str:
    keys = plain(listing.keys)
    sheet = f", sheet {keys['sheet']}" if "sheet" in keys else ""
    return f"{listing.count} in {keys['file']}{sheet}, told apart by {keys['id']}"


def _text(text: str) -> Text:
    return Text(printable(text))
