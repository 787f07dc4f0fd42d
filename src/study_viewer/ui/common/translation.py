# SPDX-License-Identifier: MIT
"""The window's language: chosen, else the system's; changed without a restart."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from study_viewer.core.paths import shipped

LANGUAGES = ("zh", "en")
_FILES = {"zh": "study_viewer_zh_CN", "en": "study_viewer_en"}
_QT_WORDS = QLibraryInfo.LibraryPath.TranslationsPath


def system_language() -> str:
    """zh for a Chinese system, else en; QLocale reads LANGUAGE, LC_ALL and LANG as Qt does."""
    first = (QLocale.system().uiLanguages() or ["en"])[0]
    return "zh" if first.lower().startswith("zh") else "en"


class Translation:
    """Installs the translators; Qt then sends LanguageChange to every widget."""

    def __init__(self, chosen: str) -> None:
        self._installed: list[QTranslator] = []
        self.language = ""
        self.use(chosen)

    def use(self, chosen: str) -> None:
        """``chosen`` is zh, en, or empty for the system's."""
        language = chosen if chosen in LANGUAGES else system_language()
        if language == self.language:
            return
        self.language = language
        old, self._installed = self._installed, []
        QLocale.setDefault(QLocale("zh_CN" if language == "zh" else "en_US"))
        if language == "zh":
            # Qt's own words, in file dialogs and text menus.
            self._install("qtbase_zh_CN", QLibraryInfo.path(_QT_WORDS))
        self._install(_FILES[language], str(shipped("resources") / "translations"))
        for translator in old:
            QCoreApplication.removeTranslator(translator)

    def remove(self) -> None:
        """Back to the language of the code."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed = []

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator()
        if translator.load(name, folder):
            self._installed.append(translator)
            QCoreApplication.installTranslator(translator)
