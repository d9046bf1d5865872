"""The languages the bank speaks (`/idioma`)."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Language", "language_of_tag"]


class Language(StrEnum):
    """Spanish, or English as a second language for every text; ISO 639-1."""

    SPANISH = "es"
    ENGLISH = "en"


def language_of_tag(tag: str | None) -> Language:
    """The language of a profile's or a browser's tag (BCP 47): `en`, `en-GB` are English, all else is Spanish."""
    primary = (tag or "").strip().replace("_", "-").partition("-")[0].lower()
    return Language.ENGLISH if primary == Language.ENGLISH else Language.SPANISH
