"""Tables: what others' look like, and that our own come back as they went out."""

import csv
import io
import time

import pytest
from formats.formats_kit import NASTY, clozes, deck_of, new_notes, notes_of, texts, volume_of
from formats.fuzz_kit import fuzz
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.cards.deck import Wrong
from quizapp.cards.new_note import NewNote, new_note_of
from quizapp.formats import named, tables
from quizapp.formats.found import Refused
from quizapp.formats.out import Volume
from quizapp.formats.tables.lists import of_texts, of_wrong, texts_in, wrong_in
from quizapp.formats.wishes import ReadWish, WriteWish

QUIZLET = "der Hund\tthe dog\ndie Katze\tthe cat, a pet\ndas Haus\tthe house; a home\n"
EXCEL = (
    'Frage;Antwort;Schlagwörter;Hinweis\nWer?;"Ich; oder ""du""";geo|asia;hm\n"Was ist\ndas?";Ein "Ding";;\n'
)
COMMAS = 'term,definition,tags\nTokyo,"Capital, of Japan","geo;asia"\nA 24" screen,It is wide,\n'
OURS = (
    'kind,prompt,answer,accept,wrong,retired\nquestion,Who?,me,I; myself,"you :: ""no; never"""\n'
    "term,'=x,a \\\nb,,,true\n"
)


def read(text, **wish):
    data = text if isinstance(text, bytes) else text.encode()
    return tables.read(data, ReadWish(**wish))


def sides(found):
    return [(card.note.kind, card.note.prompt, card.note.answer) for card in found.cards]


def test_the_format_is_in_the_list():
    assert named("csv").reader().read(b"a,b\n", ReadWish()).cards


def test_quizlets_export_is_read_by_its_tabs_whatever_else_is_in_it():
    assert sides(read(QUIZLET)) == [
        ("term", "der Hund", "the dog"),
        ("term", "die Katze", "the cat, a pet"),
        ("term", "das Haus", "the house; a home"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "dog\tHund;cat\tKatze;cow\tKuh",
        "dog\tHund;\ncat\tKatze;\ncow\tKuh;\n",
        "dog,Hund;cat,Katze;cow,Kuh",
        "dog - Hund\ncat - Katze\ncow - Kuh",
        "dog\tHund\n\ncat\tKatze\n\ncow\tKuh",
        "dog|Hund\ncat|Katze\ncow|Kuh",
        "dog;Hund\ncat;Katze\ncow;Kuh",
        "sep=|\ndog|Hund\ncat|Katze\ncow|Kuh",
        '"sep=,"\ndog,Hund\r\ncat,Katze\r\ncow,Kuh',
        'dog, "Hund"\ncat, "Katze"\n"cow" ,"Kuh"',
        "English,Deutsch\ndog,Hund\ncat,Katze\ncow,Kuh",
        "\n\nDeutsch;Wort\nHund;dog\nKatze;cat\nKuh;cow".replace("Deutsch", "Bedeutung"),
    ],
)
def test_signs_between_columns_and_rows_are_found(text):
    assert sides(read(text)) == [("term", "dog", "Hund"), ("term", "cat", "Katze"), ("term", "cow", "Kuh")]


def test_a_definition_of_several_lines_between_empty_lines_stays_whole():
    found = read("dog\tan animal\nthat barks\n\ncat\tanother\n")
    assert sides(found) == [("term", "dog", "an animal\\\nthat barks"), ("term", "cat", "another")]
    assert any("empty line" in remark for remark in found.remarks)


def test_excels_file_has_quotes_lines_in_cells_and_german_headings():
    cards = read(EXCEL).cards
    assert [card.line for card in cards] == [2, 3]
    assert cards[0].note == NewNote("question", "Wer?", 'Ich; oder "du"', hint="hm", tags=("geo", "asia"))
    assert cards[1].note == NewNote("question", "Was ist\\\ndas?", 'Ein "Ding"')


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_are_found(encoding):
    text = "".join(f"Größe {i}\tdas Maß für Ärger und Übel {i}\n" for i in range(20))
    assert sides(read(text.encode(encoding)))[1] == ("term", "Größe 1", "das Maß für Ärger und Übel 1")


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        ("Question,Answer", "question"),
        ("Pregunta,Respuesta", "question"),
        ("質問,答え", "question"),
        ("Mot,Définition", "term"),
        ("単語,意味", "term"),
        ("Word,Meaning 1", "term"),
        ("Front,Back", "term"),
        ("Vorderseite,Rückseite", "term"),
    ],
)
def test_headings_are_known_in_several_languages(headings, kind):
    assert sides(read(f"{headings}\na,b\n")) == [(kind, "a", "b")]


