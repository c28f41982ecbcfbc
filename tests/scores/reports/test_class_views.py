"""A class as page, text and CSV: safe whatever names and decks say, and fit for its medium."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest
from helpers.class_folder import Asked, ClassFolder, items
from helpers.class_told import ODD, told_of, write_class

from quizapp.cli.class_text import class_lines
from quizapp.cli.output import width
from quizapp.scores.analysis.gradebook import QuizKey
from quizapp.scores.reports.class_csv import grades_csv, items_csv
from quizapp.scores.reports.class_html import class_html
from quizapp.scores.reports.class_style import STYLE
from quizapp.scores.reports.class_told import ClassTold, Pupil
from quizapp.scores.reports.grades_out import canvas_csv, moodle_csv
from quizapp.study.lines import Flag

NASTY = ("../../x", "=cmd()", "<script>alert(1)</script>", "محمد", "李雷", "\x1b[2J\u202egnp", "&quot;]]>")
RUNS = re.compile(r"[\s'\"]*[=+@\t-]")


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> ClassTold:
    folder = tmp_path_factory.mktemp("nasty")
    made = ClassFolder(folder)
    odd = [
        Asked(f"deck#{n}:forward", text, (text, "=cmd()", "x" * 300, f"+{n}"), "two right")
        for n, text in enumerate(NASTY)
    ]
    for name in NASTY * 3:
        made.learner(name, [(odd, "=cmd()#1234abcd"), (odd[:3], ""), (odd[:2], "")], 0.5)
    flag = {"id": "f", "at": "2026-09-01T00:00:00.000Z", "session": "s"}
    flags = (Flag(**flag, card="deck#0:forward", remark="<b>no</b>"), Flag(**flag, card="gone#x:forward"))
    told = told_of(folder, problems=("<i>broken</i>",), remarks=("<u>odd</u>",))
    return replace(told, flags=flags)


class Checker(HTMLParser):
    """Notes tags and attributes, and that each tag is closed in order."""

    void = frozenset({"meta", "rect", "line", "circle", "path"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.void:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def checked(page: str) -> Checker:
    checker = Checker()
    checker.feed(page)
    assert checker.open == []
    return checker


def test_the_page_is_whole_and_fetches_and_runs_nothing(nasty: ClassTold) -> None:
    page = class_html(nasty)
    seen = checked(page).seen
    assert not {tag for tag, _ in seen} & {"script", "link", "img", "iframe", "b", "i", "u", "a:"}
    for tag, attributes in seen:
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "style")]
        assert (attributes.get("href") or "#").startswith("#"), tag
    assert "url(" not in page
    assert "default-src 'none'" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", page)


def test_the_page_can_be_heard(nasty: ClassTold) -> None:
    seen = checked(class_html(nasty)).seen
    ids = [attributes["id"] for _, attributes in seen if "id" in attributes]
    assert len(ids) == len(set(ids))
    for tag, attributes in seen:
        if tag == "th":
            assert attributes.get("scope") in ("col", "row")
        if tag == "svg" and "aria-hidden" not in attributes:
            assert attributes["role"] == "img"
            assert set((attributes["aria-labelledby"] or "").split()) <= set(ids)
    assert sum(tag == "table" for tag, _ in seen) == sum(tag == "caption" for tag, _ in seen)


def test_the_page_has_a_dark_look_and_one_for_paper(nasty: ClassTold) -> None:
    page = class_html(nasty)
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
    assert "break-inside: avoid" in page


def rules(style: str, medium: str = "") -> dict[str, dict[str, str]]:
    """What a style says of each selector: all but the media's, or one medium's."""
    parts = re.split(r"(@media [^{]*)\{", style)
    text = parts[0] if not medium else ""
    for head, body in zip(parts[1::2], parts[2::2], strict=True):
        end = next(at for at in range(len(body)) if body[: at + 1].count("}") > body[: at + 1].count("{"))
        text += body[:end] if medium and medium in head else "" if medium else body[end + 1 :]
    out: dict[str, dict[str, str]] = {}
    for selectors, said in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
        for each in selectors.split(","):
            pairs = (pair.partition(":") for pair in said.split(";") if ":" in pair)
            out.setdefault(" ".join(each.split()), {}).update({a.strip(): b.strip() for a, _, b in pairs})
    return out


def test_on_paper_of_any_size_nothing_is_cut_and_no_heading_stands_alone() -> None:
    paper = rules(STYLE, "print")
    assert "size" not in paper["@page"], "A4 and Letter both print it"
    assert paper[".wide"] == {"overflow": "visible"}
    assert paper["main"]["max-width"] == "none"
    assert rules(STYLE)["body"]["overflow-wrap"] == "anywhere"
    for heading in ("h2", "h3", "caption", "figcaption"):
        assert paper[heading]["break-after"] == "avoid"
    for whole in (".keep", ".entry", "figure", "tr", ".tiles"):
        assert paper[whole]["break-inside"] == "avoid"
    for last in (".note", ".more", "tbody tr:nth-child(-n+3)", "tbody tr:last-child"):
        assert paper[last]["break-before"] == "avoid"
    assert paper["thead"]["display"] == "table-header-group"
    for shape in (".bar", ".other", ".dot", ".odd", "thead th"):
        assert paper[shape]["print-color-adjust"] == "exact"
    assert paper["html"]["font-size"].endswith("pt")
    for said in (*rules(STYLE).values(), *paper.values()):
        wide = (value for name, value in said.items() if name in ("width", "min-width"))
        assert not [value for value in wide if re.fullmatch(r"(?:[1-9]\d{3,}px|[4-9]\drem|\d{3,}rem)", value)]


LOOKS = {
    "light": rules(STYLE)[":root"],
    "dark": rules(STYLE)[":root"] | rules(STYLE, "dark")[":root"],
    "paper": rules(STYLE)[":root"] | rules(STYLE, "print")[":root"],
}


def luminance(colour: str) -> float:
    """The relative luminance of a colour, as WCAG 2.2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * each for each in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("ink", ["--ink", "--soft", "--main", "--warn"])
