"""Cards: debit cards on accounts, credit cards with their two debts, and the keys of both (M42-M64)."""
