"""A member's own data: a copy of what is held, and erasing what need not be kept (LOPDP art. 13-15)."""
