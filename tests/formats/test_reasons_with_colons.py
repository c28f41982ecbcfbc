"""Wrong answers and reasons with colons of their own, out to other programs and back into a deck."""

import pytest
from formats_kit import deck_of, volume_of

from quizapp.cards.deck import Wrong
from quizapp.cards.new_note import NewNote
from quizapp.formats import named
from quizapp.formats.wishes import ReadWish, WriteWish

WRONG = (
    Wrong("e", "x :: y"),
    Wrong("f :: g", "why"),
    Wrong("h :: i"),
    Wrong("std::vector", ":: z"),
    Wrong("j \\:: k", "l"),
)


@pytest.mark.parametrize("name", ["csv", "gift", "moodle-xml", "anki"])
def test_the_first_sign_parts_a_reason_in_every_format_that_has_reasons(name: str):
    note = NewNote("question", "Q?", "A", wrong=WRONG)
    form = named(name)
    assert form is not None
    out = form.writer().write([volume_of([note])], WriteWish())
    found = form.reader().read(out.data, ReadWish())
    (back,) = deck_of([card.note for card in found.cards]).notes
    assert tuple(back.wrong) == WRONG
