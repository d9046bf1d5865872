"""The cards' requests and who handles them."""

from __future__ import annotations

from typing import Final

from banking.cards.reading import get_credit_card, get_debit_card, list_credit_cards, list_debit_cards
from banking.requests import GetCreditCard, GetDebitCard, ListCreditCards, ListDebitCards
from banking.work import Handlers

QUERIES: Final[Handlers] = {
    ListDebitCards: list_debit_cards,
    ListCreditCards: list_credit_cards,
    GetDebitCard: get_debit_card,
    GetCreditCard: get_credit_card,
}
