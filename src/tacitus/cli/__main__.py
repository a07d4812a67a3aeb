"""`python -m tacitus.cli`: the command line without the `tacitus` script."""

import sys

from tacitus.cli import main

if __name__ == "__main__":
    sys.exit(main())
