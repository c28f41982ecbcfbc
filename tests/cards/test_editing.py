"""An edit changes what it is to change, and every other byte of the file stays."""

import re

import pytest
from helpers.deck_texts import TEXTS, deck_texts
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from quizapp.cards import editing
from quizapp.cards.changes import compared
from quizapp.cards.fields import SIDES
from quizapp.cards.note_place import NotePlace
from quizapp.cards.reading import read_deck
from quizapp.cards.written import OddWriting, Written

CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "answer": TEXTS,
        "prompt": TEXTS,
        "hint": TEXTS | st.just(""),
        "tags": st.lists(st.sampled_from("uvw"), max_size=2, unique=True),
        "wrong": st.lists(st.sampled_from(["x0", "x1 :: why not", "x2"]), max_size=3, unique=True),
    },
)


def notes(text):
    reading = read_deck(text.encode(), "d")
    assert not [each for each in reading.findings if each.severity == "error"], reading.findings
    return reading.deck.notes


def named(note, changes):
    """Changes by the names of a note's own sides."""
    prompt, *answer = SIDES[note.kind]
    out = {}
    for name, value in changes.items():
        if name == "prompt":
            out[prompt] = f"{value} {{{{gap}}}}" if note.kind == "cloze" else f"new {value}"
        elif name == "answer":
            if answer:
                out[answer[0]] = value
        elif name == "wrong" and note.kind == "cloze":
            continue
        else:
            out[name] = value
    return out


def how(text, note):
    line = Written(text).one_liner(note)
    return line.path[0] if line else "cards"


def bare(note):
    return note._replace(line=1)


@given(deck_texts(), st.data())
def test_a_changed_note_is_the_only_change(text, data):
    before = notes(text)
    at = data.draw(st.integers(0, len(before) - 1))
    fields = named(before[at], data.draw(CHANGES))
    after = notes(editing.changed(Written(text), before[at], fields, [note.id for note in before]))
    others = {bare(note) for place, note in enumerate(before) if place != at}
    changed = [note for note in after if bare(note) not in others]
    assert len(after) == len(before)
    assert others <= {bare(note) for note in after}
    assert len(changed) <= 1
    for note in changed:
        for name, value in fields.items():
            if name == "wrong":
                assert [f"{w.text} :: {w.why}" if w.why else w.text for w in note.wrong] == value
            elif name in ("hint", "tags"):
                assert getattr(note, name) == (tuple(value) if name == "tags" else value.strip())
        assert before[at].id in (note.id, *note.former_ids), "its history is kept"
    assert compared(before, after).new == compared(before, after).retired == 0


@given(deck_texts(), st.data())
def test_an_answer_is_changed_in_its_own_place_alone(text, data):
    before = notes(text)
    note = data.draw(st.sampled_from(before))
    assume(note.kind != "cloze")
    made = editing.changed(Written(text), note, {SIDES[note.kind][1]: "quite another"}, ())
    start = next((n for n, (a, b) in enumerate(zip(text, made, strict=False)) if a != b), len(text))
    end = next((n for n, (a, b) in enumerate(zip(text[::-1], made[::-1], strict=False)) if a != b), 0)
    assert "another" in made[start - 12 : len(made) - end + 12]
    assert "\n" not in text[start : len(text) - end].strip("\r\n") or "\n" in note.answer


@given(deck_texts(), st.sampled_from(["term", "question", "cloze"]), TEXTS, TEXTS, st.data())
def test_an_added_note_is_there_and_nothing_else_is_touched(text, kind, prompt, answer, data):
    before = notes(text)
    prompt = f"new {prompt.strip()}"
    fields = (
        {"cloze": f"{prompt} {{{{gap}}}}"}
        if kind == "cloze"
        else dict(zip(SIDES[kind], (prompt, answer), strict=True))
    )
    if data.draw(st.booleans()):
        fields["hint"] = "h"
    after = data.draw(st.sampled_from([None, *before]))
    made = editing.added(Written(text), kind, fields, after)
    found = notes(made)
    assert {bare(note) for note in before} <= {bare(note) for note in found}
    assert len(found) == len(before) + 1
    pos = 0
    for line in text.removeprefix("\ufeff").removesuffix("\n").removesuffix("\r").split("\n"):
        pos = made.index(line, pos) + len(line)
    assert ("\r\n" in text[: text.find("\n") + 1]) == (
        "\r\n" in made[: made.find("\n") + 1]
    ) or "\n" not in text


MARKED = '\ufeff[[cards]]\nterm = "a"\ndefinition = "b"\n# above\n[[cards]]\nterm = "c"\ndefinition = "d"\n'


