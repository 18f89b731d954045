"""Card and player on a real screen: typing goes on, a click starts, and nothing flashes."""

from __future__ import annotations

from functools import partial

import pytest
from stage import accessibility, pictures, pointer, screen, windows
from stage.parts import MissingPart
from stage.pictures import Picture
from stage.screen import Screen
from stage.waiting import until
from stage.windows import Window

from tests.desktop.samples import heard, running_sample

sample = partial(running_sample, "sample_card.py", "offered")
FIELD = "A field to type into"
CARD = "BackCare"
PLAYER = "4-7-8 breathing"
PRIMARY = (31, 111, 107)


def start_button(desktop: Screen, card: Window) -> tuple[int, int]:
    """The middle of the button in the accent's colour."""
    picture = pictures.taken(desktop)
    places = [
        (x, y)
        for y in range(card.y, min(card.y + card.height, picture.height))
        for x in range(card.x, min(card.x + card.width, picture.width))
        if picture.at(x, y) == PRIMARY
    ]
    left, right = min(x for x, _ in places), max(x for x, _ in places)
    return (left + right) // 2, sorted(y for _, y in places)[len(places) // 2]


def settled(desktop: Screen, title: str) -> Window:
    """The window once it has stopped moving."""
    places: list[Window] = []

    def stands() -> Window | None:
        places.append(windows.named(desktop, title))
        return places[-1] if places[-3:] == [places[-1]] * 3 else None

    return until(f"{title} stands still", stands)


def test_what_one_types_goes_on_to_where_it_went(desktop: Screen) -> None:
    with sample(desktop) as running:
        card = settled(desktop, CARD)
        assert windows.focused(desktop) == windows.named(desktop, FIELD).number
        pointer.type_text(desktop, "on it goes ")
        heard(running, "typed on it goes ")
        pointer.press(desktop, "Return", "Escape", "Tab")
        assert "answered" not in running.stderr
        assert windows.focused(desktop) != card.number


def test_later_is_chosen_from_its_menu_and_the_keys_come_back(desktop: Screen) -> None:
    with sample(desktop, env=accessibility.ON) as running:
        settled(desktop, CARD)
        accessibility.click(desktop, running.pid, "push button", "Later")
        heard(running, "answered Pointer(over=True)")
        pointer.press(desktop, "Down", "Down", "Return")
        heard(running, "answered Later(minutes=15)")
        pointer.type_text(desktop, "back ")
        heard(running, "typed back ")


def test_a_reader_finds_card_and_ring_by_name(desktop: Screen) -> None:
    with sample(desktop, env=accessibility.ON) as running:
        card = settled(desktop, CARD)
        names = {node.name for node in accessibility.tree(desktop, running.pid)}
        assert (
            "Time to breathe. 4-7-8 breathing, 1 minute 42 seconds. "
            "Open the tray menu to answer." in names
        )
        pointer.click(desktop, *start_button(desktop, card))
        windows.named(desktop, PLAYER)
        accessibility.shown(desktop, running.pid, "progress bar", "Breathing guide")
        accessibility.act(desktop, running.pid, "push button", "Pause")
        accessibility.shown(desktop, running.pid, "label", "Paused")


def test_the_pointer_over_the_card_is_told_and_takes_no_focus(desktop: Screen) -> None:
    with sample(desktop) as running:
        card = settled(desktop, CARD)
        pointer.move(desktop, *card.middle)
        heard(running, "answered Pointer(over=True)")
        pointer.move(desktop, 10, 10)
        heard(running, "answered Pointer(over=False)")
        assert windows.focused(desktop) == windows.named(desktop, FIELD).number


@pytest.mark.parametrize("compositor", [False, True])
def test_start_grows_the_card_into_the_player_and_no_frame_is_bare(*, compositor: bool) -> None:
    try:
        with screen.opened(compositor=compositor) as desktop:
            _start_and_watch(desktop, "--composited" if compositor else "--plain")
    except MissingPart as missing:
        pytest.skip(str(missing))


def _start_and_watch(desktop: Screen, way: str) -> None:
    with sample(desktop, way) as running:
        card = settled(desktop, CARD)
        x, y = start_button(desktop, card)
        pointer.click(desktop, x, y)
        seen: list[Picture] = []

        def arrived() -> Window | None:
            seen.append(pictures.taken(desktop))
            return windows.first_named(desktop, PLAYER)

        player = until("the player", arrived)
        heard(running, "opened")
        until("the player has the focus", lambda: windows.focused(desktop) == player.number)
        assert windows.first_named(desktop, CARD) is None
        for picture in seen:
            assert _black(picture) < 0.02


def _black(picture: Picture) -> float:
    """How much of it is pure black, as a bare window would be."""
    pixels = zip(picture.pixels[::3], picture.pixels[1::3], picture.pixels[2::3], strict=True)
    return sum(one == (0, 0, 0) for one in pixels) / (picture.width * picture.height)


def test_keys_reach_the_player_and_escape_leaves_it_twice(desktop: Screen) -> None:
    with sample(desktop) as running:
        card = settled(desktop, CARD)
        pointer.click(desktop, *start_button(desktop, card))
        player = windows.named(desktop, PLAYER)
        until("the player has the focus", lambda: windows.focused(desktop) == player.number)
        pointer.press(desktop, "space")
        pointer.press(desktop, "Escape")
        until("the end", lambda: "answered Finish" in running.stderr)
        pointer.press(desktop, "Escape")
        heard(running, "closed")
