"""A build of the conversations as a process of its own: `python build.py <redis> <its administrator's> <chats it finds>`, with the build's
tree first on the path (F16). Its chats are 3 to 6; it prints what every chat was told.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

import dialogs
from tests.conftest import RedisUrls
from tests.dialogs.runtime.house import TO_THE_CODE, House
from tests.dialogs.runtime.phone import Phones
from tests.dialogs.runtime.small_bank import CODE

GOING_ON, INTERRUPTED, IN_A_FLOW, PENDING, NOTED, AT_THE_MENU = range(1, 7)


async def main(url: str, admin_url: str) -> None:
    """Two chats of the build before, then four of its own."""
    house = House(RedisUrls(url, admin_url), phones=Phones(_updates=2_000))
    await house.take(house.phones.types(GOING_ON, "transferencias"))
    await house.take(house.phones.types(INTERRUPTED, CODE))
    for chat in (IN_A_FLOW, PENDING, NOTED, AT_THE_MENU):
        await house.log_in(chat)
    for chat in (IN_A_FLOW, PENDING):
        await house.walk(TO_THE_CODE, chat)
    house.bank.down = {"execute"}
    await house.take(house.code(PENDING))
    await house.take(house.phones.types(NOTED, "asdfgh"))
    sys.stdout.write(f"{Path(dialogs.__file__).parents[1]}\n")
    json.dump({chat: house.phones.texts(chat) for chat in house.phones.received}, sys.stdout)
    await house.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
