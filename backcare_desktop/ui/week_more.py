"""The offer of more breaks on the week's page, in words (rule A8)."""

from __future__ import annotations

from backcare_desktop.core.more import More
from backcare_desktop.ui.remark_line import RemarkWords
from backcare_desktop.ui.texts import number
from backcare_desktop.ui.week_words import translate


def more_words(more: More) -> RemarkWords:
    """What is offered, with a yes and a no; of what was agreed to, what it is and its undo."""
    now, every = number(more.now), number(more.every)
    if more.stands:
        said = translate("week", "From now on a break comes after {every} minutes of sitting.")
        return RemarkWords(
            said.format(every=every),
            tuple((translate("week", "Undo"), answer) for answer in more.answers),
        )
    said = translate(
        "week",
        "Most breaks after sitting were begun at once lately. They can come after {every} minutes "
        "in place of {now}, if you would like more of them.",
    )
    labels = (
        translate("week", "Every {minutes} minutes").format(minutes=every),
        translate("week", "Keep {minutes}").format(minutes=now),
    )
    return RemarkWords(
        said.format(every=every, now=now), tuple(zip(labels, more.answers, strict=True))
    )
