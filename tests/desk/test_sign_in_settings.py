"""What the environment says of signing in."""

from __future__ import annotations

import pytest

from jianheng.desk.sign_in_settings import PASSWORD_BACKENDS, sign_in_settings


def test_nothing_is_on_unless_it_is_said() -> None:
    told = sign_in_settings({})
    assert (told["LDAP_URL"], told["OIDC_ON"], told["AUTHENTICATION_BACKENDS"]) == ("", False, PASSWORD_BACKENDS)


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ({"JIANHENG_LDAP_URL": "http://x", "JIANHENG_LDAP_DN": "uid={username}"}, "JIANHENG_LDAP_URL"),
        ({"JIANHENG_LDAP_URL": "ldaps://x"}, "JIANHENG_LDAP_DN"),
        ({"JIANHENG_LDAP_URL": "ldaps://x", "JIANHENG_LDAP_DN": "uid=x"}, "JIANHENG_LDAP_DN"),
        ({"JIANHENG_OIDC_CLIENT_ID": "jianheng"}, "JIANHENG_OIDC_ISSUER"),
    ],
)
def test_half_a_setting_is_refused_by_name(told: dict[str, str], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        sign_in_settings(told)
