"""What survives a restart: the log of facts, the settings, the routines and plans."""
