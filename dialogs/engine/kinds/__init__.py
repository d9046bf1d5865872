"""The rules of every kind of state."""

from __future__ import annotations

from dialogs.engine.kinds import ask, call, choose, confirm, form, otp, passing, show
from dialogs.engine.states import (
    Ask,
    Call,
    Choose,
    ChooseMany,
    Confirm,
    Decide,
    End,
    Fetch,
    Form,
    Handoff,
    Otp,
    Run,
    Show,
)
from dialogs.engine.work import RuleTable

RULES: RuleTable = {
    Choose: choose.RULES,
    ChooseMany: choose.RULES,
    Ask: ask.RULES,
    Form: form.RULES,
    Fetch: passing.FETCH,
    Show: show.RULES,
    Decide: passing.DECIDE,
    Confirm: confirm.RULES,
    Otp: otp.RULES,
    Call: call.RULES,
    Run: passing.RUN,
    Handoff: passing.HANDOFF,
    End: passing.END,
}
