"""Everybody in the programme: from spreadsheets to one clean ``Roster``."""

from pairforge.roster.answers import Numbers, TagLists, Texts, WishLists
from pairforge.roster.cells import fold
from pairforge.roster.files import InputFile
from pairforge.roster.findings import Findings, Notice
from pairforge.roster.groups import Groups
from pairforge.roster.hierarchy import Hierarchy
from pairforge.roster.hours import WeeklyHours
from pairforge.roster.levels import LevelTable
from pairforge.roster.names import id_key
from pairforge.roster.pair_list import PairList
from pairforge.roster.people import People
from pairforge.roster.reading import read_roster
from pairforge.roster.roster import Roster

__all__ = [
    "Findings",
    "Groups",
    "Hierarchy",
    "InputFile",
    "LevelTable",
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
