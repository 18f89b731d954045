"""How standard widgets look in a theme: one palette, one style sheet, and what they are set on.

A widget says what it is by properties, and the sheet does the rest, also after a change of theme:
`role` (a label's font) and `tone` (its colour), `kind` (a button), `box` (a rounded frame), and
`ground` (a plain background).
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from backcare_desktop.core.facts import PILLARS
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_tokens import COLOUR_NAMES, FONT_ROLES, ColourName

_ROLES = QPalette.ColorRole

_PALETTE: dict[QPalette.ColorRole, ColourName] = {
    _ROLES.Window: "surface",
    _ROLES.WindowText: "text",
    _ROLES.Base: "raised",
    _ROLES.AlternateBase: "sunken",
    _ROLES.Text: "text",
    _ROLES.Button: "raised",
    _ROLES.ButtonText: "text",
    _ROLES.BrightText: "onAccent",
    _ROLES.Highlight: "accent",
    _ROLES.HighlightedText: "onAccent",
    _ROLES.Accent: "accent",
    _ROLES.Link: "accentText",
    _ROLES.LinkVisited: "accentText",
    _ROLES.PlaceholderText: "text2",
    _ROLES.ToolTipBase: "raised",
    _ROLES.ToolTipText: "text",
    _ROLES.Light: "raised",
    _ROLES.Midlight: "line",
    _ROLES.Mid: "control",
    _ROLES.Dark: "control",
    _ROLES.Shadow: "control",
}

_DISABLED = (_ROLES.WindowText, _ROLES.Text, _ROLES.ButtonText)

_GROUNDS: tuple[ColourName, ...] = ("window", "surface", "stage", "sunken", "raised")

_PAD = 3
"""Above and below a button's words at 100 % text, in pixels; its least height stands anyway."""

_SHEET = """
QPushButton, QToolButton[kind="icon"] {{ outline: none; }}
QPushButton {{
    font-weight: {label_weight}; min-height: {inner}px; padding: {pad}px 13px;
    border: 1px solid {control}; border-radius: {radius}px;
    background: {raised}; color: {text};
}}
QPushButton:hover {{ background: {stage}; border-color: {text}; }}
QPushButton:pressed {{ background: {sunken}; }}
QPushButton:checked {{ background: {accentSoft}; border-color: {accent}; color: {accentText}; }}
QPushButton:disabled {{ color: {disabled}; border-color: {line}; background: {surface}; }}
QPushButton[kind="primary"] {{
    background: {accent}; color: {onAccent}; border-color: {accent};
}}
QPushButton[kind="primary"]:hover {{ background: {accentHover}; border-color: {accentHover}; }}
QPushButton[kind="primary"]:pressed {{
    background: {accentPressed}; border-color: {accentPressed};
}}
QPushButton[kind="primary"]:disabled {{
    background: {track}; border-color: {track}; color: {text2};
}}
QPushButton[kind="quiet"], QPushButton[kind="link"], QPushButton[kind="soft"] {{
    border-color: transparent; background: transparent;
}}
QPushButton[kind="quiet"] {{ color: {text2}; }}
QPushButton[kind="link"] {{ color: {accentText}; }}
QPushButton[kind="soft"] {{
    background: {accentSoft}; color: {accentText}; border-color: {menu_edge};
}}
QPushButton[kind="quiet"]:hover, QPushButton[kind="link"]:hover {{ background: {stage}; }}
QPushButton[kind="soft"]:hover {{ border-color: {accent}; }}
QPushButton[kind="quiet"]:disabled, QPushButton[kind="link"]:disabled {{ color: {disabled}; }}
QPushButton[kind="chip"] {{
    min-height: {chip_inner}px; padding: {pad}px 11px; border-radius: 14px;
}}
QPushButton[kind="point"] {{ padding: {pad}px 0px; }}
QPushButton[kind="point"]:checked, QPushButton[kind="segment"]:checked {{
    background: {accent}; border-color: {accent}; color: {onAccent};
}}
QPushButton[kind="segment"] {{
    border-color: transparent; background: transparent;
    min-height: {segment_inner}px; padding: {pad}px 10px; border-radius: {segment_radius}px;
}}
QPushButton[kind="segment"]:hover {{ background: {stage}; }}
QPushButton[kind="segment"]:checked:hover {{ background: {accent}; }}
QPushButton[kind="entry"] {{
    border-color: transparent; background: transparent; text-align: {entry_side};
    font-weight: 400;
}}
QPushButton[kind="entry"]:hover {{ background: {stage}; }}
QPushButton[kind="entry"]:checked {{
    background: {accentSoft}; color: {accentText}; font-weight: {label_weight};
}}
QPushButton[kind="plain"]:checked {{
    border-width: {chosen}px; padding: {chosen_pad}px {chosen_side}px;
}}
QPushButton[kind="chip"]:checked {{
    border-width: {chosen}px; padding: {chosen_pad}px {chosen_chip}px;
}}
QPushButton[kind="entry"]:checked {{
    border: {chosen}px solid {menu_edge}; padding: {chosen_pad}px {chosen_side}px;
}}
QPushButton[flush="true"] {{
    min-height: {chip_inner}px; padding: {pad}px 0px; border-radius: {segment_radius}px;
}}
QPushButton[flush="true"]:hover {{ background: transparent; text-decoration: underline; }}
QPushButton[low="true"] {{ min-height: {chip_inner}px; }}
QPushButton[tight="true"] {{ padding: {pad}px 6px; }}
QPushButton[tall="true"] {{ min-height: {tall_inner}px; }}
QPushButton::menu-indicator {{ image: none; width: 0px; }}
QToolButton[kind="icon"] {{
    min-width: {target}px; min-height: {target}px; padding: 0px;
    border: 1px solid transparent; border-radius: {radius}px; background: transparent;
}}
QToolButton[kind="icon"]:hover {{ background: {stage}; border-color: {control}; }}
QToolButton[kind="icon"]:pressed {{ background: {sunken}; }}
QLineEdit {{
    min-height: {inner}px; padding: {pad}px 9px;
    border: 1px solid {control}; border-radius: {radius}px;
    background: {raised}; color: {text};
    selection-background-color: {accent}; selection-color: {onAccent};
}}
QTimeEdit QLineEdit {{ background: transparent; border: none; padding: 0px; }}
QLineEdit:disabled {{
    color: {disabled}; border-color: {line}; background: {surface};
}}
QMenu {{
    background: {raised}; color: {text}; border: {menu_border}px solid {control}; padding: 4px;
}}
QMenu::item {{ padding: 5px 20px 5px 12px; border: 1px solid transparent; border-radius: 6px; }}
QMenu::item:selected {{
    background: {accentSoft}; color: {accentText}; border-color: {menu_edge};
}}
QMenu::item:disabled {{ color: {disabled}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QToolTip {{
    background: {raised}; color: {text}; border: 1px solid {control}; padding: 4px 6px;
}}
QFrame[box="card"] {{ background: {surface}; border: 1px solid {line}; }}
QFrame[box="sunken"] {{ background: {sunken}; border: {box_border}px solid {line}; }}
QFrame[box="stage"] {{ background: {stage}; border: {box_border}px solid {line}; }}
QFrame[box="notice"] {{ background: {noticeBg}; border: {box_border}px solid {notice}; }}
QFrame[box="urgent"] {{ background: {urgentBg}; border: {box_border}px solid {urgent}; }}
QFrame[box] {{ border-radius: {box}px; }}
QFrame[box="choices"] {{
    background: {raised}; border: 1px solid {control}; border-radius: {radius}px;
}}
QFrame[box="chip"] {{
    background: {raised}; border: 1px solid {line}; border-radius: 14px;
}}
QWidget[side="true"] {{ border: 0px solid {line}; border-{far_side}-width: 1px; }}
QFrame[rule="true"] {{ background: {line}; border: none; max-height: 1px; min-height: 1px; }}
QListWidget[plain="true"] {{ border: none; background: transparent; outline: none; }}
QScrollArea {{ border: none; background: transparent; }}
QScrollBar {{ background: transparent; border: none; margin: 0px; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {control}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {text2}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0px; height: 0px; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def dress(app: QApplication, theme: Theme) -> None:
    """Give all windows this look, those that are open too, unless they have it."""
    colours, font, sheet_ = palette(theme), theme.font("body"), sheet(theme)
    if (app.palette(), app.font(), app.styleSheet()) == (colours, font, sheet_):
        return
    app.setStyle("Fusion")
    app.setPalette(colours)
    app.setFont(font)
    app.setStyleSheet(sheet_)


def palette(theme: Theme) -> QPalette:
    """The theme's colours for what the sheet does not name."""
    made = QPalette()
    for role, name in _PALETTE.items():
        made.setColor(role, theme.colour(name))
    for role in _DISABLED:
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("disabled"))
    return made


