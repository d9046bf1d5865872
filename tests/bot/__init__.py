"""Tests of Telegram's side: updates in, calls out."""
