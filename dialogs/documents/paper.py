"""Paper of the house: pages as wide as a phone's screen, its fonts, its head, and a number on each page where there are several."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from dialogs.documents.style import BOLD, GREEN, GREY, INK, REGULAR
from dialogs.words import Words

BAND: Final = 20
"""Height of the band of the head, millimetres."""
FOOT: Final = 12
"""What a numbered page keeps free at its bottom, millimetres."""


class Paper(FPDF):
    """A file whose first page is open, with the head drawn. The same arguments give the same bytes."""

    def __init__(
        self,
        words: Words,
        title: str,
        at: datetime,
        size: tuple[float, float],
        margin: float,
        *,
        numbered: bool = False,
    ) -> None:
        """`size` and `margin` in millimetres; `at` is the file's date, never the clock's."""
        super().__init__(unit="mm", format=size)
        self._numbered = numbered
        self.set_creation_date(at)
        self.set_title(title)
        self.set_author(words.plain("document-institution", {}))
        self.set_margin(margin)
        self.set_auto_page_break(auto=False)
        if numbered:
            self.alias_nb_pages()
        self.add_font("Sans", "", REGULAR)
        self.add_font("Sans", "B", BOLD)
        self.add_page()
        self._head(words)

    def footer(self) -> None:
        """`2 / 5`, small, at the bottom."""
        if self._numbered:
            self.set_y(-FOOT + 3)
            self.set_font("Sans", "", 7)
            self.set_text_color(*GREY)
            self.cell(0, 4, f"{self.page_no()} / {{nb}}", align="C")

    def say(self, text: str, *, size: float, bold: bool = False, height: float = 7) -> None:
        """One line, `size` in points, `height` in millimetres."""
        self.set_font("Sans", "B" if bold else "", size)
        self.cell(0, height, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def _head(self, words: Words) -> None:
        self.set_fill_color(*GREEN)
        self.rect(0, 0, self.w, BAND, style="F")
        self.set_xy(self.l_margin, 4)
        self.set_text_color(255, 255, 255)
        self.say(words.plain("document-institution", {}), size=14, bold=True)
        self.say(words.plain("document-channel", {}), size=8, height=4)
        self.set_y(BAND + 4)
        self.set_text_color(*INK)
