# SPDX-License-Identifier: MIT
"""How the start went: the time since the process was made, and the most memory it held."""

import os
import sys
import time

_IMPORTED = time.time()
"""For systems that do not tell when a process began; about 0.1 s too late."""


def milliseconds_since_start() -> float:
    if sys.platform.startswith("linux"):
        with open("/proc/self/stat", encoding="ascii", errors="replace") as file:
            # Field 22, counted after the command, which may hold spaces and brackets.
            ticks = int(file.read().rpartition(")")[2].split()[19])
        return (time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")) * 1000
    if sys.platform == "win32":
        return _on_windows()[0]
    return (time.time() - _IMPORTED) * 1000


def peak_megabytes() -> float:
    """In MiB; what is shared with other programs counts too."""
    if sys.platform.startswith("linux"):
        # getrusage would answer with the parent's peak where that was larger.
        with open("/proc/self/status", encoding="ascii", errors="replace") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmHWM:")) / 1024
    if sys.platform == "win32":
        return _on_windows()[1]
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 / (1024 if sys.platform == "darwin" else 1)


def _on_windows() -> tuple[float, float]:
    """GetProcessTimes and GetProcessMemoryInfo; times are 100 ns since 1601, sizes bytes."""
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    process = ctypes.c_void_p(kernel.GetCurrentProcess())
    made, ended, in_system, in_user, now = (ctypes.c_ulonglong() for _ in range(5))
    kernel.GetProcessTimes(
        process, *(ctypes.byref(one) for one in (made, ended, in_system, in_user))
    )
    kernel.GetSystemTimePreciseAsFileTime(ctypes.byref(now))
    # PROCESS_MEMORY_COUNTERS: two DWORDs, then the peak and seven more sizes.
    counters = (ctypes.c_size_t * 10)()
    kernel.K32GetProcessMemoryInfo(process, ctypes.byref(counters), ctypes.sizeof(counters))
    return (now.value - made.value) / 10_000, counters[1] / 1_048_576
