"""Written GIFT and XML in the eyes of readers that are not ours: the same meaning.

GIFT is read by `gift-pegjs` (MIT; `npm install gift-pegjs`, and `NODE_PATH` its `node_modules`) and by
`pygiftparser` (MIT; `pip install pygiftparser`), XML by a small reader here, on the standard library's.
"""

import io
import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from html import unescape
from pathlib import Path

import pytest
from formats_kit import volume_of

from quizapp.cards.deck import Wrong
from quizapp.cards.new_note import NewNote
from quizapp.formats import gift, moodle_xml
from quizapp.formats.wishes import WriteWish

NOTES = [
    NewNote(
        "question",
        "Which {set} has 2 = 2: a ~ b?",
        "50% of C#",
        wrong=(Wrong("100%", "No = not #1."), Wrong("a ~ b", "")),
        explanation="Because: {x}.",
    ),
    NewNote("question", "What is **bold** & <b>?", "a *tag*", wrong=(Wrong("x < y", "No `code`."),)),
    NewNote("question", "Which river flows through Vienna?", "Danube", accept=("Donau", "the Danube")),
    NewNote("question", "Is this the one that is true?", "True", wrong=(Wrong("False", "It is."),)),
    NewNote("question", r"Where is C:\new\temp?", r"on \\server: here", wrong=(Wrong("\\"),)),
    NewNote("cloze", "Water boils at {{100}} degrees = hot."),
    NewNote("cloze", "The Dutch {{cycle}} to work.", wrong=(Wrong("swim", "Some do."),)),
    NewNote("term", "REE", "Seventeen metals: rare ones.", accept=("rare earths",)),
    NewNote("term", "Ion", "an atom with a charge = not zero"),
    NewNote("term", "Base", "what takes up a proton #1"),
    NewNote("term", "Acid", "what gives away a proton {H}"),
    NewNote("term", "Salt", "an ion beside another"),
    NewNote("term", "Lima", "Peru"),
    NewNote("term", "N'Djamena", "Chad"),
]
MATCHES = [
    {
        ("an atom with a charge = not zero", "Ion"),
        ("what takes up a proton #1", "Base"),
        ("what gives away a proton {H}", "Acid"),
        ("an ion beside another", "Salt"),
        ("Peru", "Lima"),
    }
]
CHOICES = {
    "Which {set} has 2 = 2: a ~ b?": ({"50% of C#"}, {"100%": "No = not #1.", "a ~ b": ""}, "Because: {x}."),
    "What is bold & <b>?": ({"a tag"}, {"x < y": "No code."}, ""),
    r"Where is C:\new\temp?": ({r"on \\server: here"}, {"\\": ""}, ""),
}


def text_of(html):
    """HTML as plain words."""
    return " ".join(unescape(re.sub(r"<[^<>]*>", "", html)).split())


def gift_text():
    return gift.write([volume_of(NOTES)], WriteWish()).data.decode()


def has_pegjs():
    folders = os.environ.get("NODE_PATH", "").split(os.pathsep)
    return shutil.which("node") and any(Path(each, "gift-pegjs").is_dir() for each in folders if each)


@pytest.mark.skipif(not has_pegjs(), reason="gift-pegjs is not there")
def test_gift_means_the_same_to_gift_pegjs():
    script = Path(__file__).with_name("gift_pegjs.js")
    ran = subprocess.run(["node", script], input=gift_text(), capture_output=True, text=True, check=True)
    found = json.loads(ran.stdout)

    def said(part):
        return text_of(part["text"]) if part and part["format"] == "html" else part["text"] if part else ""

    assert found[0] == {"type": "Category", "title": "$course$/top/A deck"}
    by_sort = {
        sort: [each for each in found if each["type"] == sort] for sort in ("MC", "Short", "TF", "Matching")
    }
    choices = {}
    for each in by_sort["MC"]:
        right = {said(c["text"]) for c in each["choices"] if c["isCorrect"] or (c["weight"] or 0) == 100}
        wrong = {
            said(c["text"]): said(c["feedback"]) for c in each["choices"] if said(c["text"]) not in right
        }
        choices[said(each["stem"])] = (right, wrong, said(each["globalFeedback"]))
    assert choices == CHOICES | {"The Dutch _____ to work.": ({"cycle"}, {"swim": "Some do."}, "")}
    shorts = {said(each["stem"]): {said(c["text"]) for c in each["choices"]} for each in by_sort["Short"]}
    assert shorts == {
        "Which river flows through Vienna?": {"Danube", "Donau", "the Danube"},
        "Water boils at _____ degrees = hot.": {"100"},
        "Seventeen metals: rare ones.": {"REE", "rare earths"},
        "Chad": {"N'Djamena"},
    }
    assert [(said(each["stem"]), each["isTrue"]) for each in by_sort["TF"]] == [
        ("Is this the one that is true?", True)
    ]
    assert [
        {(said(pair["subquestion"]), pair["subanswer"]) for pair in each["matchPairs"]}
        for each in by_sort["Matching"]
    ] == MATCHES


