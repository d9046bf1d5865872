"""A statement as a sheet: opened by a spreadsheet set to Spanish (Ecuador), nothing in it can act as a formula (B14)."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Final

from banking.api import Money, Statement
from dialogs.documents.statement import LOWER, UPPER
from dialogs.words import Words

MARK: Final = "\ufeff"
"""Spreadsheets take a file without it for one of another encoding."""
SEPARATOR: Final = ";"
"""Where the comma marks decimals, the semicolon marks columns."""
DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def draw(words: Words, statement: Statement) -> bytes:
    """The CSV: one head, one row for each movement, newest first; a sentence under them where there are more."""
    out = StringIO()
    sheet = csv.writer(out, delimiter=SEPARATOR, lineterminator="\r\n")
    columns = ("date", "document", *UPPER[1:], *LOWER, "automatic")
    sheet.writerow([words.plain(f"document-statement_columns.{name}", {}) for name in columns])
    for each in statement.items:
        sheet.writerow(
            [
                f"{each.booked_on:%d/%m/%Y}",
                each.document,
                harmless(each.text),
                words.value(each.type),
                figure(each.amount),
                figure(each.balance),
                words.plain("document-statement_yes", {}) if each.automatic else "",
            ]
        )
    if statement.is_cut:
        sheet.writerow([words.plain("document-statement_cut", {"count": len(statement.items)})])
    return (MARK + out.getvalue()).encode()


def figure(amount: Money) -> str:
    """An amount as a spreadsheet of the country reads it: `-1234,50`."""
    dollars, cents = divmod(abs(amount.cents), 100)
    return f"{'-' if amount.cents < 0 else ''}{dollars},{cents:02}"


def harmless(text: str) -> str:
    """A text that stays a text: one that a spreadsheet would run gets an apostrophe in front."""
    return f"'{text}" if text.startswith(DANGEROUS) else text
