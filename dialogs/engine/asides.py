"""Free text that is no answer to the running question: a wish, a question of its own, a correction, an order in other words, a courtesy.

Nothing here fills a slot: values that were named are hints, heard as answers when their question comes, under that question's own
parser, checks and list, and never at a review (S40).
"""

from __future__ import annotations

from dialogs.engine.conversation import Wanted
from dialogs.engine.events import Order
from dialogs.engine.flow import Flow, slot_of
from dialogs.engine.hearing import NOTHING, Courtesy, Heard
from dialogs.engine.helped import note_answered, note_unanswered
from dialogs.engine.languages import on_language
from dialogs.engine.match import folded
from dialogs.engine.moves import agent_key, go, menu_key, reopen, start
from dialogs.engine.person import on_agent
from dialogs.engine.repair import ask_again, miss, on_cancel, on_help, on_menu, on_repeat
from dialogs.engine.replies import Key, Phrase
from dialogs.engine.states import Ask, Call, Choose, Confirm, End, Form, Otp
from dialogs.engine.work import GO, Work

_COURTESIES = {
    Courtesy.GREETING: "engine-greeting",
    Courtesy.THANKS: "engine-thanks",
    Courtesy.INSULT: "engine-insult",
}
QUESTIONS = (
    "que ",
    "como ",
    "cuanto",
    "cuando ",
    "donde ",
    "por que",
    "cual",
    "puedo ",
    "se puede",
    "hay ",
    "no me ",
    "how ",
    "what ",
    "when ",
    "where ",
    "which ",
    "can i ",
    "is it ",
    "do you ",
    "i don t ",
    "i did not ",
    "i didn t ",
)
LONG_ENOUGH = 5
"""Words from which a message is read as a sentence before it is compared with buttons."""
_ORDERS = {
    Order.CANCEL: on_cancel,
    Order.MENU: on_menu,
    Order.START: on_menu,
    Order.HELP: on_help,
    Order.AGENT: on_agent,
    Order.REPEAT: on_repeat,
    Order.LANGUAGE: on_language,
}


def outside(work: Work, text: str) -> None:
    """A message where no flow runs: what it wants, or the front door."""
    heard = work.hear(text)
    if heard.flow is not None:
        _start_outside(work, heard.flow, heard)
    elif heard.courtesy is Courtesy.GREETING or not _settled(work, heard, text):
        if heard == NOTHING and len(folded(text).split()) >= LONG_ENOUGH - 2:
            note_unanswered(work, text)
            work.first(Phrase("engine-not_understood"))
        start(work, work.catalogue.home)


def _start_outside(work: Work, flow: str, heard: Heard) -> None:
    """Start what is wanted. Who is not logged in goes through the door first, where the terms are, and the wish waits there;
    what only tells needs neither.
    """
    home, wanted = work.catalogue.flows[work.catalogue.home], work.catalogue.flows[flow]
    if work.conversation.seat is not None:
        _keep_the_other(work, heard)
    if only_tells(wanted):
        start(work, flow, hints=heard.said)
    elif flow == work.catalogue.login or _offers(home, flow):
        start(work, home.name)
    elif wanted.needs_session and work.conversation.seat is None:
        work.change(after=Wanted(flow, {}), hints=dict(heard.said))
        start(work, home.name)
    else:
        start(work, flow, hints=heard.said)


def only_tells(flow: Flow) -> bool:
    """Whether a flow is open to everybody and asks for nothing personal: it orders nothing, and no secure page is in it."""
    return not flow.needs_session and not any(isinstance(each, Call | Form | Otp) for each in flow.states)


def _offers(menu: Flow, flow: str) -> bool:
    """Whether an end of a menu leads into a flow."""
    return any(isinstance(state, End) and state.follow == flow for state in menu.states)