def test_gift_means_the_same_to_pygiftparser():
    """It knows no doubled backslash, no brace in an answer and no `%` in a text: it is not asked these."""
    pytest.importorskip("mdx_superscript")
    parser = pytest.importorskip("pygiftparser.parser")
    notes = [note for note in NOTES if not set("{%\\") & set(note.answer)]
    text = gift.write([volume_of(notes)], WriteWish()).data.decode()
    found = [each for each in parser.parseFile(io.StringIO(text)) if each.valid]
    sorts = [(type(each.answers).__name__, each.text) for each in found]
    assert sorts == [
        ("MatchingSet", "A deck"),
        ("ShortSet", "Chad"),
        ("SelectSet", "What is <strong>bold</strong> &amp; &lt;b&gt;?"),
        ("ShortSet", "Which river flows through Vienna?"),
        ("TrueFalseSet", "Is this the one that is true?"),
        ("ShortSet", "Water boils at"),
        ("SelectSet", "The Dutch"),
        ("ShortSet", "Seventeen metals\\: rare ones."),
    ]
    matching, _, choice, short, truth = (each.answers for each in found[:5])
    pairs = [(each.question.strip(), each.answer.strip()) for each in matching.answers]
    assert pairs[-2:] == [("an ion beside another", "Salt"), ("Peru", "Lima")]
    assert [(each.answer, each.fraction, each.feedback) for each in choice.answers] == [
        ("a <em>tag</em>", 100, ""),
        ("x &lt; y", 0, "No <code>code</code>."),
    ]
    assert [each.answer for each in short.answers] == ["Danube", "Donau", "the Danube"]
    assert (truth.answer, truth.feedbackWrong) == (True, "It is.")


def elements(kind):
    root = ElementTree.fromstring(moodle_xml.write([volume_of(NOTES)], WriteWish()).data)  # noqa: S314
    return [each for each in root if each.get("type") == kind]


def inner(element, way):
    return element.findtext(f"{way}/text") or ""


def test_xml_means_the_same_to_another_reader():
    assert [inner(each, "category") for each in elements("category")] == ["$course$/top/A deck"]
    choices = {}
    for each in elements("multichoice"):
        answers = [
            (a.get("fraction"), text_of(inner(a, ".")), text_of(inner(a, "feedback")))
            for a in each.findall("answer")
        ]
        right = {text for worth, text, _ in answers if worth == "100"}
        wrong = {text: why for worth, text, why in answers if worth == "0"}
        choices[text_of(inner(each, "questiontext"))] = (
            right,
            wrong,
            text_of(inner(each, "generalfeedback")),
        )
    assert choices == CHOICES
    shorts = {
        text_of(inner(each, "questiontext")): {inner(a, ".") for a in each.findall("answer")}
        for each in elements("shortanswer")
    }
    assert shorts == {
        "Which river flows through Vienna?": {"Danube", "Donau", "the Danube"},
        "Seventeen metals: rare ones.": {"REE", "rare earths"},
        "Chad": {"N'Djamena"},
    }
    truth = elements("truefalse")[0]
    assert [(a.get("fraction"), inner(a, ".")) for a in truth.findall("answer")] == [
        ("100", "true"),
        ("0", "false"),
    ]
    assert [text_of(inner(each, "questiontext")) for each in elements("cloze")] == [
        "Water boils at {1:SHORTANSWER:=100} degrees = hot.",
        "The Dutch {1:MULTICHOICE:=cycle~%0%swim#Some do.} to work.",
    ]
    assert [
        {(text_of(inner(s, ".")), inner(s, "answer")) for s in each.findall("subquestion")}
        for each in elements("matching")
    ] == MATCHES
