"""Signing in, and what the log says of it."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.contrib.auth.views import LoginView
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from jianheng.desk.access.signed_in_by import by_password
from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record


class SignIn(LoginView):
    """The page for signing in; an aged password is changed first."""

    template_name = "accounts/login.html"
    redirect_authenticated_user = True
    extra_context = {"provider": lambda: settings.OIDC_ON, "directory": lambda: bool(settings.LDAP_URL)}

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Sign in."""
        response = super().form_valid(form)
        user = form.get_user()
        return redirect("accounts:password") if user.password_is_due and by_password(self.request) else response


@receiver(user_logged_in)
def _signed_in(sender: object, request: HttpRequest, user: User, **_: object) -> None:
    record(user, "sign in", "account", user.username)


@receiver(user_logged_out)
def _signed_out(sender: object, request: HttpRequest, user: User | None, **_: object) -> None:
    if user is not None:
        record(user, "sign out", "account", user.username)


@receiver(user_login_failed)
def _refused(sender: object, credentials: dict[str, str], **_: object) -> None:
    record(None, "sign in refused", "account", credentials.get("username", ""))