def sheet(theme: Theme) -> str:
    """The style sheet for every standard widget."""
    bordered = theme.shadow is None
    pad = theme.scaled(_PAD)
    values: dict[str, object] = {name: theme.colour(name).name() for name in COLOUR_NAMES}
    values |= {
        "label_weight": int(theme.font("label").weight()),
        "radius": theme.radius("control"),
        "box": theme.radius("box"),
        "pad": pad,
        "inner": theme.size("control") - 2 * pad - 2,
        "tall_inner": theme.size("control") + 4 - 2 * pad - 2,
        "chip_inner": theme.size("target") - 2 * pad - 2,
        "segment_inner": theme.size("control") - 2 * pad - 6,
        "segment_radius": max(2, theme.radius("control") - 2),
        "entry_side": "right" if QGuiApplication.isRightToLeft() else "left",
        "far_side": "left" if QGuiApplication.isRightToLeft() else "right",
        "target": theme.size("target") - 2,
        "menu_border": 2 if bordered else 1,
        "menu_edge": values["accent"] if bordered else "transparent",
        "box_border": 2 if bordered else 0,
        "chosen": 2 if bordered else 1,
        "chosen_pad": pad - 1 if bordered else pad,
        "chosen_side": 12 if bordered else 13,
        "chosen_chip": 10 if bordered else 11,
    }
    return _SHEET.format(**values) + "\n".join([*_fonts(theme), *_tones(theme), *_grounds(theme)])


def _fonts(theme: Theme) -> list[str]:
    rules = []
    for role in FONT_ROLES:
        font = theme.font(role)
        size, weight = font.pointSizeF(), int(font.weight())
        rules.append(f'QLabel[role="{role}"] {{ font-size: {size}pt; font-weight: {weight}; }}')
    return rules


def _tones(theme: Theme) -> list[str]:
    tones: dict[str, QColor] = {name: theme.colour(name) for name in COLOUR_NAMES}
    tones |= {pillar: theme.pillar_ink(pillar) for pillar in PILLARS}
    return [f'QLabel[tone="{name}"] {{ color: {ink.name()}; }}' for name, ink in tones.items()]


def _grounds(theme: Theme) -> list[str]:
    return [
        f'QWidget[ground="{name}"] {{ background: {theme.colour(name).name()}; }}'
        for name in _GROUNDS
    ]


def lay_ground(widget: QWidget, name: ColourName) -> None:
    """Give this widget a plain background that follows the theme."""
    widget.setProperty("ground", name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    repolish(widget)


def repolish(widget: QWidget) -> None:
    """Let the sheet see that a property has changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.updateGeometry()