def test_columns_of_all_sorts_become_fields():
    found = read(
        "Source,Question,Answer,Wrong 1,Wrong 2,Explanation,Deck,Room\n"
        "p. 3,How many?,3,4,5 :: too many,Count them.,A::B,7\n"
    )
    assert found.cards[0].deck == "A/B"
    wrong = (Wrong("4"), Wrong("5", "too many"))
    note = NewNote("question", "How many?", "3", (), wrong, explanation="Count them.", source="p. 3")
    assert found.cards[0].note == note
    assert "8 “Room” as left out" in found.remarks[0]


def test_a_type_that_is_no_kind_of_card_is_left_out_and_told():
    found = read("word,type,meaning\nHund,noun,dog\n")
    assert sides(found) == [("term", "Hund", "dog")]
    assert "“type” as left out" in found.remarks[0]
    assert sides(read("word,type,meaning\nHund,question,dog\n")) == [("question", "Hund", "dog")]


def test_a_side_without_a_name_is_the_column_called_after_a_language():
    assert sides(read("Word,Pinyin,English\n狗,gǒu,dog\n")) == [("term", "狗", "dog")]


def test_a_title_above_the_headings_is_no_card():
    found = read("Unit 1,,\n\nWort,Bedeutung,Thema\nHund,dog,Tiere\n")
    assert [(card.line, card.note) for card in found.cards] == [
        (4, NewNote("term", "Hund", "dog", tags=("Tiere",)))
    ]
    assert [(left.line, left.what, left.is_lost) for left in found.left] == [(1, "Unit 1", False)]


def test_two_cards_in_a_row_are_not_silently_one():
    found = read("term,definition,question,answer\na,b,c,d\n,,e,f\n")
    assert sides(found) == [("term", "a", "b"), ("question", "e", "f")]
    assert [(left.line, left.is_lost) for left in found.left] == [(2, True)]


def test_a_row_of_more_cells_than_anybody_has_is_no_danger():
    with pytest.raises(Refused):
        read("a,b\n" + ("," * 2000 + "x\n") * 10_000)


def test_a_wrong_answer_that_is_right_is_told():
    found = read("question,answer,wrong\nHow many?,3,4;3;4\n")
    assert found.cards[0].note.wrong == (Wrong("4"),)
    assert [(left.line, left.is_lost) for left in found.left] == [(2, False), (2, False)]


def test_without_headings_a_question_mark_makes_a_question_and_most_make_all():
    assert [kind for kind, *_ in sides(read("Who?\tme\ndog\tHund\ncat\tKatze\n"))] == [
        "question",
        "term",
        "term",
    ]
    assert {kind for kind, *_ in sides(read("Who?\tme\n誰？\tyou\nName one\tHund\n"))} == {"question"}


def test_a_wish_says_what_the_columns_are_and_the_sign_between_them():
    found = read(
        "1;who;me;easy\n2;you;it;\n", columns=("-", "question", "answer", "tags"), delimiter="semicolon"
    )
    assert [card.note for card in found.cards] == [
        NewNote("question", "who", "me", tags=("easy",)),
        NewNote("question", "you", "it"),
    ]
    assert sides(read("a,b,c\nd,e,f\n", columns=("term", "definition"))) == [
        ("term", "a", "b"),
        ("term", "d", "e"),
    ]
    with pytest.raises(Refused, match="did you mean definition"):
        read("a,b\n", columns=("term", "definitoin"))
    with pytest.raises(Refused, match="two sides"):
        read("a,b\n", columns=("term", "-"))


def test_rows_that_lack_a_side_are_told_with_their_line():
    found = read('term,definition\n"a\nb",c\n\nd\n,e\n,,\nf,g,h\n')
    assert sides(found) == [("term", "a\\\nb", "c"), ("term", "f", "g,h")]
    assert [(left.line, left.what, left.is_lost) for left in found.left] == [
        (5, "d", True),
        (6, "e", True),
        (8, "f g,h", False),
    ]
    assert found.left[0].why == "nothing is in column 2 (definition)"


def test_a_cell_may_be_longer_than_pythons_own_reader_takes():
    before = csv.field_size_limit()
    long = "word " * 60_000
    assert sides(read(f'term,definition\n"a","{long}"\n'))[0][2] == long.strip()
    assert csv.field_size_limit() == before


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", ""])
def test_a_workbook_is_refused_with_what_to_do(name):
    with pytest.raises(Refused, match="save it as CSV"):
        read(b"PK\x03\x04\x14\x00[Content_Types].xml", name=name)
    assert tables.looks(b"PK\x03\x04\x14\x00[Content_Types].xml", name) > 0.5


