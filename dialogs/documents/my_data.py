"""A member's own data as a file: a PDF for people, JSON for other systems (LOPDP art. 13, 17)."""

from __future__ import annotations

import json
from typing import Final

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from banking.api import DataFact, DataItem, MyData
from dialogs.documents.style import BOLD, GREEN, GREY, INK, LINE, REGULAR, drawable
from dialogs.words import Words

PAGE: Final = (110.0, 190.0)
ROOM: Final = 9
ROW: Final = 4.6
"""Millimetres."""
VERSIONED: Final = frozenset({DataFact.CHANNEL_TERMS, DataFact.PRODUCT_CONSENT, DataFact.SCHEDULE_TERMS})
"""Facts whose text is the number of a version."""


def pdf(words: Words, data: MyData) -> bytes:
    """Pages as wide as a phone. The same copy gives the same bytes."""
    page = FPDF(unit="mm", format=PAGE)
    page.set_creation_date(data.at)
    page.set_title(words.plain("document-data_title", {}))
    page.set_author(words.plain("document-institution", {}))
    page.set_margin(ROOM)
    page.set_auto_page_break(auto=True, margin=ROOM)
    page.add_font("Sans", "", REGULAR)
    page.add_font("Sans", "B", BOLD)
    page.add_page()
    _heading(page, words, data)
    for section in data.sections:
        _title(page, words.plain(f"document-data_topics.{section.topic.value}", {}))
        for item in section.items:
            _item(page, words, item)
        if not section.items:
            _line(page, words.plain("document-data_empty", {}), grey=True)
    page.ln(4)
    _line(page, words.plain("document-data_note", {}), grey=True)
    return bytes(page.output())


def portable(words: Words, data: MyData) -> bytes:
    """JSON, in UTF-8: the same parts under their own names, with labels in the member's language; times are ISO 8601."""
    sections = {
        section.topic.value: [
            {
                "fact": item.fact.value,
                "label": words.plain(f"document-data_facts.{item.fact.value}", {}),
                "value": _value(words, item),
                "since": None if item.since is None else item.since.isoformat(timespec="seconds"),
                "until": None if item.until is None else item.until.isoformat(timespec="seconds"),
            }
            for item in section.items
        ]
        for section in data.sections
    }
    whole = {
        "holder": data.holder,
        "at": data.at.isoformat(timespec="seconds"),
        "note": words.plain("document-data_note", {}),
        "data": sections,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2).encode()


def _heading(page: FPDF, words: Words, data: MyData) -> None:
    page.set_fill_color(*GREEN)
    page.rect(0, 0, PAGE[0], 22, style="F")
    page.set_xy(ROOM, 4)
    page.set_text_color(255, 255, 255)
    page.set_font("Sans", "B", 14)
    page.cell(0, 7, words.plain("document-institution", {}), new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    page.set_font("Sans", "", 8.5)
    page.cell(0, 5, words.plain("document-data_title", {}), new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    page.set_y(26)
    page.set_text_color(*INK)
    page.set_font("Sans", "B", 11)
    held = drawable(words.plain("document-data_holder", {"data": data}))
    page.multi_cell(0, 5.5, held, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    _line(page, words.plain("document-data_at", {"data": data}), grey=True)


def _title(page: FPDF, text: str) -> None:
    if page.get_y() > PAGE[1] - 4 * ROOM:
        page.add_page()
    page.ln(4)
    page.set_text_color(*GREEN)
    page.set_font("Sans", "B", 9.5)
    page.cell(0, 6, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    page.set_draw_color(*LINE)
    page.line(ROOM, page.get_y(), PAGE[0] - ROOM, page.get_y())
    page.ln(1)


def _item(page: FPDF, words: Words, item: DataItem) -> None:
    label = words.plain(f"document-data_facts.{item.fact.value}", {})
    value, times = _value(words, item), _times(words, item)
    said = value or times
    _line(page, f"{label}: {said}" if said else label)
    if value and times:
        _line(page, times, grey=True)


def _value(words: Words, item: DataItem) -> str:
    """What is held, in one line."""
    said = item.said
    if item.fact in VERSIONED:
        said = words.plain("document-data_version", {"version": said})
    if item.fact is DataFact.TALK:
        said = words.plain("document-data_messages", {"count": int(said)})
    parts = [words.value(item.subject) if item.subject is not None else "", said]
    parts.append(words.value(item.amount) if item.amount is not None else "")
    return " · ".join(part for part in parts if part)


def _times(words: Words, item: DataItem) -> str:
    parts = []
    if item.since is not None:
        parts.append(words.plain("document-data_since", {"moment": item.since}))
    if item.until is not None:
        parts.append(words.plain("document-data_until", {"moment": item.until}))
    return " ".join(parts)


def _line(page: FPDF, text: str, *, grey: bool = False) -> None:
    page.set_font("Sans", "", 7.2 if grey else 8.4)
    page.set_text_color(*(GREY if grey else INK))
    page.multi_cell(0, 3.8 if grey else ROW, drawable(text), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
