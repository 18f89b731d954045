"""Everything that is seen; the only room, with app, that knows Qt."""
