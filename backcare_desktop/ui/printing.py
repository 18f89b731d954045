"""Pages on paper, where there is a printer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget


def offer_print(document: QTextDocument, window: QWidget) -> bool:
    """Ask which printer, then print; False, and nothing asked, where there is none.

    The library for it is loaded only now: few ever print.
    """
    from PySide6.QtPrintSupport import (  # noqa: PLC0415 - see above
        QPrintDialog,
        QPrinter,
        QPrinterInfo,
    )

    if not QPrinterInfo.availablePrinterNames():
        return False
    dialog = QPrintDialog(QPrinter(QPrinter.PrinterMode.HighResolution), window)
    document.setParent(dialog)
    dialog.accepted.connect(lambda: document.print_(dialog.printer()))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()
    return True
