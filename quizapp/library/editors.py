"""How an author's own editor is told to open a file at a line: each has its own way."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path, PureWindowsPath

_PLUS_FIRST = frozenset(
    (
        *("vi", "vim", "nvim", "view", "vimx", "nano", "rnano", "pico", "emacs"),
        *("emacsclient", "mg", "zile", "kak", "joe", "jmacs", "ne", "pluma"),
    )
)
_WAIT_AND_PLUS = {"gvim": "-f", "mvim": "-f", "gedit": "--wait", "xed": "--wait"}
_PLUS_LAST = frozenset(("micro",))
_COLON = frozenset(("hx", "helix", "lapce"))
_COLON_AND_WAIT = frozenset(("subl", "sublime_text", "zed", "zeditor"))
_GOTO_AND_WAIT = frozenset(("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf", "positron"))
_LINE = frozenset(("idea", "pycharm", "webstorm", "kate", "kwrite"))
_WAITS = {"kate": "--block", "idea": "--wait", "pycharm": "--wait", "webstorm": "--wait"}
_NOTEPAD = frozenset(("notepad++",))
_ENDINGS = (".exe", ".cmd", ".bat", ".com", ".sh")


class NoSuchEditor(Exception):
    """What stands in `$EDITOR` is no command line; the message says why."""


def chosen(environ: Mapping[str, str]) -> str:
    """The editor that is set: `$VISUAL`, else `$EDITOR`, else ""."""
    return environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip()


def command(editor: str, path: Path, line: int = 0) -> list[str]:
    """The words that open `path` in `editor`, at a line (from 1) where it is known how; 0: at none.

    `editor` is a command line as `$EDITOR` has it. It is split into words and never given to a shell. An
    editor that would go on by itself is told to wait until the file is closed, if it is one of those whose
    option for it is known here. Others, such as kwrite and pluma, which have none, may end at once while
    the file is still open. `path` is absolute, so that no file's name is taken for an option. Raises
    NoSuchEditor.
    """
    words = _words(editor)
    return [*words, *_arguments(_name(words[0]), words[1:], str(path), line)]


def _words(editor: str) -> list[str]:
    try:
        if "\\" in editor and "/" not in editor:  # a path of Windows, where a backslash escapes nothing
            words = [word.strip('"') for word in shlex.split(editor, posix=False)]
        else:
            words = shlex.split(editor)
    except ValueError as error:
        raise NoSuchEditor(f"the editor {editor!r} can't be understood: {str(error).lower()}") from error
    if not words or not words[0]:
        raise NoSuchEditor("no editor is set")
    return words


def _name(program: str) -> str:
    name = PureWindowsPath(program).name.lower()  # takes both kinds of slashes
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    return name


def _arguments(name: str, given: list[str], path: str, line: int) -> list[str]:
    at = [f"{path}:{line}" if line > 0 else path]
    if name in _PLUS_FIRST:
        return [f"+{line}", path] if line > 0 else [path]
    if name in _WAIT_AND_PLUS:
        return [*_unless_given(_WAIT_AND_PLUS[name], given), *([f"+{line}"] if line > 0 else []), path]
    if name in _PLUS_LAST:
        return [path, f"+{line}"] if line > 0 else [path]
    if name in _COLON:
        return at
    if name in _COLON_AND_WAIT:
        return [*_unless_given("--wait", given), *at]
    if name in _GOTO_AND_WAIT:
        return [*_unless_given("--wait", given), *(["--goto"] if line > 0 else []), *at]
    if name in _LINE:
        waits = _unless_given(_WAITS[name], given) if name in _WAITS else []
        return [*waits, *(["--line", str(line)] if line > 0 else []), path]
    if name in _NOTEPAD:
        return [
            *(["-multiInst", "-nosession"] if not given else []),
            *([f"-n{line}"] if line > 0 else []),
            path,
        ]
    return [path]


def _unless_given(option: str, given: list[str]) -> list[str]:
    other = {"--wait": "-w", "--block": "-b", "-f": "--nofork"}[option]
    return [] if {option, other} & set(given) else [option]
