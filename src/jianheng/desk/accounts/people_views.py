"""The list of people, the page of a person, and what the system administrator does there."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.access.roles import ADMINISTRATORS, TITLES
from jianheng.desk.accounts import making, people_list
from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.words import say

A_PAGE = 50


@needs(Can.PEOPLE_READ)
@require_GET
def everybody(request: HttpRequest) -> HttpResponse:
    """The list."""
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "role", "office")}
    office = Office.objects.filter(pk=int(asked["office"])).first() if asked["office"].isdecimal() else None
    found = people_list.people(asked["q"], asked["role"], office)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "rows": people_list.as_rows(list(page.object_list)),
        "page": page,
        "asked": asked,
        "is_narrowed": any(asked.values()),
        "standing": people_list.standing(),
        "titles": TITLES,
        "offices": Office.objects.order_by("path"),
        "may_make": Can.PEOPLE_MAKE in reader(request).capabilities,
    }
    return render(request, "people/list.html", context)


@needs(Can.PEOPLE_READ)
@require_GET
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of a person."""
    return show_person(request, person_of(pk))


def person_of(pk: int) -> User:
    """A person.

    Raises:
        Http404: there is none.
    """
    return get_object_or_404(User.objects.select_related("office"), pk=pk)


def show_person(request: HttpRequest, person: User, told: Refused | None = None) -> HttpResponse:
    """The page of a person; what was refused is told above, with what was written kept.

    Args:
        request: the request.
        person: who.
        told: why something was not done.
    """
    user = reader(request)
    office = person.office
    chosen = request.POST.get("office", "") if told else ""
    if chosen.isdecimal():
        office = Office.objects.filter(pk=int(chosen)).first() or office
    roles = set(request.POST.getlist("role")) if told and "role" in request.POST else person.role_names
    picked = {int(pk) for pk in request.POST.getlist("institution") if pk.isdecimal()} if told else set()
    context = {
        "person": person,
        "row": people_list.as_rows([_counted(person)])[0],
        "told": told and say(told.zh, told.en),
        "titles": TITLES,
        "administrators": ADMINISTRATORS,
        "roles": roles,
        "offices": Office.objects.order_by("path"),
        "office": office,
        "institutions": _institutions(office),
        "picked": picked or set(person.institutions.values_list("pk", flat=True)),
        "grants": person.grants.select_related("by").order_by("at"),
        "is_self": user.pk == person.pk,
        "beyond_reach": bool(person.role_names & making.BEYOND_REACH),
        "may_make": Can.PEOPLE_MAKE in user.capabilities,
        "may_grant": Can.PEOPLE_GRANT in user.capabilities,
    }
    return render(request, "people/person.html", context, status=409 if told else 200)


def _counted(person: User) -> User:
    return people_list.people().get(pk=person.pk)


def _institutions(office: Office | None) -> list[Institution]:
    if office is None:
        return []
    below = Institution.objects.filter(office__path__startswith=office.path)
    return list(below.select_related("office").order_by("office__path", "name"))


@needs(Can.PEOPLE_MAKE)
@require_http_methods(["GET", "POST"])
@never_cache
def make(request: HttpRequest) -> HttpResponse:
    """The form for a new account, and the account with its first password."""
    told = ""
    if request.method == "POST":
        office = Office.objects.filter(pk=_number(request.POST.get("office", ""))).first()
        try:
            if office is None:
                raise Refused("请选择所在院。", "Choose the office.")
            made = making.make_account(
                reader(request),
                request.POST.get("username", ""),
                request.POST.get("name", ""),
                office,
                request.POST.get("by_directory") == "yes",
            )
        except Refused as refused:
            told = say(refused.zh, refused.en)
        else:
            return render(request, "people/password.html", {"made": made, "is_new": True})
    context = {"told": told, "written": request.POST, "offices": Office.objects.order_by("path")}
    return render(request, "people/new.html", context, status=409 if told else 200)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


@needs(Can.PEOPLE_MAKE)
@require_POST
@never_cache
def password(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a password for a person and show it once."""
    person = person_of(pk)
    try:
        made = making.reset_password(reader(request), person)
    except Refused as refused:
        return show_person(request, person, refused)
    return render(request, "people/password.html", {"made": made, "is_new": False})


@needs(Can.PEOPLE_MAKE)
@require_POST
def deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    """Shut an account."""
    person = person_of(pk)
    try:
        making.deactivate(reader(request), person)
    except Refused as refused:
        return show_person(request, person, refused)
    name = person.shown_name
    messages.success(request, say(f"已停用{name}的账号，其会话已结束。", f"{name}'s account is deactivated."))
    return redirect("people:one", pk)


@needs(Can.PEOPLE_MAKE)
@require_POST
def activate(request: HttpRequest, pk: int) -> HttpResponse:
    """Open an account again."""
    person = person_of(pk)
    making.activate(reader(request), person)
    name = person.shown_name
    messages.success(request, say(f"{name}的账号可以登录了，角色同停用前。", f"{name} can sign in again."))
    return redirect("people:one", pk)


@needs(Can.PEOPLE_MAKE)
@require_POST
def unlock(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a person try again at once."""
    person = person_of(pk)
    making.unlock(reader(request), person.username)
    name = person.shown_name
    messages.success(request, say(f"已解锁，{name}现在就可以登录。", f"Unlocked: {name} can sign in now."))
    return redirect("people:one", pk)
