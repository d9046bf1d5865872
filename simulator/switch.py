"""The interbank switch: what it knows of each order, and what a seeded script lets go wrong.

An order is known by its key and carried out at most once; another copy is absorbed and counted, another order under a used key
is refused. Whole cents. Nothing here waits or calls: `SwitchDoor` does.
"""

import csv
import io
import json
import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date, datetime, timedelta, timezone
from typing import Any

MAX_ORDERS = 200_000
RAILS = ("direct", "spi")
ACCEPTED, SETTLED, REJECTED, RETURNED = "accepted", "settled", "rejected", "returned"
FAULTS = ("before", "after", "error", "garbage", "late")
QUITO = timezone(timedelta(hours=-5))
FILE_COLUMNS = ("key", "status", "amount", "currency", "account", "settled_at")
CREDIT_COLUMNS = ("event", "status", "amount", "currency", "account", "credited_at")
MAX_CREDITS = 20_000
REFUSED_ACCOUNT, RETURNED_ACCOUNT, SILENT_ACCOUNT = "0001", "0002", "0003"
"""Last four digits of accounts that always behave so: closed, given back later, the answer lost after the effect."""


@dataclass
class Script:
    """What goes wrong, as shares from 0 to 1 of the calls or orders, drawn from `seed`; seconds where the name says so."""

    seed: int = 0
    before: float = 0.0
    """The order's connection ends before anything happened."""
    after: float = 0.0
    """It ends after the order was taken."""
    error: float = 0.0
    """500 after the order was taken."""
    garbage: float = 0.0
    """200 with something unreadable, after the order was taken."""
    late: float = 0.0
    """The connection ends, and the order arrives all the same, later: perhaps behind its own second copy."""
    silent: float = 0.0
    """A question is not answered."""
    refuse: float = 0.0
    later: float = 0.0
    """Share of direct orders that are accepted first; those of SPI always are."""
    back: float = 0.0
    """Share of what was carried out that is given back afterwards."""
    told: float = 1.0
    """Share of later ends that are told by a callback; the others have to be asked for."""
    many: float = 0.0
    """Share of callbacks that are sent several times at once."""
    early: float = 0.0
    """Share of direct orders whose callback arrives before the answer."""
    delay_seconds: float = 0.0
    """Longest delay of an answer."""
    late_seconds: float = 3.0
    """From the end of the connection to the order that arrives late."""
    hang_seconds: float = 0.0
    """How long a lost connection keeps its caller waiting."""
    end_seconds: float = 2.0
    """From acceptance to the end, direct."""
    batch_seconds: float = 20.0
    """The same for a batch."""
    back_seconds: float = 5.0


@dataclass
class Order:
    """One order as the switch keeps it."""

    rail: str
    key: str
    wire: dict[str, Any]
    at: float
    status: str = ACCEPTED
    copies: int = 0
    executed: int = 0
    settled_at: float | None = None
    reason: str | None = None
    told: int = 0
    """Callbacks that were answered 200."""
    digest: str = field(default="", repr=False)

    @property
    def reference(self) -> str:
        """What the switch calls it."""
        return f"{self.rail[:1].upper()}{self.key.replace('-', '')[:12]}"

    def word(self) -> dict[str, Any]:
        """What the switch says of it, in answers, callbacks and files."""
        return {
            "key": self.key,
            "status": self.status,
            "amount": self.wire["amount"],
            "currency": self.wire["currency"],
            "account": self.wire.get("account", ""),
            "reference": self.reference,
            "reason": self.reason,
        }

    def shown(self) -> dict[str, Any]:
        """For the page and the tests."""
        shown = {
            name: self.wire.get(name) for name in ("institution", "name", "account", "batch", "reference")
        }
        return {
            **shown,
            **self.word(),
            "rail": self.rail,
            "at": self.at,
            "copies": self.copies,
            "executed": self.executed,
        }


class ConflictError(ValueError):
    """A used key with another order."""


