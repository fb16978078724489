"""What is shown to somebody who may not go on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from jianheng.desk.words import Words


def forbidden(request: HttpRequest) -> HttpResponse:
    """The page for somebody whose roles do not reach this far."""
    told = Words("您的角色看不到这一页。需要时请安全管理员授权。", "Your roles do not include this page.")
    return _refusal(request, 403, Words("没有权限", "Not allowed"), told)


def denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page where a view itself refuses."""
    return forbidden(request)


def not_here(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address that leads nowhere, or to what lies outside one's scope."""
    told = Words(
        "没有这一页，或者它不在您的管辖范围内。", "There is no such page, or it lies outside your jurisdiction."
    )
    return _refusal(request, 404, Words("找不到", "Not found"), told)


def failed(request: HttpRequest) -> HttpResponse:
    """The page for a fault of the software."""
    told = Words(
        "出错了，没有保存刚才的操作。请退回重试；仍然如此，请告诉系统管理员出错的时间。",
        "Something went wrong and nothing was saved. Go back and try again, or tell the system administrator the time.",
    )
    return _refusal(request, 500, Words("出错", "Error"), told)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that does not come from this workbench, or comes too late."""
    told = Words(
        "这张表单已经过期，没有保存。请退回、刷新页面后再提交。",
        "This form has expired and nothing was saved. Go back, reload the page and send it again.",
    )
    return _refusal(request, 403, Words("表单过期", "Form expired"), told)


def _refusal(request: HttpRequest, status: int, title: Words, told: Words) -> HttpResponse:
    if request.path.startswith("/api/"):
        return JsonResponse({"detail": str(told), "zh": told.zh, "en": told.en}, status=status)
    return render(request, "ui/refusal.html", {"title": str(title), "told": str(told)}, status=status)
