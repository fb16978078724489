"""Sign-in by an identity provider (OpenID Connect): who it is comes from there, what they may do never does."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from jwt import PyJWTError
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from mozilla_django_oidc.views import OIDCAuthenticationCallbackView, OIDCAuthenticationRequestView

from jianheng.desk.accounts.known import AccountBackend
from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record


class ProviderBackend(OIDCAuthenticationBackend):  # type: ignore[misc]  # the package ships no types
    """Lets in who has an account here under the name that the provider tells."""

    def authenticate(self, request: HttpRequest | None, **told: Any) -> User | None:
        """Follow the provider's answer; whatever is wrong with it lets nobody in.

        Args:
            request: the request that came back from the provider.
            told: what the session kept for it.
        """
        if "nonce" not in told:  # a password is being tried
            return None
        try:
            person: User | None = super().authenticate(request, **told)
        except (SuspiciousOperation, PyJWTError, OSError, KeyError, ValueError) as error:
            record(None, "provider failed", "account", "", error=type(error).__name__)
            return None
        return person

    def verify_token(self, token: str, **told: Any) -> dict[str, Any]:
        """The token's words, if it is signed by this provider, for this workbench, and still holds.

        Raises:
            SuspiciousOperation: it is not.
        """
        payload: dict[str, Any] = super().verify_token(token, **told)
        audience = payload.get("aud")
        meant_for = audience if isinstance(audience, list) else [audience]
        if payload.get("iss") != settings.OIDC_ISSUER or settings.OIDC_RP_CLIENT_ID not in meant_for:
            raise SuspiciousOperation("the token comes from elsewhere or is meant for somebody else")
        if len(meant_for) > 1 and payload.get("azp") != settings.OIDC_RP_CLIENT_ID:
            raise SuspiciousOperation("the token was given to another party")
        if "exp" not in payload:
            raise SuspiciousOperation("the token would hold for ever")
        return payload

    def get_userinfo(self, access_token: str, id_token: str, payload: dict[str, Any]) -> dict[str, Any]:
        """What the provider tells of the person that the token is about.

        Raises:
            SuspiciousOperation: it tells of somebody else.
        """
        told: dict[str, Any] = super().get_userinfo(access_token, id_token, payload)
        if told.get("sub") != payload.get("sub") or not payload.get("sub"):
            raise SuspiciousOperation("the provider tells of another person")
        return {**payload, **told}

    def verify_claims(self, claims: dict[str, Any]) -> bool:
        """Whether the name is there."""
        return isinstance(claims.get(settings.OIDC_CLAIM), str)

    def filter_users_by_claims(self, claims: dict[str, Any]) -> QuerySet[User]:
        """The account of that very name."""
        return User.objects.filter(username=claims[settings.OIDC_CLAIM], is_active=True)

    def create_user(self, claims: dict[str, Any]) -> None:
        """Nobody is made from outside."""

    def update_user(self, user: User, claims: dict[str, Any]) -> User:
        """Nothing is taken over from outside."""
        return user

    def get_user(self, user_id: int) -> Any:
        """The person of a session; none once the account is shut."""
        return AccountBackend().get_user(user_id)


class ToProvider(OIDCAuthenticationRequestView):  # type: ignore[misc]  # the package ships no types
    """Sends the reader to the provider."""


class FromProvider(OIDCAuthenticationCallbackView):  # type: ignore[misc]  # the package ships no types
    """Takes up the reader who comes back."""


def only_where_on(view: Any) -> Any:
    """A page that is there only where a provider is set."""

    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not settings.OIDC_ON:
            raise Http404
        answer: HttpResponseBase = view.as_view()(request, *args, **kwargs)
        return answer

    return shown
