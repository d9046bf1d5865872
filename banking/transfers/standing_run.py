"""Making a programmed transfer on its due date (B15, D12, F14, F15): the very transfer a member would order, under an id of its own.

The operation's id follows from the standing order and the due date, so that no due date is ever served twice; limits, freeze,
funds, receipt, e-mail and movements are those of every transfer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final
from uuid import UUID, uuid5

from banking import audit, operations, receipts
from banking.beneficiaries.payees import Payee, refs_of, still_there
from banking.bills.looking import TOLD, Look
from banking.bills.reading import own_target_of, source_of
from banking.canonical import digest
from banking.ledger.vocabulary import STANDING_ORDER
from banking.messages import emails
from banking.messages.notices import notify
from banking.payments import interbank
from banking.receipt_codes import receipt_code
from banking.refusals import (
    BeneficiaryGone,
    InsufficientFunds,
    LimitExceeded,
    PayeeUnavailable,
    QuoteChanged,
    Refusal,
)
from banking.requests import (
    Command,
    CooprogresoTransfer,
    InterbankTransfer,
    OwnTransfer,
    QuoteInterbank,
)
from banking.safety import freezing
from banking.transfers import cooprogreso, own
from banking.transfers.standing import reference_place
from banking.values import (
    Caller,
    Money,
    OperationId,
    Purpose,
    Quote,
    ScheduleOutcome,
    StandingTransferMade,
    TransferService,
)
from banking.work import Handlers, Order, Work

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Row

    from banking.bills.schedule import Occurrence
    from banking.payments.moving import Means

BANK: Final = Caller(0)
"""Nobody's chat orders it: Telegram numbers no chat so."""
_HANDLERS: Final[Handlers] = {**own.COMMANDS, **cooprogreso.COMMANDS, **interbank.COMMANDS}
_OUTCOMES: Final[dict[type[Refusal], ScheduleOutcome]] = {
    InsufficientFunds: ScheduleOutcome.NO_FUNDS,
    LimitExceeded: ScheduleOutcome.LIMIT,
    BeneficiaryGone: ScheduleOutcome.GONE,
    PayeeUnavailable: ScheduleOutcome.PAYEE,
    QuoteChanged: ScheduleOutcome.COST,
}
"""What its member is told of a refusal; of any other, that the account did not allow it."""


@dataclass(frozen=True, slots=True)
class _StandingOrder(Order):
    """An order that nobody gave just now: the movements say so (D19)."""

    schedule: UUID | None = None

    @property
    def actor(self) -> str:
        """The standing order, as the ledger and the audit trail write it."""
        return f"{STANDING_ORDER}{self.schedule}"


