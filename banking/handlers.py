"""Who handles which request: every noun's table, joined."""

from __future__ import annotations

from banking import receipts, sharing, summary
from banking.beneficiaries import handlers as beneficiaries
from banking.bills import handlers as bills
from banking.bills import history as bill_history
from banking.bills import paying, programming, reading, services
from banking.cards import handlers as cards
from banking.desk import callbacks
from banking.institutions import directory
from banking.investments import handlers as investments
from banking.ledger import accounts, months, movements, search, statements
from banking.limits import choosing
from banking.loans import handlers as loans
from banking.messages import preferences
from banking.offers import requesting, simulating
from banking.payments import interbank
from banking.payments import transfers as interbank_transfers
from banking.people import handlers as people
from banking.places import directory as places
from banking.privacy import erasing, exporting
from banking.safety import claims, privacy
from banking.safety import handlers as safety
from banking.safety import standing as case_standing
from banking.transfers import cooprogreso, own, repeating, standing
from banking.work import Foreseen, Handlers

HANDLERS: Handlers = {
    **accounts.QUERIES,
    **movements.QUERIES,
    **search.QUERIES,
    **months.QUERIES,
    **statements.QUERIES,
    **sharing.QUERIES,
    **summary.QUERIES,
    **loans.QUERIES,
    **investments.QUERIES,
    **cards.QUERIES,
    **interbank.QUERIES,
    **interbank_transfers.QUERIES,
    **people.QUERIES,
    **own.QUERIES,
    **cooprogreso.QUERIES,
    **repeating.QUERIES,
    **directory.QUERIES,
    **places.QUERIES,
    **beneficiaries.QUERIES,
    **choosing.QUERIES,
    **bills.QUERIES,
    **paying.QUERIES,
    **bill_history.QUERIES,
    **programming.QUERIES,
    **reading.QUERIES,
    **standing.QUERIES,
    **safety.QUERIES,
    **case_standing.QUERIES,
    **exporting.QUERIES,
    **erasing.QUERIES,
    **simulating.QUERIES,
    **preferences.QUERIES,
    **receipts.QUERIES,
    **callbacks.QUERIES,
    **callbacks.COMMANDS,
    **people.COMMANDS,
    **paying.COMMANDS,
    **services.COMMANDS,
    **programming.COMMANDS,
    **standing.COMMANDS,
    **cards.COMMANDS,
    **own.COMMANDS,
    **cooprogreso.COMMANDS,
    **interbank.COMMANDS,
    **interbank_transfers.COMMANDS,
    **beneficiaries.COMMANDS,
    **choosing.COMMANDS,
    **safety.COMMANDS,
    **claims.COMMANDS,
    **privacy.COMMANDS,
    **exporting.COMMANDS,
    **erasing.COMMANDS,
    **requesting.COMMANDS,
    **preferences.COMMANDS,
}

FORESEEN: Foreseen = {**paying.FORESEEN}
"""What is asked outside before a command's transaction."""
