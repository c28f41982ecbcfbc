"""What is there already is told before anything is planned, as the plan then has it."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.new_note import NewNote
from quizapp.formats.found import Found, FoundCard
from quizapp.library.importing import plan_import, save_import
from quizapp.library.making import BadName
from quizapp.library.outlook import outlook


def cards(*prompts: str, deck: str = "") -> tuple[FoundCard, ...]:
    return tuple(FoundCard(NewNote("term", each, "x"), deck=deck) for each in prompts)


def test_cards_of_the_deck_and_of_the_file_are_known_again(tmp_path: Path):
    (tmp_path / "mine.toml").write_text('[glossary]\n"Ore" = "x"\n"Slag" = "y"\n')
    found = outlook(tmp_path, cards("Ore", "tap", "tap ", "flux", "Slag"), "mine")
    assert found.there == {0}
    assert list(found.others) == [4]
    assert found.twins == {2: 1}
    assert not found.is_new
    assert outlook(tmp_path, cards("Ore"), "other").is_new


def test_several_decks_come_into_a_folder(tmp_path: Path):
    found = outlook(tmp_path, (*cards("a", deck="One"), *cards("a", deck="Two::Deep")), "words")
    assert found.decks == ("words/one", "words/two/deep")
    assert not found.twins


@pytest.mark.parametrize("name", ["", "a<b", "../x", "broken"])
def test_a_name_that_can_t_be_is_refused(tmp_path: Path, name: str):
    (tmp_path / "broken.toml").write_text("[glossary\n")
    with pytest.raises(BadName):
        outlook(tmp_path, cards("a"), name)


@given(
    st.lists(st.sampled_from(["a", "A ", "b", "B", "c  d", "C D", "è"]), max_size=8),
    st.lists(st.sampled_from(["a", "B", "c d", "e"]), max_size=4, unique_by=str.casefold),
)
def test_the_plan_has_as_many_doubles(some: Sequence[str], there: Sequence[str]):
    with TemporaryDirectory() as folder:
        root = Path(folder)
        if there:
            save_import(plan_import(root, Found(cards(*there)), name="mine"))
        plan = plan_import(root, Found(cards(*some)), name="mine")
        found = outlook(root, cards(*some), "mine")
        assert (len(found.there), len(found.twins)) == (plan.doubles, plan.twins)
