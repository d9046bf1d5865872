"""The figures of a day, from the log alone (desk.md 20)."""

from __future__ import annotations

from banking.desk.agents import Role
from banking.requests.desk import RateHandoff
from banking.values import Outcome
from tests.banking.desk.office import Office


async def test_the_figures_tell_what_happened(office: Office) -> None:
    andrea = await office.staff("andrea")
    sofia = await office.staff("sofia", Role.SUPERVISOR)
    await office.ask(1)
    await office.ask(2)
    office.later(seconds=60)
    await office.console.claim(andrea, 1)
    office.later(seconds=30)
    await office.console.say(andrea, 1, "uno", "Hola")
    office.later(seconds=210)
    view = await office.look(1)
    await office.console.close(andrea, 1, view.epoch, Outcome.RESOLVED)
    await office.look(1)
    assert view.handoff is not None
    await office.word(1, RateHandoff(view.handoff, 5))
    await office.word(1, RateHandoff(view.handoff, 1))
    await office.leave(2)
    figures = await office.console.figures(sofia)
    assert (figures.asked, figures.attended, figures.abandoned, figures.within) == (2, 1, 1, 1)
    assert (figures.wait_seconds, figures.first_reply_seconds, figures.handling_seconds) == (60, 90, 240)
    assert figures.score == 5
    assert [(each.name, each.taken, each.closed) for each in figures.people] == [("Andrea Paredes", 1, 1)]