def prefers(work: Work, text: str) -> bool:
    """A long message that clearly wants something else is no answer here, even where a word of it is on a button; nor is the
    label of another menu's button.
    """
    long = len(folded(text).split()) >= LONG_ENOUGH
    if not long and not any(map(str.isalpha, text)):
        return False  # a place or a number is no wish, and understanding costs more than all the rest of the step
    heard = work.hear(text)
    if heard.labelled and _offers(work.flow, heard.flow or ""):
        return False
    if not long and not heard.labelled:
        return False
    home = work.running.flow == work.catalogue.home
    if heard.flow is None or heard.flow == work.running.flow or not heard.sure or home:
        return False
    _wished(work, heard.flow, heard, Phrase("engine-not_an_option"))
    return True


def missed(work: Work, phrase: Phrase, text: str) -> None:
    """A message that is no answer here: what else it may be, or a misunderstanding with this reason."""
    heard = work.hear(text)
    running = work.running.flow
    if heard.why:
        on_help(work)
        return
    about_this = heard.corrects or heard.flow == running
    if about_this and (
        amended(work, heard) or _named_here(work, heard, text) or _named_for_later(work, heard)
    ):
        return
    if heard.flow is not None and heard.flow != running and (heard.sure or work.flow.front):
        _wished(work, heard.flow, heard, phrase)
    elif (
        not (heard.sure or work.flow.front)
        or (isinstance(work.state, Ask | Confirm) and heard.answer and not asks(text))
        or not _settled(work, heard, text)
    ):
        if heard == NOTHING and work.flow.front and asks(text):
            note_unanswered(work, text)
        miss(work, phrase)


def asks(text: str) -> bool:
    """Whether a message is put as a question, or complains as people ask: "no me llega el código"."""
    return "?" in text or "¿" in text or folded(text).startswith(QUESTIONS)


def interrupts(work: Work, text: str) -> bool:
    """Whether a message is clearly no answer to a question that would take any text: a correction, or a question of its own."""
    if not any(map(str.isalpha, text)):
        return False  # "25,50": what has no word is no wish, and understanding costs more than all the rest of the step
    heard = work.hear(text)
    if heard.why:
        on_help(work)
        return True
    if heard.corrects and amended(work, heard):
        return True
    return bool(heard.answer and asks(text)) and _settled(work, heard, text)


def chosen(work: Work, flow: str) -> None:
    """The member tapped what was meant: what was named before still counts."""
    if flow in work.catalogue.flows:
        start(work, flow, hints=work.conversation.hints)
    else:
        start(work, work.catalogue.home)


def _named_here(work: Work, heard: Heard, text: str) -> bool:
    """What the running question asks for was named in a sentence about this very flow: "¿a 12 meses cuánto me sale?"."""
    slot = slot_of(work.state)
    name = None if slot is None else work.catalogue.hints.get(work.running.flow, {}).get(slot.name)
    if name is None or name not in heard.said or not isinstance(work.state, Ask | Choose):
        return False
    if not (asks(text) or "cuanto" in folded(text)):
        return False  # "4 meses" is an answer, and no option
    work.change(misses=0, hints={name: heard.said[name]})
    ask_again(work)
    return True


def _named_for_later(work: Work, heard: Heard) -> bool:
    """What was named before its question came is named otherwise: "no, mejor 30"."""
    waiting = work.conversation.hints
    named = set(work.catalogue.hints.get(work.running.flow, {}).values())
    changed = {name: said for name, said in heard.said.items() if name in named and name in waiting}
    if not heard.corrects or not changed:
        return False
    work.change(misses=0, hints={**waiting, **changed})
    work.first(Phrase("engine-noted"))
    ask_again(work)
    return True


def amended(work: Work, heard: Heard) -> bool:
    """Ask again for what was named otherwise, with what was named as the answer; operation and code are void."""
    named = work.catalogue.hints.get(work.running.flow, {})
    changed = {
        slot: heard.said[hint] for slot, hint in named.items() if hint in heard.said and slot in work.slots
    }
    states = [state for slot in changed if (state := work.flow.producer(slot)) is not None]
    if not states:
        return False
    states.sort(key=lambda state: work.flow.order[state.name], reverse=True)
    for state in states:
        reopen(work, state.name)
    work.change(misses=0, hints={named[slot]: text for slot, text in changed.items()})
    go(work, states[-1].name)
    return True


