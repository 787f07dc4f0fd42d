# SPDX-License-Identifier: MIT
"""What Linux itself must bring: Qt's system libraries, a Chinese font, and the tests' tools."""

import ctypes
import os
import shutil
import sys

from tools.say import Stop, quietly, say

# What Qt loads from the system and no wheel brings: the file it looks for, and Debian's package.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
CHINESE_FONT = "a Chinese font"
FONT_PACKAGE = "fonts-wqy-microhei"  # 1.6 MB to fetch, the smallest that covers GB 18030's Chinese
TEST_TOOLS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool"}


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_chinese_font() -> bool:
    """Whether fontconfig, which Qt asks too, knows a font for simplified Chinese."""
    try:
        fontconfig = ctypes.CDLL("libfontconfig.so.1")
    except OSError:
        return False
    for name in ("FcNameParse", "FcObjectSetCreate"):
        getattr(fontconfig, name).restype = ctypes.c_void_p
    fontconfig.FcFontList.restype = ctypes.POINTER(ctypes.c_int)  # a struct; its count comes first
    fontconfig.FcInitReinitialize()
    pattern = ctypes.c_void_p(fontconfig.FcNameParse(b":lang=zh-cn"))
    wanted = ctypes.c_void_p(fontconfig.FcObjectSetCreate())
    fontconfig.FcObjectSetAdd(wanted, b"file")
    found = fontconfig.FcFontList(None, pattern, wanted)
    return bool(found) and found[0] > 0


def missing(libraries: "dict[str, str]", tools: "dict[str, str]") -> "dict[str, str]":
    """What this Linux lacks, as name → Debian package."""
    lacking = {name: package for name, package in libraries.items() if not loads(name)}
    if not has_chinese_font():
        lacking[CHINESE_FONT] = FONT_PACKAGE
    lacking.update({name: p for name, p in tools.items() if not shutil.which(name)})
    return lacking


def install_advice(lacking: "dict[str, str]") -> str:
    """The sentence for a person who must install ``lacking``, with the exact command if known."""
    advice = f"This computer lacks {', '.join(lacking)}. Install what is missing, then start again"
    if shutil.which("apt-get"):
        install = "sudo apt-get install -y --no-install-recommends " + packages(lacking)
        return f"{advice}:\nsudo apt-get update && {install}"
    for tool in ("dnf", "yum", "zypper"):
        if shutil.which(tool):
            return f"{advice}:\nsudo {tool} install " + " ".join(map(provider, lacking))
    return f"{advice}; on Debian the packages are called {packages(lacking)}."


def packages(lacking: "dict[str, str]") -> str:
    return " ".join(lacking.values())


def provider(name: str) -> str:
    """What an RPM system finds a package by, whatever its name: a library, a font or a program."""
    if name == CHINESE_FONT:
        return "'font(:lang=zh-cn)'"
    return f"'{name}()(64bit)'" if ".so." in name else f"/usr/bin/{name}"


def need_system(libraries: "dict[str, str]", tools: "dict[str, str]") -> None:
    """Make sure that Linux has what Qt and the tests load; elsewhere the wheels bring it all."""
    if not sys.platform.startswith("linux"):
        return
    lacking = missing(libraries, tools)
    if not lacking:
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Stop(install_advice(lacking))
    say("Installing with apt-get: " + packages(lacking))
    env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"]
    install = [*apt, "install", "-y", "--no-install-recommends", *lacking.values()]
    said = "".join(quietly(command, env)[1] for command in ([*apt, "update"], install))
    still = missing(libraries, tools)
    if still:
        errors = [line for line in said.splitlines() if line.startswith("E:")]
        reason = f" It said: {errors[-1]}" if errors else ""
        raise Stop(f"apt-get could not install all of it.{reason}\n{install_advice(still)}")
