"""SQL leaves: a value that only a query can give, signed by an author whom the office trusts."""

from jianheng.language.leaf.query import QueryError, read_query, views_read
from jianheng.language.leaf.reader import LEAF_KEYS, leaf_columns, read_leaf
from jianheng.language.leaf.signature import sign_leaf, untrusted_leaves

__all__ = [
    "LEAF_KEYS",
    "QueryError",
    "leaf_columns",
    "read_leaf",
    "read_query",
    "sign_leaf",
    "untrusted_leaves",
    "views_read",
]
