"""Somebody who reads only the screen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect


@dataclass(frozen=True)
class Screen:
    """The workbench in one window and one language.

    Args:
        page: the window.
        lang: `zh` or `en`.
        folder: where pictures are left.
    """

    page: Page
    lang: str
    folder: Path

    def say(self, zh: str, en: str) -> str:
        """The words on the screen."""
        return en if self.lang == "en" else zh

    def press(self, zh: str, en: str) -> None:
        """Press the button, or follow the link, that says so."""
        words = re.compile(rf"^\s*{re.escape(self.say(zh, en))}(\s|$)")
        target = self.page.get_by_role("button", name=words).or_(self.page.get_by_role("link", name=words))
        target.first.click()

    def see(self, zh: str, en: str) -> None:
        """Wait until the screen says so."""
        expect(self.page.get_by_text(self.say(zh, en)).first).to_be_visible()

    def look(self, name: str, *, whole: bool = False) -> None:
        """Leave a picture, and see that the page does not run off the screen."""
        self.page.wait_for_load_state("networkidle")
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert self.page.evaluate(wide) <= 0, f"{name} is wider than the window"
        self.page.screenshot(path=self.folder / f"{name}-{self.lang}.png", full_page=whole)
