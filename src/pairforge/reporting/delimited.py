"""The pairings as CSV."""

from __future__ import annotations

import csv
import io

from pairforge.reporting.safe_text import neutralized
from pairforge.reporting.tables import ReportTable


def csv_bytes(table: ReportTable) -> bytes:
    """The table as CSV in UTF-8, with the mark by which Excel knows it, and harmless for spreadsheets."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([neutralized(heading) for heading in table.headings])
    for row in table.rows:
        writer.writerow([neutralized(value) if isinstance(value, str) else value for value in row])
    return text.getvalue().encode("utf-8-sig", "replace")
