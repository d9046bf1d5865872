"""The key of a card: changed by page and code, recovered by e-mail, three wrong ones and no more (M44-M64, S12, S13)."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import cast
from uuid import uuid4

import pytest
from sqlalchemy import select

from banking.cards.pins import Kept, hash_pin, pin_matches
from banking.cards.tables import card_pin
from banking.crypto import Keys
from banking.faults import Fault
from banking.refusals import (
    CardUnavailable,
    CredentialsInvalid,
    NotAuthorised,
    NotFound,
    PinBlocked,
    PinMissing,
    SessionEnded,
)
from banking.requests import ChangePin, CheckCredentials, CheckPin, FreezeCard, RecoverPin
from banking.values import (
    Caller,
    CardChanged,
    CardStatus,
    FieldFault,
    FormAccepted,
    FormFaults,
    FormHandle,
    FormPurpose,
    OperationId,
    PinChanged,
    PinCheck,
    PinSent,
)
from tests.banking.cards.holder import NEW_PIN, OTHER_PIN, PIN, Holder, holder

__all__ = ["holder"]
WRONG = FormFaults((("old_pin", FieldFault.WRONG),))


async def test_a_key_is_changed_by_page_and_code_and_the_member_is_told(holder: Holder) -> None:
    answer = await holder.change()
    assert answer == PinChanged(holder.debit, holder.town.now)
    assert await holder.mails() == ["card_pin_changed"]
    assert await holder.type(PIN, OTHER_PIN) == WRONG
    assert isinstance(await holder.type(NEW_PIN, OTHER_PIN), FormAccepted)


async def test_a_key_is_not_changed_without_its_own_code(holder: Holder) -> None:
    page, caller, bank = await holder.proven(), holder.account.caller, holder.town.bank
    command, operation = ChangePin(holder.debit, page), OperationId(uuid4())
    assert await bank.execute(caller, operation, command, None) == NotAuthorised()
    other = ChangePin(holder.debit, FormHandle(uuid4()))
    challenge = await holder.town.confirm(caller, operation, other)
    assert await bank.execute(caller, operation, command, challenge) == NotAuthorised()
    assert await holder.town.with_code(caller, other) == CredentialsInvalid()
    assert await holder.mails() == []


async def test_what_can_be_refused_without_the_key_costs_no_try(holder: Holder) -> None:
    ticket = await holder.open()
    for old, new, again, faults in (
        ("739", NEW_PIN, NEW_PIN, [("old_pin", FieldFault.FOUR_DIGITS)]),
        (PIN, "1234", "1234", [("new_pin", FieldFault.CONSECUTIVE)]),
        (PIN, "2405", "2405", [("new_pin", FieldFault.BIRTH_DATE)]),
        (PIN, "5555", "5555", [("new_pin", FieldFault.REPEATED)]),
        (PIN, PIN, PIN, [("new_pin", FieldFault.SAME_AS_OLD)]),
        (PIN, NEW_PIN, OTHER_PIN, [("confirmation", FieldFault.MISMATCH)]),
        ("x", "12", NEW_PIN, [("old_pin", FieldFault.FOUR_DIGITS), ("new_pin", FieldFault.FOUR_DIGITS)]),
        (PIN, " ", NEW_PIN, [("new_pin", FieldFault.MISSING)]),
    ):
        assert await holder.submit(ticket, old, new, again) == FormFaults(tuple(faults)), (old, new, again)
    assert isinstance(await holder.submit(ticket, PIN, NEW_PIN), FormAccepted)


async def test_the_third_wrong_key_blocks_the_change_until_it_is_recovered(holder: Holder) -> None:
    town, caller = holder.town, holder.account.caller
    proven = await holder.proven()
    assert [await holder.type(OTHER_PIN), await holder.type(OTHER_PIN), await holder.type(OTHER_PIN)] == [
        WRONG,
        WRONG,
        PinBlocked(),
    ]
    town.bank = town.bank_with(town.policy)  # another process
    town.later(days=400)
    caller = await log_in_again(holder)
    assert await holder.type(PIN) == PinBlocked()
    assert await town.bank.ask(caller, CheckPin(holder.debit)) == PinBlocked()
    assert await town.with_code(caller, ChangePin(holder.debit, proven)) == PinBlocked()
    assert await holder.mails() == ["card_pin_blocked"]
    assert isinstance(await town.with_code(caller, RecoverPin(holder.debit)), PinSent)
    temporary = (await holder.mailed())["pin"]
    assert isinstance(await holder.change(temporary, OTHER_PIN), PinChanged)


async def log_in_again(holder: Holder) -> Caller:
    """Hours later: the session is gone, the chat is still linked."""
    session = await holder.town.link(Caller(holder.account.caller.chat_id), holder.account.user_name)
    caller = Caller(holder.account.caller.chat_id, session.id)
    object.__setattr__(holder.account, "caller", caller)
    return caller


async def test_parallel_tries_cannot_outrun_the_counter(holder: Holder) -> None:
    tickets = [await holder.open() for _ in range(12)]
    answers = await holder.town.together(
        "bank.card_pin", *[lambda t=ticket: holder.submit(t, OTHER_PIN, NEW_PIN) for ticket in tickets[:6]]
    )
    answers += await asyncio.gather(*(holder.submit(ticket, PIN, NEW_PIN) for ticket in tickets[6:]))
    assert Counter(map(type, answers)) == {FormFaults: 2, PinBlocked: 10}
    assert await holder.town.scalar("SELECT failures FROM bank.card_pin") == 3


async def test_the_right_key_forgives_wrong_ones(holder: Holder) -> None:
    for _ in range(2):
        assert await holder.type(OTHER_PIN) == WRONG
        assert await holder.type(OTHER_PIN) == WRONG
        assert isinstance(await holder.type(PIN), FormAccepted)


async def test_a_temporary_key_comes_by_mail_works_once_and_for_a_day(holder: Holder) -> None:
    town, caller = holder.town, holder.account.caller
    assert await town.bank.ask(caller, CheckPin(holder.credit)) == PinMissing()
    sent = await town.with_code(caller, RecoverPin(holder.credit))
    assert sent == PinSent(holder.credit, "ma•••@c•••.example", town.now + timedelta(days=1))
    mail = await holder.mailed()
    assert (mail["card"], mail["kind"]) == ("513744XXXXXX2631", "credit")
    assert await town.bank.ask(caller, CheckPin(holder.credit)) == PinCheck(temporary=True)
    assert isinstance(await holder.change(mail["pin"], NEW_PIN, holder.credit), PinChanged)
    assert await town.bank.ask(caller, CheckPin(holder.credit)) == PinCheck(temporary=False)
    assert await holder.type(mail["pin"], OTHER_PIN, card=holder.credit) == WRONG
    await town.with_code(caller, RecoverPin(holder.credit))
    page = await holder.open(holder.credit)
    late = (await holder.mailed())["pin"]
    await town.change("UPDATE bank.card_pin SET temporary_until = :now", now=town.now)
    assert await holder.submit(page, late, OTHER_PIN) is None
    assert await town.bank.ask(caller, CheckPin(holder.credit)) == PinMissing()


async def test_what_was_proven_of_a_key_ends_with_it(holder: Holder) -> None:
    page = await holder.proven()
    await holder.town.with_code(holder.account.caller, RecoverPin(holder.debit))
    stale = await holder.town.with_code(holder.account.caller, ChangePin(holder.debit, page))
    assert stale == CredentialsInvalid()
    another_card = await holder.town.with_code(holder.account.caller, ChangePin(holder.credit, page))
    assert another_card == PinMissing()


async def test_a_done_page_about_a_key_is_no_login(holder: Holder) -> None:
    page, chat = await holder.proven(), Caller(holder.account.caller.chat_id)
    assert await holder.town.bank.ask(chat, CheckCredentials(page)) == CredentialsInvalid()


async def test_nobody_types_at_another_member_s_card(holder: Holder) -> None:
    town = holder.town
    thief = await town.member(2)
    with pytest.raises(Fault):
        await town.open(thief.caller, FormPurpose.CARD_PIN, holder.debit)
    with pytest.raises(Fault):
        await town.open(thief.caller, FormPurpose.CARD_PIN)
    assert (
        await town.bank.open_form(Caller(1), FormHandle(uuid4()), FormPurpose.CARD_PIN, holder.debit)
        == SessionEnded()
    )
    page = await holder.proven()
    for command in (ChangePin(holder.debit, page), RecoverPin(holder.debit), FreezeCard(holder.debit)):
        assert await town.with_code(thief.caller, command) == NotFound()
        assert (
            await town.scalar("SELECT summary->>'destination' FROM bank.challenge ORDER BY ctid DESC LIMIT 1")
            == "****????"
        )


async def test_a_frozen_card_keeps_its_key(holder: Holder) -> None:
    town, caller = holder.town, holder.account.caller
    page, ticket = await holder.proven(), await holder.open()
    frozen = await town.with_code(caller, FreezeCard(holder.debit))
    assert frozen == CardChanged(holder.debit, CardStatus.FROZEN, town.now)
    refused = CardUnavailable(CardStatus.FROZEN)
    assert await town.bank.ask(caller, CheckPin(holder.debit)) == refused
    assert await holder.submit(ticket, PIN, NEW_PIN) is None
    assert await town.with_code(caller, ChangePin(holder.debit, page)) == refused
    assert await town.with_code(caller, RecoverPin(holder.debit)) == refused


async def test_only_a_peppered_hash_of_its_own_card_is_kept(holder: Holder) -> None:
    town = holder.town
    async with town.engine.connect() as conn:
        kept = (await conn.execute(select(card_pin))).one()
    assert kept.pin_hash.startswith("$argon2id$")
    assert await pin_matches(town.keys, town.policy, kept, PIN)
    stolen = replace(Copied(kept.card_id, kept.pin_hash), card_id=holder.credit.id)
    assert not await pin_matches(town.keys, town.policy, cast("Kept", stolen), PIN)
    assert not await pin_matches(Keys(b"a dump without the installation's secret"), town.policy, kept, PIN)
    assert await hash_pin(town.keys, town.policy, kept.card_id, PIN) != kept.pin_hash


@dataclass(frozen=True)
class Copied:
    """A row put behind another card."""

    card_id: int
    pin_hash: str
