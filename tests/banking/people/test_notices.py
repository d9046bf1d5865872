"""Notices, their buttons, and the brake one of them pulls (S17, S38; F11, F12)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import cast
from uuid import UUID, uuid4

import pytest

from banking import requests
from banking.calendar import add_business_days
from banking.messages import emails
from banking.messages.notices import notify
from banking.messages.tasks import Post, deliver_email
from banking.ports import Mail, SmsGateway
from banking.refusals import (
    ButtonGone,
    ChatNotLinked,
    CoolingDown,
    CredentialsInvalid,
    NotAuthorised,
    NotFound,
    OutgoingFrozen,
)
from banking.requests import (
    ChooseNotice,
    Command,
    GetFreeze,
    LastMovements,
    LiftFreeze,
    ListNoticeChoices,
    OpenClaim,
    OwnTransfer,
    Query,
    ReportNotMe,
    is_told,
    may_be_frozen,
)
from banking.safety import freezing
from banking.safety.agents import release
from banking.safety.cases import place
from banking.values import (
    NOT_ME,
    SHARE_RECEIPT,
    ButtonTaken,
    Caller,
    Claimed,
    Concern,
    FormPurpose,
    Frozen,
    Money,
    MoneyReceived,
    Movements,
    News,
    NewsTopic,
    Notice,
    NoticeChoice,
    NoticeId,
    Quote,
    Receipt,
)
from tests.banking.people.town import PASSWORD, Account, Town, new_operation

COMMANDS = sorted(
    {
        each
        for each in vars(requests).values()
        if isinstance(each, type) and issubclass(each, Command) and each is not Command
    },
    key=lambda each: each.__name__,
)


QUERIES = [
    each
    for each in vars(requests).values()
    if isinstance(each, type) and issubclass(each, Query) and each is not Query
]


async def _transfer(town: Town, account: Account) -> Notice:
    """The notice of a transfer nobody was told of."""
    source, target = await town.accounts(account)
    command = OwnTransfer(source, target, Money(100), None, Quote(Money(0), Money(100)))
    assert isinstance(await town.with_code(account.caller, command), Receipt)
    town.later(seconds=31)
    (notice,) = await town.bank.untold_notices(30, 10)
    return notice


async def _news(town: Town, account: Account) -> NoticeId | None:
    news = MoneyReceived(Money(4_550), "An••• Mo•••", "2030", town.now)
    async with town.engine.begin() as conn:
        return await notify(conn, town.keys, account.member, news, town.now)


async def _report(town: Town, caller: Caller) -> object:
    return await town.bank.execute(caller, new_operation(), ReportNotMe(Concern(None)), None)


# --- telling --------------------------------------------------------------------------------------------------------------


async def test_news_are_told_in_the_chat_that_is_linked_when_they_are_told(town: Town) -> None:
    account = await town.member()
    id_ = await _news(town, account)
    moved = Caller(2_002)
    await town.link(moved, account.user_name)
    (notice,) = await town.bank.untold_notices(30, 10)
    assert (notice.id, notice.chat_id, notice.kind) == (id_, moved.chat_id, "MoneyReceived")
    assert await town.bank.untold_notices(30, 10) == []
    await town.bank.mark_told(notice.id)
    town.later(days=1)
    assert await town.bank.untold_notices(30, 10) == []


async def test_news_nobody_confirms_are_given_again_ever_more_rarely_and_then_dropped(town: Town) -> None:
    account = await town.member()
    await _news(town, account)
    given = 0
    for minutes in (*[10] * 36, *[60] * 90):  # four days
        given += len(await town.bank.untold_notices(30, 10))
        town.later(minutes=minutes)
    assert 10 < given < 25
    assert await town.scalar("SELECT count(*) FROM bank.notice WHERE dropped_at IS NOT NULL") == 1


async def test_what_happens_while_no_chat_is_linked_is_dropped_and_not_told_in_a_later_one(
    town: Town,
) -> None:
    account = await town.member()
    await town.change("UPDATE bank.chat_link SET ended_at = :now", now=town.now)
    await _news(town, account)
    assert await town.bank.untold_notices(30, 10) == []
    await town.link(Caller(2_002), account.user_name)
    assert await town.bank.untold_notices(30, 10) == []


async def test_an_outcome_is_told_where_the_member_is_now_and_never_to_who_took_the_chat_over(
    town: Town,
) -> None:
    account, other = await town.member(1), await town.member(2)
    notice = await _transfer(town, account)
    assert notice.chat_id == account.caller.chat_id
    await town.link(Caller(account.caller.chat_id), other.user_name)
    town.later(hours=2)
    assert await town.bank.untold_notices(30, 10) == []
    await town.link(Caller(3_003), account.user_name)
    town.later(hours=4)
    (again,) = await town.bank.untold_notices(30, 10)
    assert (again.id, again.chat_id) == (notice.id, 3_003)


def _brake(notice: Notice) -> str:
    """The handle of its "No fui yo"."""
    (handle,) = [button.handle for button in notice.buttons if button.name == NOT_ME]
    return handle


# --- buttons --------------------------------------------------------------------------------------------------------------


async def test_a_button_acts_once_however_often_and_by_whomever_it_is_tapped(town: Town) -> None:
    account = await town.member()
    notice = await _transfer(town, account)
    handle = _brake(notice)
    assert len(handle) == 22
    taps = [str(uuid4()) for _ in range(6)]
    processes = [town.bank, town.bank_with(town.policy)] * 3
    answers = await asyncio.gather(
        *(bank.take_button(account.caller, handle, tap) for bank, tap in zip(processes, taps, strict=True))
    )
    (taken,) = [answer for answer in answers if answer != ButtonGone()]
    assert taken == ButtonTaken(NOT_ME, notice.id, "OwnTransfer", notice.value)
    winner = taps[answers.index(taken)]
    assert await town.bank.take_button(account.caller, handle, winner) == taken, "the same tap again"
    assert await town.bank.take_button(account.caller, handle, str(uuid4())) == ButtonGone()


async def test_a_button_that_only_shows_is_never_used_up_and_as_bound_as_the_others(town: Town) -> None:
    account, other = await town.member(1), await town.member(2)
    notice = await _transfer(town, account)
    (handle,) = [button.handle for button in notice.buttons if button.name == SHARE_RECEIPT]
    for tap in ("1", "1", "2"):
        shown = await town.bank.take_button(account.caller, handle, tap)
        assert shown == ButtonTaken(SHARE_RECEIPT, notice.id, "OwnTransfer", notice.value)
    assert await town.bank.take_button(other.caller, handle, "3") == ButtonGone()
    assert isinstance(await town.bank.take_button(account.caller, _brake(notice), "4"), ButtonTaken)
    await town.link(Caller(3_003), account.user_name)
    assert await town.bank.take_button(account.caller, handle, "5") == ButtonGone()


async def test_a_notice_told_again_shows_the_same_button(town: Town) -> None:
    account = await town.member()
    notice = await _transfer(town, account)
    offered = await town.bank.offer_buttons(account.caller, notice.id)
    town.later(hours=1)
    (again,) = await town.bank.untold_notices(30, 10)
    assert notice.buttons == offered == again.buttons
    assert await town.bank.offer_buttons(replace(account.caller, chat_id=5), notice.id) == ()


async def _elsewhere(town: Town, account: Account, handle: str) -> object:
    other = await town.member(2)
    return await town.bank.take_button(other.caller, handle, "1")


async def _too_late(town: Town, account: Account, handle: str) -> object:
    town.later(days=7)
    return await town.bank.take_button(account.caller, handle, "1")


async def _moved(town: Town, account: Account, handle: str) -> object:
    await town.link(Caller(3_003), account.user_name)
    return await town.bank.take_button(account.caller, handle, "1")


async def _taken_over(town: Town, account: Account, handle: str) -> object:
    other = await town.member(2)
    await town.link(Caller(account.caller.chat_id), other.user_name)
    return await town.bank.take_button(account.caller, handle, "1")


async def _guessed(town: Town, account: Account, handle: str) -> object:
    guess = ("A" if handle[0] != "A" else "B") + handle[1:]
    return await town.bank.take_button(account.caller, guess, "1")


async def _not_ascii(town: Town, account: Account, handle: str) -> object:
    return await town.bank.take_button(account.caller, f"ñ{handle}\0", "1")


async def test_a_button_is_for_its_chat_its_member_and_its_time(town: Town) -> None:
    account = await town.member()
    notice = await _transfer(town, account)
    for attempt in (_guessed, _not_ascii, _elsewhere, _too_late):
        assert await attempt(town, account, _brake(notice)) == ButtonGone(), attempt


@pytest.mark.parametrize("attempt", [_moved, _taken_over])
async def test_a_button_is_gone_with_its_chat_s_link(
    town: Town, attempt: Callable[[Town, Account, str], Awaitable[object]]
) -> None:
    account = await town.member()
    notice = await _transfer(town, account)
    assert await attempt(town, account, _brake(notice)) == ButtonGone()
    assert NOT_ME in str(await town.rows("SELECT b.*::text FROM bank.button b"))
    assert _brake(notice) not in str(await town.rows("SELECT b.*::text FROM bank.button b"))


# --- the brake ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [each for each in COMMANDS if may_be_frozen(each)], ids=str)
def test_every_command_that_lets_money_leave_says_that_it_may_be_frozen(
    command: type[Command[object]],
) -> None:
    assert OutgoingFrozen in command.refusals
    assert is_told(command)


@pytest.mark.parametrize("query", [each for each in QUERIES if each.outgoing], ids=str)
def test_every_look_ahead_at_money_that_leaves_says_so_too(query: type[Query[object]]) -> None:
    assert OutgoingFrozen in query.refusals


async def test_the_brake_freezes_at_once_and_leaves_own_accounts_free(town: Town) -> None:
    account = await town.member()
    frozen = await _report(town, account.caller)
    assert isinstance(frozen, Frozen)
    assert not frozen.already
    again = await _report(town, account.caller)
    assert again == replace(frozen, already=True), "one case, however often it is said"
    async with town.engine.begin() as conn:
        refusal = await freezing.refusal(conn, account.member)
    assert refusal == OutgoingFrozen(frozen.at, frozen.number)
    assert await town.rows("SELECT kind, state, number FROM bank.case") == [("not_me", "open", frozen.number)]
    mailed = await town.rows(
        "SELECT template FROM bank.outgoing_email ORDER BY created_at DESC, ctid DESC LIMIT 1"
    )
    assert mailed == [("outgoing_frozen",)]
    logged_out = await town.scalar("SELECT count(*) FROM bank.session WHERE ended_at IS NULL")
    assert logged_out == 0
    source, target = await town.accounts(account)
    caller = await _log_in(town, account)
    order = OwnTransfer(source, target, Money(100), None, Quote(Money(0), Money(100)))
    assert isinstance(await town.with_code(caller, order), Receipt)


async def test_a_chat_of_nobody_freezes_nobody(town: Town) -> None:
    await town.member()
    assert await _report(town, Caller(9_999)) == ChatNotLinked()
    assert await town.rows("SELECT 1 FROM bank.freeze") == []


async def test_who_lets_money_leave_and_who_freezes_wait_for_each_other(town: Town) -> None:
    account = await town.member()
    async with town.engine.begin() as conn:
        assert await freezing.refusal(conn, account.member) is None
        braking = asyncio.ensure_future(_report(town, account.caller))
        await asyncio.sleep(0.3)
        assert not braking.done(), "money is on its way"
    assert isinstance(await braking, Frozen)


async def _log_in(town: Town, account: Account) -> Caller:
    page = await town.done(account.caller, FormPurpose.PASSWORD, password=PASSWORD)
    session = await town.bank.execute(account.caller, new_operation(), requests.LogIn(page), None)
    return replace(account.caller, session=session.id)  # type: ignore[union-attr]


async def test_the_brake_is_let_go_with_password_and_code_after_a_while_only(town: Town) -> None:
    account = await town.member()
    frozen = await _report(town, account.caller)
    assert isinstance(frozen, Frozen)
    caller = await _log_in(town, account)
    page = await town.done(caller, FormPurpose.PASSWORD, password=PASSWORD)
    until = frozen.at + timedelta(days=1)
    assert await town.with_code(caller, LiftFreeze(page)) == CoolingDown(until)
    town.later(days=1)
    caller = await _log_in(town, account)
    status = await town.bank.ask(caller, GetFreeze())
    assert getattr(status, "may_lift", None) is True
    used = LiftFreeze(page)
    assert await town.with_code(caller, used) == CredentialsInvalid(), "the page is a day old"
    page = await town.done(caller, FormPurpose.PASSWORD, password=PASSWORD)
    assert await town.bank.execute(caller, new_operation(), LiftFreeze(page), None) == NotAuthorised()
    assert await town.with_code(caller, LiftFreeze(page)) is None
    page = await town.done(caller, FormPurpose.PASSWORD, password=PASSWORD)
    assert await town.with_code(caller, LiftFreeze(page)) == NotFound()
    actors = await town.rows("SELECT lifted_by FROM bank.freeze")
    assert actors == [(f"member:{account.member}",)]


async def test_an_agent_releases_under_the_case_s_number_once(town: Town) -> None:
    account = await town.member()
    frozen = await _report(town, account.caller)
    assert isinstance(frozen, Frozen)
    answers = []
    for number in ("AAAA-AAAA", frozen.number, frozen.number):
        async with town.engine.begin() as conn:
            answers.append(await release(conn, town.keys, number, "ana", town.now))
    assert answers == [False, True, False]
    assert await town.rows("SELECT state, closed_by FROM bank.case") == [("closed", "agent:ana")]
    trail = await town.rows("SELECT action, actor FROM ledger.audit WHERE action LIKE 'freeze.%' ORDER BY id")
    assert trail == [("freeze.begun", f"member:{account.member}"), ("freeze.lifted", "agent:ana")]


HISTORY = (
    "UPDATE bank.freeze SET frozen_at = now()",
    "DELETE FROM bank.freeze",
    "DELETE FROM bank.case",
    "UPDATE bank.case SET number = 'x'",
    "UPDATE bank.button SET used_at = NULL, used_by = NULL",
    "DELETE FROM bank.button",
    "UPDATE bank.notice SET told_at = NULL",
    "UPDATE bank.notice SET value = ''",
)


async def test_history_cannot_be_rewritten_by_the_application(town: Town) -> None:
    account = await town.member()
    notice = await _transfer(town, account)
    await town.bank.take_button(account.caller, _brake(notice), "1")
    id_ = await _news(town, account)
    assert id_ is not None
    await town.bank.mark_told(id_)
    await _report(town, account.caller)
    for statement in HISTORY:
        with pytest.raises(Exception, match=r"permission denied|used once|append-only"):
            async with town.engine.begin() as conn:
                await conn.exec_driver_sql(statement)


async def test_the_news_a_member_may_mute_are_those_that_are_optional(town: Town) -> None:
    assert {topic.value for topic in NewsTopic} == {
        each.__name__ for each in News.__subclasses__() if each.optional
    }
    assert {topic.value for topic in NewsTopic if topic.opt_in} == {
        each.__name__ for each in News.__subclasses__() if each.opt_in
    }
    account = await town.member()
    for wanted in (False, False, True):
        choice = NoticeChoice(NewsTopic.MONEY_RECEIVED, wanted)
        made = await town.bank.execute(account.caller, new_operation(), ChooseNotice(choice), None)
        assert made == choice
        due = NoticeChoice(NewsTopic.BILL_DUE, wanted=False)
        assert await town.bank.ask(account.caller, ListNoticeChoices()) == (choice, due)
        assert (await _news(town, account) is not None) == wanted


async def test_a_mail_to_a_receiver_goes_to_the_address_given_and_forgets_it(town: Town) -> None:
    arrival = {"sender": "Ana M•••", "amount": "$1.00", "target": "x", "reference": "", "code": "c"}
    async with town.engine.begin() as conn:
        await emails.post_to(
            conn, town.keys, "beto@correo.example", "Beto", emails.MONEY_SENT_TO_YOU, town.now, arrival
        )
    assert "beto" not in str(await town.rows("SELECT e.*::text FROM bank.outgoing_email e"))
    sent: list[Mail] = []

    class Box:
        async def send(self, mail: Mail) -> None:
            sent.append(mail)

    ((mail_id,),) = await town.rows("SELECT id FROM bank.outgoing_email")
    post = Post(town.engine, town.keys, lambda: town.now, town.policy, cast("SmsGateway", None), Box())
    for _ in range(2):
        await deliver_email(post, cast("UUID", mail_id))
    (mail,) = sent
    assert mail.to == "beto@correo.example"
    assert "Ana M•••" in mail.text
    assert await town.rows("SELECT recipient, payload FROM bank.outgoing_email") == [(None, None)]


async def test_a_claim_is_about_a_movement_of_one_s_own_and_opens_one_case(town: Town) -> None:
    account, other = await town.member(1), await town.member(2)
    source, _ = await town.accounts(account)
    movements = await town.bank.ask(account.caller, LastMovements(source))
    assert isinstance(movements, Movements)
    (deposit,) = movements.items
    claim = OpenClaim(source, deposit, "no lo hice")
    never = replace(claim, movement=replace(deposit, amount=Money(1)))
    for caller, command in ((other.caller, claim), (account.caller, never)):
        assert await town.bank.execute(caller, new_operation(), command, None) == NotFound()
    opened = await town.bank.execute(account.caller, new_operation(), claim, None)
    assert isinstance(opened, Claimed)
    again = await town.bank.execute(account.caller, new_operation(), claim, None)
    assert again == replace(opened, already=True)
    assert opened.answer_by == add_business_days(town.now.date(), town.policy.claim_answer_business_days)
    ((kind, detail),) = await town.rows("SELECT kind, detail FROM bank.case")
    assert kind == "claim"
    assert b"no lo hice" not in cast("bytes", detail)
    assert "no lo hice" in town.keys.open(place(opened.number), cast("bytes", detail))
