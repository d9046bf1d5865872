"""Transferencias a mis cuentas, from the quote to the notice (M74-M78)."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from banking.messages import emails
from banking.messages.letters import write_letter
from banking.messages.tables import outgoing_email
from banking.refusals import (
    AccountUnavailable,
    AmountOutOfRange,
    InsufficientFunds,
    NotAuthorised,
    NotFound,
    OperationConflict,
    Refusal,
    SameAccount,
    SessionEnded,
)
from banking.requests import LastMovements, ListAccounts, QuoteOwnTransfer
from banking.values import (
    RECEIPT_BUTTONS,
    AccountKind,
    AccountRef,
    Money,
    Movements,
    NoticeId,
    OperationId,
    Quote,
    Receipt,
)
from tests.banking.kit import NOON, House


async def test_money_moves_once_and_both_statements_say_so(house: House) -> None:
    caller = house.log_in(1)
    source, target = await house.open(1, 10_000), await house.open(1, 500)
    receipt = await house.transfer(caller, house.order(source, target, 2_550, "arriendo"))
    assert isinstance(receipt, Receipt)
    assert (receipt.source, receipt.target, receipt.amount) == (source, target, Money(2_550))
    assert (receipt.fee, receipt.at, receipt.reference) == (Money(0), NOON, "arriendo")
    out = await house.bank.ask(caller, LastMovements(source))
    into = await house.bank.ask(caller, LastMovements(target))
    assert isinstance(out, Movements)
    assert isinstance(into, Movements)
    assert (out.items[0].text, out.items[0].amount, out.items[0].balance) == (
        "ND TRANSFERENCIA ENTRE CUENTAS PROPIAS",
        Money(-2_550),
        Money(7_450),
    )
    assert (into.items[0].text, into.items[0].amount, into.items[0].balance) == (
        "NC TRANSFERENCIA ENTRE CUENTAS PROPIAS",
        Money(2_550),
        Money(3_050),
    )
    assert out.items[0].document != into.items[0].document


async def test_the_same_operation_answers_the_same_receipt(house: House) -> None:
    caller, operation = house.log_in(1), OperationId(uuid4())
    source, target = await house.open(1, 10_000), await house.open(1, 0)
    order = house.order(source, target, 100)
    first = await house.transfer(caller, order, operation)
    house.now += timedelta(hours=1)
    house.desk.verified.clear()
    house.desk.sessions.clear()
    assert await house.bank.execute(caller, operation, order, None) == first
    assert await house.movements_made() == 1


async def test_another_request_or_chat_under_a_used_operation_is_a_conflict(house: House) -> None:
    caller, operation = house.log_in(1), OperationId(uuid4())
    source, target = await house.open(1, 10_000), await house.open(1, 0)
    order = house.order(source, target, 100)
    await house.transfer(caller, order, operation)
    assert await house.transfer(caller, house.order(source, target, 101), operation) == OperationConflict()
    assert await house.bank.execute(replace(caller, chat_id=9), operation, order, None) == OperationConflict()
    assert await house.movements_made() == 1


async def test_a_refusal_is_remembered_so_a_late_retry_cannot_turn_a_no_into_a_yes(house: House) -> None:
    caller, operation = house.log_in(1), OperationId(uuid4())
    source, target, rich = await house.open(1, 100), await house.open(1, 0), await house.open(1, 5_000)
    order = house.order(source, target, 200)
    assert await house.transfer(caller, order, operation) == InsufficientFunds(Money(100))
    await house.transfer(caller, house.order(rich, source, 5_000))
    assert await house.transfer(caller, order, operation) == InsufficientFunds(Money(100))
    assert await house.balance(target) == 0


async def test_without_its_own_code_nothing_moves_and_the_operation_stays_free(house: House) -> None:
    caller, operation = house.log_in(1), OperationId(uuid4())
    source, target = await house.open(1, 10_000), await house.open(1, 0)
    order = house.order(source, target, 100)
    other = house.code_for(caller, OperationId(uuid4()), order)
    dearer = house.code_for(caller, operation, house.order(source, target, 99))
    for challenge in (None, other, dearer):
        assert await house.bank.execute(caller, operation, order, challenge) == NotAuthorised()
    assert await house.scalar("SELECT count(*) FROM ledger.operation") == 0
    assert await house.scalar("SELECT count(*) FROM ledger.audit WHERE result = 'NotAuthorised'") == 3
    assert isinstance(await house.transfer(caller, order, operation), Receipt)


async def test_a_verified_code_moves_money_after_the_session_ended(house: House) -> None:
    caller = house.log_in(1)
    source, target = await house.open(1, 10_000), await house.open(1, 0)
    assert caller.session is not None
    house.desk.ended.add(caller.session)
    assert await house.bank.ask(caller, ListAccounts()) == SessionEnded()
    assert isinstance(await house.transfer(caller, house.order(source, target, 100)), Receipt)


async def test_a_second_member_finds_nothing_under_the_first_ones_references(house: House) -> None:
    stranger = house.log_in(2)
    source, target, own = await house.open(1, 10_000), await house.open(1, 0), await house.open(2, 50)
    assert await house.bank.ask(stranger, LastMovements(source)) == NotFound()
    assert await house.bank.ask(stranger, QuoteOwnTransfer(source, own, Money(1))) == NotFound()
    assert await house.transfer(stranger, house.order(source, target, 100)) == NotFound()
    assert await house.transfer(stranger, house.order(own, target, 10)) == NotFound()
    forged = AccountRef(own.id, own.kind, "9999")
    assert await house.bank.ask(stranger, LastMovements(forged)) == NotFound()
    assert await house.bank.ask(stranger, QuoteOwnTransfer(forged, own, Money(1))) == NotFound()
    assert await house.movements_made() == 0


@pytest.mark.parametrize(
    ("source", "target", "cents", "refusal"),
    [
        ("savings", "savings", 1, SameAccount()),
        ("certificates", "savings", 1, AccountUnavailable()),
        ("savings", "certificates", 1, AccountUnavailable()),
        ("savings", "blocked", 1, AccountUnavailable()),
        ("closed", "savings", 1, AccountUnavailable()),
        ("savings", "other", 0, AmountOutOfRange(Money(100_000_000))),
        ("savings", "other", -5, AmountOutOfRange(Money(100_000_000))),
        ("savings", "other", 100_000_001, AmountOutOfRange(Money(100_000_000))),
        ("savings", "other", 29_091, InsufficientFunds(Money(29_090))),
    ],
)
async def test_quote_and_execution_refuse_alike(
    house: House, source: str, target: str, cents: int, refusal: Refusal
) -> None:
    caller = house.log_in(1)
    accounts = {
        "savings": await house.open(1, 29_565),
        "other": await house.open(1, 0),
        "certificates": await house.open(1, 41_250, AccountKind.CONTRIBUTION),
        "blocked": await house.open(1, 100),
        "closed": await house.open(1, 100),
    }
    for status in ("blocked", "closed"):
        await house.change(
            "UPDATE ledger.account SET status = :s WHERE id = :id", s=status, id=accounts[status].id
        )
    await house.change(
        "SELECT ledger.place_hold(gen_random_uuid(), :id, 475, now() + interval '1 day')",
        id=accounts["savings"].id,
    )
    order = house.order(accounts[source], accounts[target], cents)
    assert await house.bank.ask(caller, QuoteOwnTransfer(order.source, order.target, order.amount)) == refusal
    assert await house.transfer(caller, order) == refusal


async def test_certificates_of_contribution_neither_pay_nor_receive(house: House) -> None:
    caller = house.log_in(1)
    savings, certificates = await house.open(1, 100), await house.open(1, 100, AccountKind.CONTRIBUTION)
    assert await house.transfer(caller, house.order(savings, certificates, 1)) == AccountUnavailable()
    assert await house.transfer(caller, house.order(certificates, savings, 1)) == AccountUnavailable()


async def test_what_changes_between_code_and_posting_is_seen_at_posting(house: House) -> None:
    caller, operation = house.log_in(1), OperationId(uuid4())
    source, target = await house.open(1, 10_000), await house.open(1, 0)
    order = house.order(source, target, 100)
    assert await house.bank.ask(caller, QuoteOwnTransfer(source, target, Money(100))) == order.quote
    challenge = house.code_for(caller, operation, order)
    await house.change("UPDATE ledger.account SET status = 'blocked' WHERE id = :id", id=source.id)
    assert await house.bank.execute(caller, operation, order, challenge) == AccountUnavailable()


@pytest.mark.parametrize("reference", ["x" * 61, "dos\nlíneas", " "])
async def test_what_no_flow_can_send_is_refused_for_safety(house: House, reference: str) -> None:
    caller = house.log_in(1)
    source, target = await house.open(1, 10_000), await house.open(1, 0)
    order = house.order(source, target, 100)
    assert await house.transfer(caller, replace(order, reference=reference)) == OperationConflict()
    dearer = replace(order, quote=Quote(Money(36), Money(136)))
    assert await house.transfer(caller, dearer) == OperationConflict()
    assert await house.movements_made() == 0


async def test_the_outcome_is_owed_until_the_member_was_told(house: House) -> None:
    caller, operation = house.log_in(1), OperationId(uuid4())
    source, target = await house.open(1, 10_000), await house.open(1, 0)
    receipt = await house.transfer(caller, house.order(source, target, 100), operation)
    assert await house.bank.untold_notices(30, 10) == []
    house.now += timedelta(seconds=31)
    (notice,) = await house.bank.untold_notices(30, 10)
    assert (notice.id, notice.chat_id) == (NoticeId(operation), caller.chat_id)
    assert (notice.kind, notice.value) == ("OwnTransfer", receipt)
    assert tuple(button.name for button in notice.buttons) == RECEIPT_BUTTONS
    await house.bank.mark_told(notice.id)
    await house.bank.mark_told(notice.id)
    assert await house.bank.untold_notices(30, 10) == []


async def test_an_outcome_nobody_can_be_told_is_tried_ever_more_rarely_and_by_one_at_a_time(
    house: House,
) -> None:
    caller = house.log_in(1)
    source, target = await house.open(1, 10_000), await house.open(1, 0)
    await house.transfer(caller, house.order(source, target, 100))
    house.now += timedelta(seconds=31)
    both = await asyncio.gather(*(house.bank.untold_notices(30, 10) for _ in range(2)))
    assert sorted(len(given) for given in both) == [0, 1]
    given = 0
    for minutes in (*[1] * 16, *[8] * 178):  # a day
        house.now += timedelta(minutes=minutes)
        given += len(await house.bank.untold_notices(30, 10))
    assert given == 10, "after 1, 2, 4, 8 ... 512 minutes"


async def test_the_trail_and_the_mail_job_stand_or_fall_with_the_movement(house: House) -> None:
    caller = house.log_in(1)
    source, target = await house.open(1, 10_000), await house.open(1, 0)
    await house.transfer(caller, house.order(source, target, 100))
    await house.transfer(caller, house.order(source, target, 100_000))
    trail = "SELECT string_agg(actor || ' ' || action || ' ' || origin || ' ' || result, ', ' ORDER BY id) FROM ledger.audit"
    assert await house.scalar(trail) == (
        "member:1 OwnTransfer chat:1001 done, member:1 OwnTransfer chat:1001 InsufficientFunds"
    )
    assert await house.scalar("SELECT count(*) FROM procrastinate_jobs") == 1


async def test_the_member_is_told_by_mail_too(house: House) -> None:
    caller = house.log_in(1)
    source, target = await house.open(1, 2_000_000), await house.open(1, 0)
    receipt = await house.transfer(caller, house.order(source, target, 1_375_000, "arriendo"))
    assert isinstance(receipt, Receipt)
    async with house.engine.connect() as conn:
        mail = (await conn.execute(select(outgoing_email))).one()
    details = json.loads(house.keys.open(emails.place(mail.id), mail.payload))
    letter = write_letter(mail.template, mail.created_at, "Andrea Morales", details)
    for part in (letter.text, letter.html):
        for shown in (
            receipt.code,
            f"••••{source.last4}",
            f"••••{target.last4}",
            "$13,750.00",
            "$0.00",
            "arriendo",
        ):
            assert shown in part
    assert "usted" in letter.text
