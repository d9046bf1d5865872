"""A request for a product: a case for people, with the consent that came with it. Nothing is granted or opened here (M134)."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy import insert, select

from banking.clock import business_date
from banking.messages import emails
from banking.offers.simulating import offers, out_of_range
from banking.offers.tables import product_request
from banking.refusals import OperationConflict
from banking.requests import RequestProduct
from banking.safety import cases, freezing
from banking.safety.promises import answer_by, subject_of
from banking.safety.tables import case
from banking.values import DepositOffer, LoanOffer, Product, ProductRequested
from banking.work import Handlers

if TYPE_CHECKING:
    from datetime import date

    from banking.work import Order

_NAMES: Final = {
    Product.SAVINGS: "Cuenta de ahorros",
    Product.DEPOSIT: "Póliza (depósito a plazo fijo)",
    Product.LOAN: "Crédito de consumo",
    Product.CARD: "Tarjeta de crédito",
}
"""For the e-mail."""


async def request_product(order: Order, command: RequestProduct) -> ProductRequested | OperationConflict:
    """Handle `RequestProduct`: what was not offered cannot be asked for, and one open request of a product is enough."""
    if not _is_offered(order, command):
        return OperationConflict()
    kind = f"product_{command.product}"
    about = UUID(bytes=hashlib.sha256(f"{order.owner}|{command.product}".encode()).digest()[:16])
    await freezing.hold(order.conn, order.owner)
    mine = (case.c.member_id == order.owner, case.c.about == about, case.c.state != "closed")
    before = (await order.conn.execute(select(case.c.number, case.c.opened_at).where(*mine))).first()
    if before is not None:
        promised = _answer_by(order, kind, business_date(before.opened_at))
        return ProductRequested(before.number, before.opened_at, promised, already=True)
    wanted = {
        "product": command.product,
        "amount": None if command.amount is None else command.amount.cents,
        "term": command.term,
        "method": command.method,
    }
    opened = await cases.open_case(order, kind, order.owner, about, json.dumps(wanted))
    await order.conn.execute(
        insert(product_request).values(
            case_id=opened.id,
            member_id=order.owner,
            consent_version=command.consent_version,
            consented_at=order.now,
            **wanted,
        )
    )
    promised = _answer_by(order, kind, business_date(order.now))
    given = {
        "case": opened.told.number,
        "product": _NAMES[command.product],
        "until": f"{promised:%d/%m/%Y}",
    }
    await emails.post_details(order, order.owner, emails.PRODUCT_REQUESTED, given)
    return ProductRequested(opened.told.number, order.now, promised, already=False)


def _answer_by(order: Order, kind: str, asked_on: date) -> date:
    """The business day by whose end somebody gets in touch."""
    return answer_by(order.policy, subject_of(kind), asked_on) or asked_on


def _is_offered(order: Order, command: RequestProduct) -> bool:
    given = offers(order.policy)
    figured: dict[Product, LoanOffer | DepositOffer] = {
        Product.LOAN: given.loan,
        Product.DEPOSIT: given.deposit,
    }
    offer = figured.get(command.product)
    if offer is None:
        return command.amount is None and command.term is None and command.method is None
    if command.amount is None or command.term is None:
        return False
    if (command.method is not None) != (command.product is Product.LOAN):
        return False
    return out_of_range(offer, command.amount, command.term) is None


COMMANDS: Final[Handlers] = {RequestProduct: request_product}
