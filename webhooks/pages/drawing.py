"""Pages drawn from templates, with the headers they need. What was typed never reaches a template."""

from __future__ import annotations

from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from banking.api import Language
from webhooks.headers import page_policy
from webhooks.pages.words import page_words

HTML_TYPE: Final = "text/html; charset=utf-8"


def draw_page(
    name: str, *, https: bool, language: Language, status: int = 200, **facts: object
) -> HTMLResponse:
    """The page of a template; `status` is also what error pages choose their sentence by."""
    say = page_words(language)
    html = _environment().get_template(f"{name}.html.j2").render(say=say, status=status, **facts)
    return HTMLResponse(html, status, {"Content-Security-Policy": page_policy(https=https)})


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("webhooks.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
