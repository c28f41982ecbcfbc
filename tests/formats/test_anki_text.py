"""Anki's text with `#` headers: as Anki writes it, and that what it can say comes back."""

import time

import pytest
from formats.formats_kit import clozes, deck_of, new_notes, notes_of, volume_of
from formats.fuzz_kit import fuzz
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quizapp.cards import cloze
from quizapp.cards.deck import Wrong
from quizapp.cards.markup import plain
from quizapp.cards.new_note import NewNote
from quizapp.formats import anki_text, named
from quizapp.formats.anki.sentence import html_sentence, sentence_from
from quizapp.formats.asking import asks
from quizapp.formats.found import Left, Refused
from quizapp.formats.html_text import from_html
from quizapp.formats.wishes import ReadWish, WriteWish

EXPORT = (
    "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
    'g1\tBasic\tA::B\tWhat is <b>it</b>?\tan apple <img src=""x.jpg"">\tt1 a::b\n'.replace('""', "'")
    + 'g2\tBasic (and reversed card)\tA::B\tdog &amp; cat\t"Hund ""Bello""<br>Katze"\t\n'
    "g3\tCloze\tA\t{{c1::Paris::city}} is the <i>capital</i> of {{c2::France}}\tBack\t\n"
    "#a comment\n"
    "g4\tBasic (type in the answer)\tA\tHund\tdog\t\n"
    "g5\tBasic\tA\t[sound:a.mp3]\tfoo\t\n"
)
HEADERLESS = "Hund\tdog\nKatze\tcat\n"


def read(text, **wish):
    return anki_text.read(text.encode(), ReadWish(**wish))


def notes(text, **wish):
    return [card.note for card in read(text, **wish).cards]


def test_the_format_is_in_the_list():
    assert named("anki-text").reader().read(EXPORT.encode(), ReadWish()).cards


def test_ankis_own_export_comes_in_with_decks_tags_and_markup():
    found = read(EXPORT)
    assert [card.note for card in found.cards] == [
        NewNote("question", "What is **it**?", "an apple", tags=("t1", "a::b")),
        NewNote("term", "dog & cat", 'Hund "Bello"\\\nKatze'),
        NewNote("cloze", "{{Paris::city}} is the *capital* of {{France}}", explanation="Back"),
        NewNote("term", "Hund", "dog", directions=("forward",)),
    ]
    assert [(card.line, card.deck) for card in found.cards] == [(7, "A/B"), (8, "A/B"), (9, "A"), (11, "A")]
    assert found.left == (
        Left(7, "What is **it**?", "without its pictures and sounds: x.jpg", is_lost=False),
        Left(12, "[sound:a.mp3]", "its front has nothing in it but pictures or sounds: a.mp3"),
    )
    assert any("1 line" in remark for remark in found.remarks)


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("comma", ","),
        ("Semicolon", ";"),
        ("pipe", "|"),
        ("colon", ":"),
        ("tab", "\t"),
        ("space", " "),
        ("~", "~"),
    ],
)
def test_every_separator_is_understood(name, sign):
    found = notes(f'#separator:{name}\n#html:false\n#columns:Front{sign}Back\n"a{sign}b"{sign}c\n')
    assert (
        found == [NewNote("term", " ".join(f"a{sign}b".split()), "c", directions=("forward",))]
        or sign == "\t"
    )
    assert len(found) == 1


def test_headers_may_name_the_type_the_deck_the_tags_and_the_columns():
    found = read(
        "#separator:;\n#html:false\n#deck:D::E\n#notetype:Einfach (beide Richtungen)\n#tags:a b\n"
        "#columns:Tags;Back;Front;Hint\nc a;Hund;dog <b>;it barks\n"
    )
    note = NewNote("term", "dog <b>", "Hund", hint="it barks", tags=("a", "b", "c"))
    assert [(card.note, card.deck) for card in found.cards] == [(note, "D/E")]
    assert found.title == "E"


def test_without_a_word_on_html_the_cells_tell_it():
    assert notes("#separator:tab\na <b>b</b>\tc &amp; d\n")[0].prompt == "a **b**"
    assert notes("#separator:tab\na < b\tc & d\n")[0].answer == "c & d"
    assert notes("#separator:tab\n#html:false\na <b>b</b>\tc\n")[0].prompt == "a <b>b</b>"


def test_an_optional_second_direction_is_there_if_its_field_is_filled():
    text = "#separator:tab\n#notetype:Basic (optional reversed card)\na\tb\ty\nc\td\t\n"
    assert [note.directions for note in notes(text)] == [(), ("forward",)]
    assert not read(text).left


