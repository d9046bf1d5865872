"""Call-backs: half days of the desk's own calendar, one open call a member, a case for people (desk.md 8)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from banking.desk.callbacks import windows
from banking.policy import Policy
from banking.refusals import ChatNotLinked, NotFound
from banking.requests import BookCall, ListCallWindows
from banking.values import CallBooked, Caller, CallWindow
from tests.banking.desk.office import Office
from tests.banking.people.town import new_operation


@pytest.mark.parametrize(
    ("now", "first"),
    [
        (datetime(2026, 11, 20, 17, 0, tzinfo=UTC), "2026-11-20 13:00 – 18:00"),  # Friday noon
        (datetime(2026, 11, 20, 17, 1, tzinfo=UTC), "2026-11-23 08:00 – 13:00"),  # less than an hour before
        (datetime(2026, 12, 24, 23, 30, tzinfo=UTC), "2026-12-28 08:00 – 13:00"),  # Christmas and a weekend
    ],
)
def test_windows_are_half_days_of_business_days_and_leave_an_hour(now: datetime, first: str) -> None:
    found = windows(Policy(), now)
    assert f"{found[0].day} {found[0].hours}" == first
    assert len(found) == 6
    assert list(found) == sorted(found, key=lambda each: each.begins)


async def test_a_member_books_one_call_that_people_see_as_a_case(office: Office) -> None:
    account, andrea = await office.member(), await office.staff("andrea")
    chat = Caller(account.caller.chat_id)  # no login is needed to be called on the registered phone
    assert await office.bank.ask(Caller(9), ListCallWindows()) == ChatNotLinked()
    offered = await office.bank.ask(chat, ListCallWindows())
    assert isinstance(offered, tuple)
    stale = CallWindow(office.now, offered[0].ends)
    assert await office.bank.execute(chat, new_operation(), BookCall(stale, None), None) == NotFound()
    booked = await office.bank.execute(chat, new_operation(), BookCall(offered[1], "mi tarjeta"), None)
    assert isinstance(booked, CallBooked)
    assert (booked.window, booked.already) == (offered[1], False)
    again = await office.bank.execute(chat, new_operation(), BookCall(offered[2], None), None)
    assert isinstance(again, CallBooked)
    assert (again.number, again.window, again.already) == (booked.number, booked.window, True)
    (head,) = await office.console.casework.open_ones(andrea)
    assert (head.kind, head.due_at, head.late) == ("callback", offered[1].ends, False)
    file = await office.console.casework.look(andrea, booked.number)
    assert file is not None
    assert ("words", "mi tarjeta") in file.detail
