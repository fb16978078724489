"""A text that is no commutation ruling of one prisoner."""

from __future__ import annotations


class NotACommutationRulingError(ValueError):
    """The text cannot be read as one commutation ruling.

    Args:
        zh: what is wrong and how to mend it, in Chinese.
        en: the same in English.
    """

    def __init__(self, zh: str, en: str) -> None:
        self.zh = zh
        self.en = en
        super().__init__(f"{zh} / {en}")


def no_order() -> NotACommutationRulingError:
    """No order on a reduction was found."""
    return NotACommutationRulingError(
        "不是减刑裁定书：没有找到“裁定如下”之后准予、不予或减去刑罚的主文。请核对是否放错文书，或正文是否不全",
        "no commutation ruling: no order on a reduction behind 裁定如下. Check that the document is the right one",
    )


def several_persons(count: int) -> NotACommutationRulingError:
    """The ruling is about several prisoners."""
    return NotACommutationRulingError(
        f"一份文书内有 {count} 名罪犯的身份段落，无法分清事实属于谁。请按人拆分后重新导入",
        f"{count} prisoners are described in one document. Split it by person and take it in again",
    )
