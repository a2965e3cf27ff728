"""Exact proofs: bounds from integer prices, optimal faces, uniqueness; no solver, no floats."""

from pairforge.certificate.bound import (
    Objective,
    easy_prices,
    exact_sum,
    no_prices,
    optimal_face,
    upper_bound,
    value_of,
)
from pairforge.certificate.check import ONLY, deficiency_holds, is_by_rows, prove, shortfall_holds
from pairforge.certificate.costs import Costs, costs_of, together
from pairforge.certificate.face import Face, Row, face_above, lies_in, whole_face, with_row, without
from pairforge.certificate.linear.impossible import is_refuted
from pairforge.certificate.linear.prove import Rooted, root_of
from pairforge.certificate.proof import LevelProof, Proof, StageProof
from pairforge.certificate.settling import settle
from pairforge.certificate.splitting import split_face
from pairforge.certificate.uniqueness import count_bounds, is_only_matching

__all__ = [
    "ONLY",
    "Costs",
    "Face",
    "LevelProof",
    "Objective",
    "Proof",
    "Rooted",
    "Row",
    "StageProof",
    "costs_of",
    "count_bounds",
    "deficiency_holds",
    "easy_prices",
    "exact_sum",
    "face_above",
    "is_by_rows",
    "is_only_matching",
    "is_refuted",
    "lies_in",
    "no_prices",
    "optimal_face",
    "prove",
    "root_of",
    "settle",
    "shortfall_holds",
    "split_face",
    "together",
    "upper_bound",
    "value_of",
    "whole_face",
    "with_row",
    "without",
]
