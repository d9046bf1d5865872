"""Payments of bills as a sheet, like the statements' (M116, M117, decision 15)."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from io import StringIO
from typing import Final

from banking.api import GUAYAQUIL, PaidBill, PaidBillsSheet
from dialogs.documents.sheet import MARK, SEPARATOR, figure, harmless
from dialogs.words import Words

COLUMNS: Final[Mapping[str, Callable[[Words, PaidBill], str]]] = {
    "date": lambda _words, paid: f"{paid.at.astimezone(GUAYAQUIL):%d/%m/%Y}",
    "time": lambda _words, paid: f"{paid.at.astimezone(GUAYAQUIL):%H:%M}",
    "company": lambda _words, paid: harmless(paid.service.company.name),
    "service": lambda _words, paid: harmless(paid.service.number),
    "bill": lambda _words, paid: harmless(paid.bill.about),
    "amount": lambda _words, paid: figure(paid.bill.amount),
    "commission": lambda _words, paid: figure(paid.bill.commission),
    "total": lambda _words, paid: figure(paid.bill.total),
    "source": lambda words, paid: words.value(paid.source),
    "automatic": lambda words, paid: words.plain("document-statement_yes", {}) if paid.automatic else "",
    "standing": lambda words, paid: words.value(paid.standing),
    "code": lambda _words, paid: paid.code,
    "company_reference": lambda _words, paid: harmless(paid.reference or ""),
}


def draw(words: Words, sheet: PaidBillsSheet) -> bytes:
    """The CSV: one head, one row for each payment, newest first; a sentence under them where there are more."""
    out = StringIO()
    written = csv.writer(out, delimiter=SEPARATOR, lineterminator="\r\n")
    written.writerow([words.plain(f"document-paid_bills_columns.{name}", {}) for name in COLUMNS])
    for each in sheet.items:
        written.writerow([column(words, each) for column in COLUMNS.values()])
    if sheet.is_cut:
        written.writerow([words.plain("document-statement_cut", {"count": len(sheet.items)})])
    return (MARK + out.getvalue()).encode()
