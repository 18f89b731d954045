"""Laws of our own routines: their doses, their words, and who is offered what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Literal

import pytest

from backcare_desktop.core.choice import closed_by, offered_for, refused_by
from backcare_desktop.core.facts import Answer, SessionStarted
from backcare_desktop.core.guide import cue
from backcare_desktop.core.ledger import Ledger
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.reply import AnswerScreen, StartByHand
from backcare_desktop.core.routine import Beat, Routine
from backcare_desktop.core.score import count_units, score, swapped, swaps_begun
from backcare_desktop.core.screens import LEG_SYMPTOM, softened_with
from backcare_desktop.core.skeleton import solve
from backcare_desktop.paths import resources_dir
from backcare_desktop.store.plan_file import read_plan
from backcare_desktop.store.pose_file import read_poses
from backcare_desktop.store.routine_file import read_routine
from backcare_desktop.ui.safety_words import IDS, said
from backcare_desktop.ui.why_gentle import why_gentle
from tests.core.desk import Desk
from tests.routines import FOLDER, LIBRARY, OURS, SCORES

DAY = Ledger(day=date(2026, 11, 24))
SCREENS = sorted({gate.screen for one in OURS.values() for gate in one.gates})
PLANS = [
    replace(read_plan(resources_dir() / "plans", name), routines=OURS)
    for name in ("standard", "gentle")
]
POSES = read_poses(resources_dir() / "figure" / "poses.json")
STANDING = 0.48
"""Body heights at which the hip is of who stands."""
NEVER_SAID = re.compile(
    r"\b(heal(s|ing)?|cures?|locked|sarno|caused by stress|proven|clinically|treats?|diagnos\w*)\b"
    r"|!",
    re.IGNORECASE,
)
WORDS_A_SECOND = 2.6
"""A little over 150 words a minute, at which cues are spoken."""


def answered(answer: Literal["yes", "no"], *screens: str) -> Ledger:
    return replace(DAY, screens=dict.fromkeys(screens, answer))


def offered(plan: Plan, ledger: Ledger) -> set[str]:
    """All that a plan's slots may offer."""
    sets = [entry for slot in plan.slots for entry in slot.rotation]
    return {name for entry in sets for name in offered_for(plan, ledger, entry)}


def texts(routine: Routine) -> Iterator[str]:
    yield from (routine.title, routine.purpose, routine.position, routine.equipment)
    yield from (routine.line, routine.gentle, routine.gentle_name, routine.evidence.text)
    yield routine.feel
    for own in routine.otherwise.values():
        yield from (own.title, own.purpose, own.position, own.equipment, own.line, own.feel)
        yield from (one for one in own.safety if one not in IDS)
    yield from (*routine.sides, *(one.name for one in routine.parameters.values()))
    for block in routine.blocks:
        for step in block.steps:
            yield from (step.cue, step.short_cue, step.gentle_cue, step.hint, step.then)
            yield step.region


def rounds(name: str) -> list[Beat]:
    return [beat for beat in SCORES[name].beats if beat.unit]


def test_all_of_ours_are_right_and_stand_under_their_own_names() -> None:
    assert LIBRARY.problems == ()
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(OURS)


@pytest.mark.parametrize("name", OURS)
def test_every_pose_can_be_drawn(name: str) -> None:
    assert read_routine(FOLDER / f"{name}.toml", POSES) == OURS[name]


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
@pytest.mark.parametrize("name", ["hamstring-standing", "hamstring-seated"])
def test_a13_leg_symptoms_pause_both_hamstring_stretches_until_the_answer_is_another(
    plan: Plan, name: str
) -> None:
    others: dict[str, Answer] = dict.fromkeys(SCREENS, "no")
    yes = replace(DAY, screens={**others, LEG_SYMPTOM: "yes"})
    no = replace(DAY, screens=others)
    assert offered_for(plan, yes, (name,)) == ("walk-and-water",)
    assert refused_by(OURS[name], yes)
    assert offered_for(plan, no, (name,)) == (name,)
    assert refused_by(OURS[name], no) is None


