"""The look of all files: colours, fonts."""

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
