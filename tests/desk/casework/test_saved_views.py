"""Views that people keep."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from jianheng.desk.accounts.models import User
from jianheng.desk.casework.keyed import keyed
from jianheng.desk.casework.models import Clue, SavedView

ClientOf = Callable[..., Client]
MakeClue = Callable[..., Clue]
Person = Callable[..., User]


def keep(browser: Client, name: str, query: str = "grade=serious", list_of: str = "clues") -> int:
    return browser.post(f"/{list_of}/views/keep/", {"name": name, "query": query}).status_code


def names(browser: Client, list_of: str = "clues") -> list[str]:
    return [tab.name for tab in browser.get(f"/{list_of}/").context["tabs"]]


def test_a_list_is_kept_under_a_name_and_opens_with_its_count(client_of: ClientOf, clue: MakeClue) -> None:
    clue(grade="serious")
    clue(grade="minor")
    browser = client_of("prosecutor")
    answer = browser.post("/clues/views/keep/", {"name": " 甲县  社矫 ", "query": "grade=serious&sort=due&x=1"})
    assert answer.headers["Location"] == "/clues/?grade=serious&sort=due"
    tab = browser.get("/clues/?grade=serious&sort=due").context["tabs"][-1]
    assert (tab.name, tab.count.n, tab.is_current) == ("甲县 社矫", 1, True)


def test_views_are_renamed_moved_and_deleted(client_of: ClientOf) -> None:
    browser = client_of("prosecutor")
    for name in ("甲", "乙", "丙"):
        assert keep(browser, name) == 302
    first, second, third = SavedView.objects.order_by("position")
    browser.post(f"/clues/views/{third.pk}/", {"act": "up"})
    browser.post(f"/clues/views/{first.pk}/", {"act": "rename", "name": "丁"})
    assert names(browser)[-3:] == ["丁", "丙", "乙"]
    browser.post(f"/clues/views/{second.pk}/", {"act": "delete"})
    browser.post(f"/clues/views/{first.pk}/", {"act": "up"})
    assert names(browser)[-2:] == ["丁", "丙"]


def test_a_name_that_is_taken_comes_back_with_what_was_written(client_of: ClientOf) -> None:
    browser = client_of("prosecutor")
    keep(browser, "甲")
    answer = browser.post("/clues/views/keep/", {"name": "甲", "query": "grade=minor"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "已经有一个视图叫" in page
    assert 'name="query" value="grade=minor"' in page
    assert keep(browser, "  ") == 409


def test_views_of_others_are_not_there(client_of: ClientOf) -> None:
    keep(client_of("prosecutor"), "甲")
    view = SavedView.objects.get()
    browser = client_of("lead")
    assert "甲" not in names(browser)
    assert browser.post(f"/clues/views/{view.pk}/", {"act": "delete"}).status_code == 404
    assert SavedView.objects.count() == 1


def test_views_of_prompts_stand_above_prompts_alone(client_of: ClientOf) -> None:
    browser = client_of("prosecutor")
    keep(browser, "要看的", "status=new", "prompts")
    assert "要看的" in names(browser, "prompts")
    assert "要看的" not in names(browser)


def test_the_name_of_a_person_is_not_kept(client_of: ClientOf, clue: MakeClue) -> None:
    clue(name_key=keyed("name", "周小明"), says_zh="这个人的")
    clue(says_zh="另一人的")
    browser = client_of("prosecutor")
    browser.post("/clues/views/keep/", {"name": "一个人", "query": "q=周小明"})
    view = SavedView.objects.get()
    assert "周" not in view.query
    assert "%E5%91%A8" not in view.query
    page = browser.get(f"/clues/?{view.query}").content.decode()
    assert "这个人的" in page
    assert "另一人的" not in page


def test_a_name_with_markup_is_shown_harmless(client_of: ClientOf) -> None:
    browser = client_of("prosecutor")
    keep(browser, "<script>alert(1)</script>")
    for address in ("/clues/", "/clues/views/?grade=serious"):
        assert "<script>alert" not in browser.get(address).content.decode()


def test_who_only_reads_keeps_views_too(client_of: ClientOf) -> None:
    assert keep(client_of("viewer"), "甲") == 302
    assert keep(client_of("auditor"), "甲") == 403
