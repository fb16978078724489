"""Cells that are struck through, wholly or in a part of their words; whole ones in xlsx see the tests of adding."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from jianheng.intake.files.read import read_file
from jianheng.intake.files.workbook.xls import look_at_xls

BOOKS = Path(__file__).parent.parent / "books"
NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)
MIME = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/></manifest:manifest>'
)


def test_the_font_of_a_cell_in_an_xls() -> None:
    (sheet,) = read_file(BOOKS / "struck.xls", "struck.xls").sheets
    assert [[*sheet.rows()][row][0] for row in (1, 2, 3, 4)] == ["周某", "吴某", "郑某", "周某"]
    # The empty cells that have the font too, F3 and F4, are no cells for the reader.
    assert sheet.struck == {2: {0, 1, 2, 3, 4}, 4: {4}}
    (plain, _, _) = read_file(BOOKS / "scores.xls", "scores.xls").sheets
    assert plain.struck == {}


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def test_of_many_numbers_in_one_record_of_an_xls_each_has_its_font(tmp_path: Path) -> None:
    fonts = [record(0x31, struct.pack("<HH", 200, flags)) for flags in (0, 0, 0, 0, 0x08, 0)]
    formats = [record(0xE0, struct.pack("<HH", font, 0) + bytes(16)) for font in (0, 5, 6, 99)]
    begin, end = record(0x0809, bytes(16)), record(0x0A, b"")
    numbers = b"".join(struct.pack("<HI", style, 0) for style in (0, 1, 2, 1, 3, 77))
    body = begin + record(0xBD, struct.pack("<HH", 7, 2) + numbers + struct.pack("<H", 7)) + end
    head = begin + b"".join([*fonts, *formats])
    place = len(head) + 4 + 8 + len(end)
    (tmp_path / "a.xls").write_bytes(head + record(0x85, struct.pack("<II", place, 0)) + end + body)
    (marks,) = look_at_xls(tmp_path / "a.xls").sheets
    # The font with the number 5 is the fifth, since there is none with the number 4.
    assert (marks.struck, marks.columns) == ({7: {3, 5}}, 8)


def ods(path: Path, styles: str, rows: str, own: str = "") -> Path:
    def part(root: str, body: str) -> str:
        return f'<?xml version="1.0" encoding="UTF-8"?><office:{root} {NAMES}>{body}</office:{root}>'

    table = f'<office:body><office:spreadsheet><table:table table:name="缴款">{rows}</table:table>'
    content = f"<office:automatic-styles>{styles}</office:automatic-styles>{table}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", MIME)
        package.writestr("META-INF/manifest.xml", MANIFEST)
        package.writestr("styles.xml", part("document-styles", f"<office:styles>{own}</office:styles>"))
        package.writestr("content.xml", part("document-content", content))
    return path


def style(name: str, line: str, parent: str = "") -> str:
    said = f'style:text-line-through-style="{line}"' if line else 'fo:color="red" xmlns:fo="f"'
    above = f' style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}"{above}><style:text-properties {said}/></style:style>'


def cell(text: str, attributes: str = "") -> str:
    said = f'office:value-type="string" {attributes}' if text else attributes
    return f"<table:table-cell {said}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def test_the_style_of_a_cell_in_an_ods_with_its_parents_rows_and_columns(tmp_path: Path) -> None:
    styles = style("no", "none", "old") + style("red", "") + style("line", "solid") + style("as", "", "old")
    column = '<table:table-column table:number-columns-repeated="2"/>'
    column += '<table:table-column table:default-cell-style-name="line"/>'
    rows = [
        row(cell("姓名"), cell("金额")),
        row(cell("周某", 'table:style-name="line"'), cell("5", 'table:style-name="red"')),
        row(cell("李某", 'table:style-name="as"'), cell("6", 'table:style-name="no"')),
        row(cell("王某"), cell("7"), cell("作废")),
        row(cell("赵某"), cell(""), attributes='table:default-cell-style-name="line"'),
        row(cell('<text:span text:style-name="line">5</text:span>6'), cell("8", 'table:number-columns-repeated="2"')),
        row(cell("", 'table:style-name="line" table:number-columns-repeated="16384"')),
    ]
    path = ods(tmp_path / "a.ods", styles, column + "".join(rows), style("old", "double"))
    (sheet,) = read_file(path, "a.ods").sheets
    assert sheet.struck == {1: {0}, 2: {0}, 3: {2}, 4: {0}, 5: {0}}


def test_an_ods_without_lines_through_words(tmp_path: Path) -> None:
    path = ods(tmp_path / "a.ods", style("no", "none"), row(cell("周某", 'table:style-name="no"')))
    (sheet,) = read_file(path, "a.ods").sheets
    assert ([*sheet.rows()], sheet.struck) == ([["周某"]], {})


def test_a_part_of_the_words_of_a_cell_in_an_xlsx(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["姓名", "金额"])
    book.active.append(["周某", CellRichText(TextBlock(InlineFont(strike=True), "500"), "300")])
    book.active.append(["李某", CellRichText(TextBlock(InlineFont(strike=False, b=True), "5"), "6")])
    book.active.append(["王某", CellRichText(TextBlock(InlineFont(strike=True), " "), "7")])
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read_file(tmp_path / "a.xlsx", "a.xlsx").sheets
    assert [row[1] for row in sheet.rows()] == ["金额", "500300", "56", "7"]
    assert sheet.struck == {1: {1}}


def test_a_part_of_a_shared_text_of_an_xlsx(book: Callable[..., Path], repack: Callable[..., Path]) -> None:
    path = book({"A1": "姓名"})
    with zipfile.ZipFile(path) as package:
        types = package.read("[Content_Types].xml").decode()
        relations = package.read("xl/_rels/workbook.xml.rels").decode()
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    known = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    place = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    link = f'<Relationship Id="rId99" Type="{place}" Target="sharedStrings.xml"/></Relationships>'
    texts = ["<t>周某</t>", "<r><t>5</t></r><r><rPr><strike/></rPr><t>00</t></r>", "<r><rPr><b/></rPr><t>8</t></r>"]
    shared = f'<sst xmlns="{main}">{"".join(f"<si>{text}</si>" for text in texts)}</sst>'
    cells = "".join(f'<c r="{at}1" t="s"><v>{number}</v></c>' for number, at in enumerate("ABC"))
    rows = (
        f'<worksheet xmlns="{main}"><sheetData><row r="1">{cells}<c r="D1"><v>1</v></c></row></sheetData></worksheet>'
    )
    parts = {
        "xl/sharedStrings.xml": shared.encode(),
        "xl/worksheets/sheet1.xml": rows.encode(),
        "[Content_Types].xml": types.replace("</Types>", known).encode(),
        "xl/_rels/workbook.xml.rels": relations.replace("</Relationships>", link).encode(),
    }
    (sheet,) = read_file(repack(path, parts), "a.xlsx").sheets
    assert [*sheet.rows()] == [["周某", "500", "8", 1]]
    assert sheet.struck == {0: {1}}
