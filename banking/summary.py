"""*Resumen de productos*: each noun's own list, within one transaction (M21-M28)."""

from __future__ import annotations

from banking.cards.reading import list_credit_cards
from banking.investments.handlers import list_investments
from banking.ledger.accounts import list_accounts
from banking.loans.handlers import list_loans
from banking.requests import ListAccounts, ListCreditCards, ListInvestments, ListLoans, ListProducts
from banking.values import Products
from banking.work import Handlers, Work


async def list_products(work: Work, _query: ListProducts) -> Products:
    """Handle `ListProducts`."""
    return Products(
        accounts=await list_accounts(work, ListAccounts()),
        loans=await list_loans(work, ListLoans()),
        investments=await list_investments(work, ListInvestments()),
        cards=await list_credit_cards(work, ListCreditCards()),
    )


QUERIES: Handlers = {ListProducts: list_products}
