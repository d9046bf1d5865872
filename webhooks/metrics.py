"""What the operators see: Prometheus metrics in a registry of their own. No label ever carries a person's data.

Label values come from the code (names of commands, methods, outcomes), never from a message.
"""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

TURN_BUCKETS_SECONDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)

CONTENT_TYPE = CONTENT_TYPE_LATEST


class Metrics:
    """The meters of one process; made once by the wiring and handed to whoever counts."""

    def __init__(self) -> None:
        registry = CollectorRegistry()
        self._registry = registry
        self.turn_seconds = Histogram(
            "cooprogreso_turn_seconds",
            "Duration of a turn, from the event to the commit",
            registry=registry,
            buckets=TURN_BUCKETS_SECONDS,
        )
        self.turns = Counter(
            "cooprogreso_turns_total",
            "Turns by outcome: committed, repeated, raced, ignored, failed",
            ["outcome"],
            registry=registry,
        )
        self.sends = Counter(
            "cooprogreso_sends_total",
            "Calls to Telegram by method and result: sent, limited, blocked, refused, failed",
            ["method", "result"],
            registry=registry,
        )
        self.send_seconds = Histogram(
            "cooprogreso_send_seconds",
            "Duration of calls to Telegram, by method",
            ["method"],
            registry=registry,
        )
        self.commands = Counter(
            "cooprogreso_bank_commands_total",
            "Bank commands by name and result: done, unknown, or the name of the refusal",
            ["command", "result"],
            registry=registry,
        )
        self.rail_messages = Counter(
            "cooprogreso_rail_messages_total",
            "Messages of rails by rail and what became of them",
            ["rail", "result"],
            registry=registry,
        )
        self.payments_stuck = Gauge(
            "cooprogreso_payments_stuck",
            "Payments whose next step is late, and those that wait for people, by state",
            ["state"],
            registry=registry,
        )
        self.refused_doors = Counter(
            "cooprogreso_refused_requests_total",
            "Requests refused at a door before anything was read, by door and reason",
            ["door", "reason"],
            registry=registry,
        )

    def render(self) -> bytes:
        """Return the metrics in Prometheus' text format (`CONTENT_TYPE`)."""
        return generate_latest(self._registry)
