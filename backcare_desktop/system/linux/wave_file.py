"""A wave file made softer, for a player that knows no volume."""

from __future__ import annotations

import array
import io
import wave


def softened(content: bytes, share: float) -> bytes:
    """The same sound, that loud (0 to 1); `content` is a file of 16-bit samples, as all ours."""
    with wave.open(io.BytesIO(content)) as whole:
        form, samples = whole.getparams(), array.array("h", whole.readframes(whole.getnframes()))
    softer = array.array("h", (round(sample * share) for sample in samples))
    made = io.BytesIO()
    with wave.open(made, "wb") as written:
        written.setparams(form)
        written.writeframes(softer.tobytes())
    return made.getvalue()
