"""Secure pages: one-time, checked, locked after wrong tries, forgetful (D3, D5, D6, S14)."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import argon2
import pytest

from banking.faults import Fault
from banking.refusals import CredentialsLocked, SessionEnded
from banking.values import (
    Caller,
    ChatEvent,
    FieldFault,
    FormAccepted,
    FormFaults,
    FormHandle,
    FormPurpose,
    FormState,
    FormTicket,
    FormView,
)
from tests.banking.people.town import NOON, PASSWORD, Town

CHAT = Caller(77)
WRONG = FormFaults((("password", FieldFault.WRONG),))


async def test_the_same_handle_opens_the_same_page(town: Town) -> None:
    handle = FormHandle(uuid4())
    first = await town.bank.open_form(CHAT, handle, FormPurpose.CREDENTIALS)
    town.later(minutes=2)
    assert await town.bank.open_form(CHAT, handle, FormPurpose.CREDENTIALS) == first
    with pytest.raises(Fault):
        await town.bank.open_form(Caller(78), handle, FormPurpose.CREDENTIALS)


async def test_a_page_is_completed_once_and_its_chat_is_told(town: Town) -> None:
    account = await town.member()
    ticket = await town.open(CHAT, FormPurpose.CREDENTIALS)
    fields = {"username": account.user_name, "password": PASSWORD}
    answers = await town.together(
        "bank.password_guard", *[lambda: town.bank.submit_form(ticket.token, fields)] * 2
    )
    assert Counter(map(type, answers)) == {FormAccepted: 1, type(None): 1}
    assert await town.bank.submit_form(ticket.token, fields) is None
    view = FormView(ticket.handle, CHAT.chat_id, FormPurpose.CREDENTIALS, FormState.DONE)
    assert await town.bank.view_form(ticket.token) == view
    told = (await town.bank.pending_chat_events(100))[-1]
    assert told == ChatEvent(told.id, CHAT.chat_id, "form_done", (("handle", str(ticket.handle)),))
    await town.bank.chat_event_delivered(told.id)
    assert told not in await town.bank.pending_chat_events(100)


async def test_a_page_ends_after_ten_minutes(town: Town) -> None:
    account = await town.member()
    ticket = await town.open(CHAT, FormPurpose.CREDENTIALS)
    town.later(minutes=10)
    view = await town.bank.view_form(ticket.token)
    assert view is not None
    assert view.state is FormState.EXPIRED
    fields = {"username": account.user_name, "password": PASSWORD}
    assert await town.bank.submit_form(ticket.token, fields) is None


async def test_a_token_that_was_never_issued_opens_nothing(town: Town) -> None:
    ticket = await town.open(CHAT, FormPurpose.CREDENTIALS)
    for token in ("", "x", ticket.token[:-1], str(ticket.handle), ticket.token + "="):
        assert await town.bank.view_form(token) is None
        assert await town.bank.submit_form(token, {"username": "a", "password": "b"}) is None


async def test_pages_that_need_a_member_open_for_one_only(town: Town) -> None:
    for purpose in (FormPurpose.PASSWORD, FormPurpose.NEW_PASSWORD):
        assert await town.bank.open_form(CHAT, FormHandle(uuid4()), purpose) == SessionEnded()
    account = await town.member()
    assert isinstance(
        await town.bank.open_form(account.caller, FormHandle(uuid4()), FormPurpose.NEW_PASSWORD), FormTicket
    )


async def test_empty_and_endless_fields_are_faults_and_no_tries(town: Town) -> None:
    account = await town.member()
    ticket = await town.open(CHAT, FormPurpose.CREDENTIALS)
    for _ in range(5):
        faults = await town.bank.submit_form(ticket.token, {"username": account.user_name, "password": " "})
        assert faults == FormFaults((("password", FieldFault.MISSING),))
        faults = await town.bank.submit_form(ticket.token, {"password": "x" * 10_000})
        assert faults == FormFaults((("username", FieldFault.MISSING), ("password", FieldFault.TOO_LONG)))
    await town.credentials(CHAT, account.user_name)


@pytest.mark.parametrize("exists", [True, False])
async def test_three_wrong_passwords_lock_a_user_for_longer_each_time_whether_it_exists_or_not(
    town: Town, *, exists: bool
) -> None:
    account = await town.member()
    user_name = account.user_name if exists else "nadie1234"
    ticket = await town.open(CHAT, FormPurpose.CREDENTIALS)
    for minutes in (15, 30, 60):
        fields = {"username": user_name, "password": "no es esta"}
        answers = [await town.bank.submit_form(ticket.token, fields) for _ in range(4)]
        locked = CredentialsLocked(town.now + timedelta(minutes=minutes))
        assert answers == [WRONG, WRONG, locked, locked]
        town.later(minutes=minutes)
        ticket = await town.open(CHAT, FormPurpose.CREDENTIALS)
    right = await town.bank.submit_form(ticket.token, {"username": user_name, "password": PASSWORD})
    assert isinstance(right, FormAccepted) is exists


async def test_a_locked_user_is_not_let_in_with_the_right_password_and_hears_of_it(town: Town) -> None:
    account = await town.member()
    for _ in range(3):
        await town.type(CHAT, FormPurpose.CREDENTIALS, username=account.user_name, password="no es esta")
    chat = replace(account.caller, session=None)
    answer = await town.type(chat, FormPurpose.PASSWORD, password=PASSWORD)
    assert answer == CredentialsLocked(NOON + timedelta(minutes=15))
    mails = await town.rows("SELECT member_id FROM bank.outgoing_email WHERE template = 'password_locked'")
    assert mails == [(account.member,)]


async def test_wrong_tries_of_different_pages_and_chats_count_together(town: Town) -> None:
    account = await town.member()
    linked = replace(account.caller, session=None)
    await town.type(linked, FormPurpose.PASSWORD, password="no es esta")
    await town.type(CHAT, FormPurpose.CREDENTIALS, username=account.user_name, password="no es esta")
    last = await town.type(
        Caller(78), FormPurpose.CREDENTIALS, username=account.user_name, password="no es esta"
    )
    assert isinstance(last, CredentialsLocked)


@pytest.mark.parametrize("exists", [True, False])
async def test_parallel_tries_cannot_outrun_the_lock(town: Town, *, exists: bool) -> None:
    account = await town.member()
    fields = {"username": account.user_name if exists else "nadie1234", "password": "no es esta"}
    ticket = await town.open(CHAT, FormPurpose.CREDENTIALS)
    assert await town.bank.submit_form(ticket.token, fields) == WRONG
    answers = await town.together(
        "bank.password_guard", *[lambda: town.bank.submit_form(ticket.token, fields)] * 7
    )
    assert Counter(map(type, answers)) == {FormFaults: 1, CredentialsLocked: 6}


async def test_an_unknown_user_costs_as_much_hashing_as_a_known_one(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = await town.member()
    verified: list[str] = []
    real = argon2.PasswordHasher.verify

    def verify(self: argon2.PasswordHasher, kept: str, password: bytes) -> bool:
        verified.append(kept.rpartition("$")[0].rpartition("$")[0])
        return real(self, kept, password)

    monkeypatch.setattr(argon2.PasswordHasher, "verify", verify)
    for user_name in (account.user_name, "nadie1234"):
        await town.type(CHAT, FormPurpose.CREDENTIALS, username=user_name, password="no es esta")
    assert len(verified) == 2
    assert verified[0] == verified[1]


async def test_a_hash_is_renewed_at_login_when_the_parameters_grew(town: Town) -> None:
    account = await town.member()
    town.bank = town.bank_with(replace(town.policy, argon2_passes=2))
    await town.credentials(CHAT, account.user_name)
    assert str(await town.scalar("SELECT password_hash FROM bank.credential")).startswith(
        "$argon2id$v=19$m=64,t=2,"
    )
    await town.credentials(CHAT, account.user_name)


@pytest.mark.parametrize(
    ("password", "confirmation", "fault"),
    [
        ("corta", "corta", ("new_password", FieldFault.TOO_SHORT)),
        ("x y" * 22, "x y" * 22, ("new_password", FieldFault.TOO_LONG)),
        ("quito2024*", "quito2024*", ("new_password", FieldFault.TOO_COMMON)),
        ("mi ÑACATO favorito", "mi ÑACATO favorito", ("new_password", FieldFault.OWN_DATA)),
        ("nací el 24051990", "nací el 24051990", ("new_password", FieldFault.OWN_DATA)),
        (PASSWORD, PASSWORD, ("new_password", FieldFault.SAME_AS_OLD)),
        ("un colibrí azul", "un colibri azul", ("confirmation", FieldFault.MISMATCH)),
        ("", "", ("new_password", FieldFault.MISSING)),
    ],
)
async def test_a_new_password_with_a_fault_leaves_the_page_open(
    town: Town, password: str, confirmation: str, fault: tuple[str, FieldFault]
) -> None:
    account = await town.member()
    ticket = await town.open(account.caller, FormPurpose.NEW_PASSWORD)
    fields = {"new_password": password, "confirmation": confirmation}
    answer = await town.bank.submit_form(ticket.token, fields)
    assert isinstance(answer, FormFaults)
    assert answer.faults[0] == fault
    good = {"new_password": "un colibrí azul", "confirmation": "un colibrí azul"}
    assert isinstance(await town.bank.submit_form(ticket.token, good), FormAccepted)


async def test_fifty_logins_at_once_hash_no_more_than_allowed_together(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = await town.member()
    running, most, gate = 0, 0, threading.Lock()
    real = argon2.PasswordHasher.verify

    def verify(self: argon2.PasswordHasher, kept: str, password: bytes) -> bool:
        nonlocal running, most
        with gate:
            running += 1
            most = max(most, running)
        time.sleep(0.01)
        try:
            return real(self, kept, password)
        finally:
            with gate:
                running -= 1

    monkeypatch.setattr(argon2.PasswordHasher, "verify", verify)
    policy = replace(town.policy, argon2_parallel_hashes=3, argon2_memory_kibibytes=4_096, password_tries=100)
    town.bank = town.bank_with(policy)
    calls = [
        town.type(Caller(chat), FormPurpose.CREDENTIALS, username=account.user_name, password=PASSWORD)
        for chat in range(50)
    ]
    answers = await asyncio.gather(*calls)
    assert all(isinstance(answer, FormAccepted) for answer in answers)
    assert most <= 3
