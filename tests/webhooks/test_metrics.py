"""The operators' numbers."""

from __future__ import annotations

from webhooks.metrics import Metrics


def test_what_was_counted_is_rendered() -> None:
    metrics = Metrics()
    metrics.turns.labels(outcome="committed").inc()
    metrics.turn_seconds.labels(flow="login").observe(0.004)
    text = metrics.render().decode()
    assert 'cooprogreso_turns_total{outcome="committed"} 1.0' in text
    assert 'cooprogreso_turn_seconds_bucket{flow="login",le="0.005"} 1.0' in text


def test_two_houses_in_one_process_count_apart() -> None:
    first, second = Metrics(), Metrics()
    first.outbox_backlog.set(3)
    assert "cooprogreso_outbox_backlog 0.0" in second.render().decode()
