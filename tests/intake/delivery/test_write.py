"""A statement that is written reads as the same statement."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from jianheng.dictionary import load_dictionary
from jianheng.intake.delivery import Delivery, Exclusion, delivery_text, read_delivery, write_delivery

SMALL = load_dictionary(Path(__file__).parents[1] / "small_dictionary")
NAMES = sorted(table.name for table in SMALL.tables.values() if not table.derived)
STATED = Delivery(
    unit="江州市第一监狱",
    tables=("points_month", "prison_stay"),
    from_on=None,
    until_on=date(2024, 12, 31),
    complete=True,
    exclusions=(Exclusion("prison_stay", "已离监人员"), Exclusion(None, "涉密案件")),
    export_day=date(2025, 1, 5),
    purpose="减刑、假释监督",
    legal_basis=("人民检察院组织法第二十一条",),
    delete_after=date(2027, 1, 5),
    received_on=date(2025, 1, 6),
)
# Texts that YAML would take for something else, and any other.
TEXTS = st.one_of(
    st.sampled_from(
        ["2024-01-01", "12", "是", "yes", "a: b", "# 甲", "- 乙", "[丙]", "{丁: 戊}", "'引号\"", "%", "1e3"]
    ),
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1).filter(lambda text: text not in ("null", "~")),
)
DAYS = st.dates(date(1990, 1, 1), date(2050, 1, 1))


@st.composite
def statements(draw: st.DrawFn) -> Delivery:
    from_on, until_on, export_day, later = sorted(draw(DAYS) for _ in range(4))
    return Delivery(
        draw(TEXTS),
        tuple(sorted(draw(st.sets(st.sampled_from(NAMES), min_size=1)))),
        draw(st.sampled_from([None, from_on])),
        until_on,
        draw(st.booleans()),
        tuple(draw(st.lists(st.builds(Exclusion, st.sampled_from([None, *NAMES]), TEXTS), max_size=3))),
        export_day,
        draw(TEXTS),
        tuple(draw(st.lists(TEXTS, min_size=1, max_size=3))),
        later,
        draw(st.sampled_from([None, later])),
    )


@settings(max_examples=60, deadline=None)
@given(statements())
def test_what_is_written_reads_the_same(delivery: Delivery) -> None:
    with TemporaryDirectory() as folder:
        write_delivery(Path(folder) / "delivery.yaml", delivery, SMALL)
        assert read_delivery(Path(folder) / "delivery.yaml", SMALL) == delivery


def test_it_reads_as_a_person_would_write_it() -> None:
    text = delivery_text(STATED, SMALL)
    assert "报送单位: 江州市第一监狱\n" in text
    assert "  起: null\n  止: 2024-12-31\n" in text
    assert "是否完整: 是\n" in text
    assert "- 数据表: 监狱在押\n  内容: 已离监人员\n- 涉密案件\n" in text
