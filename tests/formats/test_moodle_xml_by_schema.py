"""Written Moodle XML in the eyes of a schema and of a reader of its own: shape, texts, fractions, feedback.

The schema and the reader (lxml's RELAX NG, XPath and HTML) know nothing of ours; what a question is to say is
taken from the cards.
"""

import re

import pytest
from formats_kit import LETTERS, clozes, new_notes, notes_of, volume_of
from hypothesis import given
from lxml import etree
from lxml import html as lxml_html
from moodle_kit import FILES

from quizapp.cards.cloze import gaps
from quizapp.cards.deck import Wrong
from quizapp.cards.markup import plain
from quizapp.cards.new_note import NewNote
from quizapp.formats import moodle_xml
from quizapp.formats.wishes import WriteWish

SCHEMA = etree.RelaxNG(etree.parse(FILES / "quiz.rng"))
CLOZE = re.compile(r"\{1:(SHORTANSWER|MULTICHOICE):=((?:[^\\}]|\\.)*)\}")


def written(notes):
    data = moodle_xml.write([volume_of(notes)], WriteWish()).data
    root = etree.fromstring(data)
    assert SCHEMA.validate(root), SCHEMA.error_log
    return root


def words(text):
    return " ".join(text.split())


def shown(markup):
    """What a browser shows of a piece of HTML."""
    return words(lxml_html.fragment_fromstring(markup, create_parent="div").text_content()) if markup else ""


def said(text):
    """What a deck's text says."""
    return words(plain(text))


def text_at(element, way):
    return element.xpath(f"string({way}/text)")


def answers(question):
    """What is right, and what is wrong with what is said to it; the format says how a text is written."""
    right, wrong = set(), {}
    for each in question.xpath("answer"):
        raw = text_at(each, ".")
        text = shown(raw) if each.get("format") == "html" else words(raw.replace("\\*", "*"))
        fraction = float(each.get("fraction"))
        assert fraction in (0, 100)
        if fraction == 100:
            right.add(text)
        else:
            wrong[text] = shown(text_at(each, "feedback"))
    return right, wrong


def read(root):
    """By the text of each question: its sort, what is right, what is wrong, and what is said at the end."""
    out = {}
    for each in root.xpath("question[@type != 'category']"):
        kind = each.get("type")
        end = shown(text_at(each, "generalfeedback"))
        hint = shown(text_at(each, "hint"))
        tags = {words(tag) for tag in each.xpath("tags/tag/text/text()")}
        if kind == "matching":
            for pair in each.xpath("subquestion"):
                out[words(text_at(pair, "answer"))] = (
                    "pair",
                    {shown(text_at(pair, "."))},
                    {},
                    end,
                    hint,
                    tags,
                )
            continue
        out[shown(text_at(each, "questiontext"))] = (kind, *answers(each), end, hint, tags)
        if kind == "multichoice":
            assert each.findtext("single") == "true"
            assert len(answers(each)[0]) == 1
    return out


def meant(note):
    """The same as a card says it; a term is asked for by its definition, or stands beside it."""
    wrong = {said(each.text): said(each.why) for each in note.wrong}
    more = (said(note.explanation), said(note.hint), set(note.tags))
    if note.kind == "question":
        if wrong:
            return said(note.prompt), ("multichoice", {said(note.answer)}, wrong, *more)
        return said(note.prompt), ("shortanswer", {said(t) for t in (note.answer, *note.accept)}, {}, *more)
    if wrong:
        return said(note.prompt), ("multichoice", {said(note.answer)}, wrong, *more)
    return said(note.answer), ("shortanswer", {said(t) for t in (note.prompt, *note.accept)}, {}, *more)


def is_told_apart(note):
    """Whether its texts still differ when marks and runs of blanks are gone, and none is nothing then."""
    texts = [note.prompt, note.answer, *note.accept, *(each.text for each in note.wrong)]
    flat = [said(text) for text in texts]
    whole = [*texts, note.hint, note.explanation, *(each.why for each in note.wrong)]
    return all(flat) and len(set(flat)) == len(flat) and not any("\\" in text for text in whole)


PLAIN = "aB3 äß\"';:=~%{}[]()<>&|$@,.!?#–“漢 عربي 🎉"  # and no marks


@given(notes_of(new_notes(PLAIN).filter(is_told_apart)))
def test_questions_have_the_texts_fractions_and_feedback_of_their_cards(notes):
    deck = [note for note in notes if note.kind == "question"]
    stems = [meant(note)[0] for note in deck]
    deck = [note for note, stem in zip(deck, stems, strict=True) if stems.count(stem) == 1]
    if not deck:
        return
    found = read(written(deck))
    for note in deck:
        stem, (kind, right, wrong, end, hint, tags) = meant(note)
        if stem in found:
            assert found[stem] == (kind, right, wrong, end, hint, tags)
        else:  # a long answer: it stands beside its question
            assert any(right == {answer} and stem in each[1] for answer, each in found.items())


@given(notes_of(new_notes(PLAIN)))
def test_whatever_the_cards_are_the_file_is_as_the_schema_has_it(notes):
    written(notes)


@given(notes_of(clozes(LETTERS)))
def test_sentences_have_the_gaps_of_their_cards(notes):
    root = written(notes)
    found = [shown(text_at(each, "questiontext")) for each in root.xpath("question[@type='cloze']")]
    hidden = [[words(gap[2].replace("\\", "")) for gap in CLOZE.finditer(text)] for text in found]
    assert hidden == [[words(gap.text) for gap in gaps(note.prompt)] for note in notes]


def test_terms_stand_beside_their_definitions():
    notes = [NewNote("term", f"T{n}", f"the <{n}> & *definition* of it, at some length") for n in range(7)]
    found = read(written(notes))
    assert {key: each[1] for key, each in found.items()} == {
        f"T{n}": {f"the <{n}> & definition of it, at some length"} for n in range(7)
    }


def test_truth_is_told_by_its_fractions():
    note = NewNote("question", "Is this the true one?", "False", wrong=(Wrong("True", "It *isn't*."),))
    found = read(written([note]))
    assert found["Is this the true one?"][:3] == ("truefalse", {"false"}, {"true": "It isn't."})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('fraction="100"', 'fraction="many"'),
        ("<single>true", "<single>maybe"),
        ("<defaultgrade>1</defaultgrade>", ""),
        ('type="multichoice"', 'type="singlechoice"'),
    ],
)
def test_the_schema_can_say_no(old, new):
    note = NewNote("question", "Which?", "a", wrong=(Wrong("b"),))
    data = moodle_xml.write([volume_of([note])], WriteWish()).data.decode()
    assert old in data
    assert not SCHEMA.validate(etree.fromstring(data.replace(old, new).encode()))
