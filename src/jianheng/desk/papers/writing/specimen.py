"""An invented document: a unit's template is tried on it, and people see what it makes of one."""

from __future__ import annotations

from datetime import date

from jianheng.desk.papers.writing.facts import Facts, Kind, Language, Problem, Proof

_ZH_TITLES = {
    Kind.ORAL: "关于交付执行期限问题",
    Kind.NOTICE: "关于交付执行和减刑案件办理问题",
    Kind.RECOMMENDATION: "关于规范交付执行工作",
    Kind.MEASURE: "关于对周**变更强制措施",
    Kind.REQUEST: "关于调取交付执行材料的函",
    Kind.REPORT: "关于交付执行期限问题线索的报告",
    Kind.LEAD: "关于移送司法工作人员相关职务犯罪线索的函",
}
_ZH_ADDRESSEES = {
    Kind.MEASURE: "青石区公安局",
    Kind.REPORT: "本院检察长",
    Kind.LEAD: "青石市人民检察院",
}
_EN_ADDRESSEES = {
    Kind.MEASURE: "Qingshi District Public Security Bureau",
    Kind.REPORT: "the chief procurator",
    Kind.LEAD: "Qingshi City People's Procuratorate",
}
_OPENING = (
    "本院在对 2025 年度刑罚交付执行活动进行监督时，"
    "对有关单位移送的判决、送达和收押数据作了核对，并查阅了有关卷宗。\n"
    "经调查核实，发现下列问题。"
)
_WORDS = (
    "罪犯被交付执行刑罚的时候，应当由交付执行的人民法院在判决生效后十日以内将有关的法律文书送达"
    "公安机关、监狱或者其他执行机关。"
)
_EN_TITLES = {
    Kind.ORAL: "Late delivery for execution",
    Kind.NOTICE: "Late delivery for execution and commutation cases",
    Kind.RECOMMENDATION: "Delivery for execution",
    Kind.MEASURE: "Change of measure for Zhou **",
    Kind.REQUEST: "Request for papers on delivery for execution",
    Kind.REPORT: "Report on clues of late delivery",
    Kind.LEAD: "Transfer of leads on duty crimes of judicial personnel",
}


def specimen(kind: Kind, language: Language = "zh") -> Facts:
    """Invented facts that use every word of the vocabulary.

    Args:
        kind: which document.
        language: of the document.
    """
    return _chinese(kind) if language == "zh" else _english(kind)


def _chinese(kind: Kind) -> Facts:
    law = "《中华人民共和国刑事诉讼法》（2018年10月26日修正，同日施行）"
    late = Proof(
        clue="2026-000017",
        model="交付执行期限",
        title="（2025）云0102刑初118号",
        answer="违法",
        says="判决生效后第 34 日才送达执行通知书，超过法定期限 24 日。",
        parts=(
            ("判决生效日", "2025年3月4日", "第二百五十九条"),
            ("应当送达的最后一日", "2025年3月14日", "第二百六十四条第一款"),
            ("实际送达日", "2025年4月7日", ""),
            ("超过", "24 日", ""),
        ),
        sources=(
            ("青石区人民法院", "2025年判决.xlsx", "生效判决", 118, "判决生效日期", "2025-03-04"),
            ("青石区看守所", "收押登记.xlsx", "Sheet1", 42, "收到执行通知书日期", "2025-04-07"),
        ),
        articles=((law, "第二百六十四条第一款", _WORDS),),
    )
    again = Proof(
        clue="2026-000023",
        model="交付执行期限",
        title="（2025）云0102刑初131号",
        answer="违法",
        says="判决生效后第 21 日才送达执行通知书，超过法定期限 11 日。",
        parts=(("超过", "11 日", "第二百六十四条第一款"),),
        sources=(("青石区人民法院", "2025年判决.xlsx", "生效判决", 131, "判决生效日期", "2025-05-06"),),
        articles=((law, "第二百六十四条第一款", ""),),
    )
    problems = (
        Problem(
            1,
            "青石区人民法院",
            "周**：判决生效后第 34 日才送达执行通知书，超过法定期限 24 日。\n"
            "吴**：判决生效后第 21 日才送达执行通知书，超过法定期限 11 日。",
            (
                f"{law}第二百六十四条第一款",
                "《最高人民法院关于适用〈中华人民共和国刑事诉讼法〉的解释》（2021年3月1日施行）第五百一十一条",
            ),
            "查明原因，对本年度全部生效判决逐件核对送达情况，补办未办的手续。",
            (late, again),
        ),
        Problem(
            2,
            "青石区看守所",
            "收到执行通知书后未在法定期限内将罪犯郑**送交监狱",
            (f"{law}第二百六十四条第二款",),
            "立即送交，并书面说明延迟的原因。",
            (),
        ),
        Problem(
            3, "青石区人民法院", "三件减刑裁定书未同时送达人民检察院", (f"{law}第二百七十三条第二款",), "补送裁定书。"
        ),
    )
    return Facts(
        kind=kind,
        office="青石区人民检察院",
        number="青检执〔2026〕3号",
        addressee=_ZH_ADDRESSEES.get(kind, "青石区人民法院"),
        title=_ZH_TITLES[kind],
        opening=_OPENING,
        problems=problems,
        request="对上述问题逐项查明原因，落实到人到事。\n建立生效判决送达台账，每月与看守所核对一次。",
        reply_by=date(2026, 12, 31),
        drafted_by="林承办",
        approved_by="沈批准",
        signed_on=date(2026, 11, 27),
        language="zh",
        masked=True,
    )


