"""Thousands of randomly damaged flows, each walked by a simulated member if the checker accepts it: whatever moves money
without a fresh confirmation and its own code, or reads an empty slot, must have been refused.
"""

from __future__ import annotations

import gc
import os
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import pytest

from dialogs.engine.check import Evidence, check
from dialogs.engine.flow import Catalogue, Flow
from dialogs.engine.states import Confirm
from tests.dialogs.engine.damage import damaged
from tests.dialogs.engine.member import Member
from tests.dialogs.flows_for_tests import (
    ADD_PAYEE,
    AMOUNT,
    FLOWS,
    LOG_IN,
    NOTE,
    PAY,
    PIN_CHANGE,
    QUOTE,
    SOURCE,
    SmallWords,
    catalogue_of,
    sentences,
    words_source,
)

pytestmark = pytest.mark.no_cover  # what random walks happen to touch says nothing of what is tested
SOAK = bool(os.environ.get("SOAK"))
SHARDS = 4
FLOWS_PER_SHARD = 10_000 if SOAK else 200
WALKS, EVENTS = (40, 100) if SOAK else (8, 60)
STATIC = frozenset({1, 2, 3, 4})
"""The proofs that look at the table; the others look at words, the engine's own table and the lock."""
WORDS = SmallWords(sentences())


@dataclass(frozen=True)
class Case:
    """One damaged flow among the sound ones, and the proofs that refuse it."""

    seed: int
    flow: Flow
    catalogue: Catalogue
    refused_by: frozenset[int]
    words: SmallWords = WORDS

    def finding(self) -> str:
        """What a simulated member meets that must not be, or nothing."""
        for walk in range(WALKS):
            member = Member(self.catalogue, self.words, self.seed * 1_000 + walk)
            start = "pay" if self.flow.name == "add_payee" and walk % 2 else self.flow.name
            try:
                member.walk(start, EVENTS)
            except Exception as finding:  # noqa: BLE001 - whatever breaks is a finding
                return f"seed {self.seed}, walk {walk}, {self.flow.name}: {type(finding).__name__}: {finding}"
        return ""


@pytest.fixture(autouse=True, scope="module")
def unhurried() -> None:
    """Late in a long run the collector goes through all that stayed, again and again: five times as slow.

    What is frozen stays so: what the run's beginning froze would be let go with it.
    """
    gc.collect()
    gc.freeze()


@cache
def cases(shard: int) -> tuple[Case, ...]:
    """Damaged flows of one shard, always the same ones."""
    return tuple(_cases(shard))


def _cases(shard: int) -> Iterator[Case]:
    for seed in range(shard * FLOWS_PER_SHARD, (shard + 1) * FLOWS_PER_SHARD):
        chance = random.Random(seed)
        flow = damaged(chance, chance.choice((PAY, PAY, PAY, ADD_PAYEE, ADD_PAYEE, PIN_CHANGE, LOG_IN)))
        catalogue = catalogue_of([flow if flow.name == each.name else each for each in FLOWS], WORDS)
        found = check(catalogue, Evidence((WORDS.data,), ""), proofs=STATIC)
        yield Case(seed, flow, catalogue, frozenset(problem.proof for problem in found))


@pytest.mark.slow
@pytest.mark.parametrize("shard", range(SHARDS))
def test_whatever_the_checker_accepts_is_safe_to_walk(shard: int) -> None:
    every = cases(shard)
    accepted = [case for case in every if not case.refused_by]
    assert len(accepted) > len(every) // 50, "hardly any damage is harmless: nothing is walked"
    assert [finding for case in accepted if (finding := case.finding())] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("proof", "finding"), [(2, "EmptySlotError: "), (4, "was not confirmed|did not show|without its code")]
)
def test_the_walk_finds_what_a_proof_would_have_refused(proof: int, finding: str) -> None:
    """The monitor has teeth: with one proof switched off, members meet what it guards against."""
    only = [case for shard in range(SHARDS) for case in cases(shard) if case.refused_by == {proof}]
    met = [found for case in only if re.search(finding, found := case.finding())]
    assert len(met) >= 3, f"{len(met)} findings in {len(only)} flows"


def test_money_moves_unconfirmed_where_proof_four_is_off_and_only_there() -> None:
    """The shortest proof of teeth: a review that leaves the payee out, accepted by the other three proofs."""
    states = tuple(
        replace(state, shows=(SOURCE, AMOUNT, NOTE, QUOTE)) if isinstance(state, Confirm) else state
        for state in PAY.states
    )
    quiet = SmallWords(
        sentences(words_source().replace("to { $payee_name }: {", ": {").replace(", { $payee_name },", ","))
    )
    flow = replace(PAY, states=states)
    catalogue = catalogue_of([flow if each.name == "pay" else each for each in FLOWS], quiet)
    found = check(catalogue, Evidence((quiet.data,), ""), proofs=STATIC)
    assert {problem.proof for problem in found} == {4}
    case = Case(1, flow, catalogue, frozenset({4}), quiet)
    assert "the review did not show Payee" in case.finding()
