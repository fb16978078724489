"""One's own settings: how pages look, the password."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import PasswordChangeView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_POST

from jianheng.desk.access.needs import signed_in
from jianheng.desk.access.reader import reader
from jianheng.desk.audit.record import record
from jianheng.desk.words import say

LOOKS = {"theme": ("light", "dark"), "density": ("compact", "cozy"), "single_keys": ("on", "off")}


@signed_in
def own_settings(request: HttpRequest) -> HttpResponse:
    """The page."""
    return render(request, "accounts/settings.html")


@signed_in
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Keep how pages look; what is no known choice is left as it is."""
    user = reader(request)
    for name, choices in LOOKS.items():
        value = request.POST.get(name, "")
        if value in choices:
            setattr(user, name, value == "on" if name == "single_keys" else value)
    user.save(update_fields=list(LOOKS))
    if request.headers.get("X-Quiet"):
        return HttpResponse(status=204)
    messages.success(request, say("已保存。", "Saved."))
    return redirect("accounts:settings")


class OwnPasswordForm(PasswordChangeForm):
    """The current password and a new one, which is another."""

    def clean_new_password1(self) -> str:
        """The new password.

        Raises:
            ValidationError: it is the current one.
        """
        chosen = str(self.cleaned_data.get("new_password1", ""))
        if chosen and self.user.check_password(chosen):
            raise ValidationError(say("新密码要与现在的不同。", "The new password must differ from the current one."))
        return chosen


class OwnPassword(PasswordChangeView):
    """Changing one's password."""

    template_name = "accounts/password.html"
    form_class = OwnPasswordForm
    success_url = reverse_lazy("home:home")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        """Keep the new password, and since when it holds."""
        response = super().form_valid(form)
        user = reader(self.request)
        user.password_set_at = timezone.now()
        user.save(update_fields=["password_set_at"])
        record(user, "change password", "account", user.username)
        messages.success(self.request, say("密码已更改。", "The password is changed."))
        return response
