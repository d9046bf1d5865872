"""Every state under every event, in one table (S18), and the database's own guard says the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import banking.migrations
from banking.payments.states import ALARMS, FINAL, TABLE, Event, State, plan

COLUMNS = "placed claimed cancelled accepted settled refused returned lost absent overdue mismatched doubted unbookable orphaned ruled_settled ruled_rejected ruled_returned ruled_stands barred"
GRID = """
authorized  held .       .         .       .       .        .                .       .       .      .      .       .      .      .       .  .  .  .
held        .    sending cancelled unknown unknown unknown  unknown          .       .       .      manual unknown .      manual .       .  .  .  cancelled
sending     .    .       .         sent    settled rejected settled+returned unknown .       .      manual unknown manual manual .       .  .  .  .
sent        .    .       .         .       settled rejected settled+returned .       .       manual manual unknown manual manual .       .  .  .  .
unknown     .    .       .         sent    settled rejected settled+returned .       sending manual manual .       manual manual .       .  .  .  .
manual      .    .       .         .       settled rejected settled+returned .       .       .      !      .       !      .      settled rejected  .  .  .
settled     .    .       .         .       .       !        returned         .       .       .      !      .       !      .      .       .  returned  .  .
returned    .    .       .         .       .       !        .                .       .       .      !      .       .      .      .       .  .  .  .
rejected    .    .       .         !       !       .        !                .       .       .      !      .       .      .      .       .  .  .  .
cancelled   .    .       .         !       !       .        !                .       .       .      !      .       .      .      .       .  .  .  .
"""
"""`.` nothing moves, `!` nothing moves and a person must look, else the states passed through."""


def expected() -> dict[tuple[State, Event], str]:
    rows = [line.split() for line in GRID.strip().splitlines()]
    return {
        (State(row[0]), Event(event)): cell
        for row in rows
        for event, cell in zip(COLUMNS.split(), row[1:], strict=True)
    }


def test_every_pair_of_state_and_event_does_what_the_table_says() -> None:
    grid = expected()
    assert set(grid) == {(state, event) for state in State for event in Event}
    for (state, event), cell in grid.items():
        path = plan(state, event, "overdue")
        found = "+".join(path) or ("!" if (state, event) in ALARMS else ".")
        assert found == cell, (state, event)


@pytest.mark.parametrize("reason", ["mismatched", "unbookable", "orphaned", "settled"])
def test_only_people_end_what_more_than_silence_made_theirs(reason: str) -> None:
    moved = {event for event in Event if plan(State.MANUAL, event, reason)}
    assert moved == {Event.RULED_SETTLED, Event.RULED_REJECTED}


def test_nothing_is_held_without_having_been_authorised_and_nothing_final_moves_but_by_a_return() -> None:
    assert {state for (state, _), path in TABLE.items() if State.HELD in path} == {State.AUTHORIZED}
    assert {(state, *path) for (state, _), path in TABLE.items() if state in FINAL} == {
        (State.SETTLED, State.RETURNED)
    }


def test_the_database_lets_pass_what_the_table_passes_and_nothing_else() -> None:
    sql = (Path(banking.migrations.__file__).parent / "sql" / "0006_payments.sql").read_text("utf-8")
    guard = sql.split("NOT IN (")[1].split("THEN")[0]
    allowed = {(State(one), State(two)) for one, two in re.findall(r"\('(\w+)', '(\w+)'\)", guard)}
    steps = {step for (state, _), path in TABLE.items() for step in zip((state, *path), path, strict=False)}
    assert allowed == steps
