"""Self-check letters as files: Markdown by a template, a table for mail merge, the posted prices, JSON."""

from pairforge.reporting.letters.document import letters_json
from pairforge.reporting.letters.rendering import Template, read_template
from pairforge.reporting.letters.writing import letters_summary, write_letters

__all__ = ["Template", "letters_json", "letters_summary", "read_template", "write_letters"]
