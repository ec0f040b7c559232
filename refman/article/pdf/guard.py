"""Limits that a process puts on itself: by the system where it has them, and by a watching thread everywhere."""

import contextlib
import os
import sys
import threading
import time

OVER_MEMORY = 86
OVER_TIME = 87
"""Exit statuses of a process that ended itself."""

_INTERVAL = 0.02


def limit_this_process(memory: int, seconds: float) -> None:
    """End this process once it holds more than `memory` bytes or runs longer than `seconds`.

    On systems with resource limits it also writes no file and leaves no core dump.
    """
    _set_resource_limits(memory, seconds)
    threading.Thread(target=_watch, args=(memory, time.monotonic() + seconds), daemon=True).start()


def _set_resource_limits(memory: int, seconds: float) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    wanted = {
        "RLIMIT_CPU": int(seconds) + 1,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_CORE": 0,
        "RLIMIT_AS": memory + 2**29,
    }
    for name, value in wanted.items():
        with contextlib.suppress(AttributeError, ValueError, OSError):  # macOS refuses some
            number = getattr(resource, name)
            _, hard = resource.getrlimit(number)
            soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(number, (soft, hard))


def _watch(memory: int, deadline: float) -> None:
    """PDFium runs without the interpreter's lock, so that this thread keeps looking."""
    while True:
        if time.monotonic() > deadline:
            os._exit(OVER_TIME)
        if memory_held() > memory:
            os._exit(OVER_MEMORY)
        time.sleep(_INTERVAL)


def memory_held() -> int:
    """Bytes of memory that this process holds (at its peak, where the system tells only that)."""
    if sys.platform == "win32":
        return _windows_memory()
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _windows_memory() -> int:  # pragma: no cover
    """PagefileUsage of PROCESS_MEMORY_COUNTERS (learn.microsoft.com, psapi.h)."""
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = [
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in ("PeakWorkingSet", "WorkingSet", "a", "b", "c", "d")),
            ("PagefileUsage", ctypes.c_size_t),
            ("PeakPagefileUsage", ctypes.c_size_t),
        ]

    counters = Counters()
    counters.cb = ctypes.sizeof(counters)
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.K32GetProcessMemoryInfo.argtypes = [wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD]
    if kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb):
        return int(counters.PagefileUsage)
    return 0
