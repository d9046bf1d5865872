"""`/idioma`: the language of a chat, changed at any moment; the running question is then put again in it.

Its buttons need no nonce: they do the same wherever and however often they are tapped.
"""

from __future__ import annotations

from banking.api import Language
from dialogs.engine.effects import ChooseLanguage
from dialogs.engine.events import Event, Order, Said, Tap
from dialogs.engine.moves import menu_key
from dialogs.engine.repair import stand
from dialogs.engine.replies import Chosen, Key, Phrase, Toast
from dialogs.engine.work import SPEAK, Work

_LABELS = {
    Language.SPANISH: Phrase("engine-language_spanish"),
    Language.ENGLISH: Phrase("engine-language_english"),
}
"""Each language is called what it calls itself, in every language."""
_SAID = {Order.SPANISH: Language.SPANISH, Order.ENGLISH: Language.ENGLISH}


def on_language(work: Work) -> None:
    """Ask which; the question that stands can still be answered."""
    row = tuple(Key(label, f"{SPEAK}{language}") for language, label in _LABELS.items())
    work.say(Phrase("engine-language"), rows=(row,))


def on_speak(work: Work, event: Event) -> None:
    """A language was tapped or named."""
    if isinstance(event, Tap):
        name = event.data.removeprefix(SPEAK)
        if name not in list(Language):
            work.replies.append(Toast(Phrase("engine-stale")))
            return
        work.replies.append(Chosen(_LABELS[Language(name)]))
        speak(work, Language(name))
    elif isinstance(event, Said):
        speak(work, _SAID[event.order])


def speak(work: Work, language: Language) -> None:
    """From here on everything is said in this language; the bank keeps it with the chat."""
    work.change(language=language)
    work.need(ChooseLanguage())


def chosen(work: Work) -> None:
    """The bank has it: the question again, or the way to the menu; a person who has the chat is not talked over."""
    work.first(Phrase("engine-language_chosen"))
    if work.conversation.talk is not None:
        work.say(rows=((menu_key(),),))
    else:
        stand(work)
