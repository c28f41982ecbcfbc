"""Every form of question played through in a real terminal, by key and by mouse, and through a pipe."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from end_to_end.terminal_kit import Terminal, quizapp, surroundings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
WIDE, NARROW = (80, 24), (40, 12)
COLOUR = re.compile(rb"\x1b\[[0-9;]*(?:38|48|3[0-7]|4[0-7]|9[0-7]|10[0-7])[;m]")
ANSWERS = {
    "Lamps glow green": "Terbium",
    "Magnets hold fast": "Neodymium",
    "Warmth will melt it": "Gallium",
    "Heat leaves it solid": "Tungsten",
}
METALS = '[deck]\ntitle = "Metals"\ndirections = ["reverse"]\n[glossary]\n' + "".join(
    f'"{term}" = "{what}"\n' for what, term in ANSWERS.items()
)
GAPS = '[deck]\ntitle = "Gaps"\n[[cards]]\ncloze = "The deal was signed in {{Tokyo::city}} by both."\n'
FORMS = ("typed", "cloze", "true-false", "match", "mixed")


@pytest.fixture
def home(tmp_path) -> Path:
    folder = tmp_path / "library"
    (folder / "decks").mkdir(parents=True)
    (folder / "progress").mkdir()
    (folder / "decks" / "metals.toml").write_text(METALS, "utf-8")
    (folder / "decks" / "gaps.toml").write_text(GAPS, "utf-8")
    return folder


@pytest.fixture
def env(tmp_path):
    return surroundings(tmp_path)


def _quiz(home: Path, form: str, *more: str) -> list[str]:
    decks = ["gaps"] if form == "cloze" else ["metals", "gaps"] if form == "mixed" else ["metals"]
    return quizapp("quiz", *decks, "--form", form, "--seed", "5", *more, "--home", str(home))


def _answers(home: Path) -> list[dict]:
    lines = [
        json.loads(line)
        for file in home.glob("progress/kim/*.jsonl")
        for line in file.read_text().splitlines()
    ]
    return [line for line in lines if line["kind"] == "answer"]


def _answer(text: str) -> str:
    """The right answer to what is asked in a text; a narrow column has the first words at least."""
    return next(answer for what, answer in ANSWERS.items() if what.split()[0] in text)


class Player:
    """Reads what is asked off the screen, and answers by key or by mouse."""

    def __init__(self, terminal: Terminal, way: str) -> None:
        self.t = terminal
        self.way = way

    def click(self, words: str) -> None:
        """A click on the last place where these words are."""
        self.t.until(lambda: any(words in line for line in self.t.screen.display), f"{words!r} is not there")
        y, line = [(y, line) for y, line in enumerate(self.t.screen.display) if words in line][-1]
        spot = f"{line.index(words) + 2};{y + 1}"
        self.t.send(f"\x1b[<0;{spot}M\x1b[<0;{spot}m")

    def confirm(self, hint: str) -> None:
        """Enter, or a click on what the last line calls it."""
        self.t.sees(f"Enter {hint}")
        if self.way == "key":
            self.t.send("\r")
        else:
            self.click(f"Enter {hint}")

    @property
    def asked(self) -> str:
        text = self.t.text
        return "Tokyo" if "city" in text else _answer(text)

    def typed(self) -> None:
        self.t.sees("write your answer")
        answer = self.asked
        self.t.send(answer)
        self.t.sees(f"❯ {answer}")
        self.confirm("answer")
        self.t.sees(f"✓ {answer}")

    def chosen(self) -> None:
        self.t.sees("❯ 1 ")
        if self.way == "key":
            self.t.send("1")
        else:
            option = next(line for line in self.t.screen.display if "❯ 1 " in line)
            self.click(option.strip())
        self.t.until(lambda: "✓" in self.t.text or "✗" in self.t.text, "no mark")

    def pair(self, n: int) -> str | None:
        """The right answer to the pair at hand; None, or still the one before, while it is being painted."""
        if self.t.screen.columns == WIDE[0]:
            text = next((line for line in self.t.screen.display if f"❯ {n} " in line), "")
        else:
            text = self.t.text if f"Pair {n} of 4" in self.t.text else ""
        return next((answer for what, answer in ANSWERS.items() if what.split()[0] in text), None)

    def matched(self) -> None:
        """Places all pairs rightly, one after the other as they are asked, wherever they stand."""
        placed: list[str] = []
        for n in range(1, 5):
            self.t.until(lambda n=n: self.pair(n) not in [None, *placed], f"pair {n}")
            answer = self.pair(n)
            placed.append(answer)
            if self.way == "key":
                line = next(line for line in self.t.screen.display if answer in line)
                self.t.send(re.search(rf"([a-d]) [·1-4]\??\s+{answer}", line)[1])
            else:
                self.click(answer)
        self.t.sees("All placed")
        self.confirm("confirm")
        self.t.sees("✓ All 4 right")

    def play(self) -> None:
        """To the result."""
        over = False
        while not over:
            self.t.until(
                lambda: any(
                    f"Enter {hint}" in self.t.text for hint in ("answer", "choose", "confirm", "home")
                ),
                "nothing is asked",
            )
            text = self.t.text
            if "Enter home" in text:
                return
            if "write your answer" in text or "Enter answer" in text:
                self.typed()
            elif "a to d" in text or "Pair 1" in text:
                self.matched()
            else:
                self.chosen()
            self.confirm("next")
            self.t.until(lambda: "Enter next" not in self.t.text, "it did not go on")


@pytest.mark.parametrize("way", ["key", "mouse"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["80x24", "40x12"])
@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_played_to_its_result(home, env, form, size, way):
    with Terminal(_quiz(home, form), env, size) as t:
        Player(t, way).play()
        given = _answers(home)
        right = sum(line["mark"] == "right" for line in given)
        t.sees(f"{right} of {len(given)} right")
        if form not in ("true-false", "mixed"):
            assert right == len(given)
        assert {line["form"] for line in given} == {form} or form == "mixed"
        t.send("\x03")
        assert t.ends() == 0


def test_without_colour_a_miss_is_told_by_signs_alone_and_can_be_overruled_at_the_end(home, env):
    with Terminal(_quiz(home, "typed", "--test", "-n", "1"), env | {"NO_COLOR": "1"}) as t:
        t.sees("write your answer")
        answer = Player(t, "key").asked
        t.send(f"xx{answer}\r")
        t.sees("Enter hand in")
        t.send("\r")
        t.sees("0 of 1 right", f"[-xx]{answer}", "❯ w I was right")
        t.send("w")
        t.sees("1 of 1 right", "Nothing missed.")
        t.send("\x03")
        assert t.ends() == 0
        assert not COLOUR.search(t.raw)


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_played_through_a_pipe(home, env, form):
    replies = {"match": "1a 2b 3c 4d\n", "true-false": "1\n2\n1\n2\n", "cloze": "Tokyo\n"}
    typed = "".join(f"{answer}\n" for answer in ANSWERS.values())
    done = subprocess.run(
        _quiz(home, form, "--plain"),
        env=env,
        input=replies.get(form, typed if form == "typed" else "1\n" * 20),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Result: " in done.stdout
    assert "\x1b" not in done.stdout
    given = _answers(home)
    assert f"Result: {sum(line['mark'] == 'right' for line in given)} of {len(given)} right" in done.stdout
