"""PostgreSQL and Redis without an installation: the binaries of two wheels, run by the process that asked for them.

The servers live as long as their owner: a guardian process holds the reading end of a pipe and stops the server when the
owner closes the pipe, however the owner ended. A second process on the same directory joins the running server instead of
starting another one; the server still ends with its owner.
"""

from webhooks.embedded.postgres import Postgres
from webhooks.embedded.redis import Redis
from webhooks.embedded.shelter import discard
from webhooks.embedded.unavailable import EmbeddedUnavailable

__all__ = ["EmbeddedUnavailable", "Postgres", "Redis", "discard"]
