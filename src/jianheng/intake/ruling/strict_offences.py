"""Offences that by their name alone put a prisoner under the strict rules (减刑规定 2016 arts 7, 9)."""

from __future__ import annotations

# 刑法分则 ch. 3 s. 4: 破坏金融管理秩序罪.
_FINANCIAL_ORDER = """
伪造货币罪 出售、购买、运输假币罪 金融工作人员购买假币、以假币换取货币罪 持有、使用假币罪 变造货币罪
擅自设立金融机构罪 伪造、变造、转让金融机构经营许可证、批准文件罪 高利转贷罪
骗取贷款、票据承兑、金融票证罪 非法吸收公众存款罪 伪造、变造金融票证罪 妨害信用卡管理罪
窃取、收买、非法提供信用卡信息罪 伪造、变造国家有价证券罪 伪造、变造股票、公司、企业债券罪
擅自发行股票、公司、企业债券罪 内幕交易、泄露内幕信息罪 利用未公开信息交易罪
编造并传播证券、期货交易虚假信息罪 诱骗投资者买卖证券、期货合约罪 操纵证券、期货市场罪
背信运用受托财产罪 违法运用资金罪 违法发放贷款罪 吸收客户资金不入账罪 违规出具金融票证罪
对违法票据承兑、付款、保证罪 逃汇罪 骗购外汇罪 洗钱罪
"""
# 刑法分则 ch. 3 s. 5: 金融诈骗罪. 诈骗罪 and 合同诈骗罪 are not among them.
_FINANCIAL_FRAUD = """
集资诈骗罪 贷款诈骗罪 票据诈骗罪 金融凭证诈骗罪 信用证诈骗罪 信用卡诈骗罪 有价证券诈骗罪 保险诈骗罪
"""
# 刑法分则 ch. 8, offences that only an official commits, and the common ones of ch. 9.
_BRIBERY = """
贪污罪 挪用公款罪 受贿罪 巨额财产来源不明罪 隐瞒境外存款罪 私分国有资产罪 私分罚没财物罪
"""
_DERELICTION = """
滥用职权罪 玩忽职守罪 徇私枉法罪 民事、行政枉法裁判罪 执行判决、裁定失职罪 执行判决、裁定滥用职权罪
私放在押人员罪 失职致使在押人员脱逃罪 徇私舞弊减刑、假释、暂予监外执行罪 徇私舞弊不移交刑事案件罪
故意泄露国家秘密罪 帮助犯罪分子逃避处罚罪 食品监管渎职罪 食品、药品监管渎职罪 刑讯逼供罪 虐待被监管人罪
"""
_MAFIA = """
组织、领导、参加黑社会性质组织罪 组织、领导黑社会性质组织罪 参加黑社会性质组织罪
入境发展黑社会组织罪 包庇、纵容黑社会性质组织罪 包庇黑社会性质组织罪 纵容黑社会性质组织罪
"""
_STATE_SECURITY = """
背叛国家罪 分裂国家罪 煽动分裂国家罪 武装叛乱、暴乱罪 颠覆国家政权罪 煽动颠覆国家政权罪
资助危害国家安全犯罪活动罪 投敌叛变罪 叛逃罪 间谍罪 资敌罪
为境外窃取、刺探、收买、非法提供国家秘密、情报罪
"""
_TERROR = """
组织、领导、参加恐怖组织罪 组织、领导恐怖组织罪 参加恐怖组织罪 帮助恐怖活动罪 准备实施恐怖活动罪
宣扬恐怖主义、极端主义、煽动实施恐怖活动罪 强制穿戴宣扬恐怖主义、极端主义服饰、标志罪
非法持有宣扬恐怖主义、极端主义物品罪
"""

BRIBERY = frozenset(_BRIBERY.split())
"""Offences that 补充规定 2019 covers when an official committed them."""

VIOLENT = {
    "故意杀人罪": "homicide",
    "强奸罪": "rape",
    "抢劫罪": "robbery",
    "绑架罪": "kidnapping",
    "放火罪": "arson",
    "爆炸罪": "explosion",
    "投放危险物质罪": "dangerous_substances",
    "投毒罪": "dangerous_substances",
}
"""The named violent offences of 减刑规定 2016 art 7(2), each with its code of `violent_kind`; organised
violence has no name of its own."""

SIGN_BY_OFFENCE: dict[str, str] = {
    name: sign
    for sign, names in {
        "finance": _FINANCIAL_ORDER + _FINANCIAL_FRAUD,
        "duty_crime": _BRIBERY + _DERELICTION,
        "mafia": _MAFIA,
        "state_security": _STATE_SECURITY,
        "terror": _TERROR,
    }.items()
    for name in names.split()
}
"""Sign of a strict class by offence name."""
