"""A tray icon’s menu over the bus (com.canonical.dbusmenu): read as it is shown, and clicked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dbus_fast import Message, MessageType, Variant
from dbus_fast.aio import MessageBus

INTERFACE = "com.canonical.dbusmenu"


class Refused(Exception):
    """What was asked could not be done: in words."""


@dataclass(frozen=True, slots=True)
class Peer:
    """An object of another connection."""

    bus: MessageBus
    service: str
    path: str

    async def call(self, method: str, signature: str, *body: object) -> list[Any]:
        """What `interface.Method` answers. Raises Refused."""
        interface, _, member = method.rpartition(".")
        message = Message(
            destination=self.service,
            path=self.path,
            interface=interface,
            member=member,
            signature=signature,
            body=list(body),
        )
        reply = await self.bus.call(message)
        if reply.message_type is MessageType.ERROR:
            raise Refused(f"{member}: {reply.error_name} {reply.body}")
        return list(reply.body)


async def shown(menu: Peer) -> list[dict[str, Any]]:
    """The entries, as nested tables, after the menu was told that it is about to be shown."""
    await menu.call(f"{INTERFACE}.AboutToShow", "i", 0)
    _, layout = await menu.call(f"{INTERFACE}.GetLayout", "iias", 0, -1, [])
    return _children(layout)


async def clicked(menu: Peer, labels: str) -> None:
    """Click the entry that `Label/Label` leads to. Raises Refused for none, or a grey one."""
    entries = await shown(menu)
    entry: Mapping[str, Any] = {}
    for label in labels.split("/"):
        entry = next((one for one in entries if one["label"] == label), {})
        if not entry:
            there = ", ".join(one["label"] for one in entries if one["label"])
            raise Refused(f"there is no entry {label!r}, but: {there}")
        if entry["children"]:
            await menu.call(f"{INTERFACE}.AboutToShow", "i", entry["number"])
        entries = entry["children"]
    if not entry["enabled"]:
        raise Refused(f"{labels!r} is grey")
    event = (entry["number"], "clicked", Variant("i", 0), 0)
    await menu.call(f"{INTERFACE}.Event", "isvu", *event)


def _children(layout: Sequence[Any]) -> list[dict[str, Any]]:
    """What stands under an entry, without what is hidden."""
    entries = (_entry(child.value) for child in layout[2])
    return [entry for entry in entries if entry is not None]


def _entry(layout: Sequence[Any]) -> dict[str, Any] | None:
    """One entry: a missing property means its default, see the protocol."""
    said = {key: variant.value for key, variant in layout[1].items()}
    if not said.get("visible", True):
        return None
    return {
        "number": layout[0],
        "label": _without_mnemonic(said.get("label", "")),
        "enabled": said.get("enabled", True),
        "checked": said.get("toggle-state") == 1 if said.get("toggle-type") else None,
        "separator": said.get("type") == "separator",
        "children": _children(layout),
    }


def _without_mnemonic(label: str) -> str:
    """The label as it is read: a single underscore marks a key, two are one."""
    return "_".join(part.replace("_", "") for part in label.split("__"))
