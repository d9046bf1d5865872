"""The e-mails in English: each as a title, what happened, the facts below it, and what to do; one drawing for all.

The facts are the same as in the Spanish templates, under the same names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from babel.dates import format_date

from banking.clock import GUAYAQUIL
from banking.messages import emails
from banking.messages.drawing import ENGLISH, LAYOUT, draw
from banking.messages.emails import Letter

_DATE: Final = "d MMM y"
_AMOUNTS: Final = {"code": "Receipt", "source": "From account"}
_CARD: Final = {"card": "Card number", "product": "Product", "date": "Date", "time": "Time"}


@dataclass(frozen=True, slots=True)
class Written:
    """One e-mail. `opening` and `closing` hold the details' names in braces; a fact whose detail is empty is left out."""

    subject: str
    title: str
    opening: str
    facts: dict[str, str]
    closing: str = ""
    may_be_another: bool = True
    """Whether it tells of what somebody else may have done in the member's name."""


_LETTERS: Final = {
    emails.CREDENTIALS: Written(
        "Your Cooprogreso en Línea user name and temporary password",
        "USER NAME AND PASSWORD",
        "Your user name and temporary password for Cooprogreso en Línea have been created:",
        {"user_name": "User name", "password": "Temporary password", "date": "Date", "time": "Time"},
        "Log in with your user name and this password on the secure page that the chat opens. For your safety you will be"
        " asked to create your own on your first login. The temporary password works once and expires in"
        " {validity_hours} hours.",
    ),
    emails.PASSWORD_CHANGED: Written(
        "Your Cooprogreso en Línea password was changed",
        "PASSWORD CHANGED",
        "Your Cooprogreso en Línea password was changed on {date} at {time}.",
        {},
        "If you made this change, there is nothing else to do.",
    ),
    emails.CHAT_LINKED: Written(
        "Your Telegram is linked to Cooprogreso en Línea",
        "CHAT LINKED",
        "On {date} at {time} a Telegram chat was linked to your Cooprogreso en Línea account.",
        {},
        "From that chat you can look at your products and make transactions.",
    ),
    emails.CHAT_MOVED: Written(
        "A new Telegram chat is linked to your account",
        "NEW CHAT LINKED",
        "On {date} at {time} a new Telegram chat was linked to your Cooprogreso en Línea account. The earlier chat no longer"
        " has access.",
        {},
        "For your safety, during the next {low_limit_hours} hours your transfers to others have a lower limit.",
    ),
    emails.CHAT_RELEASED: Written(
        "Your Telegram is no longer linked to Cooprogreso en Línea",
        "CHAT UNLINKED",
        "On {date} at {time} another person linked their own account in the Telegram chat you used. From that moment the chat"
        " has no access to your account.",
        {},
        "You can log in again from your chat with your user name and password.",
    ),
    emails.CHAT_LEFT: Written(
        "You unlinked your Telegram from Cooprogreso en Línea",
        "CHAT UNLINKED",
        "On {date} at {time} you unlinked your Telegram chat from Cooprogreso en Línea. From that moment the chat has no access"
        " to your accounts.",
        {},
        "You can log in again with your user name and password.",
    ),
    emails.OWN_TRANSFER: Written(
        "Receipt of your transfer between own accounts",
        "TRANSFER BETWEEN OWN ACCOUNTS",
        "On {date} at {time} you made a transfer between your accounts:",
        {**_AMOUNTS, "target": "To account", "amount": "Amount", "fee": "Fee", "reference": "Reference"},
    ),
    emails.COOPROGRESO_TRANSFER: Written(
        "Receipt of your transfer to a Cooprogreso account",
        "COOPROGRESO TRANSFER",
        "On {date} at {time} you made a transfer to another Cooprogreso account:",
        {
            **_AMOUNTS,
            "beneficiary": "Beneficiary",
            "target": "To account",
            "amount": "Amount",
            "fee": "Fee",
            "reference": "Reason",
        },
    ),
    emails.INTERBANK_TRANSFER: Written(
        "Your interbank transfer",
        "INTERBANK TRANSFER",
        "On {date} at {time} your interbank transfer {deed}. Details:",
        {
            "code": "Receipt",
            "beneficiary": "Beneficiary",
            "institution": "Institution",
            "target": "To account",
            "amount": "Amount",
            "fee": "Commission",
            "iva": "IVA (VAT)",
            "total": "Total",
            "arrival": "Arrives",
            "reference": "Reason",
        },
    ),
    emails.BENEFICIARY: Written(
        "A change in your Cooprogreso en Línea beneficiaries",
        "BENEFICIARIES",
        "On {date} at {time} you {deed} in Cooprogreso en Línea:",
        {"beneficiary": "Beneficiary", "institution": "Institution", "account": "Account"},
    ),
    emails.BILL_PAYMENT: Written(
        "Your bill payment in Cooprogreso en Línea",
        "BILL PAYMENT",
        "On {date} at {time} the company {outcome}. Details:",
        {
            "code": "Receipt",
            "company": "Company",
            "number": "Service code",
            "bill": "Bill",
            "source": "Debit account",
            "amount": "Amount",
            "commission": "Commission",
            "total": "Total",
            "reference": "The company's receipt",
            "retry_on": "We will try once more on",
        },
    ),
    emails.SCHEDULE: Written(
        "Your scheduled payment was not made",
        "SCHEDULED PAYMENT NOT MADE",
        "On {date} at {time} your scheduled payment was not made: {outcome}.",
        {
            "company": "Company",
            "number": "Service code",
            "amount": "Amount",
            "maximum": "Maximum",
            "retry_on": "We will try once more on",
        },
        "Nothing was debited. You can pay it in Cooprogreso en Línea, under Pay bills.",
        may_be_another=False,
    ),
    emails.CARD_PIN: Written(
        "YOUR TEMPORARY PIN",
        "TEMPORARY PIN",
        "A temporary PIN has been created for your card:",
        {
            "card": "Card number",
            "kind": "Type of card",
            "date": "Date",
            "time": "Time",
            "pin": "Temporary PIN",
        },
        "Remember to change your PIN through our digital channels, Cooprogreso en Línea and Cooprogreso Móvil, or at"
        " Cooprogreso's ATMs.",
    ),
    emails.CARD_PIN_CHANGED: Written(
        "The PIN of your card was changed",
        "PIN CHANGED",
        "The PIN of your card was changed:",
        _CARD,
        "The earlier PIN no longer works.",
    ),
    emails.CARD_PIN_BLOCKED: Written(
        "We blocked changing the PIN of your card",
        "PIN CHANGE BLOCKED",
        "On {date} at {time} an old PIN that is not your card's was typed several times. For your safety, we blocked changing"
        " the PIN.",
        {},
        "To unblock it, choose Recover PIN in Cooprogreso en Línea: you will receive a temporary PIN at this address.",
    ),
    emails.CARD_STATUS: Written(
        "The status of your card changed",
        "YOUR CARD",
        "{status}",
        _CARD,
    ),
    emails.CARD_PAYMENT: Written(
        "Receipt of your card payment",
        "CARD PAYMENT",
        "On {date} at {time} you paid your card:",
        {**_AMOUNTS, "card": "Card number", "amount": "Amount", "fee": "Fee"},
    ),
    emails.CLAIM_OPENED: Written(
        "We received your claim",
        "CLAIM RECEIVED",
        "On {date} at {time} we received your claim:",
        {"case": "Case", "movement": "Claim"},
        "An agent will look into it and you will receive a reasoned answer in writing by {until}. If you don't agree with it, you can turn"
        " to the Defensor del Cliente or to the Superintendencia de Economía Popular y Solidaria.",
    ),
    emails.OUTGOING_FROZEN: Written(
        "We stopped money from leaving your accounts",
        "NO MONEY LEAVES YOUR ACCOUNTS",
        "On {date} at {time} you told us “It wasn't me” in the chat. From that moment no money leaves your accounts, and we"
        " cancelled what had not been sent yet.",
        {"case": "Case"},
        "An agent will look into your case and contact you. You can still look at your accounts and transfer between them.",
        may_be_another=False,
    ),
    emails.OUTGOING_RELEASED: Written(
        "Money can leave your accounts again",
        "MONEY CAN LEAVE YOUR ACCOUNTS AGAIN",
        "On {date} at {time} the block on money leaving your accounts was lifted (case {case}). You can transfer and pay again.",
        {},
    ),
    emails.DATA_EXPORTED: Written(
        "You asked for a copy of your personal data",
        "COPY OF YOUR DATA",
        "On {date} at {time} a copy of your personal data was sent to your Telegram chat, with a code by SMS.",
        {},
    ),
    emails.DATA_ERASED: Written(
        "You deleted data saved in Cooprogreso en Línea",
        "DATA DELETED",
        "On {date} at {time} your saved beneficiaries, services, cards and preferences were deleted, with a code by SMS.",
        {},
        "Your operations are kept, as the law obliges us to.",
    ),
    emails.PRODUCT_REQUESTED: Written(
        "We received your request",
        "REQUEST RECEIVED",
        "On {date} at {time} we received your request:",
        {"case": "Request", "product": "Product"},
        "An agent will contact you on your registered phone or e-mail by {until}. This request activates no product and costs"
        " nothing: nothing is agreed without your signature.",
    ),
    emails.CASE_CLOSED: Written(
        "Answer to your case",
        "ANSWER TO YOUR CASE",
        "On {date} at {time} we answered your case: {answer}",
        {"case": "Case", "about": "About", "outcome": "Outcome"},
        "If you don't agree, you can turn to the Defensor del Cliente or to the Superintendencia de Economía Popular y"
        " Solidaria.",
        may_be_another=False,
    ),
    emails.DESK_MEASURE: Written(
        "We took a security measure",
        "SECURITY MEASURE",
        "On {date} at {time} an agent of Cooprogreso took a security measure: {measure}.",
        {"case": "Case"},
        "If you did not ask for it, contact us.",
        may_be_another=False,
    ),
    emails.STANDING_ORDER: Written(
        "Your scheduled transfer was not made",
        "SCHEDULED TRANSFER NOT MADE",
        "On {date} at {time} your scheduled transfer of {maximum} was not made: {outcome}.",
        {
            "source": "From account",
            "beneficiary": "Beneficiary",
            "target": "To account",
            "retry_on": "We will try once more on",
        },
        "Nothing was debited. You can transfer in Cooprogreso en Línea, under Transfers.",
        may_be_another=False,
    ),
    emails.PASSWORD_LOCKED: Written(
        "We blocked your Cooprogreso en Línea password for a while",
        "TEMPORARY BLOCK",
        "On {date} at {time} we blocked your Cooprogreso en Línea password for a while because it was typed wrong several times.",
        {},
        "The block ends by itself. If you don't remember your password, you can recover it from the chat.",
    ),
}
"""By template. What others are written to (`money_sent_to_you`) is Spanish only."""
_SAID: Final = {
    ("movement", "Lo que usted nos contó en el chat"): "What you told us in the chat",
    ("product", "Cuenta de ahorros"): "Savings account",
    ("product", "Póliza (depósito a plazo fijo)"): "Term deposit",
    ("product", "Crédito de consumo"): "Consumer loan",
    ("product", "Tarjeta de crédito"): "Credit card",
    ("kind", "credit"): "CREDIT",
    ("kind", "debit"): "DEBIT",
    ("status", "active"): "Your card was unfrozen and you can use it again.",
    (
        "status",
        "frozen",
    ): "Your card was frozen: nobody can buy or withdraw money with it until you unfreeze it.",
    (
        "status",
        "blocked",
    ): "Your card was blocked for good and can't be used any more. To get a new one, go to a branch.",
    ("outcome", "settled"): "received your payment",
    ("outcome", "returned"): "did not accept your payment; all of your money is back in the account",
    ("outcome", "too_high"): "the amount is above the maximum you authorised",
    ("outcome", "no_funds"): "the balance of the account was not enough",
    ("outcome", "away"): "the company did not answer all day",
    ("outcome", "missed"): "we could not process it on its date",
    ("outcome", "refused"): "the account does not allow debits at the moment",
    ("outcome", "limit"): "it was above what you can send to other people that day",
    ("outcome", "gone"): "the beneficiary is no longer on your list or has another account",
    ("outcome", "payee"): "the receiving account does not accept money at the moment",
    ("outcome", "cost"): "its fee is now higher than the one you accepted",
    ("outcome", "resuelto"): "solved",
    ("outcome", "a su favor"): "in your favour",
    ("outcome", "no procede"): "not upheld",
    ("outcome", "no logramos comunicarnos con usted"): "we could not reach you",
    ("about", "su solicitud de un crédito"): "your request for a loan",
    ("about", "su solicitud de una cuenta de ahorros"): "your request for a savings account",
    ("about", "su solicitud de una póliza"): "your request for a term deposit",
    ("about", "su solicitud de una tarjeta de crédito"): "your request for a credit card",
    ("about", "el retiro de una autorización"): "the withdrawal of an authorisation",
    ("about", "su reclamo"): "your claim",
    ("about", "las operaciones que usted no reconoció"): "the operations you did not recognise",
    ("about", "el bloqueo de las salidas de dinero"): "the stop on money leaving your accounts",
    ("about", "su pedido de una llamada"): "your request for a call",
    ("about", "su solicitud de un producto"): "your request for a product",
    ("about", "el acceso a sus datos personales"): "access to your personal data",
    ("about", "la corrección de sus datos personales"): "the correction of your personal data",
    ("about", "la eliminación de sus datos personales"): "the deletion of your personal data",
    ("about", "su solicitud"): "your request",
    (
        "measure",
        "bloqueamos las salidas de dinero de sus cuentas y cancelamos lo que aún no se había enviado",
    ): "we stopped money from leaving your accounts and cancelled what had not been sent yet",
    ("measure", "desvinculamos su chat de Telegram, que ya no tiene acceso a sus cuentas"): (
        "we unlinked your Telegram chat, which no longer has access to your accounts"
    ),
    ("deed", "registró un beneficiario"): "registered a beneficiary",
    ("deed", "modificó los datos de un beneficiario"): "changed a beneficiary's details",
    ("deed", "eliminó un beneficiario"): "deleted a beneficiary",
    ("deed", "fue recibida y está en camino; le avisaremos cuando se acredite"): (
        "was received and is on its way; we will tell you when it is credited"
    ),
    ("deed", "fue acreditada en la institución de destino"): "was credited at the receiving institution",
    (
        "deed",
        "fue devuelta por la institución de destino; el valor y los costos están de nuevo en su cuenta",
    ): ("was returned by the receiving institution; the amount and the fees are back in your account"),
    (
        "deed",
        "no fue aceptada por la institución de destino; el valor y los costos están de nuevo disponibles",
    ): ("was not accepted by the receiving institution; the amount and the fees are available again"),
    ("deed", "está en revisión; le avisaremos su resultado y el valor permanece reservado"): (
        "is being looked into; we will tell you the outcome, and the amount stays on hold"
    ),
    ("deed", "fue cancelada antes de enviarse; el valor y los costos están de nuevo disponibles"): (
        "was cancelled before it was sent; the amount and the fees are available again"
    ),
    ("arrival", "inmediata"): "at once",
}
"""What the details say in one word, or in Spanish."""
_UNTIL: Final = "hasta el "


