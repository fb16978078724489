"""The first page of a workbench that has no accounts yet."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jianheng.desk.access.needs import open_to_all
from jianheng.desk.access.roles import TITLES
from jianheng.desk.accounts import setting_up
from jianheng.desk.accounts.setup_code import UsedUpError, opens
from jianheng.desk.place import desk_folder, workspace
from jianheng.desk.words import Words, say

DUTIES = {
    "sysadmin": Words("管账号和运行，不看线索", "Accounts and health; sees no clue"),
    "secadmin": Words("授角色和范围，不看线索", "Roles and scope; sees no clue"),
    "auditor": Words("看每个人做了什么，不看线索", "What everybody did; sees no clue"),
    "prosecutor": Words("办线索，接入数据，运行模型", "Clues, data, runs of models"),
}


@open_to_all
@require_http_methods(["GET", "POST"])
@never_cache
def setup(request: HttpRequest) -> HttpResponse:
    """Without the code nothing is shown but where to find it."""
    if not setting_up.is_wanted(desk_folder()):
        raise Http404
    code = request.POST.get("code", "") or request.GET.get("code", "")
    if not opens(desk_folder(), code):
        return render(request, "accounts/setup_shut.html", {"was_given": bool(code)}, status=403)
    form = setting_up.read_form(request.POST, workspace().procuratorate)
    if request.method == "POST" and setting_up.check(form):
        try:
            setting_up.complete(form, desk_folder())
        except UsedUpError as error:
            raise Http404 from error
        told = "账号已建立，可以登录了。地址里的代码已经作废。"
        messages.success(request, say(told, "The accounts are made; sign in. The code is used up."))
        return redirect("accounts:login")
    people = [
        {
            "role": one.role,
            "title": TITLES[one.role],
            "duty": DUTIES[one.role],
            "written": one,
            "fields": _fields(form, one),
        }
        for one in form.people
    ]
    context = {"form": form, "people": people, "code": code}
    return render(request, "accounts/setup.html", context, status=409 if form.errors else 200)


def _fields(form: setting_up.Form, one: setting_up.Written) -> list[dict[str, str]]:
    asked = (
        ("name", say("姓名", "Name"), one.name, "text", "off"),
        ("username", say("用户名", "User name"), one.username, "text", "off"),
        ("password", say("密码", "Password"), "", "password", "new-password"),
        ("again", say("再写一遍密码", "Password once more"), "", "password", "new-password"),
    )
    return [
        {
            "id": f"{one.role}-{name}",
            "label": label,
            "value": value,
            "type": kind,
            "complete": complete,
            "error": form.errors.get(f"{one.role}-{name}", ""),
        }
        for name, label, value, kind, complete in asked
    ]
