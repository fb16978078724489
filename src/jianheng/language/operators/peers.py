"""One examined group against all the groups that were answered."""

from __future__ import annotations

from jianheng.language.operators.amounts import of_numbers
from jianheng.language.operators.operator import Operator
from jianheng.language.types import INT, RATIO

OPERATORS = (
    Operator("peer_count", 0, 0, of_numbers(INT), "参与比较的组数", "the number of groups compared"),
    Operator(
        "peer_ratio",
        2,
        2,
        of_numbers(RATIO.maybe_none()),
        "各组{0}之和与{1}之和的比",
        "the sum of {0} over the sum of {1} in all groups",
    ),
    Operator("peer_rank", 1, 1, of_numbers(INT), "{0}在各组中由大到小的名次", "the rank of {0} among all groups"),
)
PEERS = frozenset(operator.name for operator in OPERATORS)
