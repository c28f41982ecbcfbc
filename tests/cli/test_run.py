"""Commands are found, their arguments understood, and nothing ends in a traceback."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from cli_kit import Run

from quizapp import __version__
from quizapp.cli import run as run_module
from quizapp.cli.commands import COMMANDS, GROUPS
from quizapp.cli.run import command, parse, run
from quizapp.library.opening import Opening
from quizapp.questions.wish import Wish

NAMES = [name for name, _, _ in COMMANDS]


def test_the_list_of_commands_and_their_files_agree() -> None:
    folder = Path(run_module.__file__).parent / "commands"
    files = {file.stem.rstrip("_").replace("_", "-") for file in folder.glob("*.py")}
    assert files - {"--init"} == set(NAMES)
    for name, group, summary in COMMANDS:
        found = command(name)
        assert (name, group, summary) == (found.NAME, found.GROUP, found.SUMMARY)
        assert group in GROUPS


@pytest.mark.parametrize("name", NAMES)
def test_each_example_is_understood_by_its_own_command(name: str) -> None:
    words = shlex.split(command(name).EXAMPLE.partition(" > ")[0])
    assert words[:2] == ["quizapp", name]
    parse(command(name), words[2:])


@pytest.mark.parametrize("name", NAMES)
def test_the_help_of_each_command_shows_its_example(name: str, quizapp: Run) -> None:
    result = quizapp(name, "--help")
    assert result.code == 0
    assert command(name).EXAMPLE in result.out


def test_help_shows_every_command_in_its_group(quizapp: Run) -> None:
    for option in ("--help", "-h"):
        result = quizapp(option)
        assert result.code == 0
        places = [result.out.index(f"{group}:") for group in GROUPS]
        assert places == sorted(places)
        assert all(f"  {name} " in result.out for name in NAMES)


def test_version_is_one_line(quizapp: Run) -> None:
    result = quizapp("--version")
    assert (result.code, result.out) == (0, f"quizapp {__version__}\n")


def test_no_command_opens_the_app_with_the_options(quizapp: Run) -> None:
    assert quizapp("--home", "X", "--learner=kim").code == Opening(home="X", learner="kim")


@pytest.mark.parametrize(
    "argv",
    [
        ["--home", "X", "--learner", "kim", "quiz", "geo", "-n", "3", "more"],
        ["quiz", "geo", "--home", "X", "-n", "3", "more", "--learner", "kim"],
        ["--home=Y", "quiz", "--learner", "kim", "--home", "X", "geo", "more", "-n3"],
    ],
)
def test_global_options_stand_before_or_after_the_command(argv: list[str]) -> None:
    wanted = Opening("quiz", "X", "kim", ("geo", "more"), Wish(count=3))
    assert run(argv) == wanted


def test_quiz_and_study_hand_all_their_options_to_the_screen(quizapp: Run) -> None:
    words = "quiz a -n 7 --form flashcard,choice --direction reverse --choices 5"
    words += " --tag x --tag y --seed s --minutes 9"
    wish = Wish(7, ("flashcard", "choice"), "reverse", 5, ("x", "y"))
    expected = Opening("quiz", None, None, ("a",), wish, "s", "test", 9, keep=False)
    assert quizapp(*words.split(), "--test", "--try").code == expected
    assert quizapp("study", "a", "-n", "5", "--new", "0", "--tag", "x", "--practice").code == Opening(
        "study", decks=("a",), wish=Wish(tags=("x",)), limit=5, new=0, practice=True
    )
    assert quizapp("quiz").code == Opening("quiz", wish=Wish())


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["qiz"], "did you mean `quizapp quiz`?"),
        ([""], "there is no command"),
        (["zzz"], "quizapp --help"),
        (["paper"], "DECK"),
        (["quiz", "-n", "0"], "whole number from 1"),
        (["quiz", "-n", "x"], "whole number"),
        (["quiz", "--choices", "7"], "from 3 to 6"),
        (["quiz", "--form", "guess"], "there are choice"),
        (["quiz", "--form", ","], "there are choice"),
        (["quiz", "--direction", "up"], "direction"),
        (["quiz", "--pla"], "--pla"),
        (["quiz", "--continue"], "--plain"),
        (["quiz", "--plain", "--continue", "geo"], "without decks"),
        (["scores", "--json", "--csv"], "not allowed"),
        (["--what"], "--what"),
        (["--home"], "--home"),
        (["paper", "nowhere"], "there are: "),
        (["paper", "ge"], "did you mean geo?"),
        (["study", "--plain", "nowhere"], "no deck"),
        (["help", "deks"], "did you mean decks?"),
        (["where", "--home", ""], "--home is empty"),
        (["where", "--home", "/no/such/folder"], "no folder"),
    ],
)
def test_wrong_use_is_one_word_on_stderr_and_exit_2(argv: list[str], words: str, quizapp: Run) -> None:
    result = quizapp(*argv)
    assert result.code == 2
    assert result.out == ""
    assert words in result.err
    assert result.err.startswith("quizapp: ")


def test_what_is_shown_of_wrong_arguments_is_clean(quizapp: Run) -> None:
    for argv in (["\x1b[2J"], ["quiz", "--\x1b[2J"], ["paper", "\x1b[2J\udc80"], ["quiz", "-n", "\x07"]):
        result = quizapp(*argv)
        assert result.code == 2
        assert "\x1b" not in result.err
        assert "\x07" not in result.err


def test_ctrl_c_ends_quietly(quizapp: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("quizapp.cli.plain_time.read_line", interrupted)
    result = quizapp("quiz", "--plain", "geo")
    assert result.code == 130
    assert result.err == ""


def _process(home: Path, *argv: str, **more: object) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "QUIZAPP_HOME": str(home), "QUIZAPP_LEARNER": "kim", "PYTHONIOENCODING": ""}
    for name in ("STATE", "CACHE", "DATA"):
        environ[f"XDG_{name}_HOME"] = str(home.parent / name.lower())
    environ |= more.pop("env", {})  # type: ignore[call-overload]
    options = {"stdout": subprocess.PIPE, "input": "", **more}
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-m", "quizapp", *argv], env=environ, text=True, stderr=subprocess.PIPE, **options
    )


def test_a_reader_that_goes_away_is_no_trouble(home: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        result = _process(home, "schema", stdout=closed)
    assert result.returncode == 141
    assert result.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_output_that_cannot_be_written_is_one_line(home: Path) -> None:
    with Path("/dev/full").open("w") as full:
        result = _process(home, "schema", stdout=full)
    assert result.returncode == 1
    assert result.stderr == "quizapp: no space left on device\n"


@pytest.mark.parametrize("env", [{"LANG": "C", "LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}])
def test_any_text_can_be_written_in_any_locale(home: Path, env: dict[str, str]) -> None:
    for argv in (["paper", "bad/nasty", "--seed", "a"], ["quiz", "--plain", "bad/nasty"], ["help", "decks"]):
        result = _process(home, *argv, env=env)
        assert result.returncode == 0
        assert "Traceback" not in result.stderr


@pytest.mark.parametrize("learner", [[], ["--learner", "Zoë"]])
def test_a_learner_whose_name_the_locale_cannot_write_is_no_crash(home: Path, learner: list[str]) -> None:
    state = home.parent / "state" / "quizapp"
    state.mkdir(parents=True)
    (state / "learners.json").write_text(json.dumps({"last": {str(home): "Zoë"}}))
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    for argv in (["scores"], ["quiz", "--plain", "geo"], ["study", "--plain"], ["where"], ["check"]):
        result = _process(home, *argv, *learner, env={**env, "QUIZAPP_LEARNER": ""})
        assert result.returncode in (0, 1)
        assert "Traceback" not in result.stderr
        if result.returncode:
            assert result.stderr.count("\n") == 1
            assert "PYTHONUTF8=1" in result.stderr


def test_without_a_terminal_the_app_says_what_to_do(home: Path) -> None:
    for argv in (["quiz"], ["study"], ["--learner", "kim"]):
        result = _process(home, *argv)
        assert result.returncode == 2
        assert "--plain" in result.stderr


@pytest.mark.parametrize(
    "argv",
    [
        ["quiz", "--plain", "geo"],
        ["study", "--plain"],
        ["paper", "geo"],
        ["scores"],
        ["check"],
        ["where"],
        ["help"],
    ],
)
def test_no_command_imports_textual(home: Path, argv: list[str]) -> None:
    code = (
        "import sys; from quizapp.__main__ import run; code = run(sys.argv[1:]);"
        "bad = {'textual', 'rich'} & set(sys.modules); assert not bad, bad; sys.exit(code)"
    )
    environ = {**os.environ, "QUIZAPP_HOME": str(home), "XDG_STATE_HOME": str(home.parent / "state")}
    result = subprocess.run(
        [sys.executable, "-c", code, *argv],
        env=environ,
        input="1\n1\n",
        text=True,
        capture_output=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


def test_help_needs_neither_decks_nor_their_reader(home: Path) -> None:
    code = (
        "import sys; from quizapp.cli.run import run; run(['--help']);"
        "bad = {'pydantic', 'quizapp.library.library', 'tomllib'} & set(sys.modules); assert not bad, bad"
    )
    result = subprocess.run([sys.executable, "-c", code], text=True, capture_output=True, check=False)
    assert result.returncode == 0, result.stderr
