"""Everything that is held about a member, part by part, numbers masked as everywhere (LOPDP art. 13, S28)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from banking.beneficiaries.reading import list_beneficiaries
from banking.bills import services
from banking.bills.tables import schedule
from banking.cards.reading import list_cards
from banking.cards.saved import list_saved_cards
from banking.desk.tables import handoff, message
from banking.investments.handlers import list_investments
from banking.ledger.accounts import list_accounts
from banking.limits.tables import chosen_limit
from banking.loans.handlers import list_loans
from banking.messages.tables import muted_news, wanted_news
from banking.offers.tables import product_request
from banking.people.contact import mask_email, mask_phone
from banking.people.identification import mask_identification
from banking.people.tables import chat_language, chat_link, consent, credential, member, session
from banking.requests import (
    ListAccounts,
    ListBeneficiaries,
    ListCards,
    ListInvestments,
    ListLoans,
    ListSavedCards,
)
from banking.safety.promises import subject_of
from banking.safety.tables import case
from banking.values import (
    AccountKind,
    CardKind,
    DataFact,
    DataItem,
    DataSection,
    DataTopic,
    Limit,
    Money,
)

if TYPE_CHECKING:
    from banking.people.members import Person
    from banking.work import Work

Items = list[DataItem]
shown_at_most: Final = 50
"""Rows of one kind, the newest."""
_ACCOUNTS: Final = {
    AccountKind.SAVINGS: DataFact.SAVINGS,
    AccountKind.CONTRIBUTION: DataFact.CONTRIBUTION,
}
_CARDS: Final = {CardKind.DEBIT: DataFact.DEBIT_CARD, CardKind.CREDIT: DataFact.CREDIT_CARD}
_LIMITS: Final = {
    Limit.OPERATION.value: DataFact.LIMIT_OPERATION,
    Limit.DAY.value: DataFact.LIMIT_DAY,
}


async def everything(work: Work, person: Person) -> tuple[DataSection, ...]:
    """All parts, in one transaction; a part with nothing in it says so by being empty."""
    parts = (
        (DataTopic.PERSON, await _person(work, person)),
        (DataTopic.CONSENTS, await _consents(work)),
        (DataTopic.ACCESS, await _access(work)),
        (DataTopic.PRODUCTS, await _products(work)),
        (DataTopic.DIRECTORY, await _directory(work)),
        (DataTopic.PREFERENCES, await _preferences(work)),
        (DataTopic.CASES, await _cases(work)),
    )
    return tuple(DataSection(topic, tuple(items)) for topic, items in parts)


async def _person(work: Work, person: Person) -> Items:
    since = await work.conn.scalar(select(member.c.created_at).where(member.c.id == work.owner))
    return [
        DataItem(DataFact.NAME, person.name),
        DataItem(DataFact.IDENTIFICATION, mask_identification(person.identification.number)),
        DataItem(DataFact.PHONE, mask_phone(person.phone)),
        DataItem(DataFact.EMAIL, mask_email(person.email)),
        DataItem(DataFact.BIRTH_DATE, f"{person.birth_date:%d/%m/%Y}"),
        DataItem(DataFact.MEMBER_SINCE, since=since),
    ]


async def _consents(work: Work) -> Items:
    chats = select(chat_link.c.chat_id).where(chat_link.c.member_id == work.owner)
    agreed = select(consent).where(consent.c.chat_id.in_(chats)).order_by(consent.c.id.desc())
    items = [
        DataItem(DataFact.CHANNEL_TERMS, str(row.version), since=row.accepted_at)
        for row in await work.conn.execute(agreed.limit(shown_at_most))
    ]
    asked = select(product_request).where(product_request.c.member_id == work.owner)
    for row in await work.conn.execute(asked.order_by(product_request.c.case_id.desc()).limit(shown_at_most)):
        subject = subject_of(f"product_{row.product}")
        items.append(
            DataItem(
                DataFact.PRODUCT_CONSENT, str(row.consent_version), subject=subject, since=row.consented_at
            )
        )
    terms = select(schedule.c.terms_version, schedule.c.accepted_at).where(schedule.c.member_id == work.owner)
    accepted = await work.conn.execute(terms.order_by(schedule.c.accepted_at.desc()).limit(shown_at_most))
    return items + [
        DataItem(DataFact.SCHEDULE_TERMS, str(row.terms_version), since=row.accepted_at) for row in accepted
    ]


async def _access(work: Work) -> Items:
    """The user, the chats and the sessions. Passwords and keys are held as hashes that nobody can read."""
    mine = select(credential.c.created_at).where(credential.c.member_id == work.owner)
    items = [DataItem(DataFact.USER, since=at) for at in await work.conn.scalars(mine)]
    for fact, table, begun in (
        (DataFact.CHAT, chat_link, chat_link.c.linked_at),
        (DataFact.SESSION, session, session.c.opened_at),
    ):
        rows = select(begun.label("begun"), table.c.ended_at).where(table.c.member_id == work.owner)
        items += [
            DataItem(fact, since=row.begun, until=row.ended_at)
            for row in await work.conn.execute(rows.order_by(begun.desc()).limit(shown_at_most))
        ]
    return items


async def _products(work: Work) -> Items:
    items = [
        DataItem(_ACCOUNTS[each.ref.kind], _masked(each.ref.last4))
        for each in await list_accounts(work, ListAccounts())
    ]
    items += [
        DataItem(DataFact.LOAN, _masked(each.ref.last4)) for each in await list_loans(work, ListLoans())
    ]
    items += [
        DataItem(DataFact.INVESTMENT, _masked(each.ref.last4))
        for each in await list_investments(work, ListInvestments())
    ]
    return items + [
        DataItem(_CARDS[each.ref.kind], _masked(each.ref.last4))
        for each in await list_cards(work, ListCards())
    ]


async def _directory(work: Work) -> Items:
    items = [
        DataItem(
            DataFact.BENEFICIARY,
            f"{each.ref.name} · {each.ref.institution} {_masked(each.ref.last4)}",
            since=each.since,
        )
        for each in await list_beneficiaries(work, ListBeneficiaries())
    ]
    for saved in await services.of_member(work.conn, work.keys, work.owner, shown_at_most):
        name = saved.service.company.name if saved.alias is None else saved.alias
        items.append(DataItem(DataFact.SERVICE, f"{name} {_masked(saved.service.number[-4:])}"))
    return items + [
        DataItem(DataFact.SAVED_CARD, f"{each.name} · {each.institution} {_masked(each.last4)}")
        for each in await list_saved_cards(work, ListSavedCards())
    ]


async def _preferences(work: Work) -> Items:
    chosen = select(chosen_limit).where(chosen_limit.c.member_id == work.owner)
    items = [
        DataItem(_LIMITS[row.kind], amount=Money(row.cents), since=row.chosen_at)
        for row in await work.conn.execute(chosen.order_by(chosen_limit.c.id.desc()).limit(shown_at_most))
        if row.kind in _LIMITS
    ]
    muted = select(muted_news.c.muted_at).where(muted_news.c.member_id == work.owner)
    wanted = select(wanted_news.c.wanted_at).where(wanted_news.c.member_id == work.owner)
    items += [DataItem(DataFact.MUTED, since=at) for at in await work.conn.scalars(muted)]
    items += [DataItem(DataFact.WANTED, since=at) for at in await work.conn.scalars(wanted)]
    spoken = select(chat_language).join(chat_link, chat_link.c.chat_id == chat_language.c.chat_id)
    mine = spoken.where(chat_link.c.member_id == work.owner, chat_link.c.ended_at.is_(None))
    return items + [
        DataItem(DataFact.LANGUAGE, row.language.upper(), since=row.chosen_at)
        for row in await work.conn.execute(mine)
    ]


async def _cases(work: Work) -> Items:
    opened = select(case).where(case.c.member_id == work.owner).order_by(case.c.id.desc())
    items = [
        DataItem(DataFact.CASE, row.number, subject_of(row.kind), since=row.opened_at, until=row.closed_at)
        for row in await work.conn.execute(opened.limit(shown_at_most))
    ]
    talks = (
        select(handoff.c.asked_at, handoff.c.ended_at, func.count(message.c.id).label("count"))
        .outerjoin(message, message.c.handoff_id == handoff.c.id)
        .where(handoff.c.member_id == work.owner)
        .group_by(handoff.c.id)
        .order_by(handoff.c.asked_at.desc())
    )
    return items + [
        DataItem(DataFact.TALK, str(row.count), since=row.asked_at, until=row.ended_at)
        for row in await work.conn.execute(talks.limit(shown_at_most))
    ]


def _masked(last4: str) -> str:
    return f"••••{last4}"
