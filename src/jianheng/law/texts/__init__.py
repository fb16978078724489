"""Law texts of a folder: the own words of cited articles, beside our paraphrase."""

from jianheng.law.texts.attachment import Attachment, Change, attach, open_texts, read_attachment
from jianheng.law.texts.lacking import Cited, Lacking, Unstated, all_unstated, citations, lacking
from jianheng.law.texts.law_text import Item, Lack, LawText, Paragraph, TextArticle
from jianheng.law.texts.matching import Matched, Matching, Unfit, match
from jianheng.law.texts.quote import LawTexts, Quote
from jianheng.law.texts.read import NoLawError, UnreadableTextError, read_law_text
from jianheng.law.texts.survey import Survey, survey
from jianheng.law.texts.waiting import Waiting, waiting_rows

__all__ = [
    "Attachment",
    "Change",
    "Cited",
    "Item",
    "Lack",
    "Lacking",
    "LawText",
    "LawTexts",
    "Matched",
    "Matching",
    "NoLawError",
    "Paragraph",
    "Quote",
    "Survey",
    "TextArticle",
    "Unfit",
    "UnreadableTextError",
    "Unstated",
    "Waiting",
    "all_unstated",
    "attach",
    "citations",
    "lacking",
    "match",
    "open_texts",
    "read_attachment",
    "read_law_text",
    "survey",
    "waiting_rows",
]
