"""Beneficiaries: whom a member sends money to, at Cooprogreso and elsewhere (M88-M93)."""
