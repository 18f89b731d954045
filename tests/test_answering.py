"""Laws of the socket's answers: each request gets one line, and who listens hears of changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from backcare_desktop.answering import Answering, Keys, Memory, Table, Voice
from backcare_desktop.core.refusal import Refusal
from backcare_desktop.core.reply import AnswerScreen
from backcare_desktop.core.request import Choose, Delete, Restore, Unchoose
from backcare_desktop.core.settings_line import NotASetting
from backcare_desktop.core.stages import Progress
from backcare_desktop.engine import Engine
from tests.core.warm import warm_plan
from tests.test_engine import World


class Said:
    """A voice that notes what it was asked to do, and an answer that notes what came."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.lines: list[Table] = []
        self.there = True
        self.renew = lambda: None
        self.held: list[str] = []

    def voice(self) -> Voice:
        return Voice(
            status=lambda: "All is well.",
            refusal=self._refusal,
            come_forward=lambda: self.done.append("forward"),
            leave=lambda: self.done.append("left"),
            choose=self._choose,
            renew=self.renew,
            heat_words=lambda: "Mind your skin.",
            pad_may_be_on=lambda: "Is the pad off?",
            rewrite=self._rewrite,
            listened=lambda: self.done.append(f"listens after {len(self.lines)}"),
        )

    def keys(self) -> Keys:
        return Keys(lambda: self.held, self.held.append)

    def memory(self) -> Memory:
        return Memory(self._take_in, lambda: self.done.append("anew"))

    def _take_in(self, file: str) -> Table:
        if file == "broken":
            return {"error": "It is broken."}
        return {"added": 2}

    def answer(self, line: Table) -> bool:
        self.lines.append(line)
        return self.there

    def _rewrite(self, asked_for: Restore | Delete, progress: Progress) -> Table:
        self.done.append(repr(asked_for))
        for done in (1, 1, 2):
            progress(done, 2)
        return {"said": "Done."}

    @staticmethod
    def _choose(request: Choose | Unchoose) -> str:
        if request.name == "plan":
            return f"{request}"
        raise NotASetting(request.name)

    @staticmethod
    def _refusal(refusal: Refusal) -> str:
        return type(refusal).__name__


def asked(**request: object) -> tuple[Said, Engine]:
    said, engine = Said(), World().engine()
    Answering(engine, said.voice(), said.memory(), said.keys()).take(request, said.answer)
    return said, engine


def test_status_is_told_for_people_and_for_programs() -> None:
    said, _ = asked(do="status")
    assert said.lines[0]["said"] == "All is well."
    assert isinstance(said.lines[0]["status"], dict)


def test_what_is_started_runs_when_the_answer_comes() -> None:
    said, engine = asked(do="start", routine="reach")
    assert said.lines == [{"said": "All is well."}]
    assert engine.phase.ledger.session is not None


def test_a_refusal_is_an_error_in_a_sentence() -> None:
    said, _ = asked(do="start", routine="dance")
    assert said.lines == [{"error": "NoSuchRoutine"}]


def test_a_routine_whose_file_is_new_is_found_and_started() -> None:
    said, engine = Said(), World().engine()
    plan = engine.plan

    def renew() -> None:
        routine = replace(plan.routines["reach"], id="dance")
        engine.show_plan(replace(plan, routines={**plan.routines, "dance": routine}))

    said.renew = renew
    Answering(engine, said.voice(), said.memory(), said.keys()).take(
        {"do": "start", "routine": "dance"}, said.answer
    )
    assert said.lines == [{"said": "All is well."}]
    assert engine.phase.ledger.session is not None


def test_what_is_kept_is_changed_by_the_program_itself() -> None:
    said, _ = asked(do="restore", file="/a/file")
    lines = [{"percent": 50}, {"percent": 100}, {"said": "Done."}]
    assert (said.lines, said.done) == (lines, ["Restore(file='/a/file')"])
    days = {"from": "2026-11-01", "to": "2026-11-02", "copies": True}
    said, _ = asked(do="delete", **days)
    (done,) = said.done
    assert done == repr(Delete(date(2026, 11, 1), date(2026, 11, 2), copies=True))
    said, _ = asked(do="delete", **(days | {"to": "soon"}))
    assert said.lines == [{"error": "“soon” is no date such as 2026-12-24."}]
    assert said.done == []


