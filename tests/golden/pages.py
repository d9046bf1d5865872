"""The secure pages of a story, filled in with secrets that stay out of it."""

from __future__ import annotations

from banking.values import FormAccepted
from tests.banking.cards.holder import mailed_pin
from tests.banking.people.town import Town

PIN = "7391"
PASSWORD = "mi gata duerme al sol"


async def fill_page(town: Town, token: str, words: str) -> str:
    """Secrets are named, never written: `user`, `temporary`, `password`, `wrong`. What the page says, where it is not taken."""
    mailed = await town.rows("SELECT 1 FROM bank.outgoing_email WHERE template = 'credentials' LIMIT 1")
    user, temporary = await town.mailed() if mailed else ("", "")
    known = {"user": user, "temporary": temporary, "password": PASSWORD, "wrong": "no es esta"}
    known |= {"pin": PIN, "new pin": "8264", "other pin": "5173", "easy pin": "1234", "born pin": "1503"}
    known |= {"card number": "4111 1111 1111 1111", "bad number": "4111 1111 1111 1112"}
    if "temporary pin" in words:
        known["temporary pin"] = await mailed_pin(town)
    values = [known[word.strip()] for word in words.split(",")]
    view = await town.bank.view_form(token)
    assert view is not None, "the page is unknown"
    fields = {
        "credentials": ("username", "password"),
        "password": ("password",),
        "new_password": ("new_password", "confirmation"),
        "card_number": ("number",),
        "card_pin": ("old_pin", "new_pin", "confirmation"),
    }[view.purpose.value]
    answer = await town.bank.submit_form(token, dict(zip(fields, values, strict=True)))
    return "" if isinstance(answer, FormAccepted) else _page_answer(answer)


def _page_answer(answer: object) -> str:
    faults = getattr(answer, "faults", None)
    if faults is not None:
        return ", ".join(f"{field} {fault.value}" for field, fault in faults)
    return "closed" if answer is None else type(answer).__name__
