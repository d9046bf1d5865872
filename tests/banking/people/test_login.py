"""Logging in: linking a chat, finishing the enrolment, one chat and one session per member (M18, M19, D5, S10, S15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from banking.refusals import CredentialsInvalid, CredentialsLocked, NotAuthorised, SessionEnded
from banking.requests import (
    CheckCredentials,
    FinishEnrolment,
    GetChatProfile,
    LinkChat,
    ListAccounts,
    LogIn,
    LogOut,
    RecordConsent,
)
from banking.values import (
    Caller,
    ChatEvent,
    ChatProfile,
    CredentialsCheck,
    FormFaults,
    FormHandle,
    FormPurpose,
    Session,
    SessionId,
)
from tests.banking.people.town import NOON, PASSWORD, Account, Town, new_operation, somebody

CHAT, OTHER = Caller(77), Caller(78)


async def is_in(town: Town, caller: Caller) -> bool:
    return await town.bank.ask(caller, ListAccounts()) != SessionEnded()


async def log_in(town: Town, account: Account) -> Caller:
    chat = replace(account.caller, session=None)
    page = await town.done(chat, FormPurpose.PASSWORD, password=PASSWORD)
    session = await town.bank.execute(chat, new_operation(), LogIn(page), None)
    assert isinstance(session, Session)
    return replace(chat, session=session.id)


async def mails(town: Town) -> list[object]:
    return [row[0] for row in await town.rows("SELECT template FROM bank.outgoing_email ORDER BY ctid")]


async def test_the_chat_that_enrolled_finishes_with_the_temporary_password_alone(town: Town) -> None:
    await town.settle(somebody())
    user_name, temporary = await town.enrol(CHAT, somebody())
    credentials = await town.credentials(CHAT, user_name, temporary)
    check = await town.bank.ask(CHAT, CheckCredentials(credentials))
    assert check == CredentialsCheck(temporary=True, phone_proven=True)
    command = FinishEnrolment(credentials, await town.new_password(CHAT))
    session = await town.bank.execute(CHAT, new_operation(), command, None)
    assert isinstance(session, Session)
    assert (session.first_name, session.expires_at) == ("María", NOON + timedelta(minutes=30))
    assert await is_in(town, replace(CHAT, session=session.id))
    assert await mails(town) == ["credentials", "password_changed", "chat_linked"]
    assert await town.scalar("SELECT low_limits_until FROM bank.member") is None


async def test_another_chat_cannot_finish_an_enrolment_it_did_not_prove(town: Town) -> None:
    await town.settle(somebody())
    user_name, temporary = await town.enrol(CHAT, somebody())
    credentials = await town.credentials(OTHER, user_name, temporary)
    assert await town.bank.ask(OTHER, CheckCredentials(credentials)) == CredentialsCheck(
        temporary=True, phone_proven=False
    )
    command = FinishEnrolment(credentials, await town.new_password(OTHER))
    assert await town.bank.execute(OTHER, new_operation(), command, None) == CredentialsInvalid()
    linked = await town.with_code(OTHER, LinkChat(credentials, command.new_password))
    assert isinstance(linked, Session)


async def test_a_proven_phone_counts_for_a_day(town: Town) -> None:
    await town.settle(somebody())
    await town.enrol(CHAT, somebody())
    town.later(days=1)
    user_name, temporary = await town.enrol(OTHER, somebody(), recover=True)
    credentials = await town.credentials(CHAT, user_name, temporary)
    command = FinishEnrolment(credentials, await town.new_password(CHAT))
    assert await town.bank.execute(CHAT, new_operation(), command, None) == CredentialsInvalid()


async def test_a_temporary_password_opens_nothing_but_its_replacement(town: Town) -> None:
    await town.settle(somebody())
    user_name, temporary = await town.enrol(CHAT, somebody())
    credentials = await town.credentials(CHAT, user_name, temporary)
    assert await town.bank.execute(CHAT, new_operation(), LogIn(credentials), None) == CredentialsInvalid()
    assert await town.with_code(CHAT, LinkChat(credentials, None)) == CredentialsInvalid()


async def test_after_a_recovery_the_linked_chat_too_asks_for_a_personal_password(town: Town) -> None:
    account = await town.member()
    chat = replace(account.caller, session=None)
    _, temporary = await town.enrol(chat, account.person, recover=True)
    page = await town.done(chat, FormPurpose.PASSWORD, password=temporary)
    assert await town.bank.execute(chat, new_operation(), LogIn(page), None) == CredentialsInvalid()
    check = CredentialsCheck(temporary=True, phone_proven=True)
    assert await town.bank.ask(chat, CheckCredentials(page)) == check
    command = FinishEnrolment(page, await town.new_password(chat, "un colibrí azul"))
    assert isinstance(await town.bank.execute(chat, new_operation(), command, None), Session)


async def test_a_temporary_password_serves_once(town: Town) -> None:
    await town.settle(somebody())
    user_name, temporary = await town.enrol(CHAT, somebody())
    pages = [await town.credentials(CHAT, user_name, temporary) for _ in range(2)]
    new = [await town.new_password(CHAT), await town.new_password(CHAT, "otro canario más verde")]
    answers = [
        await town.bank.execute(CHAT, new_operation(), FinishEnrolment(page, chosen), None)
        for page, chosen in zip(pages, new, strict=True)
    ]
    assert isinstance(answers[0], Session)
    assert answers[1] == CredentialsInvalid()
    again = await town.type(CHAT, FormPurpose.CREDENTIALS, username=user_name, password=temporary)
    assert isinstance(again, FormFaults)


async def test_linking_needs_password_and_code(town: Town) -> None:
    account = await town.member()
    credentials = await town.credentials(OTHER, account.user_name)
    command, operation = LinkChat(credentials, None), new_operation()
    assert await town.bank.execute(OTHER, operation, command, None) == NotAuthorised()
    forged = LinkChat(FormHandle(uuid4()), None)
    assert await town.bank.send_code(OTHER, new_operation(), forged, 1) == SessionEnded()
    unproven = (await town.open(OTHER, FormPurpose.CREDENTIALS)).handle
    assert await town.bank.send_code(OTHER, new_operation(), LinkChat(unproven, None), 1) == SessionEnded()
    elsewhere = LinkChat(credentials, None)
    assert await town.bank.send_code(CHAT, new_operation(), elsewhere, 1) == SessionEnded()


async def test_a_new_chat_cuts_the_old_one_off_and_tells_it(town: Town) -> None:
    account = await town.member()
    for event in await town.bank.pending_chat_events(100):
        await town.bank.chat_event_delivered(event.id)
    session = await town.link(OTHER, account.user_name)
    assert await is_in(town, replace(OTHER, session=session.id))
    assert not await is_in(town, account.caller)
    told = [event for event in await town.bank.pending_chat_events(100) if event.kind == "unlinked"]
    assert told == [ChatEvent(told[0].id, account.caller.chat_id, "unlinked", ())]
    assert await town.scalar("SELECT low_limits_until FROM bank.member") == NOON + timedelta(hours=48)
    assert (await mails(town))[-1] == "chat_moved"
    assert await town.bank.ask(account.caller, GetChatProfile()) == ChatProfile(None, linked=False)
    old_chat = replace(account.caller, session=None)
    assert await town.bank.open_form(old_chat, FormHandle(uuid4()), FormPurpose.PASSWORD) == SessionEnded()


async def test_two_chats_that_link_at_once_leave_one(town: Town) -> None:
    account = await town.member()
    orders = []
    for chat in (OTHER, CHAT):
        command, operation = LinkChat(await town.credentials(chat, account.user_name), None), new_operation()
        orders.append((chat, operation, command, await town.confirm(chat, operation, command)))
    answers = await town.together(
        "bank.member",
        *[lambda order=order: town.bank.execute(*order) for order in orders],
    )
    assert all(isinstance(answer, Session) for answer in answers)
    assert await town.scalar("SELECT count(*) FROM bank.chat_link WHERE ended_at IS NULL") == 1
    assert await town.scalar("SELECT count(*) FROM bank.session WHERE ended_at IS NULL") == 1


async def test_a_chat_that_changes_hands_lets_its_former_member_go(town: Town) -> None:
    former, newcomer = await town.member(1), await town.member(2)
    chat = replace(former.caller, session=None)
    session = await town.link(chat, newcomer.user_name)
    assert session.first_name == "María"
    assert not await is_in(town, former.caller)
    assert "chat_released" in await mails(town)


async def test_in_a_linked_chat_the_password_opens_the_one_session(town: Town) -> None:
    account = await town.member()
    first = await log_in(town, account)
    second = await log_in(town, account)
    assert [await is_in(town, caller) for caller in (account.caller, first, second)] == [False, False, True]


@pytest.mark.parametrize(("seconds", "still_in"), [(1_799.999999, True), (1_800, False)])
async def test_a_session_ends_after_half_an_hour(town: Town, seconds: float, *, still_in: bool) -> None:
    account = await town.member()
    town.later(seconds=seconds)
    assert await is_in(town, account.caller) is still_in


async def test_a_session_counts_in_its_own_chat_only(town: Town) -> None:
    account = await town.member()
    assert not await is_in(town, replace(account.caller, chat_id=OTHER.chat_id))
    assert not await is_in(town, replace(account.caller, session=SessionId(uuid4())))
    assert not await is_in(town, replace(account.caller, session=None))


async def test_a_blocked_member_is_out_at_once(town: Town) -> None:
    account = await town.member()
    await town.change("UPDATE bank.member SET status = 'blocked'")
    assert not await is_in(town, account.caller)


async def test_a_session_does_not_outlive_its_chats_link(town: Town) -> None:
    account = await town.member()
    await town.change("UPDATE bank.chat_link SET ended_at = :now", now=town.now)
    assert not await is_in(town, account.caller)


async def test_logging_out_ends_the_session_and_does_no_harm_twice(town: Town) -> None:
    account = await town.member()
    for _ in range(2):
        assert await town.bank.execute(account.caller, new_operation(), LogOut(), None) is None
    assert not await is_in(town, account.caller)


async def test_a_page_opens_one_session_only(town: Town) -> None:
    account = await town.member()
    chat = replace(account.caller, session=None)
    page = await town.done(chat, FormPurpose.PASSWORD, password=PASSWORD)
    answers = await town.together(
        "bank.member", *[lambda: town.bank.execute(chat, new_operation(), LogIn(page), None)] * 4
    )
    assert sum(isinstance(answer, Session) for answer in answers) == 1
    assert answers.count(CredentialsInvalid()) == 3


async def test_a_page_is_good_for_ten_minutes_and_for_its_own_chat(town: Town) -> None:
    account = await town.member()
    chat = replace(account.caller, session=None)
    page = await town.done(chat, FormPurpose.PASSWORD, password=PASSWORD)
    assert await town.bank.execute(OTHER, new_operation(), LogIn(page), None) == CredentialsInvalid()
    town.later(minutes=10)
    assert await town.bank.execute(chat, new_operation(), LogIn(page), None) == CredentialsInvalid()


async def test_a_proof_dies_with_the_password_it_proved(town: Town) -> None:
    account = await town.member()
    chat = replace(account.caller, session=None)
    page = await town.done(chat, FormPurpose.PASSWORD, password=PASSWORD)
    await town.enrol(CHAT, account.person, recover=True)
    assert await town.bank.execute(chat, new_operation(), LogIn(page), None) == CredentialsInvalid()


async def test_no_session_opens_while_the_user_is_locked(town: Town) -> None:
    account = await town.member()
    chat = replace(account.caller, session=None)
    page = await town.done(chat, FormPurpose.PASSWORD, password=PASSWORD)
    for _ in range(3):
        await town.type(OTHER, FormPurpose.CREDENTIALS, username=account.user_name, password="no es esta")
    answer = await town.bank.execute(chat, new_operation(), LogIn(page), None)
    assert answer == CredentialsLocked(NOON + timedelta(minutes=15))


async def test_the_newest_consent_counts(town: Town) -> None:
    assert await town.bank.ask(CHAT, GetChatProfile()) == ChatProfile(None, linked=False)
    for version in (1, 2):
        await town.bank.execute(CHAT, new_operation(), RecordConsent(version), None)
    assert await town.bank.ask(CHAT, GetChatProfile()) == ChatProfile(2, linked=False)
