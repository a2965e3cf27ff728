"""What a first config for some exports would be: what stands where, and what it is good for."""

from pairforge.advice.init.entry import Entry, Section, plain
from pairforge.advice.init.interview import Interview, Question
from pairforge.advice.init.listing import Listing
from pairforge.advice.init.proposal import Proposal, propose

__all__ = ["Entry", "Interview", "Listing", "Proposal", "Question", "Section", "plain", "propose"]
