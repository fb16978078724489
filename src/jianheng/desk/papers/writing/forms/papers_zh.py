"""The documents in Chinese."""

from __future__ import annotations

from jianheng.desk.papers.writing.facts import Kind
from jianheng.desk.papers.writing.forms.blocks import (
    AppendixWords,
    Each,
    FollowUp,
    Form,
    Items,
    ItemWords,
    Paper,
    ProofTable,
    Text,
    When,
    closing,
    heading,
    point,
)

_NO_DAY = "　　　　年　　月　　日"
_DAY = "{% if 落款日期 %}{{ 落款日期 }}{% else %}" + _NO_DAY + "{% endif %}"
_DRAFT = "{% if 草稿 %}草稿　未编号，不得送达{% endif %}"
_REAL_NAMES = "{% if not 隐名 %}　　内含真实姓名，注意保密{% endif %}"
_MARKS = (_DRAFT, _REAL_NAMES)
_NUMBER = Text("{% if 文号 %}{{ 文号 }}{% else %}（未编号）{% endif %}", "Paper Number")
_ADDRESSEE = Text("{{ 受文单位 }}：", "Addressee")
_ABOUT = When("事由", (Text("（{{ 事由 }}）", "Subtitle"),))
_NAMED = Text("附件：认定依据", "Attached")
_ATTACHED = When("有依据", (Text("", "Attached"), _NAMED))
_SEAL = (
    Text("", "Attached"),
    Text("", "Attached"),
    Text("{{ 本院 }}", "Signature"),
    Text(_DAY, "Signature"),
)
_NOTES = (
    When("承办人", (Text("（承办人：{{ 承办人 }}）", "Note"),)),
    When("隐名", (Text("（文中人员姓名、证件号码已作隐名处理。）", "Note"),)),
)


def _named(name: str) -> tuple[Text | When, ...]:
    """The head of a document that is known by its own name."""
    return Text("{{ 本院 }}", "Office"), Text(name, "Title"), _ABOUT, Text("", "Addressee"), _NUMBER, _ADDRESSEE


def _about(name: str) -> tuple[Text | When, ...]:
    """The head of a letter that is known by what it is about."""
    title = "{% if 事由 %}{{ 事由 }}{% else %}" + name + "{% endif %}"
    return Text("{{ 本院 }}", "Office"), Text(title, "Title"), Text("", "Addressee"), _NUMBER, _ADDRESSEE


def _asked(words: str) -> When:
    return When("回复期限", (closing(words),))