def test_fields_that_have_no_place_are_told():
    assert read("#separator:tab\n#notetype:Mine\na\tb\tc\td\n").left == (
        Left(3, "a", "fields 3, 4 have no place here", is_lost=False),
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{{c1::a}} b", "{{a}} b"),
        ("{{c1::a::h}} {{c1::b}} {{c12::c}}", "{{a::h}} {{b}} {{c}}"),
        ("{{c1::a {{c2::b}} c::h}}!", "a {{b}} c!"),
        ("{{c1::a::b::c}}", "{{a::b:c}}"),
        ("{{c1::a&#58;:b}}", "{{a::b::}}"),
        ("{{c1::a}} {{x}}", "{{a}} { { x } }"),
        ("{{ {{c1::a}}", "{{ {{a}}"),
        ("{{c1::a}} {{c2::b", "{{a}} b"),
    ],
)
def test_ankis_gaps_become_a_decks(text, sentence):
    assert sentence_from(text, from_html).text == sentence


def test_a_sentence_without_gaps_or_with_an_empty_one_is_told():
    found = read(
        "#separator:tab\n#notetype:Cloze\n{{c1::}} is it\t\n{{c1::<img src=x.png>}} is it\t\n{{c1::a\t\n"
    )
    assert not found.cards
    assert [left.why for left in found.left] == ["a gap of this sentence is empty"] * 2 + [
        "this sentence has no gap"
    ]


def test_pictures_with_areas_hidden_are_told():
    text = (
        "#separator:tab\n#notetype:Image Occlusion\n{{c1::image-occlusion:rect:left=.1}}\t<img src='a.png'>\n"
    )
    assert [left.is_lost for left in read(text).left] == [True]


@pytest.mark.parametrize(
    ("text", "name", "least", "most"),
    [
        (EXPORT, "a.txt", 0.99, 1),
        ("#html:true\na\tb\n", "", 0.99, 1),
        ("#deck:A\na\tb\n", "", 0.5, 1),
        ("#tags: a b\n\nA note, and its text.\n", "a.md", 0, 0.2),
        ("#tags: a b\n#separator:Pipe\na|b\n", "a.txt", 0.9, 1),
        (HEADERLESS, "a.txt", 0, 0.2),
        (HEADERLESS, "a.csv", 0, 0.2),
        ("# A heading\n\nText, and more.\n", "a.txt", 0, 0.1),
        ("Plain prose, without any tabs.\n", "a.txt", 0, 0.1),
    ],
)
def test_headers_leave_no_doubt(text, name, least, most):
    assert least <= anki_text.looks(text.encode(), name) <= most


def test_what_has_no_columns_is_refused():
    with pytest.raises(Refused):
        read("only\nwords\n")


# --- out and in again


def write(*volumes):
    return anki_text.write(list(volumes), WriteWish())


def test_it_is_written_as_anki_takes_it():
    out = write(
        volume_of(
            [
                NewNote("term", "a < **b**", "c\\\nd", tags=("x y", "z::w")),
                NewNote("question", "e?", 'say "f"', hint="g", wrong=(Wrong("h"), Wrong("i"))),
                NewNote("cloze", "{{Tokyo::city}} and {{*Kyoto*}}", explanation="j\n\nk"),
                NewNote("term", "l", "m", retired=True),
            ]
        )
    )
    lines = out.data.decode().split("\n")
    assert lines[:2] == ["#separator:tab", "#html:true"]
    cells = [line.split("\t")[1:] for line in lines[6:-1]]
    assert cells == [
        ["Basic (and reversed card)", "A deck", "a &lt; <b>b</b>", "c<br>d", "x_y z::w"],
        ["Basic", "A deck", "e?", '"say ""f"""', ""],
        ["Cloze", "A deck", "{{c1::Tokyo::city}} and {{c2::<i>Kyoto</i>}}", "<p>j</p><p>k</p>", ""],
    ]
    assert out.cards == 3
    assert out.left == (
        "2 wrong answers: Anki's text has no place for them.",
        "1 hint: Anki's text has no place for it.",
        "1 retired card left out: Anki would ask it.",
        "1 tag with blanks: a “_” stands for each.",
    )


def test_a_notes_guid_stays_while_its_deck_and_wording_do():
    def guids(*volumes):
        return [line.split("\t")[0] for line in write(*volumes).data.decode().split("\n")[6:-1]]

    first = guids(volume_of([NewNote("term", "a", "b"), NewNote("term", "c", "d")]))
    again = guids(volume_of([NewNote("term", "c", "mended", tags=("t",)), NewNote("term", "a", "b")]))
    assert sorted(first) == sorted(again)
    assert len({*first, *guids(volume_of([NewNote("term", "a", "b")], "other"))}) == 3


