"""Paints an arm: hand, bare skin, and a short sleeve that comes out of the shirt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QPainterPath

from backcare_desktop.core.figure_bones import Arm
from backcare_desktop.core.geometry import vec
from backcare_desktop.core.pose import Grip
from backcare_desktop.ui.figure_canvas import Canvas
from backcare_desktop.ui.figure_hands_feet import hand, placed
from backcare_desktop.ui.figure_limbs import ArmForms, Form, bone, limb

ArmPart = Literal["all", "fore", "upper"]
"""Seen from behind, the forearm is painted before the trunk and the upper arm after it."""


@dataclass(frozen=True, slots=True)
class DressedArm:
    """An arm, its forms in this view, the shape of its hand; `flip` -1 mirrors the hand."""

    arm: Arm
    forms: ArmForms
    grip: Grip
    flip: int = 1

    def bare(self, part: ArmPart) -> QPainterPath:
        """The skin of arm and forearm."""
        upper = (self.forms.upper, self.arm.shoulder, self.arm.elbow)
        fore = (self.forms.fore, self.arm.elbow, self.arm.wrist)
        match part:
            case "all":
                return limb(upper, fore)
            case "upper":
                return bone(*upper)
            case "fore":
                return bone(*fore)

    def hand(self) -> QPainterPath:
        """The hand at its wrist."""
        return placed(hand(self.grip), self.arm.wrist, vec(self.arm.hand), self.flip)

    def edge(self, part: ArmPart) -> QPainterPath:
        """The arm's outline a little fatter, from below the shoulder."""
        sleeve, upper, fore = self.forms.edges
        arm, pieces = self.arm, []
        if part != "fore":
            pieces += [(sleeve, arm.shoulder, arm.elbow), (upper, arm.shoulder, arm.elbow)]
        if part != "upper":
            pieces += [(fore, arm.elbow, arm.wrist)]
        return limb(*pieces)

    def sleeve(self, form: Form) -> QPainterPath:
        """The sleeve, or a band of it."""
        return bone(form, self.arm.shoulder, self.arm.elbow)


def paint_far_arm(canvas: Canvas, arm: DressedArm) -> None:
    """An arm behind the trunk, in shade."""
    ink = canvas.ink
    canvas.fill(arm.hand(), ink.skin2)
    canvas.fill(arm.bare("all"), ink.skin2)
    canvas.fill(arm.sleeve(arm.forms.sleeve), ink.torso2)


def paint_arm(canvas: Canvas, arm: DressedArm, shirt: QPainterPath, part: ArmPart = "all") -> None:
    """An arm in front; where it lies on the shirt it has an edge."""
    ink = canvas.ink
    if part != "fore":
        canvas.painter.save()
        canvas.painter.setClipPath(shirt)
        canvas.fill(arm.edge(part), ink.torso2)
        canvas.painter.restore()
    if part != "upper":
        canvas.fill(arm.hand(), ink.skin)
    canvas.fill(arm.bare(part), ink.skin)
    if part != "fore":
        canvas.fill(arm.sleeve(arm.forms.sleeve), ink.torso)
        for form, colour in zip(arm.forms.sleeve_bands, ink.sleeves, strict=True):
            canvas.fill(arm.sleeve(form), colour)
