"""One-time codes (M12, D5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from banking.values.base import ChallengeId

__all__ = ["CodeAccepted", "CodeSent"]


@dataclass(frozen=True, slots=True)
class CodeSent:
    """A code left for the registered phone (M12). Times are absolute; `phone_masked` only for a logged-in caller (S14)."""

    challenge: ChallengeId
    expires_at: datetime
    resend_at: datetime
    sends_left: int
    phone_masked: str | None


@dataclass(frozen=True, slots=True)
class CodeAccepted:
    """The code was right; the challenge may be consumed once, by its own operation."""

    challenge: ChallengeId
