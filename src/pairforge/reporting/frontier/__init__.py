"""The trade-off of the total and the worst-off: words, tables, a picture and files."""

from pairforge.reporting.frontier.document import frontier_json, frontier_schema
from pairforge.reporting.frontier.terminal import frontier_summary
from pairforge.reporting.frontier.writing import write_frontier

__all__ = ["frontier_json", "frontier_schema", "frontier_summary", "write_frontier"]
