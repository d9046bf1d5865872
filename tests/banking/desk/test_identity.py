"""Who is writing: the bot asks the code, the person sees how it ended, and nobody sees the code (S27, desk.md 12)."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from banking.desk.agents import Person
from banking.desk.identity import Asked, NoCode, NotAMember, Standing
from banking.desk.ownership import NotYours, Taken
from banking.requests.desk import TypeCode
from banking.values import Caller, ChallengeId, CheckState, DeskView, IdentityCheck, Outcome
from tests.banking.desk.office import Office
from tests.banking.people.town import Account


class Inquiry:
    """Andrea has the chat of a member and asks who it is."""

    def __init__(self, office: Office, andrea: Person, account: Account) -> None:
        self.office, self.andrea, self.account = office, andrea, account
        self.chat = account.caller.chat_id

    async def ask(self) -> IdentityCheck:
        asked = await self.office.console.helping.verify(self.andrea, self.chat)
        assert isinstance(asked, Asked), asked
        check = (await self.office.look(self.chat)).check
        assert check is not None
        assert (check.state, check.phone_masked) == (CheckState.OPEN, asked.phone_masked)
        return check

    async def right_code(self, check: IdentityCheck) -> str:
        found = await self.office.scalar(
            "SELECT challenge_id FROM desk.identity_check WHERE id = :id", id=check.id
        )
        assert isinstance(found, UUID)
        return str(await self.office.code(ChallengeId(found)))

    async def type(self, check: UUID, code: str, attempt: str = "", chat: int = 0) -> DeskView:
        word = TypeCode(check, code, attempt or str(uuid4()), 0)
        return await self.office.bank.tell_desk(Caller(chat or self.chat), word)

    async def seen(self) -> Standing:
        found = await self.office.console.helping.identity(self.andrea, self.chat)
        assert isinstance(found, Standing)
        return found


@pytest.fixture
async def inquiry(office: Office) -> Inquiry:
    andrea = await office.staff("andrea")
    return Inquiry(office, andrea, await office.member_with_person(andrea))


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


async def test_the_person_sees_that_the_member_is_verified_for_ten_minutes_and_nothing_of_the_code(
    inquiry: Inquiry,
) -> None:
    office = inquiry.office
    assert await inquiry.seen() == Standing()
    check = await inquiry.ask()
    code = await inquiry.right_code(check)
    assert (await inquiry.seen()).state is CheckState.OPEN
    view = await inquiry.type(check.id, code, "a")
    assert view.check is not None
    assert view.check.state is CheckState.VERIFIED
    assert (await inquiry.type(check.id, code, "a")).check == view.check  # the turn runs again
    seen = await inquiry.seen()
    assert seen == Standing(CheckState.VERIFIED, 10)
    office.later(minutes=10)
    assert (await inquiry.seen()).state is None
    await _nowhere(office, code)


async def _nowhere(office: Office, code: str) -> None:
    """In no table of the desk, not in the trail, the events or the notices; bodies are opened first."""
    for (table,) in await office.rows(
        "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname IN ('desk', 'bank', 'ledger')"
    ):
        text = "\n".join(str(row) for row in await office.rows(f"SELECT t::text FROM {table} t"))
        assert f",{code}," not in text, table
        assert f'"{code}"' not in text, table
    for (chat,) in await office.rows("SELECT handoff_id FROM desk.conversation"):
        assert isinstance(chat, UUID)
        for row in await office.rows("SELECT id, body FROM desk.message"):
            assert code not in office.keys.open(_body(row[0]), row[1])  # type: ignore[arg-type]


def _body(message: object) -> object:
    from banking.crypto import Place  # noqa: PLC0415

    return Place("desk.message", "body", str(message))


async def test_wrong_codes_count_once_each_and_end_the_question_and_then_the_members_codes(
    inquiry: Inquiry,
) -> None:
    for question in range(2):
        check = await inquiry.ask()
        bad = wrong(await inquiry.right_code(check))
        left = []
        for attempt in ("a", "a", "b", "c"):
            shown = (await inquiry.type(check.id, bad, f"{question}{attempt}")).check
            assert shown is not None
            left.append((shown.state, shown.tries_left))
        failed = (CheckState.FAILED, None)
        assert left == [(CheckState.OPEN, 2), (CheckState.OPEN, 2), (CheckState.OPEN, 1), failed]
        assert (await inquiry.seen()).state is CheckState.FAILED
        right = await inquiry.right_code(check)
        assert (await inquiry.type(check.id, right)).check == IdentityCheck(
            check.id, CheckState.FAILED, check.phone_masked
        )
        inquiry.office.later(minutes=1)
    locked = await inquiry.office.console.helping.verify(inquiry.andrea, inquiry.chat)
    assert isinstance(locked, NoCode)
    assert locked.retry_at is not None


async def test_a_code_proves_nothing_to_another_chat_question_hand_off_or_time(inquiry: Inquiry) -> None:
    office, chat = inquiry.office, inquiry.chat
    check = await inquiry.ask()
    code = await inquiry.right_code(check)
    stranger = await office.member_with_person(inquiry.andrea, serial=2)
    assert (await inquiry.type(check.id, code, chat=stranger.caller.chat_id)).check is None
    assert (await inquiry.type(uuid4(), code)).check == check
    too_soon = await office.console.helping.verify(inquiry.andrea, chat)
    assert isinstance(too_soon, NoCode)
    office.later(minutes=1)
    second = await inquiry.ask()
    assert (await inquiry.type(check.id, code)).check == second  # the first question is over
    epoch = (await office.look(chat)).epoch
    closed = await office.console.close(inquiry.andrea, chat, epoch, Outcome.RESOLVED)
    assert isinstance(closed, Taken)
    assert (await inquiry.type(second.id, await inquiry.right_code(second))).check is None
    await office.ask(chat)
    await office.console.claim(inquiry.andrea, chat)
    assert await inquiry.seen() == Standing()


async def test_a_question_nobody_answers_ends_and_both_hear_of_it(inquiry: Inquiry) -> None:
    check = await inquiry.ask()
    inquiry.office.later(minutes=3)
    await inquiry.office.console.beat(inquiry.andrea)
    before = await inquiry.office.scalar("SELECT count(*) FROM bank.chat_event")
    await inquiry.office.console.sweep()
    view = await inquiry.office.look(inquiry.chat)
    assert view.check is not None
    assert (view.check.id, view.check.state) == (check.id, CheckState.FAILED)
    assert await inquiry.office.scalar("SELECT count(*) FROM bank.chat_event") == int(str(before)) + 1
    kinds = await inquiry.office.rows("SELECT kind FROM desk.event WHERE kind LIKE 'check%' ORDER BY id")
    assert kinds == [("check_asked",), ("check_failed",)]


async def test_only_who_has_the_chat_may_ask_and_only_a_member_can_be_asked(office: Office) -> None:
    andrea, bruno = await office.staff("andrea"), await office.staff("bruno")
    account = await office.member_with_person(andrea)
    refused = await office.console.helping.verify(bruno, account.caller.chat_id)
    assert isinstance(refused, NotYours)
    await office.ask(9)
    await office.console.claim(andrea, 9)
    assert await office.console.helping.verify(andrea, 9) == NotAMember()
    asked = await office.rows("SELECT result FROM ledger.audit WHERE action = 'IdentityAsked' ORDER BY id")
    assert asked == [("NotYours",), ("NotAMember",)]