@pytest.mark.parametrize("name", OURS)
def test_every_routine_is_played_with_its_safety_words(name: str) -> None:
    assert OURS[name].safety
    assert set(OURS[name].safety) <= IDS


@pytest.mark.parametrize("name", OURS)
def test_no_text_promises_or_hurries(name: str) -> None:
    assert [text for text in texts(OURS[name]) if NEVER_SAID.search(text)] == []


@pytest.mark.parametrize("name", SCORES)
def test_every_cue_can_be_spoken_within_its_step(name: str) -> None:
    late = [
        (said, beat.seconds)
        for beat in SCORES[name].beats
        if beat.repeat == 1 or not beat.step.short_cue
        if len((said := beat.step.cue).split()) / WORDS_A_SECOND > beat.seconds
    ]
    assert late == []


@pytest.mark.parametrize("name", OURS)
def test_what_is_offered_instead_is_there_and_ends_at_something_open(name: str) -> None:
    routine = OURS[name]
    others = [gate.instead for gate in routine.gates]
    for instead in (*others, *([routine.instead] if routine.forward_fold else [])):
        assert instead
        assert set(instead) <= set(OURS)
        assert not OURS[instead[-1]].gates


@pytest.mark.parametrize("name", OURS)
def test_a_fold_is_never_offered_instead_of_a_fold_in_the_morning(name: str) -> None:
    assert not any(OURS[other].forward_fold for other in OURS[name].instead)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_unanswered_nothing_is_offered_that_holds_the_breath_or_folds_standing(
    plan: Plan,
) -> None:
    names = offered(plan, DAY)
    steps = [step for name in names for block in OURS[name].blocks for step in block.steps]
    assert not any(step.kind == "hold-breath" for step in steps)
    assert "hamstring-standing" not in names
    assert {"breathe-long-exhale", "hamstring-seated", "walk-and-water"} <= names


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_answered_no_everything_in_the_plan_is_offered(plan: Plan) -> None:
    wanted = {name for slot in plan.slots for entry in slot.rotation for name in entry}
    assert offered(plan, answered("no", *SCREENS)) == wanted


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_whatever_is_answered_every_slot_has_something_to_offer(plan: Plan) -> None:
    every = answered("yes", *SCREENS)
    assert all(offered_for(plan, every, entry) for slot in plan.slots for entry in slot.rotation)
    assert all(closed_by(OURS[name], every) is None for name in offered(plan, every))


@pytest.mark.parametrize(
    ("screen", "closed"),
    [
        ("breath-hold", {"breathe-4-7-8", "breathe-box", "combo-reset"}),
        ("leg-symptom", {"hamstring-standing", "hamstring-seated"}),
        ("knee-pain", {"hip-flexor-lunge"}),
        ("dizziness", {"hamstring-standing", "thoracic-chair", "chin-tuck-neck"}),
        ("late-pregnancy", {"hamstring-standing"}),
        ("bone-loss", {"thoracic-chair", "hamstring-standing", "hamstring-seated"}),
        ("recent-surgery", {"thoracic-chair", "hamstring-standing", "hamstring-seated"}),
        ("arm-tingling", {"chin-tuck-neck"}),
        ("heat", {"heat-session"}),
    ],
)
def test_a_yes_closes_what_it_speaks_against_also_by_hand(screen: str, closed: set[str]) -> None:
    yes = answered("yes", screen)
    assert {name for name, one in OURS.items() if refused_by(one, yes)} == closed


@pytest.mark.parametrize(
    ("screen", "gently"),
    [
        (
            "recent-surgery",
            {"pmr-5min", "cat-cow-seated", "pelvic-tilt-seated", "combo-reset-no-hold"},
        ),
        ("bone-loss", {"cat-cow-seated", "combo-reset-no-hold"}),
    ],
)
@pytest.mark.parametrize("answer", ["yes", "open", "no", None])
def test_an_answer_that_leaves_a_routine_open_may_have_it_in_its_gentle_sort(
    screen: str, gently: set[str], answer: Literal["yes", "no", "open"] | None
) -> None:
    cautious = answer in {"yes", "open"}
    begun = set()
    for name in gently:
        desk = Desk(plan=PLANS[0])
        if answer is not None:
            desk.say(AnswerScreen(screen, answer))
        desk.say(StartByHand((name,)))
        fact = desk.last(SessionStarted)
        begun.add(fact.sort)
        why = why_gentle(fact.sort, (OURS[name],), desk.phase.ledger)
        assert ("in its gentle form" in why.words) is cautious
        assert why.may_undo is not cautious
    assert begun == {"gentle" if cautious else "full"}
    softened = gently | {"combo-reset"}  # which waits for an answer of its own besides
    assert set(softened_with(PLANS[0], screen, answer)) == (softened if cautious else set())