def test_decks_of_one_title_are_told_apart_and_come_back_as_several():
    one, two = (volume_of([NewNote("term", "a", "b")], name) for name in ("x", "y"))
    found = anki_text.read(write(one, two).data, ReadWish())
    assert [card.deck for card in found.cards] == ["A deck (x)", "A deck (y)"]


def bare(text):
    """A text without its marks; blanks at the edges of code are more than HTML can say."""
    return "\n".join(" ".join(line.split()) for line in plain(text).split("\n"))


def gaps_of(sentence):
    """What is hidden, with its hints; blanks at a gap's edges stand outside of it when it comes back."""
    return [(gap.text.strip(), gap.hint) for gap in cloze.gaps(sentence)]


def sayable(note):
    """What comes back of a note: nothing but its sides, its tags, and a cloze's explanation."""
    kind = "question" if asks(plain(note.prompt)) and note.directions == ("forward",) else "term"
    return (
        note.kind if note.kind == "cloze" else kind,
        bare(cloze.filled(note.prompt)),
        "" if note.kind == "cloze" else bare(note.answer),
        note.tags,
    )


@settings(max_examples=250, deadline=None)
@given(notes_of(st.one_of(new_notes(), new_notes("ab *`<>&?"), clozes(), clozes("ab :*<&é"))))
def test_what_anki_can_say_comes_back(given_notes):
    deck = deck_of(given_notes)
    texts = [text for note in deck.notes for text in (note.prompt, note.answer)]
    assume(not any("_" in text or "\\\\\n" in text for text in texts))  # `_a_` comes back as `*a*`
    assume(not any("*" in text and "`" in text for text in texts))
    found = anki_text.read(write(volume_of(given_notes)).data, ReadWish())
    assert not [left for left in found.left if left.is_lost]
    back = [
        (card.note.kind, bare(cloze.filled(card.note.prompt)), bare(card.note.answer), card.note.tags)
        for card in found.cards
    ]
    assert back == [sayable(note) for note in deck.notes]
    for card, note in zip(found.cards, deck.notes, strict=True):
        assert gaps_of(card.note.prompt) == gaps_of(note.prompt) or note.kind != "cloze"


@pytest.mark.parametrize(
    "text", ["a\\\nb", "a\n\nb\\\nc", "a:\n\n- b\n- c", "1. a\n2. b", "**a** *b* `c & <d>`", "a <b> &amp; c"]
)
def test_shapes_of_text_come_back_as_they_were(text):
    deck = volume_of([NewNote("term", "x", text)])
    assert anki_text.read(write(deck).data, ReadWish()).cards[0].note.answer == text


def test_a_gap_with_colons_in_it_is_one_gap_in_anki_too():
    html = html_sentence("{{a::b::}} and {{c:::d}}")
    assert html == "{{c1::a&#58;&#58;b}} and {{c2::c&#58;::d}}"
    assert sentence_from(html, from_html).text == "{{a::b::}} and {{c:::d}}"


# --- broken inputs


@pytest.mark.parametrize(
    "piece", ["{{c1::", "}}", "{{", "<b>", "&#58;", '"', "#a:b\n", "\n", "[sound:", "<", "a::"]
)
def test_no_heap_of_signs_takes_long(piece):
    begun = time.process_time()
    for text in (f"#separator:tab\n#html:true\n{{{{c1::a}}}}{piece * 20_000}\tb\n", piece * 20_000):
        try:
            read(text)
        except Refused:
            continue
    assert time.process_time() - begun < 4


def test_broken_texts_end_in_one_clear_line():
    real = [EXPORT.encode(), HEADERLESS.encode(), EXPORT.encode("utf-16"), EXPORT.replace("\t", ";").encode()]
    signs = [
        b"#separator:",
        b"#html:true\n",
        b"#html:false\n",
        b"#tags column:",
        b"#columns:",
        b"tab",
        b"\t",
        b"9",
    ]
    signs += [
        b"{{c1::",
        b"}}",
        b"::",
        b"{{",
        b'"',
        b"\n",
        b"<b>",
        b"</b>",
        b"<",
        b"&#0;",
        b"&amp;",
        b"<img src=x>",
    ]
    signs += [
        b"[sound:x]",
        b"\x00",
        b"\xff",
        "漢".encode(),
        b"a",
        b"?",
        b"\r",
        b"<p>",
        b"<li>",
        b"Cloze",
        b"Basic",
    ]
    fuzz(anki_text, real, signs, ["a.txt", "a.csv", ""], [ReadWish(), ReadWish(delimiter="tab")])
