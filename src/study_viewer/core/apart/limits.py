# SPDX-License-Identifier: MIT
"""What the reading process may use, and what it may not do.

Memory and written bytes are bounded by the system: by resource limits where there are any, on
Windows by a job object (written after its documentation, not tried). Beside that an audit hook
refuses what no reading of a file needs: sockets, other programs, writing. The hook stops our own
code and the libraries' Python code; machine code that was taken over it does not stop.
"""

import os
import sys
from typing import Any

MEMORY = 1_000_000_000
"""Bytes of address space."""
_WRITTEN = 2_000_000
"""Bytes of the largest file it may write: compiled modules of its own, nothing else."""

_REFUSED = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.fork",
    "os.kill",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
    "os.chown",
    "shutil.",
    "urllib.",
    "http.client.",
    "ftplib.",
    "smtplib.",
    "webbrowser.",
    "winreg.",
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_CHANGES = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.utime")


class Forbidden(PermissionError):
    """Something tried to do more than to read."""


def confine() -> None:
    """Bounds this process for good; what a system does not offer is left out."""
    _bound_memory()
    sys.addaudithook(_watch)


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:
        _join_job()
        return
    bounds = (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, _WRITTEN),
        (resource.RLIMIT_CORE, 0),
    )
    for which, bound in bounds:
        _, hard = resource.getrlimit(which)
        if hard != resource.RLIM_INFINITY:
            bound = min(bound, hard)
        try:
            resource.setrlimit(which, (bound, bound))
        except (OSError, ValueError):
            # macOS refuses a bound on the address space; the time limit remains.
            continue


def _watch(event: str, words: tuple[Any, ...]) -> None:
    if event == "open":
        path, mode, flags = words
        writes = isinstance(mode, str) and any(letter in mode for letter in "wax+")
        if isinstance(flags, int):
            writes = writes or bool(flags & _WRITING)
        if writes and not _is_compiled(path):
            raise Forbidden(f"writing {path}")
    elif event.startswith(_REFUSED):
        raise Forbidden(event)
    elif event.startswith(_CHANGES):
        # Of a renaming both names count.
        for path in words[: 2 if event == "os.rename" else 1]:
            if not _is_compiled(path):
                raise Forbidden(f"{event} {path}")


def _is_compiled(path: Any) -> bool:
    """Python keeps its modules compiled; without that each start would compile them again."""
    return "__pycache__" in os.fsdecode(path) if isinstance(path, (str, bytes)) else False


def _join_job() -> None:
    """Windows: a job with a memory limit, which ends its processes when its last handle goes."""
    if sys.platform != "win32":
        return
    import ctypes
    from ctypes import wintypes

    class Basic(ctypes.Structure):
        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("smallest", ctypes.c_size_t),
            ("largest", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class Extended(ctypes.Structure):
        _fields_ = (
            ("basic", Basic),
            ("io", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process", ctypes.c_size_t),
            ("peak_job", ctypes.c_size_t),
        )

    process_memory, one_process, all_end = 0x100, 0x8, 0x2000
    extended_information = 9
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    told = Extended()
    told.basic.flags = process_memory | one_process | all_end
    told.basic.processes = 1
    told.process_memory = MEMORY
    job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
    kernel.SetInformationJobObject(
        job, extended_information, ctypes.byref(told), ctypes.sizeof(told)
    )
    kernel.AssignProcessToJobObject(job, wintypes.HANDLE(kernel.GetCurrentProcess()))
