"""Starts quizapp many times quickly: a process with all of it imported, of which each run is a copy.

Asked by lines of JSON on its standard input, it answers by lines of JSON. A run's words go to files. As a
program of its own it has one thread, and nothing of the tests in it.
"""

from __future__ import annotations

import io
import json
import os
import pickle
import pkgutil
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path[:1] = [str(Path(__file__).parents[n]) for n in (2, 3)]

from faults.crashing.disk import Disk
from faults.crashing.rules import Call, Let, Rule

STUCK = 60.0  # seconds after which a run will not end any more


@dataclass
class Ran:
    """What became of a run: exit code (-9: killed), what it told, in how many seconds, and its calls."""

    code: int
    out: str
    err: str
    seconds: float
    calls: list[Call] = field(default_factory=list)

    @property
    def words(self) -> str:
        return f"{self.out}\n{self.err}"


class Nursery:
    """A context manager. `folder` is where all that the runs may change is."""

    def __init__(self, folder: Path, env: Mapping[str, str]) -> None:
        self._folder = folder
        self._files = folder.with_name(f"{folder.name}-runs")
        self._files.mkdir()
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(folder), str(self._files)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=dict(env),
            text=True,
        )

    def __enter__(self) -> Nursery:
        return self

    def __exit__(self, *_how: object) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def run(
        self,
        commands: Sequence[Sequence[str]],
        said: str = "",
        rule: Rule | None = None,
        kill_after: float = -1,
        limit: int = 0,
    ) -> Ran:
        """Runs one command after the other, with `said` at their standard input, by a rule of the disk.

        `kill_after`: seconds until kill -9. `limit`: the most bytes that a file may have (0: as ever).
        """
        assert self._process.stdin
        assert self._process.stdout
        for name in ("out", "err", "calls"):
            (self._files / name).unlink(missing_ok=True)
        (self._files / "in").write_text(said, "utf-8")
        (self._files / "rule").write_bytes(pickle.dumps(rule or Let()))
        request = {"commands": commands, "kill_after": kill_after, "limit": limit}
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        found = json.loads(self._process.stdout.readline())
        calls = self._files / "calls"
        told = [self._files / name for name in ("out", "err")]
        out, err = (path.read_text("utf-8", "replace") if path.exists() else "" for path in told)
        kept = pickle.loads(calls.read_bytes()) if calls.exists() else []  # noqa: S301 - our own
        return Ran(found["code"], out, err, found["seconds"], kept)


def _serve(folder: Path, files: Path) -> None:
    import quizapp

    for module in pkgutil.walk_packages(quizapp.__path__, "quizapp."):
        if not module.name.startswith(("quizapp.tui", "quizapp.__main__", "quizapp.storage.school")):
            import_module(module.name)
    for name in ("tomli_w", "tomllib", "platformdirs", "pydantic"):
        import_module(name)
    _fit_at_once()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_one(folder, files, json.loads(line))) + "\n")
        sys.stdout.flush()


def _fit_at_once() -> None:
    """Weights need hundreds of reviews and some seconds; how they are kept is what is tried here."""
    from quizapp.cli.commands import optimize
    from quizapp.study.fitting import Fitted
    from quizapp.study.plan import Plan

    weights = tuple(round(each * 1.01, 4) for each in Plan().weights)
    optimize._fitted = lambda _library: Fitted(weights, 0.5, 0.4, 500)


def _one(folder: Path, files: Path, asked: dict[str, Any]) -> dict[str, Any]:
    begun = time.perf_counter()
    child = os.fork()
    if not child:
        _be_born(folder, files, asked)
    end = asked["kill_after"] if asked["kill_after"] >= 0 else STUCK
    status = _waited(child, begun + end)
    return {"code": status, "seconds": time.perf_counter() - begun}


def _waited(child: int, until: float) -> int:
    while time.perf_counter() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.0005)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _be_born(folder: Path, files: Path, asked: dict[str, Any]) -> None:
    """The run itself, in the copy."""
    code = 70
    try:
        for name, fd, flags in (
            ("in", 0, os.O_RDONLY),
            ("out", 1, os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
            ("err", 2, os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
        ):
            os.dup2(os.open(files / name, flags, 0o600), fd)
        disk = Disk(folder, pickle.loads((files / "rule").read_bytes()))  # noqa: S301 - our own
        sys.stdin = io.TextIOWrapper(io.FileIO(0), "utf-8")
        sys.stdout, sys.stderr = _mouth(1, disk), _mouth(2, disk)
        os.chdir(folder)
        code = _run(asked, disk)
        sys.stdout.flush()
        sys.stderr.flush()
        (files / "calls.new").write_bytes(pickle.dumps(disk.calls))
        (files / "calls.new").rename(files / "calls")
    finally:
        os._exit(code)


def _run(asked: dict[str, Any], disk: Disk) -> int:
    from quizapp import __main__ as program

    disk.install()
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    if asked["limit"]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (asked["limit"], most[1]))
    try:
        return _run_each(asked["commands"], program)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)


def _run_each(commands: Sequence[Sequence[str]], program: Any) -> int:
    code = 0
    for command in commands:
        try:
            code = code or program.run(list(command))
        except Exception as error:  # noqa: BLE001 - what a user would see of it
            sys.stderr.write(f"quizapp had to stop: {type(error).__name__}: {error}\n")
            _trace()
            return 99
    return code


def _trace() -> None:
    import traceback

    sys.stderr.write(traceback.format_exc())


class _Mouth(io.TextIOWrapper):
    """What the program says, noted in between its calls too."""

    disk: Disk

    def write(self, text: str) -> int:
        self.disk.said(text)
        return super().write(text)


def _mouth(fd: int, disk: Disk) -> _Mouth:
    mouth = _Mouth(io.FileIO(fd, "w"), "utf-8", write_through=True)
    mouth.disk = disk
    return mouth


if __name__ == "__main__":
    _serve(Path(sys.argv[1]), Path(sys.argv[2]))
