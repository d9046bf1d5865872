"""The dialog engine: flows as typed state tables, run by one pure function. No I/O, clock, randomness or logging."""
