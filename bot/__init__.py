"""Telegram and only Telegram: updates in, messages out, keyboards, rate limits."""
