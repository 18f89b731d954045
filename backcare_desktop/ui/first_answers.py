"""What the page of the first start leaves in the log, beside the answers to its questions."""

from __future__ import annotations

READ = "adult-and-read"
"""Answered "yes" by the one who finishes the page."""

SHOWN = "first-page"
"""Answered "yes" when the page is finished, "no" when it is left for later."""
