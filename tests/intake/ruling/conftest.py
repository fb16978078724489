"""An invented ruling of which a test changes the part it is about."""

from collections.abc import Callable

import pytest

from jianheng.intake.ruling import RulingFacts, read_ruling

PARTS = {
    "head": "",
    "person": "罪犯程某，男，1985年3月2日出生，汉族，现在清江省江州监狱服刑。",
    "history": (
        "清江省江州市东城区人民法院于2016年3月10日作出（2016）江0102刑初31号刑事判决，以被告人程某犯盗窃罪，"
        "判处有期徒刑六年，并处罚金人民币5000元。判决生效后，交付执行。"
    ),
    "proposal": "执行机关清江省江州监狱于2019年5月6日提出减刑建议书，建议对该犯减去有期徒刑七个月，报送本院审理。",
    "trial": "本院依法组成合议庭进行了审理，现已审理终结。",
    "said": "执行机关清江省江州监狱提出，罪犯程某在服刑期间确有悔改表现。",
    "procuratorate": "",
    "found": "经审理查明，罪犯程某在服刑期间能认罪悔罪。",
    "reasons": "本院认为，罪犯程某在服刑期间确有悔改表现，依法可以减刑。",
    "order": "对罪犯程某减去有期徒刑七个月（刑期至2021年2月9日止）。",
    "end": "本裁定送达后即发生法律效力。",
}


def compose(**changed: str) -> str:
    parts = PARTS | changed
    assert parts.keys() == PARTS.keys()
    return "\n".join(
        filter(
            None,
            (
                parts["head"],
                parts["person"],
                parts["history"] + parts["proposal"] + parts["trial"],
                parts["said"],
                parts["procuratorate"],
                parts["found"],
                parts["reasons"] + "依照《中华人民共和国刑法》第七十八条之规定，裁定如下：",
                parts["order"],
                parts["end"],
            ),
        )
    )


@pytest.fixture
def facts() -> Callable[..., RulingFacts]:
    """Read an invented ruling, with some parts put in the place of the usual ones."""
    return lambda **changed: read_ruling(compose(**changed))


@pytest.fixture
def text() -> Callable[..., str]:
    """The text of an invented ruling."""
    return compose
