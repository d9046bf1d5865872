"""The member's list and its cards (M88, M90, M147)."""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from typing import TYPE_CHECKING

from banking.beneficiaries.payees import Payee, all_of, owned_beneficiary
from banking.limits.spending import times_paid
from banking.people.identification import read_identification
from banking.refusals import BeneficiaryGone
from banking.values import Beneficiary

if TYPE_CHECKING:
    from banking.requests import GetBeneficiary, GetBeneficiaryEmail, ListBeneficiaries
    from banking.work import Work


async def list_beneficiaries(work: Work, query: ListBeneficiaries) -> tuple[Beneficiary, ...]:
    """Handle `ListBeneficiaries`: at most `beneficiaries_per_member` rows, so they are opened and looked through here."""
    found = [
        payee
        for payee in await all_of(work.conn, work.keys, work.owner)
        if query.service in (None, payee.service) and (query.text is None or _matches(payee, query.text))
    ]
    since = work.now - timedelta(days=work.policy.frequent_days)
    paid = await times_paid(work.conn, work.owner, since)
    found.sort(key=lambda payee: (-paid.get(payee.destination, 0), _folded(payee.ref.name)))
    return tuple(payee.card for payee in found)


async def get_beneficiary(work: Work, query: GetBeneficiary) -> Beneficiary | BeneficiaryGone:
    """Handle `GetBeneficiary`."""
    payee = await owned_beneficiary(work.conn, work.keys, work.owner, query.beneficiary)
    return payee if isinstance(payee, BeneficiaryGone) else payee.card


async def get_email(work: Work, query: GetBeneficiaryEmail) -> str | BeneficiaryGone | None:
    """Handle `GetBeneficiaryEmail`."""
    payee = await owned_beneficiary(work.conn, work.keys, work.owner, query.beneficiary)
    return payee if isinstance(payee, BeneficiaryGone) else payee.email


def _matches(payee: Payee, text: str) -> bool:
    identification = read_identification(text)
    if identification is not None and identification == payee.identification:
        return True
    names = _folded(f"{payee.alias or ''} {payee.name}")
    return all(word in names for word in _folded(text).split())


def _folded(text: str) -> str:
    marked = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in marked if not unicodedata.combining(letter))
