"""One local socket on which the running program is asked: a JSON object a line.

The command line, a second start and the week's window speak to the program through it.
"""
