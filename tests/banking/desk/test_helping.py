"""What a person does for the member whose chat they have: never money, always written down, always told (desk.md 12)."""

from __future__ import annotations

from banking.desk.ownership import NotYours, Taken
from banking.values import Outcome, Owner
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
