"""`python -m refman` is the command `refman`."""

import sys


def main() -> None:
    """Run `refman`, and end quietly where Ctrl-C comes while its modules are still being imported."""
    try:
        from refman.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("\nInterrupted.\n")
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
