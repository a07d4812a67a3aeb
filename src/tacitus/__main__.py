"""`python -m tacitus` is the command line."""

import sys

from tacitus.cli import main

sys.exit(main())
