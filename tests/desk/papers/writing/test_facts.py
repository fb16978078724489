from dataclasses import replace

import pytest

from jianheng.desk.papers.writing.facts import Kind
from jianheng.desk.papers.writing.specimen import specimen


def test_items_out_of_order_are_refused() -> None:
    facts = specimen(Kind.NOTICE)
    with pytest.raises(ValueError, match=r"\[1, 3\]"):
        replace(facts, problems=(facts.problems[0], facts.problems[2]))


def test_a_document_may_have_no_items_yet() -> None:
    assert replace(specimen(Kind.NOTICE), problems=()).problems == ()
