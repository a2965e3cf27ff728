"""Check a result of pairforge without pairforge: ``python verify_pairforge.py FOLDER``.

Reads result.json and problem.json of the folder and proves what the result says, as docs/verify.md tells;
standard library only, no floats. Exit codes: 0 all holds, 2 a file cannot be read, 5 something does not hold.
"""
import hashlib
import json
import sys
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from copy import copy
from fractions import Fraction
from math import ceil, gcd
from pathlib import Path

NOT_CHECKED = """Not checked: whether problem.json is what config and spreadsheets say (`pairforge verify`
does that); inputs, versions, at, stopped_by, engine.why; how scores divide into parts; explanations; why
places are empty; what each break of a soft rule is; best_total of the certificate; and of the measures
all but mentees, mentors, wanted, seats, matched, mentees_matched, total, mean, worst_off, worst_tenth,
worst_share and loads."""

def need(holds, what):
    """Reject the result unless this holds."""
    if not holds:
        raise ValueError(what)

def kept_of(best, keep):
    """The least that must be kept of the best."""
    return ceil(best - (1 - Fraction(keep)) * abs(best))

def cost_of(terms, z):
    """What a count costs."""
    return sum(a * z * (z - 1) // 2 + b * (max(low - z, 0) + max(z - high, 0)) for a, b, low, high in terms)

class Proof:
    """Pairs by number, cells that count them, helpers, rows; faces are (low, high, fixed, free, path)."""

    def __init__(self, told, document):
        self.told, self.by_rows, self.several = told, "ties_shift" in told, max(told["wants"]) > 1
        self.mentors = [j for own in told["eligible"] for first, n in own for j in range(first, first + n)]
        self.mentees = [i for i, own in enumerate(told["eligible"]) for _, n in own for _ in range(n)]
        self.number = {pair: number for number, pair in enumerate(zip(self.mentees, self.mentors))}
        self.points = [one for own in told["points"] for one in own]
        carried = told["standing"] or [0] * len(told["wants"])
        self.standing = [one + carried[i] for one, i in zip(self.points, self.mentees, strict=True)]
        self.cells, self.size, self.first, self.rows, self.high, self.used = [], 0, {}, [], [], {}
        fixed, self.helpers = frozenset(told["locked"]), document["certificate"]["helpers"]
        self.faces = [([], [], fixed, [one for one in range(len(self.points)) if one not in fixed], [])]
        self.add(told["block"])
        ids = [{one: place for place, one in enumerate(told[side])} for side in ("mentees", "mentors")]
        pairs = [(ids[0][one["mentee"]], ids[1][one["mentor"]]) for one in document["pairs"]]
        need(pairs == sorted(set(pairs)), "the pairs are not in order, or one is there twice")
        self.proved = True
        self.chosen, self.entries = frozenset(self.number[pair] for pair in pairs), defaultdict(list)
        for entry in document["certificate"]["stages"]:
            read = self.read_rows if self.by_rows else self.read_nodes
            self.entries[entry["name"]].append(read(entry))

    def read_nodes(self, told):
        """An entry of docs/certificate.md with its prices by row."""
        sizes, prices = self.told["nodes"], {}
        for first, size, side in zip((0, sizes[0]), sizes, ("mentee_prices", "mentor_prices")):
            need(all(0 <= int(node) < size for node in told[side]), "there is no such set of pairs")
            prices |= {first + int(node): price for node, price in told[side].items()}
        prices |= {sum(sizes) + place: price for place, price in enumerate(told["row_prices"])}
        splits = [(face, "pair", pair, 0) for face, *pair in told["splits"]]
        return told | {"prices": prices, "cuts": [], "split_prices": [], "splits": splits, "helpers": []} | {
            "witness": self.read_pairs(told["witness"])}

    def read_rows(self, told):
        """An entry of docs/certificate-by-rows.md; its parts are faces."""
        root, *parts = (
            one | {"prices": {int(row): own for row, own in one["row_prices"].items()},
                   "splits": [], "face": face}
            for face, one in zip((None, *range(len(told["parts"]))), (told["root"], *told["parts"])))
        need(len(told["splits"]) + bool(parts) == len(parts), "there is not one part more than splits")
        if parts:
            parts[0]["splits"] = told["splits"]
        return root | {"level": told["level"], "parts": parts, "helpers": told["helpers"],
                       "witness": self.read_pairs(told["witness"])}

    def read_pairs(self, told):
        """A matching, if there is one."""
        return None if told is None else frozenset(self.number[i, j] for i, j in told)

    def numbers(self, form):
        """A number for each pair."""
        if isinstance(form, int):
            return [form] * len(self.points)
        if isinstance(form, dict) and "runs" in form:
            return [one for one, times in form["runs"] for _ in range(times)]
        if isinstance(form, dict) and "gain" in form:
            low, high = form["from"], form["to"]
            return [form["gain"] * ((low is None or low <= one) and one < high) for one in self.points]
        if isinstance(form, dict):
            ends = ((form["mentees"][i], form["mentors"][j]) for i, j in zip(self.mentees, self.mentors))
            return [-1 if None in both else sum(both) for both in ends]
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
            fresh = len(self.high)
            numbers.append(self.used.setdefault(self.first[cell[0]] + cell[1], fresh) if cell else fresh)
            self.high += [high] if numbers[-1] == fresh else []
        self.extend([(low, high, [(self.first[family] + cell, by) for family, cell, by in cells],
                      [(numbers[helper], times * by) for helper, by in helpers])
                     for low, high, cells, helpers in block["rows"]])
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

    def add_sum(self, low, high, weights, helpers=(), of=None):
        """Add a row over pairs."""
        cell = self.add_cells(of or [0] * len(self.points), weights)
        self.extend([(low, high, [(cell, 1)], list(helpers))])

    def sums(self, pairs, helpers):
        """What rows count."""
        cells = Counter()
        for first, of, weights, _ in self.cells:
            for pair in pairs:
                cells[first + of[pair]] += weights[pair] if of[pair] >= 0 else 0
        return [sum(cells[cell] * by for cell, by in own) + sum(helpers[one] * by for one, by in others)
                for _, _, own, others in self.rows]

    def holding(self, pairs, helpers, faces):
        """The faces in which pairs and helpers lie."""
        sums = self.sums(pairs, helpers)
        need(all(0 <= one <= high for one, high in zip(helpers, self.high)), "helpers are beyond their ends")
        return [face for face in faces if face[2] <= pairs <= face[2].union(face[3]) and all(
            (least is None or least <= one) and (most is None or one <= most)
            for least, one, most in zip(face[0], sums, face[1], strict=True))]

    def matchings(self, entries):
        """The chosen pairs, and the witnesses that lie in one of the faces."""
        others = [one["witness"] for one in entries if one["witness"] is not None
                  and self.holding(one["witness"], one["helpers"], self.faces or ())]
        return [self.chosen, *others]

    def bound(self, face, entry, gain, costs={}, counted={}):
        """Weak duality: the bound of a face, reduced gains of its free pairs, and what reaches it exactly."""
        low, high, fixed, free, path = face
        scale, prices, paid, own, worth = entry["scale"], entry["prices"], [0] * self.size, Counter(), 0
        least, most, ends, cuts = list(low), list(high), [(0, one) for one in self.high], Counter()
        need(scale > 0 and min(prices, default=0) >= 0, "prices are out of place")
        for row in {**counted, **prices}:
            price = prices.get(row, 0)
            if row in counted:
                counts = range(low[row], high[row] + 1)
                worths = [price * z - scale * cost_of(counted[row], z) for z in counts]
                best = [z for one, z in zip(worths, counts) if one == max(worths)]
                worth, least[row], most[row] = worth + max(worths), best[0], best[-1]
            elif price:
                least[row] = most[row] = high[row] if price > 0 else low[row]
                worth += price * least[row]
            for cell, by in self.rows[row][2]:
                paid[cell] += price * by
            for helper, by in self.rows[row][3]:
                own[helper] += price * by
        for (kind, what, end, is_most), price in zip(path, entry["split_prices"], strict=True):
            if kind == "cell":
                need(what >= 0 and (price >= 0 if is_most else price <= 0), "a split proves nothing")
                paid[what], worth = paid[what] + price, worth + price * end
            elif kind == "helper":
                one, other = ends[what]
                ends[what] = (one, min(other, end)) if is_most else (max(one, end), other)
        for helper, i, j, price in entry["cuts"]:
            pair = self.number[i, j]
            cells = (first + of[pair] for first, of, _, _ in self.cells if of[pair] >= 0)
            need(price <= 0 and any(self.used.get(cell) == helper for cell in cells), "a cut is out of place")
            own[helper], cuts[pair] = own[helper] + price, cuts[pair] + price
        pairs = [*fixed, *free]
        reduced = [scale * gain[pair] for pair in pairs]
        reduced = [one + cuts[pair] for one, pair in zip(reduced, pairs)] if cuts else reduced
        for first, of, weights, size in self.cells:
            by_cell = paid[first : first + size] + [0]
            if any(by_cell):
                reduced = [one - by_cell[of[pair]] * weights[pair] for one, pair in zip(reduced, pairs)]
        for helper, (one, other) in enumerate(ends):
            beyond = -scale * costs.get(helper, 0) - own[helper]
            worth += (beyond * (other if beyond > 0 else one)) if one <= other else -10**99
        worth, reduced = worth + sum(reduced[: len(fixed)]), reduced[len(fixed) :]
        more = [pair for pair, one in zip(free, reduced) if one > 0]
        optima = least, most, fixed.union(more), [pair for pair, one in zip(free, reduced) if one == 0], path
        return Fraction(worth + sum(one for one in reduced if one > 0), scale), reduced, optima

    def split(self, faces, entries):
        """The same matchings in more faces; None has none."""
        faces = list(faces)
        for place, kind, what, end in (one for entry in entries for one in entry["splits"]):
            need(place >= 0 and kind in ("pair", "cell", "helper"), "there is no such split")
            if faces[place] is None:
                faces.append(None)
                continue
            low, high, fixed, free, path = faces[place]
            none, some = path, path
            if self.by_rows:
                none, some = [*path, (kind, what, end, True)], [*path, (kind, what, end + 1, False)]
            if kind != "pair":
                faces[place], more = (low, high, fixed, free, none), (low, high, fixed, free, some)
            else:
                pair = self.number[tuple(what)]
                need(end == 0, "a pair is chosen or not")
                left = [other for other in free if other != pair]
                if not self.by_rows and len(left) == len(free):
                    continue
                faces[place] = None if pair in fixed else (low, high, fixed, left, none)
                there = pair in fixed or len(left) < len(free)
                more = (low, high, fixed | {pair}, left, some) if there else None
            faces.append(more)
        return faces

    def settle(self, faces, entries, gain, counted={}, costs={}):
        """For each face, in more of them, the best that an entry says."""
        return [min((self.bound(face, one, gain, costs, counted)
                     for one in entries if one["face"] in (None, number)), key=lambda one: one[0])
                for number, face in enumerate(self.split(faces, entries)) if face]

    def settle_parts(self, entry, gain, costs, best, constant=0):
        """By rows: a bound by root and parts, in steps of what gains differ by; pairs that can be as good."""
        [face] = self.faces
        unit = gcd(*(gain[pair] for pair in (*face[2], *face[3])), *costs.values()) or 1
        root, reduced, _ = self.bound(face, entry, gain, costs)
        bound, better = root // unit * unit + constant, (best - constant) // unit * unit + unit
        good, among = ([pair for pair, one in zip(face[3], reduced) if one >= entry["scale"] * (least - root)]
                       for least in (best - constant, better))
        if entry["parts"] and bound > best:
            found = self.settle([(*face[:3], among, [])], entry["parts"], gain, costs=costs)
            bound = min(bound, max([best, *(one // unit * unit + constant for one, *_ in found)]))
        return bound, good

    def step(self, label, value, entries, gain, costs={}, counted={},
             keep="1", most=None, constant=0, row=()):
        """(label, value, bound, proved) of a number; the faces become what is as good."""
        if not self.faces:
            return label, value, None, False
        others = self.matchings(entries) if keep != "1" else ()
        best = max([value, *(sum(gain[pair] for pair in pairs) for pairs in others)])
        kept, bound = kept_of(best, keep), most
        if self.by_rows:
            if entries:
                bound, good = self.settle_parts(entries[0], gain, costs, best, constant)
                bound = bound if most is None else min(bound, most)
                self.faces = [(*self.faces[0][:3], good, [])] if keep == "1" else self.faces
            if row:
                self.add({"families": [row[2][0][0]], "helpers": [], "rows": [row]})
            else:
                self.add_sum(kept - constant, None, gain, [(helper, -cost) for helper, cost in costs.items()])
            return label, value, bound, bound == best and value >= kept
        found = self.settle(self.faces, entries, gain, counted)
        bound = max(one // 1 for one, *_ in found)
        proved = bound == best and value >= kept
        exact = proved and all(one == bound for one, *_ in found if one // 1 == bound)
        if keep != "1" and proved and all(one == 1 for one in gain):
            self.add_sum(kept, len(gain), gain)
        else:
            optima = [face for one, _, face in found if one == bound]
            self.faces = optima if exact and keep == "1" else None
        return label, value, bound, proved

    def prove(self, stage):
        """Every number of a stage."""
        able = not self.several or (self.told["standing"] is None and min(self.points, default=0) >= 0)
        one_by_one = not self.several
        able = {"leximin": one_by_one, "worst_tenth": self.proved and one_by_one, "worst_off": able}
        self.faces = self.faces if not self.by_rows or able.get(stage["kind"], True) else None
        levels = list(getattr(self, f"prove_{stage['kind']}")(stage, self.entries[stage["name"]]))
        self.proved = self.proved and all(one[3] for one in levels)
        return levels

    def prove_sums(self, stage, entries):
        """One sum after the other."""
        for number, one in enumerate(stage["sums"]):
            gain, own = self.numbers(one["gain"]), [entry for entry in entries if entry["level"] == number]
            value = sum(gain[pair] for pair in self.chosen)
            yield self.step(one["label"], value, own, gain, keep=stage["keep"])

    def prove_leximin(self, stage, entries):
        """Level by level from below; nobody is between two levels of the matching."""
        level, below = [one // stage["width"] for one in self.standing], None
        steps = {level[pair] for pair in self.chosen} | {one["level"] for one in entries}
        for step in [None, *sorted(steps - {None})]:
            if step is not None:
                self.leave([one < step and (below is None or one > below) for one in level])
            gain = [1 if step is None else -(one == step) for one in level]
            own = [one for one in entries if one["level"] == step]
            value, label = sum(gain[pair] for pair in self.chosen), "unmatched" if step is None else step
            if step is None or not self.by_rows:
                yield self.step(label, value, own, gain)
            else:
                row = None, -value, [(stage["family"], stage["levels"].index(step), 1)], ()
                yield self.step(label, value, own, gain, most=0, row=row)
            below = step
        if below is not None:
            self.leave([one > below for one in level])

    def leave(self, out):
        """Only matchings without these pairs."""
        self.faces = self.faces and [
            (*ends, fixed, [pair for pair in free if not out[pair]], path)
            for *ends, fixed, free, path in self.faces if not any(out[pair] for pair in fixed)]

    def prove_counts(self, stage, entries):
        """Less what helpers cost, or what counts of rows do."""
        helpers = self.add(stage["block"]) if "block" in stage else range(len(self.high))
        counted = defaultdict(list)
        costs = {helper: cost for helper, cost in zip(helpers, stage.get("costs", ())) if cost}
        for row, *terms in stage.get("counted", ()):
            counted[row].append(terms)
        sums = self.sums(self.chosen, self.helpers) if counted else ()
        value = -sum(cost * self.helpers[helper] for helper, cost in costs.items()) - sum(
            cost_of(terms, sums[row]) for row, terms in counted.items())
        yield self.step(stage["name"], value, entries, [0] * len(self.points), costs, counted, most=0)

    def prove_group_gap(self, stage, entries):
        """By rows as costs; otherwise no gap is below nothing, and no more is known."""
        [level] = self.prove_counts(stage, entries) if self.by_rows else self.prove_nothing(stage)
        yield level

    def prove_nothing(self, stage):
        """That no gap is below nothing."""
        value, known, self.faces = -self.helpers[self.add(stage["block"])[0]], bool(self.faces), None
        yield stage["name"], value, 0 if known else None, known and value == 0

    def worst(self, pairs):
        """The smallest standing; of several mentors of a mentee the points are added up."""
        sums = Counter()
        for pair in pairs:
            sums[self.mentees[pair]] += self.points[pair]
        return min(sums.values() if self.several else (self.standing[pair] for pair in pairs), default=None)

    def prove_worst_off(self, stage, entries):
        """Nobody can be above what somebody must be at or below."""
        value, groups = self.worst(self.chosen), []
        if value is None or not self.faces:
            is_known = bool(self.faces) and (self.proved or not self.by_rows)
            yield stage["name"], value, None, value is None and is_known
            return
        for entry in entries:
            if entry["face"] and groups and groups[-1][0]["level"] == entry["level"]:
                groups[-1].append(entry)
            else:
                groups.append([entry])
        reached = max(self.worst(pairs) for pairs in self.matchings(entries) if pairs)
        faces = [face for face in self.faces if face[2] or face[3]]
        bounds = [self.worst_of_face(face, groups, stage) for face in faces]
        kept = kept_of(reached, stage["keep"])
        proved = reached == max(bounds) and value >= kept
        faces = [face for face, one in zip(faces, bounds) if one >= kept]
        self.faces = faces if proved or self.by_rows else None
        if not self.several:
            self.leave([one < kept for one in self.standing])
        elif kept > 0:
            self.add(stage["hard"], kept)
        yield stage["name"], value, max(bounds), proved

    def worst_of_face(self, face, groups, stage):
        """What the worst-off of a face cannot exceed."""
        fixed = [] if self.several else [self.standing[pair] for pair in face[2]]
        own = {*fixed, *(self.standing[pair] for pair in face[3])}
        if self.several:
            own = range(*stage["range"]) if "range" in stage else stage["sums"]
        limits = [max(own), *fixed]
        for group in (group for group in groups if group[0]["level"] is not None):
            lower = [one for one in own if one < group[0]["level"]]
            if lower and self.cannot(face, group, group[0]["level"], stage):
                limits.append(max(lower))
        return min(limits)

    def cannot(self, face, group, level, stage):
        """Whether somebody must be below a level."""
        gain = [-(one < level) for one in self.standing]
        if not self.by_rows:
            return all(
                any(self.bound(part, one, gain)[0] < 0 for one in group if one["face"] in (None, number))
                for number, part in enumerate(self.split([face], group)))
        twin, costs = copy(self), {}
        if self.several:
            twin.cells, twin.high = self.cells[:], self.high[:]
            twin.first, twin.used = self.first.copy(), self.used.copy()
            helpers = zip(twin.add(stage["soft"], level), stage["soft"]["helpers"])
            costs, gain = {one: 1 for one, told in helpers if len(told) == 1}, [0] * len(gain)
        return twin.settle_parts(group[0], gain, costs, -1)[0] < 0

    def prove_worst_tenth(self, stage, entries):
        """By rows a sum with helpers; otherwise the largest bound of all thresholds, and what reaches it."""
        count, weight = ceil(Fraction(stage["share"]) * len(self.chosen)), stage["weight"]
        total = stage["total_weight"]
        smallest = sorted(self.standing[pair] for pair in self.chosen)[:count]
        value = weight * sum(smallest) + total * sum(self.points[pair] for pair in self.chosen)
        if self.by_rows:
            helpers = zip(self.add(stage["block"]), stage["block"]["helpers"])
            *short, down = [one for one, told in helpers if len(told) == 1]
            costs = dict.fromkeys(short, weight) | {down: weight * count}
            gain, constant = [total * one for one in self.points], weight * count * stage["top"]
            yield self.step(stage["name"], value, entries, gain, costs, constant=constant)
            return
        if not self.faces or not count:
            yield stage["name"], value, value if self.faces else None, bool(self.faces)
            return
        found, faces = [], []
        for face in self.faces:
            levels, lowest = sorted({self.standing[pair] for pair in (*face[2], *face[3])}), {}
            for entry in entries:
                for t, one in zip(levels, [*self.by_threshold(face, entry, stage, count, levels)]):
                    lowest[t] = min(lowest.get(t, (one, entry)), (one, entry), key=lambda own: own[0])
                levels = [t for t in levels if lowest[t][0] >= value]
            found += [(lowest[t][0], face, t, lowest[t][1]) for t in levels]
        best = max(one[0] for one in found)
        for _, face, t, entry in (one for one in found if one[0] == value == best):
            gain = [weight * min(one - t, 0) + total * own for one, own in zip(self.standing, self.points)]
            optima = self.bound(face, entry, gain)[2]
            faces += [optima] if any(self.standing[pair] == t for pair in (*optima[2], *optima[3])) else []
        self.faces = faces if best == value else None
        yield stage["name"], value, best // 1, best // 1 == value

    def by_threshold(self, face, entry, stage, count, levels):
        """Bounds for each threshold t: pairs gain less for what they fall short of t; count x t is added."""
        weight, changes = entry["scale"] * stage["weight"], defaultdict(lambda: [0, 0])
        bound, reduced, _ = self.bound(face, entry, [stage["total_weight"] * one for one in self.points])
        gaining = [(self.standing[pair], one) for pair, one in zip(face[3], reduced) if one > 0]
        always = [(self.standing[pair], None) for pair in face[2]]
        for standing, left in (*gaining, *always) if weight else ():
            changes[bisect_right(levels, standing)][0] += weight * standing
            changes[bisect_right(levels, standing)][1] -= weight
            if left is not None:  # nothing is left of it from there on
                changes[bisect_left(levels, standing - -left // weight)][0] -= left + weight * standing
                changes[bisect_left(levels, standing - -left // weight)][1] += weight
        level, slope = bound * entry["scale"], weight * count
        for number, t in enumerate(levels):
            level, slope = level + changes[number][0], slope + changes[number][1]
            yield (level + slope * t) / entry["scale"]

    def unique(self):
        """Whether no other matching is left after the tie-break."""
        pool, weights = self.entries["ties"], [*self.ties()]
        gain = [-1 if pair in self.chosen else 1 for pair in range(len(weights))]
        if self.by_rows and not (self.proved and self.faces):
            return False
        if self.by_rows:
            got, load = (Counter(side[pair] for pair in self.chosen) for side in (self.mentees, self.mentors))
            others = ((self.mentees[pair], self.mentors[pair]) for pair in {*self.faces[0][3]} - self.chosen)
            wants, most = self.told["wants"], self.told["most_pairs"]
            if any(got[i] < wants[i] and load[j] < most[j] for i, j in others):
                return False
            weights = [one >> self.told["ties_shift"] for one in weights]
            value = sum(weights[pair] for pair in self.chosen)
            self.add_sum(None, len(self.chosen) - 1, [int(one < 0) for one in gain])
            return any(self.settle_parts(entry, weights, {}, value - 1)[0] < value for entry in pool)
        first, last = ([one for one in pool if (one["level"] == 1) is which] for which in (False, True))
        if first:
            self.step("ties", sum(weights[pair] for pair in self.chosen), first, weights)
        if not self.faces or not last or len(self.holding(self.chosen, (), self.faces)) < len(self.faces):
            return False
        return max(one for one, *_ in self.settle(self.faces, last, gain)) == -len(self.chosen)

def told_stage(stage, levels, wanted, resolution):
    """What the result says of a stage, and its gap."""
    gap = next((None if None in (value, bound) else Fraction(bound - value, max(abs(bound), 1))
                for _, value, bound, proved in levels if not proved), None)
    shown = [one for one in levels if not (isinstance(one[0], int) and one[1] == 0 and one[3])]
    is_list = len(shown) > 1 or stage["kind"] == "leximin"
    hows = [stage] * len(shown) if stage["kind"] != "sums" else stage["sums"]
    hows = [[wanted, -1, 1], *hows[1:]] if stage["kind"] == "leximin" else hows
    hows = [how["told"] if isinstance(how, dict) else how for how in hows]
    read = [[None if one[place] is None else Fraction(how[0] + how[1] * one[place], how[2])
             for one, how in zip(shown, hows, strict=True)] for place in (1, 2)]
    labels = [label if isinstance(label, str) else Fraction(label * stage["width"], resolution)
              for label, *_ in shown]
    value, bound = read if is_list else (one for own in read for one in own)
    return {"name": stage["name"], "value": value, "bound": bound, "levels": labels if is_list else None,
            "proved": all(one[3] for one in levels)}, gap

def expected(proof, stages):
    """What the result must say, as far as it follows from problem.json."""
    told, pairs, resolution = proof.told, sorted(proof.chosen), proof.told["resolution"]
    got, load = (Counter(side[pair] for pair in pairs) for side in (proof.mentees, proof.mentors))
    by_person, loads = Counter(), Counter(load[j] for j in range(len(told["mentors"])))
    for pair in pairs:
        by_person[proof.mentees[pair]] += proof.points[pair]
    mentors = zip(told["mentors"], told["capacity"], told["minimum"], strict=True)
    measures = {
        "mentees": len(told["mentees"]), "mentors": len(told["mentors"]), "wanted": sum(told["wants"]),
        "seats": sum(told["capacity"]), "matched": len(pairs), "mentees_matched": len(got),
        "total": Fraction(sum(by_person.values()), resolution), "worst_share": told["worst_share"],
        "worst_off": Fraction(min(by_person.values()), resolution) if pairs else None,
        "loads": {str(one): loads[one] for one in sorted(loads)}}
    worst = sorted(by_person.values())[: ceil(told["worst_share"] * len(pairs))]
    rounded = {"mean": Fraction(sum(by_person.values()), resolution * len(pairs)) if pairs else None,
               "worst_tenth": Fraction(sum(worst), resolution * len(worst)) if worst else None}
    same = ("config_sha256", "roster_sha256", "seed", "resolution", "full_score")
    return {key: told[key] for key in same} | {
        "schema_version": 1, "status": "optimal" if proof.proved else "feasible", "conflict": None,
        "engine": "general" if proof.by_rows else "network", "repairs": None, "stages": stages,
        "measures": measures,
        "certificate": {key: told[key] for key in ("mentees", "mentors", "sets")},
        "pairs": [{"mentee": told["mentees"][proof.mentees[pair]],
                   "mentor": told["mentors"][proof.mentors[pair]], "locked": pair in told["locked"],
                   "score": Fraction(proof.points[pair], resolution)} for pair in pairs],
        "unmatched": [(one, wanted, got[i], sum(number for _, number in told["eligible"][i]))
                      for i, (one, wanted) in enumerate(zip(told["mentees"], told["wants"], strict=True))
                      if got[i] < wanted],
        "mentors": [{"mentor": one, "capacity": most, "min": least, "load": load[j]}
                    for j, (one, most, least) in enumerate(mentors)]}, rounded

def check(document, told, sha256):
    """Check everything; what was proved, in words."""
    need(document["problem_sha256"] == sha256, "problem.json is not the one of this result")
    proof = Proof(told, document)
    need(proof.holding(proof.chosen, proof.helpers, proof.faces), "the pairs break a place or a rule")
    stages = [told_stage(stage, proof.prove(stage), sum(told["wants"]), told["resolution"])
              for stage in told["stages"]]
    every = [row[0] for row in proof.rows], [row[1] for row in proof.rows], proof.chosen, (), ()
    need(len(proof.helpers) == len(proof.high) and proof.holding(proof.chosen, proof.helpers, [every]),
         "the pairs or helpers do not keep all rows")
    due, rounded = expected(proof, [one for one, _ in stages])
    due["ties"], measures = "proved" if proof.unique() else "unproved", document["measures"]
    said = document | {
        "engine": document["engine"]["name"],
        "certificate": {key: document["certificate"][key] for key in due["certificate"]},
        "pairs": [{key: one for key, one in pair.items() if key != "parts"} for pair in document["pairs"]],
        "unmatched": [(one["mentee"], one["wanted"], one["got"], one["reason"]["eligible"])
                      for one in document["unmatched"]],
        "stages": [{key: one for key, one in own.items() if key != "gap"} for own in document["stages"]],
        "measures": {key: measures[key] for key in due["measures"]}}
    for key, one in due.items():
        need(said[key] == one, f"{key}: it says {said[key]}, which should be {one}")
    for pair in document["pairs"]:
        need(sum(pair["parts"].values()) == pair["score"] and [*pair["parts"]] == told["criteria"],
             f"the parts of {pair} do not add up")
    for (_, gap), own in zip(stages, document["stages"]):
        need(gap == own["gap"] or abs(gap - own["gap"]) * 10**12 < 1, f"the gap of {own['name']} is {gap}")
    for key, one in rounded.items():
        need(measures[key] == one or abs(measures[key] - one) * 2 * 10**6 <= Fraction(1001, 1000),
             f"{key} should be {one}")
    prices = [one["price"] for one in document["soft_breaks"]]
    need(measures.get("soft_rules", {"breaks": 0, "price": 0})
         == {"breaks": len(prices), "price": sum(prices)}, "soft_rules are not those of soft_breaks")
    return f"{document['status']}: {len(proof.chosen)} pairs, {len(stages)} priorities, ties {due['ties']}"

def main(folder):
    """Check a folder; the exit code."""
    try:
        content = [(Path(folder) / name).read_bytes() for name in ("result.json", "problem.json")]
        document, told = (json.loads(one, parse_float=Fraction) for one in content)
    except (OSError, ValueError, RecursionError) as error:
        print(f"This cannot be read: {error}", file=sys.stderr)
        return 2
    try:
        print(check(document, told, hashlib.sha256(content[1]).hexdigest()), NOT_CHECKED, sep="\n")
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        print(f"This does not hold: {error!r}", file=sys.stderr)
        return 5
    return 0

if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) == 2 else "."))
