"""A secure page as tests look at it."""

from __future__ import annotations

import re

import httpx

from banking.api import FormPurpose
from tests.banking.people.town import Account, Town

CANARY = "canario-Ñ-739184<b>"


async def page(town: Town, member: Account, purpose: FormPurpose = FormPurpose.PASSWORD) -> str:
    """The address of a fresh page."""
    return f"/p/{(await town.open(member.caller, purpose)).token}"


def form_of(answer: httpx.Response) -> dict[str, dict[str, str]]:
    """The visible fields with their attributes."""
    tags = re.findall(r"<input ([^>]*?)>", answer.text)
    fields = [dict(re.findall(r'([\w-]+)(?:="([^"]*)")?', tag)) for tag in tags]
    return {field["name"]: field for field in fields if field["type"] != "hidden"}


def heading(answer: httpx.Response) -> str:
    found = re.search(r"<h1>(.*?)</h1>", answer.text)
    assert found is not None, answer.text
    return found[1]
