"""Everybody in the programme: from spreadsheets to one clean ``Roster``."""

from pairforge.roster.answers import LevelTable, Numbers, TagLists, Texts, WeeklyHours, WishLists
from pairforge.roster.categories import Categories
from pairforge.roster.cells import fold
from pairforge.roster.findings import Findings, Notice
from pairforge.roster.hierarchy import Hierarchy
from pairforge.roster.pairs.groups import Groups
from pairforge.roster.pairs.mentee_lists import MenteeLists
from pairforge.roster.pairs.pair_list import PairList
from pairforge.roster.people.names import id_key
from pairforge.roster.people.people import People
from pairforge.roster.reading import read_roster
from pairforge.roster.roster import Roster
from pairforge.roster.tables.files import InputFile

__all__ = [
    "Categories",
    "Findings",
    "Groups",
    "Hierarchy",
    "InputFile",
    "LevelTable",
    "MenteeLists",
    "Notice",
    "Numbers",
    "PairList",
    "People",
    "Roster",
    "TagLists",
    "Texts",
    "WeeklyHours",
    "WishLists",
    "fold",
    "id_key",
    "read_roster",
]
