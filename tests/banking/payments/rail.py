"""A rail in the same process that does what a seeded script says: everything the street does, without the wire (F07, F08)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum
from random import Random

from banking.payments.rails import CURRENCY, Absent, Answer, RailOrder, Status, Unclear, Word, account_of
from banking.values import PaymentId


class Fault(StrEnum):
    """What goes wrong with one call."""

    NONE = "none"
    BEFORE = "time-out before effect"
    AFTER = "time-out after effect"
    GARBAGE = "5xx or garbage after effect"
    SILENT = "asked, it does not answer"


@dataclass
class Known:
    """What the rail keeps of an order."""

    order: RailOrder
    status: Status
    copies: int = 0
    executed: int = 0

    def word(self) -> Word:
        return Word(
            self.status, self.order.amount, CURRENCY, account_of(self.order), f"R{self.order.key.hex[:8]}"
        )


@dataclass
class ScriptedRail:
    """Knows each order by its key and carries it out once, whatever else it does."""

    chance: Random = field(default_factory=lambda: Random(0))
    faults: dict[Fault, float] = field(default_factory=dict)
    """Probability of each fault per call; what is left is none."""
    refuses: float = 0.0
    answers_later: float = 0.0
    """Share of the orders that it accepts first and ends afterwards (all of SPI)."""
    known: dict[PaymentId, Known] = field(default_factory=dict)
    calls: Counter[str] = field(default_factory=Counter)

    async def send(self, order: RailOrder) -> Answer:
        self.calls["send"] += 1
        fault = self._fault()
        if fault in (Fault.BEFORE, Fault.SILENT):
            return Unclear(fault.value)
        known = self.take(order)
        return known.word() if fault is Fault.NONE else Unclear(fault.value)

    async def ask(self, order: RailOrder) -> Answer:
        self.calls["ask"] += 1
        if self._fault() is not Fault.NONE:
            return Unclear(Fault.SILENT.value)
        known = self.known.get(order.key)
        return Absent() if known is None else known.word()

    async def results(self, batch: str) -> tuple[tuple[PaymentId, Word], ...]:
        return tuple((key, known.word()) for key, known in self.known.items() if known.order.batch == batch)

    def take(self, order: RailOrder) -> Known:
        """The order reaches the rail: the first copy counts, others are absorbed."""
        known = self.known.get(order.key)
        if known is not None:
            known.copies += 1
            assert known.order == order, "the same key, another order"
            return known
        draw = self.chance.random()
        if draw < self.refuses:
            known = Known(order, Status.REJECTED)
        elif self.chance.random() < self.answers_later:
            known = Known(order, Status.ACCEPTED)
        else:
            known = Known(order, Status.SETTLED, executed=1)
        self.known[order.key] = known
        return known

    def end(self, key: PaymentId) -> Word:
        """What was accepted comes to its end."""
        known = self.known[key]
        if known.status is Status.ACCEPTED:
            known.status = Status.REJECTED if self.chance.random() < self.refuses else Status.SETTLED
            known.executed += known.status is Status.SETTLED
        return known.word()

    def give_back(self, key: PaymentId) -> Word:
        """The receiving institution returns what it got."""
        known = self.known[key]
        assert known.executed, "only what was carried out can be returned"
        known.status = Status.RETURNED
        return replace(known.word(), reason="account_closed")

    @property
    def absorbed(self) -> int:
        """Copies of orders that it had already."""
        return sum(known.copies for known in self.known.values())

    def _fault(self) -> Fault:
        draw = self.chance.random()
        for fault, share in self.faults.items():
            draw -= share
            if draw < 0:
                return fault
        return Fault.NONE
