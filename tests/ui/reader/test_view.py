# SPDX-License-Identifier: MIT
"""What a person sees and does on the page: places kept, pages turned, marks painted, links."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QApplication

from study_viewer.core.annotation import Placement
from study_viewer.core.document.model import Body, Image, Paragraph, Span
from study_viewer.core.document.plain import plain_text
from study_viewer.ui.common.page.typography import Typography
from study_viewer.ui.common.theme import theme

HERE = "第1段，公共图书馆"


def png(colour: str, width: int = 40, height: int = 30) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def colours(desk, words: str) -> list[str]:
    """The ground under the first line of a passage, from its top to its bottom."""
    area = desk.view.areas(*desk.where(words))[0]
    shot = desk.view.viewport().grab().toImage()
    x = area.right() - 1
    return [shot.pixelColor(x, y).name().upper() for y in range(area.top(), area.bottom() + 1)]


@pytest.mark.parametrize("number", [1, 2, 9, 17, 25])
def test_a_place_that_was_left_is_the_first_line_again(desk, number):
    wanted = desk.where(f"第{number}段")[0]
    desk.panel.show_section(desk.body, at=wanted)
    assert desk.panel.place() == wanted


def test_a_place_near_the_end_of_a_long_section_is_found_at_once(desk):
    long = Body(tuple(Paragraph((Span(f"第{n}段。" * 40),)) for n in range(3000)))
    wanted = plain_text(long).index("第2900段")
    desk.panel.show_section(long, at=wanted)
    assert desk.panel.place() == wanted


def test_what_is_marked_is_seen_at_once_at_a_place_far_down(desk):
    long = Body(tuple(Paragraph((Span(f"第{n}段。" * 40),)) for n in range(800)))
    start = plain_text(long).index("第500段")
    mark = desk.annotation("a", HERE)._replace(placement=Placement("placed", "s", start, start + 5))
    desk.panel.show_section(long, annotations=[mark], at=start)
    # The first paint: before anything else asked where lines are.
    shot = desk.view.viewport().grab().toImage()
    area = desk.view.areas(start, start + 5)[0]
    ground = shot.pixelColor(area.right() - 1, area.top() + 1)
    assert ground == QColor(theme("light").highlights["yellow"])


def test_another_size_of_type_or_window_keeps_the_place(desk):
    desk.panel.show_section(desk.body, at=desk.where("第12段")[0])
    place = desk.panel.place()
    desk.panel.resize(560, 400)
    assert desk.panel.place() <= place < desk.where("第13段")[0]
    assert desk.panel.place() >= desk.where("第12段")[0]
    desk.panel.set_typography(Typography(size=26, line=44))
    assert desk.where("第12段")[0] <= desk.panel.place() < desk.where("第13段")[0]


def test_scrolling_tells_the_place_once_it_has_settled(desk, qtbot):
    with qtbot.waitSignal(desk.panel.reading_moved, timeout=3000) as told:
        desk.view.verticalScrollBar().setValue(700)
        desk.view.verticalScrollBar().setValue(900)
    assert told.args == [desk.panel.place()]
    assert desk.panel.seen()[1] > desk.panel.place()


def test_page_down_turns_pages_and_asks_for_the_next_section_at_the_end(desk, qtbot):
    asked = []
    desk.panel.next_wanted.connect(lambda: asked.append("next"))
    desk.panel.previous_wanted.connect(lambda: asked.append("previous"))
    qtbot.keyClick(desk.view, Qt.Key.Key_PageUp)
    assert asked == ["previous"]
    places = [desk.panel.place()]
    for _ in range(40):
        qtbot.keyClick(desk.view, Qt.Key.Key_PageDown)
        if asked[-1] == "next":
            break
        places.append(desk.panel.place())
    assert asked[-1] == "next"
    assert places == sorted(places)
    assert desk.panel.seen()[1] == len(desk.text)


def test_arrows_scroll_until_a_caret_is_wanted_and_escape_ends_it(desk, qtbot):
    scroll = desk.view.verticalScrollBar()
    qtbot.keyClick(desk.view, Qt.Key.Key_Down)
    assert scroll.value() > 0
    assert desk.view.cursorWidth() == 0
    desk.panel.jump(desk.where("第15段")[0])
    there = scroll.value()
    qtbot.keyClick(desk.view, Qt.Key.Key_Right)
    assert desk.view.cursorWidth() > 0
    assert scroll.value() == there
    qtbot.keyClick(desk.view, Qt.Key.Key_Escape)
    assert desk.view.cursorWidth() == 0


def test_a_passage_that_the_page_was_opened_at_gets_what_stands_before_it(desk):
    place = desk.where("第15段")
    desk.panel.stand_at(place[0])
    scroll = desk.view.verticalScrollBar()
    at_the_top = scroll.value()
    desk.view.scroll_to(*place, flash=False)
    assert scroll.value() < at_the_top - desk.view.viewport().height() // 8
    there = scroll.value()
    desk.view.scroll_to(*place, flash=False)
    assert scroll.value() == there


def test_a_highlight_tints_the_whole_height_of_its_line(desk):
    assert colours(desk, HERE)[0] == theme("light").paper
    desk.panel.set_annotations([desk.annotation("a1", HERE, "green")])
    ground = colours(desk, HERE)
    assert ground[0] == ground[-1] == theme("light").highlights["green"]
    assert len(ground) == Typography().line


def test_a_highlight_is_seen_in_the_heading_row_of_a_table_too(desk):
    desk.view.scroll_to(desk.where("目标")[0], flash=False)
    desk.panel.set_annotations([desk.annotation("a1", "目标", "green")])
    desk.view.viewport().repaint()
    assert theme("light").highlights["green"] in colours(desk, "目标")


def test_where_two_highlights_overlap_both_are_seen(desk):
    desk.panel.set_annotations(
        [desk.annotation("a1", HERE, "green"), desk.annotation("a2", "段，公共图书馆是", "blue")]
    )
    tints = theme("light").highlights
    ground = colours(desk, HERE)
    assert (ground[0], ground[-1]) == (tints["green"], tints["blue"])


def test_a_note_and_a_bookmark_have_their_signs_in_the_margin(desk, qtbot):
    desk.panel.set_annotations(
        [
            desk.annotation("note", "第1段", "green", "my note"),
            desk.annotation("mark", "第2段", None),
        ]
    )
    desk.view.viewport().repaint()
    left, right = desk.view.edges()
    beside = desk.middle_of("第1段")
    assert desk.view.annotations_at(QPointF(right + 20, beside.y())) == ("note",)
    beside = desk.middle_of("第2段")
    assert desk.view.annotations_at(QPointF(left - 20, beside.y())) == ("mark",)
    assert desk.view.annotations_at(QPointF(beside)) == ()


def test_a_note_is_read_under_the_mouse_at_its_passage_and_at_its_sign(desk):
    long = "<b>mine</b>\n" + "x" * 500
    desk.panel.set_annotations([desk.annotation("note", "第1段", "green", long)])
    desk.view.viewport().repaint()
    beside = desk.middle_of("第1段")
    shown = desk.view.notes_at(QPointF(beside))
    assert "&lt;b&gt;mine&lt;/b&gt;\n" in shown
    assert shown.count("x") == 300 - len("<b>mine</b>\n") - 1
    assert desk.view.notes_at(QPointF(desk.view.edges()[1] + 20, beside.y())) == shown
    assert desk.view.notes_at(QPointF(desk.middle_of("第2段"))) == ""


def test_of_highlights_on_one_place_each_click_takes_the_next_longer_one(desk, qtbot):
    desk.panel.set_annotations(
        [desk.annotation("long", HERE, "green"), desk.annotation("short", "段，公共", "blue")]
    )
    clicked = []
    desk.panel.annotation_clicked.connect(clicked.append)
    viewport, left = desk.view.viewport(), Qt.MouseButton.LeftButton
    at = desk.middle_of("段，公共")
    for _ in range(3):
        qtbot.mouseClick(viewport, left, pos=at)
    assert clicked == ["short", "long", "short"]


def test_notes_on_one_line_share_their_sign(desk):
    desk.panel.set_annotations(
        [
            desk.annotation("a", "第1段", "green", "one"),
            desk.annotation("b", "段，公共", "blue", "two"),
        ]
    )
    desk.view.viewport().repaint()
    sign = QPointF(desk.view.edges()[1] + 20, desk.middle_of("第1段").y())
    assert desk.view.annotations_at(sign) == ("a", "b")
    assert desk.view.notes_at(sign).count("<p") == 2


def test_home_and_end_go_to_the_ends_of_the_section_with_ctrl_or_without(desk, qtbot):
    bar = desk.view.verticalScrollBar()
    for held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        qtbot.keyClick(desk.view, Qt.Key.Key_End, held)
        assert bar.value() == bar.maximum()
        qtbot.keyClick(desk.view, Qt.Key.Key_Home, held)
        assert bar.value() == 0


def test_the_selection_goes_without_the_line_breaks_at_its_ends(desk):
    start, end = desk.where("\n第2段，")
    cursor = desk.view.textCursor()
    cursor.setPosition(desk.view.page.offsets.position_of(start))
    cursor.setPosition(desk.view.page.offsets.position_of(end), cursor.MoveMode.KeepAnchor)
    desk.view.setTextCursor(cursor)
    assert desk.panel.selection() == (start + 1, end)


def test_a_link_inside_the_section_is_followed_and_others_are_told_unchanged(desk, qtbot):
    told = []
    desk.panel.link_activated.connect(told.append)
    desk.panel.jump(desk.where("见本节开头")[0])
    place = desk.panel.place()
    viewport = desk.view.viewport()
    y = desk.middle_of("本节开头").y()
    x = desk.view.areas(*desk.where("本节开头"))[0].center().x()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    assert desk.panel.place() < place
    assert told == []
    desk.panel.jump(desk.where("见本节开头")[0])
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=desk.middle_of("条款"))
    assert told == ["s002#第 1 条"]


def test_a_clicked_link_is_not_selected_and_brings_no_bar(desk, qtbot):
    desk.panel.jump(desk.where("见本节开头")[0])
    viewport = desk.view.viewport()
    for words in ("条款", "本节开头"):
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=desk.middle_of(words))
        assert desk.panel.selection() is None
        assert desk.bar is None or not desk.bar.isVisible()


def test_only_pictures_of_the_document_are_read_and_never_a_file(desk, tmp_path):
    file = tmp_path / "secret.png"
    file.write_bytes(png("#ff0000"))
    asked = []

    def fetch(path: str) -> bytes | None:
        asked.append(path)
        return png("#00ff00") if path == "images/a.png" else None

    body = Body((Image("images/a.png"), Image(str(file)), Image(file.as_uri())))
    desk.panel.show_section(body, fetch)
    shot = desk.view.viewport().grab().toImage()
    seen = {shot.pixelColor(x, y).name() for x in range(shot.width()) for y in range(shot.height())}
    assert "#00ff00" in seen
    assert "#ff0000" not in seen
    assert set(asked) == {"images/a.png", str(file), file.as_uri()}
    kind = QTextDocument.ResourceType.ImageResource.value
    assert desk.view.loadResource(kind, QUrl.fromLocalFile(str(file))).pixelColor(0, 0) != QColor(
        "#ff0000"
    )


def test_a_picture_wider_than_the_column_shrinks_with_the_window(desk):
    desk.panel.show_section(Body((Image("images/a.png"),)), lambda _: png("#00ff00", 2000, 100))

    def green() -> int:
        shot = desk.view.viewport().grab().toImage()
        return max(
            sum(shot.pixelColor(x, y) == QColor("#00ff00") for x in range(shot.width()))
            for y in range(0, shot.height(), 4)
        )

    left, right = desk.view.edges()
    assert green() == pytest.approx(right - left, abs=2)
    desk.panel.resize(480, 500)
    left, right = desk.view.edges()
    assert green() == pytest.approx(right - left, abs=2)


def test_a_shrunk_picture_keeps_its_thin_lines(desk):
    """A page of a scan is twice as wide as the column; a hair of it must not vanish."""
    width = 2 * (desk.view.edges()[1] - desk.view.edges()[0])
    image = QImage(width, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    for x in range(0, width, 8):
        for y in range(100):
            image.setPixelColor(x + 1, y, QColor("#000000"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    desk.panel.show_section(Body((Image("images/a.png"),)), lambda _: bytes(buffer.data().data()))
    shot = desk.view.viewport().grab().toImage()
    left, right = desk.view.edges()
    line = [shot.pixelColor(x, 40).lightness() for x in range(left + 4, right - 8)]
    assert all(min(line[x : x + 4]) < 200 for x in range(len(line) - 4))


SVG = b"<svg xmlns='http://www.w3.org/2000/svg' width='280' height='72'><rect fill='red'/></svg>"


@pytest.mark.parametrize("data", [b"", b"no picture", SVG])
def test_what_is_no_picture_shows_its_description(desk, data):
    desk.panel.show_section(Body((Image("images/a.png", "a map"),)), lambda _: data)
    shot = desk.view.viewport().grab().toImage()
    seen = {shot.pixelColor(x, y).name().upper() for x in range(200, 500) for y in range(20, 120)}
    assert theme("light").panel in seen


def test_the_column_is_at_most_42_characters_or_75_letters_wide(desk):
    desk.panel.resize(1900, 900)
    desk.panel.set_typography(Typography(width=60))
    left, right = desk.view.edges()
    assert right - left == 42 * 18
    desk.panel.show_section(Body((Paragraph((Span("Latin words only. " * 30),)),)))
    left, right = desk.view.edges()
    assert right - left < 36 * 18


def test_the_wheel_with_ctrl_asks_for_larger_type_and_scrolls_nothing(desk):
    asked = []
    desk.panel.larger_wanted.connect(asked.append)
    at = QPointF(100, 100)
    turned = QWheelEvent(
        at,
        desk.view.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(desk.view.viewport(), turned)
    assert asked == [1]
    assert desk.view.verticalScrollBar().value() == 0


def test_a_double_click_takes_the_clause_not_the_whole_paragraph(desk, qtbot):
    told = []
    desk.view.selection_finished.connect(lambda *passage: told.append(passage))
    viewport = desk.view.viewport()
    at = desk.middle_of("基础工程")
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    start, end = desk.panel.selection()
    assert desk.text[start:end] == "公共图书馆是公共文化的基础工程"
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at)
    assert told[-1] == (start, end)


def test_after_a_double_click_a_shaking_hand_keeps_the_clause_and_a_drag_takes_more(desk, qtbot):
    viewport, left = desk.view.viewport(), Qt.MouseButton.LeftButton
    at = desk.middle_of("基础工程")
    qtbot.mouseDClick(viewport, left, pos=at)
    qtbot.mousePress(viewport, left, pos=at)
    qtbot.mouseRelease(viewport, left, pos=at)
    qtbot.mouseDClick(viewport, left, pos=at)
    qtbot.mouseMove(viewport, at + QPoint(3, 1))
    assert desk.view.text_between(*desk.view.selection()) == "公共图书馆是公共文化的基础工程"
    qtbot.mouseMove(viewport, desk.middle_of("书从哪里来"))
    qtbot.mouseRelease(viewport, left, pos=desk.middle_of("书从哪里来"))
    assert (
        desk.view.text_between(*desk.view.selection())
        == "公共图书馆是公共文化的基础工程，书从哪里来"
    )


def test_the_character_under_the_mouse_is_told_on_either_half_of_it(desk):
    start, _ = desk.where("公共文化")
    area = desk.view.areas(start, start + 1)[0]
    for x in (area.left() + 2, area.right() - 2):
        assert desk.view.offset_at(QPointF(x, area.center().y())) == start
    assert desk.view.offset_at(QPointF(2, area.center().y())) is None
