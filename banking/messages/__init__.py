"""What the bank writes to its members: SMS and e-mail, sent by jobs."""