class TransferLook(Look):
    """One look at a standing order."""

    template: ClassVar[str] = emails.STANDING_ORDER

    def __init__(self, means: Means, row: Row[*tuple[Any, ...]], purpose: Purpose) -> None:
        super().__init__(means, row)
        self._purpose = purpose
        self.amount = Money(row.maximum)

    @classmethod
    async def at(cls, means: Means, row: Row[*tuple[Any, ...]]) -> TransferLook:
        """At a row, with what its member calls whom it pays."""
        if row.beneficiary_id is None:
            return cls(means, row, Purpose.of(own_target_of(row)))
        named = await refs_of(means.conn, means.keys, row.member_id, {row.beneficiary_id})
        return cls(means, row, Purpose.of(named[row.beneficiary_id]))

    def purpose(self) -> Purpose:
        """Where the money goes."""
        return self._purpose

    def details(self) -> dict[str, str]:
        """Where the money goes, masked."""
        to, mine = self._purpose.beneficiary, self._purpose.account
        last4 = to.last4 if to is not None else ("" if mine is None else mine.last4)
        institution = "Su cuenta" if to is None else to.institution
        return {
            "beneficiary": "" if to is None else to.name,
            "target": f"{institution} ••••{last4}",
            "source": f"••••{self.row.last4}",
        }

    async def run(self, due: Occurrence) -> None:
        """A due date: one transfer, whatever happens; a lack of funds or a limit is tried once more (D12)."""
        name = due.nominal.isoformat()
        before = self.runs.get((due.nominal, name))
        if before is not None and before.waits(self.today):
            return
        operation = OperationId(uuid5(self.row.id, name))
        outcome = await self._make(operation)
        again = self.retry(outcome, due) if before is None else None
        await self.note(
            due.nominal,
            name,
            outcome,
            tries=1 if before is None else before.tries + 1,
            retry=again,
            operation_id=operation if outcome is ScheduleOutcome.PAID else None,
        )
        self.last = outcome
        if outcome in TOLD:
            await self.tell(outcome, self.amount, again)
        if again is None:
            await self.end(due.nominal, outcome, quiet=True)

    def next_look(self) -> datetime | None:
        """Never again where there is nobody to pay any more."""
        return None if self.last is ScheduleOutcome.GONE else super().next_look()

    async def _make(self, operation: OperationId) -> ScheduleOutcome:
        """Carry the transfer out, or say why not; then nothing of it is left."""
        means = self.means
        if not self._purpose.is_own and await freezing.refusal(means.conn, self.member) is not None:
            return ScheduleOutcome.REFUSED
        command = await self._command()
        if not isinstance(command, Refusal):
            async with means.conn.begin_nested() as savepoint:
                answer = await self._carry_out(operation, command)
                if isinstance(answer, Refusal):
                    await savepoint.rollback()
            if not isinstance(answer, Refusal):
                await self._tell_made(operation, answer)
                return ScheduleOutcome.PAID
            command = answer
        return _OUTCOMES.get(type(command), ScheduleOutcome.REFUSED)

    async def _command(self) -> Command[Any] | Refusal:
        """What its member would have ordered today, at a cost not above the one that was agreed to."""
        source, reference, amount = source_of(self.row), self._reference(), self.amount
        if self._purpose.account is not None:
            return OwnTransfer(source, self._purpose.account, amount, reference, Quote(Money(0), amount))
        work = Work(self.means.conn, BANK, self.member, self.means.now, self.means.keys, self.means.policy)
        row = self.row
        payee = await still_there(work.conn, work.keys, self.member, row.beneficiary_id, row.destination)
        if not isinstance(payee, Payee):
            return payee
        if payee.service is TransferService.COOPROGRESO:
            quote = Quote(Money(0), amount)
            return CooprogresoTransfer(source, payee.ref, amount, reference, payee.email, quote)
        offer = await interbank.quote(work, QuoteInterbank(source, payee.ref, amount))
        if isinstance(offer, Refusal):
            return offer
        if offer.total.cents - amount.cents > row.cost:
            return QuoteChanged()
        return InterbankTransfer(source, payee.ref, amount, reference, payee.email, offer)

    async def _carry_out(self, operation: OperationId, command: Command[Any]) -> object:
        """As the bank's service does it for a member: claimed, obeyed, answered, and written down."""
        means, name = self.means, type(command).__name__
        bound = digest(operation, command)
        before = await operations.claim(means.conn, means.keys, BANK, operation, name, bound, means.now)
        if before is not None:
            return before.answer
        order = _StandingOrder(
            means.conn,
            BANK,
            self.member,
            means.now,
            means.keys,
            means.policy,
            operation,
            None,
            bound,
            schedule=self.row.id,
        )
        answer = await _HANDLERS[type(command)](order, command)
        if not isinstance(answer, Refusal):
            await receipts.issue(order, answer)
            await operations.answer(means.conn, means.keys, operation, self.member, answer, means.now)
            await audit.record(
                means.conn,
                at=means.now,
                actor=order.actor,
                action=name,
                origin="job",
                result="done",
                operation=operation,
            )
        return answer

    async def _tell_made(self, operation: OperationId, answer: Any) -> None:
        """In the chat; the e-mail is the transfer's own."""
        quote = getattr(answer, "quote", None)
        news = StandingTransferMade(
            purpose=self._purpose,
            amount=self.amount,
            total=self.amount if quote is None else quote.total,
            source=source_of(self.row),
            reference=self._reference(),
            code=receipt_code(operation),
            at=self.means.now,
        )
        await notify(self.means.conn, self.means.keys, self.member, news, self.means.now)

    def _reference(self) -> str | None:
        sealed = self.row.reference_sealed
        return None if sealed is None else self.means.keys.open(reference_place(self.row.id), sealed)
