"""A linear model over sparse features: multinomial logistic regression, trained by plain stochastic gradient steps in seconds."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, count
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


@dataclass(frozen=True, slots=True)
class _Kept:
    """The examples as the training reads them: all rows behind each other, and of each example how many are its own."""

    rows: NDArray[np.intp]
    lengths: NDArray[np.intp]
    labels: Sequence[int]
    weights: Sequence[float]

    def orders(self, chance: np.random.Generator) -> Iterator[tuple[int, NDArray[np.intp]]]:
        """All examples in an order of chance, each with those of its rows that are looked at this time."""
        order = chance.permutation(len(self.lengths))
        lengths = self.lengths[order]
        ends = np.cumsum(lengths)
        begins = (np.cumsum(self.lengths) - self.lengths)[order]
        places = np.repeat(begins - (ends - lengths), lengths) + np.arange(ends[-1])
        looked_at = chance.random(len(places)) >= LEFT_OUT
        rows = self.rows[places[looked_at]]
        start = 0
        for place, end in zip(order.tolist(), np.cumsum(looked_at)[ends - 1].tolist(), strict=True):
            yield place, rows[start:end]
            start = end


def train(labels: Sequence[str], examples: Iterable[Example]) -> Linear:
    """A model of the examples, the same for the same examples."""
    rows, kept = _read(examples)
    weights = np.zeros((len(rows), len(labels)), dtype=np.float32)
    room = np.empty((kept.lengths.max(initial=0), len(labels)), dtype=np.float32)
    chance = np.random.default_rng(7)
    for round_number in range(ROUNDS):
        step = STEP / (1 + round_number)
        for place, looked_at in kept.orders(chance):
            if len(looked_at):
                _look(weights, looked_at, room, kept.labels[place], step * kept.weights[place])
    return Linear(tuple(labels), rows, weights)


def _look(weights: Floats, rows: NDArray[np.intp], room: Floats, label: int, step: float) -> None:
    """Learn from one look at one example. The steps of `_chances`, without a new array for each: half a million looks are taken."""
    root = len(rows) ** 0.5
    near = weights.take(
        rows, axis=0, out=room[: len(rows)], mode="clip"
    )  # the rows are there: asking costs more than taking
    errors = np.add.reduce(near, axis=0)
    errors /= np.float32(root)
    errors -= np.maximum.reduce(errors)
    np.exp(errors, out=errors)
    errors /= np.add.reduce(errors)
    if 1.0 - errors[label] < LEARNT:
        return
    errors[label] -= 1.0
    errors *= np.float32(step / root)
    near -= errors
    weights[rows] = near


def _read(examples: Iterable[Example]) -> tuple[dict[str, int], _Kept]:
    """The row of each feature that is seen often enough, and the examples in such rows."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    read = [
        (array("i", map(numbers.__getitem__, features)), label, weight)
        for features, label, weight in examples
    ]
    lengths = np.array([len(one) for one, _label, _weight in read], dtype=np.intp)
    found = np.concatenate([np.frombuffer(one, dtype=np.int32) for one, _label, _weight in read])
    often = np.bincount(found) >= LEAST_SEEN
    rows = dict(zip(compress(numbers, often.tolist()), count(), strict=False))
    of_which = np.repeat(np.arange(len(read)), lengths)[often[found]]
    seen = np.bincount(of_which, minlength=len(read))
    kept = _Kept(
        (np.cumsum(often) - 1)[found[often[found]]],
        seen[seen > 0],
        [label for (_one, label, _weight), left in zip(read, seen, strict=True) if left],
        [weight for (_one, _label, weight), left in zip(read, seen, strict=True) if left],
    )
    return rows, kept
