"""A look for the first card in a process of its own: in time, too late, and where that process fails."""

import json
import os
import subprocess
import sys
import time

import pytest

if sys.platform == "win32":
    pytest.skip("needs /dev/fd and signals", allow_module_level=True)

_BEGIN = """
import json, os, sys, time
from quizapp.library import first_look
from quizapp.library.front import World, open_front
from quizapp.library.opening import Opening
home, before, patience = sys.argv[1:]
front = open_front(home, "kim", World.real(), make=False)
wanted = Opening("study", decks=("letters",), limit=7, new=3)
"""
_READ = """
from quizapp.library.first_card import first_card
from quizapp.library.library import Library
Library(front).load()
print(json.dumps(first_card(front, wanted)))
"""
_LOOK = """
exec(before)
look = first_look.look(front, wanted, apart=True)
begun = time.monotonic()
card = look.soon(float(patience))
took = time.monotonic() - begun
try:
    left = os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    left = None
imported = "quizapp.library.first_card" in sys.modules
print(json.dumps([type(look).__name__, card, took, left, len(os.listdir("/dev/fd")), imported]))
"""
_INSTEAD = 'first_look.WORKER = "does_instead"'
_NO_MORE = """
import subprocess
def begin(*_args, **_more):
    raise {}
subprocess.Popen = begin
"""


@pytest.fixture
def looked(house, tmp_path):
    """Looks in a program of its own; what came of it, and what there was to be found."""
    house.write({"letters": '[faq]\n"' + "much " * 40_000 + '?" = "no"\n'})  # more than a pipe holds
    for path in (house.home / "decks").rglob("*.toml"):
        os.utime(path, ns=(1, 10**18))
    env = os.environ | {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("DATA", "STATE", "CACHE")}
    others = tmp_path / "others"
    others.mkdir()
    env["PYTHONPATH"] = os.pathsep.join([str(others), env.get("PYTHONPATH", "")]).rstrip(os.pathsep)

    def run(script, before="", patience=20.0):
        words = [str(house.home), before, str(patience)]
        line = [sys.executable, "-P", "-c", _BEGIN + script, *words]
        done = subprocess.run(line, capture_output=True, text=True, env=env, timeout=60, check=True)
        assert done.stderr == ""
        return json.loads(done.stdout)

    def look(before="", patience=20.0, instead=""):
        (others / "does_instead.py").write_text(f"import os, sys, time\n{instead}\n", encoding="utf-8")
        return run(_LOOK, before or (_INSTEAD if instead else ""), patience)

    look.wanted = run(_READ)
    return look


def test_the_card_is_the_same_and_all_is_tidied_up(looked):
    kind, card, _, left, files, imported = looked()
    assert kind == "LookApart"
    assert len(looked.wanted[3]) > 1 << 16
    assert looked.wanted[5:7] == [1, 1]
    assert (card, left, imported) == (looked.wanted, None, False)
    assert files == looked(instead="print('null')")[4]


def test_who_looks_too_long_is_not_waited_for(looked):
    begun = time.monotonic()
    _, card, took, left, _, _ = looked(instead="print('null', flush=True); time.sleep(30)", patience=0.2)
    assert (card, left) == (None, None)
    assert took < 5
    assert time.monotonic() - begun < 25  # nor when the program ends


@pytest.mark.parametrize(
    "how",
    [
        "1 / 0",
        "os._exit(3)",
        "os.kill(os.getpid(), 9)",
        "sys.exit(5)",
        "import x",
        "print(7)",
        "print('a')",
    ],
)
def test_who_fails_found_nothing_and_says_nothing(looked, how):
    _, card, _, left, _, _ = looked(instead=how)
    assert (card, left) == (None, None)


@pytest.mark.parametrize("error", ["BlockingIOError(11, 'no more')", "PermissionError(1, 'not allowed')"])
def test_where_there_may_be_no_more_processes_a_thread_looks(looked, error):
    kind, card, *_ = looked(_NO_MORE.format(error))
    assert (kind, card) == ("LookBeside", looked.wanted)


def test_what_lies_in_the_working_folder_is_not_taken_for_a_part_of_the_program(looked, house, monkeypatch):
    monkeypatch.chdir(house.home)
    for name in ("json.py", "pathlib.py"):
        (house.home / name).write_text("1 / 0\n", encoding="utf-8")
    (house.home / "quizapp").mkdir()
    (house.home / "quizapp" / "__init__.py").write_text("1 / 0\n", encoding="utf-8")
    assert looked()[1] == looked.wanted
