"""What the security administrator may do, and what even the security administrator may not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from jianheng.desk.accounts import granting
from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.accounts.scope import institutions_of
from jianheng.desk.audit.models import Entry

Person = Callable[..., User]
ClientOf = Callable[..., Client]


def fresh(person: User) -> User:
    return User.objects.get(pk=person.pk)


def test_roles_are_given_and_taken_and_each_stands_in_the_log(person: Person) -> None:
    security, somebody = person("secadmin"), person("prosecutor")
    assert granting.set_roles(security, somebody, {"lead", "modeller"})
    assert fresh(somebody).role_names == {"lead", "modeller"}
    told = Entry.objects.filter(about="prosecutor", actor="secadmin").order_by("number")
    assert [(one.action, one.detail) for one in told] == [
        ("take role", '{"role": "prosecutor"}'),
        ("give role", '{"role": "lead"}'),
        ("give role", '{"role": "modeller"}'),
    ]


@pytest.mark.parametrize("roles", [{"sysadmin", "secadmin"}, {"auditor", "viewer"}, {"secadmin", "prosecutor"}])
def test_an_administrators_role_stands_alone(person: Person, roles: set[str]) -> None:
    somebody = person("viewer")
    with pytest.raises(Refused, match="三员分立"):
        granting.set_roles(person("secadmin"), somebody, roles)
    assert fresh(somebody).role_names == {"viewer"}


def test_nobody_changes_their_own_roles(person: Person) -> None:
    security = person("secadmin")
    with pytest.raises(Refused, match="自己的角色"):
        granting.set_roles(security, security, {"auditor"})


def test_the_last_holder_of_an_administrators_role_keeps_it(person: Person) -> None:
    security, auditor = person("secadmin"), person("auditor")
    with pytest.raises(Refused, match="唯一的审计管理员"):
        granting.set_roles(security, auditor, set())
    granting.set_roles(security, person("viewer"), {"auditor"})
    granting.set_roles(security, auditor, set())
    assert fresh(auditor).role_names == frozenset()


def test_a_deactivated_holder_does_not_count_as_one(person: Person) -> None:
    security, auditor = person("secadmin"), person("auditor")
    User.objects.filter(pk=person("auditor", "former").pk).update(is_active=False)
    with pytest.raises(Refused, match="唯一的审计管理员"):
        granting.set_roles(security, auditor, {"viewer"})


@pytest.mark.parametrize("role", ["prosecutor", "lead", "sysadmin", "auditor", "viewer"])
def test_nobody_else_gives_roles(person: Person, role: str) -> None:
    with pytest.raises(Refused, match="只有安全管理员"):
        granting.set_roles(person(role, "actor"), person("modeller"), {"lead"})


def test_whose_roles_changed_signs_in_anew(client_of: ClientOf, person: Person) -> None:
    browser = client_of("prosecutor")
    assert browser.get("/").status_code == 200
    granting.set_roles(person("secadmin"), person("prosecutor"), {"viewer"})
    assert browser.get("/").headers["Location"].startswith("/account/login/")


def test_roles_that_stay_end_no_session(client_of: ClientOf, person: Person) -> None:
    browser = client_of("prosecutor")
    assert not granting.set_roles(person("secadmin"), person("prosecutor"), {"prosecutor"})
    assert browser.get("/").status_code == 200


def test_a_person_is_narrowed_to_institutions_of_their_office(office: Office, person: Person) -> None:
    security, resident = person("secadmin"), person("prosecutor")
    below = granting.add_office(security, office, "甲县人民检察院")
    prison = Institution.objects.create(name="江州监狱", office=office)
    house = Institution.objects.create(name="甲县看守所", office=office)
    assert granting.supervise(security, below, [house.pk]) == 1
    granting.place(security, resident, below, [])
    assert set(institutions_of(fresh(resident))) == {Institution.objects.get(pk=house.pk)}
    with pytest.raises(Refused, match="1 个不归甲县人民检察院监督"):
        granting.place(security, resident, below, [house.pk, prison.pk])


def test_an_office_is_renamed_and_asks_for_a_second_pair_of_eyes(office: Office, person: Person) -> None:
    granting.change_office(person("secadmin"), office, "  江州市  检察院 ", Office.SERIOUS)
    office.refresh_from_db()
    assert (office.name, office.four_eyes) == ("江州市 检察院", "serious")
    below = granting.add_office(person("secadmin"), office, "乙县人民检察院")
    with pytest.raises(Refused, match="已经有一个院"):
        granting.change_office(person("secadmin"), below, "江州市 检察院", Office.NONE)
    with pytest.raises(Refused, match="复核方式"):
        granting.change_office(person("secadmin"), below, "乙县", "twelve")


def test_an_office_says_how_its_numbers_begin_and_no_two_begin_alike(office: Office, person: Person) -> None:
    security = person("secadmin")
    below = granting.add_office(security, office, "乙县人民检察院")
    assert below.begins_numbers == "乙县检"
    granting.change_office(security, below, below.name, Office.NONE, " 江乙检 刑执 ")
    below.refresh_from_db()
    assert (below.numbers_as, below.begins_numbers) == ("江乙检刑执", "江乙检刑执")
    with pytest.raises(Refused, match="以“江乙检刑执”开头"):
        granting.change_office(security, office, office.name, Office.NONE, "江乙检刑执")
    with pytest.raises(Refused, match="最多 20 个字"):
        granting.change_office(security, below, below.name, Office.NONE, "检" * 21)
    below.refresh_from_db()
    granting.change_office(security, below, below.name, Office.SERIOUS)
    below.refresh_from_db()
    assert below.begins_numbers == "江乙检刑执", "what is not spoken of stays"
    granting.change_office(security, below, below.name, Office.NONE, "")
    below.refresh_from_db()
    assert below.begins_numbers == "乙县检"


def test_an_added_office_does_not_begin_as_another_has_chosen(office: Office, person: Person) -> None:
    security = person("secadmin")
    granting.change_office(security, office, office.name, Office.NONE, "丙县检")
    with pytest.raises(Refused, match="以“丙县检”开头"):
        granting.add_office(security, office, "丙县人民检察院")
    assert not Office.objects.filter(name="丙县人民检察院").exists()


def test_the_form_comes_back_with_what_was_ticked(client_of: ClientOf, person: Person) -> None:
    somebody = person("viewer")
    answer = client_of("secadmin").post(f"/people/{somebody.pk}/roles/", {"role": ["auditor", "lead"]})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "三员分立" in page
    assert 'value="auditor" checked' in page
    assert 'value="lead" checked' in page
    assert 'value="viewer" checked' not in page


def test_scope_and_offices_on_their_pages(client_of: ClientOf, office: Office, person: Person) -> None:
    browser, somebody = client_of("secadmin"), person("prosecutor")
    browser.post("/people/offices/add/", {"parent": office.pk, "name": "<script>甲</script>"})
    below = Office.objects.get(parent=office)
    unit = Institution.objects.create(name="甲县看守所", office=office)
    browser.post("/people/offices/supervise/", {"office": below.pk, "institution": [unit.pk]})
    page = browser.get("/people/offices/").content.decode()
    assert "&lt;script&gt;甲" in page
    assert "<script>甲" not in page
    browser.post(f"/people/{somebody.pk}/scope/", {"office": below.pk})
    browser.post(f"/people/{somebody.pk}/scope/", {"office": below.pk, "institution": [unit.pk]})
    assert list(fresh(somebody).institutions.all()) == [Institution.objects.get(pk=unit.pk)]
    browser.post(f"/people/{somebody.pk}/scope/", {"office": below.pk, "institution": [unit.pk], "all": "yes"})
    assert fresh(somebody).institutions.count() == 0


@pytest.mark.parametrize("role", ["sysadmin", "lead", "auditor"])
def test_other_roles_are_refused_at_the_door(client_of: ClientOf, person: Person, role: str) -> None:
    somebody = person("viewer", "somebody")
    browser = client_of(role)
    assert browser.post(f"/people/{somebody.pk}/roles/", {"role": ["lead"]}).status_code == 403
    assert browser.post(f"/people/{somebody.pk}/scope/", {"office": 1}).status_code == 403
    assert fresh(somebody).role_names == {"viewer"}


def test_a_person_who_is_not_there_is_404(client_of: ClientOf) -> None:
    assert client_of("secadmin").post("/people/9999/roles/", {"role": ["lead"]}).status_code == 404
    assert client_of("secadmin").get("/people/9999/").status_code == 404
