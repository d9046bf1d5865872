"""Transferencias Cooprogreso within the limits: from the quote to the receiver's statement (M79-M82, D10, S08, S19)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from banking.limits import spending
from banking.messages import emails
from banking.messages.letters import write_letter
from banking.refusals import (
    AccountUnavailable,
    AmountOutOfRange,
    BeneficiaryGone,
    InsufficientFunds,
    LimitExceeded,
    NotAuthorised,
    NotFound,
    OperationConflict,
    PayeeUnavailable,
    Refusal,
)
from banking.requests import (
    CooprogresoTransfer,
    DeleteBeneficiary,
    LastMovements,
    ListBeneficiaries,
    QuoteCooprogresoTransfer,
    RecentTransfers,
)
from banking.values import (
    AccountRef,
    BeneficiaryRef,
    ChallengeId,
    Limit,
    Money,
    Movements,
    OperationId,
    Quote,
    TransferReceipt,
)
from tests.banking.beneficiaries.conftest import Street
from tests.banking.people.town import CHEAP, new_operation

LOW = replace(
    CHEAP,
    operation_ceiling_cents=3_000,
    day_ceiling_cents=5_000,
    new_beneficiary_ceiling_cents=2_000,
    new_link_ceiling_cents=1_000,
)


def order(source: AccountRef, to: BeneficiaryRef, cents: int, **changes: object) -> CooprogresoTransfer:
    amount = Money(cents)
    made = CooprogresoTransfer(source, to, amount, "arriendo", None, Quote(Money(0), amount))
    return replace(made, **changes)  # type: ignore[arg-type]


def quote_of(command: CooprogresoTransfer) -> QuoteCooprogresoTransfer:
    return QuoteCooprogresoTransfer(command.source, command.beneficiary, command.amount)


async def balance(street: Street, ref: AccountRef) -> object:
    return await street.town.scalar("SELECT posted FROM ledger.account WHERE id = :id", id=ref.id)


async def old(street: Street) -> None:
    """The first day of every beneficiary is over."""
    await street.town.change("UPDATE bank.beneficiary SET since = since - interval '2 days'")


async def test_money_arrives_at_once_and_both_statements_say_so(street: Street) -> None:
    to = await street.register("Beto")
    command = order(street.anas[0], to, 2_550, email="beto@correo.example")
    assert await street.town.bank.ask(street.ana.caller, quote_of(command)) == command.quote
    receipt = await street.town.with_code(street.ana.caller, command)
    assert isinstance(receipt, TransferReceipt)
    assert (receipt.beneficiary, receipt.amount, receipt.fee) == (to, Money(2_550), Money(0))
    assert (receipt.email, receipt.at) == ("beto@correo.example", street.town.now)
    out = await street.town.bank.ask(street.ana.caller, LastMovements(street.anas[0]))
    into = await street.town.bank.ask(street.beto.caller, LastMovements(street.betos[0]))
    assert isinstance(out, Movements)
    assert isinstance(into, Movements)
    assert (out.items[0].text, out.items[0].amount) == ("ND TRANSFERENCIA COOPROGRESO", Money(-2_550))
    assert (into.items[0].text, into.items[0].amount) == ("NC TRANSFERENCIA COOPROGRESO", Money(2_550))
    said = await street.town.scalar(
        "SELECT summary FROM bank.challenge WHERE command = 'CooprogresoTransfer'"
    )
    assert said == {"action": "transfer", "amount_cents": 2_550, "destination": "Cooprogreso ****0001"}
    owed = "SELECT count(*) FROM ledger.notice n JOIN ledger.operation o ON o.id = n.operation_id WHERE o.command = :c"
    assert await street.town.scalar(owed, c="CooprogresoTransfer") == 1


async def test_the_member_is_told_by_mail_too(street: Street) -> None:
    receipt = await street.town.with_code(
        street.ana.caller, order(street.anas[0], await street.register(), 9_950)
    )
    assert isinstance(receipt, TransferReceipt)
    ((mail, payload),) = await street.town.rows(
        "SELECT id, payload FROM bank.outgoing_email WHERE template = 'cooprogreso_transfer'"
    )
    assert isinstance(mail, UUID)
    assert isinstance(payload, bytes)
    details = json.loads(street.town.keys.open(emails.place(mail), payload))
    letter = write_letter("cooprogreso_transfer", street.town.now, "Ana", details)
    for shown in (receipt.code, "••••0001", "María A••• Ñ••• Q•••", "$99.50", "$0.00", "arriendo"):
        assert shown in letter.text
        assert shown in letter.html


Change = Callable[[CooprogresoTransfer, Street], CooprogresoTransfer]
REFUSED: tuple[tuple[Refusal, str | None, Change], ...] = (
    (AmountOutOfRange(Money(100_000_000)), None, lambda it, _: _sum(it, 0)),
    (AmountOutOfRange(Money(100_000_000)), None, lambda it, _: _sum(it, -1)),
    (InsufficientFunds(Money(10_000)), None, lambda it, _: _sum(it, 10_001)),
    (NotFound(), None, lambda it, street: replace(it, source=street.betos[0])),
    (BeneficiaryGone(), None, lambda it, _: replace(it, beneficiary=replace(it.beneficiary, last4="9999"))),
    (PayeeUnavailable(), "UPDATE ledger.account SET status = 'blocked' WHERE id = :beto", lambda it, _: it),
    (AccountUnavailable(), "UPDATE ledger.account SET status = 'closed' WHERE id = :ana", lambda it, _: it),
)


def _sum(command: CooprogresoTransfer, cents: int) -> CooprogresoTransfer:
    return replace(command, amount=Money(cents), quote=Quote(Money(0), Money(cents)))


async def test_quote_and_execution_refuse_alike_and_move_nothing(street: Street) -> None:
    good = order(street.anas[0], await street.register(), 100)
    for refusal, meanwhile, change in REFUSED:
        if meanwhile is not None:
            accounts = {"ana": street.anas[0].id, "beto": street.betos[0].id}
            names = {name: id_ for name, id_ in accounts.items() if f":{name}" in meanwhile}
            await street.town.change(meanwhile, **names)
        command = change(good, street)
        assert await street.town.bank.ask(street.ana.caller, quote_of(command)) == refusal
        assert await street.town.with_code(street.ana.caller, command) == refusal
        await street.town.change("UPDATE ledger.account SET status = 'active' WHERE code LIKE '2101.%'")
    for forged in (
        replace(good, quote=Quote(Money(36), Money(136))),
        replace(good, reference="dos\nlíneas"),
        replace(good, email="no es"),
    ):
        assert await street.town.with_code(street.ana.caller, forged) == OperationConflict()
    bare = await street.town.bank.execute(street.ana.caller, new_operation(), good, None)
    assert bare == NotAuthorised()
    assert await balance(street, street.anas[0]) == 10_000
    assert await street.town.scalar("SELECT count(*) FROM bank.spending") == 0


async def test_a_beneficiary_deleted_after_the_code_gets_nothing(street: Street) -> None:
    to = await street.register()
    command, operation = order(street.anas[0], to, 100), new_operation()
    challenge = await street.town.confirm(street.ana.caller, operation, command)
    await street.town.with_code(street.ana.caller, DeleteBeneficiary(to))
    answer = await street.town.bank.execute(street.ana.caller, operation, command, challenge)
    assert answer == BeneficiaryGone()
    assert await balance(street, street.anas[0]) == 10_000


# The limits -------------------------------------------------------------------------------------------------------------


async def send(street: Street, to: BeneficiaryRef, cents: int) -> object:
    """Ana sends; the quote must have known the same."""
    command = order(street.anas[0], to, cents)
    quoted = await street.town.bank.ask(street.ana.caller, quote_of(command))
    answer = await street.town.with_code(street.ana.caller, command)
    assert isinstance(answer, TransferReceipt) == isinstance(quoted, Quote)
    return "sent" if isinstance(answer, TransferReceipt) else answer


async def test_a_new_beneficiary_gets_little_on_its_first_day_however_often_it_is_registered(
    street: Street,
) -> None:
    street.town.bank = street.town.bank_with(LOW)
    to = await street.register()
    assert await send(street, to, 1_500) == "sent"
    assert await send(street, to, 501) == LimitExceeded(Money(500), Limit.NEW_BENEFICIARY)
    await street.town.with_code(street.ana.caller, DeleteBeneficiary(to))
    again = await street.register()
    assert await send(street, again, 501) == LimitExceeded(Money(500), Limit.NEW_BENEFICIARY)
    assert await send(street, again, 500) == "sent"
    assert await send(street, again, 1) == LimitExceeded(Money(0), Limit.NEW_BENEFICIARY)
    street.town.later(days=1)
    await street.town.change("UPDATE bank.session SET expires_at = expires_at + interval '9 days'")
    assert await send(street, again, 3_000) == "sent"


async def test_operation_and_day_have_their_limits_and_the_day_ends_at_midnight_in_guayaquil(
    street: Street,
) -> None:
    street.town.bank = street.town.bank_with(LOW)
    await street.town.change("UPDATE bank.session SET expires_at = expires_at + interval '9 days'")
    to = await street.register()
    await old(street)
    assert await send(street, to, 3_001) == LimitExceeded(Money(3_000), Limit.OPERATION)
    assert await send(street, to, 3_000) == "sent"
    assert await send(street, to, 2_001) == LimitExceeded(Money(2_000), Limit.DAY)
    assert await send(street, to, 2_000) == "sent"
    street.town.now = street.town.now.replace(hour=4, minute=59) + timedelta(days=1)
    assert await send(street, to, 1) == LimitExceeded(Money(0), Limit.DAY), "23:59 of the same day"
    street.town.later(minutes=1)
    assert await send(street, to, 1) == "sent"


async def test_a_newly_linked_chat_has_low_limits_for_two_days(street: Street) -> None:
    street.town.bank = street.town.bank_with(LOW)
    to = await street.register()
    await old(street)
    until = street.town.now + timedelta(hours=48)
    await street.town.change(
        "UPDATE bank.member SET low_limits_until = :until WHERE id = :id", until=until, id=street.ana.member
    )
    assert await send(street, to, 1_001) == LimitExceeded(Money(1_000), Limit.NEW_LINK)
    assert await send(street, to, 1_000) == "sent"
    await street.town.change("UPDATE bank.session SET expires_at = expires_at + interval '9 days'")
    street.town.now = until
    assert await send(street, to, 3_000) == "sent"


async def test_fifty_parallel_transfers_at_the_limit_never_exceed_it(street: Street) -> None:
    street.town.bank = street.town.bank_with(LOW)
    to = await street.register()
    await old(street)
    command = order(street.anas[0], to, 300)
    ready: list[tuple[OperationId, ChallengeId]] = []
    for _ in range(50):
        operation = new_operation()
        ready.append((operation, await street.town.confirm(street.ana.caller, operation, command)))
    await street.town.change("UPDATE bank.challenge SET voided_at = NULL")

    async def run(operation: OperationId, challenge: ChallengeId) -> object:
        return await street.town.bank.execute(street.ana.caller, operation, command, challenge)

    answers = await asyncio.gather(*(run(*each) for each in ready))
    assert sum(isinstance(answer, TransferReceipt) for answer in answers) == 16, "16 x 3.00 of 50.00"
    refused = {answer for answer in answers if not isinstance(answer, TransferReceipt)}
    assert refused == {LimitExceeded(Money(200), Limit.DAY)}
    assert await balance(street, street.anas[0]) == 10_000 - 16 * 300
    assert await street.town.scalar("SELECT sum(cents) FROM bank.spending") == 16 * 300


async def test_what_did_not_go_after_all_is_given_back_once_to_its_own_day(street: Street) -> None:
    street.town.bank = street.town.bank_with(LOW)
    to = await street.register()
    await old(street)
    command, operation = order(street.anas[0], to, 3_000), new_operation()
    challenge = await street.town.confirm(street.ana.caller, operation, command)
    await street.town.bank.execute(street.ana.caller, operation, command, challenge)
    for _ in range(2):
        async with street.town.engine.begin() as conn:
            await spending.give_back(conn, operation)
            await spending.give_back(conn, new_operation())
    assert await street.town.scalar("SELECT sum(cents) FROM bank.spending") == 0
    assert await street.town.scalar("SELECT count(DISTINCT business_date) FROM bank.spending") == 1


@pytest.mark.parametrize("deed", ["UPDATE bank.spending SET cents = 1", "DELETE FROM bank.spending"])
async def test_nobody_rewrites_what_was_spent(street: Street, deed: str) -> None:
    await send(street, await street.register(), 100)
    for engine, refusal in ((street.town.engine, "permission denied"), (street.town.owner, "append-only")):
        with pytest.raises(Exception, match=refusal):
            async with engine.begin() as conn:
                await conn.exec_driver_sql(deed)


async def test_what_was_sent_can_be_sent_again_by_its_member_while_its_beneficiary_stands(
    street: Street,
) -> None:
    to, other = await street.register("Beto"), await street.register("Otra", nth=2)
    for beneficiary, cents in ((to, 100), (other, 200), (to, 100)):
        await send(street, beneficiary, cents)
    past = await street.town.bank.ask(street.ana.caller, RecentTransfers())
    assert isinstance(past, tuple)
    assert [(each.beneficiary, each.amount.cents) for each in past] == [(to, 100), (other, 200)]
    assert await street.town.bank.ask(street.beto.caller, RecentTransfers()) == ()
    await street.town.with_code(street.ana.caller, DeleteBeneficiary(to))
    left = await street.town.bank.ask(street.ana.caller, RecentTransfers())
    assert isinstance(left, tuple)
    assert [each.beneficiary for each in left] == [other]


async def test_frequent_beneficiaries_come_first(street: Street) -> None:
    rare, often = await street.register("A veces"), await street.register("Siempre", nth=2)
    for to in (rare, often, often):
        await send(street, to, 100)
    listed = await street.town.bank.ask(street.ana.caller, ListBeneficiaries())
    assert isinstance(listed, tuple)
    assert [each.ref for each in listed] == [often, rare]
