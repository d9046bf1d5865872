"""The chart of internal accounts; the migration makes them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from banking.ledger.tables import account

CASH: Final = "1101.cash"
DIRECT: Final = "1103.direct"
SPI: Final = "1103.spi"
IVA: Final = "2501.iva"
INTEREST: Final = "4101.interest"
FEES: Final = "5401.fees"
BILLERS: Final = "1103.billers"
LOAN_INSURANCE: Final = "2590.loan_insurance"
LOAN_INTEREST: Final = "5104.loan_interest"
LOAN_ARREARS: Final = "5190.loan_arrears"
CARD_NETWORK: Final = "2601.card_network"
CARD_INTEREST: Final = "5402.card_interest"
INTERNAL: Final = (
    BILLERS,
    CASH,
    DIRECT,
    SPI,
    IVA,
    INTEREST,
    FEES,
    LOAN_INSURANCE,
    LOAN_INTEREST,
    LOAN_ARREARS,
    CARD_NETWORK,
    CARD_INTEREST,
)


async def internal(conn: AsyncConnection) -> dict[str, int]:
    """Ids of the internal accounts by code."""
    rows = await conn.execute(select(account.c.code, account.c.id).where(account.c.code.in_(INTERNAL)))
    return {row.code: row.id for row in rows}