@pytest.mark.parametrize("data", [b"", b" \n\n", b"one\ntwo\nthree\n", b"a\0b,c\n"])
def test_what_is_no_table_is_refused(data):
    with pytest.raises(Refused):
        tables.read(data, ReadWish())


PROSE = (
    "Rare earths, as they are called, are metals. They are not rare; they are spread thinly.\n\n"
    "In 2010, prices rose, and mines reopened; some closed again.\nThe deal, signed in Tokyo, helps.\n"
)


@pytest.mark.parametrize(
    ("text", "name", "least", "most"),
    [
        (COMMAS, "a.csv", 0.8, 1),
        (QUIZLET, "a.tsv", 0.8, 1),
        ("a,b\nc,d\ne,f\n", "a.csv", 0.8, 1),
        (QUIZLET, "a.txt", 0.5, 0.9),
        (OURS, "", 0.9, 1),
        (PROSE, "a.txt", 0, 0.29),
        (PROSE, "", 0, 0.29),
        ("First, this.\nThen, that.\nLast, those.\n", "a.txt", 0, 0.29),
        ("# Title\n\n- one, two\n- three, four\n- five, six\n", "a.md", 0, 0.29),
        ("| a | b |\n|---|---|\n| c | d |\n", "a.md", 0, 0.29),
        ("#separator:tab\n#html:true\na\tb\n", "a.txt", 0, 0.29),
        ("<p>a, b</p>\n", "a.html", 0, 0.29),
        ("{{a}}, b\nc, d\n", "", 0, 0.29),
        ("\tindented\n\ttext\n\twith tabs\n", "a.txt", 0, 0.29),
    ],
)
def test_it_looks_like_a_table_if_its_rows_are_regular(text, name, least, most):
    assert least <= tables.looks(text.encode(), name) <= most
    assert least <= tables.looks(text.encode("utf-16"), name) <= most


# --- out and in again

FORMULAS = st.sampled_from(["=1+1", "+a", "-b", "@c", "'=d", "' -e", "''f", '"=g', "\u200e=h", "'i'", "＝j"])
SHAPES = st.sampled_from(
    ["a\nb", "a  \nb", "a\n\nb", "a\n\n\nb", "a:\n- b\n- c", "1. a\n2. b", "a\\\n\nb", "# a"]
)
any_text = st.one_of(texts(), FORMULAS, SHAPES)
some = st.lists(any_text, max_size=3, unique=True).map(tuple)
wrong = st.builds(Wrong, any_text, st.one_of(st.just(""), any_text, st.just("a :: b"), st.just(":: c")))
wrongs = st.lists(wrong, max_size=3, unique_by=lambda each: each.text).map(tuple)
full_notes = st.builds(
    NewNote,
    kind=st.sampled_from(["term", "question"]),
    prompt=any_text,
    answer=any_text,
    accept=some,
    wrong=wrongs,
    wrong_terms=wrongs,
    hint=st.one_of(st.just(""), any_text),
    explanation=st.one_of(st.just(""), any_text),
    source=st.one_of(st.just(""), any_text),
    tags=some,
    directions=st.sampled_from([(), ("forward",), ("reverse",), ("forward", "reverse")]),
    id=st.one_of(st.just(""), texts()),
    retired=st.booleans(),
)


def back(volumes, **wish):
    return tables.read(tables.write(volumes, WriteWish(**wish)).data, ReadWish())


def expected(notes):
    """What the deck of these notes has: without what clashes."""
    deck = deck_of(notes)
    ids = {(note.kind, note.prompt, note.answer): note.id for note in notes}
    return [new_note_of(note, ids.get((note.kind, note.prompt, note.answer), "")) for note in deck.notes]


@settings(max_examples=250, deadline=None)
@given(notes_of(st.one_of(full_notes, new_notes(), clozes())), st.sampled_from([",", ";", "tab", "|", ""]))
def test_every_field_of_every_card_comes_back_exactly(notes, sign):
    volume = volume_of([note for note in notes if note.kind == "cloze" or note.answer.strip()])
    found = back([volume], delimiter=sign)
    assert not found.left
    assert sorted((card.note for card in found.cards), key=repr) == sorted(expected(notes), key=repr)


@given(st.lists(any_text, max_size=4).map(tuple), st.booleans())
def test_texts_of_a_list_come_back_whatever_signs_are_in_them(listed, tags):
    assert texts_in(of_texts(listed, tags=tags), tags=tags) == listed


