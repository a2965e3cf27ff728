"""What `docs/certificate.md` says is enough: a checker of the standard library alone, without floats."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import ceil

NONE: dict = {}


def check(document: dict, programme: dict) -> None:
    """Check every stage of a result from its prices."""
    chosen = frozenset((pair["mentee"], pair["mentor"]) for pair in document["pairs"])
    standing = programme["standing"]
    rows = {("row", idx): pairs for idx, (pairs, _) in enumerate(programme["limits"])} | programme["sets"]
    low = dict.fromkeys(programme["wants"], 0) | {
        ("row", idx): n for idx, (_, n) in enumerate(programme["limits"])
    }
    high = programme["wants"] | {("row", idx): len(standing) for idx in range(len(programme["limits"]))}
    for mentor in document["mentors"]:
        low["mentor", mentor["mentor"]], high["mentor", mentor["mentor"]] = mentor["min"], mentor["capacity"]
    for row, (least, most) in programme["bounds"].items():
        low[row], high[row] = max(low.get(row, 0), least), min(high.get(row, most), most)
    locked = programme["locked"]
    faces = [(low, high, locked, set(standing) - locked)]
    assert lies_in(faces[0], rows, chosen)
    for claim, stage in zip(document["stages"], programme["stages"], strict=True):
        entries = [read(document["certificate"], one) for one in of_name(document, claim["name"])]
        faces = SHAPES[stage["shape"]](faces, rows, entries, stage, chosen, standing)
        assert claim["proved"]
    entries = [read(document["certificate"], one) for one in of_name(document, "ties")]
    decided = [entry for entry in entries if entry["level"] == 0]
    if decided:
        bound, faces = settle(faces, rows, decided, programme["ties"])
        assert bound == sum(programme["ties"][pair] for pair in chosen)
    if document["ties"] == "proved":
        assert all(lies_in(face, rows, chosen) for face in faces)
        alone = [entry for entry in entries if entry["level"] == 1]
        others = {pair: -1 if pair in chosen else 1 for pair in standing}
        assert settle(faces, rows, alone, others, exact=False)[0] == -len(chosen)


def check_sums(faces, rows, entries, stage, chosen, standing):
    """One step after the other; with `keep` a row instead of the optima."""
    for step, gain in enumerate(stage["gains"]):
        own = [entry for entry in entries if entry["level"] == step]
        bound, optima = settle(faces, rows, own, gain)
        reached = [sum(gain[pair] for pair in pairs) for pairs in (chosen, *witnesses(faces, rows, own))]
        kept = ceil(bound - (1 - stage["keep"]) * abs(bound))
        assert max(reached) == bound
        assert reached[0] >= kept
        if stage["keep"] < 1:
            row = ("row", sum(kind == "row" for kind, _ in rows))
            rows[row] = set(standing)
            optima = [(low | {row: kept}, high | {row: len(standing)}, *rest) for low, high, *rest in faces]
        faces = optima
    return faces


def check_worst_off(faces, rows, entries, stage, chosen, standing):
    """Nobody can be above what somebody must be at or below."""
    if not chosen:
        return faces
    bounds = []
    for face in faces:
        pairs, limits = face[2] | face[3], [standing[pair] for pair in face[2]]
        for group in groups_of(entries):
            lower = [standing[pair] for pair in pairs if standing[pair] < group[0]["level"]]
            gain = {pair: -(mine < group[0]["level"]) for pair, mine in standing.items()}
            parts = enumerate(split([face], group))
            if lower and all(
                any(
                    bound_of(part, rows, entry, gain) < 0
                    for entry in group
                    if entry["face"] in (None, number)
                )
                for number, part in parts
            ):
                limits.append(max(lower))
        bounds.append(min([max(standing[pair] for pair in pairs), *limits]))
    worst = [min(standing[pair] for pair in pairs) for pairs in (chosen, *witnesses(faces, rows, entries))]
    kept = ceil(max(bounds) - (1 - stage["keep"]) * abs(max(bounds)))
    assert max(worst) == max(bounds)
    assert worst[0] >= kept
    return [
        (low, high, fixed, {pair for pair in free if standing[pair] >= kept})
        for (low, high, fixed, free), bound in zip(faces, bounds, strict=True)
        if bound >= kept
    ]


def groups_of(entries):
    """Entries of the same level for the parts of one face, one after the other."""
    groups = []
    for entry in entries:
        if entry["level"] is not None:
            if entry["face"] and groups and groups[-1][0]["level"] == entry["level"]:
                groups[-1].append(entry)
            else:
                groups.append([entry])
    return groups


def check_leximin(faces, rows, entries, stage, chosen, standing):
    """Level by level from below; what is between two levels of the matching is out."""
    level = {pair: points // stage["width"] for pair, points in standing.items()}
    claimed = {entry["level"] for entry in entries} - {None}
    steps = [None, *sorted(claimed | {level[pair] for pair in chosen})]
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        gain = {pair: 1 if step is None else -(mine == step) for pair, mine in level.items()}
        own = [entry for entry in entries if entry["level"] == step]
        bound, faces = settle(faces, rows, own, gain)
        assert bound == sum(gain[pair] for pair in chosen)
        above = {pair for pair, mine in level.items() if step is None or mine > step}
        passed = {pair for pair in above if following is None or level[pair] < following}
        faces = [(low, high, fixed, free - passed) for low, high, fixed, free in faces if not fixed & passed]
    return faces


def check_worst_tenth(faces, rows, entries, stage, chosen, standing):
    """A bound for every face and threshold; the optima are those of all that reach the largest."""
    count, (smallest, total), points = ceil(stage["share"] * len(chosen)), stage["mix"], stage["points"]
    if not count:
        return faces
    found = []
    for face, level in product(faces, sorted(set(standing.values()))):
        if any(standing[pair] == level for pair in face[2] | face[3]):
            gain = {
                pair: smallest * min(mine - level, 0) + total * points[pair]
                for pair, mine in standing.items()
            }
            bound, _ = settle([face], rows, entries, gain, exact=False)
            found.append((smallest * count * level + bound, face, level, gain))
    best = max(bound for bound, *_ in found)
    worst = sorted(standing[pair] for pair in chosen)[:count]
    assert best == smallest * sum(worst) + total * sum(points[pair] for pair in chosen)
    reached = ((face, level, gain) for bound, face, level, gain in found if bound == best)
    optima = [(level, settle([face], rows, entries, gain)[1][0]) for face, level, gain in reached]
    return [face for level, face in optima if any(standing[pair] == level for pair in face[2] | face[3])]


def check_counts(faces, rows, entries, stage, chosen, standing):
    """Costs of counts instead of gains."""
    costs = stage["costs"]
    bound, optima = settle(faces, rows, entries, dict.fromkeys(standing, 0), costs=costs)
    assert bound == -sum(cost(size_of(row, rows, chosen)) for row, cost in costs.items())
    return optima


SHAPES = {
    "sums": check_sums,
    "worst_off": check_worst_off,
    "leximin": check_leximin,
    "worst_tenth": check_worst_tenth,
    "counts": check_counts,
}


def settle(faces, rows, entries, gain, *, costs=NONE, exact=True):
    """The bound over all faces by the best entry for each, and the faces of what reaches it."""
    entries = entries or [NOTHING]
    best = []
    for number, face in enumerate(split(faces, entries)):
        meant = [entry for entry in entries if entry["face"] in (None, number)]
        scaled = [bound_of(face, rows, entry, gain, costs=costs) for entry in meant]
        first = min(range(len(meant)), key=lambda idx: Fraction(scaled[idx], meant[idx]["scale"]))
        best.append((face, meant[first], scaled[first]))
    bound = max(scaled // entry["scale"] for _, entry, scaled in best)
    reached = [one for one in best if one[2] // one[1]["scale"] == bound]
    assert not exact or all(scaled == bound * entry["scale"] for _, entry, scaled in reached)
    return bound, [optima_of(face, rows, entry, gain, costs=costs) for face, entry, _ in reached]


def split(faces, entries):
    """The same matchings in more faces."""
    faces = list(faces)
    for place, pair in (one for entry in entries for one in entry["splits"]):
        if place < len(faces) and pair in faces[place][3]:
            low, high, fixed, free = faces[place]
            faces[place] = (low, high, fixed, free - {pair})
            faces.append((low, high, fixed | {pair}, free - {pair}))
    return faces


def bound_of(face, rows, entry, gain, *, costs=NONE):
    """Weak duality, before it is divided by the scale."""
    low, high, fixed, free = face
    bound = 0
    for row in low:
        price = entry["prices"].get(row, 0)
        if row in costs:
            bound += max(price * z - entry["scale"] * costs[row](z) for z in range(low[row], high[row] + 1))
        else:
            bound += price * (high if price > 0 else low)[row]
    return (
        bound
        + sum(reduced(pair, rows, entry, gain) for pair in fixed)
        + sum(max(0, reduced(pair, rows, entry, gain)) for pair in free)
    )


def optima_of(face, rows, entry, gain, *, costs=NONE):
    """What gains exactly the bound."""
    low, high, fixed, free = face
    price = {row: entry["prices"].get(row, 0) for row in low}
    least = {row: high[row] if price[row] > 0 else low[row] for row in low}
    most = {row: low[row] if price[row] < 0 else high[row] for row in low}
    for row, cost in costs.items():
        worth = {z: price[row] * z - entry["scale"] * cost(z) for z in range(low[row], high[row] + 1)}
        loads = [load for load, most_worth in worth.items() if most_worth == max(worth.values())]
        least[row], most[row] = min(loads), max(loads)
    left = {pair: reduced(pair, rows, entry, gain) for pair in free}
    return least, most, fixed | {pair for pair in free if left[pair] > 0}, {p for p in free if left[p] == 0}


def reduced(pair, rows, entry, gain):
    """The gain of a pair less the prices of its rows."""
    within = [row for row, pairs in rows.items() if pair in pairs]
    own = [("mentee", pair[0]), ("mentor", pair[1]), *within]
    return entry["scale"] * gain[pair] - sum(entry["prices"].get(row, 0) for row in own)


def lies_in(face, rows, pairs):
    """Whether a matching keeps all bounds of a face."""
    low, high, fixed, free = face
    return fixed <= pairs <= fixed | free and all(
        low[row] <= size_of(row, rows, pairs) <= high[row] for row in low
    )


def size_of(row, rows, pairs):
    """How many of these pairs a row counts."""
    if row in rows:
        return len(pairs & rows[row])
    return sum(row in (("mentee", mentee), ("mentor", mentor)) for mentee, mentor in pairs)


def witnesses(faces, rows, entries):
    """The witnesses that are matchings of a face."""
    given = [entry["witness"] for entry in entries if entry["witness"] is not None]
    return [pairs for pairs in given if any(lies_in(face, rows, pairs) for face in faces)]


def named(side, ids, position):
    """A person, or a set of pairs behind the people of that side."""
    return (side, ids[position]) if position < len(ids) else (f"{side} set", position - len(ids))


def read(certificate, entry):
    """An entry with its prices by row."""
    mentees, mentors = certificate["mentees"], certificate["mentors"]
    prices = {named("mentee", mentees, int(idx)): price for idx, price in entry["mentee_prices"].items()}
    prices |= {named("mentor", mentors, int(idx)): price for idx, price in entry["mentor_prices"].items()}
    prices |= {("row", idx): price for idx, price in enumerate(entry["row_prices"])}
    pairs = entry["witness"]
    witness = None if pairs is None else frozenset((mentees[i], mentors[j]) for i, j in pairs)
    assert entry["scale"] > 0
    return entry | {
        "prices": prices,
        "witness": witness,
        "splits": [(place, (mentees[i], mentors[j])) for place, i, j in entry["splits"]],
    }


def of_name(document, name):
    """The entries of a priority."""
    return [entry for entry in document["certificate"]["stages"] if entry["name"] == name]


NOTHING = {"level": None, "prices": {}, "scale": 1, "witness": None, "face": None, "splits": []}
