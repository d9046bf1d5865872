"""Receipts as pictures to forward: what the PDF says, the height of a phone's screen, with the QR and the code to verify it by (S28)."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

import segno
from PIL import Image, ImageDraw, ImageFont

from dialogs.documents.receipt import SHAPES
from dialogs.documents.style import BOLD, GREEN, GREY, INK, LINE, REGULAR, drawable
from dialogs.words import Words

WIDTH: Final = 800
MARGIN: Final = 44
BAND: Final = 132
VALUES: Final = 470
"""Room for a row's value, at the right."""
ROW: Final = 30
"""Above and below a row's text, together."""
QR: Final = 230
PIXELS_A_LINE: Final = 38
"""Of a value that needs more than one line. Pixels, all of these."""


def draw(words: Words, receipt: Any) -> bytes:
    """The PNG; as high as its rows need. The same receipt gives the same bytes."""
    shape = SHAPES[type(receipt)]
    rows = [
        (words.plain(f"document-receipt_rows.{label}", {}), _lines(words.value(value(receipt))))
        for label, value in shape.rows.items()
        if label != "code"
    ]
    height = 330 + sum(ROW + PIXELS_A_LINE * len(lines) for _, lines in rows) + QR + 60
    picture = Image.new("RGB", (WIDTH, height), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, WIDTH, BAND), fill=GREEN)
    pen.text((MARGIN, 24), words.plain("document-institution", {}), fill="white", font=_font(46, bold=True))
    pen.text((MARGIN, 84), words.plain("document-channel", {}), fill="white", font=_font(24))
    title = words.plain(f"document-receipt_titles.{shape.name}", {})
    pen.text((MARGIN, BAND + 28), title, fill=INK, font=_font(32))
    amount = words.value(shape.amount(receipt))
    pen.text((MARGIN, BAND + 74), amount, fill=GREEN, font=_font(76, bold=True))
    top = 310
    for label, lines in rows:
        top = _row(pen, top, label, lines)
    note = words.plain(f"document-receipt_notes.{shape.name}", {})
    _proof(picture, words, top + 24, receipt.code, note)
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _row(pen: ImageDraw.ImageDraw, top: int, label: str, lines: list[str]) -> int:
    """What it is at the left, its value at the right; answers where the next row begins."""
    pen.line((MARGIN, top, WIDTH - MARGIN, top), fill=LINE, width=2)
    first = top + ROW // 2 + PIXELS_A_LINE // 2
    pen.text((MARGIN, first), label, fill=GREY, font=_font(25), anchor="lm")
    for nth, line in enumerate(lines):
        down = first + nth * PIXELS_A_LINE
        pen.text((WIDTH - MARGIN, down), line, fill=INK, font=_font(29, bold=True), anchor="rm")
    return top + ROW + PIXELS_A_LINE * len(lines)


def _proof(picture: Image.Image, words: Words, top: int, code: str, note: str) -> None:
    """The QR, beside it the code and how to verify by hand."""
    pen = ImageDraw.Draw(picture)
    address = words.plain("document-receipt_address", {"code": code})
    qr = segno.make(address, error="m", micro=False)
    drawn = BytesIO()
    qr.save(drawn, kind="png", scale=QR // qr.symbol_size(border=0)[0], border=0)
    picture.paste(Image.open(drawn).convert("RGB"), (MARGIN, top))
    left = MARGIN + QR + 26
    pen.text((left, top + 6), words.plain("document-receipt_rows.code", {}), fill=GREY, font=_font(25))
    pen.text((left, top + 38), code, fill=INK, font=_font(36, bold=True))
    font = _font(21)
    said = [*_wrapped(words.plain("document-receipt_verify", {}), font, WIDTH - MARGIN - left), ""]
    said += _wrapped(note, font, WIDTH - MARGIN - left)
    pen.multiline_text((left, top + 92), "\n".join(said), fill=GREY, font=font, spacing=5)


def _lines(value: str) -> list[str]:
    return _wrapped(drawable(value), _font(29, bold=True), VALUES) or [""]


def _wrapped(text: str, font: ImageFont.FreeTypeFont, room: int) -> list[str]:
    """Whole words on lines that fit; a word longer than a line is cut."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= room:
            lines[-1] = longer
            continue
        lines.append("")
        for letter in word:
            if font.getlength(lines[-1] + letter) > room:
                lines.append("")
            lines[-1] += letter
    return [line for line in lines if line]


def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(BOLD if bold else REGULAR, size)
