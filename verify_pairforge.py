"""Check a result of pairforge without pairforge: ``python verify_pairforge.py FOLDER``.

Reads result.json and problem.json of the folder and proves what the result says, as docs/verify.md tells; standard
library only, no floats. Exit codes: 0 all holds, 2 a file cannot be read, 5 something does not hold.
"""

import hashlib
import json
import sys
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from copy import copy
from fractions import Fraction
from itertools import accumulate, combinations, pairwise
from math import ceil, gcd
from pathlib import Path

NOT_CHECKED = """Not checked: whether problem.json is what config and spreadsheets say (`pairforge verify` does that);
inputs, versions, at, stopped_by, engine.why; how scores divide into parts; explanations; the reasons why places
are empty; what each break of a soft rule is; and of the measures all but those that follow from the scores of
the pairs."""


class Rejected(Exception):
    """Something does not hold."""


def need(holds, what):
    """Reject the result unless this holds."""
    if not holds:
        raise Rejected(what)


def chunks(flat, size):
    """A flat list as tuples."""
    return zip(*(flat[first::size] for first in range(size)), strict=True)


def kept_of(best, keep):
    """The least that must be kept of the best."""
    return ceil(best - (1 - Fraction(keep)) * abs(best))


def cost_of(terms, z):
    """What a count costs."""
    return sum(a * z * (z - 1) // 2 + b * (max(low - z, 0) + max(z - high, 0)) for a, b, low, high in terms)


class Problem:
    """Pairs by number, cells that count them, helpers, rows over both; faces are (low, high, fixed, free)."""

    def __init__(self, told, document):
        self.told, self.helpers = told, document["certificate"]["helpers"]
        self.mentors = [
            j for own in told["eligible"] for one, n in chunks(own, 2) for j in range(one, one + n)
        ]
        self.starts = [0, *accumulate(sum(own[1::2]) for own in told["eligible"])]
        self.mentees = [i for i, (start, end) in enumerate(pairwise(self.starts)) for _ in range(start, end)]
        self.points = [one for own in told["points"] for one in own]
        self.several, carried = max(told["wants"]) > 1, told["standing"] or [0] * len(told["mentees"])
        self.standing = [one + carried[i] for one, i in zip(self.points, self.mentees, strict=True)]
        self.cells, self.size, self.first, self.rows, self.high, self.used = [], 0, {}, [], [], {}
        fixed = frozenset(told["locked"])
        self.faces = [([], [], fixed, [pair for pair in range(len(self.points)) if pair not in fixed])]
        self.add(told["block"])
        ids = [{one: place for place, one in enumerate(told[side])} for side in ("mentees", "mentors")]
        pairs = [(ids[0][pair["mentee"]], ids[1][pair["mentor"]]) for pair in document["pairs"]]
        need(pairs == sorted(set(pairs)), "the pairs are not in order, or one is there twice")
        self.chosen = frozenset(self.find(*pair) for pair in pairs)
        need(self.holds(self.chosen, self.helpers), "the pairs break a place, a lock, a rule or a limit")

    def find(self, i, j):
        """The number of an eligible pair."""
        pair = bisect_left(self.mentors, j, self.starts[max(i, 0)], self.starts[max(i, 0) + 1])
        need(
            i >= 0 and pair < self.starts[i + 1] and self.mentors[pair] == j, f"pair {i}, {j} is not eligible"
        )
        return pair

    def numbers(self, form):
        """A number for each pair."""
        if isinstance(form, int):
            return [form] * len(self.points)
        if isinstance(form, dict) and "runs" in form:
            return [one for one, times in chunks(form["runs"], 2) for _ in range(times)]
        if isinstance(form, dict):
            ends = ((form["mentees"][i], form["mentors"][j]) for i, j in zip(self.mentees, self.mentors))
            return [-1 if one is None or other is None else one + other for one, other in ends]
        return self.points if form == "points" else form

    def ties(self):
        """The pseudo-random weight of each pair: SplitMix64 over the keys of both people."""
        left, right = ([int(key, 16) for key in self.told[side]] for side in ("mentee_keys", "mentor_keys"))
        for i, j in zip(self.mentees, self.mentors):
            mixed = right[j] * 0x9E3779B97F4A7C15 % 2**64 ^ left[i]
            mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 % 2**64
            mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB % 2**64
            yield (mixed ^ mixed >> 31) >> 64 - self.told["ties_bits"]

    def add(self, block, times=1):
        """Add families, helpers and rows; the numbers of the helpers."""
        for number in block["families"]:
            if number not in self.first:
                told, self.first[number] = self.told["families"][number], self.size
                self.add_cells(self.numbers(told["of"]), self.numbers(told["weights"]), told["size"])
        numbers = []
        for high, *cell in block["helpers"]:  # with a cell it says whether that is used
            used = (
                self.used.setdefault(self.first[cell[0]] + cell[1], len(self.high))
                if cell
                else len(self.high)
            )
            self.high += [high] if used == len(self.high) else []
            numbers.append(used)
        self.extend(
            [
                (
                    low,
                    high,
                    [(self.first[family] + cell, by) for family, cell, by in chunks(cells, 3)],
                    [(numbers[helper], times * by) for helper, by in chunks(helpers, 2)],
                )
                for low, high, cells, helpers in block["rows"]
            ]
        )
        return numbers

    def add_cells(self, of, weights, size=1):
        """Add a family; its first cell."""
        self.cells.append((self.size, of, weights, size))
        self.size += size
        return self.size - size

    def extend(self, rows):
        """Add rows to all faces."""
        self.rows = self.rows + rows
        low, high = [row[0] for row in rows], [row[1] for row in rows]
        self.faces = self.faces and [(one + low, other + high, *rest) for one, other, *rest in self.faces]

    def add_sum(self, gain, helpers, low, high):
        """Add a row over all pairs."""
        self.extend([(low, high, [(self.add_cells([0] * len(gain), gain), 1)], list(helpers.items()))])

    def sums(self, pairs, helpers):
        """What rows count of pairs and helpers."""
        cells = Counter()
        for first, of, weights, _ in self.cells:
            for pair in pairs:
                cells[first + of[pair]] += weights[pair] if of[pair] >= 0 else 0
        return [
            sum(cells[cell] * by for cell, by in own) + sum(helpers[one] * by for one, by in others)
            for _, _, own, others in self.rows
        ]

    def holds(self, pairs, helpers=(), every=False):
        """Whether pairs and helpers lie in one of the faces, or in every one."""
        sums = self.sums(pairs, helpers)
        return all(0 <= one <= high for one, high in zip(helpers, self.high)) and (all if every else any)(
            fixed <= pairs
            and pairs - fixed <= set(free)
            and all(
                (least is None or least <= one) and (most is None or one <= most)
                for least, one, most in zip(low, sums, high)
            )
            for low, high, fixed, free in self.faces
        )

    def keeps_rows(self):
        """Whether the pairs keep all rows, those of stages too."""
        sums = self.sums(self.chosen, self.helpers)
        return len(self.helpers) == len(self.high) and all(0 <= one <= high for one, high in zip(self.helpers, self.high)) and all(
            (low is None or low <= one) and (high is None or one <= high) for one, (low, high, *_) in zip(sums, self.rows))

    def bound(self, face, entry, gain, costs=None, counted=None, ranges=None, terms=()):
        """Weak duality: what rows, helpers and fixed pairs are worth; reduced gains of free pairs; ends of rows."""
        low, high, fixed, free = face
        paid, own, worth, least, most, scale = (
            [0] * self.size,
            Counter(),
            0,
            list(low),
            list(high),
            entry["scale"],
        )
        need(scale > 0 and all(row >= 0 for row in entry["prices"]), "a price is out of place")
        for row in {**(counted or {}), **entry["prices"]}:
            price = entry["prices"].get(row, 0)
            if counted and row in counted:
                by_count = {
                    z: price * z - scale * cost_of(counted[row], z) for z in range(low[row], high[row] + 1)
                }
                best = [z for z, one in by_count.items() if one == max(by_count.values())]
                worth, least[row], most[row] = worth + by_count[best[0]], best[0], best[-1]
            elif price:
                least[row] = most[row] = high[row] if price > 0 else low[row]
                worth += price * least[row]
            for cell, by in self.rows[row][2]:
                paid[cell] += price * by
            for helper, by in self.rows[row][3]:
                own[helper] += price * by
        for cell, price, end in terms:
            paid[cell], worth = paid[cell] + price, worth + price * end
        cuts, cell_of = (
            Counter(),
            {helper: cell for cell, helper in self.used.items()} if entry["cuts"] else {},
        )
        for helper, i, j, price in entry["cuts"]:
            pair, cell = self.find(i, j), cell_of[helper]
            need(
                price <= 0
                and any(first + of[pair] == cell and of[pair] >= 0 for first, of, _, _ in self.cells),
                "a cut is out of place",
            )
            own[helper], cuts[pair] = own[helper] + price, cuts[pair] + price
        pairs = [*fixed, *free]
        reduced = [scale * gain[pair] + (cuts[pair] if cuts else 0) for pair in pairs]
        for first, of, weights, size in self.cells:
            prices = paid[first : first + size] + [0]
            if any(prices):
                reduced = [one - prices[of[pair]] * weights[pair] for one, pair in zip(reduced, pairs)]
        for helper, end in enumerate(self.high):
            beyond = -scale * (costs or {}).get(helper, 0) - own[helper]
            worth += beyond * (ranges or {}).get(helper, (0, end))[beyond > 0]
        return worth + sum(reduced[: len(fixed)]), reduced[len(fixed) :], least, most

    def prove(self, stage):
        """(label, value, bound, proved) of each number of a stage."""
        method = {"sums": self.add_up, "counts": self.counts}.get(stage["kind"]) or getattr(
            self, stage["kind"]
        )
        return list(method(stage, self.entries[stage["name"]]))

    def sums_of(self, gain, *matchings):
        """What the best of some matchings adds up to."""
        return max(sum(gain[pair] for pair in pairs) for pairs in matchings)

    def worst_sum(self, stage, pairs):
        """What a matching reaches in worst_tenth."""
        smallest = sorted(self.standing[pair] for pair in pairs)[
            : ceil(Fraction(stage["share"]) * len(pairs))
        ]
        return stage["weight"] * sum(smallest) + stage["total_weight"] * self.sums_of(self.points, pairs)

    def add_up(self, stage, entries):
        """One sum after the other."""
        for number, one in enumerate(stage["sums"]):
            gain, own = self.numbers(one["gain"]), [entry for entry in entries if entry["level"] == number]
            yield self.step(one["label"], self.sums_of(gain, self.chosen), own, gain, keep=stage["keep"])

    def leximin(self, stage, entries):
        """Level by level from below; nobody is between two levels of the matching."""
        level, below = [one // stage["width"] for one in self.standing], None
        for step in [
            None,
            *sorted({level[pair] for pair in self.chosen} | {one["level"] for one in entries} - {None}),
        ]:
            if step is not None:
                self.leave([one < step and (below is None or one > below) for one in level])
            gain = [1 if step is None else -(one == step) for one in level]
            own = [entry for entry in entries if entry["level"] == step]
            yield self.step("unmatched" if step is None else step, self.sums_of(gain, self.chosen), own, gain,
                            most=None if step is None else 0, level=step)
            below = step
        if below is not None:
            self.leave([one > below for one in level])

    def leave(self, out):
        """Only the matchings without these pairs."""
        self.faces = self.faces and [
            (low, high, fixed, [pair for pair in free if not out[pair]])
            for low, high, fixed, free in self.faces
            if not any(out[pair] for pair in fixed)
        ]


class Network(Problem):
    """Prices of nodes, and the faces of optima (docs/certificate.md)."""

    def __init__(self, told, document):
        super().__init__(told, document)
        self.entries, first, nodes = defaultdict(list), told["nodes"][0], sum(told["nodes"])
        for entry in document["certificate"]["stages"]:
            prices = {int(node): price for node, price in entry["mentee_prices"].items()}
            need(all(node < first for node in prices), "there is no such node")
            prices |= {int(node) + first: price for node, price in entry["mentor_prices"].items()}
            need(all(first <= node < nodes for node in prices if int(node) >= first), "there is no such node")
            prices |= {nodes + place: price for place, price in enumerate(entry["row_prices"])}
            self.entries[entry["name"]].append(entry | {"prices": prices, "cuts": ()})

    def optima(self, face, entry, gain, counted=None):
        """A bound of a face, and what reaches it."""
        worth, reduced, least, most = self.bound(face, entry, gain, counted=counted)
        more, free = (
            [pair for pair, one in zip(face[3], reduced) if (one > 0 if side else one == 0)]
            for side in (1, 0)
        )
        bound = Fraction(worth + sum(one for one in reduced if one > 0), entry["scale"])
        return bound, (least, most, face[2].union(more), free)

    def split(self, faces, entries):
        """The same matchings in more faces."""
        faces = list(faces)
        for place, i, j in (one for entry in entries for one in entry["splits"]):
            pair = self.find(i, j)
            if 0 <= place < len(faces) and pair in faces[place][3]:
                low, high, fixed, free = faces[place]
                free = [other for other in free if other != pair]
                faces[place] = low, high, fixed, free
                faces.append((low, high, fixed | {pair}, free))
        return faces

    def settle(self, entries, gain, counted=None):
        """The bound over all faces, each by the best entry for it; the faces that reach it, if all do exactly."""
        best = [
            min(
                (self.optima(face, one, gain, counted) for one in entries if one["face"] in (None, number)),
                key=lambda one: one[0],
            )
            for number, face in enumerate(self.split(self.faces, entries))
        ]
        bound = max(one // 1 for one, _ in best)
        exact = all(one == bound for one, _ in best if one // 1 == bound)
        return bound, [face for one, face in best if one == bound] if exact else None

    def step(self, label, value, entries, gain, counted=None, keep="1", **_):
        """One number; only its optima are left, or with keep a row more."""
        if self.faces is None:
            return label, value, None, False
        bound, faces = self.settle(entries, gain, counted)
        if keep == "1":
            self.faces = faces if value == bound else None
            return label, value, bound, value == bound
        kept = kept_of(bound, keep)
        proved = value >= kept and self.sums_of(gain, self.chosen, *self.witnesses(entries)) == bound
        if proved and all(one == 1 for one in gain):
            self.add_sum(gain, {}, kept, len(gain))
        else:
            self.faces = None
        return label, value, bound, proved

    def witnesses(self, entries):
        """The witnesses that lie in one of the faces."""
        told = [
            frozenset(self.find(*pair) for pair in one["witness"])
            for one in entries
            if one["witness"] is not None
        ]
        return [pairs for pairs in told if self.holds(pairs)]

    def counts(self, stage, entries):
        """Costs of what rows count."""
        counted = defaultdict(list)
        for row, *terms in stage["counted"]:
            counted[row].append(terms)
        sums = self.sums(self.chosen, ())
        value = -sum(cost_of(terms, sums[row]) for row, terms in counted.items())
        yield self.step(stage["name"], value, entries, [0] * len(self.points), counted)

    def group_gap(self, stage, entries):
        """No gap is below nothing, and nothing is known behind it."""
        (helper,), known, self.faces = self.add(stage["block"]), self.faces is not None, None
        value = -self.helpers[helper]
        yield stage["name"], value, 0 if known else None, known and value == 0

    def worst_off(self, stage, entries):
        """Nobody can be above what somebody must be at or below."""
        standing, groups = self.standing, []
        value = min((standing[pair] for pair in self.chosen), default=None)
        if value is None or self.faces is None:
            yield stage["name"], value, None, value is None and self.faces is not None
            return
        for entry in entries:
            if entry["face"] and groups and groups[-1][0]["level"] == entry["level"]:
                groups[-1].append(entry)
            else:
                groups.append([entry])
        self.faces = [face for face in self.faces if face[2] or face[3]]
        bounds = [self.worst_of_face(face, groups) for face in self.faces]
        reached = max(
            min(standing[p] for p in pairs) for pairs in (self.chosen, *self.witnesses(entries)) if pairs
        )
        kept, self.faces = (
            kept_of(max(bounds), stage["keep"]),
            [face for face, bound in zip(self.faces, bounds) if bound >= kept_of(max(bounds), stage["keep"])],
        )
        self.leave([one < kept for one in standing])
        proved = value >= kept and reached == max(bounds)
        self.faces = self.faces if proved else None
        yield stage["name"], value, max(bounds), proved

    def worst_of_face(self, face, groups):
        """What the worst-off of a face cannot exceed."""
        own = {self.standing[pair] for pair in (*face[2], *face[3])}
        limits = [max(own), *(self.standing[pair] for pair in face[2])]
        for group in (group for group in groups if group[0]["level"] is not None):
            lower = [one for one in own if one < group[0]["level"]]
            gain = [-(one < group[0]["level"]) for one in self.standing]
            if lower and all(
                any(self.optima(part, one, gain)[0] < 0 for one in group if one["face"] in (None, number))
                for number, part in enumerate(self.split([face], group))
            ):
                limits.append(max(lower))
        return min(limits)

    def worst_tenth(self, stage, entries):
        """The largest bound over all thresholds t; the optima are those of all that reach it."""
        value, weight, count = (
            self.worst_sum(stage, self.chosen),
            stage["weight"],
            ceil(Fraction(stage["share"]) * len(self.chosen)),
        )
        if self.faces is None or not count:
            yield stage["name"], value, None if self.faces is None else value, self.faces is not None
            return
        found = []
        for face in self.faces:
            levels = sorted({self.standing[pair] for pair in (*face[2], *face[3])})
            bounds = [self.by_threshold(face, one, stage, count, levels) for one in entries]
            for t, *own in zip(levels, *bounds):
                found.append((min(own), face, t, entries[own.index(min(own))]))
        found = [one for one in found if one[0] >= value]
        best = max((one[0] for one in found), default=None)
        bound, self.faces = best and best // 1, []
        for _, face, t, entry in (one for one in found if one[0] == value == best):
            gain = [
                weight * min(one - t, 0) + stage["total_weight"] * points
                for one, points in zip(self.standing, self.points)
            ]
            optima = self.optima(face, entry, gain)[1]
            if any(self.standing[pair] == t for pair in (*optima[2], *optima[3])):
                self.faces.append(optima)
        self.faces = self.faces if best == value else None
        yield stage["name"], value, bound, bound == value

    def by_threshold(self, face, entry, stage, count, levels):
        """Bounds for each threshold t: a pair gains less for what it falls short of t, and count x t is added."""
        weight, total = entry["scale"] * stage["weight"], [stage["total_weight"] * one for one in self.points]
        level, reduced, *_ = self.bound(face, entry, total)
        changes = defaultdict(lambda: [0, 0])
        free = [(self.standing[pair], one) for pair, one in zip(face[3], reduced) if one > 0]
        for standing, one in [*free, *((self.standing[pair], None) for pair in face[2])] if weight else ():
            changes[bisect_right(levels, standing)][0] += weight * standing
            changes[bisect_right(levels, standing)][1] -= weight
            if one is not None:  # nothing is left of it from there on
                changes[bisect_left(levels, standing - -one // weight)][0] -= one + weight * standing
                changes[bisect_left(levels, standing - -one // weight)][1] += weight
        level, slope = level + sum(one for _, one in free), weight * count
        for number, t in enumerate(levels):
            level, slope = level + changes[number][0], slope + changes[number][1]
            yield Fraction(level + slope * t, entry["scale"])

    def unique(self):
        """Whether no other matching is left after the tie-break."""
        pool, gain = self.entries["ties"], list(self.ties())
        first, last = ([one for one in pool if (one["level"] == 1) is which] for which in (False, True))
        if self.faces is not None and first:
            self.step("ties", self.sums_of(gain, self.chosen), first, gain)
        if not self.faces or not last or not self.holds(self.chosen, every=True):
            return False
        gain = [-1 if pair in self.chosen else 1 for pair in range(len(gain))]  # any other matching has more
        return self.settle(last, gain)[0] == -len(self.chosen)


class General(Problem):
    """Prices of rows, and what is as good so far (docs/certificate-by-rows.md)."""

    def __init__(self, told, document):
        super().__init__(told, document)
        self.entries, self.known, self.proved = defaultdict(list), True, True
        for entry in document["certificate"]["stages"]:
            self.entries[entry["name"]].append(entry)

    def prove(self, stage):
        """As of any problem, as far as rows can tell what is as good so far."""
        comparable = not self.several or (self.told["standing"] is None and min(self.points, default=0) >= 0)
        needs = {"leximin": not self.several, "worst_tenth": self.proved and not self.several, "worst_off": comparable}
        self.known, self.stage = self.known and needs.get(stage["kind"], True), stage
        levels = super().prove(stage)
        self.proved = self.proved and all(one[3] for one in levels)
        return levels

    def witnesses(self, entries):
        """The witnesses that are as good so far."""
        told = [(frozenset(self.find(*pair) for pair in one["witness"]), one["helpers"]) for one in entries if one["witness"] is not None]
        return [pairs for pairs, helpers in told if self.holds(pairs, helpers)]

    def read(self, entry):
        """Prices of rows by number."""
        return entry | {"prices": {int(row): price for row, price in entry["row_prices"].items()}}

    def settle(self, entry, gain, costs, value, constant=0):
        """The bound by root and parts; the reduced gains by the root, and from where they are as good as value."""
        [(low, high, fixed, free)], root = self.faces, self.read(entry["root"])
        unit = gcd(*(gain[pair] for pair in (*fixed, *free)), *costs.values()) or 1
        worth, reduced, *_ = self.bound((low, high, fixed, free), root, gain, costs)
        worth += sum(one for one in reduced if one > 0)
        bound = worth // root["scale"] // unit * unit + constant
        better = root["scale"] * ((value - constant) // unit + 1) * unit - worth
        free = [pair for pair, one in zip(free, reduced) if one >= better]
        parts = [[]]
        for place, kind, what, most in entry["splits"] if entry["parts"] and bound > value else ():
            parts.append([*parts[place], (kind, what, most + 1, False)])
            parts[place] = [*parts[place], (kind, what, most, True)]
        found = [value]
        for decided, part in zip(parts, entry["parts"], strict=True) if len(parts) > 1 else ():
            never, always, ranges, terms = set(), set(), {}, []
            for (kind, what, end, is_most), price in zip(decided, part["split_prices"], strict=True):
                if kind == "pair":
                    need(end == (not is_most), "a pair is chosen or not")
                    (never if is_most else always).add(self.find(*what))
                elif kind == "cell":
                    need(0 <= what < self.size and (price >= 0 if is_most else price <= 0), "a split proves nothing")
                    terms.append((what, price, end))
                else:
                    one, other = ranges.get(what, (0, self.high[what]))
                    ranges[what] = (one, min(other, end)) if is_most else (max(one, end), other)
            if never & (always | fixed) or not always <= fixed | set(free) or any(one > other for one, other in ranges.values()):
                continue
            face = low, high, fixed | always, [pair for pair in free if pair not in always and pair not in never]
            worth_, own, *_ = self.bound(face, self.read(part), gain, costs, ranges=ranges, terms=terms)
            found.append((worth_ + sum(one for one in own if one > 0)) // part["scale"] // unit * unit + constant)
        bound = min(bound, max(found)) if len(parts) > 1 else bound
        return bound, reduced, root["scale"] * (value - constant) - worth

    def step(self, label, value, entries, gain, costs=None, most=None, constant=0, keep="1", level=None):
        """One number; only what is as good is left."""
        if not self.known:
            return label, value, None, False
        best, bound = self.sums_of(gain, self.chosen, *self.witnesses(entries)) if keep != "1" else value, most
        if entries:
            bound, reduced, least = self.settle(entries[0], gain, costs or {}, best, constant)
            bound = bound if most is None else min(most, bound)
        kept = value if keep == "1" else kept_of(best, keep)
        if level is None:
            self.add_sum(gain, {helper: -cost for helper, cost in (costs or {}).items()}, kept - constant, None)
        else:
            self.add({"families": [self.stage["family"]], "helpers": [], "rows": [
                [None, -value, [self.stage["family"], self.stage["levels"].index(level), 1], []]]})
        if entries and keep == "1":
            [(*ends, free)] = self.faces
            self.faces = [(*ends, [pair for pair, one in zip(free, reduced) if one >= least])]
        return label, value, bound, bound == best and value >= kept

    def counts(self, stage, entries):
        """Less what helpers cost."""
        helpers = self.add(stage["block"]) if "block" in stage else range(len(self.high))
        costs = {helper: cost for helper, cost in zip(helpers, stage["costs"]) if cost}
        value = -sum(cost * self.helpers[helper] for helper, cost in costs.items())
        yield self.step(stage["name"], value, entries, [0] * len(self.points), costs, 0)

    group_gap = counts

    def worst_tenth(self, stage, entries):
        """Less what mentees fall short of a threshold, which a helper says."""
        helpers = [one for one, told in zip(self.add(stage["block"]), stage["block"]["helpers"]) if len(told) == 1]
        count, weight = ceil(Fraction(stage["share"]) * len(self.chosen)), stage["weight"]
        costs = dict.fromkeys(helpers[:-1], weight) | {helpers[-1]: weight * count}
        gain = [stage["total_weight"] * one for one in self.points]
        value = self.worst_sum(stage, self.chosen)
        yield self.step(stage["name"], value, entries, gain, costs, constant=weight * count * stage["top"])

    def reached(self, pairs):
        """The smallest standing; of several mentors of a mentee the points are added up."""
        sums = Counter()
        for pair in pairs:
            sums[self.mentees[pair] if self.several else pair] += self.points[pair] if self.several else self.standing[pair]
        return min(sums.values(), default=None)

    def worst_off(self, stage, entries):
        """Nobody can be above what somebody must be at or below."""
        value = self.reached(self.chosen)
        if value is None or not self.known:
            yield stage["name"], value, None, value is None and self.proved
            return
        best = max(value, *(one for one in map(self.reached, self.witnesses(entries)) if one is not None), value)
        own = self.possible()
        bound = None if any(one > best for one in own) else best
        for entry in sorted(entries, key=lambda one: one["level"]):
            if bound is None and entry["level"] > best and any(one >= entry["level"] for one in own) and self.cannot(stage, entry):
                bound = max((one for one in own if one < entry["level"]), default=entry["level"] - 1)
        kept = kept_of(best, stage["keep"])
        if not self.several:
            self.leave([one < kept for one in self.standing])
        elif kept > 0:
            self.add(stage["hard"], kept)
        yield stage["name"], value, bound, bound == best and value >= kept

    def possible(self):
        """The standings that somebody can have."""
        [(_, _, fixed, free)] = self.faces
        if not self.several:
            return {self.standing[pair] for pair in (*fixed, *free)}
        if max(self.told["wants"]) > 2:
            most = max(Counter(self.mentees).keys(), default=0)
            tops = Counter()
            for pair, i in enumerate(self.mentees):
                tops[i] += max(self.points[pair], 0)
            return range(0, max(tops.values(), default=0) + (gcd(*self.points) or 1), gcd(*self.points) or 1)
        by_mentee = defaultdict(list)
        for pair in (*fixed, *free):
            by_mentee[self.mentees[pair]].append(self.points[pair])
        return {one for own in by_mentee.values() for one in own} | {
            one + other for i, own in by_mentee.items() if self.told["wants"][i] > 1
            for one, other in combinations(own, 2)}

    def cannot(self, stage, entry):
        """Whether somebody must stay below the level of an entry."""
        twin, level = copy(self), entry["level"]
        twin.cells, twin.first, twin.high, twin.used = list(self.cells), dict(self.first), list(self.high), dict(self.used)
        if not self.several:
            return twin.settle(entry, [-(one < level) for one in self.standing], {}, -1)[0] < 0
        helpers = zip(twin.add(stage["soft"], level), stage["soft"]["helpers"])
        costs = {one: 1 for one, told in helpers if len(told) == 1}
        return twin.settle(entry, [0] * len(self.points), costs, -1)[0] < 0

    def unique(self):
        """Whether every other matching has fewer of the first bits of the pseudo-random weights."""
        free = set(self.faces[0][3]) - self.chosen
        got, load = (Counter(side[pair] for pair in self.chosen) for side in (self.mentees, self.mentors))
        places = self.told["wants"], self.told["most_pairs"]
        if not self.proved or any(got[i] < places[0][i] and load[j] < places[1][j] for i, j in
                                  ((self.mentees[pair], self.mentors[pair]) for pair in free)):
            return False
        gain = [one >> self.told["ties_shift"] for one in self.ties()]
        value = self.sums_of(gain, self.chosen)
        self.extend([(None, len(self.chosen) - 1, [(self.add_cells(
            [0 if pair in self.chosen else -1 for pair in range(len(gain))], [1] * len(gain)), 1)], [])])
        return any(self.settle(entry, gain, {}, value - 1)[0] < value for entry in self.entries["ties"])


def told(number, how):
    """A number as people read it."""
    return None if number is None else Fraction(how[0] + how[1] * number, how[2])


def stage_told(stage, levels, wanted, resolution):
    """What the result says of a stage."""
    kind, hows = stage["kind"], [one["told"] for one in stage.get("sums", ())]
    gap = next(
        (
            None if None in (value, bound) else Fraction(bound - value, max(abs(bound), 1))
            for _, value, bound, proved in levels
            if not proved
        ),
        None,
    )
    shown = [one for one in levels if not (isinstance(one[0], int) and one[1] == 0 and one[3])]
    hows = hows or [stage["told"]] * len(shown)
    if kind == "leximin":
        hows[0] = [wanted, -1, 1]
    values, bounds = (
        [told(one[place], how) for one, how in zip(shown, hows, strict=True)] for place in (1, 2)
    )
    labels = [
        one if isinstance(one, str) else Fraction(one * stage["width"], resolution) for one, *_ in shown
    ]
    several = len(values) > 1 or kind == "leximin"
    return {
        "name": stage["name"],
        "value": values if several else values[0],
        "bound": bounds if several else bounds[0],
        "proved": all(one[3] for one in levels),
        "levels": labels if several else None,
    }, gap


def mean(points, resolution):
    """Rounded as in the result."""
    return None if not points else Fraction(sum(points), resolution * len(points))


def check(document, told, sha256):
    """Check everything; what was proved, in words."""
    need(document["problem_sha256"] == sha256, "problem.json is not the one of this result")
    by_rows, resolution = "ties_shift" in told, told["resolution"]
    problem = (General if by_rows else Network)(told, document)
    pairs = sorted(problem.chosen)
    got, load = Counter(problem.mentees[p] for p in pairs), Counter(problem.mentors[p] for p in pairs)
    points = [problem.points[pair] for pair in pairs]
    levels = [problem.prove(stage) for stage in told["stages"]]
    need(problem.keeps_rows(), "the pairs or helpers do not keep all rows")
    proved = all(one[3] for own in levels for one in own)
    due = {
        key: told[key] for key in ("config_sha256", "roster_sha256", "seed", "resolution", "full_score")
    } | {
        "schema_version": 1,
        "status": "optimal" if proved else "feasible",
        "conflict": None,
        "ties": "proved" if problem.unique() else "unproved",
        "mentors": [
            {"mentor": one, "capacity": most, "min": least, "load": load[j]}
            for j, (one, most, least) in enumerate(
                zip(told["mentors"], told["capacity"], told["minimum"], strict=True)
            )
        ],
    }
    for key, one in due.items():
        need(document[key] == one, f"{key} should be {one!r}")
    need(
        document["engine"]["name"] == ("general" if by_rows else "network"), "another engine has such prices"
    )
    certificate = document["certificate"]
    need(
        [certificate[key] for key in ("mentees", "mentors", "sets")]
        == [told[key] for key in ("mentees", "mentors", "sets")],
        "the certificate is about other people or sets",
    )
    for pair, said in zip(pairs, document["pairs"], strict=True):
        need(
            said["score"] * resolution == problem.points[pair] == sum(said["parts"].values()) * resolution
            and list(said["parts"]) == told["criteria"]
            and said["locked"] is (pair in told["locked"]),
            f"pair: {said}",
        )
    unmatched = [
        (one, wanted, got[i], problem.starts[i + 1] - problem.starts[i])
        for i, (one, wanted) in enumerate(zip(told["mentees"], told["wants"], strict=True))
        if got[i] < wanted
    ]
    need(
        [
            (one["mentee"], one["wanted"], one["got"], one["reason"]["eligible"])
            for one in document["unmatched"]
        ]
        == unmatched,
        "unmatched places are others",
    )
    for stage, own, said in zip(told["stages"], levels, document["stages"], strict=True):
        due, gap = stage_told(stage, own, sum(told["wants"]), resolution)
        need({key: one for key, one in said.items() if key != "gap"} == due, f"{said} should be {due}")
        need(
            gap == said["gap"] or abs(gap - said["gap"]) * 10**12 < 1,
            f"the gap of {stage['name']} is another",
        )
    by_person = Counter()
    for pair in pairs:
        by_person[problem.mentees[pair]] += problem.points[pair]
    ascending, measures = sorted(by_person.values()), document["measures"]
    worst = ascending[: ceil(told["worst_share"] * len(pairs))]
    loads = Counter(load[j] for j in range(len(told["mentors"])))
    exact = {
        "mentees": len(told["mentees"]),
        "mentors": len(told["mentors"]),
        "wanted": sum(told["wants"]),
        "seats": sum(told["capacity"]),
        "matched": len(pairs),
        "mentees_matched": len(got),
        "total": Fraction(sum(points), resolution),
        "worst_share": told["worst_share"],
        "worst_off": Fraction(ascending[0], resolution) if pairs else None,
        "loads": {str(one): loads[one] for one in sorted(loads)},
    }
    for key, one in exact.items():
        need(measures[key] == one, f"{key} should be {one}")
    for key, one in (("mean", mean(points, resolution)), ("worst_tenth", mean(worst, resolution))):
        said = measures[key]
        need(said == one or abs(said - one) * 2 * 10**6 <= Fraction(1001, 1000), f"{key} should be {one}")
    if "soft_rules" in measures:
        breaks = document["soft_breaks"]
        need(
            measures["soft_rules"] == {"breaks": len(breaks), "price": sum(one["price"] for one in breaks)},
            "breaks",
        )
    return f"{document['status']}: {len(pairs)} pairs, {len(levels)} priorities, ties {document['ties']}"


def main(folder):
    """Check a folder; the exit code."""
    try:
        content = (Path(folder) / "problem.json").read_bytes()
        told, document = (
            json.loads(one, parse_float=Fraction)
            for one in (content, (Path(folder) / "result.json").read_bytes())
        )
    except (OSError, ValueError, RecursionError) as error:
        print(f"This cannot be read: {error}", file=sys.stderr)
        return 2
    try:
        print(check(document, told, hashlib.sha256(content).hexdigest()))
    except Rejected as error:
        print(f"This does not hold: {error}", file=sys.stderr)
        return 5
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        print(f"This is not written as pairforge writes it: {error!r}", file=sys.stderr)
        return 5
    print(NOT_CHECKED)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) == 2 else "."))
