"""One-time codes: bound, short-lived, counted, used once (D5, S05-S07, F24)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from banking.canonical import digest
from banking.codes.checking import consume
from banking.refusals import (
    CodeExhausted,
    CodeExpired,
    CodeNotSent,
    CodesLocked,
    CodeWrong,
    NotAuthorised,
    OperationConflict,
    SessionEnded,
)
from banking.requests import OwnTransfer
from banking.values import Caller, ChallengeId, CodeAccepted, CodeSent, Money, OperationId, Quote, Receipt
from banking.work import MemberId
from tests.banking.people.town import CHEAP, NOON, Account, Town, new_operation


@pytest.fixture
async def account(town: Town) -> Account:
    return await town.member()


async def transfer(town: Town, account: Account, cents: int = 2_550) -> OwnTransfer:
    source, target = await town.accounts(account)
    return OwnTransfer(source, target, Money(cents), None, Quote(Money(0), Money(cents)))


async def test_a_right_code_authorises_its_operation_once(town: Town, account: Account) -> None:
    command = await transfer(town, account)
    operation = new_operation()
    sent = await town.send(account.caller, command, operation)
    assert sent.phone_masked == "09•••••001"
    assert (sent.expires_at, sent.resend_at) == (NOON + timedelta(minutes=3), NOON + timedelta(minutes=1))
    await town.try_code(account.caller, sent.challenge, await town.code(sent.challenge))
    receipt = await town.bank.execute(account.caller, operation, command, sent.challenge)
    assert isinstance(receipt, Receipt)
    assert await town.bank.execute(account.caller, operation, command, sent.challenge) == receipt
    other = new_operation()
    assert await town.bank.execute(account.caller, other, command, sent.challenge) == NotAuthorised()


async def test_the_code_of_one_operation_opens_no_other(town: Town, account: Account) -> None:
    command = await transfer(town, account)
    first, second = new_operation(), new_operation()
    sent = await town.send(account.caller, command, first)
    code = await town.code(sent.challenge)
    again = await town.send(account.caller, command, second)
    assert await town.try_code(account.caller, again.challenge, code) == CodeWrong(tries_left=2)
    assert await town.try_code(account.caller, sent.challenge, code) == CodeExpired()


@pytest.mark.parametrize(
    "what", ["amount", "target", "reference", "quote", "chat", "session", "code not typed"]
)
async def test_any_change_after_the_code_voids_it(town: Town, account: Account, what: str) -> None:
    command, operation, caller = await transfer(town, account), new_operation(), account.caller
    sent = await town.send(caller, command, operation)
    if what != "code not typed":
        await town.try_code(caller, sent.challenge, await town.code(sent.challenge))
    changed = {
        "amount": replace(command, amount=Money(2_551)),
        "target": replace(command, target=command.source, source=command.target),
        "reference": replace(command, reference="otra"),
        "quote": replace(command, quote=Quote(Money(1), Money(2_551))),
    }.get(what, command)
    other = await town.member(2)
    caller = {"chat": replace(caller, chat_id=other.caller.chat_id), "session": other.caller}.get(
        what, caller
    )
    answer = await town.bank.execute(caller, operation, changed, sent.challenge)
    assert answer in {NotAuthorised(), SessionEnded()}
    assert await town.scalar("SELECT count(*) FROM ledger.tx WHERE kind = 'own_transfer'") == 0


async def test_an_operation_that_ran_takes_no_other_request(town: Town, account: Account) -> None:
    command, operation = await transfer(town, account), new_operation()
    challenge = await town.confirm(account.caller, operation, command)
    await town.bank.execute(account.caller, operation, command, challenge)
    changed = replace(command, amount=Money(1))
    assert await town.bank.execute(account.caller, operation, changed, challenge) == OperationConflict()


@pytest.mark.parametrize("form", ["{} ", " {}", "{}\n", "０{0[1]}", "full-width", "{}0", "", "Ⅵ"])
async def test_only_six_ascii_digits_are_a_code(town: Town, account: Account, form: str) -> None:
    sent = await town.send(account.caller, await transfer(town, account))
    code = await town.code(sent.challenge)
    typed = (
        code.translate({48 + n: 0xFF10 + n for n in range(10)}) if form == "full-width" else form.format(code)
    )
    assert await town.try_code(account.caller, sent.challenge, typed) == CodeWrong(tries_left=2)


@pytest.mark.parametrize(("seconds", "right"), [(179.999999, True), (180, False), (181, False)])
async def test_a_code_lives_three_minutes_to_the_microsecond(
    town: Town, account: Account, seconds: float, *, right: bool
) -> None:
    sent = await town.send(account.caller, await transfer(town, account))
    code = await town.code(sent.challenge)
    town.later(seconds=seconds)
    answer = await town.try_code(account.caller, sent.challenge, code)
    assert answer == (CodeAccepted(sent.challenge) if right else CodeExpired())


async def test_a_verified_code_waits_five_minutes_for_its_command(town: Town, account: Account) -> None:
    command, operation = await transfer(town, account), new_operation()
    challenge = await town.confirm(account.caller, operation, command)
    town.later(minutes=5)
    assert await town.bank.execute(account.caller, operation, command, challenge) == NotAuthorised()


async def test_a_verified_code_moves_the_money_even_if_the_session_ended(
    town: Town, account: Account
) -> None:
    command, operation = await transfer(town, account), new_operation()
    challenge = await town.confirm(account.caller, operation, command)
    await town.change("UPDATE bank.session SET ended_at = :now", now=town.now)
    assert isinstance(await town.bank.execute(account.caller, operation, command, challenge), Receipt)


async def test_a_member_blocked_after_the_code_moves_nothing(town: Town, account: Account) -> None:
    command, operation = await transfer(town, account), new_operation()
    challenge = await town.confirm(account.caller, operation, command)
    await town.change("UPDATE bank.member SET status = 'blocked'")
    answer = await town.bank.execute(account.caller, operation, command, challenge)
    assert answer in {NotAuthorised(), SessionEnded()}


async def test_a_chat_cut_off_after_the_code_moves_nothing(town: Town, account: Account) -> None:
    command, operation = await transfer(town, account), new_operation()
    challenge = await town.confirm(account.caller, operation, command)
    await town.link(Caller(account.caller.chat_id + 1), account.user_name)
    assert await town.bank.execute(account.caller, operation, command, challenge) == SessionEnded()


async def test_the_same_attempt_counts_once_and_answers_the_same(town: Town, account: Account) -> None:
    sent = await town.send(account.caller, await transfer(town, account))
    wrong, right = await town.wrong_code(sent.challenge), await town.code(sent.challenge)

    async def attempt(code: str, name: str) -> object:
        return await town.bank.verify_code(account.caller, sent.challenge, code, name)

    assert [await attempt(wrong, "update 1") for _ in range(5)] == [CodeWrong(tries_left=2)] * 5
    assert [await attempt(right, "update 2") for _ in range(5)] == [CodeAccepted(sent.challenge)] * 5
    assert await attempt(wrong, "update 1") == CodeWrong(tries_left=2)


async def test_the_right_code_twice_in_parallel_is_accepted_once(town: Town, account: Account) -> None:
    sent = await town.send(account.caller, await transfer(town, account))
    code = await town.code(sent.challenge)
    answers = await town.together(
        "bank.code_guard", *[lambda: town.try_code(account.caller, sent.challenge, code)] * 6
    )
    assert Counter(map(type, answers)) == {CodeAccepted: 1, CodeExpired: 5}


async def test_a_hundred_parallel_tries_are_three(town: Town, account: Account) -> None:
    sent = await town.send(account.caller, await transfer(town, account))
    wrong = await town.wrong_code(sent.challenge)
    answers = []
    for _ in range(13):
        calls = [lambda: town.try_code(account.caller, sent.challenge, wrong)] * 8
        answers += await town.together("bank.code_guard", *calls)
    counted = Counter(map(type, answers))
    assert counted == {CodeWrong: 2, CodeExhausted: 102}
    assert await town.scalar("SELECT max(failures) FROM bank.challenge") == 3
    assert (
        await town.try_code(account.caller, sent.challenge, await town.code(sent.challenge))
        == CodeExhausted()
    )


async def test_the_right_code_beside_the_last_wrong_tries_never_lifts_the_cap(
    town: Town, account: Account
) -> None:
    """F24: the last counted tries and the right code in the same instant."""
    caller, command = account.caller, await transfer(town, account)
    for _ in range(4):
        operation = new_operation()
        sent = await town.send(caller, command, operation)
        wrong, right = await town.wrong_code(sent.challenge), await town.code(sent.challenge)
        codes = [wrong, wrong, wrong, right, wrong, wrong]
        answers = await town.together(
            "bank.code_guard",
            *[lambda code=code, sent=sent: town.try_code(caller, sent.challenge, code) for code in codes],
        )
        assert sum(isinstance(answer, CodeAccepted) for answer in answers) <= 1
        assert int(str(await town.scalar("SELECT max(failures) FROM bank.challenge"))) <= 3
        await town.change("UPDATE bank.code_guard SET failures = 0, locked_until = NULL")


@pytest.mark.parametrize("between", ["resend", "new operation", "another process", "abandoned after two"])
async def test_wrong_tries_outlive_everything_but_success(town: Town, account: Account, between: str) -> None:
    """S06: six wrong tries lock the member's codes for half an hour, however they are spread."""
    caller, command, operation = account.caller, await transfer(town, account), new_operation()
    answers: list[object] = []

    async def fail(challenge: ChallengeId, times: int) -> None:
        wrong = await town.wrong_code(challenge)
        answers.extend([await town.try_code(caller, challenge, wrong) for _ in range(times)])

    sent = await town.send(caller, command, operation)
    if between == "resend":
        await fail(sent.challenge, 2)
        town.later(minutes=1)
        sent = await town.send(caller, command, operation, 2)
        await fail(sent.challenge, 1)
        assert answers[-1] == CodeExhausted()
        town.later(minutes=1)
        assert await town.bank.send_code(caller, operation, command, 3) == CodeNotSent(retry_at=None)
    else:
        await fail(sent.challenge, 2 if between == "abandoned after two" else 3)
    if between == "another process":
        town.bank = town.bank_with(CHEAP)
    while not isinstance(answers[-1], CodesLocked):
        await fail((await town.send(caller, command)).challenge, 1)
    assert len(answers) == 6
    assert answers[-1] == CodesLocked(town.now + timedelta(minutes=30))
    assert await town.bank.send_code(caller, new_operation(), command, 1) == answers[-1]
    town.later(minutes=30)
    await town.send((await relogged(town, account)).caller, command)