class Switch:
    """All orders, newest last."""

    def __init__(self) -> None:
        self.script = Script()
        self.orders: dict[tuple[str, str], Order] = {}
        self.credits: deque[dict[str, Any]] = deque(maxlen=MAX_CREDITS)
        """What was brought to the bank and heard an answer, each with `rail`, `status` and `at`."""
        self._chance = random.Random(0)  # noqa: S311 - a script, no secret

    def play(self, changes: dict[str, Any]) -> None:
        """Change the script; ValueError for what it does not have. A seed begins its draws again."""
        known = {each.name for each in fields(Script)}
        for name, value in changes.items():
            if name not in known or isinstance(value, bool) or not isinstance(value, int | float):
                raise ValueError(f"unknown part of the script or not a number: {name}")
            setattr(self.script, name, value)
        if "seed" in changes:
            self._chance = random.Random(self.script.seed)  # noqa: S311

    def chance(self, share: float) -> bool:
        """One draw."""
        return self._chance.random() < share

    def between(self, most: float) -> float:
        """A duration up to `most`."""
        return self._chance.random() * most

    def fault(self, wire: dict[str, Any]) -> str | None:
        """What goes wrong with this call, if anything."""
        if str(wire.get("account", "")).endswith(SILENT_ACCOUNT) and self.find("direct", wire["key"]) is None:
            return "after"
        draw = self._chance.random()
        for name in FAULTS:
            draw -= getattr(self.script, name)
            if draw < 0:
                return name
        return None

    def find(self, rail: str, key: str) -> Order | None:
        """The order of this key."""
        return self.orders.get((rail, key))

    def take(self, rail: str, wire: dict[str, Any], at: float) -> tuple[Order, bool]:
        """Take an order in, or find the one that was taken in under its key; says whether it is new.

        Raises:
            ConflictError: the key belongs to another order.
            ValueError: it is no order, or there are too many.
        """
        digest = json.dumps({name: wire[name] for name in sorted(wire) if name != "callback"})
        known = self.orders.get((rail, wire["key"]))
        if known is not None:
            if known.digest != digest:
                raise ConflictError("this key belongs to another order")
            known.copies += 1
            return known, False
        if type(wire["amount"]) is not int or wire["amount"] <= 0 or wire["currency"] != "USD":
            raise ValueError("whole cents of US dollars are needed")
        if len(self.orders) >= MAX_ORDERS:
            raise ValueError("too many orders")
        order = Order(rail, wire["key"], wire, at, digest=digest)
        self.orders[rail, order.key] = order
        if rail == "direct" and not self.chance(self.script.later):
            self.end(order, at)
        return order, True

    def end(self, order: Order, at: float) -> None:
        """Carry an accepted order out, or refuse it for good."""
        if order.status != ACCEPTED:
            return
        if str(order.wire.get("account", "")).endswith(REFUSED_ACCOUNT) or self.chance(self.script.refuse):
            order.status, order.reason = REJECTED, "account_closed"
            return
        order.status, order.settled_at = SETTLED, at
        order.executed += 1

    def give_back(self, order: Order) -> None:
        """The receiving institution returns what it got; ValueError where it got nothing."""
        if order.status != SETTLED:
            raise ValueError("only what was carried out can be given back")
        order.status, order.reason = RETURNED, "account_closed"

    def goes_back(self, order: Order) -> bool:
        """Whether an order that was carried out comes back."""
        always = str(order.wire.get("account", "")).endswith(RETURNED_ACCOUNT)
        return order.status == SETTLED and (always or self.chance(self.script.back))

    def results(self, rail: str, batch: str) -> list[dict[str, Any]]:
        """A batch's orders that have come to their end."""
        of_batch = (o for o in self.orders.values() if o.rail == rail and o.wire.get("batch") == batch)
        return [order.word() for order in of_batch if order.status != ACCEPTED]

    def settled(self, rail: str, first: date, last: date) -> str:
        """The reconciliation file: what was carried out between two days in Quito, and whether it came back."""
        out = io.StringIO()
        lines = csv.DictWriter(out, FILE_COLUMNS, extrasaction="ignore", lineterminator="\n")
        lines.writeheader()
        for order in self._executed(rail):
            when = datetime.fromtimestamp(order.settled_at or 0, QUITO)
            if first <= when.date() <= last:
                lines.writerow({**order.word(), "settled_at": when.isoformat(timespec="seconds")})
        return out.getvalue()

    def bring(self, event: dict[str, Any], outcome: str, at: float) -> None:
        """Remember a credit the bank answered: it has the money, or it came back."""
        self.credits.append({**event, "status": "credited" if outcome == "credited" else "refused", "at": at})

    def credited(self, rail: str, first: date, last: date) -> str:
        """The same file of what was brought to the bank."""
        out = io.StringIO()
        lines = csv.DictWriter(out, CREDIT_COLUMNS, extrasaction="ignore", lineterminator="\n")
        lines.writeheader()
        for event in self.credits:
            when = datetime.fromtimestamp(event["at"], QUITO)
            if event["rail"] == rail and first <= when.date() <= last:
                lines.writerow({**event, "credited_at": when.isoformat(timespec="seconds")})
        return out.getvalue()

    def counted(self) -> dict[str, int]:
        """What happened in all."""
        found = list(self.orders.values())
        by_status = {s: sum(o.status == s for o in found) for s in (ACCEPTED, SETTLED, REJECTED, RETURNED)}
        return {
            **by_status,
            "orders": len(found),
            "absorbed": sum(order.copies for order in found),
            "executed_twice": sum(order.executed > 1 for order in found),
        }

    def _executed(self, rail: str) -> Iterator[Order]:
        return (order for order in self.orders.values() if order.rail == rail and order.executed)
