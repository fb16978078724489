"""What the security administrator does: roles and scope of a person, the tree of offices, who supervises whom."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts import granting
from jianheng.desk.accounts.models import Institution, Office
from jianheng.desk.accounts.people_views import person_of, show_person
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.words import Words, say

FOUR_EYES = {
    Office.NONE: Words("不需要", "Not needed"),
    Office.SERIOUS: Words("严重的线索", "Serious clues"),
    Office.ALL: Words("全部线索", "All clues"),
}


@needs(Can.PEOPLE_GRANT)
@require_POST
def roles(request: HttpRequest, pk: int) -> HttpResponse:
    """Give and take roles."""
    person = person_of(pk)
    try:
        changed = granting.set_roles(reader(request), person, request.POST.getlist("role"))
    except Refused as refused:
        return show_person(request, person, refused)
    name = person.shown_name
    told = (
        say(f"角色已改，{name}需要重新登录。", f"The roles are changed; {name} has to sign in anew.")
        if changed
        else say("角色没有变化。", "The roles are as they were.")
    )
    messages.success(request, told)
    return redirect("people:one", pk)


@needs(Can.PEOPLE_GRANT)
@require_POST
def scope(request: HttpRequest, pk: int) -> HttpResponse:
    """Say where a person works and which institutions they see."""
    person = person_of(pk)
    office = get_object_or_404(Office, pk=_number(request.POST.get("office", "")))
    # Another office was chosen: its own institutions are shown before anything is narrowed.
    moved = person.office_id != office.pk
    chosen = [] if moved or request.POST.get("all") == "yes" else _numbers(request.POST.getlist("institution"))
    try:
        granting.place(reader(request), person, office, chosen)
    except Refused as refused:
        return show_person(request, person, refused)
    name = person.shown_name
    messages.success(request, say(f"范围已改，{name}需要重新登录。", f"The scope is changed; {name} signs in anew."))
    return redirect("people:one", pk)


@needs(Can.PEOPLE_READ)
@require_GET
def offices(request: HttpRequest) -> HttpResponse:
    """The tree of offices, and who supervises which institution."""
    return _show(request)


def _show(request: HttpRequest, told: Refused | None = None) -> HttpResponse:
    tree = Office.objects.annotate(
        people_count=Count("people", distinct=True), institution_count=Count("institutions", distinct=True)
    ).order_by("path")
    context = {
        "tree": [(office, office.path.count("/") - 2) for office in tree],
        "institutions": Institution.objects.select_related("office").order_by("office__path", "name"),
        "four_eyes": FOUR_EYES,
        "told": told and say(told.zh, told.en),
        "written": request.POST,
        "picked": set(_numbers(request.POST.getlist("institution"))),
        "may_grant": Can.PEOPLE_GRANT in reader(request).capabilities,
    }
    return render(request, "people/offices.html", context, status=409 if told else 200)


@needs(Can.PEOPLE_GRANT)
@require_POST
def add_office(request: HttpRequest) -> HttpResponse:
    """Add an office below another."""
    parent = get_object_or_404(Office, pk=_number(request.POST.get("parent", "")))
    try:
        office = granting.add_office(reader(request), parent, request.POST.get("name", ""))
    except Refused as refused:
        return _show(request, refused)
    messages.success(request, say(f"已增加{office.name}。", f"{office.name} is added."))
    return redirect("people:offices")


@needs(Can.PEOPLE_GRANT)
@require_POST
def change_office(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename an office, or change its four-eyes setting."""
    office = get_object_or_404(Office, pk=pk)
    try:
        name, eyes = (request.POST.get(each, "") for each in ("name", "four_eyes"))
        granting.change_office(reader(request), office, name, eyes, request.POST.get("numbers_as"))
    except Refused as refused:
        return _show(request, refused)
    messages.success(request, say(f"已保存{office.name}。", f"{office.name} is saved."))
    return redirect("people:offices")


@needs(Can.PEOPLE_GRANT)
@require_POST
def supervise(request: HttpRequest) -> HttpResponse:
    """Hand institutions to an office."""
    office = get_object_or_404(Office, pk=_number(request.POST.get("office", "")))
    try:
        moved = granting.supervise(reader(request), office, _numbers(request.POST.getlist("institution")))
    except Refused as refused:
        return _show(request, refused)
    told = say(f"{moved} 个单位改由{office.name}监督。", f"{moved} institutions are now supervised by {office.name}.")
    messages.success(request, told)
    return redirect("people:offices")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _numbers(texts: list[str]) -> list[int]:
    return [int(text) for text in texts if text.isdecimal()]
