"""The real flows: sound, locked, and drawn as they are."""

from __future__ import annotations

from dialogs.catalogue import catalogue
from dialogs.soundness import PAGE, page, problems

FACTS = {"call_center": "", "email": "", "hours": "", "website": ""}


def test_the_flows_are_sound() -> None:
    assert problems(catalogue(FACTS)) == []


def test_the_page_of_the_flows_is_as_they_are() -> None:
    assert page(catalogue(FACTS)) == PAGE.read_text("utf-8")
