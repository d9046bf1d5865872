"""The shared bank: members, ledger, transfers, codes. No chat, no prose, no HTTP status. One door: `banking.api`."""
