"""Companies in the same process, under the test's hand: what is owed, and a rail that takes payments."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from banking.payments.rails import CURRENCY, Absent, Answer, RailOrder, Status, Unclear, Word, account_of
from banking.ports import BillersAnswer, OpenBill
from banking.values import PaymentId


@dataclass
class Companies:
    """Implements `Billers` and `Rail`. A payment settles if its bill is owed with just this amount."""

    owed: dict[tuple[str, str], list[OpenBill]] = field(default_factory=dict)
    away: bool = False
    known: dict[PaymentId, Word] = field(default_factory=dict)
    poison: set[str] = field(default_factory=set)
    """Bills of which only garbage is ever answered (F25)."""
    refusals: int = 0
    """How many more payments are refused, and why."""
    reason: str | None = None
    asked: int = 0
    sent: int = 0

    def owe(self, company: str, number: str, *bills: tuple[str, int], due_on: date | None = None) -> None:
        """Publish bills: id and cents."""
        new = [OpenBill(bill, cents, due_on, "Planilla", payable=True) for bill, cents in bills]
        self.owed.setdefault((company, number), []).extend(new)

    def change(self, company: str, number: str, bill: str, cents: int) -> None:
        """A bill's amount changes; to nothing: it was paid at a counter."""
        bills = self.owed[company, number]
        self.owed[company, number] = [
            replace(each, cents=cents) if each.id == bill else each
            for each in bills
            if each.id != bill or cents
        ]

    async def pending(self, company: str, number: str) -> tuple[OpenBill, ...] | BillersAnswer:
        self.asked += 1
        if self.away:
            return BillersAnswer.AWAY
        found = self.owed.get((company, number))
        return BillersAnswer.UNKNOWN if found is None else tuple(found)

    async def send(self, order: RailOrder) -> Answer:
        self.sent += 1
        if self.away or order.details["bill"] in self.poison:
            return Unclear("away")
        if order.key not in self.known:
            self.known[order.key] = self._take(order)
        return self.known[order.key]

    async def ask(self, order: RailOrder) -> Answer:
        if self.away or order.details["bill"] in self.poison:
            return Unclear("away")
        return self.known.get(order.key, Absent())

    async def results(self, batch: str) -> tuple[tuple[PaymentId, Word], ...]:
        return ()

    def _take(self, order: RailOrder) -> Word:
        bills = self.owed.get((order.details["company"], order.details["account"]), [])
        found = next((bill for bill in bills if bill.id == order.details["bill"]), None)
        reason = self.reason if self.refusals else None
        self.refusals = max(self.refusals - 1, 0)
        if reason is None and order.details["bill"]:
            if found is None:
                reason = "already_paid"
            elif found.cents != order.amount:
                reason = "amount_changed"
            else:
                bills.remove(found)
        status = Status.REJECTED if reason else Status.SETTLED
        reference = None if reason else f"{len(self.known) + 1:09d}"
        return Word(status, order.amount, CURRENCY, account_of(order), reference, reason)
