"""Every word of a file is in a card or is told: questions whose words are each there once."""

from html import escape
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from quizapp.formats import gift, moodle_xml
from quizapp.formats.wishes import ReadWish

PERCENT = ["", "%50%", "%100%", "%-50%", "%33.33333%", "%0%"]
GAPS = ["", " ", "\n", "\n\t", "\r\n  ", "\n\n "]


class Words:
    """New words, and which there were."""

    def __init__(self):
        self.numbers = count()
        self.all = []

    def __call__(self):
        self.all.append(f"w{next(self.numbers)}x")
        return self.all[-1]


def said(found):
    """All that came of a file, in one text."""
    parts = [found.title, *found.remarks]
    for card in found.cards:
        note = card.note
        wrong = [f"{each.text} {each.why}" for each in (*note.wrong, *note.wrong_terms)]
        parts += [card.deck, note.prompt, note.answer, *note.accept, *wrong, note.hint]
        parts += [note.explanation, *note.tags]
    for left in found.left:
        parts += [left.what, left.why]
    return "\n".join(parts)


def unsaid(found, words):
    text = said(found)
    return [word for word in words.all if word not in text]


def lines_of(found):
    """Where the questions stand of which a card came, or that are told to be lost."""
    return {card.line for card in found.cards} | {left.line for left in found.left if left.is_lost}


def option(draw, words, signs="=~"):
    sign, worth = draw(st.sampled_from(signs)), draw(st.sampled_from(PERCENT))
    why = draw(st.sampled_from(["", " # {}", "#{}"])).format(words())
    return f"{sign}{worth}{draw(st.sampled_from(['', ' ']))}{words()}{why}"


def inside(draw, words, which):
    """What stands in the braces."""
    if which == "truth":
        return f"{draw(st.sampled_from(['T', 'FALSE', 'true']))}{draw(st.sampled_from(['', f'#{words()}']))}"
    if which == "number":
        tolerance = draw(st.sampled_from(["", ":0", ":0.5", ":2", ":77"]))
        number = draw(st.integers(-99, 999))
        return f"#{number}{tolerance}" if draw(st.booleans()) else f"#={number}{tolerance}#{words()}"
    gap = draw(st.sampled_from(GAPS))
    if which == "pairs":
        return gap.join(["", *(f"={words()} -> {words()}" for _ in range(3)), ""])
    signs = {"short": "=", "choice": "=~"}[which]
    return gap.join(["", *(option(draw, words, signs) for _ in range(draw(st.integers(1, 4)))), ""])


@st.composite
def gift_files(draw):
    words, parts, asked = Words(), [], 0
    for _ in range(draw(st.integers(1, 3))):
        which = draw(st.sampled_from(["truth", "number", "pairs", "short", "choice", "essay", "description"]))
        label = f"// [id:{words()}] [tag:{words()}]\n" if draw(st.booleans()) else ""
        name = f"::{words()}::{draw(st.sampled_from(['', ' ', chr(10)]))}" if draw(st.booleans()) else ""
        form = draw(st.sampled_from(["", "[html]", "[markdown]", "[plain]", "[moodle]"]))
        stem = draw(st.sampled_from(["{}", "  {} is:", "<b>{}</b>?", "{} \\{{ \\:"])).format(words())
        general = f"\n####{words()}\n" if draw(st.booleans()) else ""
        after = f" {words()}." if draw(st.booleans()) else ""
        body = "" if which == "description" else "{}"
        if which not in ("description", "essay"):
            body = "{" + inside(draw, words, which) + general + "}" + after
        if which in ("description", "essay"):  # told by their beginning: no more is said of them
            label = ""
            name = ""
        parts.append(
            f"{label}{name}{form}{stem}{body}{draw(st.sampled_from([chr(10) * 2, chr(13) + chr(10)]))}\n"
        )
        asked += 1
    text = "".join(parts)
    words.all = [word for word in words.all if word in text]
    return text, words, asked


@given(gift_files())
def test_every_word_of_a_gift_file_is_in_a_card_or_told(file):
    text, words, asked = file
    found = gift.read(text.encode(), ReadWish())
    assert len(lines_of(found)) == asked, text
    if not any("marked as right" in left.why for left in found.left):  # of which no more is said
        assert unsaid(found, words) == [], text


