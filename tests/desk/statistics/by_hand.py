"""The figures anew, by queries written by hand over the database; nothing here uses the statistics' own code."""

from __future__ import annotations

from typing import Any

from django.db import connection

# Days in China, as the database reckons them from the moments that it keeps.
FOUND, CONCLUDED = "date(c.found_at, '+8 hours')", "date(c.concluded_at, '+8 hours')"
DOCUMENT = (
    "p.restricted = 0 AND p.kind IN ('oral', 'notice', 'recommendation', 'measure') "
    "AND p.state IN ('served', 'replied', 'closed') AND p.served_on IS NOT NULL"
)
CLUE_STEPS = {
    "clue": ("1", FOUND),
    "concluded": ("c.status = 'closed'", CONCLUDED),
    "verified": ("c.status = 'closed' AND c.conclusion = 'confirmed'", CONCLUDED),
    "addressed": ("c.status = 'closed' AND c.conclusion = 'confirmed'", "served"),
    "judged": (
        "c.status = 'closed' AND c.conclusion IN "
        "('confirmed', 'defect', 'lawful', 'data_error', 'identity_error', 'model_error')",
        CONCLUDED,
    ),
    "upheld": ("c.status = 'closed' AND c.conclusion IN ('confirmed', 'defect')", CONCLUDED),
    "repeated": ("c.conclusion IN ('', 'confirmed', 'defect')", FOUND),
    "repeated_verified": ("c.status = 'closed' AND c.conclusion = 'confirmed'", FOUND),
}
PAPER_STEPS = {
    "document": (DOCUMENT, "p.served_on"),
    "withdrawn": (DOCUMENT.replace("('served', 'replied', 'closed')", "('withdrawn')"), "p.withdrawn_on"),
    "replied": (
        f"{DOCUMENT} AND EXISTS (SELECT 1 FROM papers_reply r WHERE r.paper_id = p.id)",
        "(SELECT MIN(r.received_on) FROM papers_reply r WHERE r.paper_id = p.id)",
    ),
}
FOLLOWED = (
    "t.rectified <> 'done' AND EXISTS (SELECT 1 FROM papers_paper q WHERE q.instead_of_id = p.id AND "
    + DOCUMENT.replace("p.", "q.")
    + ")"
)
ITEM = f"{DOCUMENT} AND NOT ({FOLLOWED})"
ITEM_STEPS = {
    "item": (ITEM, "p.served_on"),
    "rectified": (f"{ITEM} AND t.rectified = 'done'", "t.rectified_on"),
    "looked_back": (f"{ITEM} AND t.look_back_on IS NOT NULL", "t.look_back_on"),
    "relapsed": (f"{ITEM} AND t.look_back_on IS NOT NULL AND t.look_back_result = 'relapsed'", "t.look_back_on"),
}
IN_DOCUMENT = (
    "EXISTS (SELECT 1 FROM papers_ground g JOIN papers_item t ON t.id = g.item_id "
    f"JOIN papers_paper p ON p.id = t.paper_id WHERE g.clue_id = c.id AND {DOCUMENT}{{}})"
)


def ask(sql: str) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def one(sql: str) -> Any:
    """The only value of a query."""
    return ask(sql)[0][0]


