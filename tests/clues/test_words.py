"""The report's own words: each is used, and each exists in both languages."""

import re
from pathlib import Path

import yaml

from jianheng.clues import words

FOLDER = Path(words.__file__).parent
CATALOGUE = yaml.load((FOLDER / "words.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
CJK = re.compile(r"[\u3400-\u9fff]")
# Words looked up by a code that the run brings.
BY_CODE = re.compile(r"^(answer|area|caveat|direction|gloss|grade|hash|holder|means|reason|spread|status|unit|term)_")


def used() -> set[str]:
    sources = [*FOLDER.rglob("*.jinja"), *FOLDER.rglob("*.py")]
    text = "\n".join(path.read_text("utf-8") for path in sources)
    return set(re.findall(r"""["']([a-z_]+)["']""", text))


def test_every_word_is_used() -> None:
    assert [key for key in CATALOGUE if key not in used() and not BY_CODE.match(key)] == []


def test_every_word_has_two_languages_and_the_same_places_to_fill() -> None:
    for key, both in CATALOGUE.items():
        assert set(both) == {"zh", "en"}, key
        assert not CJK.search(both["en"]), key
        places = [set(re.findall(r"{(\w+)}", both[lang])) for lang in ("zh", "en")]
        assert places[0] == places[1], key
