# SPDX-License-Identifier: MIT
"""Whom a notice or a speech addresses, in a line of its own: 各市、县人民政府："""

import re

_LONGEST = 200
_WHOSE = (
    r"(?:国务院|[省市区县州]委|[省市区县州]政府|[省市区县州局委部院校]直(?:机关)?"
    r"|[省市区县州局委部院校]属|[全本][省市区县州校局院]|机关|公司|集团|学校|学院)?"
)
_ADDRESSED = (
    r"人民政府|政府|部门|单位|机构|机关|委员会|部委|委|部|局|厅|办|办公室|院|学校|大学|公司|集团|企业"
    r"|支部|党委|党组|总支|团体|组织|处|科室|中心|所|站|省|自治区|直辖市|州|市|县|区|乡镇|街道|社区"
    r"|同志|代表|委员|领导|来宾|嘉宾|朋友|同事|同学|老师|专家|家长|女士|先生|成员|党员|干部|职工"
)
# GB/T 9704-2012 has it (主送机关) at the left edge, with a full-width colon behind the last one.
_SALUTATION = (
    rf"(?:{_WHOSE}各(?!项|种|类|方面)|全体|尊敬的|亲爱的)"
    rf"[\u4e00-\u9fff、，（）()· ]{{0,160}}(?:{_ADDRESSED})(?:们|（[^（）]{{1,20}}）)?："
    r"|(?:(?:同志|同学|老师|女士|先生|朋友|代表|委员|来宾)们、?)+："
)


def is_salutation(text: str) -> bool:
    """Whether a paragraph is nothing else; where in doubt it is none."""
    if text[-1:] != "：" or len(text) > _LONGEST:
        return False
    # Compiled when it is asked for, not at a start: `re` keeps it.
    return re.fullmatch(_SALUTATION, text) is not None