async def test_the_trail_names_every_try_that_counted(town: Town, account: Account) -> None:
    operation = new_operation()
    sent = await town.send(account.caller, await transfer(town, account), operation)
    await town.try_code(account.caller, sent.challenge, await town.wrong_code(sent.challenge))
    await town.try_code(account.caller, sent.challenge, await town.code(sent.challenge))
    trail = "SELECT result FROM ledger.audit WHERE action = 'code.checked' AND operation_id = :id ORDER BY id"
    assert await town.rows(trail, id=operation) == [("CodeWrong",), ("done",)]


async def test_a_right_code_forgives_earlier_tries(town: Town, account: Account) -> None:
    command = await transfer(town, account)
    for _ in range(3):
        operation = new_operation()
        sent = await town.send(account.caller, command, operation)
        for left in (2, 1):
            answer = await town.try_code(
                account.caller, sent.challenge, await town.wrong_code(sent.challenge)
            )
            assert answer == CodeWrong(tries_left=left)
        right = await town.try_code(account.caller, sent.challenge, await town.code(sent.challenge))
        assert isinstance(right, CodeAccepted)


async def test_an_operation_sends_three_codes_a_minute_apart_and_only_the_newest_counts(
    town: Town, account: Account
) -> None:
    command, operation = await transfer(town, account), new_operation()
    first = await town.send(account.caller, command, operation)
    early = await town.bank.send_code(account.caller, operation, command, 2)
    assert early == CodeNotSent(retry_at=NOON + timedelta(minutes=1))
    town.later(minutes=1)
    second = await town.send(account.caller, command, operation, 2)
    assert (
        await town.try_code(account.caller, first.challenge, await town.code(first.challenge))
        == CodeExpired()
    )
    town.later(minutes=1)
    third = await town.send(account.caller, command, operation, 3)
    assert [first.sends_left, second.sends_left, third.sends_left] == [2, 1, 0]
    town.later(minutes=1)
    assert await town.bank.send_code(account.caller, operation, command, 4) == CodeNotSent(retry_at=None)


