"""The address of a database never shows its password."""

import pytest

from jianheng.intake.files.contents import UnreadableFileError
from jianheng.intake.files.database_url import database_name, read_url


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("postgresql://jian:s3cret@db:5432/cases", "postgresql+psycopg://jian:***@db:5432/cases"),
        ("postgres://jian:${PW}@${HOST}/cases", "postgresql+psycopg://jian:***@db.example/cases"),
        ("mariadb://jian:${PW}@db/cases?ssl_key=s3cret", "mariadb+pymysql://jian:***@db/cases?ssl_key=***"),
        ("${WHOLE}", "mysql+pymysql://jian:***@db/cases"),
        ("sqlite:///甲/cases.db", "sqlite:///甲/cases.db"),
    ],
)
def test_an_address_is_shown_without_its_password(text: str, shown: str) -> None:
    variables = {"PW": "a@b:s3cret", "HOST": "db.example", "WHOLE": "mysql://jian:s3cret@db/cases"}
    url = read_url(text, variables)
    assert str(url) == shown
    assert "s3cret" not in f"{url} {url!r}"


def test_a_password_from_the_environment_needs_no_quoting() -> None:
    assert read_url("mysql://jian:${PW}@db/cases", {"PW": "a@b:/%"}).url.password == "a@b:/%"


def test_messages_lose_the_password_in_every_form() -> None:
    url = read_url("mysql://jian:${PW}@db/cases", {"PW": "a@b c"})
    assert url.hidden("a@b c, a%40b%20c, a%40b+c") == "***, ***, ***"


@pytest.mark.parametrize("text", ["cases.db", "://s3cret", "postgresql://jian:s3cret@db:x/cases", ""])
def test_what_is_no_address_is_refused_without_saying_it(text: str) -> None:
    for read in (read_url, database_name):
        with pytest.raises(UnreadableFileError, match="不是数据库地址") as caught:
            read(text)
        assert "s3cret" not in f"{caught.value} {caught.value.mend}"
        assert caught.value.__suppress_context__


def test_a_variable_that_is_not_set_is_named() -> None:
    with pytest.raises(UnreadableFileError, match="环境变量 JIAN_PW 没有设置"):
        read_url("mysql://jian:${JIAN_PW}@db/cases", {})


def test_the_name_for_display_needs_no_variable() -> None:
    assert database_name("mysql://jian:${PW}@db/cases") == "mysql://jian:***@db/cases"
