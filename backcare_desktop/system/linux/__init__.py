"""The machine as Linux desktops know it."""
