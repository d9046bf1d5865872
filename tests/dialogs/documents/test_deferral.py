"""The schedule of a deferral as a file, and its picture (M130, M131)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from io import BytesIO

from PIL import Image
from pypdf import PdfReader

from banking.api import (
    CardBrand,
    CardKind,
    CardRef,
    DeferralPlan,
    DeferralQuote,
    DeferralReceipt,
    Money,
    Quota,
)
from dialogs.documents import draw, pack
from dialogs.engine.replies import Document

CARD = CardRef(7, CardKind.CREDIT, CardBrand.MASTERCARD, "2631")


def plan(months: int, capital: int = 3_000) -> DeferralPlan:
    items = tuple(
        Quota(
            number=nth,
            due_on=date(2026 + (10 + nth) // 12, (10 + nth) % 12 + 1, 5),
            capital=Money(capital),
            interest=Money(13 * (months - nth + 1)),
            total=Money(capital + 13 * (months - nth + 1)),
            balance=Money(capital * (months - nth)),
        )
        for nth in range(1, months + 1)
    )
    interest = Money(sum(quota.interest.cents for quota in items))
    total = Money(capital * months + interest.cents)
    quote = DeferralQuote(
        Money(capital * months), months, items[0].total, interest, total, items[0].due_on, items[-1].due_on
    )
    return DeferralPlan(CARD, quote, items)


def test_the_schedule_has_every_quota_and_they_add_up() -> None:
    receipt = DeferralReceipt("AB2C-D3EF", datetime(2026, 11, 20, 17, tzinfo=UTC), plan(24))
    drawn = draw(pack(Document("deferral_schedule", receipt)))
    assert drawn.name == "diferido-AB2C-D3EF.pdf"
    text = PdfReader(BytesIO(drawn.content)).pages[0].extract_text()
    rows = re.findall(
        r"^(\d+) ?(\d\d/\d\d/\d{4}) ?\$([\d,.]+) ?\$([\d,.]+) ?\$([\d,.]+) ?\$([\d,.]+)$", text, re.MULTILINE
    )
    assert [int(row[0]) for row in rows] == list(range(1, 25))
    cents = [[int(re.sub(r"\D", "", cell)) for cell in row[2:]] for row in rows]
    assert all(total == capital + interest for total, capital, interest, _ in cents)
    assert sum(capital for _, capital, _, _ in cents) == receipt.plan.quote.capital.cents
    assert sum(total for total, _, _, _ in cents) == receipt.plan.quote.total.cents
    assert cents[-1][3] == 0
    assert "2631" in text


def test_the_picture_is_small_and_has_both_parts() -> None:
    for months in (3, 24):
        drawn = draw(pack(Document("deferral", plan(months))))
        image = Image.open(BytesIO(drawn.content)).convert("RGB")
        assert image.size == (900, 620)
        assert len(drawn.content) < 40_000
        colours = {colour for _, colour in image.getcolors(100_000) or []}
        assert {(0, 112, 74), (224, 158, 46)} <= colours
