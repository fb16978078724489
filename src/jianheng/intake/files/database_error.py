"""What a database says when it fails, in words that a person can act on and without a secret."""

from __future__ import annotations

from sqlalchemy.exc import NoSuchModuleError, SQLAlchemyError

from jianheng.intake.files.contents import UnreadableFileError
from jianheng.intake.files.database_url import DatabaseUrl
from jianheng.intake.problem import Words

_SHOWN = 200
# SQLSTATE of PostgreSQL, numbers of MariaDB and MySQL, and words where a driver gives no code.
_WRONG_PASSWORD = ("28P01", "28000", 1045, 1044, 1698, "authentication failed", "no password supplied", "认证失败")
_NO_TABLE = ("42P01", 1146, "no such table", "42S02")
_NO_DATABASE = ("3D000", 1049, "does not exist", "file is not a database")
_NO_RIGHT = ("42501", 1142, 1143, "permission denied")
_WRITES = ("25006", 1792, "readonly database", "read-only", "read only")
_WRONG_QUERY = ("42601", "42703", 1064, 1054, "syntax error", "no such column")
_CAUSES = (
    (
        _WRONG_PASSWORD,
        Words("数据库拒绝登录：用户名或密码不对", "the database refused the user or the password"),
        Words("核对用户名和密码所在的环境变量", "check the user and the variable that holds the password"),
    ),
    (
        _NO_TABLE,
        Words("表不存在，或在读取中被删除", "the table does not exist, or vanished while it was read"),
        Words("核对表名后重新导出", "check its name and export again"),
    ),
    (
        _NO_RIGHT,
        Words("没有读取该表的权限", "the user may not read the table"),
        Words("请管理员授予只读（SELECT）权限", "ask for the right to SELECT"),
    ),
    (
        _WRITES,
        Words("查询要写入数据库；这里只许读", "the query writes, and here is only read"),
        Words("改为 SELECT 查询", "make it a SELECT"),
    ),
    (
        _WRONG_QUERY,
        Words("查询语句有错", "the query is wrong"),
        Words("先在数据库客户端里试运行该查询", "try it in a client of the database first"),
    ),
    (
        _NO_DATABASE,
        Words("数据库不存在，或文件不是数据库", "there is no such database, or the file is none"),
        Words("核对库名或文件", "check the name of the database or the file"),
    ),
)


def told(error: Exception, url: DatabaseUrl, table: str = "") -> UnreadableFileError:
    """Say why a database could not be read.

    Args:
        error: what SQLAlchemy or a driver raised.
        url: the database.
        table: what was read at the time.
    """
    where = f"{url}，表 {table}" if table else str(url)
    where_en = f"{url}, table {table}" if table else str(url)
    if isinstance(error, ModuleNotFoundError | NoSuchModuleError):
        return UnreadableFileError(
            Words(f"{where}：没有安装这种数据库的驱动", f"{where_en}: no driver is installed for it"),
            Words("安装驱动，或从原系统导出为 CSV", "install the driver, or export as CSV"),
        )
    said = _said(error, url)
    codes = _codes(error)
    for signs, what, mend in _CAUSES:
        if any(sign in codes or (isinstance(sign, str) and sign in said) for sign in signs):
            zh, en = f"{where}：{what.zh}（{said}）", f"{where_en}: {what.en} ({said})"
            return UnreadableFileError(Words(zh, en), mend)
    return UnreadableFileError(
        Words(f"{where}：连不上数据库或连接中断（{said}）", f"{where_en}: no connection, or it broke ({said})"),
        Words("核对主机、端口和网络，确认数据库正在运行", "check host, port and network, and that it is running"),
    )


def _codes(error: Exception) -> tuple[object, ...]:
    orig = getattr(error, "orig", None) or error
    first = orig.args[0] if orig.args else None
    return (getattr(orig, "sqlstate", None), first)


def _said(error: Exception, url: DatabaseUrl) -> str:
    """The driver's own words; those of SQLAlchemy would repeat the statement."""
    orig = getattr(error, "orig", None) if isinstance(error, SQLAlchemyError) else error
    words = orig.args[-1] if orig is not None and orig.args else error
    return url.hidden(" ".join(str(words).split()))[:_SHOWN]
