"""The people's requests and who handles them."""

from __future__ import annotations

from typing import Final

from banking.codes.summary import Summaries, plainly
from banking.people.chats import chat_profile, record_consent
from banking.people.enrolment import enrol, recover_credentials
from banking.people.login import check_credentials, finish_enrolment, link_chat, log_in
from banking.people.sessions import log_out
from banking.requests import (
    CheckCredentials,
    Enrol,
    FinishEnrolment,
    GetChatProfile,
    LinkChat,
    LogIn,
    LogOut,
    RecordConsent,
    RecoverCredentials,
)
from banking.work import Handlers

QUERIES: Final[Handlers] = {GetChatProfile: chat_profile, CheckCredentials: check_credentials}

COMMANDS: Final[Handlers] = {
    RecordConsent: record_consent,
    Enrol: enrol,
    RecoverCredentials: recover_credentials,
    LinkChat: link_chat,
    FinishEnrolment: finish_enrolment,
    LogIn: log_in,
    LogOut: log_out,
}

SUMMARIES: Final[Summaries] = {
    Enrol: plainly("enrol"),
    RecoverCredentials: plainly("recover_credentials"),
    LinkChat: plainly("link_chat"),
}
