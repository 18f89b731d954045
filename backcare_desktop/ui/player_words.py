"""What the player says of a session: where it stands, what a phase is called, what to watch for."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLocale

from backcare_desktop.core.guide import Cue, routine_of
from backcare_desktop.core.routine import Beat, Routine, Score, StepKind
from backcare_desktop.ui import texts
from backcare_desktop.ui.learn_words import GRADES, grade_said
from backcare_desktop.ui.safety_words import IDS, said

translate = QCoreApplication.translate

COMFORT = "gen-4"
"""Stopping early still counts."""


_TENTH = 0.05


def phase_word(kind: StepKind) -> str:
    """A phase of a breath in one word; nothing for what is not breathed."""
    match kind:
        case "inhale":
            return translate("player", "In", "breathe in")
        case "exhale":
            return translate("player", "Out", "breathe out")
        case "hold-breath":
            return translate("player", "Hold", "hold the breath")
        case _:
            return ""


def counts(value: float) -> str:
    """A number of counts, with a decimal only where it has one: "5.5"."""
    whole = round(value)
    if abs(value - whole) < _TENTH:
        return texts.number(whole)
    return QLocale().toString(float(value), "f", 1)


def units_of(score: Score, routine: str) -> tuple[int, ...]:
    """The session's numbers of this routine's units, in order."""
    return score.numbers.get(routine, ())


def stands(score: Score, cue: Cue) -> tuple[int, int]:
    """Which unit of its routine runs, and of how many; before the first it is 0."""
    units = units_of(score, cue.beat.routine)
    return (units.index(cue.beat.unit) + 1 if cue.beat.unit else 0), len(units)


def finished(score: Score, beat: Beat, done: frozenset[int]) -> int:
    """How many units of the routine that is played are done."""
    return sum(unit in done for unit in units_of(score, beat.routine))


def whole_seconds(left: float) -> int:
    """What is left as it is said: a second begun counts whole."""
    return math.ceil(left - _TENTH)


def header_line(score: Score, cue: Cue, *, paused: bool) -> str:
    """Under the title: "Hold 2 of 4 · 1:31 left"."""
    unit, of = stands(score, cue)
    place = texts.place(routine_of(score, cue.beat).unit, unit, of)
    soft = gentle_name(routine_of(score, cue.beat)) if score.sort == "gentle" else ""
    rest = translate("player", "Paused") if paused else texts.left(cue.to_end)
    return texts.joined(place, soft, rest)


def before_line(score: Score) -> str:
    """The same before it begins: "2:28 · 4 gentle holds"."""
    first = score.shown[0]
    soft = gentle_name_of_all(score) if score.sort == "gentle" else ""
    if len(score.shown) > 1:
        return texts.joined(texts.length(score.seconds), soft)
    many = texts.units(first.unit, len(units_of(score, first.id)))
    return texts.joined(texts.length(score.seconds), soft, first.line or many)


def gentle_name(routine: Routine) -> str:
    """What the gentle sort of a routine is called."""
    return routine.gentle_name or translate("player", "Gentle")


def gentle_name_of_all(score: Score) -> str:
    """The same of a session: its routines' own name where they share one."""
    names = dict.fromkeys(gentle_name(one) for one in score.shown if "gentle" in one.sorts)
    return next(iter(names)) if len(names) == 1 else translate("player", "Gentle")


def option_name(option: str) -> str:
    """What a routine's option is called on its button."""
    named = {
        "soft_knees": translate("player", "Soft knees"),
        "gentle": translate("player", "Gentle"),
        "small": translate("player", "Smaller"),
        "hands_down": translate("player", "Hands down"),
        "standing": translate("player", "Standing"),
        "march": translate("player", "March"),
    }
    return named.get(option, option.replace("_", " ").capitalize())


def safety_line(routine: Routine) -> str:
    """What stands under the whole session; for the night all of it, for then nothing hurries."""
    if routine.pillar == "sleep" and routine.safety:
        return " ".join(map(_said, routine.safety))
    return _said(routine.safety[0]) if routine.safety else said(COMFORT)


def when_to_stop(score: Score) -> str:
    """What stands under the session, before it, too; empty where the other lines have it."""
    lines = dict.fromkeys(safety_line(one) for one in score.shown if one.pillar != "sleep")
    return " ".join(line for line in lines if line not in safety_before(score))


def safety_before(score: Score) -> tuple[str, ...]:
    """What is said before it begins; the line under the session comes again there."""
    ids = dict.fromkeys(one for routine in score.shown for one in routine.safety)
    later = {routine.safety[0] for routine in score.shown if routine.safety}
    others = tuple(_said(one) for one in ids if one not in later)
    return others or tuple(_said(one) for one in ids) or (said(COMFORT),)


def positions(score: Score) -> str:
    """How the body is to be, routine by routine."""
    return "; ".join(dict.fromkeys(one.position for one in score.shown if one.position))


def equipment(score: Score) -> str:
    """What is needed, for all of a session; said kindly where it is nothing."""
    named = dict.fromkeys(one.equipment for one in score.shown)
    needed = [one for one in named if one.casefold() not in {"", "none"}]
    return "; ".join(needed) or translate("player", "Nothing")


def of_each(score: Score, words: Callable[[Routine], str]) -> str:
    """What is said of a routine; of a set each part has its line, unless all say the same."""
    told = [(one.title, words(one)) for one in score.shown]
    if len({said for _, said in told}) == 1:
        return words(score.shown[0])
    line = translate("player", "{routine}: {words}")
    return "\n".join(line.format(routine=title, words=said) for title, said in told if said)


def evidence(routine: Routine) -> str:
    """What may honestly be expected of it, in plain words."""
    match routine.pillar:
        case "breathe" if _breathes(routine):
            return said("hon-breath")
        case "stretch" if routine.forward_fold:  # it speaks of hamstrings
            return said("hon-stretch")
        case "move":
            return said("hon-active")
        case "sleep":
            return said("hon-sleep")
        case _:
            return routine.evidence.text


def is_breathed(score: Score) -> bool:
    """Whether a breath is paced anywhere in a session."""
    return any(_breathes(routine) for routine in score.shown)


def evidence_grade(routine: Routine) -> str:
    """How well it is known, by the grade of its evidence; a mere letter with its meaning."""
    grade = routine.evidence.grade.rstrip(".")
    meant = [one for one in GRADES if one == grade]
    said = translate("player", "How well this is known: {grade}.")
    return said.format(grade=grade_said(meant[0]) if meant else grade)


def grades_meant(routine: Routine) -> tuple[str, ...]:
    """What the grades mean that stand among other words in a routine's."""
    grade = routine.evidence.grade
    found = re.findall(r"\b(?:[ABC]|expert)\b", grade)
    named = [one for one in GRADES if one in found and one != grade]
    return tuple(grade_said(one) for one in named)


def sentences(cue: str) -> tuple[str, str]:
    """A cue as its first sentence and the rest."""
    first, dot, rest = cue.partition(". ")
    return (first + dot.strip(), rest) if rest else (cue, "")


def _breathes(routine: Routine) -> bool:
    return any(phase_word(step.kind) for block in routine.blocks for step in block.steps)


def _said(string_id: str) -> str:
    return said(string_id) if string_id in IDS else string_id
