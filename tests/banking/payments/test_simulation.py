"""Seeded days of members, workers, rails and crashes: every one ends right (F22). `SEEDS=123 pytest …` plays one again."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from itertools import count, takewhile

import pytest
from sqlalchemy.exc import DBAPIError

from banking.payments.states import TABLE, Event, State
from tests.banking.kit import House
from tests.banking.payments.simulation import Simulation, eye_on, play
from webhooks.embedded import Postgres
from webhooks.embedded.postgres import DatabaseUrls

SOAK = bool(os.environ.get("SOAK"))
GATE_SECONDS, SOAK_SEEDS = 6.0, 10_000


async def test_every_seed_ends_with_the_books_and_the_rail_of_one_mind(house: House) -> None:
    """In the gate as many seeds as fit; in the soak ten thousand; `cooprogreso bench simulation` plays thousands on all cores."""
    named = os.environ.get("SEEDS")
    began = time.monotonic()

    def in_time(seed: int) -> bool:
        return seed <= SOAK_SEEDS if SOAK else time.monotonic() - began < GATE_SECONDS

    played = await play(house, [int(named)] if named else takewhile(in_time, count(1)))
    spent = time.monotonic() - began
    print(f"{played} seeds in {spent:.0f} s, {played / spent:.1f} a second")  # noqa: T201 - what the soak reports
    assert played


MUTANTS: dict[str, dict[tuple[State, Event], tuple[State, ...]]] = {
    "a lost answer is taken for a no": {(State.SENDING, Event.LOST): (State.REJECTED,)},
    "an order that the rail does not know is given up": {(State.UNKNOWN, Event.ABSENT): (State.REJECTED,)},
    "accepted is taken for settled": {(State.SENDING, Event.ACCEPTED): (State.SETTLED,)},
}
RARER: dict[str, dict[tuple[State, Event], tuple[State, ...]]] = {
    "what is sent may still be cancelled": {(State.SENDING, Event.CANCELLED): (State.REJECTED,)},
    "a refusal of what was sent is lost": {
        (State.SENT, Event.REFUSED): (),
        (State.MANUAL, Event.REFUSED): (),
    },
    "what is unknown waits for people at once": {(State.SENDING, Event.LOST): (State.MANUAL,)},
}
"""Found by the soak."""
if SOAK:
    MUTANTS |= RARER
MOST_SEEDS = 1_000 if SOAK else 100


@pytest.mark.parametrize("mutant", MUTANTS.values(), ids=MUTANTS)
async def test_a_wrong_move_is_found_within_a_few_seeds(
    house: House, monkeypatch: pytest.MonkeyPatch, mutant: dict[tuple[State, Event], tuple[State, ...]]
) -> None:
    for pair, path in mutant.items():
        monkeypatch.setitem(TABLE, pair, path)
    with suppress(AssertionError, DBAPIError):
        await play(house, range(1, MOST_SEEDS))
        raise LookupError("no seed found it")


async def test_the_same_seed_is_the_same_run(
    database: DatabaseUrls, postgres_server: Postgres, migrated_template: str
) -> None:
    another = postgres_server.create_database("the_same_seed", migrated_template)
    traces: list[list[str]] = []
    for urls in (database, another):
        house = House(urls)
        with eye_on(house) as eye:
            days = [Simulation(house, eye, seed) for seed in (11, 12, 13)]
            for day in days:
                await day.run(await house.open(1, 100_000))
        traces.append([line for day in days for line in day.diary.lines])
        await house.close()
    postgres_server.drop_database("the_same_seed")
    assert traces[0] == traces[1]
    assert len(traces[0]) > 20
