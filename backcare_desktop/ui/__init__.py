"""Everything that is seen; the only room, with app, that knows Qt."""

import builtins

import PySide6.QtCore  # noqa: F401 - what it does to imports is undone here

# From then on it would read the source of each module that is imported, in case that asks for its
# `__feature__`, and keep the text: seven MiB and a tenth of a second, and nobody asks here.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
