"""The report's own words in one language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LANGS = ("zh", "en")


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    text = files("jianheng.clues").joinpath("words.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = yaml.load(text, Loader=yaml.CBaseLoader)
    return loaded


class Words:
    """Looks up the report's words.

    Args:
        lang: `zh` or `en`.

    Example:
        >>> Words("en")("n_acts", n=1), Words("en")("n_acts", n=1200), Words("zh")("n_acts", n=1200)
        ('1 act', '1,200 acts', '1,200 件')
    """

    def __init__(self, lang: str) -> None:
        if lang not in LANGS:
            raise ValueError(f"语言应为 zh 或 en [{lang}] / expected zh or en")
        self.lang = lang

    def __call__(self, key: str, **values: Any) -> str:
        """The words under a key, with values filled in; `n` chooses between singular and plural.

        Raises:
            KeyError: there are no such words.
        """
        text = _catalogue()[key][self.lang]
        if "|" in text:
            one, _, many = text.partition("|")
            text = one if values.get("n") == 1 else many
        if not values:
            return text
        return text.format_map({name: _shown(value) for name, value in values.items()})

    def __contains__(self, key: str) -> bool:
        return key in _catalogue()

    def code(self, kind: str, code: str) -> str:
        """The label of a code, or the code itself where it has none here."""
        key = f"{kind}_{code}"
        return self(key) if key in self else code


def _shown(value: Any) -> Any:
    return f"{value:,}" if isinstance(value, int) else value
