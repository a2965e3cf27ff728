"""Why this pair, why nobody, why nothing at all: values that a program can check; no sentences."""

from pairforge.explanations.conflict import clash_of_minimums, find_clashes
from pairforge.explanations.needed import needed_for_limit, needed_for_minimums
from pairforge.explanations.pair import PairExplanation, explain_pairs
from pairforge.explanations.ranks import PairRanks, Rank, rank_pairs
from pairforge.explanations.rules_clash import find_rules_clash, narrowest_clash
from pairforge.explanations.top_choices import clash_of_top_choices
from pairforge.explanations.unmatched import explain_unmatched

__all__ = [
    "PairExplanation",
    "PairRanks",
    "Rank",
    "clash_of_minimums",
    "clash_of_top_choices",
    "explain_pairs",
    "explain_unmatched",
    "find_clashes",
    "find_rules_clash",
    "narrowest_clash",
    "needed_for_limit",
    "needed_for_minimums",
    "rank_pairs",
]