def test_all_words_can_be_read_light_dark_and_on_paper(look: str, ink: str) -> None:
    for ground in ("--paper", "--sheet", "--band"):
        assert contrast(LOOKS[look][ink], LOOKS[look][ground]) >= 4.5


def test_a_dark_screen_prints_on_white_and_bars_differ_without_colour() -> None:
    assert "@media screen and (prefers-color-scheme: dark)" in STYLE
    paper = LOOKS["paper"]
    assert (paper["color-scheme"], paper["--sheet"], paper["--ink"]) == ("light", "#fff", "#000")
    faint = float(rules(STYLE)[".other"]["fill-opacity"])
    pale = faint * luminance(paper["--soft"]) + (1 - faint) * luminance(paper["--sheet"])
    assert (pale + 0.05) / (luminance(paper["--main"]) + 0.05) >= 3


def test_every_class_of_the_page_has_a_look(nasty: ClassTold) -> None:
    seen = checked(class_html(nasty)).seen
    used = {each for _, attributes in seen for each in (attributes.get("class") or "").split()}
    assert {each for each in used if f".{each}" not in STYLE} <= {"axis", "tick"}


def test_who_chose_what_has_words_beside_each_bar(tmp_path: Path) -> None:
    write_class(tmp_path)
    page = class_html(told_of(tmp_path))
    bars = re.findall(r"<td><svg class=\"cell\".*?</svg>(.*?)</td>", page)
    assert bars
    assert all(re.fullmatch(r"\d+ of \d+", words) for words in bars)
    assert "✓ right: " in page


