"""The names of movements, in the manual's words (M39); members read them on their statements."""

from __future__ import annotations

from typing import Final

OWN_TRANSFER_DEBIT: Final = "ND TRANSFERENCIA ENTRE CUENTAS PROPIAS"
OWN_TRANSFER_CREDIT: Final = "NC TRANSFERENCIA ENTRE CUENTAS PROPIAS"