async def test_the_same_sending_asked_for_again_sends_nothing_and_answers_the_same(
    town: Town, account: Account
) -> None:
    command, operation = await transfer(town, account), new_operation()
    before = await town.scalar("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'send_code_sms'")
    await town.send(account.caller, command)
    answers = await town.together(
        "bank.code_guard", *[lambda: town.bank.send_code(account.caller, operation, command, 1)] * 6
    )
    assert len(set(answers)) == 1
    after = await town.scalar("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'send_code_sms'")
    assert int(str(after)) == int(str(before)) + 2


async def test_another_request_under_the_same_operation_gets_no_code(town: Town, account: Account) -> None:
    command, operation = await transfer(town, account), new_operation()
    await town.send(account.caller, command, operation)
    for number in (1, 2):
        town.later(minutes=1)
        changed = replace(command, amount=Money(99_999))
        answer = await town.bank.send_code(account.caller, operation, changed, number)
        assert answer == CodeNotSent(retry_at=None)


async def test_another_chat_cannot_type_the_code(town: Town, account: Account) -> None:
    sent = await town.send(account.caller, await transfer(town, account))
    other = await town.member(2)
    code = await town.code(sent.challenge)
    assert await town.try_code(other.caller, sent.challenge, code) == CodeExpired()
    assert await town.try_code(account.caller, ChallengeId(uuid4()), code) == CodeExpired()


