# SPDX-License-Identifier: MIT
"""What ships can be read: texts, outlines, links and pictures, and both languages alike."""

import re
from collections.abc import Iterator
from contextlib import closing

import pytest

from study_viewer.core.document.model import Body, Heading
from study_viewer.core.document.walk import pictures_of, spans_of
from study_viewer.core.document_folder import outline_of, read_document, read_section
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace
from tools import content

FOLDERS = {folder.name: folder for folder in content.folders()}
LARGEST_PICTURE = 150_000
"""Bytes: the guides travel in every copy of the program."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A new person's library, with what ships and nothing else."""
    with closing(Workspace(Paths(tmp_path_factory.mktemp("data")))) as made:
        yield made


@pytest.fixture(params=FOLDERS)
def document(request: pytest.FixtureRequest) -> str:
    return request.param


def bodies(document: str) -> dict[str, Body]:
    folder = FOLDERS[document]
    return {info.id: read_section(folder, info).body for info in read_document(folder).sections}


def headings(body: Body) -> list[Heading]:
    return [block for block in body.blocks if isinstance(block, Heading)]


def links(body: Body) -> set[str]:
    blocks = (*body.blocks, *(block for note in body.notes for block in note.blocks))
    return {span.link for spans in spans_of(blocks) for span in spans if span.link}


def test_a_new_person_finds_everything_that_ships(workspace: Workspace) -> None:
    assert {one.id for one in workspace.library.list()} == set(FOLDERS)
    assert workspace.library.problems == []


def test_every_section_has_a_text(workspace: Workspace, document: str) -> None:
    for info in workspace.library.sections(document):
        assert len(workspace.library.text(document, info.id)) > 100, info.id


def test_the_folder_says_what_its_sections_hold(document: str) -> None:
    """If not: python -m tools.content"""
    told = read_document(FOLDERS[document])
    assert told == content.current(FOLDERS[document])
    assert told.id == document


def test_the_outline_names_each_section_and_its_headings(
    workspace: Workspace, document: str
) -> None:
    outline = workspace.library.outline(document)
    sections = workspace.library.sections(document)
    tops = [(entry.section, entry.title) for entry in outline if entry.parent is None]
    assert tops == [(info.id, info.title) for info in sections]
    found = bodies(document)
    assert len(outline) == sum(len(headings(body)) for body in found.values())
    for entry in outline:
        text = workspace.library.text(document, entry.section)
        assert text[entry.start :].startswith(entry.title)


def test_every_link_leads_somewhere(document: str) -> None:
    found = bodies(document)
    anchors = {
        section: {heading.anchor for heading in headings(body)} for section, body in found.items()
    }
    for section, body in found.items():
        for link in links(body):
            target, _, anchor = link.partition("#")
            assert (target or section) in found, link
            assert not anchor or anchor in anchors[target or section], link


def test_no_link_was_lost_in_reading(document: str) -> None:
    """A link that the reader does not know leaves its text alone, and nobody would notice."""
    for section, body in bodies(document).items():
        written = (FOLDERS[document] / "sections" / f"{section}.md").read_text(encoding="utf-8")
        assert len(links(body)) == len(set(re.findall(r"(?<!!)\[[^]^]+\]\(([^)]+)\)", written)))
        assert len(list(pictures_of(body.blocks))) == written.count("![")


def test_every_picture_is_there_and_small_and_each_is_shown(
    workspace: Workspace, document: str
) -> None:
    shown = {path for body in bodies(document).values() for path in pictures_of(body.blocks)}
    for path in shown:
        picture = workspace.library.picture(document, path)
        assert picture is not None and picture.startswith(b"\x89PNG"), path
        assert len(picture) <= LARGEST_PICTURE, path
    images = FOLDERS[document] / "images"
    there = {f"images/{file.name}" for file in images.iterdir()} if images.is_dir() else set()
    assert there == shown


def test_a_title_is_said_once_at_the_top_of_its_section(document: str) -> None:
    folder = FOLDERS[document]
    for info in read_document(folder).sections:
        body = read_section(folder, info).body
        assert [heading.level for heading in headings(body)].count(1) == 1
        assert outline_of([(info, body)])[0].title == info.title
