"""Tests of `webhooks.pages` over the real bank."""
