"""One-time codes: bound to an operation, sent by SMS, checked and consumed once (D5, S05-S08)."""
