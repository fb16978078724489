import io
import zipfile

from jianheng.desk.papers.writing.packing import repack


def packed(*names: str, day: tuple[int, int, int]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name, (*day, 1, 2, 4)), f"inside {name}")
    return content.getvalue()


def test_the_same_parts_give_the_same_bytes() -> None:
    first = packed("word/document.xml", "[Content_Types].xml", day=(2026, 1, 2))
    again = packed("[Content_Types].xml", "word/document.xml", day=(2027, 3, 4))
    assert first != again
    assert repack(first) == repack(again)


def test_what_the_parts_are_stands_first() -> None:
    with zipfile.ZipFile(io.BytesIO(repack(packed("a.xml", "[Content_Types].xml", day=(2026, 1, 2))))) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "a.xml"]
        assert archive.read("a.xml") == b"inside a.xml"
