"""`python -m webhooks` is the command `cooprogreso`."""

from webhooks.cli import app

app()
