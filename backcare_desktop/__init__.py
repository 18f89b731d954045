"""A companion in the system tray for people with stress-related back pain."""

__version__ = "0.1.0"