class Asked:
    """The same conditions as in an address, as parts of a query."""

    def __init__(self, user: Any, query: dict[str, Any]) -> None:
        self.by, self.since, self.until = query.get("by", "own"), query.get("from", ""), query.get("to", "")
        path = one(f"SELECT path FROM accounts_office WHERE id = {user.office_id}")
        wanted = [f"i.office_id IN (SELECT id FROM accounts_office WHERE path LIKE '{path}%')"]
        if one(f"SELECT COUNT(*) FROM accounts_user_institutions WHERE user_id = {user.pk}"):
            wanted.append(f"i.id IN (SELECT institution_id FROM accounts_user_institutions WHERE user_id = {user.pk})")
        if "office" in query:
            below = f"(SELECT path FROM accounts_office WHERE id = {query['office']})"
            wanted.append(f"i.office_id IN (SELECT id FROM accounts_office WHERE path LIKE {below} || '%')")
        if "institution" in query:
            wanted.append(f"i.id IN ({', '.join(map(str, query['institution']))})")
        self.units = " AND ".join(wanted)
        self.kinds = "".join(
            f" AND {{}}.{name} IN ({', '.join(repr(each) for each in query[name])})"
            for name in ("area", "model")
            if name in query
        )

    def between(self, day: str) -> str:
        """That a day lies in the period."""
        told = f" AND {day} >= '{self.since}-01'" if self.since else ""
        return told + (f" AND strftime('%Y-%m', {day}) <= '{self.until}'" if self.until else "")

    def clue_day(self, own: str) -> str:
        """The condition of a clue's own day or of the one asked for."""
        if not (self.since or self.until):
            return ""
        day = {"own": own, "act": "c.day", "found": FOUND, "concluded": CONCLUDED, "served": "served"}[self.by]
        return f" AND {IN_DOCUMENT.format(self.between('p.served_on'))}" if day == "served" else self.between(day)

    def clues(self, name: str) -> str:
        """From which clues, and which of them."""
        which, own = CLUE_STEPS[name]
        more = f" AND {IN_DOCUMENT.format('')}" if name == "addressed" else ""
        kinds = self.kinds.format("c", "c")
        return (
            "FROM casework_clue c JOIN accounts_institution i ON i.id = c.institution_id "
            f"WHERE c.section = 'unlawful' AND {which} AND {self.units}{kinds}{self.clue_day(own)}{more}"
        )

    def _resting(self, on: str) -> str:
        days = {"act": "c.day", "found": FOUND, "concluded": CONCLUDED}
        period = self.between(days[self.by]) if self.by in days else ""
        if not (period or self.kinds):
            return ""
        return (
            " AND EXISTS (SELECT 1 FROM papers_ground g JOIN casework_clue c ON c.id = g.clue_id "
            f"JOIN papers_item gt ON gt.id = g.item_id WHERE {on}{self.kinds.format('c', 'c')}{period})"
        )

    def _paper_day(self, own: str) -> str:
        return self.between({"own": own, "served": "p.served_on"}[self.by]) if self.by in ("own", "served") else ""

    def papers(self, name: str) -> str:
        """From which documents, and which of them."""
        which, own = PAPER_STEPS[name]
        return (
            "FROM papers_paper p JOIN accounts_institution i ON i.id = p.institution_id "
            f"WHERE {which} AND {self.units}{self._paper_day(own)}{self._resting('gt.paper_id = p.id')}"
        )

    def items(self, name: str) -> str:
        """From which items, and which of them."""
        which, own = ITEM_STEPS[name]
        return (
            "FROM papers_item t JOIN papers_paper p ON p.id = t.paper_id "
            "JOIN accounts_institution i ON i.id = p.institution_id "
            f"WHERE {which} AND {self.units}{self._paper_day(own)}{self._resting('g.item_id = t.id')}"
        )

    def count(self, name: str) -> int:
        """How many."""
        if name in CLUE_STEPS:
            return int(one(f"SELECT COUNT(*) {self.clues(name)}"))
        if name in PAPER_STEPS:
            return int(one(f"SELECT COUNT(*) {self.papers(name)}"))
        return int(one(f"SELECT COUNT(*) {self.items(name)}"))

    def days(self, name: str) -> str:
        """The days that each case of a way took, as a query."""
        first = (
            "(SELECT MIN(p.served_on) FROM papers_ground g JOIN papers_item t ON t.id = g.item_id "
            f"JOIN papers_paper p ON p.id = t.paper_id WHERE g.clue_id = c.id AND {DOCUMENT})"
        )
        ways = {
            "to_conclusion": (FOUND, CONCLUDED, self.clues("concluded")),
            "to_service": (CONCLUDED, first, self.clues("addressed")),
            "to_reply": ("p.served_on", PAPER_STEPS["replied"][1], self.papers("replied")),
            "to_rectification": ("p.served_on", "t.rectified_on", self.items("rectified")),
            "to_look_back": ("t.rectified_on", "t.look_back_on", self.items("looked_back")),
        }
        begin, end, rows = ways[name]
        inner = f"SELECT CAST(julianday({end}) - julianday({begin}) AS INTEGER) AS d {rows}"
        return f"SELECT d FROM ({inner}) WHERE d >= 0"

    def median(self, name: str) -> tuple[int, float | None]:
        """How many cases, and their median."""
        ranked = f"SELECT d, ROW_NUMBER() OVER (ORDER BY d) AS r, COUNT(*) OVER () AS n FROM ({self.days(name)})"
        middle = one(f"SELECT AVG(d) FROM ({ranked}) WHERE r IN ((n + 1) / 2, (n + 2) / 2)")
        return int(one(f"SELECT COUNT(*) FROM ({self.days(name)})")), middle

    def answers(self, group: str, more: str = "") -> dict[str, tuple[int, ...]]:
        """The five answers of the last run of each model, by an expression."""
        period = ""
        if self.by in ("own", "act") and (self.since or self.until):
            period = " AND m.month <> ''" + (f" AND m.month >= '{self.since}'" if self.since else "")
            period += f" AND m.month <= '{self.until}'" if self.until else ""
        kinds = self.kinds.replace("{}.area", "substr(m.model, 1, instr(m.model, '/') - 1)").format("m", "m")
        rows = ask(
            f"SELECT {group}, SUM(m.unlawful), SUM(m.undetermined), SUM(m.pending), SUM(m.exempt), SUM(m.lawful) "
            "FROM runs_talliedmonth m JOIN accounts_institution i ON i.id = m.institution_id "
            "JOIN runs_run u ON u.id = m.run_id "
            "WHERE NOT EXISTS (SELECT 1 FROM runs_ran a JOIN runs_run v ON v.id = a.run_id "
            "WHERE a.model = m.model AND (v.at > u.at OR (v.at = u.at AND v.id > u.id))) "
            f"AND {self.units}{kinds}{period}{more} GROUP BY 1"
        )
        return {str(row[0]): tuple(int(each) for each in row[1:]) for row in rows if sum(row[1:])}

    def precision(self) -> dict[str, tuple[int, int]]:
        """Clues upheld and judged, by model."""
        rows = ask(
            f"SELECT c.model, SUM(c.conclusion IN ('confirmed', 'defect')), COUNT(*) {self.clues('judged')} GROUP BY 1"
        )
        return {str(model): (int(hits), int(cases)) for model, hits, cases in rows}

    def repeats(self) -> dict[tuple[int, str], tuple[Any, ...]]:
        """Of each pair that repeats: clues, verified, months, and those after service and after rectification."""
        pair = (
            "FROM papers_ground g JOIN papers_item t ON t.id = g.item_id JOIN papers_paper p ON p.id = t.paper_id "
            f"JOIN casework_clue gc ON gc.id = g.clue_id WHERE {DOCUMENT} "
            "AND gc.institution_id = c.institution_id AND gc.model = c.model"
        )
        served = f"(SELECT MIN(p.served_on) {pair})"
        right = f"(SELECT MIN(t.rectified_on) {pair} AND t.rectified = 'done')"
        base = self.clues("repeated") + " AND c.day IS NOT NULL"
        rows = ask(
            "SELECT c.institution_id, c.model, COUNT(*), "
            "SUM(c.status = 'closed' AND c.conclusion = 'confirmed'), COUNT(DISTINCT strftime('%Y-%m', c.day)), "
            f"{served}, SUM(c.day > {served}), {right}, SUM(c.day > {right}) "
            f"{base} GROUP BY 1, 2 HAVING COUNT(DISTINCT strftime('%Y-%m', c.day)) >= 2"
        )
        return {(row[0], row[1]): tuple(row[2:]) for row in rows}
