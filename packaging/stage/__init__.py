"""A virtual desktop on which the real program is driven: screen, bus, tray, pointer, pictures."""
