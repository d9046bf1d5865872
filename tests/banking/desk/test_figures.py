"""The figures of the desk, from the log alone (desk.md 20), and the desk at one moment."""

from __future__ import annotations

from datetime import UTC, date, datetime

from banking.desk import figures
from banking.desk.agents import Person, Role
from banking.desk.floor import Presence
from banking.requests.desk import RateHandoff
from banking.values import Outcome
from tests.banking.desk.office import Office
from tests.banking.people.town import CHEAP


async def attend(
    office: Office,
    who: Person,
    chat_id: int,
    score: int | None = None,
    outcome: Outcome = Outcome.RESOLVED,
) -> None:
    """Claimed after a minute, answered half a minute later, closed after four."""
    office.later(seconds=60)
    await office.console.claim(who, chat_id)
    office.later(seconds=30)
    await office.console.say(who, chat_id, f"uno {office.now}", "Hola")
    office.later(seconds=210)
    view = await office.look(chat_id)
    await office.console.close(who, chat_id, view.epoch, outcome)
    await office.look(chat_id)
    if score is not None and view.handoff is not None:
        await office.word(chat_id, RateHandoff(view.handoff, score))
        await office.word(chat_id, RateHandoff(view.handoff, 1))  # the first answer counts


async def test_the_figures_tell_what_happened(office: Office) -> None:
    andrea = await office.staff("andrea")
    sofia = await office.staff("sofia", Role.SUPERVISOR)
    await office.ask(1)
    await office.ask(2)
    await attend(office, andrea, 1, score=5)
    await office.leave(2)  # after the promise was broken
    seen = (await office.console.oversight.figures(sofia)).whole
    assert (seen.asked, seen.attended, seen.abandoned, seen.returned, seen.repeated) == (2, 1, 1, 2, 0)
    assert (seen.within, seen.due) == (1, 1)  # who left before the promise was over does not count
    assert (seen.wait_seconds, seen.first_reply_seconds, seen.handling_seconds) == (60, 90, 240)
    assert (seen.scores, seen.mean_score) == ((0, 0, 0, 0, 1), 5)
    (share,) = seen.people
    assert (share.name, share.taken, share.closed, share.passed_on) == ("Andrea Paredes", 1, 1, 0)
    assert (share.first_reply_seconds, share.handling_seconds, share.mean_score) == (30, 240, 5)


async def test_a_hand_off_belongs_to_the_day_it_was_asked_for_whoever_had_it_later(office: Office) -> None:
    office.now = datetime(2026, 11, 17, 4, 58, tzinfo=UTC)  # 23:58 of the 16th in Guayaquil
    andrea, bruno = await office.staff("andrea"), await office.staff("bruno")
    sofia = await office.staff("sofia", Role.SUPERVISOR)
    await office.ask(1)
    await attend(office, andrea, 1)
    await office.ask(1)  # the same chat, minutes later: not helped
    office.later(minutes=6)
    await office.console.claim(andrea, 1)
    view = await office.look(1)
    await office.console.transfer(andrea, 1, view.epoch, bruno.id, "tarjetas")
    await attend(office, bruno, 1)
    office.later(hours=24)
    await office.ask(1)  # a day later: something new
    period = await office.console.oversight.figures(sofia, days=7)
    by_day = {day: some for day, some in period.days if some.asked}
    assert list(by_day) == [date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 18)]
    first, second, third = by_day.values()
    assert (first.attended, first.wait_seconds, first.handling_seconds) == (1, 60, 240)
    assert (second.repeated, second.transfers, second.within, second.due) == (1, 1, 0, 1)
    assert {one.name: (one.taken, one.closed, one.passed_on) for one in second.people} == {
        "Andrea Paredes": (1, 0, 1),
        "Bruno Paredes": (1, 1, 0),
    }
    assert (third.asked, third.repeated, third.due) == (1, 0, 0)
    assert sum(period.hours) == period.whole.asked == 3
    assert period == await office.console.oversight.figures(sofia, days=7)


async def test_who_comes_back_from_an_errand_has_not_asked_in_vain(office: Office) -> None:
    andrea = await office.staff("andrea")
    sofia = await office.staff("sofia", Role.SUPERVISOR)
    for outcome in (Outcome.ERRAND, Outcome.RESOLVED):
        await office.ask(1)
        await attend(office, andrea, 1, outcome=outcome)
    assert (await office.console.oversight.figures(sofia)).whole.repeated == 0
    await office.ask(1)
    assert (await office.console.oversight.figures(sofia)).whole.repeated == 1


async def test_the_clocks_stop_while_the_desk_is_closed(office: Office) -> None:
    """Asked on Friday a minute before the desk closes, attended on Monday two minutes after it opens: three minutes."""
    office.now = datetime(2026, 11, 20, 22, 59, tzinfo=UTC)
    andrea = await office.staff("andrea")
    await office.ask(1)
    office.now = datetime(2026, 11, 23, 13, 2, tzinfo=UTC)
    await office.console.claim(andrea, 1)
    async with office.owner.connect() as conn:
        period = await figures.of_days(conn, CHEAP, office.now, 7)
    assert (period.whole.wait_seconds, period.whole.within, period.whole.due) == (180, 1, 1)


async def test_the_floor_shows_who_is_there_and_who_waits_too_long(office: Office) -> None:
    andrea = await office.staff("andrea", capacity=1)
    sofia = await office.staff("sofia", Role.SUPERVISOR)
    await office.hire("carla")
    for chat_id in (1, 2, 3):
        await office.ask(chat_id)
    await office.console.claim(andrea, 1)
    await office.write(1, "a", "¿Sigues ahí?")
    office.later(seconds=office.policy.desk_promise_seconds + 1)
    await office.ask(4)
    seen = await office.console.oversight.floor(sofia)
    assert [(one.waited_seconds > 0, one.late) for one in seen.queue] == [
        (True, True),
        (True, True),
        (False, False),
    ]
    assert (seen.late, seen.attended, seen.today.level) == (2, 1, 1 / 3)
    posts = {post.name: (post.presence, post.chats) for post in seen.posts}
    assert posts == {
        "Andrea Paredes": (Presence.FULL, 1),
        "Carla Paredes": (Presence.OUT, 0),
        "Sofia Paredes": (Presence.AWAY, 0),
    }
    assert seen.opens_at is None
