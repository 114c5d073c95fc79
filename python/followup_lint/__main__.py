"""The command `followup-lint`."""

import signal
import sys
from typing import NoReturn

from . import _native


def main() -> NoReturn:
    """Runs the command with the arguments of the process, and ends the process with its exit code."""
    # Python would note an interrupt, and wait for the command to end.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(_native.run(_native.__file__, ["followup-lint", *sys.argv[1:]]))


if __name__ == "__main__":
    main()
