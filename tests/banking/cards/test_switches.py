"""Freezing, unfreezing and blocking a card (B7)."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from banking.messages.letters import write_letter
from banking.refusals import CardUnavailable
from banking.requests import BlockCard, FreezeCard, UnfreezeCard
from banking.values import CardChanged, CardStatus
from tests.banking.cards.holder import Holder, holder
from tests.banking.people.town import NOON

__all__ = ["holder"]
ACTIVE, FROZEN, BLOCKED, EXPIRED = CardStatus


ANSWERS = {
    ACTIVE: (FROZEN, None, BLOCKED),
    FROZEN: (None, ACTIVE, BLOCKED),
    BLOCKED: (None, None, None),
    EXPIRED: (None, None, BLOCKED),
}
"""State before: what freezing, unfreezing and blocking make of it; None where it is refused."""


async def test_every_switch_in_every_state(holder: Holder) -> None:
    town, written = holder.town, 0
    for before, answers in ANSWERS.items():
        for command, answer in zip((FreezeCard, UnfreezeCard, BlockCard), answers, strict=True):
            await _put(holder, before)
            got = await town.with_code(holder.account.caller, command(holder.credit))
            if answer is None:
                assert got == CardUnavailable(before)
            else:
                assert got == CardChanged(holder.credit, answer, town.now)
                written += 1
    assert await holder.mails() == ["card_status"] * written


async def _put(holder: Holder, status: CardStatus) -> None:
    """What a back office would do, past the guard."""
    expiry = "2026-11-19" if status is EXPIRED else "2029-11-30"
    for sql in (
        "ALTER TABLE bank.card DISABLE TRIGGER card_blocked_for_good",
        f"UPDATE bank.card SET status = '{'active' if status is EXPIRED else status}', expires_on = '{expiry}'",
        "ALTER TABLE bank.card ENABLE TRIGGER card_blocked_for_good",
    ):
        await holder.town.change(sql)


async def test_a_blocked_card_stays_blocked_whoever_tries(holder: Holder) -> None:
    await holder.town.with_code(holder.account.caller, BlockCard(holder.debit))
    with pytest.raises(IntegrityError):
        await holder.town.change("UPDATE bank.card SET status = 'active' WHERE id = :id", id=holder.debit.id)


@pytest.mark.parametrize("status", ["active", "frozen", "blocked"])
def test_the_mail_says_what_changed(status: str) -> None:
    details = {"card": "550975XXXXXX7023", "product": "MC Débito", "status": status}
    letter = write_letter("card_status", NOON, "Rosa", details)
    assert "550975XXXXXX7023" in letter.text
    assert {"active": "DESCONGELADA", "frozen": "CONGELADA", "blocked": "BLOQUEADA"}[status] in letter.html
