"""The columns that are only for the audit: what the mentees answered, apart from all that counts."""

from __future__ import annotations

from pairforge.config import Text
from pairforge.roster.answers import Source, Texts
from pairforge.roster.answers.texts import read_texts
from pairforge.roster.people.people import People
from pairforge.roster.sources import Sources
from pairforge.roster.tables.table import Table


def read_audited(
    tables: tuple[Table | None, Table | None], people: tuple[People, People], sources: Sources
) -> dict[str, Texts]:
    """The audit columns of the mentees, by their headings in the config.

    Each heading has to stand on one side at least; what only the mentors were asked is not read.

    Parameters
    ----------
    tables, people
        Of the mentees and of the mentors.
    sources
        Where the config names the headings, and what is found wrong is kept.
    """
    of_mentees, of_mentors = tables
    found = {}
    for idx, heading in enumerate(sources.config.audit):
        path = ("audit", idx)
        if of_mentees is not None and of_mentees.has(heading):
            column = sources.column(of_mentees, heading, path)
            if column is not None:
                source = Source(of_mentees, people[1], sources.findings)
                found[heading] = read_texts(Text(), [column], source)
        elif of_mentees is not None and of_mentors is not None and not of_mentors.has(heading):
            sources.column(of_mentees, heading, path)
    return found
