"""`python -m qa.cli COMMAND`."""

import sys

from qa.cli import main

sys.exit(main())
