"""What a person does for the member whose chat they have: never money, always written down, always told (desk.md 12)."""

from __future__ import annotations

from banking.desk.identity import Asked, NotAMember
from banking.desk.measures import Done, NoReason, NothingToDo, NotVerified
from banking.desk.ownership import NotYours, Taken
from banking.refusals import SessionEnded
from banking.requests import GetFreeze
from banking.requests.desk import TypeCode
from banking.values import Measure, Outcome, Owner
from tests.banking.desk.office import Office


async def test_a_member_left_to_the_bot_for_an_errand_comes_back_to_the_same_person_first(
    office: Office,
) -> None:
    andrea, bruno = await office.staff("andrea"), await office.staff("bruno")
    chat = (await office.member_with_person(andrea)).caller.chat_id
    stale = await office.console.helping.start(bruno, chat, 1, "limits")
    assert isinstance(stale, NotYours)
    epoch = (await office.look(chat)).epoch
    assert isinstance(await office.console.helping.start(andrea, chat, epoch, "limits"), Taken)
    first, again = await office.look(chat), await office.look(chat)  # the turn that takes it up may run again
    assert (first.outcome, first.errand) == (again.outcome, again.errand) == (Outcome.ERRAND, "limits")
    assert (first.owner, again.owner) == (Owner.CLOSED, Owner.BOT)
    await office.ask(chat)
    assert isinstance(await office.console.claim(bruno, chat), NotYours)
    assert isinstance(await office.console.claim(andrea, chat), Taken)
    epoch = (await office.look(chat)).epoch
    await office.console.helping.start(andrea, chat, epoch, "limits")
    await office.look(chat)
    office.later(minutes=3)  # andrea's console shows no sign of life any more
    await office.ask(chat)
    assert isinstance(await office.console.claim(bruno, chat), Taken)


async def test_measures_have_a_reason_are_told_and_are_lifted_only_for_who_proved_who_they_are(
    office: Office,
) -> None:
    andrea, bruno = await office.staff("andrea"), await office.staff("bruno")
    account = await office.member_with_person(andrea)
    chat = account.caller.chat_id
    helping = office.console.helping
    assert isinstance(await helping.measure(bruno, chat, Measure.FREEZE_OUTGOING, "lo pide"), NotYours)
    assert await helping.measure(andrea, chat, Measure.FREEZE_OUTGOING, " no ") == NoReason()
    assert await helping.measure(andrea, chat, Measure.FREEZE_CARDS, "lo pide") == NothingToDo()
    frozen = await helping.measure(andrea, chat, Measure.FREEZE_OUTGOING, "teléfono robado")
    assert isinstance(frozen, Done)
    assert await helping.measure(andrea, chat, Measure.FREEZE_OUTGOING, "otra vez") == NothingToDo()
    ended = await office.bank.ask(account.caller, GetFreeze())
    assert isinstance(ended, SessionEnded)  # whoever was logged in there
    assert await helping.measure(andrea, chat, Measure.LIFT, "ya pasó") == NotVerified()
    assert isinstance(await helping.verify(andrea, chat), Asked)
    check = (await office.look(chat)).check
    challenge = await office.scalar("SELECT challenge_id FROM desk.identity_check")
    assert check is not None
    await office.word(chat, TypeCode(check.id, await office.code(challenge), "a", 0))  # type: ignore[arg-type]
    assert await helping.measure(andrea, chat, Measure.LIFT, "ya pasó") == Done(frozen.case)
    assert await office.rows("SELECT state, closed_by FROM bank.case") == [("closed", f"agent:{andrea.id}")]
    assert await helping.measure(andrea, chat, Measure.UNLINK, "perdió el teléfono") == Done()
    assert await helping.measure(andrea, chat, Measure.UNLINK, "perdió el teléfono") == NotAMember()
    told = await office.rows("SELECT kind FROM bank.notice ORDER BY created_at, kind DESC")
    assert [kind for (kind,) in told] == ["MeasureTaken", "MeasureTaken", "FrozenByPerson"]
    trail = await office.rows(
        "SELECT subject, result FROM ledger.audit WHERE action LIKE 'Reason:%' OR action LIKE 'Measure:%' ORDER BY id"
    )
    assert (f"member:{account.member}:teléfono robado", "done") in trail
    assert [result for subject, result in trail if str(subject).startswith("chat:")] == [
        "NotYours", "NoReason", "NothingToDo", "done", "NothingToDo", "NotVerified", "done", "done", "NotAMember",
    ]  # fmt: skip


async def test_a_chat_for_a_team_is_kept_for_it_a_while_and_then_anybodys(office: Office) -> None:
    andrea, bruno, clara = [await office.staff(login) for login in ("andrea", "bruno", "clara")]
    await office.change("UPDATE desk.agent SET team = 'tarjetas' WHERE login = 'clara'")
    chat = (await office.member_with_person(andrea)).caller.chat_id
    for taker, minutes in ((clara, 9), (bruno, 10)):
        epoch = (await office.look(chat)).epoch
        holder = andrea if taker is clara else clara
        left = await office.console.transfer(holder, chat, epoch, None, "es de tarjetas", "tarjetas")
        assert isinstance(left, Taken)
        (waiting,) = (await office.console.board(bruno)).queue
        assert waiting.offered_to == "tarjetas"
        office.later(minutes=minutes)
        if taker is clara:
            assert isinstance(await office.console.claim(bruno, chat), NotYours)
        else:
            await office.console.sweep()
        assert isinstance(await office.console.claim(taker, chat), Taken)
    assert "tarjetas" in (await office.console.board(bruno)).teams


async def test_who_is_nobodys_member_shares_no_past_with_others_who_are_not(office: Office) -> None:
    andrea = await office.staff("andrea")
    for chat in (1, 2):
        await office.ask(chat)
        await office.leave(chat)
    await office.ask(1)
    await office.console.claim(andrea, 1)
    thread = await office.console.thread(andrea, 1)
    assert not isinstance(thread, NotYours)
    others = await office.scalar("SELECT count(*) FROM desk.handoff WHERE chat_id = 2")
    assert (len(thread.earlier), others) == (1, 1)
