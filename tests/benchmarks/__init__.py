"""Benchmarks, run on request; numpy counts with one thread, as under the command `refman`."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