def test_every_routine_that_holds_the_breath_asks_first() -> None:
    for routine in OURS.values():
        kinds = {step.kind for block in routine.blocks for step in block.steps}
        asks = any(gate.screen == "breath-hold" and gate.needs_answer for gate in routine.gates)
        assert ("hold-breath" in kinds) == asks


def test_4_7_8_is_four_rounds_of_four_seven_and_eight_twice_a_day() -> None:
    beats = rounds("breathe-4-7-8, full")
    assert [beat.seconds for beat in beats] == [4, 7, 8] * 4
    assert [beat.step.kind for beat in beats[:3]] == ["inhale", "hold-breath", "exhale"]
    routine = OURS["breathe-4-7-8"]
    assert set(routine.parameters) == {"count_s"}
    assert set(routine.sorts) == {"gentle"}
    assert routine.daily_target == 2
    before = " ".join(step.cue for step in routine.blocks[0].steps).casefold()
    assert all(word in before for word in ("sit or lie", "tongue", "teeth", "out through"))


def heard(name: str) -> list[str]:
    """What a session says, cue by cue, as the guide has it at the middle of each step."""
    whole = SCORES[name]
    return [cue(whole, beat.start + beat.seconds / 2).says for beat in whole.beats]


def test_4_7_8_is_said_in_its_order_out_in_hold_out() -> None:
    said = [words.casefold() for words in heard("breathe-4-7-8, full")]
    assert "tongue" in said[1]
    assert "teeth" in said[1]
    order = ("out through your mouth", "in through your nose", "hold", "out softly through your mo")
    assert all(word in words for word, words in zip(order, said[2:6], strict=True))
    assert said[6:15] == ["in", "hold", "out"] * 3
    assert "breathe normally" in said[-1]
    position = OURS["breathe-4-7-8"].position.casefold()
    assert "seated" in position
    assert "lying" in position


def test_4_7_8_is_counted_up_to_four_seven_and_eight_at_any_tempo() -> None:
    for tempo in (0.5, 1.0, 1.2):
        whole = score((OURS["breathe-4-7-8"],), choices={"count_s": tempo})
        breaths = [beat for beat in whole.beats if beat.unit == 1]
        assert [cue(whole, beat.end - 0.01).count for beat in breaths] == [4, 7, 8]
        assert whole.units == 4
        assert sum(beat.seconds for beat in breaths) == pytest.approx(19 * tempo)


RESETS = {
    "combo-reset, full": (("on the spot", "tongue behind your teeth"), [4, 7, 8]),
    "combo-reset, gentle": (("onto your right hip", "without a hold"), [4, 6]),
    "combo-reset-no-hold, gentle": (("onto your right hip", "without a hold"), [3, 4]),
}


