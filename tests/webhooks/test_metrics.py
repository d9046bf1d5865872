"""The operators' numbers."""

from __future__ import annotations

from uuid import uuid4

from banking.api import Caller, FormHandle, LogIn, RecordConsent
from tests.banking.people.town import Town, new_operation
from webhooks.embedded.postgres import DatabaseUrls
from webhooks.metered import MeteredBank
from webhooks.metrics import Metrics


def test_what_was_counted_is_rendered() -> None:
    metrics = Metrics()
    metrics.turns.labels(outcome="committed").inc()
    metrics.turn_seconds.observe(0.004)
    text = metrics.render().decode()
    assert 'cooprogreso_turns_total{outcome="committed"} 1.0' in text
    assert 'cooprogreso_turn_seconds_bucket{le="0.005"} 1.0' in text


def test_two_houses_in_one_process_count_apart() -> None:
    first, second = Metrics(), Metrics()
    first.turns.labels(outcome="committed").inc()
    assert 'outcome="committed"' not in second.render().decode()


async def test_commands_are_counted_by_how_they_ended(database: DatabaseUrls) -> None:
    metrics, town = Metrics(), Town(database)
    bank = MeteredBank(metrics, town.engine, town.keys, lambda: town.now, town.policy)
    chat = Caller(1)
    await bank.execute(chat, new_operation(), RecordConsent(1), None)
    await bank.execute(chat, new_operation(), LogIn(FormHandle(uuid4())), None)
    text = metrics.render().decode()
    assert 'commands_total{command="RecordConsent",result="done"} 1.0' in text
    assert 'commands_total{command="LogIn",result="CredentialsInvalid"} 1.0' in text
    await town.close()
