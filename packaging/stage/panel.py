"""Xfce’s panel with nothing on it but its tray: the icon is found by sight and really clicked."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stage import display, pictures, pointer
from stage.parts import found
from stage.pictures import Box, Colour
from stage.pointer import Button
from stage.screen import Screen
from stage.waiting import until

HEIGHT = 40
"""Pixels; the panel lies along the upper edge of the screen."""

GROUND: Colour = (48, 48, 48)
"""Its own colour, on which an icon stands out."""

_CHANNEL = """\
<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="{height}"/>
      <property name="icon-size" type="uint" value="24"/>
      <property name="background-style" type="uint" value="1"/>
      <property name="background-rgba" type="array">{rgba}</property>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
    </property>
  </property>
</channel>
"""


class Panel:
    """The running panel; see `running`."""

    def __init__(self, screen: Screen, process: subprocess.Popen[bytes]) -> None:
        self._screen, self._process = screen, process

    def icon(self, *, limit_s: float = 15.0) -> Box:
        """Where the icon is, in pixels of the screen, once it is seen. Raises NotInTime."""
        return until("an icon on the panel", self.icon_now, limit_s)

    def icon_now(self) -> Box | None:
        """Where the icon is, None where none is seen."""
        picture = pictures.taken(self._screen)
        left, right = 4, picture.width - 4
        box = picture.part((left, 1, right - left, HEIGHT - 4)).box_beside(GROUND)
        return box and (box[0] + left, box[1] + 1, box[2], box[3])

    def click(self, button: Button = "left") -> None:
        """Click the icon with the real pointer. Raises NotInTime."""
        x, y, width, height = self.icon()
        pointer.click(self._screen, x + width // 2, y + height // 2, button)

    def stop(self) -> None:
        """Close the panel."""
        self._screen.children.stop(self._process)


@contextmanager
def running(screen: Screen) -> Iterator[Panel]:
    """The panel, its tray ready for icons, until the block is left. Raises MissingPart."""
    program = found("xfce4-panel")
    found("xfconf-query")
    _configure(Path(screen.env["XDG_CONFIG_HOME"]))
    process = screen.children.start((program, "--disable-wm-check", "--sm-client-disable"))
    panel = Panel(screen, process)
    try:
        until("a tray", lambda: display.has_owner(screen.name, "_NET_SYSTEM_TRAY_S0"))
        until("a bare panel", lambda: _is_bare(panel, screen))
        yield panel
    finally:
        panel.stop()


def _is_bare(panel: Panel, screen: Screen) -> bool:
    middle = pictures.taken(screen).at(640, HEIGHT // 2)
    return middle == GROUND and panel.icon_now() is None


def _configure(config: Path) -> None:
    folder = config / "xfce4" / "xfconf" / "xfce-perchannel-xml"
    folder.mkdir(parents=True, exist_ok=True)
    parts = (*(part / 255 for part in GROUND), 1.0)
    rgba = "".join(f'<value type="double" value="{part:.6f}"/>' for part in parts)
    text = _CHANNEL.format(height=HEIGHT, rgba=rgba)
    (folder / "xfce4-panel.xml").write_text(text, encoding="utf-8")
