"""The words: Fluent files, one per flow and language, and their formatting."""

from dialogs.words.words import Words

__all__ = ["Words"]
