"""The app as a learner has it, a process in a terminal: from its first start to the scores of its second."""

import json
import re
import subprocess
import sys

import pytest
from end_to_end.terminal_kit import Terminal, quizapp, surroundings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
COLOUR = re.compile(rb"\x1b\[[0-9;]*(?:38|48|3[0-7]|4[0-7]|9[0-7]|10[0-7])[;m]")


@pytest.fixture
def env(tmp_path):
    return surroundings(tmp_path)


def test_from_the_first_start_to_the_scores_of_the_second(tmp_path, env):
    home = str(tmp_path / "library")
    with Terminal(quizapp("--home", home), env) as t:
        t.sees("Rare earths deal", "Glossary", "Chemical elements", "Enter quiz")
        t.send("\r")
        t.sees("1 of 10", "Enter choose")
        for n in range(1, 11):
            t.sees(f"{n} of 10", "Enter choose")
            t.send("1")
            t.sees("Enter next")
            t.send("\r")
        t.sees("guessing would get about", "Enter home")
        score = re.search(r"\d+ of 10 right", t.text)[0]
        t.send("\r")
        t.sees("Today", "Enter quiz")
        t.send("q")
        assert t.ends() == 0
    with Terminal(quizapp("--home", home), env) as t:
        t.sees("due", "Enter quiz")
        t.send("o")
        t.sees("Scores", "1 attempt", score.removesuffix(" right"))
        t.send("\r")
        t.sees(score, "luck plays a part")
        t.send("\x03")
        assert t.ends() == 0
    saved = subprocess.run(
        quizapp("scores", "--json", "--home", home), env=env, capture_output=True, check=True, text=True
    )
    (attempt,) = json.loads(saved.stdout)
    assert f"{attempt['right']} of {attempt['total']} right" == score


def test_the_terminal_is_given_back_as_it_was(tmp_path, env):
    with Terminal(quizapp("--home", str(tmp_path / "library")), env) as t:
        t.sees("Enter quiz")
        t.send("q")
        assert t.ends() == 0
        assert t.raw.count(b"\x1b[?1049h") == t.raw.count(b"\x1b[?1049l") == 1
        assert b"\x1b[?25h" in t.raw.rpartition(b"\x1b[?25l")[2]


def test_without_colour_no_colour_is_sent_and_the_marks_are_there(tmp_path, env):
    with Terminal(quizapp("--home", str(tmp_path / "library")), env | {"NO_COLOR": "1"}) as t:
        t.sees("❯ Glossary", "Enter quiz")
        t.send("\r")
        t.sees("Enter choose", "❯ 1")
        t.send("1")
        t.sees("Enter next")
        assert "✓" in t.text or "✗" in t.text
        t.send("q\x1b")
        assert not COLOUR.search(t.raw)


def test_a_command_opens_its_quiz_at_once(tmp_path, env):
    argv = quizapp(
        "quiz", "rare-earths-deal/glossary", "-n", "2", "--seed", "5", "--home", str(tmp_path / "l")
    )
    with Terminal(argv, env) as t:
        t.sees("1 of 2", "Enter choose")
        t.send("1")
        t.sees("Enter next")


def test_flashcards_in_the_terminal(tmp_path, env):
    argv = quizapp("study", "rare-earths-deal/glossary", "-n", "2", "--home", str(tmp_path / "l"))
    with Terminal(argv, env) as t:
        t.sees("2 left", "Space show")
        t.send(" ")
        t.sees("1 Again", "4 Easy")
        t.send("3")
        t.sees("2 left · 2 of 2 new")  # its second step comes in ten minutes
        t.send(" ")
        t.sees("1 Again", "4 Easy")
        t.send("4")
        t.sees("1 left")


def test_a_small_terminal_is_enough(tmp_path, env):
    with Terminal(quizapp("--home", str(tmp_path / "library")), env, (40, 12)) as t:
        t.sees("❯ Glossary", "Enter quiz")
        t.send("\r")
        t.sees("1 of 10", "❯ 1", "Enter choose")


def test_a_deck_s_escape_sequences_never_reach_the_terminal(tmp_path, env):
    folder = tmp_path / "library" / "decks"
    folder.mkdir(parents=True)
    (folder / "trap.toml").write_text(
        '[deck]\ntitle = "Trap \\u001b]0;pwned\\u0007"\n'
        '[glossary]\n"a \\u001b[31mred" = "b \\u009b2J \\u001b]8;;http://evil\\u001b\\\\x"\n"c" = "d"\n',
        "utf-8",
    )
    with Terminal(quizapp("--home", str(tmp_path / "library")), env) as t:
        t.sees("Trap ␛]0;pwned␇", "Enter quiz")
        t.send("\r")
        t.sees("Enter choose")
        t.send("1")
        t.sees("Enter next")
        for trap in (b"]0;pwned\x07", b"\x1b]0;", b"\x1b]8;", b"\xc2\x9b", b"\x1b[31m", b"\x1b[2J"):
            assert trap not in t.raw


def test_a_dumb_terminal_is_told_what_to_do_instead(tmp_path, env):
    with Terminal(quizapp("--home", str(tmp_path / "library")), env | {"TERM": "dumb"}) as t:
        assert t.ends() == 2
        assert b"--plain" in t.raw
        assert b"dumb" in t.raw