@pytest.mark.parametrize("room", [20, 40, 80, 100, 200])
def test_the_text_fits_and_holds_no_control_characters(nasty: ClassTold, room: int) -> None:
    lines = list(class_lines(nasty, room))
    assert max(map(width, lines)) <= room
    text = "\n".join(lines)
    assert "<script>" in re.sub(r"\s", "", text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def test_a_gradebook_of_many_quizzes_stands_in_several_tables(tmp_path: Path) -> None:
    made, asked = ClassFolder(tmp_path), items("geo", 40)
    for name in ("Ada", "Ben"):
        made.learner(name, [(asked[:n], "") for n in range(2, 30)], 0.0)
    told = told_of(tmp_path)
    assert max(map(width, class_lines(told, 80))) <= 80
    assert "16 quizzes more: --csv has them" in "\n".join(class_lines(told, 80))
    assert class_html(told).count("<bdi>Ada</bdi>") == 3


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text)))


def test_no_cell_is_run_by_a_spreadsheet(nasty: ClassTold) -> None:
    pupils = {n: Pupil(each.name, email="=1+1", section="@x") for n, each in enumerate(nasty.report.learners)}
    known = replace(nasty, pupils=pupils)
    for made in (grades_csv, items_csv, moodle_csv, canvas_csv):
        for row in rows(made(known).text):
            for cell in row:
                number = re.fullmatch(r"-?[0-9.]+(e-?[0-9]+)?", cell)
                assert number or cell == "-" or cell.startswith("'") or not RUNS.match(cell), cell


def test_moodle_gets_its_own_columns_and_only_whom_it_can_know(tmp_path: Path) -> None:
    write_class(tmp_path, ("Ada", "Ben"), each=1)
    told = replace(told_of(tmp_path), pupils={0: Pupil("Ada A.", email="a@x", idnumber="7")})
    made = moodle_csv(told)
    table = rows(made.text)
    assert table[0][:2] == ["email", "idnumber"]
    assert [row[:2] for row in table[1:]] == [["a@x", "7"]]
    assert "Ben X" in made.remarks[0]
    nobody = moodle_csv(replace(told, pupils={}))
    assert "--roster" in nobody.remarks[0]
    assert len(rows(nobody.text)) == 1


def test_canvas_gets_its_five_columns_and_the_row_of_points(tmp_path: Path) -> None:
    write_class(tmp_path, ("Ada", "Ben"), each=1)
    pupil = Pupil("A., Ada", username="ada", sis_user_id="s7", section="B")
    table = rows(canvas_csv(replace(told_of(tmp_path), pupils={0: pupil})).text)
    assert table[0][:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert table[1][:5] == ["    Points Possible", "", "", "", ""]
    assert set(table[1][5:]) == {"100.0"}
    assert table[2][:5] == ["A., Ada", "", "s7", "ada", "B"]


def test_quizzes_of_one_name_are_told_apart_and_titles_are_used(tmp_path: Path) -> None:
    made, asked = ClassFolder(tmp_path), items("geo", 5)
    made.learner("Ada", [(asked, "week#11111111"), (asked, "week#22222222"), (asked, "")], 0.0)
    told = replace(told_of(tmp_path), assignments={"test#x": "unused"})
    assert sorted(told.quizzes().values()) == ["Places (5)", "week", "week [2]"]
    titled = replace(told, assignments={"week#22222222": "Second week"})
    assert titled.quizzes()[QuizKey("week#22222222")] == "Second week"


def test_what_is_odd_is_told_in_words_first_what_is_gravest(tmp_path: Path) -> None:
    write_class(tmp_path)
    text = re.sub(r"\s+", " ", "\n".join(class_lines(told_of(tmp_path), 80)))
    odd = text[text.index("What is odd") : text.index("Who needs help")]
    assert len(ODD) == 4
    assert "all 36 got it right" in odd
    assert "chose “First ak”, the strongest too" in odd
    assert odd.index("First ak") < odd.index("all 36 got it right")


def test_learners_remarks_stand_with_their_cards(nasty: ClassTold) -> None:
    text = "\n".join(class_lines(nasty, 80))
    flags = text[text.index("Learners' remarks") :]
    assert "../../x\n   deck\n   “<b>no</b>”" in flags
    assert "gone#x:forward\n   gone\n   flagged, without a word" in flags
    assert "<bdi>&lt;b&gt;no&lt;/b&gt;</bdi>" in class_html(nasty)
