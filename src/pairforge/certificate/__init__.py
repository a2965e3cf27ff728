"""Exact proofs: bounds from integer prices, optimal faces, uniqueness; no solver, no floats."""

from pairforge.certificate.bound import easy_prices, exact_sum, upper_bound
from pairforge.certificate.check import Proof, StageProof, deficiency_holds, prove
from pairforge.certificate.face import Face, face_above, optimal_face, whole_face
from pairforge.certificate.uniqueness import is_only_matching

__all__ = [
    "Face",
    "Proof",
    "StageProof",
    "deficiency_holds",
    "easy_prices",
    "exact_sum",
    "face_above",
    "is_only_matching",
    "optimal_face",
    "prove",
    "upper_bound",
    "whole_face",
]
