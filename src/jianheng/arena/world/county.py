"""The institutions of an invented county and of the invented city and province around it."""

from __future__ import annotations

from dataclasses import dataclass

PROVINCE, CITY = "澄岭省", "云渚市"


@dataclass(frozen=True)
class District:
    """One county or district with its own organs.

    Args:
        name: its name.
        code: what its court's case numbers begin with.
    """

    name: str
    code: str

    @property
    def court(self) -> str:
        """The court of first instance."""
        return f"{self.name}人民法院"

    @property
    def police(self) -> str:
        """The police."""
        return f"{self.name}公安局"

    @property
    def procuratorate(self) -> str:
        """The procuratorate."""
        return f"{self.name}人民检察院"

    @property
    def detention_centre(self) -> str:
        """The detention centre."""
        return f"{self.name}看守所"

    @property
    def correction_body(self) -> str:
        """The body of community correction."""
        return f"{self.name}社区矫正管理局"

    @property
    def pension_office(self) -> str:
        """The office that pays pensions."""
        return f"{self.name}社会保险经办中心"

    def justice_office(self, number: int) -> str:
        """One of its justice offices."""
        return f"{self.name}{('南屏', '北渡', '柳桥', '茶亭')[number % 4]}司法所"


DISTRICTS = (
    District("青澜县", "澄0121"),
    District(f"{CITY}石渡区", "澄0102"),
    District(f"{CITY}柏溪区", "澄0103"),
)
CITY_COURT = f"{PROVINCE}{CITY}中级人民法院"
HIGH_COURT = f"{PROVINCE}高级人民法院"
CITY_CODE, HIGH_CODE = "澄01", "澄"
PRISONS = (f"{PROVINCE}云渚监狱", f"{PROVINCE}松坪监狱", f"{PROVINCE}北硖监狱")
WOMENS_PRISON = f"{PROVINCE}兰汀女子监狱"
CITY_CORRECTION = f"{CITY}社区矫正管理局"
JUVENILE_PRISON = f"{PROVINCE}未成年犯管教所"
PRISON_BUREAU = f"{PROVINCE}监狱管理局"
HOSPITALS = (f"{CITY}第一人民医院", f"{CITY}第三人民医院", f"{CITY}中心医院", f"{CITY}康宁医院")
_TRIAL = (
    "judgment",
    "judgment_person",
    "judgment_offence",
    "property_item",
    "property_payment",
    "ability_evidence",
    "property_enforcement",
    "execution_order",
    "custody_credit",
    "revocation_decision",
)
_SUPERVISION = ("correction_term", "leave", "correction_measure", "revocation_proposal", "medical_diagnosis")
_DETENTION = ("contact", "special_measure", "assignment")
# What the platform of all organs holds is complete for every unit.
PLATFORM = "*"
_PLATFORM = (
    "detention_stay",
    "prison_stay",
    "release",
    "custody_clock",
    "coercive_measure",
    "proceeding",
    "committal",
    "authorised_absence",
    "death",
)
_CHANGES = ("commutation_ruling", "parole_ruling")


def kept_by() -> dict[str, tuple[str, ...]]:
    """The tables that each unit hands over, complete even where they are empty."""
    kept: dict[str, tuple[str, ...]] = {HIGH_COURT: _CHANGES, CITY_COURT: (*_TRIAL, *_CHANGES)}
    for district in DISTRICTS:
        kept[district.court] = _TRIAL
        kept[district.procuratorate] = ("supervision_document", "supervision_reply")
        kept[district.detention_centre] = _DETENTION
        kept[district.pension_office] = ("benefit_payment",)
        kept[district.correction_body] = _SUPERVISION
    prison = ("special_measure", "assignment")
    kept[PLATFORM] = _PLATFORM
    kept[PRISON_BUREAU] = ("temporary_release_decision",)
    kept |= dict.fromkeys(HOSPITALS, ("medical_diagnosis",))
    kept |= dict.fromkeys((*PRISONS, WOMENS_PRISON, JUVENILE_PRISON), prison)
    return {unit: ("person_statement", *tables) for unit, tables in kept.items()}


def kind_of(unit: str) -> str:
    """What kind of institution a unit is.

    Args:
        unit: one of those that hand over tables.

    Example:
        >>> kind_of(CITY_COURT), kind_of(JUVENILE_PRISON), kind_of(PLATFORM)
        ('court', 'prison', 'platform')
    """
    kinds = {PLATFORM: "platform", PRISON_BUREAU: "prison_bureau", CITY_COURT: "court", HIGH_COURT: "court"}
    kinds |= dict.fromkeys(HOSPITALS, "hospital")
    kinds |= dict.fromkeys((*PRISONS, WOMENS_PRISON, JUVENILE_PRISON), "prison")
    for district in DISTRICTS:
        kinds[district.court] = "court"
        kinds[district.procuratorate] = "procuratorate"
        kinds[district.detention_centre] = "detention_centre"
        kinds[district.pension_office] = "pension_office"
        kinds[district.correction_body] = "correction_body"
    return kinds[unit]
