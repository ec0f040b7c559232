"""`python -m refman` is the command `refman`."""

from refman.cli import main

main()
