"""What a question asks for: words that name the sort of its answer (`river`), or its asking word (`who`)."""

from __future__ import annotations

import re

from quizapp.cards.long_texts import SHOWN
from quizapp.questions.languages import primary
from quizapp.questions.words import function_words, stemmer

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[^\w\s]")
_MOST = 4  # words of one phrase

# Words before the name of what is asked for, and those that ask by themselves.
_NAMING = {
    "en": "which what whose this these that",
    "de": "welche welcher welches welchen welchem was dieser diese dieses diesem diesen",
    "fr": "quel quelle quels quelles ce cet cette ces",
    "es": "qué cuál cuáles este esta estos estas",
    "it": "quale quali che questo questa questi queste",
    "pt": "qual quais que este esta estes estas",
    "nl": "welke welk wat deze dit",
}
_ASKING = {
    "en": "who whom where when how why many much old long far",
    "de": "wer wen wem wo wann wie warum viele viel",
    "fr": "qui où quand comment pourquoi combien",
    "es": "quién quiénes dónde cuándo cómo cuánto cuántos cuánta cuántas",
    "it": "chi dove quando come perché quanto quanti quanta quante",
    "pt": "quem onde quando como quanto quantos quanta quantas",
    "nl": "wie waar wanneer hoe waarom veel",
}
_NAMING_WORDS = {language: frozenset(text.split()) for language, text in _NAMING.items()}
_ASKING_WORDS = {language: frozenset(text.split()) for language, text in _ASKING.items()}
_PASSED_OVER = {"en": frozenset(["following", "name", "names"])}


def asked_for(question: str, language: str = "") -> tuple[str, ...]:
    """The words that may name what is asked for, in order, each once; asking words behind a `?`.

    Empty in a language whose words are not known here.
    """
    tongue = primary(language) or "en"
    naming = _NAMING_WORDS.get(tongue)
    if naming is None:
        return ()
    asking, stem = _ASKING_WORDS[tongue], stemmer(language)
    out: dict[str, None] = {}
    room = 0  # words still to be taken of the phrase at hand; none: between phrases
    begun = asked = before = False
    for token in _TOKEN.findall(question[:SHOWN].casefold()):
        if token in asking and (before or not asked):  # "why does it wilt when …" asks for no time
            out["?" + token] = None
        before = token in asking
        asked = asked or before or token in naming
        if token in naming:
            room, begun = _MOST, False
        elif not token[0].isalnum():
            room = 0
        elif room and (token in function_words(language) or token in _PASSED_OVER.get(tongue, ())):
            room = 0 if begun else room
        elif room:
            out[stem(token)] = None
            room, begun = room - 1, True
    return tuple(out)
