# SPDX-License-Identifier: MIT
"""A PDF file as PDFium opens it: locked or not, whole or damaged, and its pages one by one."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from study_viewer.core.errors import UserFacing
from study_viewer.core.files import refusals

LARGEST_SIDE = 14_400
"""Points, 200 inches: the largest page that the format knows; a larger one is not painted whole."""

_SMALLEST_PAGE = 50
"""Bytes of a file for each of its pages, at least, in those that tell the truth."""
_MISSING = 2_000
"""Pages in a row that are not there."""


class Sheet(NamedTuple):
    """An open page: its handle, its size in points as it is shown, and how it lies in its file."""

    raw: Any
    page: int
    width: float
    height: float
    left: float
    bottom: float
    rotation: int

    @property
    def drawn(self) -> bool:
        """Whether there is anything on it."""
        return int(pdfium.FPDFPage_CountObjects(self.raw)) > 0

    def shown(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """A box of the file as it lies on the page that is shown: left, top, right, bottom."""
        x0, x1, y0, y1 = (
            left - self.left,
            right - self.left,
            bottom - self.bottom,
            top - self.bottom,
        )
        if self.rotation == 1:
            return y0, x0, y1, x1
        if self.rotation == 2:
            return self.width - x1, y0, self.width - x0, y1
        if self.rotation == 3:
            return self.width - y1, self.height - x1, self.width - y0, self.height - x0
        return x0, self.height - y1, x1, self.height - y0


class PdfFile:
    """An open PDF, to be closed."""

    def __init__(self, path: Path, password: str) -> None:
        """Raises UserFacing: pdf-password, pdf-password-wrong, pdf-damaged, text-empty, and what
        the disk says."""
        self.path = path
        with refusals(path), path.open("rb") as file:
            if not file.read(1):
                raise UserFacing("text-empty", path=str(path))
        try:
            self._document = pypdfium2.PdfDocument(path, password=password or None)
        except pypdfium2.PdfiumError as error:
            # The versions that are supported agree in nothing but these words.
            locked = "password" in str(error).casefold()
            if locked and password:
                raise UserFacing("pdf-password-wrong", path=str(path)) from error
            if locked:
                raise UserFacing("pdf-password", path=str(path)) from error
            raise UserFacing("pdf-damaged", path=str(path)) from error
        self.raw: Any = self._document.raw
        self.pages: int = self._counted(len(self._document), path)

    def close(self) -> None:
        self._document.close()

    def _counted(self, told: int, path: Path) -> int:
        """How many pages there are; a file too small for what it tells is counted one by one.

        No more are looked for behind a row of many that are not there.
        """
        if told <= max(_MISSING, path.stat().st_size // _SMALLEST_PAGE):
            return told
        last = number = 0
        while number < told and number - last < _MISSING:
            number += 1
            raw = pdfium.FPDF_LoadPage(self.raw, number - 1)
            if raw:
                last = number
                pdfium.FPDF_ClosePage(raw)
        return last

    def said(self, name: str) -> str:
        """What the file says of itself under ``Title``, ``Author``…"""
        return " ".join(str(self._document.get_metadata_value(name)).replace("\0", "").split())

    @contextlib.contextmanager
    def sheet(self, page: int) -> Iterator[Sheet | None]:
        """A page, from 1; None for one that is too damaged to be opened."""
        raw = pdfium.FPDF_LoadPage(self.raw, page - 1)
        if not raw:
            yield None
            return
        try:
            yield _sheet(raw, page)
        finally:
            pdfium.FPDF_ClosePage(raw)


def _sheet(raw: Any, page: int) -> Sheet:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(raw, box)
    width, height = float(pdfium.FPDF_GetPageWidthF(raw)), float(pdfium.FPDF_GetPageHeightF(raw))
    rotation = int(pdfium.FPDFPage_GetRotation(raw)) % 4
    # The box is told as the page is shown by some versions, as it lies in the file by others.
    left, bottom = min(box.left, box.right), min(box.bottom, box.top)
    return Sheet(raw, page, width, height, left, bottom, rotation)
