"""How a member hears what became of a transfer: in the chat and by e-mail, in the transaction of the change (M146, S38).

Nobody is told "done" without a settled transaction, nor "failed" for a settled one: what is told is written with what happened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from banking.messages import emails
from banking.messages.amounts import dollars
from banking.messages.notices import notify
from banking.payments.records import Payment, details_of
from banking.payments.states import State
from banking.receipt_codes import receipt_code
from banking.transfers import arrivals
from banking.values import (
    Money,
    PaymentStopped,
    TransferArrived,
    TransferInReview,
    TransferRejected,
    TransferReturned,
)

if TYPE_CHECKING:
    from banking.payments.moving import Means

_News = type[TransferArrived | TransferReturned | TransferRejected | TransferInReview]
_NEWS: Final[dict[State, _News]] = {
    State.SETTLED: TransferArrived,
    State.RETURNED: TransferReturned,
    State.REJECTED: TransferRejected,
    State.MANUAL: TransferInReview,
}
_DEEDS: Final = {
    State.SETTLED: "fue acreditada en la institución de destino",
    State.RETURNED: "fue devuelta por la institución de destino; el valor y los costos están de nuevo en su cuenta",
    State.REJECTED: "no fue aceptada por la institución de destino; el valor y los costos están de nuevo disponibles",
    State.MANUAL: "está en revisión; le avisaremos su resultado y el valor permanece reservado",
    State.CANCELLED: "fue cancelada antes de enviarse; el valor y los costos están de nuevo disponibles",
}


async def tell(means: Means, payment: Payment) -> None:
    """Tell the member of the state that a transfer just entered, where it says anything to them."""
    await tell_in_chat(means, payment)
    if isinstance(payment.state, State) and payment.state in _DEEDS:
        await _mail(means, payment, _DEEDS[payment.state])
    if payment.state is State.SETTLED:
        await _mail_receiver(means, payment)


async def tell_in_chat(means: Means, payment: Payment) -> None:
    """The chat's part of it."""
    news = _NEWS.get(payment.state) if isinstance(payment.state, State) else None
    if news is not None:
        details = details_of(means.keys, payment)
        told = news(
            amount=Money(payment.amount),
            to=details.get("beneficiary_name", ""),
            institution=details.get("beneficiary_institution", ""),
            to_last4=details.get("beneficiary_last4", ""),
            code=receipt_code(payment.id),
            at=means.now,
        )
        await notify(means.conn, means.keys, payment.member, told, means.now)


async def tell_stopped(means: Means, payment: Payment) -> None:
    """The chat's word on a payment of any kind that the cooperative itself did not let go."""
    told = PaymentStopped(Money(payment.amount), receipt_code(payment.id), means.now)
    await notify(means.conn, means.keys, payment.member, told, means.now)


async def _mail_receiver(means: Means, payment: Payment) -> None:
    """Whoever is paid hears of it only once the money is there (M84, M146)."""
    details = details_of(means.keys, payment)
    arrival = emails.Arrival(
        receiver=details.get("name", ""),
        target=f"{details.get('beneficiary_institution', '')} ••••{details.get('beneficiary_last4', '')}",
        amount=Money(payment.amount),
        reference=details.get("reference") or None,
        code=receipt_code(payment.id),
    )
    await arrivals.mail_receiver(
        means.conn, means.keys, payment.member, details.get("email"), arrival, means.now
    )


async def _mail(means: Means, payment: Payment, deed: str) -> None:
    details = details_of(means.keys, payment)
    await emails.post(
        means.conn,
        means.keys,
        payment.member,
        emails.INTERBANK_TRANSFER,
        means.now,
        emails.details(
            {
                "deed": deed,
                "code": receipt_code(payment.id),
                "beneficiary": details.get("beneficiary_name", ""),
                "institution": details.get("beneficiary_institution", ""),
                "target": f"••••{details.get('beneficiary_last4', '')}",
                "amount": dollars(Money(payment.amount)),
                "fee": dollars(Money(payment.fee)),
                "iva": dollars(Money(payment.iva)),
                "total": dollars(Money(payment.total)),
                "arrival": "",
                "reference": details.get("reference", ""),
            }
        ),
    )