def test_nonsense_is_answered_and_does_nothing() -> None:
    said, _ = asked(do="dance")
    assert "does not understand" in str(said.lines[0]["error"])


def test_what_is_chosen_is_told_and_what_cannot_be_is_an_error_in_a_sentence() -> None:
    chosen, _ = asked(do="set", setting="plan", to=["gentle"])
    assert chosen.lines == [{"said": str(Choose("plan", ("gentle",)))}]
    assert asked(do="reset", setting="plan")[0].lines == [{"said": str(Unchoose("plan"))}]
    refused, _ = asked(do="set", setting="plam", to=["gentle"])
    assert "“plam” is no setting; perhaps plan" in str(refused.lines[0]["error"])


def test_a_second_start_brings_the_first_forward() -> None:
    assert asked(do="front")[0].done == ["forward"]


def test_it_leaves_when_it_is_told_to() -> None:
    assert asked(do="quit")[0].done == ["left"]


def test_what_is_taken_in_is_gone_by() -> None:
    said, _ = asked(do="take_in", file="log.sqlite3")
    assert (said.lines, said.done) == ([{"added": 2}], ["anew"])


def test_what_is_refused_is_not_gone_by() -> None:
    said, _ = asked(do="take_in", file="broken")
    assert (said.lines, said.done) == ([{"error": "It is broken."}], [])


def test_who_listens_hears_of_each_change_until_gone() -> None:
    said = Said()
    answering = Answering(World().engine(), said.voice(), said.memory(), said.keys())
    answering.take({"do": "listen"}, said.answer)
    answering.tell_change()
    said.there = False
    answering.tell_change()
    answering.tell_change()
    day = "2026-11-24"
    first = {"changed": False, "day": day}
    assert said.lines == [first, *[{"changed": True, "day": day}] * 2]


def test_a_key_that_was_entered_is_held_and_told_to_our_own_windows() -> None:
    said = Said()
    answering = Answering(World().engine(), said.voice(), said.memory(), said.keys())
    answering.take({"do": "hold", "key": "ABCD"}, said.answer)
    assert (said.held, said.lines[-1]) == (["ABCD"], {"said": ""})
    answering.take({"do": "keys"}, said.answer)
    answering.take({"do": "listen"}, said.answer)
    answering.tell_change()
    assert [line["keys"] for line in said.lines[1:]] == [["ABCD"]] * 3


def test_who_shows_a_window_is_asked_to_bring_it_forward() -> None:
    said = Said()
    answering = Answering(World().engine(), said.voice(), said.memory(), said.keys())
    answering.take({"do": "listen"}, said.answer)
    assert said.done == ["listens after 1"]
    assert answering.tell_forward()
    assert said.lines[-1] == {"front": True}
    assert answering.tell_forward("delete")
    assert said.lines[-1] == {"front": True, "errand": "delete"}
    said.there = False
    assert not answering.tell_forward()


def test_while_a_pad_may_be_on_to_quit_is_refused_unless_it_is_said_anyway() -> None:
    said, engine = Said(), World().engine()
    engine.show_plan(warm_plan())
    answering = Answering(engine, said.voice(), said.memory(), said.keys())
    engine.answer(AnswerScreen("heat", "no"))
    answering.take({"do": "start", "routine": "heat-session"}, said.answer)
    assert said.lines[-1] == {"said": "Mind your skin.\nAll is well."}
    answering.take({"do": "status"}, said.answer)
    status = said.lines[-1]["status"]
    assert isinstance(status, dict)
    assert status["heat"]["minutes"] == 15
    answering.take({"do": "quit"}, said.answer)
    assert said.lines[-1] == {"error": "Is the pad off?"}
    assert said.done == []
    answering.take({"do": "quit", "anyway": True}, said.answer)
    assert said.done == ["left"]
