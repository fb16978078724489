"""Tables in HTML and in XML Spreadsheet 2003, which many systems export under the name of an Excel file."""

from jianheng.intake.files.markup.html import read_html
from jianheng.intake.files.markup.spreadsheet_xml import read_spreadsheet_xml

__all__ = ["read_html", "read_spreadsheet_xml"]