def _english(kind: Kind) -> Facts:
    law = "Criminal Procedure Law (amended and in force 26 October 2018)"
    late = Proof(
        clue="2026-000017",
        model="Time limit of delivery for execution",
        title="(2025) Yun 0102 Criminal First 118",
        answer="unlawful",
        says="The execution notice was served on the 34th day after the judgment took effect, 24 days late.",
        parts=(
            ("Judgment took effect", "4 March 2025", "Article 259"),
            ("Last day of service", "14 March 2025", "Article 264(1)"),
            ("Served", "7 April 2025", ""),
            ("Late by", "24 days", ""),
        ),
        sources=(
            ("Qingshi District Court", "judgments-2025.xlsx", "in force", 118, "effective date", "2025-03-04"),
            ("Qingshi Detention Centre", "admissions.xlsx", "Sheet1", 42, "notice received", "2025-04-07"),
        ),
        articles=(
            (law, "Article 264(1)", "The court serves the papers within ten days of the judgment taking effect."),
        ),
    )
    again = Proof(
        clue="2026-000023",
        model="Time limit of delivery for execution",
        title="(2025) Yun 0102 Criminal First 131",
        answer="unlawful",
        says="Served on the 21st day, 11 days late.",
        parts=(("Late by", "11 days", "Article 264(1)"),),
        sources=(("Qingshi District Court", "judgments-2025.xlsx", "in force", 131, "effective date", "2025-05-06"),),
        articles=((law, "Article 264(1)", ""),),
    )
    problems = (
        Problem(
            1,
            "Qingshi District Court",
            "Zhou **: the execution notice was served on the 34th day, 24 days late.\n"
            "Wu **: the execution notice was served on the 21st day, 11 days late.",
            (f"{law}, Article 264(1)",),
            "Establish why, check the service of every judgment of the year and make up what is missing.",
            (late, again),
        ),
        Problem(
            2,
            "Qingshi Detention Centre",
            "Zheng ** was not sent to prison in time after the execution notice arrived",
            (f"{law}, Article 264(2)",),
            "Send the person at once and state the reason of the delay in writing.",
        ),
        Problem(
            3,
            "Qingshi District Court",
            "Three commutation rulings were not served on the procuratorate",
            (f"{law}, Article 273(2)",),
            "Serve them.",
        ),
    )
    return Facts(
        kind=kind,
        office="Qingshi District People's Procuratorate",
        number="QJ-2026-3",
        addressee=_EN_ADDRESSEES.get(kind, "Qingshi District Court"),
        title=_EN_TITLES[kind],
        opening="This procuratorate has compared the data on judgments, service and admission of 2025.\n"
        "After verification it found the following.",
        problems=problems,
        request="Establish the cause of each problem.\nKeep a register of service and compare it every month.",
        reply_by=date(2026, 12, 31),
        drafted_by="Officer Lin",
        approved_by="Chief Shen",
        signed_on=date(2026, 11, 27),
        language="en",
        masked=True,
    )
