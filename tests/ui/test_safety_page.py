"""Laws of the safety page: all of it can be read, reached, printed and left, and none is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.ui.bullet_list import BulletList
from backcare_desktop.ui.focus_ring import FocusRing, FocusRings
from backcare_desktop.ui.safety_page import HIGH, NOW, SOON, WIDE, SafetyPage
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.theme_sheet import dress
from tests.ui.look import seen, share, theme


class Printers:
    """Remembers what was offered; there are printers or there are none."""

    def __init__(self, *, there: bool) -> None:
        self.there = there
        self.offered: list[str] = []

    def __call__(self, document: QTextDocument, _window: QWidget) -> bool:
        self.offered.append(document.toPlainText())
        return self.there


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    dress(qapp, theme())


def opened(
    qtbot: QtBot,
    points: float = 10,
    *,
    numbers: tuple[str, ...] = (),
    printers: Printers | None = None,
) -> SafetyPage:
    page = SafetyPage(
        theme(points=points),
        numbers=numbers,
        offer_print=printers or Printers(there=False),
    )
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    QApplication.processEvents()
    return page


def texts_of(page: SafetyPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.text()]


def lists_of(page: SafetyPage) -> list[BulletList]:
    return list(page.findChildren(BulletList))


def in_sight(page: SafetyPage, rect: QRect, of: QWidget) -> bool:
    area = page.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    view = area.viewport()
    return view.rect().contains(QRect(of.mapTo(view, rect.topLeft()), rect.size()))


def button(page: SafetyPage, words: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == words)


def test_seven_signs_ask_for_help_now_and_six_soon(qtbot: QtBot) -> None:
    page = opened(qtbot)
    now, soon = lists_of(page)
    assert [now.item(row).text() for row in range(now.count())] == [said(one) for one in NOW]
    assert [soon.item(row).text() for row in range(soon.count())] == [said(one) for one in SOON]
    assert (now.count(), soon.count()) == (7, 6)


def test_a_reader_meets_headings_and_named_lists(qtbot: QtBot) -> None:
    page = opened(qtbot)
    labels = {label.text(): label.accessibleDescription() for label in page.findChildren(QLabel)}
    assert labels["When to get help"] == "Heading, level 1"
    assert labels[said("rf-title")] == "Heading, level 2"
    assert labels[said("rf-soon-title")] == "Heading, level 2"
    for one, title in zip(lists_of(page), ("rf-title", "rf-soon-title"), strict=True):
        node = QAccessible.queryAccessibleInterface(one)
        assert node.role() == QAccessible.Role.List
        assert node.text(QAccessible.Text.Name) == said(title)


def test_reading_begins_at_the_first_heading(qtbot: QtBot) -> None:
    page = opened(qtbot)
    focus = page.focusWidget()
    assert isinstance(focus, QLabel)
    assert focus.text() == "When to get help"


def test_tab_goes_through_the_page_in_reading_order(qtbot: QtBot) -> None:
    page = opened(qtbot)
    met: list[QWidget] = []
    while (focus := page.focusWidget()) not in met:
        met.append(focus)
        QTest.keyClick(page, Qt.Key.Key_Tab)
    places = [one.mapTo(page, QPoint(0, 0)) for one in met]
    assert len(met) == 8
    assert [place.y() for place in places[:5]] == sorted(place.y() for place in places[:5])
    buttons = [one.text() for one in met[5:] if isinstance(one, QPushButton)]
    assert buttons == ["Print", "When it is a hard stretch", "Close"]


def test_escape_and_close_close_it_and_tell_once(qtbot: QtBot) -> None:
    for leave in ("key", "button"):
        page = opened(qtbot)
        with qtbot.waitSignal(page.closed):
            if leave == "key":
                QTest.keyClick(page, Qt.Key.Key_Escape)
            else:
                button(page, "Close").click()
        assert not page.isVisible()


def test_escape_closes_it_from_within_a_list(qtbot: QtBot) -> None:
    page = opened(qtbot)
    now = lists_of(page)[0]
    now.setFocus()
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(now, Qt.Key.Key_Escape)


def test_what_is_to_be_read_has_no_ring_before_a_key_is_pressed(
    qtbot: QtBot, qapp: QApplication
) -> None:
    rings = FocusRings(qapp, theme())
    page = opened(qtbot)
    assert not [one for one in page.findChildren(FocusRing) if one.isVisible()]
    QTest.keyClick(page, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: any(map(QWidget.isVisible, page.findChildren(FocusRing))))
    rings.deleteLater()


def test_only_the_first_list_is_urgent(qtbot: QtBot) -> None:
    page = opened(qtbot)
    boxes = [one for one in page.findChildren(QFrame) if one.property("box")]
    grounds = [theme().colour("urgentBg"), theme().colour("noticeBg")]
    for box, ground in zip(boxes, grounds, strict=True):
        assert share(seen(box), ground) > 0.5
    assert share(seen(boxes[1]), theme().colour("urgent")) == 0


def test_the_crisis_line_stands_there_only_with_numbers_of_the_users_own(qtbot: QtBot) -> None:
    assert said("chk-5") not in texts_of(opened(qtbot))
    page = opened(qtbot, numbers=("Crisis line: 0800 123",))
    assert said("chk-5") in texts_of(page)
    assert "Crisis line: 0800 123" in texts_of(page)


def test_at_its_usual_size_nothing_needs_scrolling(qtbot: QtBot) -> None:
    page = opened(qtbot)
    area = page.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    page.resize(WIDE, HIGH)
    QApplication.processEvents()
    assert area.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("points", [10, 20])
def test_nothing_is_cut_off_and_the_buttons_stay(
    qtbot: QtBot, qapp: QApplication, points: float
) -> None:
    dress(qapp, theme(points=points))
    page = opened(qtbot, points)
    page.resize(460, 420)
    QApplication.processEvents()
    for label in page.findChildren(QLabel):
        if label.text():
            assert label.height() >= label.heightForWidth(label.width())
    for one in lists_of(page):
        assert one.height() >= one.heightForWidth(one.width())
    for words in ("Print", "Close"):
        place = button(page, words).mapTo(page, QPoint(0, button(page, words).height()))
        assert place.y() <= page.height()


def test_what_has_the_focus_is_scrolled_into_sight(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.resize(460, 300)
    QApplication.processEvents()
    met = 0
    while isinstance(page.focusWidget(), QLabel | BulletList):
        focus = page.focusWidget()
        assert in_sight(page, QRect(0, 0, focus.width(), 20), focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        met += 1
    assert met == 5


def test_arrows_bring_the_next_sentence_into_sight(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.resize(460, 300)
    QApplication.processEvents()
    soon = lists_of(page)[1]
    soon.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(soon.count()):
        QTest.keyClick(soon, Qt.Key.Key_Down)
        assert in_sight(page, soon.visualItemRect(soon.currentItem()), soon)
    assert soon.currentRow() == soon.count() - 1


def test_print_gives_the_whole_page(qtbot: QtBot) -> None:
    printers = Printers(there=True)
    page = opened(qtbot, printers=printers)
    before = texts_of(page)
    button(page, "Print").click()
    (printed,) = printers.offered
    for string_id in (*NOW, *SOON, "rf-title", "rf-soon-title", "rf-foot"):
        assert said(string_id) in printed
    assert texts_of(page) == before


def test_without_a_printer_a_sentence_says_so(qtbot: QtBot) -> None:
    page = opened(qtbot, printers=Printers(there=False))
    button(page, "Print").click()
    assert "No printer was found. The page stays here to be read." in texts_of(page)


def test_on_paper_the_page_is_a_page(qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "page.pdf"))
    opened(qtbot).document().print_(printer)
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


def test_another_theme_reaches_the_open_page(qtbot: QtBot, qapp: QApplication) -> None:
    page = opened(qtbot)
    dress(qapp, theme("dark"))
    page.show_theme(theme("dark"))
    image = seen(page)
    assert share(image, theme("dark").colour("urgentBg")) > 0.1
    assert share(image, theme("light").colour("text")) == 0
