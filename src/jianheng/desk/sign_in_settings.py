"""Sign-in by an identity provider (OIDC) or a directory (LDAP): off unless the environment says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PASSWORD_BACKENDS = ["axes.backends.AxesStandaloneBackend", "jianheng.desk.accounts.known.AccountBackend"]
LDAP_BACKEND = "jianheng.desk.accounts.directory.DirectoryBackend"
OIDC_BACKEND = "jianheng.desk.accounts.provider.ProviderBackend"
OIDC_NEEDED = ("ISSUER", "CLIENT_ID", "CLIENT_SECRET", "AUTHORIZATION", "TOKEN", "USERINFO", "JWKS")


def sign_in_settings(told: Mapping[str, str]) -> dict[str, Any]:
    """Django's settings for signing in.

    Args:
        told: the environment.

    Raises:
        ValueError: a part of a setting is missing or cannot be, and which.
    """
    backends = list(PASSWORD_BACKENDS)
    ldap, oidc = _ldap(told), _oidc(told)
    if ldap["LDAP_URL"]:
        backends.append(LDAP_BACKEND)
    if oidc["OIDC_ON"]:
        backends.append(OIDC_BACKEND)
    return {**ldap, **oidc, "AUTHENTICATION_BACKENDS": backends}


def _ldap(told: Mapping[str, str]) -> dict[str, Any]:
    url, template = told.get("JIANHENG_LDAP_URL", ""), told.get("JIANHENG_LDAP_DN", "")
    if url and not url.startswith(("ldaps://", "ldap://")):
        raise _wrong("JIANHENG_LDAP_URL", "应以 ldaps:// 或 ldap:// 开头", "begins with ldaps:// or ldap://")
    if url and template.count("{username}") != 1:
        raise _wrong(
            "JIANHENG_LDAP_DN",
            "应写一处 {username}，如 uid={username},ou=people,dc=example,dc=cn",
            "has {username} once, as in uid={username},ou=people,dc=example,dc=cn",
        )
    return {"LDAP_URL": url, "LDAP_DN": template, "LDAP_CA": told.get("JIANHENG_LDAP_CA", "") or None}


def _oidc(told: Mapping[str, str]) -> dict[str, Any]:
    given = {name: told.get(f"JIANHENG_OIDC_{name}", "") for name in OIDC_NEEDED}
    if not any(given.values()):
        return {"OIDC_ON": False}
    for name, value in given.items():
        if not value:
            raise _wrong(f"JIANHENG_OIDC_{name}", "没有设置，OIDC 的几项要么都设，要么都不设", "is not set")
    return {
        "OIDC_ON": True,
        "OIDC_ISSUER": given["ISSUER"],
        "OIDC_CLAIM": told.get("JIANHENG_OIDC_CLAIM", "") or "preferred_username",
        "OIDC_RP_CLIENT_ID": given["CLIENT_ID"],
        "OIDC_RP_CLIENT_SECRET": given["CLIENT_SECRET"],
        "OIDC_OP_AUTHORIZATION_ENDPOINT": given["AUTHORIZATION"],
        "OIDC_OP_TOKEN_ENDPOINT": given["TOKEN"],
        "OIDC_OP_USER_ENDPOINT": given["USERINFO"],
        "OIDC_OP_JWKS_ENDPOINT": given["JWKS"],
        "OIDC_RP_SIGN_ALGO": told.get("JIANHENG_OIDC_ALGORITHM", "") or "RS256",
        "OIDC_RP_SCOPES": told.get("JIANHENG_OIDC_SCOPES", "") or "openid profile",
        "OIDC_AUTHENTICATION_CALLBACK_URL": "accounts:provider_back",
        "OIDC_CREATE_USER": False,
        "OIDC_USE_PKCE": True,
        "OIDC_TIMEOUT": 10,
        "LOGIN_REDIRECT_URL_FAILURE": "/account/login/?provider=refused",
    }


def _wrong(name: str, zh: str, en: str) -> ValueError:
    return ValueError(f"{name}：{zh}。改法见 docs/sign-in.md\n{name}: {en}")
