"""The floor: what any Qt program in a tray costs. One icon, one menu, nothing else."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORMTHEME", "generic")

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon


def main() -> int:
    """Stand in the tray until it is ended."""
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    picture = QPixmap(22, 22)
    picture.fill(Qt.GlobalColor.darkGreen)
    menu = QMenu()
    menu.addAction("Quit").triggered.connect(app.quit)
    icon = QSystemTrayIcon(QIcon(picture))
    icon.setContextMenu(menu)
    icon.setToolTip("Floor")
    icon.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
