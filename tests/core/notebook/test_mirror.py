# SPDX-License-Identifier: MIT
"""The readable mirror: what it says, what it is read back as, what is refused."""

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from study_viewer.core.errors import UserFacing
from study_viewer.core.mirror import file_of, read


def test_the_mirror_can_be_read_by_anybody(notebook):
    notebook.annotate("d-1", "s001", 9, 33, kind="note", note="第一行\n- 第二行", tags=["数据"])
    notebook.mirror()
    text = file_of(notebook.keeper.places.mirror, "d-1").read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    assert data["title"] == "title of d-1"
    assert data["annotations"][0]["quote"] == "全会指出，城乡融合发展是中国式现代化的必然要求。"
    assert data["annotations"][0]["note"] == "第一行\n- 第二行"
    assert "    第一行\n    - 第二行\n" in text


def test_only_the_mirrors_of_changed_documents_are_rewritten(notebook):
    notebook.annotate("d-1", "s001", 9, 13)
    changes = notebook.annotate("d-2", "s001", 0, 3)
    notebook.mirror(changes)
    folder = notebook.keeper.places.mirror
    assert [path.name for path in folder.iterdir()] == ["d-2.yaml"]
    notebook.mirror()
    assert len(list(folder.iterdir())) == 2


def test_a_foreign_name_leads_out_of_no_folder(tmp_path):
    for name in ("../../etc/passwd", "..", ".hidden", "a/b\\c", "C:evil", "正常"):
        assert file_of(tmp_path, name).parent == tmp_path
        assert not file_of(tmp_path, name).name.startswith(".")


def test_a_mirror_has_a_name_that_every_system_takes_and_no_other_document_has(tmp_path):
    odd = [
        "con",
        "CON",
        "nul.1",
        "lpt1",
        "d-1.",
        "d-1 ",
        "d-1",
        "con-",
        "..",
        "书" * 100,
        "x" * 500,
    ]
    odd += ["书" * 100 + "本", "a~b", "."]
    names = [file_of(tmp_path, name).name for name in odd]
    assert len(set(names)) == len(odd)
    for name in names:
        stem = name.removesuffix(".yaml")
        assert stem.split(".")[0].lower() not in {"con", "nul", "lpt1"}
        assert not stem.endswith((".", " ")) and len(name) < 240
    assert file_of(tmp_path, "d-1").name == "d-1.yaml"
    assert file_of(tmp_path, "学习").name == "%E5%AD%A6%E4%B9%A0.yaml"


def test_what_a_restore_removed_does_not_come_back_from_the_mirror(notebook, open_notebook):
    notebook.annotate("d-1", "s001", 9, 13)
    copy = notebook.backup()
    notebook.mirror(notebook.annotate("d-2", "s001", 0, 3))
    folder = notebook.keeper.places.mirror
    own = folder / "my own.yaml"
    own.write_bytes(file_of(folder, "d-2").read_bytes())
    notebook.mirror(notebook.restore(copy))
    assert read(file_of(folder, "d-2")) == []
    assert yaml.safe_load(file_of(folder, "d-2").read_text("utf-8"))["title"] == "title of d-2"
    assert len(read(own)) == 1, "a file that the program did not write stays as it is"
    own.unlink()
    notebook.keeper.close()
    notebook.keeper.places.notebook.unlink()
    assert [one.document for one in open_notebook().list()] == ["d-1"]


any_text = st.text(st.characters(codec="utf-8"), max_size=60)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(note=any_text, tag=any_text, lines=st.lists(any_text, max_size=4))
def test_the_mirror_says_exactly_what_the_notebook_says(
    notebook, open_notebook, tmp_path, note, tag, lines
):
    made = notebook.annotate(
        "d-1", "s001", 9, 40, note="\n".join([note, *lines]), tags=[tag], colour="blue"
    )
    notebook.mirror()
    there = {
        one.annotation.id: one.annotation for one in read(file_of(tmp_path / "data/notes", "d-1"))
    }
    one = notebook.get(made.annotations[0])
    assert there[one.id]._replace(placement=one.placement) == one


def test_a_restored_mirror_is_the_notebook_again_with_its_trash(notebook, open_notebook, tmp_path):
    notebook.annotate("d-1", "s001", 9, 13, note="eins", colour="red")
    notebook.annotate("d-1", "s002", kind="note", note="zwei")
    notebook.delete(notebook.annotate("d-1", kind="note", note="drei").annotations)
    notebook.mirror()
    other = open_notebook(tmp_path / "other")
    mirror = file_of(notebook.keeper.places.mirror, "d-1")
    other.restore(mirror)
    other.restore(mirror)
    assert other.list() == notebook.list()
    assert other.trash() == notebook.trash()


@pytest.mark.parametrize("content", [b"", b"- a", b"format: 9", b"a: [", b"\xff\xfe", b"format: 1"])
def test_what_is_no_mirror_is_refused(notebook, tmp_path, content):
    wrong = tmp_path / "wrong.yaml"
    wrong.write_bytes(content)
    with pytest.raises(UserFacing) as error:
        notebook.restore(wrong)
    assert error.value.code == "mirror-unreadable"


BOMB = (
    "format: 1\nx0: &x0 [lol, lol, lol, lol]\n"
    + "".join(f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]\n" for n in range(1, 6))
    + "annotations:\n- {id: a, quote: b, prefix: *x5}\n"
)


def test_a_mirror_with_aliases_or_of_a_monstrous_size_is_refused(notebook, tmp_path, monkeypatch):
    wrong = tmp_path / "bomb.yaml"
    wrong.write_text(BOMB, encoding="utf-8")
    with pytest.raises(UserFacing) as error:
        notebook.restore(wrong)
    assert error.value.code == "mirror-unreadable"
    notebook.annotate("d-1", "s001", 9, 13)
    notebook.mirror()
    mirror = file_of(notebook.keeper.places.mirror, "d-1")
    assert len(read(mirror)) == 1
    monkeypatch.setattr("study_viewer.core.mirror._LARGEST", 100)
    with pytest.raises(UserFacing) as error:
        read(mirror)
    assert error.value.code == "mirror-unreadable"


def test_lists_where_a_mirror_has_texts_count_as_no_text(tmp_path):
    odd = tmp_path / "odd.yaml"
    odd.write_text(
        "format: 1\ndocument: d-1\nannotations:\n"
        "- {id: a, quote: b, prefix: [x], suffix: {y: z}, section_digest: [[w]]}\n",
        encoding="utf-8",
    )
    selector = read(odd)[0].annotation.selector
    assert (selector.exact, selector.prefix, selector.suffix, selector.digest) == ("b", "", "", "")
