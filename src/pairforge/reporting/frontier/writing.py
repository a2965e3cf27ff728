"""All files of the trade-off."""

from __future__ import annotations

from pathlib import Path

from pairforge.config import Config
from pairforge.pairing import FRONTIER_FILE, Frontier
from pairforge.reporting.delimited import csv_bytes
from pairforge.reporting.folder import write_files
from pairforge.reporting.frontier.document import frontier_json
from pairforge.reporting.frontier.plot import NoPlotError, frontier_pictures
from pairforge.reporting.frontier.tables import frontier_table

EARLIER_PICTURES = {
    "frontier.svg": "frontier (earlier run).svg",
    "frontier.png": "frontier (earlier run).png",
}
"""What pictures are renamed to when a later run draws none, so that nobody takes them for its own."""


def write_frontier(folder: Path, config: Config, frontier: Frontier) -> tuple[tuple[Path, ...], str | None]:
    """Write ``frontier.json`` and ``frontier.csv``, and where it can be drawn ``frontier.svg`` and ``.png``.

    Returns
    -------
    tuple
        The files that were written, and what is to be said if there is no picture.

    Raises
    ------
    InputError
        If a file cannot be written; then none was.
    """
    contents = {
        FRONTIER_FILE: frontier_json(frontier).encode(),
        "frontier.csv": csv_bytes(frontier_table(frontier)),
    }
    hint = None
    try:
        contents |= frontier_pictures(config.name, frontier)
    except NoPlotError as error:
        hint = str(error)
    earlier = {name: new for name, new in EARLIER_PICTURES.items() if name not in contents}
    return write_files(folder, contents, renamed=earlier), hint
