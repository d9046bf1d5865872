"""Afiliación y recuperación: the phone is proven, credentials leave by e-mail, and nobody learns who is a member."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from uuid import UUID

import argon2
import pytest
from sqlalchemy import event

from banking.crypto import Keys
from banking.people.members import Person
from banking.refusals import (
    AlreadyEnrolled,
    CodeExhausted,
    CodeNotSent,
    CodesLocked,
    CodeWrong,
    NotAuthorised,
)
from banking.requests import Enrol, LinkChat, RecoverCredentials
from banking.values import Caller, ChallengeId, CodeSent, CredentialsSent, FieldFault, FormFaults, FormPurpose
from tests.banking.people.town import CHEAP, NOON, Town, new_operation, somebody

CHAT = Caller(77)
NOBODYS = ChallengeId(UUID(int=0))


async def test_a_proven_phone_brings_user_and_temporary_password_by_mail(town: Town) -> None:
    await town.settle(somebody())
    answer = await town.with_code(CHAT, Enrol(somebody().identification))
    assert answer == CredentialsSent(email_masked="ma•••@c•••.example")
    user_name, temporary = await town.mailed()
    assert user_name.startswith("mnacato")
    await town.credentials(CHAT, user_name.upper(), temporary)


async def test_without_a_code_nobody_is_enrolled(town: Town) -> None:
    await town.settle(somebody())
    command = Enrol(somebody().identification)
    operation = new_operation()
    sent = await town.send(CHAT, command, operation)
    for challenge in (None, sent.challenge):
        assert await town.bank.execute(CHAT, operation, command, challenge) == NotAuthorised()
    assert await town.scalar("SELECT count(*) FROM bank.credential") == 0


async def test_the_same_operation_enrols_once_and_answers_the_same(town: Town) -> None:
    await town.settle(somebody())
    command, operation = Enrol(somebody().identification), new_operation()
    challenge = await town.confirm(CHAT, operation, command)
    answers = {await town.bank.execute(CHAT, operation, command, challenge) for _ in range(3)}
    assert len(answers) == 1
    assert await town.scalar("SELECT count(*) FROM bank.outgoing_email") == 1


async def test_who_is_enrolled_hears_so_only_after_the_code(town: Town) -> None:
    account = await town.member()
    assert await town.with_code(CHAT, Enrol(account.person.identification)) == AlreadyEnrolled()


async def test_recovery_keeps_the_user_ends_the_session_and_forgives_wrong_tries(town: Town) -> None:
    account = await town.member()
    for _ in range(3):
        await town.type(CHAT, FormPurpose.CREDENTIALS, username=account.user_name, password="no es esta")
    user_name, temporary = await town.enrol(CHAT, account.person, recover=True)
    assert user_name == account.user_name
    await town.credentials(CHAT, user_name, temporary)
    assert await town.scalar("SELECT count(*) FROM bank.session WHERE ended_at IS NULL") == 0


async def test_recovery_of_who_never_enrolled_enrols(town: Town) -> None:
    await town.settle(somebody())
    assert isinstance(
        await town.with_code(CHAT, RecoverCredentials(somebody().identification)), CredentialsSent
    )


async def test_a_temporary_password_ends_after_a_day(town: Town) -> None:
    await town.settle(somebody())
    user_name, temporary = await town.enrol(CHAT, somebody())
    town.later(days=1, seconds=-1)
    await town.credentials(CHAT, user_name, temporary)
    town.later(seconds=1)
    late = await town.type(CHAT, FormPurpose.CREDENTIALS, username=user_name, password=temporary)
    assert late == FormFaults((("password", FieldFault.WRONG),))


async def test_who_is_blocked_after_the_code_is_not_enrolled(town: Town) -> None:
    await town.settle(somebody())
    command, operation = RecoverCredentials(somebody().identification), new_operation()
    challenge = await town.confirm(CHAT, operation, command)
    await town.change("UPDATE bank.member SET status = 'blocked'")
    assert await town.bank.execute(CHAT, operation, command, challenge) == NotAuthorised()


class Effort:
    """Counts what an answer costs: statements by text, HMACs, seals, codes, argon2 runs."""

    def __init__(self, town: Town, patch: pytest.MonkeyPatch) -> None:
        self.done: Counter[str] = Counter()
        event.listen(town.engine.sync_engine, "before_cursor_execute", self._statement)
        for name in ("seal", "open", "blind", "pepper", "code"):
            self._count(patch, Keys, name)
        for name in ("hash", "verify"):
            self._count(patch, argon2.PasswordHasher, name)

    def take(self) -> Counter[str]:
        taken, self.done = self.done, Counter()
        return taken

    def _statement(self, *args: object) -> None:
        self.done[str(args[2])] += 1

    def _count(self, patch: pytest.MonkeyPatch, owner: type, name: str) -> None:
        real = getattr(owner, name)

        def counted(*args: object, **named: object) -> object:
            self.done[name] += 1
            return real(*args, **named)

        patch.setattr(owner, name, counted)


async def people_of_all_kinds(town: Town) -> dict[str, Person]:
    """Somebody unknown, known, enrolled, blocked."""
    await town.settle(somebody(2))
    enrolled = await town.member(3)
    blocked = await town.settle(somebody(4))
    await town.change("UPDATE bank.member SET status = 'blocked' WHERE id = :id", id=blocked)
    return {"unknown": somebody(1), "known": somebody(2), "enrolled": enrolled.person, "blocked": somebody(4)}


@pytest.mark.parametrize("make", [Enrol, RecoverCredentials])
async def test_strangers_cannot_tell_who_is_a_member(
    town: Town, monkeypatch: pytest.MonkeyPatch, make: type[Enrol | RecoverCredentials]
) -> None:
    people = await people_of_all_kinds(town)
    effort = Effort(town, monkeypatch)
    seen: dict[str, list[object]] = {}
    for number, (kind, person) in enumerate(people.items()):
        chat, command, operation = Caller(5_000 + number), make(person.identification), new_operation()
        effort.take()
        sent = await town.bank.send_code(chat, operation, command, 1)
        assert isinstance(sent, CodeSent)
        seen[kind] = [replace(sent, challenge=NOBODYS), effort.take()]
        wrong = await town.wrong_code(sent.challenge)
        for _ in range(3):
            effort.take()
            seen[kind] += [await town.try_code(chat, sent.challenge, wrong), effort.take()]
        effort.take()
        seen[kind] += [await town.bank.execute(chat, operation, command, sent.challenge), effort.take()]
    assert CodeWrong(tries_left=2) in seen["unknown"]
    assert CodeExhausted() in seen["unknown"]
    for kind in people:
        assert seen[kind] == seen["unknown"], kind


async def test_a_code_for_nobody_is_never_right(town: Town) -> None:
    command, operation = Enrol(somebody().identification), new_operation()
    sent = await town.send(CHAT, command, operation)
    answer = await town.try_code(CHAT, sent.challenge, await town.code(sent.challenge))
    assert answer == CodeWrong(tries_left=2)
    assert await town.bank.execute(CHAT, operation, command, sent.challenge) == NotAuthorised()


async def test_strangers_wait_for_the_floor_whoever_they_ask_for(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr("banking.service.asyncio.sleep", sleep)
    await town.settle(somebody(2))
    bank = town.bank_with(replace(CHEAP, enrolment_floor_milliseconds=400))
    for serial in (1, 2):
        await bank.send_code(CHAT, new_operation(), Enrol(somebody(serial).identification), 1)
    assert slept == [0.4, 0.4]


async def test_wrong_codes_lock_the_chat_with_that_person_and_nobody_else(town: Town) -> None:
    victim = await town.member()
    command = Enrol(victim.person.identification)
    last: object = None
    for _ in range(2):
        sent = await town.send(CHAT, command)
        for _ in range(3):
            last = await town.try_code(CHAT, sent.challenge, await town.wrong_code(sent.challenge))
    assert last == CodesLocked(town.now.replace(minute=30))
    assert isinstance(await town.bank.send_code(CHAT, new_operation(), command, 1), CodesLocked)
    await town.link(Caller(78), victim.user_name)
    await town.send(Caller(79), command)


@pytest.mark.parametrize("known", [True, False])
async def test_sending_limits_hold_for_known_and_unknown_alike(town: Town, *, known: bool) -> None:
    if known:
        await town.settle(somebody())
    bank = town.bank_with(replace(CHEAP, enrolments_per_identification_per_day=2))
    command = Enrol(somebody().identification)
    answers = [await bank.send_code(Caller(chat), new_operation(), command, 1) for chat in range(1, 4)]
    assert [type(answer) for answer in answers] == [CodeSent, CodeSent, CodeNotSent]
    assert answers[2] == CodeNotSent(retry_at=NOON.replace(day=21, hour=0))


async def test_one_chat_cannot_ask_for_a_thousand_people(town: Town) -> None:
    bank = town.bank_with(replace(CHEAP, enrolments_per_chat_per_hour=5))
    answers = [
        await bank.send_code(CHAT, new_operation(), Enrol(somebody(serial).identification), 1)
        for serial in range(1, 30)
    ]
    assert sum(isinstance(answer, CodeSent) for answer in answers) == 5


async def test_a_stranger_who_goes_on_asking_uses_up_nobody_elses_codes(town: Town) -> None:
    victim = await town.member()
    limits = replace(
        CHEAP, enrolments_per_chat_per_hour=2, codes_per_phone_per_day=8, codes_per_minute_globally=12
    )
    bank, command = town.bank_with(limits), Enrol(victim.person.identification)
    for _ in range(20):
        await bank.send_code(CHAT, new_operation(), command, 1)
    credentials = await town.credentials(victim.caller, victim.user_name)
    sent = await bank.send_code(victim.caller, new_operation(), LinkChat(credentials, None), 1)
    assert isinstance(sent, CodeSent)


async def test_who_knows_the_password_links_a_chat_whatever_strangers_asked_for(town: Town) -> None:
    victim = await town.member()
    bank = town.bank_with(replace(CHEAP, enrolments_per_identification_per_day=3))
    for chat in range(1, 6):
        await bank.send_code(Caller(chat), new_operation(), Enrol(victim.person.identification), 1)
    command = LinkChat(await town.credentials(CHAT, victim.user_name), None)
    assert isinstance(await bank.send_code(CHAT, new_operation(), command, 1), CodeSent)
