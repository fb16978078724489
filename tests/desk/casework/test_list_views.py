"""The lists as pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.audit.models import Entry
from jianheng.desk.casework.keyed import keyed
from jianheng.desk.casework.models import Clue

Person = Callable[..., User]
ClientOf = Callable[..., Client]
MakeClue = Callable[..., Clue]


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_opens_with_the_open_clues_and_says_so(client_of: ClientOf, clue: MakeClue) -> None:
    clue(says_zh="提请早了 22 日")
    clue(says_zh="已办结的一条", status=Clue.CLOSED, conclusion="confirmed")
    shown = page(client_of("prosecutor"), "/clues/")
    assert "提请早了 22 日" in shown
    assert "已办结的一条" not in shown
    assert "状态：<b" in shown
    assert "全部未办结<span" in shown


def test_prompts_have_a_list_of_their_own(client_of: ClientOf, clue: MakeClue) -> None:
    clue(says_zh="一条线索")
    clue(says_zh="一条提示", section=Clue.PROMPT)
    browser = client_of("prosecutor")
    assert "一条提示" not in page(browser, "/clues/")
    shown = page(browser, "/prompts/")
    assert "一条提示" in shown
    assert "一条线索" not in shown
    assert "v-note" in shown


@pytest.mark.parametrize("role", ["sysadmin", "secadmin", "auditor"])
def test_administrators_see_no_clues(client_of: ClientOf, clue: MakeClue, role: str) -> None:
    clue()
    browser = client_of(role)
    for address in ("/clues/", "/prompts/", "/clues/conditions/", "/clues/views/", "/clues/export/"):
        assert browser.get(address).status_code == 403, address
    assert browser.post("/clues/bulk/").status_code == 403


def test_clues_outside_ones_scope_are_neither_listed_nor_counted(
    office: Office, client_of: ClientOf, person: Person, clue: MakeClue
) -> None:
    below = Office.objects.create(name="甲县人民检察院", parent=office)
    clue("甲县看守所", says_zh="看守所的一条")
    outside = clue("江州监狱", says_zh="监狱的一条")
    Institution.objects.filter(name="甲县看守所").update(office=below)
    person("prosecutor", "resident", below)
    browser = client_of("prosecutor", "resident")
    for address in ("/clues/?status=all", f"/clues/?q={outside.number}", "/clues/?group=institution"):
        assert "监狱的一条" not in page(browser, address)
    assert "江州监狱" not in page(browser, "/clues/conditions/")
    assert browser.get(f"/clues/{outside.pk}/preview/").status_code == 404


def test_what_others_wrote_is_shown_harmless(client_of: ClientOf, clue: MakeClue) -> None:
    one = clue("<b>监狱</b>", says_zh="<script>alert(1)</script>", person="<img src=x>")
    browser = client_of("prosecutor")
    for address in ("/clues/", "/clues/?group=institution", f"/clues/{one.pk}/preview/", "/clues/?q=<script>"):
        shown = page(browser, address)
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
        assert "<b>监狱" not in shown


def test_a_person_is_found_by_the_full_name_and_the_search_is_logged_without_it(
    client_of: ClientOf, clue: MakeClue
) -> None:
    clue(says_zh="这个人的", name_key=keyed("name", "周小明"), person_key=keyed("person", "11010119900101123X"))
    clue(says_zh="另一人的", name_key=keyed("name", "周大明"))
    browser = client_of("prosecutor")
    for text in ("周小明", "11010119900101123x"):
        shown = page(browser, f"/clues/?q={text}")
        assert "这个人的" in shown
        assert "另一人的" not in shown
    logged = str(list(Entry.objects.filter(action="find").values()))
    assert "周小明" not in logged
    assert Entry.objects.filter(action="find", kind="person").count() == 2


def test_a_clue_is_found_by_its_number_and_by_its_case_number(client_of: ClientOf, clue: MakeClue) -> None:
    one = clue(says_zh="要找的", act="（2023）澄01刑更1042号")
    clue(says_zh="别的", act="（2023）澄01刑更9号", title_zh="别的模型")
    browser = client_of("prosecutor")
    for text in (one.number, "(2023)澄01刑更1042号", "刑更1042"):
        shown = page(browser, f"/clues/?q={text}")
        assert "要找的" in shown, text
        assert "别的</a>" not in shown, text


def test_models_and_institutions_are_found_by_part_of_their_names(client_of: ClientOf, clue: MakeClue) -> None:
    clue("江州监狱", says_zh="间隔期的")
    clue("乙县看守所", says_zh="看守所的", model="custody/no-title", title_zh="羁押无依据")
    browser = client_of("prosecutor")
    for text, wanted, other in (("无依据", "看守所的</a>", "间隔期的</a>"), ("江州", "间隔期的</a>", "看守所的</a>")):
        shown = page(browser, f"/clues/?q={text}")
        assert wanted in shown
        assert other not in shown


def test_conditions_that_fit_nothing_can_be_taken_away_one_by_one(client_of: ClientOf, clue: MakeClue) -> None:
    clue()
    shown = page(client_of("prosecutor"), "/clues/?grade=serious&from=2026-07-01")
    assert "这些条件合在一起没有结果" in shown
    assert 'href="?from=2026-07-01"' in shown


def test_an_address_that_was_typed_wrong_still_opens(client_of: ClientOf, clue: MakeClue) -> None:
    clue(says_zh="在这里")
    wrong = "status=x&due=abc&from=2026-13-01&institution=99999999999999&owner=1e9&sort=z&after=0~x~1&begin=-1&who=%00"
    assert "在这里" in page(client_of("prosecutor"), f"/clues/?{wrong}")


def test_groups_stand_in_the_order_of_their_first_rows_with_counts(client_of: ClientOf, clue: MakeClue) -> None:
    for unit in ("甲所", "乙所", "甲所", "丙所", "甲所"):
        clue(unit, says_zh=f"{unit}的")
    browser = client_of("prosecutor")
    shown = page(browser, "/clues/?group=institution")
    heads = [shown.index(f"</svg> {unit}</a>") for unit in ("甲所", "丙所", "乙所")]
    assert heads == sorted(heads)
    assert '</svg> 甲所</a><span class="n">3</span>' in shown
    unit = Institution.objects.get(name="甲所").pk
    folded = page(browser, f"/clues/?group=institution&fold={unit}")
    assert "甲所的</a>" not in folded
    assert "乙所的</a>" in folded


def test_a_group_that_is_longer_than_its_part_opens_alone(client_of: ClientOf, clue: MakeClue) -> None:
    for _ in range(11):
        clue("甲所")
    unit = Institution.objects.get(name="甲所").pk
    shown = page(client_of("prosecutor"), "/clues/?group=institution")
    assert f'<a href="?institution={unit}">这一组还有 3 条' in shown


def test_the_preview_is_logged(client_of: ClientOf, clue: MakeClue) -> None:
    one = clue()
    shown = page(client_of("prosecutor"), f"/clues/{one.pk}/preview/")
    assert one.says in shown
    assert Entry.objects.filter(action="view", kind="clue", about=one.number).exists()


def test_who_may_not_work_has_no_ticks_and_no_acts(client_of: ClientOf, clue: MakeClue) -> None:
    clue()
    shown = page(client_of("viewer"), "/clues/")
    assert 'name="pick"' not in shown
    assert 'value="take"' not in shown
    assert "/clues/export/" not in shown


def test_the_list_speaks_english(client_of: ClientOf, clue: MakeClue) -> None:
    clue(grade="serious")
    browser = client_of("prosecutor")
    browser.post("/language/", {"language": "en", "next": "/"})
    shown = page(browser, "/clues/")
    assert "All open" in shown
    assert "earliest 2026-10-20" in shown
    assert "全部" not in shown
