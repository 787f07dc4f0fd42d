# SPDX-License-Identifier: MIT
"""A notebook over a shelf in memory, in a folder of its own."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from study_viewer.core.document.model import SectionInfo
from study_viewer.core.document.plain import digest_of
from study_viewer.core.errors import UserFacing
from study_viewer.core.keeper import Keeper, Places
from study_viewer.core.notebook import Notebook


class Shelf:
    """Fulfils ``Texts``: a document is a dict of section id → plain text."""

    TEXT = (
        "城乡融合发展公报\n"
        "全会指出，城乡融合发展是中国式现代化的必然要求。\n"
        "全会指出，要以县域为重要切入点，推进以县城为重要载体的城镇化建设。\n"
        "全会强调，要坚持农业农村优先发展，守住耕地红线。\n"
        "全会号召，各级组织团结起来，为建设美丽家园而奋斗！"
    )
    SECOND = "附件\n本文件自2024年1月1日起施行。\n有关单位要认真组织学习，及时报送情况。"

    def __init__(self) -> None:
        self.documents: dict[str, dict[str, str]] = {}
        self.unreadable: set[tuple[str, str]] = set()

    def put(self, document: str, *texts: str) -> None:
        self.documents[document] = {
            f"s{number:03}": text for number, text in enumerate(texts, start=1)
        }

    def title(self, document: str) -> str:
        return f"title of {document}" if document in self.documents else ""

    def digest(self, document: str) -> str:
        if document not in self.documents:
            return ""
        every = "".join(section.digest for section in self.sections(document))
        return hashlib.sha256(every.encode()).hexdigest()

    def sections(self, document: str) -> tuple[SectionInfo, ...]:
        return tuple(
            SectionInfo(
                name, text.split("\n")[0], f"sections/{name}.md", len(text), digest_of(text)
            )
            for name, text in self.documents.get(document, {}).items()
        )

    def section(self, document: str, section: str) -> SectionInfo | None:
        return next((one for one in self.sections(document) if one.id == section), None)

    def number(self, document: str, section: str) -> int | None:
        names = [one.id for one in self.sections(document)]
        return names.index(section) if section in names else None

    def text(self, document: str, section: str) -> str:
        if (document, section) in self.unreadable:
            raise UserFacing("not-allowed", path=f"{document}/{section}")
        return self.documents[document][section]

    def by_digest(self, digest: str) -> str | None:
        return next((name for name in self.documents if self.digest(name) == digest), None)


@pytest.fixture
def shelf() -> Shelf:
    """Document d-1 has two sections, d-2 one."""
    shelf = Shelf()
    shelf.put("d-1", Shelf.TEXT, Shelf.SECOND)
    shelf.put("d-2", "第一条 为了规范学习，制定本办法。\n第二条 本办法自发布之日起施行。")
    return shelf


Open = Callable[..., Notebook]


@pytest.fixture
def open_notebook(tmp_path: Path, shelf: Shelf) -> Iterator[Open]:
    """Opens the notebook of a folder, by default the test's own, as a new start would."""
    opened: list[Notebook] = []

    def open_it(folder: Path = tmp_path / "data") -> Notebook:
        folder.mkdir(parents=True, exist_ok=True)
        places = Places(folder / "notebook.sqlite3", folder / "backups", folder / "notes")
        opened.append(Notebook(Keeper(places), shelf))
        return opened[-1]

    yield open_it
    for notebook in opened:
        notebook.keeper.close()


@pytest.fixture
def notebook(open_notebook: Open) -> Notebook:
    return open_notebook()
