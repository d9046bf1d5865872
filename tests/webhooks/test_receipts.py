"""The public page of receipts over the real bank: a genuine one, a forged one, and how often one may ask (S28, S32)."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from limits import RateLimitItemPerMinute

from banking.api import Money, OwnTransfer, Quote, Receipt, ReceiptUnknown, TooManyLookups, VerifyReceipt
from banking.values import Caller
from tests.banking.people.town import Town
from tests.webhooks.doors import Doors, open_doors
from webhooks.embedded.postgres import DatabaseUrls
from webhooks.pages import gate


@pytest.fixture
async def town(database: DatabaseUrls) -> AsyncIterator[Town]:
    made = Town(database)
    yield made
    await made.close()


@pytest.fixture
async def receipt(town: Town) -> Receipt:
    member = await town.member()
    source, target = await town.accounts(member)
    order = OwnTransfer(source, target, Money(4_550), "para mi ñaña", Quote(Money(0), Money(4_550)))
    made = await town.with_code(member.caller, order)
    assert isinstance(made, Receipt)
    return made


@pytest.fixture
async def doors(redis_url: str, town: Town) -> AsyncIterator[Doors]:
    async with open_doors(redis_url, desk=town.bank, clock=town.now) as opened:
        yield opened


async def test_a_receipt_shows_what_the_book_says_and_no_more(doors: Doors, receipt: Receipt) -> None:
    bare = receipt.code.replace("-", "").lower()
    answers = [await doors.http.get(f"/v/{address}") for address in (receipt.code, bare)]
    for answer in answers:
        assert answer.status_code == 200
        for shown in ("Comprobante auténtico", "$45.50", "20/11/2026 12:00", receipt.code, "María A•••"):
            assert shown in answer.text
        for hidden in ("Ñacato", "ñaña", "Augusta", "4101"):
            assert hidden not in answer.text
        assert answer.headers["cache-control"] == "no-store"
        assert "script-src 'self'" in answer.headers["content-security-policy"]


async def test_whose_browser_speaks_english_reads_it_in_english(doors: Doors, receipt: Receipt) -> None:
    english = {"accept-language": "en-GB,en;q=0.9,es;q=0.8"}
    answer = await doors.http.get(f"/v/{receipt.code}", headers=english)
    shown = ("Authentic receipt", "Transfer between own accounts", "$45.50", "20 Nov 2026 12:00", 'lang="en"')
    assert all(text in answer.text for text in shown)
    forged = await doors.http.get("/v/AAAA-AAAA-AAAA", headers=english)
    assert "There is no receipt of Cooprogreso" in forged.text


@pytest.mark.parametrize(
    "code", ["AAAA-AAAA-AAAA", "K7QM-42XA", "%3Cb%3E", "1111-1111-1111", "K7QM42XA5TRW" * 9]
)
async def test_a_forged_code_is_found_out_and_never_echoed(doors: Doors, receipt: Receipt, code: str) -> None:
    answer = await doors.http.get(f"/v/{code}")
    assert answer.status_code == 404
    assert "No existe ningún comprobante" in answer.text
    assert code not in answer.text
    assert receipt.code not in answer.text


async def test_nobody_asks_without_end(
    doors: Doors, town: Town, receipt: Receipt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "VERIFICATIONS", RateLimitItemPerMinute(2))
    statuses = [(await doors.http.get("/v/AAAA-AAAA-AAAA")).status_code for _ in range(3)]
    assert statuses == [404, 404, 429]
    asked = [await town.bank.ask(Caller(77), VerifyReceipt("AAAA-AAAA-AAAA")) for _ in range(20)]
    assert set(asked) == {ReceiptUnknown()}
    assert await town.bank.ask(Caller(77), VerifyReceipt(receipt.code)) == TooManyLookups()
    found = await town.bank.ask(Caller(78), VerifyReceipt(receipt.code))
    assert getattr(found, "amount", None) == receipt.amount
    town.later(hours=1)
    assert await town.bank.ask(Caller(77), VerifyReceipt(receipt.code)) == found