def test_a_comment_that_comes_behind_a_byte_order_mark_goes_back():
    made = editing.swapped(Written(MARKED), *notes(MARKED))
    assert made.startswith('\ufeff# above\n[[cards]]\nterm = "c"')
    assert editing.swapped(Written(made), *notes(made)) == MARKED


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(deck_texts(), st.data())
def test_two_notes_change_places_and_back(text, data):
    before = notes(text)
    one, other = data.draw(st.sampled_from(before)), data.draw(st.sampled_from(before))
    assume(one is not other and how(text, one) == how(text, other))
    made = editing.swapped(Written(text), one, other)
    after = notes(made)
    assert {bare(note) for note in after} == {bare(note) for note in before}
    by_id = {note.id: note for note in after}
    again = editing.swapped(Written(made), by_id[one.id], by_id[other.id])
    assert again == text or again.rstrip("\r\n") == text.rstrip("\r\n")


@given(deck_texts(), st.data())
def test_a_note_is_retired_and_taken_back(text, data):
    before = notes(text)
    note = data.draw(st.sampled_from(before))
    made = editing.retired(Written(text), note, True)
    after = notes(made)
    mine = next(each for each in after if each.id == note.id)
    assert mine.retired
    assert bare(mine._replace(retired=False)) == bare(note)
    assert {bare(n) for n in after} - {bare(mine)} == {bare(n) for n in before} - {bare(note)}
    back = notes(editing.retired(Written(made), mine, False))
    assert {bare(n) for n in back} == {bare(n) for n in before}


@given(deck_texts(), st.data())
def test_a_removed_note_is_gone_and_the_others_stay(text, data):
    before = notes(text)
    note = data.draw(st.sampled_from(before))
    reading = read_deck(editing.removed(Written(text), note).encode(), "d")
    assert {bare(n) for n in reading.deck.notes} == {bare(n) for n in before} - {bare(note)}


def test_a_reworded_line_says_what_it_was_called():
    text = '[glossary]\n"Ore" = "A rock."  # of metals\n'
    made = editing.changed(Written(text), notes(text)[0], {"term": "Ores"}, [notes(text)[0].id])
    assert made == '[glossary]\n"Ores" = "A rock."  # of metals\n\n[renamed]\n"Ores" = "Ore"\n'
    again = editing.changed(Written(made), notes(made)[0], {"term": "An ore"}, [notes(text)[0].id])
    assert again == '[glossary]\n"An ore" = "A rock."  # of metals\n\n[renamed]\n"An ore" = "Ore"\n'
    back = editing.changed(Written(again), notes(again)[0], {"term": "Ore"}, [notes(text)[0].id])
    assert notes(back) == notes(text)
    assert '= "Ore"' not in back


def test_a_line_that_is_to_say_more_becomes_a_card_with_its_comment():
    text = '[glossary]\n"Ore" = "A rock."  # of metals\n"Tin" = "A metal."\n'
    made = editing.changed(Written(text), notes(text)[0], {"hint": "dig"}, ())
    assert made == (
        '[glossary]\n"Tin" = "A metal."\n\n'
        '# of metals\n[[cards]]\nterm = "Ore"\ndefinition = "A rock."\nhint = "dig"\n'
    )


@pytest.mark.parametrize(
    "text", ['glossary = { Ore = "A rock." }\n', 'cards = [{ term = "Ore", definition = "A rock." }]\n']
)
def test_odd_ways_of_writing_are_refused_or_edited_rightly(text):
    note = notes(text)[0]
    try:
        made = editing.changed(Written(text), note, {"hint": "dig"}, ())
    except ValueError:
        return
    assert notes(made)[0].hint == "dig"


def has_comment(text, note):
    """Whether the comment stands right above a note that `deck_texts` puts there."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")[: note.line - 1]
    return lines[-1:] == ["# above"]


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(deck_texts(), st.data())
def test_two_notes_that_change_places_take_their_comments_and_every_byte_is_kept(text, data):
    before = notes(text)
    one, other = data.draw(st.sampled_from(before)), data.draw(st.sampled_from(before))
    assume(one is not other and how(text, one) == how(text, other))
    made = editing.swapped(Written(text), one, other)
    written = Written(text)
    places = [NotePlace(written, note) for note in sorted((one, other), key=lambda note: note.line)]
    (a, b), (c, d) = [(place.above, place.extent[1]) for place in places]
    assert (made[:a], made[len(made) - len(text) + d :]) == (text[:a], text[d:])
    first, second = text[a:b].rstrip("\r\n"), text[c:d].rstrip("\r\n")
    assert made[a:].startswith(second)
    assert made[: len(made) - len(text) + d].rstrip("\r\n").endswith(first)
    assert sorted(made) == sorted(text)
    found = {note.id: note for note in notes(made)}
    assert [has_comment(made, found[note.id]) for note in before] == [
        has_comment(text, note) for note in before
    ]


CHAPTERS = """\
#:schema deck.schema.json
# All about metals.

