# SPDX-License-Identifier: MIT
"""Whom a notice addresses is told from a sentence that ends in a colon."""

import pytest

from study_viewer.core.document.salutation import is_salutation


@pytest.mark.parametrize(
    "text",
    [
        "各市、县人民政府：",
        "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：",
        "各区县（自治县）人民政府，市政府各部门，有关单位：",
        "市直各单位：",
        "各党支部：",
        "各位领导、同志们：",
        "同志们：",
        "女士们、先生们、朋友们：",
        "尊敬的各位代表：",
    ],
)
def test_a_salutation_is_known(text: str) -> None:
    assert is_salutation(text)


@pytest.mark.parametrize(
    "text",
    [
        "现将有关事项通知如下：",
        "各项工作要求如下：",
        "各单位要做好以下工作：",
        "要求各部门：",
        "责任单位：",
        "市财政局：",
        "联系人：",
        "各单位：按时报送。",
        "各单位",
        "",
    ],
)
def test_what_only_ends_in_a_colon_is_none(text: str) -> None:
    assert not is_salutation(text)
