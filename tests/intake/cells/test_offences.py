"""One offence a row: its name one way, several of them a problem."""

from __future__ import annotations

import pytest

from jianheng.dictionary import Field, load_dictionary
from jianheng.intake.cells import CellCleaner, UnreadableError

CLEANER = CellCleaner(load_dictionary())
FIELDS = [load_dictionary().tables[table].fields["offence"] for table in ("judgment_offence", "offence_event")]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("盗窃", "盗窃罪"),
        ("盗窃罪", "盗窃罪"),
        (" 故意杀人罪（未遂） ", "故意杀人罪"),
        ("走私贩卖毒品", "走私、贩卖毒品罪"),
        ("流氓罪", "流氓罪"),  # of an older law: as the judgment names it
        ("盗窃等罪", "盗窃等罪"),
        ("犯盗窃罪", "盗窃罪"),
        ("涉嫌盗窃", "盗窃罪"),
        ("涉嫌犯走私、贩卖毒品罪", "走私、贩卖毒品罪"),
        ("1.盗窃罪", "盗窃罪"),
        ("盗窃2次", "盗窃2次"),
        ("犯罪预备", "犯罪预备"),
        ("不知何罪", "不知何罪"),
    ],
)
def test_one_offence(field: Field, cell: str, name: str) -> None:
    assert CLEANER.clean(field, cell) == {"offence": name}


@pytest.mark.parametrize(
    "cell",
    [
        "盗窃、抢劫",
        "故意伤害罪，寻衅滋事罪",
        "盗窃罪,累犯",
        "贪污受贿",
        "盗窃抢劫罪",
        "①盗窃罪②抢劫罪",
        "①盗窃②抢劫",
        "1、盗窃罪；2、抢劫罪",
        "（1）盗窃（2）抢劫",
        "犯盗窃罪、抢劫罪",
    ],
)
def test_several_are_told_and_none_is_chosen(cell: str) -> None:
    with pytest.raises(UnreadableError, match="不止一个罪名") as caught:
        CLEANER.clean(FIELDS[0], cell)
    assert "一个罪名一行" in caught.value.mend.zh
