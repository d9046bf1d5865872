"""Start the simulator: `python -m simulator`. Prints one line of JSON with its addresses when it is ready."""

import argparse
import asyncio
import json
import os
import signal
import sys

from simulator.server import running
from simulator.world import World


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="simulator", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081, help="HTTP port; 0 takes a free one")
    parser.add_argument("--smtp-port", type=int, default=8025, help="SMTP port; 0 takes a free one")
    parser.add_argument("--bot-token", default=os.environ.get("TELEGRAM_BOT_TOKEN", ""))
    parser.add_argument("--sms-key", default=os.environ.get("SMS_GATEWAY_KEY", ""))
    parser.add_argument("--billers-key", default=os.environ.get("BILLERS_KEY", ""))
    parser.add_argument("--rails-key", default=os.environ.get("RAILS_KEY", ""))
    arguments = parser.parse_args()
    if not arguments.bot_token or not arguments.sms_key:
        parser.error("--bot-token and --sms-key (or TELEGRAM_BOT_TOKEN and SMS_GATEWAY_KEY) are needed")
    return arguments


async def _serve(arguments: argparse.Namespace) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    world = World(arguments.bot_token, arguments.sms_key, arguments.billers_key, arguments.rails_key)
    async with running(world, host=arguments.host, port=arguments.port, smtp_port=arguments.smtp_port) as box:
        sys.stdout.write(json.dumps({"url": box.url, "smtp": box.smtp}) + "\n")
        sys.stdout.flush()
        await stop.wait()


def main() -> None:
    """Run until told to stop."""
    try:
        asyncio.run(_serve(_arguments()))
    except OSError as problem:
        sys.exit(f"simulator: {problem}")


if __name__ == "__main__":
    main()
