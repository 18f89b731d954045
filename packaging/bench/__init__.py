"""The program measured row by row against its budget; nothing here is a test of time."""
