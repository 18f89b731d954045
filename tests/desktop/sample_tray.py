"""A small tray program to prove the stage with: it says on stdout what reaches it."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QPushButton,
    QSystemTrayIcon,
    QVBoxLayout,
    QWidget,
)

NAME = "Sample of a tray"


class Sample:
    """One icon with a menu, and a window with a field where that is asked for."""

    def __init__(self, *, with_window: bool) -> None:
        self._menu = _menu()
        self._tray = self._made_tray()
        self._had_tray = QSystemTrayIcon.isSystemTrayAvailable()
        self._watch = QTimer(interval=50)
        self._watch.timeout.connect(self._look)
        self._watch.start()
        self.window = _window() if with_window else None

    def _made_tray(self) -> QSystemTrayIcon:
        pixels = QPixmap(32, 32)
        pixels.fill(QColor("#00c000"))
        tray = QSystemTrayIcon(QIcon(pixels))
        tray.setToolTip("Twelve minutes")
        tray.setContextMenu(self._menu)
        tray.activated.connect(lambda reason: say(f"icon {reason.name}"))
        tray.show()
        return tray

    def _look(self) -> None:
        """An icon made where no host was is never registered: a new one is."""
        has_tray = QSystemTrayIcon.isSystemTrayAvailable()
        if has_tray and not self._had_tray:
            self._tray = self._made_tray()
        self._had_tray = has_tray


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _menu() -> QMenu:
    menu = QMenu()
    menu.addAction("Take a break now").triggered.connect(lambda: say("menu break"))
    pause = menu.addMenu("Pause")
    pause.addAction("30 minutes").triggered.connect(lambda: say("menu pause"))
    menu.addSeparator()
    sound = menu.addAction("Sound")
    sound.setCheckable(True)
    sound.setChecked(True)
    menu.addAction("Not today").setEnabled(False)
    return menu


def _window() -> QWidget:
    window = QWidget()
    window.setWindowTitle(NAME)
    field = QLineEdit(window)
    field.setAccessibleName("Note")
    field.textChanged.connect(lambda text: say(f"text {text}"))
    button = QPushButton("Greet", window)
    button.clicked.connect(lambda: say("greeted"))
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(button)
    window.show()
    field.setFocus()
    return window


def main() -> None:
    app = QApplication(sys.argv)
    app.setApplicationName("sample-of-a-tray")
    app.setQuitOnLastWindowClosed(False)
    sample = Sample(with_window="--window" in sys.argv)
    say("ready")
    app.exec()
    del sample


if __name__ == "__main__":
    main()
