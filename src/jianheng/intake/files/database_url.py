"""The address of a database, whose password nobody ever sees."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, quote_plus, unquote

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from jianheng.intake.files.contents import UnreadableFileError
from jianheng.intake.problem import Words

HIDDEN = "***"
_VARIABLE = re.compile(r"\$\{(\w+)\}")
_SECRET_NAME = re.compile(r"pass|pwd|secret|token|key", re.IGNORECASE)
_SHORTEST_SECRET = 3
_SYSTEMS = {
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "mysql": "mysql+pymysql",
    "mariadb": "mariadb+pymysql",
}
_FORM = Words(
    "写成 postgresql://用户:${密码变量}@主机:端口/库名、mysql://… 或 sqlite:///文件路径",
    "write postgresql://user:${VARIABLE}@host:port/database, mysql://… or sqlite:///path",
)


@dataclass(frozen=True, repr=False)
class DatabaseUrl:
    """An address with its secrets; its texts show none of them.

    Args:
        url: the address.
        secrets: what must not be shown.
    """

    url: URL
    secrets: tuple[str, ...]

    @property
    def system(self) -> str:
        """The kind of database, such as `postgresql`."""
        return self.url.get_backend_name()

    def __str__(self) -> str:
        query = {name: HIDDEN if _SECRET_NAME.search(name) else value for name, value in self.url.query.items()}
        return self.hidden(unquote(self.url.set(query=query).render_as_string(hide_password=True)))

    def __repr__(self) -> str:
        return f"DatabaseUrl({str(self)!r})"

    def hidden(self, text: str) -> str:
        """A text, such as a driver's message, without the secrets."""
        for secret in sorted(self.secrets, key=len, reverse=True):
            text = text.replace(secret, HIDDEN)
        return text


def read_url(text: str, environment: Mapping[str, str] | None = None) -> DatabaseUrl:
    """Read an address; `${NAME}` in it is what the environment says under that name.

    Args:
        text: the address, or a variable that holds it whole.
        environment: the variables; those of this process where none are given.

    Raises:
        UnreadableFileError: it is no address of a database, or a variable is not set.

    Example:
        >>> str(read_url("postgresql://jian:${PGPW}@db/cases", {"PGPW": "a@b"}))
        'postgresql+psycopg://jian:***@db/cases'
    """
    variables = os.environ if environment is None else environment
    if whole := _VARIABLE.fullmatch(text.strip()):
        text = _value(whole[1], variables)
    try:
        url = make_url(text.strip())
    except (ArgumentError, ValueError):
        # The words of the error show the address with its password.
        raise _no_url() from None
    url = _named(_filled(url, variables))
    secrets = [url.password or "", *(str(v) for name, v in url.query.items() if _SECRET_NAME.search(name))]
    written = {form for secret in secrets for form in (secret, quote(secret, safe=""), quote_plus(secret))}
    return DatabaseUrl(url, tuple(sorted(form for form in written if len(form) >= _SHORTEST_SECRET)))


def database_name(text: str) -> str:
    """A database as it may be shown: its address without secrets; variables stay as they are written.

    Example:
        >>> database_name("mysql://jian:s3cret@db:3306/cases"), database_name("${CASES}")
        ('mysql://jian:***@db:3306/cases', '${CASES}')
    """
    if _VARIABLE.fullmatch(text.strip()):
        return text.strip()
    try:
        url = make_url(text.strip())
    except (ArgumentError, ValueError):
        raise _no_url() from None
    return str(DatabaseUrl(url, ()))


def _filled(url: URL, variables: Mapping[str, str]) -> URL:
    def filled(text: str | None) -> str | None:
        return None if text is None else _VARIABLE.sub(lambda found: _value(found[1], variables), text)

    query = {name: filled(value) if isinstance(value, str) else value for name, value in url.query.items()}
    return URL.create(
        url.drivername,
        filled(url.username),
        filled(url.password),
        filled(url.host),
        url.port,
        filled(url.database),
        {name: value for name, value in query.items() if value is not None},
    )


def _named(url: URL) -> URL:
    return url.set(drivername=_SYSTEMS.get(url.drivername, url.drivername))


def _value(name: str, variables: Mapping[str, str]) -> str:
    if name not in variables:
        raise UnreadableFileError(
            Words(f"数据库地址里的环境变量 {name} 没有设置", f"the variable {name} of the address is not set"),
            Words(f"先设置环境变量：export {name}=…", f"set it first: export {name}=…"),
        )
    return variables[name]


def _no_url() -> UnreadableFileError:
    return UnreadableFileError(Words("不是数据库地址", "this is no address of a database"), _FORM)
