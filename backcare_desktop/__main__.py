"""The way in for `python -m backcare_desktop`."""

import sys

from backcare_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
