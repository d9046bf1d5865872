"""The card of *Compartir*: a picture with the account's data and a QR of the same, ready to forward (M25)."""

from __future__ import annotations

import textwrap
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
SIZES: Final = ((38, 34, 1), (30, 46, 2), (22, 62, 2))
"""How large a value is written, how many letters then stand on a line, and on how many lines."""


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
        shown, size = _fitted(drawable(value))
        pen.text((MARGIN, top + 30), shown, fill=INK, font=_font(size, bold=True), spacing=4)
        top += 100
    picture.paste(
        _qr("\n".join(f"{label}: {value}" for label, value in rows)), ((WIDTH - QR_SIDE) // 2, top + 20)
    )
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _fitted(value: str) -> tuple[str, int]:
    """A value as large as it can be whole, in lines, and how large that is: a payer needs all of the holder's names."""
    for size, letters, most in SIZES:
        lines = textwrap.wrap(value, letters)
        if len(lines) <= most:
            return "\n".join(lines), size
    size, letters, most = SIZES[-1]
    return "\n".join(textwrap.wrap(value, letters, max_lines=most, placeholder="…")), size


def _qr(text: str) -> Image.Image:
    drawn = BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="png", scale=8, border=2)
    drawn.seek(0)
    return Image.open(drawn).convert("RGB").resize((QR_SIDE, QR_SIDE), Image.Resampling.NEAREST)


def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(BOLD if bold else REGULAR, size)