def element(name, text, more=""):
    return f'<{name} format="html"{more}><text>{escape(text)}</text></{name}>'


def answer(draw, words, worth):
    why = element("feedback", words() if draw(st.booleans()) else "")
    text = draw(st.sampled_from(["{}", "<p>{}</p>", "<em>{}</em>"])).format(words())
    return f'<answer fraction="{worth}" format="html"><text>{escape(text)}</text>{why}</answer>'


def asked_of(draw, words, kind):
    """The elements of a sort."""
    if kind == "truefalse":
        return "".join(
            f'<answer fraction="{worth}"><text>{word}</text>{element("feedback", words())}</answer>'
            for word, worth in (("true", 0), ("false", 100))
        )
    if kind == "matching":
        return "".join(
            f'<subquestion format="html"><text>{words()}</text>'
            f"<answer><text>{words()}</text></answer></subquestion>"
            for _ in range(3)
        )
    if kind == "numerical":
        unit = f"<units><unit><multiplier>{draw(st.sampled_from(['1', '3.6']))}</multiplier>"
        unit += f"<unit_name>{words()}</unit_name></unit></units>"
        tolerance = draw(st.sampled_from(["0", "0.5", "3"]))
        why = element("feedback", words())
        number = f'<answer fraction="100"><text>5</text>{why}<tolerance>{tolerance}</tolerance></answer>'
        return number + unit
    worths = draw(st.lists(st.sampled_from(["100", "50", "33.33333", "0", "-25"]), min_size=1, max_size=4))
    return "".join(answer(draw, words, worth) for worth in worths)


@st.composite
def xml_files(draw):
    words, parts = Words(), []
    size = draw(st.integers(1, 3))
    for _ in range(size):
        kind = draw(st.sampled_from(["multichoice", "shortanswer", "truefalse", "matching", "numerical"]))
        more = [
            element("name", words()),
            element("questiontext", f"<p>{words()}</p>"),
            element("generalfeedback", words()),
            f"<defaultgrade>{draw(st.sampled_from(['1.0000000', '2.5']))}</defaultgrade>",
            f"<penalty>{draw(st.sampled_from(['0.3333333', '0.25']))}</penalty><hidden>0</hidden>",
            f"<idnumber>{words()}</idnumber>" if draw(st.booleans()) else "<idnumber></idnumber>",
            asked_of(draw, words, kind),
            *(element("hint", words()) for _ in range(draw(st.integers(0, 2)))),
            element("correctfeedback", words()) if draw(st.booleans()) else "",
            f"<strange>{words()}</strange>" if draw(st.booleans()) else "",
            f"<tags><tag><text>{words()}</text></tag></tags>",
        ]
        parts.append(f'<question type="{kind}">{"".join(more)}</question>\n')
    text = f"<quiz>{''.join(parts)}</quiz>"
    return text, words, size


@given(xml_files())
def test_every_word_of_a_moodle_xml_file_is_in_a_card_or_told(file):
    text, words, size = file
    found = moodle_xml.read(text.encode(), ReadWish())
    assert len(lines_of(found)) == size
    if not any("marked as right" in left.why for left in found.left):
        assert unsaid(found, words) == [], text


def test_marks_and_penalties_of_their_own_are_told_and_the_usual_ones_are_not():
    def question(number, more):
        right = f'<answer fraction="100"><text>a{number}</text></answer>'
        stem = element("questiontext", f"Q{number}?")
        return f'<question type="shortanswer">{stem}{right}{more}</question>'

    usual = "<defaultgrade>1.0000000</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden>"
    own = "<defaultgrade>2</defaultgrade><penalty>0.5</penalty><hidden>1</hidden><idnumber>k7</idnumber>"
    text = f"<quiz>{question(1, usual)}{question(2, own)}{question(3, own)}</quiz>"
    found = moodle_xml.read(text.encode(), ReadWish())
    assert [(left.what, left.why) for left in found.left] == [
        ("2 questions", "the grade of each is not kept: 2"),
        ("2 questions", "the penalty for another try of each is not kept: 0.5"),
        ("2 questions", "the mark that hides it there of each is not kept: 1"),
        ("2 questions", "the idnumber of each is not kept: k7"),
    ]
    assert not any(left.is_lost for left in found.left)
