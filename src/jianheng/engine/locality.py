"""By which keys a model reaches the tables that it reads: a model that looks at each person alone can be split."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jianheng.dictionary import Dictionary, Table
from jianheng.dictionary.problem import Words
from jianheng.engine.lowering.items import conjuncts
from jianheng.engine.lowering.items.plan import key_sides
from jianheng.engine.reads import expressions
from jianheng.language.operators.peers import PEERS
from jianheng.language.population import own_dictionary
from jianheng.language.scope import table_field
from jianheng.language.tree import PREFIX, Item, Model, Node
from jianheng.language.write.expression import expression_text

PERSON = "person"


@dataclass(frozen=True)
class Key:
    """One equality by which related rows are found.

    Args:
        field: the field of the related row.
        of: what it must equal, as the model would write it.
        items: the related facts from which that comes; none where the act itself says it.
        own: it is the person of the act.
    """

    field: str
    of: str
    items: tuple[str, ...] = ()
    own: bool = False


@dataclass(frozen=True)
class Read:
    """One table that a model reads beside the examined one.

    Args:
        item: the related fact.
        table: its table.
        has_person: its rows are about a person.
        keys: the equalities by which its rows are found; none where every row is looked at.
    """

    item: str
    table: str
    has_person: bool
    keys: tuple[Key, ...]

    @property
    def by_person(self) -> bool:
        """Only rows of the act's own person are looked at."""
        return any(key.own for key in self.keys)

    @property
    def local(self) -> bool:
        """What is looked at of persons is the act's own person."""
        return self.by_person or not self.has_person


@dataclass(frozen=True)
class Locality:
    """What a model looks at beyond the act.

    Args:
        examined: the examined table.
        has_person: what is examined is about one person: its rows, or its groups where the person is a key.
        each: the fields of examined groups.
        peers: groups are compared with each other.
        leaf: a signed query reads what it likes.
        reads: the related facts in the order of the model.
        source: the model whose answers are examined.
        reasons: why it cannot be worked out for each person alone; empty where it can.
    """

    examined: str
    has_person: bool
    each: tuple[str, ...]
    peers: bool
    leaf: bool
    reads: tuple[Read, ...]
    source: Locality | None
    reasons: tuple[Words, ...]

    @property
    def person_local(self) -> bool:
        """Every row about a person that is looked at is about the person of the act."""
        return not self.reasons

    def tables(self) -> frozenset[str]:
        """Every delivered or derived table that is read, those of the examined answers among them."""
        own = {self.examined, *(read.table for read in self.reads)}
        found = frozenset(name for name in own if not name.startswith(PREFIX))
        return found if self.source is None else found | self.source.tables()


def locality(model: Model, dictionary: Dictionary) -> Locality:
    """By which keys a model reaches the tables that it reads.

    Args:
        model: a checked model.
        dictionary: what its tables hold.

    Returns:
        The reads, and whether all of them stay with the person of the act.
    """
    dictionary = own_dictionary(model.examine, dictionary)
    verdict, examined = model.examine.verdict, dictionary.tables[model.table]
    each = model.examine.each
    trees = [tree for whole in expressions(model) for tree in whole.walk()]
    found = Locality(
        examined=model.table,
        has_person=PERSON in examined.fields and (not each or PERSON in each),
        each=each,
        peers=any(tree.op in PEERS for tree in trees),
        leaf=any(tree.op == "sql" for tree in trees),
        reads=tuple(_read(item, model, dictionary.tables[item.table]) for item in model.items),
        source=locality(verdict.model, dictionary) if verdict else None,
        reasons=(),
    )
    return replace(found, reasons=tuple(_reasons(found, dictionary)))


def _read(item: Item, model: Model, table: Table) -> Read:
    keys = tuple(_key(left, right, model) for left, right in key_equalities(item, model, table))
    return Read(item.name, item.table, PERSON in table.fields, keys)


def key_equalities(item: Item, model: Model, table: Table) -> list[tuple[Node, Node]]:
    """The fields of a related row that name it, each with what it must equal."""
    grouped = model.examine.each if item.table == model.table else ()
    sides = (key_sides(part, grouped, lambda tree: _is_key(tree, table)) for part in conjuncts(item.where))
    return list(filter(None, sides))


def _is_key(tree: Node, table: Table) -> bool:
    """Whether a field of the related row names something; what may equal it was checked with the model."""
    if tree.op != "field" or tree.text("of") != "row":
        return tree.op != "const"
    field = table_field(table, tree.text("name"))
    return field is not None and field.type == "key"


def _key(left: Node, right: Node, model: Model) -> Key:
    of = _written_out(right, model)
    items = dict.fromkeys(tree.text("name") for tree in _all_of(of, model) if tree.op == "item")
    own = left.text("name") == PERSON and (of.op, of.text("of"), of.text("name")) == ("field", "this", PERSON)
    return Key(left.text("name"), expression_text(right, "row"), tuple(items), own)


def _written_out(tree: Node, model: Model) -> Node:
    """What a name of a derived value stands for."""
    while tree.op == "let":
        tree = model.let(tree.text("name")).value
    return tree


def _all_of(tree: Node, model: Model) -> list[Node]:
    """An expression with the expressions of the derived values that it names."""
    found = []
    for part in tree.walk():
        found.append(part)
        if part.op == "let":
            found += _all_of(model.let(part.text("name")).value, model)
    return found


def _reasons(found: Locality, dictionary: Dictionary) -> list[Words]:
    """Why a model is not worked out for each person alone: all the reasons, in the order of the model."""
    title = dictionary.tables[found.examined]
    reasons = []
    if found.each and not found.has_person:
        keys = "、".join(found.each), ", ".join(found.each)
        reasons.append(Words(f"按{keys[0]}分组，一组有多人", f"groups by {keys[1]} hold several persons"))
    elif not found.has_person:
        said = f"审查的“{title.title_zh}”没有人员", f"the examined {found.examined} ({title.title_en}) has no person"
        reasons.append(Words(*said))
    if found.peers:
        reasons.append(Words("各组相互比较", "groups are compared with each other"))
    if found.leaf:
        reasons.append(Words("含签名的 SQL，读什么不受限", "a signed SQL leaf may read any row"))
    for read in found.reads:
        if not read.local:
            reasons.append(_reason(read, dictionary.tables[read.table]))
    if found.source is not None:
        reasons += found.source.reasons
    return reasons


def _reason(read: Read, table: Table) -> Words:
    if not read.keys:
        zh, en = "不按标识查找，要看全部行", "is reached without a key, so every row is looked at"
    else:
        told = [f"{key.field} == {key.of}" for key in read.keys]
        zh, en = f"按 {'、'.join(told)} 查找，不限本人", f"is reached by {', '.join(told)}, not by the act's own person"
    return Words(f"{read.item}（{table.title_zh}）{zh}", f"{read.item} ({table.title_en}) {en}")