[glossary]
"Ore" = "A rock."
# Not the can.
# See Sn.
"Tin" = "A metal."

# Chapter 2

# Who it was.
[[cards]]
question = "Who?"
answer = "It"

[[cards]]
question = "Where?"
answer = "There"
"""


def test_a_comment_right_above_goes_with_its_card_and_a_chapters_stays():
    ore, tin, who, where = notes(CHAPTERS)
    made = editing.swapped(Written(CHAPTERS), ore, tin)
    assert '[glossary]\n# Not the can.\n# See Sn.\n"Tin" = "A metal."\n"Ore" = "A rock."\n' in made
    made = editing.swapped(Written(CHAPTERS), who, where)
    assert '# Chapter 2\n\n[[cards]]\nquestion = "Where?"' in made
    assert made.endswith('\n\n# Who it was.\n[[cards]]\nquestion = "Who?"\nanswer = "It"\n')
    made = editing.removed(Written(CHAPTERS), who)
    assert made.endswith('# Chapter 2\n\n[[cards]]\nquestion = "Where?"\nanswer = "There"\n')
    made = editing.removed(Written(CHAPTERS), where)
    assert made.endswith('question = "Who?"\nanswer = "It"\n')
    made = editing.retired(Written(CHAPTERS), tin, True)
    assert '"Ore" = "A rock."\n\n# Chapter 2' in made
    assert made.endswith(
        '\n\n# Not the can.\n# See Sn.\n[[cards]]\nterm = "Tin"\ndefinition = "A metal."\nretired = true\n'
    )


def test_a_line_for_editors_stays_at_the_beginning_of_the_file():
    text = '#:schema x\n# on a\n[[cards]]\nterm = "a"\ndefinition = "b"\n'
    text += '\n[[cards]]\nterm = "c"\ndefinition = "d"\n'
    made = editing.swapped(Written(text), *notes(text))
    assert made.startswith('#:schema x\n[[cards]]\nterm = "c"')
    assert made.endswith('\n\n# on a\n[[cards]]\nterm = "a"\ndefinition = "b"\n')
    made = editing.added(Written(text), "term", {"term": "e", "definition": "f"})
    assert made == text.replace("#:schema x\n", '#:schema x\n\n[glossary]\n"e" = "f"\n\n')


CARD = '[[cards]]\nterm = "a"\ndefinition = "b"\n'


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "\n", "\n\n"])
@pytest.mark.parametrize(
    "text", [CARD, '[glossary]\n"x" = "y"\n', f'[glossary]\n"x" = "y"\n{CARD}{CARD}', ""]
)
def test_blank_lines_stand_between_cards_and_never_two(text, last, end):
    text = text.replace('"a"', '"A"', 1)
    text = (text.rstrip("\n") + last if text else "").replace("\n", end)
    first = next(iter(notes(text)), None)
    learnt = [first.id] if first else []
    many = {"term": "m", "definition": "n", "hint": "h"}
    made = [editing.added(Written(text), "term", many, first), editing.added(Written(text), "term", many)]
    made.append(editing.added(Written(text), "question", {"question": "q", "answer": "r"}, first))
    if first:
        prompt = {"term": "B", "hint": "h", "source": "s", "tags": ["t"]}
        made.append(editing.changed(Written(text), first, prompt, learnt))
        made.append(editing.changed(Written(text), first, {"hint": "h", "source": "s"}, learnt))
        made.append(editing.copied(Written(text), first, "B"))
    for each in made:
        assert each.count("\r\n") == (each.count("\n") if end == "\r\n" and "\r" in text else 0)
        plain = each.replace("\r\n", "\n")
        assert "\n\n\n" not in plain
        assert not plain.startswith("\n")
        new = plain.rfind('term = "m"')
        if new >= 0:
            head = plain[: plain.rfind("[[cards]]", 0, new)]
            assert head == "" or head.endswith("\n\n")
            rest = plain[new:].partition('hint = "h"\n')[2]
            assert not rest.strip() or rest.startswith("\n")
        for block in plain.split("[[cards]]")[1:]:
            assert "\n\n" not in block.partition("\n[")[0].rstrip("\n")


def test_a_copy_has_all_that_the_author_wrote_but_who_it_is():
    text = (
        '[[cards]]\nid = "n"\nterm = "a"  # first\ndefinition = "b"\ndirections = ["reverse"]\n'
        'retired = true\nalso_right = ["c"]\nrenamed_from = "z"\nwrong_terms = [{ text = "w", why = "y" }]\n'
        '[[cards.wrong]]\ntext = "v"\n'
        '\n[[cards]]\nterm = "c"\ndefinition = "d"\n'
    )
    made = editing.copied(Written(text), notes(text)[0], "a (2)")
    copy = (
        '[[cards]]\nterm = "a (2)"  # first\ndefinition = "b"\ndirections = ["reverse"]\nalso_right = ["c"]\n'
        'wrong_terms = [{ text = "w", why = "y" }]\n[[cards.wrong]]\ntext = "v"\n'
    )
    at = text.index('\n[[cards]]\nterm = "c"')
    assert made == text[:at] + "\n" + copy + text[at:]


def test_lines_with_their_table_before_them_are_edited_in_their_way():
    text = 'glossary."a" = "b"\nglossary.c = "d"\nrenamed."c" = "z"\n[deck]\ntitle = "t"\n'
    a, c = notes(text)
    made = editing.changed(Written(text), a, {"term": "x.y", "definition": "e"}, [a.id])
    assert made == text.replace('"a" = "b"', '"x.y" = "e"').replace('"z"\n', '"z"\nrenamed."x.y" = "a"\n')
    made = editing.added(Written(text), "term", {"term": "n", "definition": "m"}, a)
    assert made == text.replace('"b"\n', '"b"\nglossary."n" = "m"\n')
    made = editing.added(Written(text), "term", {"term": "n", "definition": "m"})
    assert made == text.replace('"d"\n', '"d"\nglossary."n" = "m"\n')
    assert notes(editing.changed(Written(text), c, {"term": "o"}, [c.id]))[1].former_ids


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ('# x\nglossary = { a = "b" }\n', "line 2 has glossary = { … }"),
        ('cards = [{ term = "a", definition = "b" }]\n', "line 1 has cards = [ … ]"),
        ('renamed = { a = "c" }\n[glossary]\na = "b"\n', "line 1 has renamed = { … }"),
    ],
)
def test_what_is_only_edited_as_text_is_named_with_its_line(text, how):
    note = notes(text)[0]
    with pytest.raises(OddWriting, match=f"^{re.escape(how)}, which is only edited as text: E opens"):
        editing.changed(Written(text), note, {"term": "new"}, [note.id])


OWN = st.fixed_dictionaries(
    {},
    optional={
        "directions": st.sampled_from(["", "forward", "reverse", "Both", "reverse; forward"]),
        "also_right": st.lists(st.sampled_from(["n0", "Ore", "no such"]), max_size=2, unique=True),
        "wrong_terms": st.lists(st.sampled_from(["y0", "y1 :: why", "y2"]), max_size=2, unique=True),
        "id": st.sampled_from(["", "mine", "an id: 1"]),
    },
)
ASKED = {"forward": ["forward"], "reverse": ["reverse"]}


@given(deck_texts(), st.data())
def test_what_is_written_into_rarer_fields_is_read_again_and_taken_out_again(text, data):
    before = notes(text)
    note = data.draw(st.sampled_from(before))
    fields = data.draw(OWN)
    if note.kind == "cloze":
        fields.pop("directions", None)
    if NotePlace(Written(text), note).id:
        fields.pop("id", None)  # what an id costs is for the desk to say
    made = editing.changed(Written(text), note, fields, [each.id for each in before])
    after = notes(made)
    mine = next(each for each in after if note.id in (each.id, *each.former_ids))
    own = NotePlace(Written(made), mine).own
    for name, value in fields.items():
        if name == "wrong_terms":
            assert [f"{w.text} :: {w.why}" if w.why else w.text for w in mine.wrong_terms] == value
        elif name == "directions":
            assert (
                own.get(name, [])
                == (ASKED.get(value, ["forward", "reverse"]) if value else [])[:: -1 if ";" in value else 1]
            )
        else:
            assert own.get(name, type(value)()) == value
    others = {bare(each) for each in before} - {bare(note)}
    assert {bare(each) for each in after} - {bare(mine)} == others
    empty = {name: "" if name == "directions" else [] for name in fields if name != "id"}
    again = editing.changed(Written(made), mine, empty, [each.id for each in before])
    if (
        NotePlace(Written(text), note).blocks
        and "id" not in fields
        and not set(fields) & set(NotePlace(Written(text), note).own)
    ):
        assert again == text or again == text + ("\r\n" if "\r\n" in text else "\n")


def test_a_card_that_is_given_an_id_says_what_it_was_called():
    text = '[[cards]]\nterm = "Ore"\ndefinition = "A rock."\n'
    made = editing.changed(Written(text), notes(text)[0], {"id": "ore"}, [notes(text)[0].id])
    assert made == text + 'id = "ore"\nrenamed_from = "Ore"\n'
    assert notes(made)[0].former_ids == (notes(text)[0].id,)
    as_fixed = editing.changed(Written(text), notes(text)[0], {"id": notes(text)[0].id}, [notes(text)[0].id])
    assert "renamed_from" not in as_fixed
