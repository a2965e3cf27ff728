"""What everything in the terminal is made of: safe text, and a grid of figures."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from pairforge.reporting.safe_text import printable

_WIDEST_LABEL = 28


def safe(text: str, style: str = "") -> Text:
    """Text that is neither markup nor anything that steers the terminal."""
    return Text(printable(text), style=style)


def figures_grid() -> Table:
    """A grid of two columns, what and how much, still without a row."""
    figures = Table.grid(padding=(0, 2))
    figures.add_column(style="bold", overflow="fold", max_width=_WIDEST_LABEL)
    figures.add_column(overflow="fold")
    return figures
