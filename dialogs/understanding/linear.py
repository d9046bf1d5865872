"""A linear model over sparse features: multinomial logistic regression, trained by plain stochastic gradient steps in seconds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

ROUNDS: Final = 8
STEP: Final = 3.0
"""Step of the first round; it falls with every round."""
LEFT_OUT: Final = 0.5
"""The share of a sentence's features that is left out at each look, so that no single one is relied on."""
LEARNT: Final = 0.01
"""What is understood but for this teaches nothing more."""
LEAST_SEEN: Final = 2
"""Sentences a feature must occur in."""

Floats = NDArray[np.float32]
Example = tuple[Sequence[str], int, float]
"""Features, the label, and what the sentence counts."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Labels, the row of each feature, and one weight for each feature and label."""

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    weights: Floats

    def probabilities(self, features: Sequence[str]) -> list[float]:
        """One probability a label, in their order."""
        rows = [row for feature in features if (row := self.rows.get(feature)) is not None]
        chances: list[float] = _chances(self.weights, np.array(rows or [0], dtype=np.int32)).tolist()
        return chances


def _chances(weights: Floats, rows: NDArray[np.int32]) -> Any:
    scores = weights[rows].sum(axis=0) / np.float32(len(rows) ** 0.5)
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()


def train(labels: Sequence[str], examples: Sequence[Example]) -> Linear:
    """A model of the examples, the same for the same examples."""
    seen = Counter(feature for features, _label, _weight in examples for feature in features)
    rows = {feature: row for row, feature in enumerate(one for one in seen if seen[one] >= LEAST_SEEN)}
    kept = [
        (np.array([rows[one] for one in features if one in rows], dtype=np.int32), label, weight)
        for features, label, weight in examples
    ]
    kept = [one for one in kept if len(one[0])]
    weights = np.zeros((len(rows), len(labels)), dtype=np.float32)
    chance = np.random.default_rng(7)
    for round_number in range(ROUNDS):
        step = STEP / (1 + round_number)
        for place in chance.permutation(len(kept)):
            indices, label, weight = kept[place]
            looked_at = indices[chance.random(len(indices)) >= LEFT_OUT]
            if not len(looked_at):
                continue
            errors = _chances(weights, looked_at)
            if 1.0 - errors[label] < LEARNT:
                continue
            errors[label] -= 1.0
            weights[looked_at] -= errors * np.float32(step * weight / len(looked_at) ** 0.5)
    return Linear(tuple(labels), rows, weights)
