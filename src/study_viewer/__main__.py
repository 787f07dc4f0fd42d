# SPDX-License-Identifier: MIT
"""``python -m study_viewer``: the window without arguments, else the command line."""

import sys


def main() -> int:
    from study_viewer.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
