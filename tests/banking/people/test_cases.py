"""What members ask people for, one case each; and their rights over their data, each with a code (B23, M134, LOPDP)."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import date, timedelta
from typing import cast

import pytest
from sqlalchemy import insert, update

from banking.bills import services
from banking.bills.companies import company
from banking.bills.tables import schedule, service
from banking.refusals import NotAuthorised, NotFound, OperationConflict, SessionEnded
from banking.requests import (
    ChooseNotice,
    EraseData,
    ExportData,
    GetErasable,
    ListCases,
    OrderMyData,
    RequestData,
    RequestProduct,
    TellClaim,
)
from banking.safety.cases import close_case, place
from banking.values import (
    AmortisationMethod,
    CaseStanding,
    CaseState,
    CaseSubject,
    Claimed,
    DataErased,
    DataGranted,
    DataRight,
    DataTicket,
    Erasable,
    Language,
    Money,
    NewsTopic,
    NoticeChoice,
    Product,
    ProductRequested,
    Service,
)
from dialogs.documents import my_data
from dialogs.words import Words
from tests.banking.people.town import Account, Town, new_operation, somebody

WORDS = Words.load()

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
    for command in (RequestProduct(Product.CARD, None, None, None, 1), RequestData(DataRight.CORRECT, None)):
        await town.bank.execute(account.caller, new_operation(), command, None)
        town.later(minutes=1)
    found = await _standing(town, account)
    assert [(each.subject, each.answer_by) for each in found] == [
        (CaseSubject.CORRECT, date(2026, 12, 5)),
        (CaseSubject.CARD, date(2026, 11, 24)),
    ]
    assert await _standing(town, other) == ()


async def test_what_is_told_twice_is_one_claim_and_its_words_are_sealed(town: Town) -> None:
    account, other = await town.member(1), await town.member(2)
    told = TellClaim("El cajero no me dio 40 dólares")
    opened = await town.bank.execute(account.caller, new_operation(), told, None)
    assert isinstance(opened, Claimed)
    louder = TellClaim(told.words.upper())
    again = await town.bank.execute(account.caller, new_operation(), louder, None)
    assert again == replace(opened, already=True)
    elsewhere = await town.bank.execute(other.caller, new_operation(), told, None)
    assert isinstance(elsewhere, Claimed)
    assert (elsewhere.already, elsewhere.number == opened.number) == (False, False)
    (standing,) = await _standing(town, account)
    assert (standing.subject, standing.answer_by) == (CaseSubject.TOLD_CLAIM, opened.answer_by)
    assert "cajero" not in str(await town.rows("SELECT c.*::text FROM bank.case c"))
    mails = await town.rows("SELECT payload FROM bank.outgoing_email WHERE template = 'claim_opened'")
    assert len(mails) == 2


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


async def test_a_copy_of_one_s_data_needs_a_code_of_one_s_own_and_shows_no_number_whole(town: Town) -> None:
    account, other = await town.member(1), await town.member(2)
    await town.accounts(account)
    await town.bank.choose_language(replace(account.caller, language=Language.ENGLISH))
    refused = await town.bank.execute(account.caller, new_operation(), ExportData(), None)
    assert refused == NotAuthorised()
    never = DataGranted(new_operation(), town.now + timedelta(minutes=10))
    assert await town.bank.ask(account.caller, OrderMyData(never)) == NotFound()
    granted = await town.with_code(account.caller, ExportData())
    assert isinstance(granted, DataGranted)
    assert await town.bank.ask(other.caller, OrderMyData(granted)) == NotFound()
    ticket = await town.bank.ask(account.caller, OrderMyData(granted))
    assert isinstance(ticket, DataTicket)
    data = await town.bank.my_data(ticket)
    assert data is not None
    shown = my_data.portable(WORDS, data).decode()
    sections = json.loads(shown)["data"]
    assert {name for name, items in sections.items() if items} >= {"person", "access", "products"}
    assert [item["value"] for item in sections["preferences"]] == ["EN"]
    person = somebody(1)
    for number in (person.identification.number, person.phone, person.phone[4:], person.email):
        assert number not in shown
    assert person.name in shown
    assert my_data.pdf(WORDS, data) == my_data.pdf(WORDS, data)
    assert person.surnames not in repr((data, ticket, granted))
    stolen = replace(ticket, order=replace(ticket.order, member=other.member))
    assert await town.bank.my_data(stolen) is None
    town.later(minutes=11)
    assert await town.bank.ask(account.caller, OrderMyData(granted)) in (NotFound(), SessionEnded())
    assert await town.bank.my_data(ticket) is not None
    town.later(hours=24)
    assert await town.bank.my_data(ticket) is None
    mails = await town.rows("SELECT 1 FROM bank.outgoing_email WHERE template = 'data_exported'")
    assert len(mails) == 1


async def test_erasing_takes_what_nothing_needs_and_nobody_else_s(town: Town) -> None:
    account, other = await town.member(1), await town.member(2)
    for each in (account, other):
        await _save_things(town, each)
    found = await town.bank.ask(account.caller, GetErasable())
    assert found == Erasable(beneficiaries=0, services=2, cards=0, preferences=1, kept=1)
    assert await town.bank.execute(account.caller, new_operation(), EraseData(), None) == NotAuthorised()
    erased = await town.with_code(account.caller, EraseData())
    assert erased == DataErased(0, 2, 0, 1, 1, town.now)
    assert await town.bank.ask(account.caller, GetErasable()) == Erasable(0, 0, 0, 0, 1)
    assert await town.bank.ask(other.caller, GetErasable()) == found
    rows = await town.rows(
        "SELECT alias_sealed IS NULL, times FROM bank.service WHERE member_id = :who ORDER BY times",
        who=account.member,
    )
    assert rows == [(True, 0), (True, 0), (True, 1)]


async def _save_things(town: Town, account: Account) -> None:
    """Two paid services, one of them programmed, one that only has a name, and a preference."""
    source, _ = await town.accounts(account)
    cnt = company("cnt")
    assert cnt is not None
    async with town.engine.begin() as conn:
        ids = [
            await services.use(conn, town.keys, account.member, Service(cnt.company, number), town.now)
            for number in ("023035471", "023035472")
        ]
        named = await services.use(
            conn, town.keys, account.member, Service(cnt.company, "023035473"), town.now
        )
        only_named = {"times": 0, "alias_sealed": b"sealed"}
        await conn.execute(update(service).where(service.c.id == named).values(**only_named))
        await conn.execute(
            insert(schedule).values(
                id=new_operation(),
                member_id=account.member,
                service_id=ids[0],
                account_id=source.id,
                maximum=100_00,
                frequency="as_soon",
                since=town.now.date(),
                counts_from=town.now.date(),
                terms_version=1,
                accepted_at=town.now,
                state="active",
                created_at=town.now,
            )
        )
    muted = ChooseNotice(NoticeChoice(NewsTopic.MONEY_RECEIVED, wanted=False))
    await town.bank.execute(account.caller, new_operation(), muted, None)
