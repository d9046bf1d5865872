"""The SMS that carries a code: what it is for, how long it lives, and the warning (D4, M12, S07).

Spanish without the accents that the GSM 7-bit alphabet lacks, so that one SMS is one SMS.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from banking.messages.amounts import dollars
from banking.values import Language

if TYPE_CHECKING:
    from banking.codes.summary import Summary

sms_max_characters: Final = 160
_TEXT: Final = (
    "Cooprogreso: {code} es tu codigo para {purpose}. Vence en {minutes} min. No lo compartas con nadie."
)
_PURPOSES: Final = {
    "enrol": "registrarte en Cooprogreso en Linea",
    "recover_credentials": "recuperar tu usuario y contraseña",
    "link_chat": "vincular un chat de Telegram a tu cuenta",
    "change_pin": "cambiar la clave de tu tarjeta {destination}",
    "recover_pin": "recuperar la clave de tu tarjeta {destination}",
    "freeze_card": "congelar tu tarjeta {destination}",
    "unfreeze_card": "descongelar tu tarjeta {destination}",
    "block_card": "bloquear para siempre tu tarjeta {destination}",
    "interbank": "transferir {amount} a {destination}",
    "cancel_transfer": "cancelar tu envio de {amount} a {destination}",
    "program_payment": "programar pagos de hasta {amount} a {destination}",
    "pause_schedule": "pausar el pago programado a {destination}",
    "resume_schedule": "reanudar el pago programado a {destination}",
    "change_schedule": "cambiar a {amount} el maximo del pago a {destination}",
    "cancel_schedule": "cancelar el pago programado a {destination}",
    "program_transfer": "programar transferencias de {amount} a {destination}",
    "pause_transfers": "pausar tus transferencias a {destination}",
    "resume_transfers": "reanudar tus transferencias a {destination}",
    "change_transfers": "dejar en {amount} tus transferencias a {destination}",
    "cancel_transfers": "cancelar tus transferencias a {destination}",
    "pay_bills": "pagar {amount} a {destination}",
    "prove_identity": "confirmar en el chat que eres tu",
    "unlink_chat": "desvincular este chat de Telegram",
    "export_data": "recibir en el chat una copia de tus datos",
    "erase_data": "eliminar tus beneficiarios, servicios y tarjetas guardados",
    "lift_freeze": "desbloquear las salidas de dinero",
    "pay_other_card": "pagar {amount} con costo, tarjeta de otro banco {destination}",
    "save_card": "registrar la tarjeta de otro banco {destination}",
    "edit_card": "cambiar los datos de la tarjeta de otro banco {destination}",
    "remove_card": "quitar la tarjeta de otro banco {destination}",
    "pay_card": "pagar {amount} de tu tarjeta {destination}",
    "defer": "diferir {amount} de tu tarjeta {destination}",
    "own_transfer": "transferir {amount} a tu cuenta {destination}",
    "transfer": "transferir {amount} a {destination}",
    "limit_operation": "dejar tu limite por transferencia en {amount}",
    "limit_day": "dejar tu limite diario en {amount}",
    "create_beneficiary": "agregar el beneficiario {destination}",
    "edit_beneficiary": "cambiar el beneficiario {destination}",
    "delete_beneficiary": "eliminar el beneficiario {destination}",
}


_ENGLISH: Final = (
    "Cooprogreso: {code} is your code to {purpose}. It expires in {minutes} min. Share it with nobody."
)
_PURPOSES_IN_ENGLISH: Final = {
    "enrol": "register for Cooprogreso en Linea",
    "recover_credentials": "recover your user name and password",
    "link_chat": "link a Telegram chat to your account",
    "change_pin": "change the PIN of your card {destination}",
    "recover_pin": "recover the PIN of your card {destination}",
    "freeze_card": "freeze your card {destination}",
    "unfreeze_card": "unfreeze your card {destination}",
    "block_card": "block your card {destination} for good",
    "interbank": "transfer {amount} to {destination}",
    "cancel_transfer": "cancel your transfer of {amount} to {destination}",
    "program_payment": "schedule payments of up to {amount} to {destination}",
    "pause_schedule": "pause the scheduled payment to {destination}",
    "resume_schedule": "resume the scheduled payment to {destination}",
    "change_schedule": "set {amount} as the most to pay {destination}",
    "cancel_schedule": "cancel the scheduled payment to {destination}",
    "program_transfer": "schedule transfers of {amount} to {destination}",
    "pause_transfers": "pause your transfers to {destination}",
    "resume_transfers": "resume your transfers to {destination}",
    "change_transfers": "set your transfers to {destination} to {amount}",
    "cancel_transfers": "cancel your transfers to {destination}",
    "pay_bills": "pay {amount} to {destination}",
    "unlink_chat": "unlink this Telegram chat",
    "export_data": "get a copy of your data in the chat",
    "erase_data": "delete your saved beneficiaries, services and cards",
    "prove_identity": "confirm in the chat that it is you",
    "lift_freeze": "let money leave your accounts again",
    "pay_other_card": "pay {amount} with fee, another bank's card {destination}",
    "save_card": "register another bank's card {destination}",
    "edit_card": "change the data of another bank's card {destination}",
    "remove_card": "remove another bank's card {destination}",
    "pay_card": "pay {amount} of your card {destination}",
    "defer": "pay {amount} of your card {destination} in instalments",
    "own_transfer": "transfer {amount} to your account {destination}",
    "transfer": "transfer {amount} to {destination}",
    "limit_operation": "set your limit per transfer to {amount}",
    "limit_day": "set your daily limit to {amount}",
    "create_beneficiary": "add the beneficiary {destination}",
    "edit_beneficiary": "change the beneficiary {destination}",
    "delete_beneficiary": "delete the beneficiary {destination}",
}
_WORDS: Final = {
    Language.SPANISH: (_TEXT, _PURPOSES),
    Language.ENGLISH: (_ENGLISH, _PURPOSES_IN_ENGLISH),
}


def code_sms(code: str, summary: Summary, ttl_seconds: int, language: Language = Language.SPANISH) -> str:
    """The text of one SMS, within 160 characters of the GSM 7-bit alphabet."""
    spoken = language if summary.action in _WORDS[language][1] else Language.SPANISH
    text, purposes = _WORDS[spoken]
    purpose = purposes[summary.action].format(
        amount="" if summary.amount is None else dollars(summary.amount),
        destination=summary.destination,
    )
    return text.format(code=code, purpose=purpose, minutes=ttl_seconds // 60)
