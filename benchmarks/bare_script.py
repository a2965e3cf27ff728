"""What somebody would write who needs the pairings of this one programme, and nothing else.

``python benchmarks/bare_script.py MENTORS MENTEES OUT``: no checks, no messages, no proof, no reasons.
"""

import sys

import numpy as np
import pandas as pd
from ortools.graph.python import min_cost_flow

mentors = pd.read_csv(sys.argv[1])
mentees = pd.read_csv(sys.argv[2])
num_mentees, num_mentors = len(mentees), len(mentors)

goals = mentees["Goals"].str.get_dummies("; ")
expertise = mentors["Expertise"].str.get_dummies("; ").reindex(columns=goals.columns, fill_value=0)
overlap = (goals.to_numpy(float) @ expertise.to_numpy(float).T) / goals.sum(axis=1).to_numpy()[:, None]

score = 4 * overlap
position = pd.Series(range(num_mentors), index=mentors["Email"])
for rank, column in enumerate(
    ["First choice", "Second choice", "Third choice", "Fourth choice", "Fifth choice"]
):
    score[np.arange(num_mentees), mentees[column].map(position)] += 3 * (1 - rank / 5)
score += mentees["Department"].to_numpy()[:, None] != mentors["Department"].to_numpy()[None, :]

points = np.rint(1_000_000 * score).astype(np.int64)
left = np.repeat(np.arange(num_mentees, dtype=np.int32), num_mentors)
right = np.tile(np.arange(num_mentees, num_mentees + num_mentors, dtype=np.int32), num_mentees)
sink = num_mentees + num_mentors

flow = min_cost_flow.SimpleMinCostFlow()
pairs = flow.add_arcs_with_capacity_and_unit_cost(left, right, np.ones(len(left), np.int64), -points.ravel())
flow.add_arcs_with_capacity_and_unit_cost(
    np.arange(num_mentees, sink, dtype=np.int32),
    np.full(num_mentors, sink, dtype=np.int32),
    mentors["Seats"].to_numpy(np.int64),
    np.zeros(num_mentors, np.int64),
)
flow.set_nodes_supplies(np.arange(num_mentees, dtype=np.int32), np.ones(num_mentees, np.int64))
flow.set_node_supply(sink, -num_mentees)
if flow.solve() != flow.OPTIMAL:
    sys.exit("no solution")

chosen = np.flatnonzero(flow.flows(pairs))
result = pd.DataFrame(
    {
        "mentee": mentees["Name"].to_numpy()[left[chosen]],
        "mentor": mentors["Name"].to_numpy()[right[chosen] - num_mentees],
        "score": score.ravel()[chosen],
    }
)
result.to_csv(sys.argv[3], index=False)
print(points.ravel()[chosen].sum())
