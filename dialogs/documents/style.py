"""The look of all files: colours, fonts, and which letters the fonts have."""

from __future__ import annotations

from pathlib import Path
from typing import Final

GREEN: Final = (0, 112, 74)
INK: Final = (33, 37, 41)
GREY: Final = (108, 117, 125)
RED: Final = (176, 32, 32)
LINE: Final = (222, 226, 230)

_FONTS: Final = Path(__file__).parent / "fonts"
REGULAR: Final = _FONTS / "DejaVuSans.ttf"
BOLD: Final = _FONTS / "DejaVuSans-Bold.ttf"

LAST_LETTER: Final = 0xFFFF
"""Beyond it are emoji, which the fonts do not have."""
_INVISIBLE: Final = frozenset("\u200d\ufe0e\ufe0f")


def drawable(text: str) -> str:
    """A text without what the fonts would draw as an empty box."""
    kept = "".join(each for each in text if ord(each) <= LAST_LETTER and each not in _INVISIBLE)
    return " ".join(kept.split())
