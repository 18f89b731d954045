"""What survives a restart: settings, log, plans and routines."""
