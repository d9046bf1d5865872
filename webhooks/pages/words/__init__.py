"""What the pages say, in each language, and which one a browser wants."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number
from markupsafe import Markup, escape
from starlette.requests import Request

from banking.api import Language, language_of_tag

FILES: Final = Path(__file__).parent


class PageWords:
    """The sentences of one language. They may hold tags; what is put into them is escaped."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._bundle = FluentBundle([language.value], use_isolating=False)
        self._bundle.add_resource(FluentResource((FILES / f"{language}.ftl").read_text("utf-8")))

    def __call__(self, ref: str, **values: object) -> Markup:
        """A sentence, `form-tips` or `password.lead`; KeyError where there is none, ValueError where a value is missing."""
        name, _, attribute = ref.partition(".")
        message = self._bundle.get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        if pattern is None:
            raise KeyError(ref)
        given = {key: _argument(value) for key, value in values.items()}
        text, errors = self._bundle.format_pattern(pattern, given)
        if errors:
            raise ValueError(ref)
        return Markup(text)  # noqa: S704 - the sentences are ours, the values are escaped

    def has(self, ref: str) -> bool:
        """Whether there is such a sentence."""
        name, _, attribute = ref.partition(".")
        return self._bundle.has_message(name) and (
            not attribute or attribute in self._bundle.get_message(name).attributes
        )


@cache
def page_words(language: Language) -> PageWords:
    """The words of a language."""
    return PageWords(language)


def language_wanted(request: Request) -> Language:
    """What the browser asks for first: for pages that belong to no chat."""
    return language_of_tag(request.headers.get("accept-language", "").partition(",")[0].partition(";")[0])


def _argument(value: object) -> object:
    return fluent_number(value, useGrouping=False) if isinstance(value, int) else str(escape(str(value)))
