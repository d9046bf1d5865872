"""First contact: greeting, what the channel does, consent, and the ways in (M1-M5, M14; LOPDP)."""

from __future__ import annotations

from typing import Literal

from banking.api import ChatProfile, GetChatProfile, RecordConsent
from dialogs.engine.flow import Flow
from dialogs.engine.slots import Slot, Slots, reads
from dialogs.engine.states import Call, Choose, Decide, End, Fetch

CONSENT_VERSION = 1
"""Grows with every change of the privacy terms; an older consent is asked anew."""

PROFILE: Slot[ChatProfile] = Slot("profile", ChatProfile)


@reads()
def chat_profile(_slots: Slots) -> GetChatProfile:
    """Who this chat is to the bank."""
    return GetChatProfile()


@reads(PROFILE)
def way_in(slots: Slots) -> Literal["newcomer", "visitor", "member"]:
    """A newcomer is greeted; who consented goes to the door, and who is linked to the menu."""
    profile = slots[PROFILE]
    if profile.consent_version != CONSENT_VERSION:
        return "newcomer"
    return "member" if profile.linked else "visitor"


@reads(PROFILE)
def way_on(slots: Slots) -> Literal["visitor", "member"]:
    """After the consent: a member whose terms changed goes on to the menu."""
    return "member" if slots[PROFILE].linked else "visitor"


@reads()
def consent(_slots: Slots) -> RecordConsent:
    """The consent to the terms in force."""
    return RecordConsent(CONSENT_VERSION)


STATES = (
    Fetch("M1", "profile", PROFILE, query=chat_profile, then="who"),
    Decide("M1", "who", on=way_in, exits={"newcomer": "terms", "visitor": "door", "member": "menu"}),
    Choose("M2", "terms", fixed=("accept", "decline"), then={"accept": "agree", "decline": "declined"}),
    Call("M2", "agree", RecordConsent, make=consent, then="agreed"),
    Decide("M2", "agreed", on=way_on, exits={"visitor": "door", "member": "menu"}),
    Choose(
        "M14",
        "door",
        fixed=("enrol", "link", "recover", "requirements", "contact", "offers"),
        then={
            "enrol": "enrol",
            "link": "link",
            "recover": "recover",
            "requirements": "requirements",
            "contact": "contact",
            "offers": "offers",
        },
    ),
    Choose("M3 M4 M5", "requirements", fixed=("enrol", "link"), then={"enrol": "enrol", "link": "link"}),
    End("M2", "declined"),
    End("M14", "enrol", follow="enrol"),
    End("M18", "link", follow="link_chat"),
    End("M17", "recover", follow="recover"),
    End("M133", "contact", follow="contact"),
    End("M134", "offers", follow="product_request"),
    End("M7", "menu", follow="menu"),
)
FLOW = Flow(
    "front_door", "Bienvenido a tu Cooprogreso en línea", STATES, version=3, needs_session=False, front=True
)
