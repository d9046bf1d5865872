"""Financial institutions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from banking import refusals as no
from banking.requests.base import Query
from banking.values import Institution

__all__ = ["FindInstitutions", "ImmediateInstitutions"]


@dataclass(frozen=True, slots=True)
class FindInstitutions(Query[tuple[Institution, ...]]):
    """The institutions a typed part may mean, at most a page of them (M83); Cooprogreso is none of them."""

    text: str
    refusals: ClassVar[tuple[type[no.Refusal], ...]] = (no.InstitutionUnknown,)


@dataclass(frozen=True, slots=True)
class ImmediateInstitutions(Query[tuple[Institution, ...]]):
    """The "Instituciones con acreditación inmediata", by name (M87)."""

    needs_session: ClassVar[bool] = False
