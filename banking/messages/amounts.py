"""Amounts as SMS and e-mails write them, far from the channel that formats for chats."""

from __future__ import annotations

from banking.values import Money


def dollars(amount: Money) -> str:
    """The manual's form: `$13,750.00` (M29)."""
    return f"${amount.cents // 100:,}.{amount.cents % 100:02}"
