"""The card of *Compartir*: a picture with the account's data and a QR of the same, ready to forward (M25)."""

from __future__ import annotations

from io import BytesIO
from typing import Final

import segno
from PIL import Image, ImageDraw, ImageFont

from banking.api import AccountCard
from dialogs.documents.style import BOLD, GREEN, GREY, INK, REGULAR, drawable
from dialogs.words import Words

WIDTH: Final = 900
HEIGHT: Final = 1180
MARGIN: Final = 60
QR_SIDE: Final = 420
"""Pixels."""
ROWS: Final = ("number", "kind", "holder", "identification", "institution")
LONGEST_LINE: Final = 34
"""Characters of a value on one line."""


def draw(words: Words, card: AccountCard) -> bytes:
    """The PNG. Its QR holds the same lines as text, nothing more."""
    rows = [(words.plain(f"document-card_rows.{row}", {}), words.value(getattr(card, row))) for row in ROWS]
    picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, WIDTH, 150), fill=GREEN)
    pen.text((MARGIN, 28), words.plain("document-institution", {}), fill="white", font=_font(52, bold=True))
    pen.text((MARGIN, 98), words.plain("document-card_title", {}), fill="white", font=_font(28))
    top = 190
    for label, value in rows:
        pen.text((MARGIN, top), label, fill=GREY, font=_font(24))
        letters = drawable(value)
        shown = letters if len(letters) <= LONGEST_LINE else f"{letters[: LONGEST_LINE - 1]}…"
        pen.text((MARGIN, top + 30), shown, fill=INK, font=_font(38, bold=True))
        top += 100
    picture.paste(
        _qr("\n".join(f"{label}: {value}" for label, value in rows)), ((WIDTH - QR_SIDE) // 2, top + 20)
    )
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _qr(text: str) -> Image.Image:
    drawn = BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="png", scale=8, border=2)
    drawn.seek(0)
    return Image.open(drawn).convert("RGB").resize((QR_SIDE, QR_SIDE), Image.Resampling.NEAREST)


def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(BOLD if bold else REGULAR, size)
