-- What its member may correct of a card of another bank (M120). Never its number: that would be another card.
GRANT UPDATE (institution, holder, identification_kind, identification, alias) ON bank.saved_card TO coop_app;
