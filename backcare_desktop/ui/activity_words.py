"""What can be done away from the screen, in the user's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from backcare_desktop.core.facts import Activity

translate = QCoreApplication.translate


def activity_name(activity: Activity) -> str:
    """Its name, as it stands on a button."""
    names: dict[Activity, str] = {
        "walk": translate("activities", "Walk"),
        "swim": translate("activities", "Swim"),
        "yoga": translate("activities", "Yoga"),
        "cycle": translate("activities", "Cycle"),
        "gym": translate("activities", "Gym"),
        "other": translate("activities", "Something else"),
        "warm-shower": translate("activities", "Warm shower or bath"),
    }
    return names[activity]
