"""Paints the things of a posture, layer by layer."""

from __future__ import annotations

from backcare_desktop.core.figure_bones import Figure
from backcare_desktop.core.figure_props import Bedding, Furniture, Hint, Layer, Prop, layer_of
from backcare_desktop.ui.figure_bedding import paint_bedding
from backcare_desktop.ui.figure_canvas import Canvas
from backcare_desktop.ui.figure_furniture import paint_furniture
from backcare_desktop.ui.figure_hints import paint_hint
from backcare_desktop.ui.figure_worn import paint_worn


def paint_props(canvas: Canvas, figure: Figure, layer: Layer) -> None:
    """All things of that layer; hints only where they are wanted."""
    if layer == "hint" and not canvas.hints:
        return
    behind = figure.pose.view == "back"
    for prop in figure.pose.scene.props:
        if layer_of(prop, behind=behind) == layer:
            _paint(canvas, figure, prop, behind=behind)


def _paint(canvas: Canvas, figure: Figure, prop: Prop, *, behind: bool) -> None:
    if isinstance(prop, Furniture):
        paint_furniture(canvas, prop, behind=behind)
    elif isinstance(prop, Bedding):
        paint_bedding(canvas, prop, figure)
    elif isinstance(prop, Hint):
        paint_hint(canvas, prop, figure)
    else:
        paint_worn(canvas, prop, figure)
