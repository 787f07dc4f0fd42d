# SPDX-License-Identifier: MIT
"""The bar on top: the menu, the panels' switches, the page's look, and the one main action."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from study_viewer.ui.actions import Actions
from study_viewer.ui.common.buttons import paint_filled, paint_plate
from study_viewer.ui.common.icons import icon, pixmap
from study_viewer.ui.common.menus import let_go
from study_viewer.ui.common.theme import Theme

HEIGHT = 52
CONTROL = 34
_ASK = 320
"""Pixels of the field on top at most."""


class MainButton(QAbstractButton):
    """The one filled button of the window."""

    def __init__(self, action: QAction, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        self.setFont(font)
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 54, CONTROL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        paint_filled(self, painter, theme)
        drawing = pixmap("export", theme.on_accent, 18, self.devicePixelRatioF())
        painter.drawPixmap(14, (self.height() - 18) // 2, drawing)
        painter.drawText(
            self.rect().adjusted(38, 0, -12, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self.text(),
        )


class _Ask(QAbstractButton):
    """Looks like a field and opens the box for everything; in a narrow window it is a glass."""

    def __init__(self, action: QAction, parent: "TopBar") -> None:
        super().__init__(parent)
        self._bar = parent
        self._action = action
        self.setFixedHeight(CONTROL)
        self.setMinimumWidth(CONTROL)
        self.setMaximumWidth(_ASK)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._name)
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(self._action.text())
        self.setToolTip(self._action.toolTip())

    def sizeHint(self) -> QSize:
        return QSize(_ASK, CONTROL)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._bar._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = self.underMouse() or self.isDown()
        painter.setPen(QPen(QColor(theme.accent)) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line if over else theme.window))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        glass = pixmap("search", theme.soft, 16, self.devicePixelRatioF())
        painter.drawPixmap(9, (self.height() - 16) // 2, glass)
        keys = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        metrics, box = self.fontMetrics(), self.rect().adjusted(33, 0, -12, 0)
        room = box.width() - metrics.horizontalAdvance(keys) - 12
        if room < metrics.horizontalAdvance(self.text()) // 2:
            # The words say more than the keys, which the tooltip has too.
            keys, room = "", box.width()
        if room < 40:
            return
        painter.setPen(QColor(theme.soft))
        middle = Qt.AlignmentFlag.AlignVCenter
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, words)
        painter.setPen(QColor(theme.faint))
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, keys)


class TopBar(QWidget):
    def __init__(self, actions: Actions, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self._theme = theme
        self.setFixedHeight(HEIGHT)
        self._menu = self._tool()
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.look = self._tool(actions["page-look"])
        self._export = MainButton(actions["export"], theme, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(self._menu)
        row.addWidget(self._tool(actions["outline"]))
        row.addWidget(self._tool(actions["back"]))
        row.addWidget(self._tool(actions["forward"]))
        row.addSpacing(6)
        self._ask = _Ask(actions["everything"], self)
        row.addWidget(self._ask, 1)
        row.addStretch(1)
        row.addWidget(self._tool(actions["smaller"]))
        row.addWidget(self._tool(actions["larger"]))
        row.addWidget(self.look)
        row.addWidget(self._page_tool(actions["original-page"]))
        row.addWidget(self._tool(actions["annotations"]))
        row.addSpacing(6)
        row.addWidget(self._export)
        self.set_theme(theme)
        self.retranslate()

    def set_menu(self, main: QMenu) -> None:
        self._menu.setMenu(main)
        let_go(self._menu, main)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._ask.update()
        self._menu.setIcon(icon("menu", theme))
        self._export.set_theme(theme)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self._ask.setText(self.tr("Search documents and notes…"))
        self._menu.setToolTip(self.tr("Menu"))
        self._menu.setAccessibleName(self.tr("Menu"))
        self._export.setText(self.tr("Export notes"))
        self._export.setAccessibleName(self.tr("Export notes"))
        self._export.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.panel))
        painter.setPen(QColor(self._theme.line))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _page_tool(self, action: QAction) -> QToolButton:
        """Few documents have pages: in all others there is no button for them."""
        button = self._tool(action)
        button.setVisible(action.isEnabled())
        action.enabledChanged.connect(button.setVisible)
        return button

    def _tool(self, action: QAction | None = None) -> QToolButton:
        button = _Tool(self)
        button.setAutoRaise(True)
        button.setFixedSize(CONTROL, CONTROL)
        button.setIconSize(QSize(20, 20))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if action is not None:
            button.setDefaultAction(action)
        return button


class _Tool(QToolButton):
    """A tool button without the triangle of its menu, and named by its action for a reader."""

    def paintEvent(self, event: QPaintEvent) -> None:
        bar = self.parent()
        assert isinstance(bar, TopBar)
        theme = bar._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isEnabled() or self.hasFocus():
            paint_plate(self, painter, theme, theme.line if self.isDown() else "")
        side = self.iconSize().width()
        place = (self.width() - side) // 2
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        box = QRect(place, (self.height() - side) // 2, side, side)
        self.icon().paint(painter, box, Qt.AlignmentFlag.AlignCenter, mode)
