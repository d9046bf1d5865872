"""*Compartir*: what a payer needs to deposit, and nothing more (M25)."""

from __future__ import annotations

from typing import Final

from banking.ledger.accounts import full_number
from banking.people.identification import mask_identification
from banking.people.members import person_of
from banking.refusals import NotFound
from banking.requests import GetAccountCard
from banking.values import AccountCard
from banking.work import Handlers, Work

INSTITUTION: Final = "Cooprogreso"


async def account_card(work: Work, query: GetAccountCard) -> AccountCard | NotFound:
    """Handle `GetAccountCard`: the one place where a full account number leaves the bank (S28)."""
    number = await full_number(work.conn, work.keys, work.owner, query.account)
    if number is None:
        return NotFound()
    person = await person_of(work.conn, work.keys, work.owner)
    return AccountCard(
        number=number,
        kind=query.account.kind,
        holder=person.name,
        identification=mask_identification(person.identification.number),
        institution=INSTITUTION,
    )


QUERIES: Handlers = {GetAccountCard: account_card}
