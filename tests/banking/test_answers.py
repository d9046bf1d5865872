"""Answers at rest: what cannot be read any more is a fault that shows nothing of it."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest

from banking import answers
from banking.crypto import Keys, Place
from banking.faults import Unreadable
from tests.banking.kit import SECRET


def test_an_answer_of_another_shape_is_a_fault_that_tells_no_members_data() -> None:
    keys, operation = Keys(SECRET), uuid4()
    place = Place("ledger.operation", "answer", str(operation))
    older = keys.seal(place, json.dumps(["CredentialsSent", {"mail": "maria.nacato@correo.example"}]))
    with pytest.raises(Unreadable) as caught:
        answers.unseal(keys, operation, older)
    assert "nacato" not in f"{caught.value!s}{caught.value!r}"
