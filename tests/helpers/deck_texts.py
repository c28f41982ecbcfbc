"""Deck files as text, written in many ways: comments, quotes of both kinds, Windows line ends, a mark."""

from __future__ import annotations

from hypothesis import strategies as st

from quizapp.source.splice import toml_key, toml_value

WORDS = st.text(alphabet="abcä ß漢ع=\"'#[]{}.\\-é\u0301", min_size=1, max_size=12).filter(str.strip)
TEXTS = WORDS | st.lists(WORDS, min_size=2, max_size=3).map("\n".join)
_COMMENT = st.sampled_from(["", "", "  # a remark", "# [not] = a table"])
_GAP = st.sampled_from(["", "", "\n", "# above\n", "\n  # = [ \n"])


def _plain(text: str) -> str:
    return text.strip()


@st.composite
def _line(draw: st.DrawFn, prompt: str) -> str:
    key = f"'{prompt}'" if "'" not in prompt and draw(st.booleans()) else toml_key(prompt, quoted=True)
    blank = draw(st.sampled_from(["", " ", "  "]))
    comment = draw(_COMMENT)
    return f"{draw(_GAP)}{blank}{key}{blank}={blank}{toml_value(draw(TEXTS))} {comment}\n"


@st.composite
def _card(draw: st.DrawFn, prompt: str, number: int) -> str:
    kind = draw(st.sampled_from(["term", "question", "cloze"]))
    out = ["[[cards]]" + draw(_COMMENT) + "\n"]
    if draw(st.booleans()):
        out.append(f'id = "n{number}"\n')
    if kind == "cloze":
        out.append(f"cloze = {toml_value('A ' + prompt.replace('{', '').replace('}', '') + ' {{gap}}.')}\n")
    else:
        sides = ("term", "definition") if kind == "term" else ("question", "answer")
        out.append(
            f"{sides[0]} = {toml_value(prompt)}{draw(_COMMENT)}\n{sides[1]} = {toml_value(draw(TEXTS))}\n"
        )
    if draw(st.booleans()):
        out.append(f"tags = [ {toml_value(draw(WORDS))}, # one\n  'two' ]\n")
    if draw(st.booleans()):
        out.append(f"hint = {toml_value(draw(TEXTS))}\n")
    if kind != "cloze" and draw(st.booleans()):
        out.append('[[cards.wrong]]\ntext = "q0"\n[[cards.wrong]]\ntext = "q1"\nwhy = "r"\n')
    return draw(_GAP) + "".join(out)


@st.composite
def deck_texts(draw: st.DrawFn) -> str:
    """A deck with a glossary, questions and cards, as somebody may have written it."""
    prompts = draw(st.lists(WORDS.map(_plain), min_size=1, max_size=8, unique=True))
    prompts = [f"{n} {prompt}" for n, prompt in enumerate(prompts)]
    cut = sorted(draw(st.tuples(*[st.integers(0, len(prompts))] * 2)))
    parts = ['[deck]\ntitle = "T" # of it\n'] if draw(st.booleans()) else [draw(_GAP)]
    if cut[0]:
        parts += ["[glossary]\n", *(draw(_line(each)) for each in prompts[: cut[0]])]
    if cut[1] > cut[0]:
        parts += ["\n[faq] # asked\n", *(draw(_line(each)) for each in prompts[cut[0] : cut[1]])]
    parts += [draw(_card(each, n)) for n, each in enumerate(prompts[cut[1] :])]
    text = "".join(parts)
    if draw(st.booleans()):
        text = text.removesuffix("\n")
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return ("\ufeff" if draw(st.booleans()) else "") + text
