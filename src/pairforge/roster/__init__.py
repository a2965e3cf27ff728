"""Everybody in the programme: from spreadsheets to one clean ``Roster``."""

from pairforge.roster.answers import Numbers, TagLists, Texts, WishLists
from pairforge.roster.files import InputFile
from pairforge.roster.findings import Findings, Notice
from pairforge.roster.hours import WeeklyHours
from pairforge.roster.levels import LevelTable
from pairforge.roster.pair_list import PairList
from pairforge.roster.people import People
from pairforge.roster.reading import read_roster
from pairforge.roster.roster import Roster

__all__ = [
    "Findings",
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
    "read_roster",
]
