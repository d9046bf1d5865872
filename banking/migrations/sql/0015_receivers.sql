-- E-mails to whom money was sent: the address is no member's, so it is sealed here and erased once the mail has left (M146).
ALTER TABLE bank.outgoing_email ADD COLUMN recipient bytea;
GRANT UPDATE (recipient) ON bank.outgoing_email TO coop_app;
