# SPDX-License-Identifier: MIT
"""A footnote read at its mark, a picture looked at closely, and the way back to the text."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from study_viewer.core.document.model import Body, Image, Note, Paragraph, Span
from study_viewer.core.document.plain import plain_text


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#00ff00"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


BODY = Body(
    (
        Image("images/a.png", "a map"),
        Image("images/lost.png", "lost"),
        Paragraph((Span("城乡融合发展"), Span("1", note="1"), Span("是标志。"))),
        *(Paragraph((Span(f"第{n}段。" * 30),)) for n in range(40)),
    ),
    (Note("1", (Paragraph((Span("见"), Span("公报", link="s002#a"), Span("。"))),)),),
)
TEXT = plain_text(BODY)


@pytest.fixture
def page(desk):
    wide = png(1200, 300)
    desk.panel.show_section(BODY, lambda path: wide if "lost" not in path else None)
    desk.view.viewport().repaint()
    return desk


def click(desk, qtbot, at: QPoint) -> None:
    qtbot.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def area(desk, start: int):
    return desk.view.areas(start, start + 1)[0]


@pytest.fixture
def card(page, qtbot):
    click(page, qtbot, area(page, TEXT.index("1")).center())
    return page.panel.asides.card


def test_a_note_has_the_room_it_needs_the_first_time_too(desk, qtbot):
    """Measured before it had its width, a line of a note had the room of three."""
    note = Note("1", (Paragraph((Span("参加活动不需要介绍信，凭读者证即可。"),)),))
    body = Body((Paragraph((Span("城乡"), Span("1", note="1"), Span("是标志。"))),), (note,))
    desk.panel.show_section(body)
    desk.view.viewport().repaint()
    click(desk, qtbot, area(desk, 2).center())
    text = desk.panel.asides.card.text
    assert text.height() == text.document().size().height()


def test_a_click_on_the_mark_shows_the_note_beside_it(page, card):
    assert card.isVisible()
    assert card.text.toPlainText() == "见公报。"
    mark = area(page, TEXT.index("1")).translated(page.view.viewport().mapTo(page.panel, QPoint()))
    assert not card.geometry().adjusted(16, 16, -16, -16).intersects(mark)
    assert page.panel.place() == 0


def test_in_the_narrowest_reader_the_note_is_whole(page, qtbot):
    page.panel.resize(360, 500)
    click(page, qtbot, area(page, TEXT.index("1")).center())
    plate = page.panel.asides.card.geometry().adjusted(16, 16, -16, -16)
    assert page.panel.rect().contains(plate)


def test_escape_closes_the_note_and_gives_the_keys_back(page, card, qtbot):
    assert card.text.hasFocus()
    qtbot.keyClick(card.text, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert page.view.hasFocus()


def test_a_click_elsewhere_closes_the_note(page, card, qtbot):
    click(page, qtbot, area(page, TEXT.index("第0段")).center())
    assert not card.isVisible()


def test_a_link_in_the_note_is_told(page, card, qtbot):
    told = []
    page.panel.link_activated.connect(told.append)
    qtbot.keyClick(card.text, Qt.Key.Key_Tab)
    qtbot.keyClick(card.text, Qt.Key.Key_Return)
    assert told == ["s002#a"]
    assert not card.isVisible()


def test_from_the_card_one_goes_to_the_note_and_its_label_leads_back(page, card, qtbot):
    go = next(b for b in card.findChildren(QAbstractButton) if b.text() == "Go to the note")
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert not card.isVisible()
    at = page.panel.anchor("note:1")
    below = area(page, at)
    assert page.view.viewport().rect().contains(below)
    click(page, qtbot, below.center() - QPoint(below.width(), 0))
    assert page.view.viewport().rect().contains(area(page, TEXT.index("1")))


def test_another_section_takes_the_note_away(page, card):
    page.panel.show_section(page.body)
    assert not card.isVisible()


@pytest.fixture
def picture(page, qtbot):
    click(page, qtbot, area(page, 0).center())
    return page.panel.asides.picture


def test_a_click_on_a_picture_shows_it_as_large_as_the_window(page, picture):
    assert picture.isVisible()
    assert picture.rect() == page.panel.window().rect()
    shot = picture.grab().toImage()
    y = picture.height() // 2
    green = [shot.pixelColor(x, y) == QColor("#00ff00") for x in range(shot.width())]
    assert sum(green) > area(page, 0).width()
    assert picture.accessibleName() == "a map"


def test_keys_and_wheel_enlarge_it_and_escape_closes(page, picture, qtbot):
    fitted = picture.scale
    qtbot.keyClick(picture, "+")
    assert picture.scale > fitted
    qtbot.keyClick(picture, "-")
    assert picture.scale == pytest.approx(fitted)
    at = QPointF(200, 200)
    none = Qt.KeyboardModifier.NoModifier
    turned = QWheelEvent(
        at,
        picture.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(picture, turned)
    assert picture.scale > fitted
    qtbot.keyClick(picture, "0")
    assert picture.scale == fitted
    qtbot.keyClick(picture, Qt.Key.Key_Escape)
    assert not picture.isVisible()
    assert page.view.hasFocus()


def test_a_drag_moves_what_is_larger_than_the_window(picture, qtbot):
    halves = QImage(1200, 300, QImage.Format.Format_RGB32)
    halves.fill(QColor("#0000ff"))
    lower = QPainter(halves)
    lower.fillRect(0, 150, 1200, 150, QColor("#00ff00"))
    lower.end()
    picture.show_picture(halves, "")
    for _ in range(6):
        qtbot.keyClick(picture, "+")

    def edge() -> int:
        """Where its lower half begins, in the middle of the window."""
        shot = picture.grab().toImage()
        x = shot.width() // 2
        return next(y for y in range(shot.height()) if shot.pixelColor(x, y).green() == 255)

    before = edge()
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(picture, left, pos=QPoint(300, 300))
    qtbot.mouseMove(picture, QPoint(300, 380))
    qtbot.mouseRelease(picture, left, pos=QPoint(300, 380))
    assert edge() > before


def test_a_drag_that_ends_beside_the_picture_does_not_close_it(picture, qtbot):
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(picture, left, pos=picture.rect().center())
    qtbot.mouseMove(picture, QPoint(20, 120))
    qtbot.mouseRelease(picture, left, pos=QPoint(20, 120))
    assert picture.isVisible()


def test_a_click_beside_the_picture_closes_it(picture, qtbot):
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=QPoint(20, 120))
    assert not picture.isVisible()


def test_a_click_on_the_picture_closes_it_and_a_double_click_enlarges(picture, qtbot):
    fitted, left = picture.scale, Qt.MouseButton.LeftButton
    at = picture.rect().center()
    qtbot.mouseClick(picture, left, pos=at)
    qtbot.mouseDClick(picture, left, pos=at)
    assert picture.isVisible()
    assert picture.scale > fitted
    qtbot.mouseClick(picture, left, pos=at)
    qtbot.waitUntil(lambda: not picture.isVisible())


def test_an_open_picture_has_a_frame_within_the_dimmed_window_and_says_how_to_close(picture, qtbot):
    assert picture.caption().endswith("Picture · Esc or click closes")
    assert picture.caption().startswith("a map")
    under = picture.parentWidget().palette().window().color().lightness()
    assert picture.grab().toImage().pixelColor(3, picture.height() - 3).lightness() < under / 2
    for _ in range(9):
        frame = picture.frame()
        assert frame.width() <= picture.width() * 0.9 + 1
        assert frame.height() <= picture.height() * 0.9 + 1
        qtbot.keyClick(picture, "+")


def test_a_lost_picture_shows_its_words_and_opens_nothing(page, qtbot):
    at = TEXT.index("\ufffc", 1)
    click(page, qtbot, area(page, at).center())
    assert page.panel.asides is None


def test_the_mouse_says_what_can_be_clicked(page, qtbot):
    viewport = page.view.viewport()
    shapes = []
    for at in (area(page, 0), area(page, TEXT.index("第0段")), area(page, TEXT.index("1"))):
        qtbot.mouseMove(viewport, at.center())
        QApplication.processEvents()
        shapes.append(viewport.cursor().shape())
    hand, beam = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.IBeamCursor
    assert shapes == [hand, beam, hand]


def test_a_picture_is_opened_by_keys_from_the_caret(page, qtbot):
    qtbot.keyClick(page.view, Qt.Key.Key_Home)
    qtbot.keyClick(page.view, Qt.Key.Key_Left)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert page.panel.asides.picture.isVisible()
