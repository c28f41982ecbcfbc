"""`import` and `export`: what a file would bring is told, and nothing is written that nobody wished for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from cli_kit import FakeTerminal, Run

from quizapp.cards.new_note import NewNote
from quizapp.cards.reading import read_deck
from quizapp.cli.import_review import show_cards
from quizapp.cli.run import PIPE_CLOSED
from quizapp.formats.found import Found, FoundCard

CSV = "term,definition\nOre,Rock that is worth mining\nSmelter,A plant where metal is melted out\n"
ARTICLE = """\
A walk round the mine

Glossary
- Ore: Rock that is worth mining
- Smelter: A plant where metal is melted out
"""


@pytest.fixture
def words(home: Path) -> Path:
    path = home / "words.csv"
    path.write_text(CSV, "utf-8")
    return path


def test_a_table_comes_into_a_new_deck_named_as_the_file(quizapp: Run, home: Path, words: Path) -> None:
    result = quizapp("import", str(words))
    file = home / "decks" / "words.toml"
    assert (result.code, result.out) == (0, f"{file}\n")
    assert "words.csv: read as table" in result.err
    assert "2 cards came into the new deck words." in result.err
    assert [note.prompt for note in read_deck(file.read_bytes(), "words").deck.notes] == ["Ore", "Smelter"]
    assert quizapp("check", "words").code == 0


def test_a_second_time_nothing_comes(quizapp: Run, home: Path, words: Path) -> None:
    quizapp("import", str(words))
    before = (home / "decks" / "words.toml").read_bytes()
    again = quizapp("import", str(words))
    assert (again.code, again.out) == (0, "")
    assert "2 cards are there already" in again.err
    assert (home / "decks" / "words.toml").read_bytes() == before


def test_without_a_name_for_it_no_other_deck_is_written_into(quizapp: Run, home: Path) -> None:
    path = home / "geo.csv"
    path.write_text(CSV)
    before = (home / "decks" / "geo.toml").read_bytes()
    first, second = (quizapp("import", str(path)) for _ in range(2))
    assert "geo is there already, with other cards: the deck for these is geo-2." in first.err
    assert "2 cards came into the new deck geo-2." in first.err
    assert "0 cards came into the deck geo-2; 2 cards are there already." in second.err
    assert (first.code, second.code) == (0, 0)
    assert (home / "decks" / "geo.toml").read_bytes() == before


def test_a_dry_run_writes_nothing(quizapp: Run, home: Path, words: Path) -> None:
    before = sorted(home.rglob("*"))
    result = quizapp("import", str(words), "--dry-run")
    assert result.code == 0
    assert "Ore = Rock that is worth mining" in result.out
    assert "2 cards would come into the new deck words." in result.err
    assert sorted(home.rglob("*")) == before


def test_a_columns_name_that_is_left_empty_is_one_that_is_not_wanted(quizapp: Run, home: Path) -> None:
    (home / "words.csv").write_text("Ore;geology;Rock that is worth mining\n")
    result = quizapp("import", str(home / "words.csv"), "--columns", "term,,definition", "--dry-run")
    assert result.code == 0
    assert "Ore = Rock that is worth mining" in result.out


def test_into_a_deck_that_is_there_they_come_at_its_end(quizapp: Run, home: Path, words: Path) -> None:
    before = (home / "decks" / "geo.toml").read_bytes()
    assert quizapp("import", str(words), "--deck", "geo").code == 0
    after = (home / "decks" / "geo.toml").read_text("utf-8")
    left = iter(after)
    assert all(char in left for char in before.decode())
    assert quizapp("check", "geo").code == 0


def test_an_article_is_looked_through_first(quizapp: Run, home: Path) -> None:
    path = home / "mine.txt"
    path.write_text(ARTICLE, "utf-8")
    asked = quizapp("import", str(path))
    assert asked.code == 2
    assert "+ line 4: Ore = Rock that is worth mining" in asked.out
    assert "Nothing was written." in asked.err
    assert not (home / "decks" / "mine.toml").exists()
    assert quizapp("import", str(path), "--yes").code == 0
    assert len(read_deck((home / "decks" / "mine.toml").read_bytes(), "mine").deck.notes) == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nowhere.csv"], "No such file"),
        (["words.csv", "--deck", "../x"], "can't be a deck's name"),
        (["words.csv", "--from", "pdf"], "there is no format 'pdf'"),
        (["empty.txt"], "it is empty"),
        (["binary.bin"], "binary.bin: "),
        (["words.csv", "--encoding", "klingon"], "no encoding called 'klingon'"),
        (["words.csv", "--columns", "term,defintion"], "did you mean definition? Known are: accept, answer,"),
        (["words.csv", "--columns", "term,definition,tags"], "3 columns are named, but the table has 2"),
    ],
)
def test_what_cannot_be_is_one_line_and_makes_nothing(
    quizapp: Run, home: Path, monkeypatch, words, told
) -> None:
    (home / "words.csv").write_text(CSV)
    (home / "empty.txt").write_text("\n \n")
    (home / "binary.bin").write_bytes(bytes(range(256)) * 4)
    before = sorted((home / "decks").rglob("*"))
    result = quizapp("import", *[str(home / words[0]), *words[1:]])
    assert result.code == 2
    assert told in result.err
    assert sorted((home / "decks").rglob("*")) == before


def test_what_could_not_be_used_is_told_with_its_line(quizapp: Run, home: Path) -> None:
    (home / "words.csv").write_text(CSV + "Alone,\n")
    result = quizapp("import", str(home / "words.csv"))
    assert result.code == 1
    assert "words.csv:4: " in result.err


def test_another_answer_ends_with_1_each_time(quizapp: Run, home: Path) -> None:
    path = home / "words.csv"
    path.write_text(CSV + "Ore,A coin\n")
    first, second = (quizapp("import", str(path)) for _ in range(2))
    assert first.code == second.code == 1
    assert 'words.csv:4: "Ore": this prompt came before, with another answer' in first.err
    assert 'words.csv:4: "Ore": the deck has it with another answer, which stays' in second.err
    assert "2 cards are there already; 1 card is not the same as the one there." in second.err


def test_with_yes_the_cards_that_are_not_sure_are_counted_and_end_with_1(
    quizapp: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = [FoundCard(NewNote("term", f"W{n}", "x"), n, "", "likely" if n > 1 else "sure") for n in range(5)]
    for cards, words in (
        (
            notes,
            ["2 cards came into the new deck mine", "3 that are not sure were left out: look through them"],
        ),
        (notes[2:3], ["Nothing was taken.", "1 that is not sure was left out: look through it"]),
    ):
        monkeypatch.setattr("quizapp.formats.tables.read", lambda _d, _w, some=cards: Found(tuple(some)))
        (home / "mine.csv").write_text(CSV)
        (home / "decks" / "mine.toml").unlink(missing_ok=True)
        result = quizapp("import", str(home / "mine.csv"), "--yes", "--from", "csv")
        assert result.code == 1
        assert all(each in result.err for each in words), result.err


def test_what_came_without_something_ends_with_1_too(quizapp: Run, home: Path) -> None:
    (home / "words.csv").write_text(CSV + "Slag,What is left,and more\n")
    result = quizapp("import", str(home / "words.csv"))
    assert "3 cards came into" in result.err
    assert result.code == 1


@pytest.mark.parametrize(
    "to", ["csv", "anki", "anki-text", "gift", "moodle-xml", "aiken", "hashcards", "obsidian", "hascard"]
)
def test_a_deck_goes_out_and_comes_in_again(quizapp: Run, home: Path, to: str) -> None:
    out = home / f"geo.{to}"
    told = quizapp("export", "geo", "--to", to, "-o", str(out))
    assert told.code == 0, told.err
    back = quizapp("import", str(out), "--deck", "back", "--from", to, "--yes")
    assert back.code in (0, 1), back.err
    notes = read_deck((home / "decks" / "back.toml").read_bytes(), "back").deck.notes
    assert {(note.prompt, note.answer) for note in notes} == {
        ("The capital of Peru?", "Lima"),
        ("The capital of Mali?", "Bamako"),
        ("The capital of Fiji?", "Suva"),
    }


def test_an_export_says_which_format_it_needs_and_writes_over_nothing_of_the_library(
    quizapp: Run, home: Path
) -> None:
    assert "say with --to" in quizapp("export", "geo").err
    before = (home / "decks" / "geo.toml").read_bytes()
    result = quizapp("export", "geo", "--to", "csv", "-o", str(home / "decks" / "geo.toml"))
    assert result.code == 2
    assert (home / "decks" / "geo.toml").read_bytes() == before


def test_ones_own_history_does_not_double_on_its_way_through_anki(quizapp: Run, home: Path) -> None:
    quizapp("study", "geo", "--plain", stdin="\n3\n\n1\n\n4\n")
    (log,) = (home / "progress").rglob("*.jsonl")
    assert log.read_text("utf-8").count('"kind":"answer"') == 3
    package = home / "geo.apkg"
    quizapp("export", "geo", "--to", "anki", "-o", str(package), "--history")
    told = quizapp("import", str(package), "--deck", "geo", "--history").err
    assert "0 reviews came along" in told
    again = quizapp("import", str(package), "--deck", "other", "--history").err
    assert "3 reviews came along" in again
    assert "0 reviews came along" in quizapp("import", str(package), "--deck", "other", "--history").err
    assert "Nothing is damaged." in quizapp("progress", "verify").err


def test_what_is_no_file_is_not_written_over(quizapp: Run, home: Path) -> None:
    assert quizapp("export", "geo", "--to", "csv", "-o", "/dev/null").code == 2
    assert Path("/dev/null").is_char_device()


BROKEN = '[faq]\n"One?" = "Apple"\n[[cards]]\nquestion = "Three?"\n'


def test_an_export_tells_the_cards_that_reading_dropped_by_line_and_exit_code(
    quizapp: Run, home: Path
) -> None:
    (home / "decks" / "broken.toml").write_text(BROKEN)
    result = quizapp("export", "broken", "--to", "csv")
    assert (result.code, result.out) == (1, "kind,prompt,answer\nquestion,One?,Apple\n")
    assert "quizapp: broken.toml:4:" in result.err


def test_an_export_tells_that_it_replaces_a_file(quizapp: Run, home: Path, tmp_path: Path) -> None:
    words = ("export", "geo", "--to", "csv", "-o", str(tmp_path / "geo.csv"))
    assert "replaced" not in quizapp(*words).err
    assert "written to" in (again := quizapp(*words).err)
    assert "replaced" in again


def test_an_export_without_a_card_leaves_the_file_alone(quizapp: Run, home: Path, tmp_path: Path) -> None:
    (home / "decks" / "words.toml").write_text('[glossary]\n"Ore" = "Rock"\n')
    for before in (None, "mine"):
        path = tmp_path / "words.txt"
        if before:
            path.write_text(before)
        result = quizapp("export", "words", "--to", "aiken", "-o", str(path))
        assert result.code == 1
        assert "Nothing was written" in result.err
        assert (path.read_text() if path.exists() else None) == before
    result = quizapp("export", "words", "--to", "aiken")
    assert (result.code, result.out) == (1, "")


def test_an_export_names_the_first_cards_that_it_leaves_out(quizapp: Run, home: Path) -> None:
    lines = "".join(f'"T{n}" = "x{n}"\n' for n in range(7))
    card = '[[cards]]\nquestion = "Two?"\nanswer = "2"\nwrong = ["3"]\n'
    (home / "decks" / "words.toml").write_text(f"[glossary]\n{lines}{card}")
    result = quizapp("export", "words", "--to", "aiken")
    assert result.code == 1
    assert [line for line in result.err.splitlines() if "left out: words" in line] == [
        f"left out: words.toml:{n + 2}: T{n}" for n in range(5)
    ]
    assert "\nand 2 more\n" in result.err


@pytest.mark.parametrize("to", ["anki-text", "gift", "moodle-xml", "hashcards", "obsidian", "hascard"])
def test_a_retired_card_is_named_where_it_is_left_out(quizapp: Run, home: Path, to: str) -> None:
    old = '[[cards]]\nquestion = "Old?"\nanswer = "2"\nretired = true\n'
    (home / "decks" / "words.toml").write_text(f'[faq]\n"One?" = "1"\n{old}')
    result = quizapp("export", "words", "--to", to)
    assert "left out: words.toml:3: Old?" in result.err
    assert " more" not in result.err
    assert result.code == 1


def test_a_whole_collection_is_no_export(quizapp: Run, tmp_path: Path) -> None:
    result = quizapp("export", "geo", "-o", str(tmp_path / "geo.colpkg"))
    assert result.code == 2
    assert "end in .apkg" in result.err
    assert not (tmp_path / "geo.colpkg").exists()


@pytest.mark.parametrize("command", ["export", "paper"])
def test_a_log_in_a_folder_behind_a_link_is_not_written_over(
    quizapp: Run, home: Path, tmp_path: Path, command: str
) -> None:
    elsewhere = tmp_path / "synced"
    elsewhere.mkdir()
    (elsewhere / "2026-11.old.txt").write_text("{}\n")
    (home / "progress" / "kim").symlink_to(elsewhere)
    to = ("--to", "csv") if command == "export" else ()
    result = quizapp(command, "geo", *to, "-o", str(elsewhere / "2026-11.old.txt"))
    assert result.code == 2
    assert "among the logs" in result.err
    assert (elsewhere / "2026-11.old.txt").read_text() == "{}\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--to", "csv", "--history"), "has no place for reviews"),
        (("--to", "gift", "--delimiter", ";"), "has no columns"),
        (("--to", "csv", "--delimiter", "XX"), "between the columns of a table stands"),
    ],
)
def test_an_export_refuses_what_its_format_has_no_place_for(
    quizapp: Run, home: Path, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    result = quizapp("export", "geo", *words, "-o", str(tmp_path / "out"))
    assert (result.code, result.out) == (2, "")
    assert told in result.err
    assert not (tmp_path / "out").exists()


def test_an_import_says_where_there_are_no_reviews_to_bring(quizapp: Run, words: Path) -> None:
    result = quizapp("import", str(words), "--history")
    assert result.code == 0
    assert "has no reviews" in result.err


@pytest.mark.parametrize(("option", "value"), [("--columns", "term,answer"), ("--delimiter", ";")])
def test_what_is_for_tables_is_refused_for_all_else(
    quizapp: Run, home: Path, option: str, value: str
) -> None:
    (home / "a.gift").write_text("One?{=Apple}\n")
    result = quizapp("import", str(home / "a.gift"), option, value)
    assert result.code == 2
    assert option in result.err
    assert not (home / "decks" / "a.toml").exists()


@pytest.mark.parametrize("folder", [".", "..", "decks", "/"])
def test_a_folder_is_told_by_its_name(quizapp: Run, home: Path, folder: str) -> None:
    folder = str(home / folder) if folder == "decks" else folder
    result = quizapp("import", folder)
    assert (result.code, result.err) == (
        2,
        f"quizapp: {folder.rpartition('/')[2] or folder} is a folder: name the files in it\n",
    )


def test_an_import_that_nobody_reads_ends_quietly(
    quizapp: Run, words: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: object, **__: object) -> None:
        raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr("quizapp.cli.import_review.say", closed)
    result = quizapp("import", str(words), "--dry-run")
    assert result.code == PIPE_CLOSED
    assert "Broken pipe" not in result.err


def test_the_deck_is_meant_before_the_folder_and_it_is_told(quizapp: Run, home: Path) -> None:
    (home / "decks" / "geo").mkdir()
    (home / "decks" / "geo" / "one.toml").write_text('[faq]\n"One?" = "1"\n')
    told = "geo is the deck geo.toml here; the decks of the folder are geo/"
    for command in ("export", "due", "paper", "check"):
        more = ("--to", "csv") if command == "export" else ()
        result = quizapp(command, "geo", *more)
        assert told in result.err
        assert "geo/one" not in result.out
        folder = quizapp(command, "geo/", *more)
        assert told not in folder.err
        assert "Lima" not in folder.out
    assert "One?" in quizapp("export", "geo/", "--to", "csv").out


def test_an_empty_name_for_a_deck_is_refused(quizapp: Run, home: Path, words: Path) -> None:
    for name in ("", "  "):
        result = quizapp("import", str(words), "--deck", name)
        assert result.code == 2
        assert "--deck" in result.err
    assert not (home / "decks" / "words.toml").exists()


def test_a_very_long_name_is_told_by_its_beginning(quizapp: Run, words: Path) -> None:
    result = quizapp("import", str(words), "--deck", "x" * 3000)
    assert result.code == 2
    assert "too long" in result.err
    assert len(result.err) < 400


def test_an_emoji_of_several_code_points_may_be_in_a_name(quizapp: Run, home: Path, words: Path) -> None:
    name = "family 👩‍👩‍👧 ❤️"
    assert quizapp("import", str(words), "--deck", name).code == 0
    assert (home / "decks" / f"{name}.toml").exists()
    assert quizapp("check", name).code == 0


def test_a_deck_of_our_own_is_no_file_of_another_format(quizapp: Run, home: Path, tmp_path: Path) -> None:
    for name, text in (
        ("words.toml", '# Words\n[deck]\ntitle = "Words"\n[glossary]\n"Ore" = "Rock"\n'),
        ("cards.toml", '[[cards]]\ncloze = "A {{gap}}"\n'),
        ("torn.toml", '[glossary]\n"Ore = "Rock"\n'),
        ("words.txt", '[glossary]\n"Ore" = "Rock"\n'),
    ):
        (tmp_path / name).write_text(text)
        result = quizapp("import", str(tmp_path / name))
        assert result.code == 2
        assert f"{name} is a deck already" in result.err
        assert str(home / "decks") in result.err
    assert "is in the library" in quizapp("import", str(home / "decks" / "geo.toml")).err


def test_in_a_narrow_terminal_a_cards_line_is_broken_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = FakeTerminal()
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setenv("COLUMNS", "40")
    answer = "A plant where metal is melted out of its ore and poured into bars"
    show_cards([FoundCard(NewNote("term", "Smelter", answer), 7)], {})
    lines = stream.getvalue().splitlines()
    assert len(lines) > 1
    assert all(len(line) < 40 for line in lines)
    assert " ".join(line.strip() for line in lines) == f"+ line 7: Smelter = {answer}"


def test_the_lines_and_the_counts_of_a_dry_run_agree(quizapp: Run, home: Path) -> None:
    path = home / "words.csv"
    path.write_text(CSV + "Ore,Rock that is worth mining\nOre,A coin\n")
    first = quizapp("import", str(path), "--dry-run")
    assert first.out.count("+ line") == 2
    assert "= line 4: Ore = Rock that is worth mining (the same as line 2)" in first.out
    assert "- line 5: Ore = A coin (not the same as the one there)" in first.out
    assert (
        "2 cards would come into the new deck words; 1 card is the same as another of the file; "
        "1 card is not the same as the one there." in first.err
    )
    quizapp("import", str(path))
    second = quizapp("import", str(path), "--dry-run")
    assert (second.out.count("+ line"), second.out.count("(there already)")) == (0, 3)
    assert (
        "0 cards would come into the deck words; 3 cards are there already; "
        "1 card is not the same as the one there." in second.err
    )
    assert first.code == second.code == 1


def test_with_yes_a_dry_run_marks_what_comes_of_the_sure_ones(quizapp: Run, home: Path) -> None:
    path = home / "mine.md"
    path.write_text("Ore::Rock\nSmelter::A plant\nOre::Rock\n")
    for words in ((), ("--yes",)):
        result = quizapp("import", str(path), "--from", "obsidian", "--dry-run", *words)
        assert result.out.count("+ line") == 2
        assert "= line 3: Ore" in result.out
        assert "2 cards would come" in result.err


@pytest.mark.parametrize("turned", [False, True])
def test_several_files_come_to_the_same_whatever_their_order(
    quizapp: Run, home: Path, tmp_path: Path, turned: bool
) -> None:
    (home / "decks" / "two").mkdir()
    for name in ("geo2", "two/bio"):
        title = name.rpartition("/")[2].title()
        (home / "decks" / f"{name}.toml").write_text(
            f'[deck]\ntitle = "{title}"\n[faq]\n"{name}?" = "Apple"\n'
        )
    one, two = tmp_path / "one.apkg", tmp_path / "two.apkg"
    assert quizapp("export", "geo", "--to", "anki", "-o", str(one)).code == 0
    assert quizapp("export", "geo2", "two", "--to", "anki", "-o", str(two)).code == 0
    files = [str(two), str(one)] if turned else [str(one), str(two)]
    result = quizapp("import", *files, "--deck", "all")
    assert result.code == 0
    assert "several decks in these files: each comes into the folder all" in result.err
    there = sorted(
        path.relative_to(home / "decks").as_posix() for path in (home / "decks" / "all").rglob("*.toml")
    )
    assert there == ["all/geo2.toml", "all/places.toml", "all/two/bio.toml"]
