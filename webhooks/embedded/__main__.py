"""Remove embedded servers for good: `python -m webhooks.embedded <directory>…` (used by `make clean`)."""

import sys
from pathlib import Path

from webhooks.embedded.shelter import discard, discard_binaries

for argument in sys.argv[1:]:
    discard(Path(argument))
discard_binaries()