@pytest.mark.parametrize("wrong", ["nothing", "used before", "chat", "member", "digest"])
async def test_a_verified_code_is_used_up_once_by_its_own_chat_member_and_request(
    town: Town, account: Account, wrong: str
) -> None:
    command, operation = await transfer(town, account), new_operation()
    challenge = await town.confirm(account.caller, operation, command)

    async def use() -> MemberId | None:
        async with town.engine.begin() as conn:
            return await consume(
                conn,
                challenge_id=challenge,
                digest=digest(new_operation() if wrong == "digest" else operation, command),
                now=town.now,
                policy=town.policy,
                chat_id=account.caller.chat_id + (wrong == "chat"),
                member_id=MemberId(account.member + (wrong == "member")),
            )

    if wrong == "used before":
        await use()
    assert await use() == (account.member if wrong == "nothing" else None)


async def test_a_members_codes_of_a_day_are_limited(town: Town, account: Account) -> None:
    bank = town.bank_with(replace(CHEAP, codes_per_member_per_day=20))
    command = await transfer(town, account)
    answers = [await bank.send_code(account.caller, new_operation(), command, 1) for _ in range(22)]
    assert sum(isinstance(answer, CodeSent) for answer in answers) == 20
    assert answers[-1] == CodeNotSent(retry_at=NOON.replace(day=21, hour=0))
    town.later(days=1)
    account = await relogged(town, account)
    assert isinstance(await bank.send_code(account.caller, new_operation(), command, 1), CodeSent)


async def relogged(town: Town, account: Account) -> Account:
    session = await town.link(Caller(account.caller.chat_id), account.user_name)
    return replace(account, caller=replace(account.caller, session=session.id))


async def test_the_same_code_cannot_be_used_up_twice_in_parallel(town: Town, account: Account) -> None:
    command, operation = await transfer(town, account), new_operation()
    challenge = await town.confirm(account.caller, operation, command)

    async def execute(under: OperationId) -> object:
        return await town.bank.execute(account.caller, under, command, challenge)

    answers = await town.together("ledger.account", *[lambda: execute(operation)] * 5)
    assert len(set(answers)) == 1
    assert isinstance(answers[0], Receipt)
    assert await town.scalar("SELECT count(*) FROM ledger.tx WHERE kind = 'own_transfer'") == 1