def has_english(template: str) -> bool:
    """Whether an e-mail is written in English."""
    return template in _LETTERS


def fill_in(template: str, at: datetime, name: str, details: dict[str, str], call_center: str = "") -> Letter:
    """Fill an e-mail in. `at` is when it happened; `details` are those of the Spanish template."""
    written = _LETTERS[template]
    local = at.astimezone(GUAYAQUIL)
    when = format_date(local, _DATE, locale="en")
    known = {key: _said(key, value) for key, value in details.items()} | {
        "date": when,
        "time": f"{local:%H:%M:%S}",
    }
    variables: dict[str, object] = {
        "title": written.title,
        "greeting": f"Dear {name},",
        "place_and_time": f"Quito, {when}, {local:%I:%M %p}",
        "opening": written.opening.format(**known),
        "facts": {label: known[key] for key, label in written.facts.items()},
        "closing": written.closing.format(**known),
    }
    if not written.may_be_another:
        variables["not_you"] = ""
    return draw(LAYOUT, ENGLISH, written.subject, variables, call_center)


def _said(key: str, value: str) -> str:
    """What a detail says in English: a word of the bank's own, a Spanish phrase, or itself."""
    if key == "arrival" and value.startswith(_UNTIL):
        return f"by {value.removeprefix(_UNTIL)}"
    return _SAID.get((key, value), value)
