"""What Anki's own library makes of our packages, and we of its own.

It is not ours to ship or to import (AGPL): `QUIZAPP_ANKI` names the Python of an environment that has it
(`python3 -m venv E && E/bin/pip install anki`), and without that these tests are skipped.
"""

import gc
import json
import os
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from formats.formats_kit import LETTERS, volume_of
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from quizapp.cards import cloze
from quizapp.cards.deck import Deck, Note, Wrong
from quizapp.cards.identity import note_id
from quizapp.cards.new_note import NewNote
from quizapp.formats import anki_package
from quizapp.formats.found import Found, Review
from quizapp.formats.html_text import from_html
from quizapp.formats.out import Volume
from quizapp.formats.wishes import ReadWish, WriteWish

ANKI = os.environ.get("QUIZAPP_ANKI", "")
PEER = Path(__file__).with_name("anki_peer.py")
NOW = 1_795_389_872_110
DAY = 86_400_000
pytestmark = pytest.mark.skipif(not ANKI, reason="QUIZAPP_ANKI is not set")


def asked(*words: object) -> Any:
    """What the library says."""
    done = subprocess.run([ANKI, str(PEER), *map(str, words)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def written(path: Path, *volumes: Volume, now: int = NOW) -> Path:
    path.write_bytes(anki_package.write(list(volumes), WriteWish(now=now)).data)
    return path


NOTES = [
    NewNote("term", "Rare *earths* & {{x}}", "Seventeen\\\nelements <b>", hint="h", explanation="one\n\ntwo"),
    NewNote("question", "Who?", "Me", accept=("I", "us"), wrong=(Wrong("You", "no"),), tags=("a", "b::c")),
    NewNote("term", "one way", "x", directions=("reverse",)),
    NewNote("term", "other way", "x", directions=("forward",), source="p. 3"),
    NewNote("cloze", "The {{deal::what?}} of {{a::b::}} was {{signed}} {here}: {{}x}}.", explanation="e"),
    NewNote("question", "Old?", "Yes", retired=True, id="permanent"),
]


def with_history() -> Volume:
    volume = volume_of(NOTES, "geo/deck", "The deck")
    first, *_, last = volume.deck.cards
    begun = NOW - 400 * DAY
    reviews = {
        first.id: tuple(Review(begun + n * n * DAY, 3, 1000 + n) for n in range(5)),
        last.id: (Review(begun + 1, 1, 700, "gap", 2), Review(begun + DAY + 9, 4, 800, "gap", 2)),
    }
    return Volume(volume.deck, volume.title, reviews)


def test_the_same_notes_cards_and_history_are_in_anki_and_a_second_import_adds_nothing(tmp_path: Path):
    volume = with_history()
    package = written(tmp_path / "x.apkg", volume)
    there = asked("import", package, package)
    assert [came["new"] for came in there["came"]] == [len(NOTES), 0]
    assert all(came["conflicting"] == 0 for came in there["came"])
    assert there["is_fine"] or "review" in there["integrity"]
    assert len(there["notes"]) == len(NOTES)
    for note, anki in zip(volume.deck.notes, there["notes"], strict=True):
        assert anki["tags"] == sorted(note.tags)
        assert {card["deck"] for card in anki["cards"]} == {"geo::The deck"}
        assert len(anki["cards"]) == (len(note.gaps) if note.kind == "cloze" else len(note.directions))
        assert {card["queue"] == -1 for card in anki["cards"]} == {note.retired}
        if note.kind != "cloze":
            assert from_html(anki["fields"]["Front"]) == note.prompt
            assert from_html(anki["fields"]["Back"]) == note.answer
    logs = [card["log"] for note in there["notes"] for card in note["cards"] if card["log"]]
    expected = [[[each.at, each.rating, each.ms] for each in some] for some in volume.reviews.values()]
    assert sorted([entry[:3] for entry in log] for log in logs) == sorted(expected)
    reviewed = [card for note in there["notes"] for card in note["cards"] if len(card["log"]) == 5]
    assert [(card["queue"], card["reps"], card["due"] < 0) for card in reviewed] == [(2, 5, True)]
    assert [entry[3] for entry in reviewed[0]["log"]] == [0, 1, 1, 1, 1]


def test_anki_shows_the_gaps_as_we_do(tmp_path: Path):
    volume = volume_of([note for note in NOTES if note.kind == "cloze"])
    (note,) = volume.deck.notes
    (anki,) = asked("import", written(tmp_path / "x.apkg", volume))["notes"]
    for card in anki["cards"]:
        front = from_html(card["front"].replace("[...]", "____").replace("[what?]", "____ (what?)"))
        assert front == cloze.shown(note.prompt, card["ord"])
        assert note.gaps[card["ord"]].text in from_html(card["back"])


def test_a_deck_that_grew_and_changed_updates_what_is_there(tmp_path: Path):
    older = written(tmp_path / "a.apkg", with_history())
    notes = [NewNote("term", "quite new", "x"), *NOTES[:1], NewNote("question", "Who?", "You"), *NOTES[2:]]
    newer = written(tmp_path / "b.apkg", volume_of(notes, "geo/deck", "The deck"), now=NOW + DAY)
    there = asked("import", older, newer)
    assert there["came"][1]["new"] == 1
    assert len(there["notes"]) == len(NOTES) + 1
    fields = {note["fields"].get("Front"): note["fields"].get("Back") for note in there["notes"]}
    assert fields["Who?"] == "You"
    assert sum(len(card["log"]) for note in there["notes"] for card in note["cards"]) == 7


def test_decks_of_one_package_stay_apart(tmp_path: Path):
    names = [
        ("x/one", "One"),
        ("X/two", "ONE"),
        ("x/three", "Three \x1f"),
        ("x", "X"),
        ("default", "default"),
    ]
    decks = [volume_of([NewNote("term", "a", "b")], *name) for name in names]
    there = asked("import", written(tmp_path / "x.apkg", *decks))
    found = {card["deck"] for note in there["notes"] for card in note["cards"]}
    assert found == {"X::One", "X::ONE (two)", "X::Three \u241f", "X", "Default"}


@settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
@given(st.data())
def test_any_sentence_has_its_gaps_in_anki(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject):
    word = st.text(LETTERS + "<&{}:-", min_size=1, max_size=6).map(lambda text: f"w{text}w")
    gap = st.tuples(word, st.one_of(st.just(""), word)).map("::".join)
    sentences = data.draw(
        st.lists(st.lists(st.tuples(word, gap), min_size=1, max_size=3), min_size=20, max_size=20)
    )
    notes = [
        NewNote("cloze", f"{n} " + " ".join(f"{text} {{{{{hidden}}}}}" for text, hidden in parts))
        for n, parts in enumerate(sentences)
    ]
    volume = volume_of(notes)
    there = asked("import", written(tmp_path_factory.mktemp("x") / "x.apkg", volume))["notes"]
    for note, anki in zip(volume.deck.notes, there, strict=True):
        assert len(anki["cards"]) == len(note.gaps)
        for card in anki["cards"]:
            assert spaceless(from_html(card["back"])) == spaceless(note.answer)


def spaceless(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, Found]]:
    folder = tmp_path_factory.mktemp("anki")
    about = asked("make", folder)
    wish = ReadWish(reviews=True)
    return about, {path.name: anki_package.read(path.read_bytes(), wish) for path in sorted(folder.iterdir())}


def test_packages_of_ankis_own_come_in_whole_whichever_way_they_were_written(
    made: tuple[dict[str, Any], dict[str, Found]],
):
    about, found = made
    assert sorted(found) == ["legacy.apkg", "legacy.colpkg", "newest.apkg", "newest.colpkg"]
    one = found["newest.apkg"]
    assert all(other == one for other in found.values())
    assert {(card.deck, card.note.prompt): card.note.answer for card in one.cards} == {
        ("Geo/Asia/East", "Tokyo"): "Capital of **Japan**",
        ("Geo/Asia/East", "Oslo"): "Norway's capital",
        ("Other", "one way"): "x",
        ("Other", "both ways"): "x",
        ("Other", "What is 2 + 2?"): "4",
        ("Other", "{{Rome::city}} is in {{Italy}}"): "",
        ("Other", "Japan"): "an island",
        ("Other", "suspended"): "x",
    }
    ways = {card.note.prompt: card.note.directions for card in one.cards}
    assert (ways["Oslo"], ways["both ways"], ways["one way"]) == ((), (), ("forward",))
    assert one.cards[0].note.tags == ("asia::east", "city")
    assert one.cards[-1].note.tags == ()
    assert [left.what for left in one.left if left.is_lost] == [
        "only a picture",
        "{{c1::image-occlusion:rect:left=.1:top=.1}}",
    ]
    assert [left.what for left in one.left if not left.is_lost] == ["a.mp3, map.png"]
    assert any("suspended" in remark for remark in one.remarks)
    log = sorted([review.at, review.rating] for card in one.cards for review in card.reviews)
    assert log == about["log"]
    assert about["by_hand"] == 1


@pytest.mark.parametrize("cards", [1, 2])
def test_a_hundred_thousand_notes_go_out_in_at_most_ankis_time(tmp_path: Path, cards: int):
    both = ("forward", "reverse")[:cards]
    prompts = [f"lumen korvai {n}" for n in range(100_000)]
    notes = tuple(
        Note(note_id(prompt), "term", prompt, f"{n * 7919 % 10007} traba ostin merek silva", directions=both)
        for n, prompt in enumerate(prompts)
    )
    volume = Volume(Deck("bench", "bench", "Bench", notes, (), "x"), "Bench")
    gc.collect()
    took = []
    for _ in range(3):
        begun = time.perf_counter()
        package = written(tmp_path / "x.apkg", volume)
        took.append(time.perf_counter() - begun)
    theirs = asked("export", package, tmp_path)
    assert theirs["notes"] == len(notes)
    assert min(took) <= theirs["seconds"], (took, theirs)
