"""Queries about companies, services and what they are owed (M97-M100)."""

from __future__ import annotations

from functools import partial
from typing import Final

from banking.bills import companies, services
from banking.ports import BillersAnswer, OpenBill
from banking.refusals import (
    AmountToChoose,
    CompanyAway,
    CompanyUnknown,
    NotFound,
    Refusal,
    ServiceNumberUnreadable,
    ServiceUnknown,
    TopUpOutOfRange,
)
from banking.requests import (
    CheckService,
    FindCompanies,
    ListCategories,
    ListCompanies,
    ListServices,
    PendingBills,
    TopUp,
)
from banking.values import Bill, Company, CompanyCategory, Money, SavedService, Service
from banking.work import Handlers, Outside, Street, Work

TOP_UP: Final = "Recarga"


async def list_categories(_work: Work, _query: ListCategories) -> tuple[CompanyCategory, ...]:
    """Handle `ListCategories`."""
    return companies.categories()


async def list_companies(_work: Work, query: ListCompanies) -> tuple[Company, ...]:
    """Handle `ListCompanies`."""
    return companies.in_category(query.category.id)


async def find_companies(_work: Work, query: FindCompanies) -> tuple[Company, ...] | CompanyUnknown:
    """Handle `FindCompanies`."""
    return companies.find(query.text) or CompanyUnknown()


async def list_services(work: Work, _query: ListServices) -> tuple[SavedService, ...]:
    """Handle `ListServices`."""
    return await services.of_member(work.conn, work.keys, work.owner)


async def check_service(_work: Work, query: CheckService) -> Service | ServiceNumberUnreadable:
    """Handle `CheckService`: what a company's numbers look like is the directory's word, not the channel's."""
    known = companies.company(query.company.id)
    number = None if known is None else companies.read_number(known, query.number)
    if known is None or number is None:
        return ServiceNumberUnreadable(query.company)
    return Service(known.company, number)


async def pending_bills(work: Work, query: PendingBills) -> Outside | ServiceUnknown | AmountToChoose:
    """Handle `PendingBills`: the company's word, asked when the transaction is over."""
    if query.service.company.tops_up:
        return AmountToChoose(query.service.company)
    if not is_genuine(query.service):
        return ServiceUnknown(query.service.company)
    return Outside(partial(_ask, query.service, Money(work.policy.bill_commission_cents)))


async def top_up(work: Work, query: TopUp) -> tuple[Bill, ...] | Refusal:
    """Handle `TopUp`."""
    known = companies.company(query.service.company.id)
    if known is None or known.topup is None or not is_genuine(query.service):
        return NotFound()
    least, most = known.topup
    if not least <= query.amount.cents <= most:
        return TopUpOutOfRange(Money(least), Money(most))
    return (Bill("", query.amount, Money(work.policy.topup_commission_cents), None, TOP_UP),)


QUERIES: Handlers = {
    ListCategories: list_categories,
    ListCompanies: list_companies,
    FindCompanies: find_companies,
    ListServices: list_services,
    CheckService: check_service,
    PendingBills: pending_bills,
    TopUp: top_up,
}


def is_genuine(service: Service) -> bool:
    """Whether a service names a company as the directory does, and a number as the company writes it."""
    known = companies.company(service.company.id)
    return (
        known is not None
        and known.company == service.company
        and companies.read_number(known, service.number) == service.number
    )


def bill_of(found: OpenBill, commission: Money) -> Bill:
    """A company's bill as the member sees it."""
    return Bill(found.id, Money(found.cents), commission, found.due_on, f"{found.about} {found.id}".strip())


async def _ask(service: Service, commission: Money, street: Street) -> tuple[Bill, ...] | Refusal:
    found = await street.billers.pending(service.company.id, service.number)
    match found:
        case BillersAnswer.UNKNOWN:
            return ServiceUnknown(service.company)
        case BillersAnswer.AWAY:
            return CompanyAway(service.company)
    return tuple(bill_of(each, commission) for each in found if each.payable)