@given(st.lists(wrong, max_size=4).map(tuple))
def test_wrong_answers_come_back_with_their_reasons(listed):
    assert wrong_in(of_wrong(listed)) == listed


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("a; b;c", ("a", "b", "c")),
        ("a | b; c", ("a", "b; c")),
        ("a\nb | c", ("a", "b | c")),
        ('"a; b"; c', ("a; b", "c")),
        ('say "a"; b', ('say "a"', "b")),
        (" ; ;", ()),
        ("Paris, France", ("Paris, France",)),
    ],
)
def test_lists_in_a_cell_are_parted_by_the_strongest_sign(cell, found):
    assert texts_in(cell) == found


def test_tags_may_be_parted_by_commas():
    assert texts_in("a, b", tags=True) == ("a", "b")


@settings(max_examples=60, deadline=None)
@given(notes_of(full_notes))
def test_pythons_own_reader_sees_the_same_cells_and_no_spreadsheet_runs_one(notes):
    text = tables.write([volume_of(notes)], WriteWish()).data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == len(deck_of(notes).notes) + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for row in rows for cell in row)


def test_a_line_end_that_somebody_adds_in_a_spreadsheet_breaks_the_line():
    assert read('kind,prompt,answer\nterm,a,"b\nc\n- d"\n').cards[0].note.answer == "b\\\nc\n- d"


def test_a_simple_deck_is_a_table_of_three_columns():
    out = tables.write(
        [volume_of([NewNote("term", "a", "b"), NewNote("question", "c?", "d, e")])], WriteWish()
    )
    assert out.data == b'kind,prompt,answer\nterm,a,b\nquestion,c?,"d, e"\n'
    assert (out.cards, out.left) == (2, ("The deck's own title: a table has no place for that.",))


def test_several_decks_have_a_column_for_the_deck():
    first, second = (volume_of([NewNote("term", name, "x")], f"group/{name}") for name in "ab")
    assert [(card.note.prompt, card.deck) for card in back([first, second]).cards] == [
        ("a", "group/a"),
        ("b", "group/b"),
    ]


def test_the_files_name_or_the_wish_says_what_stands_between_columns():
    volume = volume_of([NewNote("term", "a", "b")])
    assert tables.write([volume], WriteWish(name="x.TSV")).data == b"kind\tprompt\tanswer\nterm\ta\tb\n"
    assert tables.write([volume], WriteWish(name="x.tsv", delimiter=";")).data.startswith(b"kind;prompt")
    with pytest.raises(Refused):
        tables.write([volume], WriteWish(delimiter=" - "))


def test_what_a_table_cannot_say_is_told():
    from quizapp.cards.reading import read_deck

    text = '[deck]\nlanguage = "en"\n[[cards]]\nterm = "a"\ndefinition = "b"\nalso_right = ["c"]\n'
    deck = read_deck((text + 'renamed_from = "z"\n').encode(), "d").deck
    left = tables.write([Volume(deck, "D")], WriteWish()).left
    assert len(left) == 3
    assert "language" in left[2]


def test_a_hundred_thousand_rows_take_no_time_to_speak_of():
    data = "".join(f"term number {i}\tthe definition, number {i}\n" for i in range(100_000)).encode()
    begun = time.process_time()
    assert len(tables.read(data, ReadWish()).cards) == 100_000
    assert time.process_time() - begun < 3  # some 0.7 on its own


@pytest.mark.parametrize(
    "piece", ['"', '""', ',"', ';"a', "\n\n", '"a""\n', " ", "::", '"\n"x', "a,b;", "sep=;\n"]
)
def test_no_heap_of_signs_takes_long(piece):
    data = ('a,b\n"c' + piece * 60_000 + "\nd,e\n").encode()
    begun = time.process_time()
    tables.looks(data, "a.csv")
    tables.read(data, ReadWish())
    read(f"question,answer,wrong,tags\na,b,{piece * 10_000},{piece * 10_000}\n")
    assert time.process_time() - begun < 4


def test_broken_tables_end_in_one_clear_line():
    real = [QUIZLET.encode(), EXCEL.encode(), EXCEL.encode("utf-16"), COMMAS.encode(), OURS.encode()]
    signs = [b'"', b'""', b",", b";", b"\t", b"|", b"\n", b"\r", b"::", b" - ", b"'", b"=", b"\\", b"a", b"?"]
    signs += [b"\xff", b"\xe9", "漢".encode(), b"{{", b"}}", b"sep=;", b"kind,prompt\n", b"term", b"answer"]
    wishes = [ReadWish()] * 4 + [
        ReadWish(delimiter=";"),
        ReadWish(columns=("question", "answer", "wrong", "tags")),
    ]
    fuzz(tables, real, signs, ["a.csv", "a.txt", "a.tsv", ""], wishes)


def test_the_nasty_letters_are_in_use():
    assert set("=;|\t\"'") <= set(NASTY)