@pytest.mark.parametrize("name", RESETS)
def test_the_reset_has_movement_slow_breaths_and_a_moment_of_attention(name: str) -> None:
    own, breaths = RESETS[name]
    said = " ".join(heard(name)).casefold()
    for part in (*own, "out: round", "notice feet, hands"):
        assert part in said
    beats = [b for b in SCORES[name].beats if b.step.kind in {"inhale", "hold-breath", "exhale"}]
    assert [beat.counts for beat in beats] == breaths * (len(beats) // len(breaths))
    assert len(beats) // len(breaths) >= 4


@pytest.mark.parametrize("name", ["combo-reset, gentle", "combo-reset-no-hold, gentle"])
def test_the_gentle_reset_holds_no_breath_and_stays_seated(name: str) -> None:
    beats = SCORES[name].beats
    assert not any(beat.step.kind == "hold-breath" for beat in beats)
    assert not any("stand" in beat.step.cue.casefold() for beat in beats)
    full = SCORES[name.replace("gentle", "full")]
    assert SCORES[name].units == full.units, "so that one can switch in the middle"


@pytest.mark.parametrize("name", SCORES)
def test_the_line_of_a_sort_tells_how_many_there_are(name: str) -> None:
    routine = SCORES[name].shown[0]
    told = re.match(
        r"(\d+)(?: [a-z-]+)* (holds|slides|rolls|rounds|breaths|sighs|lifts|leans|shrugs|areas)",
        routine.line,
    )
    first = {"6 slides, 4 slow turns": 6, "10 rolls, 2 squeezes": 10}
    assert told or not routine.line[:1].isdigit() or "min" in routine.line
    if told:
        assert first.get(routine.line, SCORES[name].units) == int(told[1])
    if SCORES[name].sort == "full":
        assert routine.line


@pytest.mark.parametrize("name", SCORES)
def test_a_name_that_tells_minutes_or_a_pace_is_true_in_each_sort(name: str) -> None:
    title, minutes = SCORES[name].shown[0].title.casefold(), SCORES[name].seconds / 60
    told = {"five-minute": 5, "three-minute": 3, "5 minutes": 5, "4 minutes": 4, "2 minutes": 2}
    for words, number in told.items():
        assert words not in title or abs(number - minutes) < 0.5
    if "5.5 a minute" in title:
        assert {beat.seconds for beat in SCORES[name].beats if beat.unit} == {5.5}


@pytest.mark.parametrize("name", SCORES)
def test_who_stands_in_a_sort_stands_in_its_words_and_counts_as_standing(name: str) -> None:
    """A figure whose hip is at standing height, in the poses that this sort begins with."""
    whole, routine = SCORES[name], SCORES[name].shown[0]
    swaps = swaps_begun(whole.routines[0], whole.sort)
    motions = [swapped(beat.step.motion, swaps) for beat in whole.beats if beat.step.motion]
    stands = {pose for one in motions for pose in one.poses if hip_height(pose) > STANDING}
    if routine.by_wall and not stands - {"stand"}:
        return  # heat: the figure stands for the shower, or lies
    assert routine.on_feet == bool(stands)
    words = routine.position.casefold()
    assert any(word in words for word in ("stand", "kneel")) or not stands
    assert "stand" not in words or stands or "seated or" in words or not motions


def hip_height(pose: str) -> float:
    return solve(POSES[pose]).spine.hip[1]


def test_gentle_words_say_nothing_of_what_is_left_out() -> None:
    left_out = {
        "body-scan": "closed",
        "chin-tuck-neck": "turns",
        "combo-reset": "walk",
        "combo-reset-no-hold": "walk",
        "hip-flexor-lunge": "kneel",
        "pmr-5min": "half strength",
        "shoulder-rolls": "roll",
        "breathe-cyclic-sigh": "double",
        "thoracic-chair": "over the chair",
        "walk-and-water": "walk",
    }
    for name, word in left_out.items():
        one = OURS[name].in_sort("gentle")
        words = (one.title, one.purpose, one.position, one.equipment, one.feel, one.line)
        assert word not in " ".join((*words, safety(one))).casefold(), name


def test_gentle_shoulders_are_shrugged_and_released_three_times() -> None:
    beats = SCORES["shoulder-rolls, gentle"].beats
    lifts = [beat for beat in beats if beat.step.motion and "shrug" in beat.step.motion.poses]
    drops = [beat for beat in beats if beat.step.ends_unit]
    assert (len(lifts), len(drops), SCORES["shoulder-rolls, gentle"].units) == (3, 3, 3)


def test_the_breaths_of_every_pattern_are_those_of_the_library() -> None:
    patterns = {
        "breathe-long-exhale, full": [4, 6],
        "breathe-long-exhale, gentle": [3, 4],
        "breathe-box, full": [4, 4, 4, 4],
        "breathe-box, gentle": [3, 2, 3, 2],
        "breathe-coherent, full": [5.5, 5.5],
        "breathe-coherent, gentle": [4.5, 4.5],
        "breathe-cyclic-sigh, full": [2, 1, 6],
        "breathe-cyclic-sigh, gentle": [3, 5],
        "breathe-4-7-8, gentle": [2, 3.5, 4],
    }
    for name, seconds in patterns.items():
        assert [b.seconds for b in SCORES[name].beats if b.unit == 1] == seconds, name


def test_tense_and_release_names_ten_parts_and_the_scan_goes_from_feet_to_head() -> None:
    tensed = [words for words in heard("pmr-5min, full") if words.startswith("Tense your")]
    assert len(tensed) == 10
    assert {b.step.region for b in SCORES["pmr-5min, full"].beats if b.step.region} == {
        words.removeprefix("Tense your ").removesuffix(", lightly.").rstrip(".").capitalize()
        for words in tensed
    }
    assert not any("Tense your" in words for words in heard("pmr-5min, gentle"))
    scan = " ".join(heard("body-scan, full")).casefold()
    order = ("feet", "lower legs", "thighs", "lower back", "belly", "chest", "arms", "neck")
    assert sorted(order, key=scan.index) == list(order)


def test_every_routine_has_a_gentle_sort_in_words_and_most_a_short_one() -> None:
    assert all("gentle" in one.sorts and one.gentle for one in OURS.values())
    assert {name for name, one in OURS.items() if "short" not in one.sorts} == {
        "breathe-4-7-8",
        "heat-session",
        "heat-warm-shower",
        "pmr-5min",
        "posture-shift",
        "sleep-side-setup",
        "walk-and-water",
    }
    assert OURS["breathe-4-7-8"].gentle_name == "Shorter counts"


@pytest.mark.parametrize("name", OURS)
def test_the_other_sorts_are_never_longer_than_the_full_one(name: str) -> None:
    for sort in OURS[name].sorts:
        assert SCORES[f"{name}, {sort}"].seconds <= SCORES[f"{name}, full"].seconds


def test_every_routine_says_how_to_sit_or_stand_what_to_feel_and_when_to_stop() -> None:
    for routine in OURS.values():
        assert routine.position
        assert routine.equipment
        assert routine.feel
        assert any(word in safety(routine) for word in ("stop", "skip", "comfortable"))


def safety(routine: Routine) -> str:
    return " ".join(said(one) if one in IDS else one for one in routine.safety).casefold()


def test_every_agreed_sentence_about_a_routine_is_said_somewhere() -> None:
    spoken = {one for routine in OURS.values() for one in routine.safety}
    assert {one for one in IDS if one.startswith(("brth", "str", "mov", "pmr", "mind", "slp"))} <= {
        *spoken,
        *("brth-screen", "str-5", "mov-2", "mov-3"),  # asked, in the settings, on days of rest
    }


def test_the_gentle_sort_of_whatever_is_played_is_another_one() -> None:
    def played(name: str) -> list[tuple[str, float]]:
        return [(beat.step.cue, beat.seconds) for beat in SCORES[name].beats]

    same = {name for name in OURS if played(f"{name}, full") == played(f"{name}, gentle")}
    assert same == {"heat-session"}, "it is timed and not played"


def test_under_a_warm_shower_nothing_is_said_of_a_pad() -> None:
    assert "pad" not in " ".join(map(said, OURS["heat-warm-shower"].safety)).casefold()


def test_no_routine_tells_anyone_to_stay_in_bed() -> None:
    said = " ".join(text for routine in OURS.values() for text in texts(routine)).casefold()
    assert "bed rest" not in said
    assert "stay in bed" not in said


def test_every_evidence_has_a_grade_and_all_but_the_untested_name_a_source() -> None:
    for routine in OURS.values():
        assert re.match(r"(A|B|C|expert)\b", routine.evidence.grade)
        assert routine.evidence.text
        assert routine.evidence.sources or routine.evidence.grade == "expert"


def test_the_standing_fold_is_three_to_five_holds_of_ten_to_fifteen_seconds() -> None:
    routine = OURS["hamstring-standing"]
    for sort in ("full", "short", "gentle"):
        holds = [b for b in rounds(f"hamstring-standing, {sort}") if b.step.kind == "hold"]
        assert 3 <= len(holds) <= 5
        assert all(10 <= hold.seconds <= 15 for hold in holds)
    most = count_units(routine, "full", {"holds": 99})
    least = count_units(routine, "full", {"holds": 0})
    assert (least, most) == (3, 5)
    chosen = {
        beat.seconds
        for wish in (0.0, 99.0)
        for beat in score((routine,), "full", {"hold_s": wish}).beats
        if beat.step.kind == "hold"
    }
    assert chosen == {10.0, 15.0}
    assert sum(b.seconds for b in rounds("hamstring-standing, full") if b.step.ends_unit) == 60
    said = [step.cue.casefold() for block in routine.blocks for step in block.steps]
    order = ("feet together", "planted", "arms up", "from your hips", "waist or thighs", "rise")
    assert [next(n for n, cue in enumerate(said) if word in cue) for word in order] == list(
        range(6)
    )


def test_each_leg_has_as_many_holds_as_the_other() -> None:
    for routine in OURS.values():
        if routine.alternates:
            for sort in ("full", *routine.sorts):
                assert count_units(routine, sort) % 2 == 0


@pytest.mark.parametrize("screen", ["bone-loss", "recent-surgery"])
@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_whoever_should_not_bend_far_is_offered_no_forward_fold(plan: Plan, screen: str) -> None:
    careful = offered(plan, answered("yes", screen))
    assert not any(OURS[name].forward_fold for name in careful)


def test_whoever_should_not_bend_far_is_shown_no_cat_and_no_cow_at_their_full_range() -> None:
    for routine in OURS.values():
        steps = (step for block in routine.blocks for step in block.steps)
        poses = {pose for step in steps for pose in (step.motion.poses if step.motion else ())}
        if poses & {"cat", "cow"}:
            assert {"bone-loss", "recent-surgery"} <= set(routine.gentle_for), routine.id
            swaps = {
                old: new
                for option in routine.gentle_options
                for old, new in routine.options[option].items()
            }
            assert (swaps["cat"], swaps["cow"]) == ("cat_half", "cow_half"), routine.id


def test_what_alternates_names_its_sides_the_right_one_first() -> None:
    """A figure seen from the side shows its right; every second repeat mirrors it."""
    for routine in OURS.values():
        assert bool(routine.sides) == routine.alternates
        for name, side in zip(routine.sides, ("Right", "Left"), strict=False):
            assert name.startswith(side)


def test_the_side_position_has_legs_together_knees_level_and_a_pillow_between() -> None:
    said = " ".join(step.cue.casefold() for step in OURS["sleep-side-setup"].blocks[0].steps)
    assert all(word in said for word in ("side", "legs together", "knees level", "pillow between"))


def test_the_gentle_night_shows_a_pillow_to_hug_and_then_the_back_for_those_who_may() -> None:
    beats = SCORES["sleep-side-setup, gentle"].beats
    shown = [beat.step.motion.poses[-1] for beat in beats if beat.step.motion]
    assert shown.index("side_lie_hug") < shown.index("supine_pillow")
    assert "side_lie_pillow" not in shown
    said = " ".join(heard("sleep-side-setup, gentle")).casefold()
    assert "on your back, unless somebody advised against it" in said
    assert all(words in said for words in ("under your knees", "hug a pillow"))
    assert not any("on your back" in words for words in heard("sleep-side-setup, full"))


def test_the_reset_counts_for_breathing_and_for_moving() -> None:
    for name in ("combo-reset", "combo-reset-no-hold"):
        assert set(OURS[name].counts_as) == {"breathe", "move"}


def test_a_walk_and_warmth_run_by_the_wall() -> None:
    by_wall = {name for name, one in OURS.items() if one.by_wall}
    assert by_wall == {"walk-and-water", "heat-session", "heat-warm-shower"}
    assert "short" not in OURS["walk-and-water"].sorts
