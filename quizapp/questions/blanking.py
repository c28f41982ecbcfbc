"""Blanks what an option has in common with its own prompt alone: whoever looks for that would find the key.

Of every option, right or wrong, the same words go: those that it shares with the prompt that it belongs to,
and that are rare in its deck. So a blank tells nothing of which option is the right one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from quizapp.cards.long_texts import SHOWN
from quizapp.questions.masking import BLANK
from quizapp.questions.words import WORD, content_words, stemmer

_WORD = re.compile(rf"(?<!\w){WORD}(?![\w+#])")  # no part of `snake_case`, and not the C of `C++`
_RUN = re.compile(rf"{BLANK}(?:[ /-]{BLANK})+")
_SHORT = 5  # words: a name rather than a sentence, and never blanked
_LEFT = 3  # words with meaning that have to stay, or none goes
_ROOT = 5  # letters that forms of one word have in common


def akin(one: str, other: str) -> bool:
    """Whether two words, without their endings, are of one root: `reliabl` and `reliabiliti`."""
    if one == other:
        return True
    least = min(len(one), len(other))
    same = next((i for i in range(least) if one[i] != other[i]), least)
    return same >= _ROOT and same * 20 >= least * 13


def blanked(text: str, prompt: str, telling: Callable[[Sequence[str]], bool], language: str) -> str:
    """`text` without the telling words that it shares with `prompt`; as it is where too little would stay.

    `telling`: whether so few notes have all of these words (without their endings) that they tell which note
    is meant. Each word alone is asked about, then those that are left, together.
    """
    if len(text[:SHOWN].split()) <= _SHORT:
        return text
    shared = _shared(text, prompt, language)
    hidden = {root for root in shared if telling([root])}
    rest = [root for root in shared if root not in hidden]
    if len(rest) > 1 and telling(rest):
        hidden.update(rest)
    if not hidden:
        return text
    stem = stemmer(language)
    out = _WORD.sub(lambda found: BLANK if stem(found[0].casefold()) in hidden else found[0], text)
    left = content_words(out.replace(BLANK, " "), language)
    return _RUN.sub(BLANK, out) if len(left) >= _LEFT else text


def _shared(text: str, prompt: str, language: str) -> list[str]:
    """The words with meaning of a text that its prompt has too, in one form or another, each once."""
    own: dict[str, set[str]] = {}
    for mine in content_words(prompt, language):
        own.setdefault(mine[:_ROOT], set()).add(mine)
    found = dict.fromkeys(content_words(text, language))
    return [root for root in found if any(akin(root, mine) for mine in own.get(root[:_ROOT], ()))]