ORAL = Paper(
    "口头纠正记录",
    (Text("{{ 本院 }}", "Office"), Text("口头纠正记录", "Title"), _ABOUT, Text("", "Addressee"), _NUMBER),
    (
        Form(
            (
                ("被监督单位", "{{ 受文单位 }}"),
                ("提出时间", _DAY + "　　时　　分"),
                ("提出方式", "□当面　　□电话　　地点："),
                ("听取意见人员", "姓名：　　　　　　　　职务："),
                ("检察人员", "{{ 承办人 }}"),
                ("批准人", "{{ 批准人 }}"),
            )
        ),
        When("开头", (heading("提出纠正意见的缘由"), Each("开头"))),
        heading("发现的问题和纠正意见"),
        Items("纠正意见"),
        heading("纠正要求"),
        Each("总要求"),
        _asked("请于{{ 回复期限 }}前纠正，并将纠正情况告知本院。"),
        Text(
            "口头提出纠正意见后七日以内未予纠正的，本院依照《人民检察院刑事诉讼规则》第六百二十四条第一款第二项，"
            "书面提出纠正意见。"
        ),
        When("有依据", (_NAMED,)),
        heading("被监督单位的意见"),
        Form((("意见", ""), ("被监督单位人员签名", ""), ("检察人员签名", "")), 1.4),
        heading("纠正情况"),
        FollowUp(("序号", "问题", "是否纠正", "核实日期", "核实人"), (1.2, 6.2, 2.8, 2.8, 2.6)),
    ),
    (When("隐名", (Text("（文中人员姓名、证件号码已作隐名处理。）", "Note"),)),),
    marks=(_REAL_NAMES,),
)
NOTICE = Paper(
    "纠正违法通知书",
    _named("纠正违法通知书"),
    (
        Each("开头"),
        heading("发现的违法情形、法律依据和纠正意见"),
        Items("纠正意见"),
        heading("纠正要求"),
        Text(
            "依照《人民检察院刑事诉讼规则》第五百五十二条、第五百五十三条的规定，特通知你单位对上述违法情形予以纠正。"
        ),
        Each("总要求"),
        _asked("请于{{ 回复期限 }}前将纠正情况书面回复本院。"),
        heading("申请复查"),
        closing(
            "对本通知的纠正意见有异议的，可以书面向本院申请复查。本院在收到书面意见后七日以内进行复查，"
            "并将复查结果及时通知你单位（《人民检察院刑事诉讼规则》第五百五十四条）。"
        ),
    ),
    (_ATTACHED, *_SEAL, *_NOTES),
    marks=_MARKS,
)
RECOMMENDATION = Paper(
    "检察建议书",
    _named("检察建议书"),
    (
        heading("问题的来源"),
        Each("开头"),
        heading("查明的事实、存在的问题和建议"),
        Items("建议"),
        When("总要求", (heading("整改建议"), Each("总要求"))),
        heading("异议和回复"),
        closing("对本建议书有异议的，请在回复期限届满前书面提出并说明理由，本院将及时复核。"),
        _asked("请于{{ 回复期限 }}前将采纳和落实情况书面回复本院。"),
    ),
    (_ATTACHED, *_SEAL, *_NOTES),
    marks=_MARKS,
)
MEASURE = Paper(
    "变更强制措施建议书",
    _named("变更强制措施建议书"),
    (
        When("开头", (heading("羁押必要性审查情况"), Each("开头"))),
        heading("释放或者变更强制措施的理由和法律依据"),
        Items("建议"),
        heading("建议和回复"),
        Each("总要求"),
        closing(
            "依照《中华人民共和国刑事诉讼法》第九十五条、《人民检察院刑事诉讼规则》第五百八十一条的规定，"
            "建议释放或者变更强制措施，请在收到本建议书后十日以内将处理情况书面通知本院"
            "{% if 回复期限 %}（{{ 回复期限 }}前）{% endif %}。不采纳的，请说明理由。"
        ),
    ),
    (_ATTACHED, *_SEAL, *_NOTES),
    marks=_MARKS,
)
REQUEST = Paper(
    "调取材料函",
    _about("关于调取有关材料的函"),
    (
        Each("开头"),
        Text("依照《人民检察院刑事诉讼规则》第五百五十一条第二款第七项的规定，请你单位协助提供下列材料。"),
        heading("请提供的材料"),
        Items("请提供", proof=False),
        heading("移交要求"),
        Each("总要求"),
        point("材料请注明来源、制作时间和经手人，复制件请注明与原件核对无异并加盖公章。"),
        point("电子数据请以原格式提供，不改动内容；移交时双方清点并签收。"),
        point("没有或者暂不能提供的，请逐项说明原因。"),
        Text("本院仅将上述材料用于法律监督，依法保密和保管。", "Item Point", keep=True),
        When("回复期限", (Text("请于{{ 回复期限 }}前移交本院。", "Item Point", keep=True),)),
    ),
    (*_SEAL, *_NOTES),
    appendix=False,
    marks=_MARKS,
)
REPORT = Paper(
    "线索报告",
    _about("关于法律监督线索的报告"),
    (
        When("开头", (heading("线索来源"), Each("开头"))),
        heading("查明的情况和处理意见"),
        Items("拟处理意见"),
        When("总要求", (heading("请示事项"), Each("总要求"))),
        _asked("请于{{ 回复期限 }}前批示。"),
    ),
    (
        _ATTACHED,
        Text("", "Attached"),
        Text("承办人：{{ 承办人 }}", "Signature"),
        Text(_DAY, "Signature"),
        heading("审批意见"),
        Form((("部门负责人意见", ""), ("检察长意见", "{% if 批准人 %}批准人：{{ 批准人 }}{% endif %}")), 2.2),
        When("隐名", (Text("（文中人员姓名、证件号码已作隐名处理。）", "Note"),)),
    ),
    marks=("内部材料，不得对外提供", "{% if 草稿 %}　　草稿{% endif %}", _REAL_NAMES),
)
LEAD = Paper(
    "线索移送函",
    _about("关于移送司法工作人员相关职务犯罪线索的函"),
    (
        Each("开头"),
        Text("依照《人民检察院刑事诉讼规则》第五百五十二条第一款的规定，现将有关线索移送你单位。"),
        Text("本函只说明查明的行为和所依据的材料，不是对任何人责任的认定。"),
        heading("涉及的行为"),
        Items("移送的材料和建议"),
        When("总要求", (heading("其他事项"), Each("总要求"))),
        _asked("请于{{ 回复期限 }}前将受理和处理情况书面告知本院。"),
    ),
    (_ATTACHED, *_SEAL, *_NOTES),
    marks=("限专人阅办，不得复制、转发", "{% if 草稿 %}　　草稿　未编号，不得送达{% endif %}", _REAL_NAMES),
)
ITEMS = ItemWords(
    all="问题清单",
    loop="for 问题 in 问题清单",
    number="{{ 问题.序号 }}",
    what="{{ 问题.标题 }}",
    several="问题.事实各条|length > 1",
    each="问题.事实各条",
    other="问题.单位 and 问题.单位 != 受文单位",
    institution="涉及单位：{{ 问题.单位 }}。",
    has_basis="问题.法律依据",
    basis="法律依据：{{ 问题.法律依据|join('；') }}。",
    has_asked="问题.要求",
    asked="ASKED：{{ 问题.要求 }}",
    has_proof="问题.依据",
    proof="认定依据：见附件第（{{ 问题.汉字序号 }}）项，线索{{ 问题.线索编号 }}。",
    none="（尚未列入问题。）",
)
APPENDIX = AppendixWords(
    proven="有依据",
    mark="附件",
    title="认定依据",
    about="以下各项与正文的问题序号一致。“来源数据”注明移送单位、文件、工作表和行；“条文”是行为当日施行的条文。",
    items="for 问题 in 问题清单",
    what="{{ 问题.标题 }}",
    no_proof="not 问题.依据",
    nothing="本项没有列入数据依据。",
    clues="for 证 in 问题.依据",
    clue="线索{{ 证.线索 }}　{{ 证.模型 }}",
    says="{% if 证.事项 %}{{ 证.事项 }}。{% endif %}结论：{{ 证.结论 }}。{{ 证.说明 }}",
    tables=(
        ProofTable(
            "证.来源行",
            "来源数据",
            "for 行数据 in 证.来源行",
            ("单位", "文件", "工作表", "行", "内容"),
            (
                "{{ 行数据.单位 }}",
                "{{ 行数据.文件 }}",
                "{{ 行数据.工作表 }}",
                "{{ 行数据.行 }}",
                "{{ 行数据.内容 }}",
            ),
            (2.9, 3.1, 1.7, 1.3, 6.6),
        ),
        ProofTable(
            "证.计算",
            "计算",
            "for 步 in 证.计算",
            ("项目", "数值", "条款"),
            ("{{ 步.项目 }}", "{{ 步.数值 }}", "{{ 步.条款 }}"),
            (6.2, 4.4, 5.0),
        ),
        ProofTable(
            "证.条文 and 证.有原文",
            "条文",
            "for 条文 in 证.条文",
            ("法律", "条款", "原文"),
            ("{{ 条文.法律 }}", "{{ 条文.条款 }}", "{{ 条文.原文 }}"),
            (4.6, 3.0, 8.0),
        ),
        ProofTable(
            "证.条文 and not 证.有原文",
            "条文",
            "for 条文 in 证.条文",
            ("法律", "条款"),
            ("{{ 条文.法律 }}", "{{ 条文.条款 }}"),
            (10.6, 5.0),
        ),
    ),
    end="（附件完）",
)
PAPERS = {
    Kind.ORAL: ORAL,
    Kind.NOTICE: NOTICE,
    Kind.RECOMMENDATION: RECOMMENDATION,
    Kind.MEASURE: MEASURE,
    Kind.REQUEST: REQUEST,
    Kind.REPORT: REPORT,
    Kind.LEAD: LEAD,
}
