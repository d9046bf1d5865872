"""Two builds with the same chats, each a process of its own tree: the one after this has another flow instead of the transfers to own
accounts, and keeps one thing more of a conversation (F16). Deploy and roll back: nobody's chat breaks, and what was ordered is finished.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import dialogs
from dialogs.memory import Outdated
from tests.dialogs.runtime import build
from tests.dialogs.runtime.build import AT_THE_MENU, GOING_ON, IN_A_FLOW, INTERRUPTED, NOTED, PENDING
from tests.dialogs.runtime.house import TO_THE_CODE, House

TREE = Path(dialogs.__file__).parent
OURS, THEIRS = "transfer_own", "transfer_mine"
MEMORY = {
    "_FIELDS = 15\n": "_FIELDS = 16\n",
    "                conversation.trouble and conversation.trouble.value,\n": "                conversation.trouble and "
    "conversation.trouble.value,\n                conversation.misses,\n",
    "            trouble,\n        ) = ": "            trouble,\n            _,\n        ) = ",
}


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The next build's tree."""
    tree = tmp_path_factory.mktemp("newer") / "dialogs"
    shutil.copytree(TREE, tree, ignore=shutil.ignore_patterns("__pycache__"))
    for path in [*tree.rglob("*.py"), *tree.rglob("*.ftl")]:
        source = path.read_text("utf-8")
        if OURS in source and "understanding" not in path.parts:
            path.write_text(source.replace(OURS, THEIRS), "utf-8")
        if OURS in path.name:
            path.rename(path.with_name(path.name.replace(OURS, THEIRS)))
    memory = tree / "memory.py"
    source = memory.read_text("utf-8")
    for before, after in MEMORY.items():
        assert source.count(before) == 1, f"memory.py has changed: {before!r}"
        source = source.replace(before, after)
    memory.write_text(source, "utf-8")
    yield tree.parent
    shutil.rmtree(tree)


def _next_build(house: House, tree: Path) -> dict[int, list[str]]:
    """The newer build does its deeds and ends; what each chat was told."""
    path = os.pathsep.join((str(tree), str(TREE.parent)))
    done = subprocess.run(
        (sys.executable, build.__file__, house.urls.url, house.urls.admin_url),
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    *_, where, told = done.stdout.splitlines()
    assert where == str(tree)
    return {int(chat): texts for chat, texts in json.loads(told).items()}


async def test_deploy_and_roll_back_with_conversations_in_flight(house: House, newer: Path) -> None:
    for chat in (GOING_ON, INTERRUPTED):
        await house.log_in(chat)
    await house.walk(TO_THE_CODE, INTERRUPTED)

    # deployed: what both know goes on, of what the newer build does not know it says that nothing was done
    told = _next_build(house, newer)
    assert "2. Transferencias" in told[GOING_ON][-1]
    assert "hay que empezarlo de nuevo. No se realizó ninguna operación" in told[INTERRUPTED][0]

    # rolled back: the same with the newer build's conversations, and its pending command is carried out under its own key
    left = house.kept(PENDING)
    assert isinstance(left, Outdated)
    pending = left.rest.conversation.pending
    assert pending is not None
    assert pending.challenge is not None
    house.bank.codes[pending.operation, 1] = pending.challenge
    for chat in (IN_A_FLOW, PENDING, NOTED, AT_THE_MENU):
        await house.take(house.phones.types(chat, "transferencias"))
    assert "hay que empezarlo de nuevo. No se realizó ninguna operación" in house.phones.texts(IN_A_FLOW)[0]
    assert "Te confirmo una operación" in house.phones.texts(PENDING)[0]
    assert list(house.bank.moved) == [pending.operation]
    assert "hay que empezarlo de nuevo" in house.phones.texts(NOTED)[0]
    assert "2. Transferencias" in house.phones.last(AT_THE_MENU)
    for chat in (IN_A_FLOW, PENDING, NOTED):
        assert "2. Transferencias" in house.phones.last(chat), "still logged in, and what was typed is heard"
        await house.take(house.phones.types(chat, "/menu"))
        assert "Menú de opciones" in house.phones.last(chat)
