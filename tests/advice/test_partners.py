"""People for whom the rules leave too few."""

from hypothesis import given
from hypothesis import strategies as st

from pairforge.advice.partners import FewPartners, check_partners
from pairforge.scoring import score

SAME = [{"kind": "same", "column": "site"}]


def test_nobody_one_and_too_few(in_memory):
    """Those who have nobody or fewer than wanted come first; one partner is told with the name."""
    mentors = [{"id": "M1", "site": "x"}, {"id": "M2", "site": "y"}, {"id": "M3", "site": "y"}]
    mentees = [
        {"id": "E1", "site": "z", "wants": 1},
        {"id": "E2", "site": "x", "wants": 1},
        {"id": "E3", "site": "y", "wants": 3},
        {"id": "E4", "site": "y", "wants": 2},
    ]
    config, roster = in_memory(mentors, mentees, None, SAME, mentees={"wants": "wants"})
    assert check_partners(score(roster, config), roster) == (
        FewPartners("mentee", "E1", 0, 1, None, {"same site": 3}),
        FewPartners("mentee", "E3", 2, 3, None, {"same site": 1}),
        FewPartners("mentee", "E2", 1, 1, "M1", {"same site": 2}),
        FewPartners("mentor", "M1", 1, 0, "E2", {"same site": 3}),
    )


def test_the_only_mentor_of_all_is_no_finding(in_memory):
    """Where no rule excludes anybody, one partner is just a small programme."""
    config, roster = in_memory([{"id": "M1"}], [{"id": "E1"}, {"id": "E2"}])
    assert check_partners(score(roster, config), roster) == ()


def test_who_rests_wants_nobody(in_memory):
    """A mentor without a seat and a mentee who wants nobody lack nothing."""
    config, roster = in_memory(
        [{"id": "M1", "seats": 0}, {"id": "M2", "seats": 5}],
        [{"id": "E1", "wants": 0}, {"id": "E2", "wants": 1}, {"id": "E3", "wants": 1}],
        mentors={"capacity": "seats"},
        mentees={"wants": "wants"},
    )
    assert check_partners(score(roster, config), roster) == ()


def test_rules_that_exclude_everybody_stand_alone(in_memory):
    """A rule that leaves nobody by itself is named without those that exclude some."""
    mentors = [{"id": "M1", "site": "x"}, {"id": "M2", "site": "x"}]
    rules = [*SAME, {"kind": "never", "mentee": "E1", "mentor": "M1"}]
    config, roster = in_memory(mentors, [{"id": "E1", "site": "z"}, {"id": "E2", "site": "x"}], None, rules)
    found = check_partners(score(roster, config), roster)
    assert found[0] == FewPartners("mentee", "E1", 0, 1, None, {"same site": 2})


@given(st.data())
def test_everybody_with_too_few_is_found(in_memory, data):
    """Against counting the eligible pairs of each person."""
    sites = st.lists(st.sampled_from("xyz"), min_size=1, max_size=5)
    mentor_sites, mentee_sites = data.draw(sites), data.draw(sites)
    mentors = [{"id": f"M{idx}", "site": site} for idx, site in enumerate(mentor_sites)]
    mentees = [{"id": f"E{idx}", "site": site} for idx, site in enumerate(mentee_sites)]
    config, roster = in_memory(mentors, mentees, None, SAME)
    found = check_partners(score(roster, config), roster)
    for own, others, prefix in ((mentee_sites, mentor_sites, "E"), (mentor_sites, mentee_sites, "M")):
        counts = {f"{prefix}{idx}": others.count(site) for idx, site in enumerate(own)}
        assert {entry.person: entry.eligible for entry in found if entry.person[0] == prefix} == {
            person: count for person, count in counts.items() if count <= 1 and count < len(others)
        }
