"""Pure decisions and data: no clock, file, thread, log, randomness or toolkit."""
