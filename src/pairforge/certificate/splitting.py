"""Faces told apart by whether a pair is chosen, where one price for a limit leaves a gap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from pairforge.certificate.face import Face
from pairforge.pairing import StagePrices


def split_faces(faces: tuple[Face, ...], given: Iterable[StagePrices]) -> tuple[Face, ...]:
    """The same matchings in more faces: each split of the prices, in its order, makes two of one.

    The part without the pair takes the place of the face, the part with it comes last. A split of a face
    that is not there, or by a pair that is not free in it, is passed over; the faces hold the same anyway.
    """
    found = list(faces)
    for place, pair in (split for prices in given for split in prices.splits):
        if 0 <= place < len(found):
            face = found[place]
            position = int(np.searchsorted(face.free, pair))
            if position < len(face.free) and face.free[position] == pair:
                found[place], chosen = split_face(face, pair)
                found.append(chosen)
    return tuple(found)


def split_face(face: Face, pair: int) -> tuple[Face, Face]:
    """The part of a face without a free pair, and the part with it."""
    free = face.free[face.free != pair]
    return replace(face, free=free), replace(face, free=free, fixed=np.union1d(face.fixed, [pair]))
