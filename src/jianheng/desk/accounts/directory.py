"""Sign-in by a directory (LDAP): the password is the directory's, the account and its roles are the workbench's.

The workbench binds as the person, by a template of their name in the directory, and looks nothing up: it needs no
password of its own there. The line is always encrypted and the server's certificate checked.
"""

from __future__ import annotations

import ssl
from contextlib import suppress

from django.conf import settings
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from ldap3 import NONE, Connection, Server, Tls
from ldap3.core.exceptions import LDAPException, LDAPStartTLSError
from ldap3.utils.dn import escape_rdn

from jianheng.desk.accounts.known import AccountBackend
from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record

SECONDS = 5


class DirectoryBackend(AccountBackend):
    """Lets in who has an account here and whose password the directory takes."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_: object
    ) -> User | None:
        """Ask the directory, then look for the account, so that an unknown name takes as long as a wrong password.

        Args:
            request: the request.
            username: as written.
            password: as written; an empty one would be an anonymous bind, which every directory takes.
        """
        if not settings.LDAP_URL or not username or not password or not _well_formed(username):
            return None
        try:
            taken = binds(username, password)
        except LDAPException as error:
            # The person cannot mend it: it is told as a wrong password, and the log says what it was.
            record(None, "directory failed", "account", username, error=type(error).__name__)
            return None
        person = User.objects.filter(username=username).first() if taken else None
        return person if person is not None and self.user_can_authenticate(person) else None


def binds(username: str, password: str) -> bool:
    """Whether the directory takes this password.

    Args:
        username: put into the template of names, escaped.
        password: the password.

    Raises:
        LDAPException: the directory cannot be reached, or its certificate is not to be trusted.
    """
    tls = Tls(validate=ssl.CERT_REQUIRED, ca_certs_file=settings.LDAP_CA)
    server = Server(settings.LDAP_URL, tls=tls, get_info=NONE, connect_timeout=SECONDS)
    name = settings.LDAP_DN.replace("{username}", _in_name(username))
    connection = Connection(server, user=name, password=password, receive_timeout=SECONDS, raise_exceptions=False)
    try:
        connection.open()
        # The password never goes over an open line, whatever the directory would take.
        if not server.ssl and not connection.start_tls():
            raise LDAPStartTLSError
        return bool(connection.bind())
    finally:
        with suppress(LDAPException, OSError):
            connection.unbind()


def _in_name(username: str) -> str:
    """A user name inside the template: escaped in a distinguished name, as it is in `{username}@example.cn`."""
    return escape_rdn(username) if "=" in settings.LDAP_DN else username


def _well_formed(username: str) -> bool:
    try:
        UnicodeUsernameValidator()(username)
    except ValidationError:
        return False
    return True
