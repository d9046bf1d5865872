"""The words of the e-mails: Jinja templates in the manual's voice, *usted* (M59, D20)."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from babel.dates import format_datetime

from banking.clock import GUAYAQUIL
from banking.messages import emails, in_english
from banking.messages.drawing import SPANISH, draw
from banking.messages.emails import Letter
from banking.values import Language

_LONG_DATE: Final = "EEEE, d 'de' MMMM 'de' y"
_SUBJECTS: Final = {
    emails.CREDENTIALS: "Su usuario y contraseña temporal de Cooprogreso en Línea",
    emails.PASSWORD_CHANGED: "Su contraseña de Cooprogreso en Línea fue cambiada",
    emails.CHAT_LINKED: "Su Telegram está vinculado a Cooprogreso en Línea",
    emails.CHAT_MOVED: "Un nuevo chat de Telegram está vinculado a su cuenta",
    emails.CHAT_RELEASED: "Su Telegram ya no está vinculado a Cooprogreso en Línea",
    emails.OWN_TRANSFER: "Comprobante de su transferencia entre cuentas propias",
    emails.INTERBANK_TRANSFER: "Su transferencia interbancaria",
    emails.COOPROGRESO_TRANSFER: "Comprobante de su transferencia a una cuenta de Cooprogreso",
    emails.BENEFICIARY: "Cambio en sus beneficiarios de Cooprogreso en Línea",
    emails.CARD_PIN: "GENERACION DE CLAVE",
    emails.CARD_PIN_CHANGED: "La clave de su tarjeta fue cambiada",
    emails.CARD_PIN_BLOCKED: "Bloqueamos el cambio de clave de su tarjeta",
    emails.CARD_PAYMENT: "Comprobante del pago de su tarjeta",
    emails.CARD_STATUS: "El estado de su tarjeta cambió",
    emails.CHAT_LEFT: "Usted desvinculó su Telegram de Cooprogreso en Línea",
    emails.CASE_CLOSED: "Respuesta a su caso",
    emails.DESK_MEASURE: "Tomamos una medida de seguridad a su pedido",
    emails.CLAIM_OPENED: "Recibimos su reclamo",
    emails.MONEY_SENT_TO_YOU: "Usted recibió una transferencia desde Cooprogreso",
    emails.OUTGOING_FROZEN: "Bloqueamos las salidas de dinero de sus cuentas",
    emails.OUTGOING_RELEASED: "Las salidas de dinero de sus cuentas están habilitadas otra vez",
    emails.SCHEDULE: "Su pago programado no se realizó",
    emails.STANDING_ORDER: "Su transferencia programada no se realizó",
    emails.BILL_PAYMENT: "Su pago de servicios en Cooprogreso en Línea",
    emails.DATA_EXPORTED: "Usted pidió una copia de sus datos personales",
    emails.DATA_ERASED: "Usted eliminó datos guardados en Cooprogreso en Línea",
    emails.PRODUCT_REQUESTED: "Recibimos su solicitud",
    emails.PASSWORD_LOCKED: "Bloqueamos temporalmente su contraseña de Cooprogreso en Línea",
}


def write_letter(
    template: str,
    at: datetime,
    name: str,
    details: dict[str, str],
    language: Language = Language.SPANISH,
    call_center: str = "",
) -> Letter:
    """Fill a template in. `at` is when it happened; `details` are the template's own variables; `call_center` is a number, or empty."""
    if language is Language.ENGLISH and in_english.has_english(template):
        return in_english.fill_in(template, at, name, details, call_center)
    local = at.astimezone(GUAYAQUIL)
    variables = {
        "greeting": f"Estimado(a) {name}:",
        "place_and_time": f"Quito, {format_datetime(local, _LONG_DATE, locale='es_EC')} Hora {local:%I:%M %p}",
        "date": f"{local:%d/%m/%Y}",
        "time": f"{local:%H:%M:%S}",
        **details,
    }
    return draw(f"{template}.j2", SPANISH, _SUBJECTS[template], variables, call_center)