def _wished(work: Work, flow: str, heard: Heard, phrase: Phrase) -> None:
    """Another flow is wanted. From a front page it starts; the door only opens what it offers or what only tells; elsewhere
    it is offered.
    """
    if work.running.flow == work.catalogue.home and not only_tells(work.catalogue.flows[flow]):
        option = _way_to(work, flow)
        if option is None:
            miss(work, phrase)
        else:
            go(work, option)
    elif work.flow.front or not any(isinstance(state, Confirm | Call) for state in work.flow.states):
        _keep_the_other(work, heard)
        start(work, flow, hints=heard.said)
    else:
        title = work.title(flow)
        work.change(misses=0)
        work.first(Phrase("engine-another_wish", {"title": title}))
        work.offer(Key(Phrase("engine-go", {"title": title}), f"{GO}{flow}"))
        ask_again(work)


def _way_to(work: Work, flow: str) -> str | None:
    """The option of the running menu whose end leads into a flow."""
    state = work.state
    if not isinstance(state, Choose) or isinstance(state.then, str):
        return None
    for target in state.then.values():
        end = work.flow.by_name[target]
        if isinstance(end, End) and end.follow == flow:
            return target
    return None


def _keep_the_other(work: Work, heard: Heard) -> None:
    """Of two wishes the first is begun; the other stays a button."""
    if heard.also is not None and heard.also in work.catalogue.flows:
        title = work.title(heard.also)
        work.first(Phrase("engine-also", {"title": title}))
        work.offer(Key(Phrase("engine-go", {"title": title}), f"{GO}{heard.also}"))


def _settled(work: Work, heard: Heard, text: str) -> bool:
    """Answer what needs no flow; False where there is nothing to answer."""
    at_the_door = work.frame is not None and work.running.flow == work.catalogue.home
    may_choose = work.conversation.seat is not None and (work.frame is None or work.flow.front)
    if heard.order is not None and at_the_door and heard.order is not Order.AGENT:
        return False
    if heard.order is Order.HELP and work.frame is not None and not work.flow.front:
        return False  # what is wrong with the answer helps more than what the question is for
    if heard.order is Order.LOGOUT:
        start(work, work.catalogue.logout)
    elif heard.order is not None:
        _ORDERS[heard.order](work)
    elif heard.answer is not None:
        _answer(work, heard, text)
    elif heard.courtesy is not None:
        _say(work, Phrase(_COURTESIES[heard.courtesy]))
    elif heard.missing:
        _say(work, Phrase("engine-not_yet"))
    elif heard.between and may_choose and not at_the_door:
        _ask_which(work, heard)
    else:
        return False
    return True


def _ask_which(work: Work, heard: Heard) -> None:
    """Ambiguity is asked, with at most three buttons."""
    titles = [(flow, work.title(flow)) for flow in heard.between]
    work.change(hints=dict(heard.said))
    rows = [(Key(Phrase("engine-go", {"title": title}), f"{GO}{flow}"),) for flow, title in titles]
    work.prompt(Phrase("engine-which_wish"), [*rows, (menu_key(),)])


def _answer(work: Work, heard: Heard, text: str) -> None:
    """The answer in a message of its own, then the question that stands."""
    buttons = note_answered(work, text, heard.topic or "-")
    work.change(misses=0)
    ways_on = () if work.frame is not None else ((menu_key(),), (agent_key(),))
    work.say(Phrase("engine-answer", {"answer": heard.answer}), rows=(buttons, *ways_on))
    if work.frame is not None:
        ask_again(work)


def _say(work: Work, phrase: Phrase) -> None:
    """A sentence, then the question that stands; outside a flow, the ways on."""
    if work.frame is None:
        work.say(phrase, rows=((menu_key(),), (agent_key(),)))
        return
    work.change(misses=0)
    work.first(phrase)
    ask_again(work)
