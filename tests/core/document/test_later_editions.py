# SPDX-License-Identifier: MIT
"""Passages in later editions: found, asked about or unplaced, and never at a wrong place."""

import random
from pathlib import Path

import pytest

from bench.reanchor import (
    EDITIONS,
    Chain,
    fate,
    first_edition,
    made,
    measured,
    quotes,
    shipped,
    text_of,
    verdict,
)
from study_viewer.core.document import selector as selectors
from study_viewer.core.document.edition import Edition
from study_viewer.core.document.model import SectionInfo
from study_viewer.core.document.plain import digest_of

REAL = Path(__file__).resolve().parents[4] / "shared" / "seeds" / "000_c545cc314ab46998.txt"


def edition_of(*texts: str) -> Edition:
    infos = [SectionInfo(f"s{n}", "", "", len(one), digest_of(one)) for n, one in enumerate(texts)]
    return Edition(infos, {f"s{n}": one for n, one in enumerate(texts)}.__getitem__)


@pytest.mark.parametrize("name", EDITIONS)
@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_shown_is_right_and_the_rest_is_listed(name: str, seed: int) -> None:
    rng = random.Random(seed)
    sections = first_edition(Chain(shipped(), rng).text(60_000))
    marked = quotes(sections, 400, rng)
    new = made(EDITIONS[name](sections, rng))
    placements = selectors.resolve_all([one.selector for one in marked], new.edition)
    assert len(placements) == len(marked)
    found = [
        (fate(one, new), verdict(placement, one, new))
        for one, placement in zip(marked, placements, strict=True)
    ]
    assert all(come in ("unplaced", "elsewhere") for done, come in found if done == "deleted")
    assert sum(come == "wrong" for _, come in found) <= 1
    if name == "nothing changed":
        assert {come for _, come in found} == {"right"}
    intact = [come for done, come in found if done == "intact"]
    assert all(come in ("right", "check") for come in intact)
    edited = [come for done, come in found if done == "edited"]
    assert sum(come != "unplaced" for come in edited) >= 0.95 * len(edited)


def test_a_copy_elsewhere_is_not_taken_for_the_original_that_was_reworded() -> None:
    before = "第三条 各单位应当在每年年底以前把学习的记录送交办公室，"
    words = "由办公室组织检查并评出先进单位若干名"
    after = "，评出的单位由上级机关给予通报表扬并发给证书。"
    old = before + words + after
    one = selectors.make("s0", old, len(before), len(before + words))
    reworded = old.replace("检查并评出", "抽查并选出")
    copy = before[-40:] + words + "。本条的解释权归属于另外一个部门，与前文并无关系，特此说明。"
    placed = selectors.resolve(one, edition_of(reworded, "附件一 " + copy))
    assert placed.state == "check"
    alone = selectors.resolve(one, edition_of("附件一 " + copy))
    assert (alone.state, alone.section) == ("placed", "s0")


@pytest.mark.skipif(not REAL.exists(), reason="the real document is not here")
@pytest.mark.parametrize("name", EDITIONS)
def test_in_the_real_document_no_passage_is_shown_at_a_wrong_place(name: str) -> None:
    rng = random.Random(11)
    sections = first_edition(text_of(REAL))
    marked = quotes(sections, 200, rng)
    verdicts = measured(name, EDITIONS[name](sections, rng), marked, sections).verdicts
    assert sum(counted["wrong"] for counted in verdicts.values()) == 0
    found = verdicts["intact"] + verdicts["edited"]
    assert found["right"] + found["check"] >= 0.95 * found.total()
