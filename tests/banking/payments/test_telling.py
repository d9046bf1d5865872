"""What members hear of their transfers: when it happens, once, and never anything else than what happened (M146, S38)."""

from __future__ import annotations

import json

from sqlalchemy import select

from banking import answers
from banking.messages import emails
from banking.messages.letters import write_letter
from banking.messages.tables import notice, outgoing_email
from banking.values import PaymentId, TransferArrived, TransferRejected, TransferReturned
from tests.banking.payments.rail import Fault
from tests.banking.payments.till import Till


async def told(till: Till) -> list[str]:
    """The kinds of news written so far, oldest first."""
    async with till.house.owner.connect() as conn:
        rows = await conn.scalars(select(notice.c.kind).order_by(notice.c.created_at))
        return list(rows)


async def ordered(till: Till, cents: int = 1_000) -> PaymentId:
    return await till.ordered(await till.house.open(1, 9_000), cents)


async def test_nothing_is_told_before_it_has_happened(till: Till) -> None:
    payment = await ordered(till)
    till.direct.faults = {Fault.AFTER: 1.0}
    assert await till.step(payment) == "unknown"
    assert await told(till) == []
    till.direct.faults = {}
    assert await till.step(payment) == "settled"
    assert await told(till) == ["TransferArrived"]


async def test_each_end_is_told_once_with_its_letter(till: Till) -> None:
    arrived = await ordered(till)
    await till.step(arrived)
    word = till.direct.known[arrived].word()
    await till.say(arrived, word)
    await till.say(arrived, till.direct.give_back(arrived))
    till.direct.refuses = 1.0
    await till.step(await ordered(till, 2_000))
    assert await told(till) == ["TransferArrived", "TransferReturned", "TransferRejected"]
    async with till.house.owner.connect() as conn:
        rows = (await conn.execute(select(notice).order_by(notice.c.created_at))).all()
        news = [answers.unseal(till.house.keys, row.id, row.value, answers.NOTICE) for row in rows]
        mails = (await conn.execute(select(outgoing_email))).all()
    assert [type(each) for each in news] == [TransferArrived, TransferReturned, TransferRejected]
    assert {mail.template for mail in mails} == {emails.INTERBANK_TRANSFER}
    for mail in mails:
        details = json.loads(till.house.keys.open(emails.place(mail.id), mail.payload))
        letter = write_letter(mail.template, mail.created_at, "Ana Páez", details)
        assert "usted" not in letter.subject
        for part in (letter.text, letter.html):
            assert details["deed"] in part
            assert details["total"] in part


async def test_silence_is_told_as_a_review_and_its_late_end_too(till: Till) -> None:
    payment = await ordered(till)
    till.direct.faults = {Fault.AFTER: 1.0}
    for _ in range(60):
        if await till.step(payment) == "manual":
            break
        till.wait(minutes=2)
    till.direct.faults = {}
    till.wait(hours=7)
    assert await till.step(payment) == "settled"
    assert await told(till) == ["TransferInReview", "TransferArrived"]
