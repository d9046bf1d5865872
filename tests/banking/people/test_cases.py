"""What members ask people for: one case each, its owner's alone, with the consent it came with (B23, M134)."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import date
from typing import cast

import pytest

from banking.refusals import OperationConflict
from banking.requests import ListCases, RequestData, RequestProduct
from banking.safety.cases import close_case, place
from banking.values import (
    AmortisationMethod,
    CaseStanding,
    CaseState,
    CaseSubject,
    DataRight,
    Money,
    Product,
    ProductRequested,
)
from tests.banking.people.town import Account, Town, new_operation

LOAN = RequestProduct(Product.LOAN, Money(5_000_00), 24, AmortisationMethod.FRENCH, 1)


async def _standing(town: Town, account: Account) -> tuple[CaseStanding, ...]:
    found = await town.bank.ask(account.caller, ListCases())
    assert isinstance(found, tuple)
    return found


async def test_of_one_product_there_is_one_open_request_with_its_consent(town: Town) -> None:
    account = await town.member()
    answers = await asyncio.gather(
        *(town.bank.execute(account.caller, new_operation(), LOAN, None) for _ in range(5))
    )
    made = [answer for answer in answers if isinstance(answer, ProductRequested)]
    assert sorted(answer.already for answer in made) == [False, True, True, True, True]
    assert {(answer.number, answer.answer_by) for answer in made} == {(made[0].number, date(2026, 11, 24))}
    rows = await town.rows(
        "SELECT c.kind, c.detail, r.amount, r.term, r.method, r.consent_version, r.consented_at = c.opened_at"
        " FROM bank.case c JOIN bank.product_request r ON r.case_id = c.id"
    )
    ((kind, detail, *asked),) = rows
    assert (kind, asked) == ("product_loan", [500_000, 24, "french", 1, True])
    said = json.loads(town.keys.open(place(made[0].number), cast("bytes", detail)))
    assert said == {"product": "loan", "amount": 500_000, "term": 24, "method": "french"}
    mails = await town.rows("SELECT template FROM bank.outgoing_email WHERE template = 'product_requested'")
    assert len(mails) == 1
    async with town.engine.begin() as conn:
        assert await close_case(conn, made[0].number, "agent:ana", town.now)
    again = await town.bank.execute(account.caller, new_operation(), LOAN, None)
    assert isinstance(again, ProductRequested)
    assert not again.already
    assert [each.state for each in await _standing(town, account)] == [CaseState.OPEN, CaseState.CLOSED]


NEVER_OFFERED = (
    replace(LOAN, amount=Money(1)),
    replace(LOAN, term=600),
    replace(LOAN, method=None),
    replace(LOAN, product=Product.DEPOSIT),
    replace(LOAN, product=Product.CARD),
    RequestProduct(Product.DEPOSIT, None, None, None, 1),
)


async def test_what_is_not_offered_cannot_be_asked_for(town: Town) -> None:
    account = await town.member()
    for wanted in NEVER_OFFERED:
        assert await town.bank.execute(account.caller, new_operation(), wanted, None) == OperationConflict()
    assert await town.rows("SELECT 1 FROM bank.case") == []


async def test_a_member_sees_their_own_cases_and_until_when_an_answer_was_promised(town: Town) -> None:
    account, other = await town.member(1), await town.member(2)
    assert await _standing(town, account) == ()
    for command in (RequestProduct(Product.CARD, None, None, None, 1), RequestData(DataRight.CORRECT)):
        await town.bank.execute(account.caller, new_operation(), command, None)
        town.later(minutes=1)
    found = await _standing(town, account)
    assert [(each.subject, each.answer_by) for each in found] == [
        (CaseSubject.CORRECT, date(2026, 12, 5)),
        (CaseSubject.CARD, date(2026, 11, 24)),
    ]
    assert await _standing(town, other) == ()


HISTORY = (
    "UPDATE bank.product_request SET consent_version = 2",
    "UPDATE bank.product_request SET amount = 1",
    "DELETE FROM bank.product_request",
)


async def test_what_was_agreed_to_cannot_be_rewritten(town: Town) -> None:
    account = await town.member()
    await town.bank.execute(account.caller, new_operation(), LOAN, None)
    for statement in HISTORY:
        with pytest.raises(Exception, match="permission denied"):
            async with town.engine.begin() as conn:
                await conn.exec_driver_sql(statement)
        with pytest.raises(Exception, match="append-only"):
            async with town.owner.begin() as conn:
                await conn.exec_driver_sql(statement)
