"""Flashcards in plain lines."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from cli_kit import Run
from test_plain_quiz import kinds, log


def given(home: Path, name: str, value: object) -> None:
    """Has something been set on another device."""
    line = {
        "v": 1,
        "kind": "set",
        "id": f"01KAN0000000000000000000{len(name):02}",
        "name": name,
        "value": value,
    }
    path = home / "progress" / "kim" / f"2026-11.{name.replace('_', '-')}.jsonl"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({**line, "at": "2026-11-22T08:00:00.000Z"}) + "\n", "utf-8")


def test_a_card_is_revealed_rated_and_acknowledged(quizapp: Run, home: Path) -> None:
    given(home, "learning_steps", [])
    result = quizapp("study", "--plain", "geo", stdin="\n3\n4\n2\n")
    assert result.code == 0
    assert "New card, 3 left" in result.out
    assert "New card, 1 left" in result.out
    assert result.out.index("Lima\n") < result.out.index("Saved: Good.")
    assert "Saved: Easy." in result.out
    assert "Saved: Hard." in result.out
    assert "3 answers saved." in result.out
    assert "Done for today. Tomorrow: 1 to review." in result.out
    assert "Practise anyway: `quizapp study --plain geo --practice`." in result.out
    assert [line["rating"] for line in log(home) if line["kind"] == "answer"] == [3, 4, 2]


def test_each_rating_says_where_it_leads(quizapp: Run) -> None:
    result = quizapp("study", "--plain", "geo", stdin="\n3\n:q\n")
    said = re.search(r"\(1 Again: 1 min, 2 Hard: 6 min, 3 Good: 10 min, 4 Easy: (\d+) days\)", result.out)
    assert said
    assert int(said[1]) > 3


def test_after_a_hint_good_leads_no_further_than_hard(quizapp: Run) -> None:
    result = quizapp("study", "--plain", "geo", stdin=":h\n\n:q\n")
    assert "(1 Again: 1 min, 2 Hard: 6 min, 3 Good: 6 min, 4 Easy: 6 min)" in result.out


def test_in_practice_a_rating_leads_nowhere(quizapp: Run) -> None:
    result = quizapp("study", "--plain", "geo", "--practice", stdin="\n:q\n")
    assert "(1 Again, 2 Hard, 3 Good, 4 Easy)" in result.out


@pytest.mark.parametrize(("command", "action"), [(":b", "bury"), (":z", "suspend")])
def test_a_card_can_be_put_away_and_taken_back(quizapp: Run, home: Path, command: str, action: str) -> None:
    result = quizapp("study", "--plain", "geo", stdin=f"{command}\n:u\n{command}\n:q\n")
    assert "Saved." in result.out
    assert result.out.count("The capital of Peru?") == 2
    assert "Taken back. Saved." in result.out
    assert [line["action"] for line in log(home) if line["kind"] == "card"] == [action, action]
    again = quizapp("study", "--plain", "geo", stdin=":q\n")
    assert "2 cards." in again.out
    assert "Peru" not in again.out


def test_a_step_that_is_far_off_ends_the_sitting_and_says_when_it_comes(quizapp: Run, home: Path) -> None:
    given(home, "learning_steps", [60])
    result = quizapp("study", "--plain", "geo", stdin="1\n4\n4\n")
    assert "The next card's time comes in 40 minutes. `quizapp study --plain geo` goes on then." in result.out
    assert "Done for today" not in result.out


def learned(home: Path, card: str) -> None:
    """Has a card been learned weeks ago."""
    start = {"v": 1, "kind": "start", "id": "01K8E000000000000000000001", "mode": "study"}
    answer = {"v": 1, "kind": "answer", "id": "01K8E000000000000000000002", "card": card, "rating": 4}
    answer |= {"form": "flashcard", "mark": "right", "day": "2026-10-01", "n": 1, "stem": "?", "answer": "!"}
    common = {"at": "2026-10-01T08:00:00.000Z", "session": start["id"]}
    path = home / "progress" / "kim" / "2026-10.old.jsonl"
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(line | common) + "\n" for line in (start, answer)), "utf-8")


def test_a_card_forgotten_again_and_again_is_named(quizapp: Run, home: Path) -> None:
    learned(home, "geo#peru:forward")
    given(home, "leech_after", 1)
    result = quizapp("study", "--plain", "geo", stdin="1\n:q\n")
    assert "Saved: Again.\nForgotten once." in result.out


def test_a_leech_is_suspended_if_that_is_wished(quizapp: Run, home: Path) -> None:
    learned(home, "geo#peru:forward")
    given(home, "leech_after", 1)
    given(home, "leech_action", "suspend")
    result = quizapp("study", "--plain", "geo", stdin="1\n:q\n")
    assert "so it is suspended" in result.out
    assert [line["action"] for line in log(home) if line["kind"] == "card"] == ["suspend"]


def test_a_rating_at_once_reveals_and_rates(quizapp: Run) -> None:
    result = quizapp("study", "--plain", "geo", stdin="3\n")
    assert "Lima\nOn the coast.\nSaved: Good." in result.out


def test_after_a_hint_a_card_counts_at_most_as_hard(quizapp: Run, home: Path) -> None:
    result = quizapp("study", "--plain", "geo", stdin=":h\n4\n")
    assert "Hint: Four letters." in result.out
    assert "Saved: Hard, because of the hint." in result.out
    assert log(home)[-1]["rating"] == 2


def test_again_brings_the_card_back_in_this_sitting(quizapp: Run) -> None:
    result = quizapp("study", "--plain", "geo", stdin="1\n4\n4\n4\n")
    assert result.out.count("The capital of Peru?") == 2
    assert "New card, 3 left" in result.out
    assert "\nCard, 1 left" in result.out
    assert "4 answers saved." in result.out


def test_undo_works_after_the_last_card_and_in_the_next_sitting(quizapp: Run, home: Path) -> None:
    first = quizapp("study", "--plain", "geo", stdin="4\n4\n4\n:u\n4\n")
    assert first.out.count("The capital of Fiji?") == 2
    second = quizapp("study", "--plain", "geo", stdin=":u\n:u\n:q\n")
    assert second.out.count("Taken back. Saved.") == 2
    assert second.out.index("The capital of Fiji?") < second.out.index("The capital of Mali?")
    assert "Stopped after 0 answers, 2 cards left." in second.out
    assert kinds(home).count("undo") == 3


def test_there_may_be_nothing_to_take_back(quizapp: Run) -> None:
    result = quizapp("study", "--plain", "geo", stdin=":u\n")
    assert "There is no answer to take back." in result.out


def test_an_empty_line_after_the_answer_is_no_rating(quizapp: Run, home: Path) -> None:
    result = quizapp("study", "--plain", "geo", stdin="\n\n:q\n")
    assert "Nothing is saved." in result.out
    assert kinds(home) == []


def test_a_skipped_card_comes_again_at_the_end(quizapp: Run, home: Path) -> None:
    result = quizapp("study", "--plain", "geo", stdin=":s\n3\n3\n3\n")
    assert "Put off to the end. Nothing is saved." in result.out
    assert result.out.count("The capital of Peru?") == 2
    assert kinds(home).count("answer") == 3


def test_when_all_is_done_it_says_what_to_do(quizapp: Run) -> None:
    quizapp("study", "--plain", "geo", stdin="4\n4\n4\n")
    result = quizapp("study", "--plain", "geo")
    assert result.code == 0
    assert re.search(r"Done for today. The next card comes in \d+ days. Practise anyway: ", result.out)


def test_a_limit_leaves_the_rest_for_today(quizapp: Run) -> None:
    result = quizapp("study", "--plain", "geo", "-n", "1", stdin="4\n")
    assert "2 more are due or new today." in result.out


def test_practice_schedules_nothing(quizapp: Run, home: Path) -> None:
    result = quizapp("study", "--plain", "geo", "--practice", stdin="1\n:q\n")
    assert "Practice: Places" in result.out
    assert all("rating" not in line for line in log(home))


def test_several_decks_are_named_on_each_card(quizapp: Run) -> None:
    result = quizapp("study", "--plain", stdin="")
    assert "Study: All decks" in result.out
    assert "left, from Bad · [bold]T[/]" in result.out


def test_the_title_is_what_was_named_also_where_that_is_all_there_is(quizapp: Run, home: Path) -> None:
    (home / "decks" / "geo.toml").rename(home / "decks" / "bad" / "geo.toml")
    assert "Study: Bad\n" in quizapp("study", "--plain", "bad").out
    assert "Study: All decks\n" in quizapp("study", "--plain").out


def test_ctrl_c_says_what_is_saved_and_how_to_go_on(quizapp: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    replies = iter(["4"])

    def reply() -> str:
        for line in replies:
            return line
        raise KeyboardInterrupt

    monkeypatch.setattr("quizapp.cli.plain_study.read_line", reply)
    result = quizapp("study", "--plain", "geo")
    assert result.code == 130
    assert "Stopped after 1 answer, 2 cards left. `quizapp study --plain geo` goes on." in result.out


def test_without_a_deck_it_says_how_one_is_written(quizapp: Run, home: Path) -> None:
    (home / "decks" / "geo.toml").unlink()
    (home / "decks" / "bad" / "nasty.toml").unlink()
    for command in (["study", "--plain"], ["quiz", "--plain"]):
        result = quizapp(*command)
        assert result.code == 0
        assert result.out == "There are no decks yet. `quizapp help decks` tells how one is written.\n"
    assert quizapp("check").err == "There are no decks yet. `quizapp help decks` tells how one is written.\n"


def test_the_end_names_the_command_that_practises_the_same_cards_in_plain_lines(
    quizapp: Run, home: Path
) -> None:
    given(home, "learning_steps", [])
    result = quizapp("study", "--plain", "geo", "--tag", "south", stdin="3\n")
    command = "quizapp study --plain geo --tag south --practice"
    assert f"Practise anyway: `{command}`." in result.out
    again = quizapp(*command.split()[1:], stdin=":q\n")
    assert "1 card." in again.out


def test_a_tag_that_no_card_has_is_one_line(quizapp: Run) -> None:
    result = quizapp("study", "--plain", "geo", "--tag", "nope", stdin="")
    assert (result.code, result.out) == (1, "")
    assert result.err == "quizapp: no card with the tag nope in Places\n"


def test_a_tag_is_found_whatever_its_case(quizapp: Run) -> None:
    assert quizapp("study", "--plain", "geo", "--tag", "SOUTH", stdin=":q\n").code == 0
