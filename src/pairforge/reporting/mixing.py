"""The figures of how mixed cohorts are, how far apart groups fare, and who would rather have whom."""

from __future__ import annotations

from collections.abc import Iterator

from pairforge.reporting.figures import NOT_SHOWN, Figure, Measures, Number, Percent, SideBySide
from pairforge.reporting.words import counted


def soft_rule_figures(measures: Measures) -> Iterator[Figure]:
    """How often soft rules are broken, and what that costs; nothing where no rule is soft."""
    if "soft_rules" not in measures:
        return
    pairs = SideBySide(measures)
    other: Measures = {} if pairs.other is None else pairs.other["soft_rules"]
    for key in ("breaks", "price"):
        name = "broken soft rules" if key == "breaks" else "price of broken soft rules"
        yield Figure("Soft rules", name, measures["soft_rules"][key], pairs.beside(other.get(key)))


def cohort_figures(measures: Measures) -> Iterator[Figure]:
    """How mixed the cohorts are, for each column that a cohort rule or priority is about."""
    pairs = SideBySide(measures)
    for heading, own in measures.get("cohorts", {}).items():
        other: Measures = {} if pairs.other is None else pairs.other["cohorts"][heading]
        for key, name in (("alike", "twos who share a value"), ("alone", "alone with their value")):
            note = "of mentees of one mentor" if key == "alike" else "in a group of several mentees"
            yield Figure(heading, name, own[key], pairs.beside(other.get(key)), note)
        others = other.get("distinct", {})
        for number in sorted({*own["distinct"], *others}, key=int):
            name = f"mentors whose mentees have {counted(int(number), 'value', 'values')}"
            beside = others.get(number, 0) if other else None
            yield Figure(heading, name, own["distinct"].get(number, 0), pairs.beside(beside))


def gap_figures(measures: Measures) -> Iterator[Figure]:
    """The largest difference between two groups, of the whole measure and of what each criterion adds."""
    pairs = SideBySide(measures)
    for label, own in measures.get("group_gaps", {}).items():
        other: Measures = {} if pairs.other is None else pairs.other["group_gaps"][label]
        note = "between the best and the worst group; whoever has no mentor counts 0"
        at_most = "" if own["at_most"] is None else f"; at most {_shown(own, own['at_most'])}"
        gap = None if not other else _figure(other, other["gap"])
        yield Figure(label, "gap", _figure(own, own["gap"]), pairs.beside(gap), f"{note}{at_most}")
        for criterion, value in own["criteria"].items():
            beside = other["criteria"][criterion] if other else None
            yield Figure(label, f"gap in {criterion}", value, pairs.beside(beside), "of the mean score")


def gap_group_figures(measures: Measures) -> Iterator[Figure]:
    """The means between which the gaps are, of groups that are large enough to be shown."""
    pairs = SideBySide(measures)
    for label, own in measures.get("group_gaps", {}).items():
        other: Measures = {} if pairs.other is None else pairs.other["group_gaps"][label]
        for idx, group in enumerate(own["groups"]):
            mean = _figure(other, other["groups"][idx]["mean"]) if other else None
            people = counted(group["people"], "person", "people")
            value = _figure(own, group["mean"])
            yield Figure(label, f"{group['group']} ({people})", value, pairs.beside(mean))
        if own["withheld"]:
            note = "so that nothing can be worked out about fewer than 5 people"
            yield Figure(label, counted(own["withheld"], "group", "groups"), NOT_SHOWN, None, note)


def stability_figures(measures: Measures) -> Iterator[Figure]:
    """How many would both rather have each other; nothing where not both sides state choices."""
    if "stability" not in measures:
        return
    pairs = SideBySide(measures)
    own = measures["stability"]
    other = None if pairs.other is None else pairs.other["stability"]["blocking_pairs"]
    ranks = "" if own["threshold"] == 1 else f" by {own['threshold']} ranks or more"
    note = f"a mentee and a mentor who both prefer each other{ranks}"
    note += "; see the sheet Would rather" if own["blocking_pairs"] else ""
    name = "pairs who would rather have each other"
    yield Figure("Stability", name, own["blocking_pairs"], pairs.beside(other), note)


def gap_lines(measures: Measures) -> list[str]:
    """The gaps, one a line, each with those of the criteria and that of the best total."""
    lines = []
    for label, own in measures.get("group_gaps", {}).items():
        told = f"{label}: {_shown(own, own['gap'])}"
        told += "" if own["at_most"] is None else f" (at most {_shown(own, own['at_most'])})"
        best = measures.get("best_total")
        if best is not None:
            other = best["group_gaps"][label]
            told += f", with the best total {_shown(other, other['gap'])}"
        parts = ", ".join(f"{criterion} {gap:.2f}" for criterion, gap in own["criteria"].items())
        lines.append(f"{told}; by criterion: {parts}")
    return lines


def stability_told(measures: Measures) -> str:
    """How many would both rather have each other."""
    (figure,) = stability_figures(measures)
    count = figure.value if figure.value else "no"
    verb = "pair" if figure.value == 1 else "pairs"
    ranks = measures["stability"]["threshold"]
    by = "" if ranks == 1 else f" by {ranks} ranks or more"
    return f"{count} {verb} would both rather have each other{by}"


def _figure(gap: Measures, value: float | None) -> Number | str:
    if value is None:
        return NOT_SHOWN
    return value if gap["measure"] == "mean_score" else Percent(value)


def _shown(gap: Measures, value: float) -> str:
    return f"{value:.2f}" if gap["measure"] == "mean_score" else f"{100 * value:.1f} %"
