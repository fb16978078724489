"""In which order the values of a model become ready."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.language.operators.peers import PEERS
from jianheng.language.population import SLOT_FIELDS
from jianheng.language.tree import Model, Node

Need = tuple[str, str]
SLOTS: Need = ("slots", "")


@dataclass(frozen=True)
class Layer:
    """What is worked out in one step: derived values, related facts, or the slots of a repeating duty."""

    lets: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    slots: bool = False

    def made(self) -> set[Need]:
        """What is ready once the layer is worked out."""
        named = {("let", let) for let in self.lets} | {("item", item) for item in self.items}
        return named | {SLOTS} if self.slots else named


def layers(model: Model) -> list[Layer]:
    """Values, related facts and slots, each as soon as its inputs are ready; slots last, since they multiply rows."""
    needs = _all_needs(model)
    done: set[Need] = set()
    result: list[Layer] = []
    while len(done) < len(needs):
        ready = [need for need in needs if need not in done and needs[need] <= done]
        kind = next((kind for kind in ("let", "item", "slots") if any(k == kind for k, _ in ready)), "")
        if not kind:
            raise ValueError(f"cycle among {sorted(set(needs) - done)}")
        names = tuple(name for k, name in ready if k == kind)
        done |= {(kind, name) for name in names}
        result.append(Layer(names if kind == "let" else (), names if kind == "item" else (), slots=kind == SLOTS[0]))
    return result


def _all_needs(model: Model) -> dict[Need, set[Need]]:
    every: list[Need] = [("let", let.name) for let in model.lets] + [("item", item.name) for item in model.items]
    if model.examine.repeat is not None:
        every.append(SLOTS)
    return {need: set().union(*(needs(part, model) for part in parts_of(need, model))) for need in every}


def parts_of(need: Need, model: Model) -> list[Node]:
    """The expressions by which something is worked out."""
    kind, name = need
    if kind == "let":
        return [model.let(name).value]
    if kind == "item":
        return [tree for _, tree in model.item(name).parts()]
    repeat = model.examine.repeat
    return [] if repeat is None else [tree for tree in (repeat.start, repeat.every, repeat.until) if tree is not None]


def needs(tree: Node, model: Model) -> set[Need]:
    """What must be ready before an expression can be worked out."""
    found: set[Need] = set()
    for part in tree.walk():
        if part.op in PEERS and model.where is not None:
            found |= needs(model.where, model)
        if part.op == "let":
            found.add(("let", part.text("name")))
        elif part.op == "item":
            found.add(("item", part.text("name")))
        elif part.op in {"has", "absent"} and part.text("item"):
            found.add(("item", part.text("item")))
        elif part.op == "field" and model.examine.repeat is not None and _of_slot(part):
            found.add(SLOTS)
    return found


def _of_slot(part: Node) -> bool:
    return part.text("of") == "this" and part.text("name") in SLOT_FIELDS
