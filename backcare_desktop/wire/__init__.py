"""One local socket on which the running program is asked: a JSON object a line.

The command line, a second start and the week's window speak to the program through it.
"""

from backcare_desktop.wire.client import ask
from backcare_desktop.wire.line import (
    AlreadyRunning,
    Message,
    NoAnswer,
    NotListening,
    NotRunning,
    WireError,
)
from backcare_desktop.wire.server import Reply, Server, listen

__all__ = [
    "AlreadyRunning",
    "Message",
    "NoAnswer",
    "NotListening",
    "NotRunning",
    "Reply",
    "Server",
    "WireError",
    "ask",
    "listen",
]
