"""The words that a template may use, in Chinese and in English: the one list of them."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.desk.words import Words


@dataclass(frozen=True)
class Word:
    """A word of templates.

    Args:
        en, zh: its two names; both mean the same.
        about: what stands there.
        of: the words of each one, where it is a list of things; None where it is a text or a yes or no.
        many: whether it is a list: of things, or of texts.
    """

    en: str
    zh: str
    about: Words
    of: tuple[Word, ...] | None = None
    many: bool = False

    @property
    def names(self) -> tuple[str, str]:
        """Both names."""
        return self.zh, self.en


def _word(en: str, zh: str, about_zh: str, about_en: str, *, many: bool = False) -> Word:
    return Word(en, zh, Words(about_zh, about_en), many=many)


def _things(en: str, zh: str, about_zh: str, about_en: str, *of: Word) -> Word:
    return Word(en, zh, Words(about_zh, about_en), of, many=True)


PARTS = _things(
    "parts",
    "计算",
    "逐步的计算",
    "the arithmetic, step by step",
    _word("what", "项目", "算的是什么", "what was reckoned"),
    _word("value", "数值", "得数", "its value"),
    _word("article", "条款", "按哪一条计算", "the article that it follows"),
)
SOURCES = _things(
    "sources",
    "来源",
    "所依据的数据，一个栏目写一行",
    "the delivered data, one line for each field",
    _word("unit", "单位", "移送单位", "the unit that delivered it"),
    _word("file", "文件", "文件", "its file"),
    _word("sheet", "工作表", "工作表", "its sheet"),
    _word("row", "行", "行号", "its row"),
    _word("field", "栏目", "栏目", "the field"),
    _word("value", "内容", "所写内容", "what it says"),
)
ROWS = _things(
    "rows",
    "来源行",
    "所依据的数据行，一行数据写一行",
    "the delivered rows, one line for each",
    _word("unit", "单位", "移送单位", "the unit that delivered it"),
    _word("file", "文件", "文件", "its file"),
    _word("sheet", "工作表", "工作表", "its sheet"),
    _word("row", "行", "行号", "its row"),
    _word("content", "内容", "各栏目和所写内容", "its fields and what they say"),
)
ARTICLES = _things(
    "articles",
    "条文",
    "行为当日施行的条文",
    "the articles in force on the day of the act",
    _word("law", "法律", "法律名称和施行日期", "the law, with its dates"),
    _word("article", "条款", "第几条", "which article"),
    _word("words", "原文", "条文原文，没有就空着", "its words, if at hand"),
)
PROOF = _things(
    "proof",
    "依据",
    "这一项所依据的线索，可以有几条",
    "the clues that the item rests on",
    _word("clue", "线索", "线索编号", "the clue's number"),
    _word("model", "模型", "监督模型的名称", "the model's title"),
    _word("title", "事项", "案号等", "the act, by case number and the like"),
    _word("answer", "结论", "结论", "the answer"),
    _word("says", "说明", "一句话的说明", "the finding in a sentence"),
    PARTS,
    ROWS,
    SOURCES,
    ARTICLES,
    _word("quoted", "有原文", "有没有条文的原文", "whether the words of an article are at hand"),
)
PROBLEMS = _things(
    "problems",
    "问题清单",
    "逐项的问题",
    "the items",
    _word("number", "序号", "1、2、3", "1, 2, 3"),
    _word("chinese", "汉字序号", "一、二、三", "一, 二, 三"),
    _word("institution", "单位", "是谁的行为", "whose act it is"),
    _word(
        "heading", "标题", "事实只有一条时就是它；有几条时是模型名称和件数", "the finding; of several, model and count"
    ),
    _word("what", "事实", "查明的事实，几条连成一段", "the findings in one paragraph"),
    _word("facts", "事实各条", "查明的事实，一条一段", "the findings one by one", many=True),
    _word("basis", "法律依据", "条文，可以有几条", "its articles", many=True),
    _word("asked", "要求", "请纠正或者提供什么", "what is to be corrected or handed over"),
    _word("clues", "线索编号", "这一项的全部线索编号", "the numbers of its clues"),
    PROOF,
)
WORDS = (
    _word("office", "本院", "发文的检察院", "the procuratorate that issues it"),
    _word("number", "文号", "文号；草稿没有", "its number; a draft has none"),
    _word("draft", "草稿", "是不是草稿（没有文号）", "whether it is a draft (has no number)"),
    _word("addressee", "受文单位", "发给谁", "whom it goes to"),
    _word("title", "事由", "“关于……”；可以空着", "what it is about; may be empty"),
    _word("opening", "开头", "开头的各段", "the first paragraphs", many=True),
    PROBLEMS,
    _word("request", "总要求", "逐项以外的要求，各段", "what is asked beyond the items, in paragraphs", many=True),
    _word("reply_by", "回复期限", "请在哪一天前回复；可以空着", "the day by which to answer; may be empty"),
    _word("drafted_by", "承办人", "承办人", "who drafted it"),
    _word("approved_by", "批准人", "批准人；批准前空着", "who approved it; empty until then"),
    _word("signed_on", "落款日期", "落款日期；签发前空着", "the day of signature; empty until then"),
    _word("masked", "隐名", "姓名是不是已经隐去", "whether names of persons are hidden"),
    _word("proven", "有依据", "有没有可以列入附件的依据", "whether there is proof for an appendix"),
)
