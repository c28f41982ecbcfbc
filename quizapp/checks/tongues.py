"""The words that rules look for, by language: small patterns, so that a clean card costs next to nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping

Patterns = Mapping[str, re.Pattern[str]]


def _patterns(**by_language: str) -> Patterns:
    return {language: re.compile(text, re.VERBOSE) for language, text in by_language.items()}


YES_NO: Mapping[str, frozenset[str]] = {
    "en": frozenset(["yes", "no", "true", "false"]),
    "de": frozenset(["ja", "nein", "wahr", "falsch", "richtig", "stimmt"]),
    "fr": frozenset(["oui", "non", "vrai", "faux"]),
    "es": frozenset(["sí", "si", "no", "verdadero", "falso", "cierto"]),
    "it": frozenset(["sì", "si", "no", "vero", "falso"]),
    "pt": frozenset(["sim", "não", "verdadeiro", "falso"]),
    "nl": frozenset(["ja", "nee", "waar", "onwaar"]),
}

# A pronoun that begins an answer and stands for something said before. Titles go on with a capital ("They
# Might Be Giants"); "it is possible that" stands for nothing.
PRONOUN_FIRST = _patterns(
    en=r"(It|They|He|She|These|Those)\b(?:['’](?:s|re|ll|ve|d))?\s(?!(?:(?:is|was|['’]s)\s)?(?:also\s)?"
    r"(?:possible|important|necessary|recommended|advisable|best|depends|rains|takes|who|days)\b)[a-z]",
    de=r"(Er|Sie|Dieser|Dieses|Es(?=\s(?:ist|war)\s(?:ein|eine|der|die|das)\b))"
    r"\s(?:ist|sind|war|waren|wird|werden|hat|haben|kann|dient)\b",
    fr=r"(Il|Elle|Ils|Elles|Celui-ci|Celle-ci|Ceux-ci|Celles-ci)\s(?!s['’]agit|y\s|faut|existe)[a-zàâéèêîôûç]",
    es=r"(Él|Ella|Ello|Ellos|Ellas|Éste|Ésta|Éstos|Éstas|Esto)\s[a-záéíóúñ]",
)

# A pronoun in a question; what follows it has to be short, for "does it take to …" explains itself.
LEANING = _patterns(
    en=r"\b(it|they|them|its|their)\b",
    de=r"\b(er|sie|es|ihn|ihm|ihnen)\b",
    fr=r"\b(il|elle|ils|elles)\b",
    es=r"\b(él|ella|ello|ellos|ellas)\b",
)
# What makes such a pronoun mean nothing, or explains it afterwards.
EXPLAINED = _patterns(
    en=r"\b(?:to|that|if|when|while|like|for|called|mean|means|rain|snow|possible|true|say|said)\b|['’]s",
    de=r"\b(?:gibt|geht|gab|um|zu|dass|ob|wenn|als|heißt|regnet|schneit|Sie|möglich|wahr|stimmt)\b",
    fr=r"\b(?:a-t|agit|faut|possible|vrai|que|est-il|y|de|si|existe|quand)\b",
    es=r"\b(?:que|si|cuando|para|de)\b",
)

# What only meant something on the page that it was taken from.
ELSEWHERE = _patterns(
    en=r"\b(?:[Ss]ee|[Aa]s|(?:mentioned|described|shown|listed|explained|discussed|defined|noted|stated))"
    r"\s(?:above|below)\b | \b[Cc]lick\shere\b | \b[Ss]ee\s(?:the\s)?(?:next|previous|last)\s"
    r"(?:section|chapter|page|slide|question)\b | \b[Ss]ee\s(?:[Ff]igure|[Tt]able|[Ss]lide|page)\s\d",
    de=r"\b[Ss]iehe\s(?:oben|unten)\b | \b(?:oben|unten)\s(?:genannt|erwähnt|beschrieben|gezeigt)\w*"
    r"| \b[Ss]iehe\s(?:Abbildung|Tabelle|Abb\.|Tab\.|Seite|Kapitel|Folie)\s\d | \b[Hh]ier\sklicken\b",
    fr=r"\b[Vv]oir\s(?:ci-dessus|ci-dessous|plus\s(?:haut|bas)) | \bci-(?:dessus|dessous)\b"
    r"| \b[Vv]oir\s(?:la\s)?(?:[Ff]igure|[Pp]age|[Tt]ableau)\s\d | \b[Cc]liquez\sici\b",
    es=r"\b[Vv](?:er|éase)\s(?:más\s)?(?:arriba|abajo)\b | \b(?:mencionad|descrit)[oa]s?\s(?:arriba|antes)\b"
    r"| \b[Vv](?:er|éase)\s(?:la\s)?(?:[Ff]igura|[Tt]abla|[Pp]ágina)\s\d | \b[Hh]az\sclic\saquí\b",
)

_YEAR = r"(?:19|20)\d\d"
# What is true today, and said so. The letters that it may begin with stand
# first: with them, a text is gone through three times as quickly.
DATED = _patterns(
    en=rf"(?=[AaNnCcpisr])(?:\b[Aa]s\sof\s(?:\w+\s(?:\d\d?,\s)?)?{_YEAR}\b"
    r"| \b[Aa]t\sthe\stime\sof\swriting\b | \b[Nn]owadays\b"
    r"| (?:\A|(?<=[.!?]\s))Currently\b"
    r"| \b(?:current|present|incumbent|sitting|reigning)\s(?:president|prime\sminister|king|queen|chancellor|"
    r"CEO|chair(?:man|woman)?|champions?|pope|governor|mayor|world\srecord|population|head\sof\sstate)\b)",
    de=rf"(?=[SsHDMAZad])(?:\b[Ss]tand:?\s(?:\w+\s)?{_YEAR}\b | \b[Hh]eutzutage\b"
    r"| (?:\A|(?<=[.!?]\s))(?:Derzeit|Momentan|Aktuell|Zurzeit)\b"
    r"| \b(?:aktuelle|derzeitige|amtierende)[rsn]?"
    r"\s(?:Präsident|Kanzler|König|Papst|Weltmeister|Weltrekord))",
    fr=rf"(?=[EeDdAprcm])(?:\b[Ee]n\sdate\sde\s(?:\w+\s)?{_YEAR}\b | \b[Dd]e\snos\sjours\b"
    r"| (?:\A|(?<=[.!?]\s))Actuellement\b | \b(?:président|roi|pape|champion|record|ministre)e?\sactuel)",
    es=rf"(?=[AaHhprc])(?:\b[Aa]\sfecha\sde\s(?:\w+\sde\s)?{_YEAR}\b | \b[Hh]oy\sen\sdía\b"
    r"| (?:\A|(?<=[.!?]\s))Actualmente\b | \b(?:presidente|rey|papa|campeón|récord)[a]?\sactual\b)",
)

ALTERNATIVES = _patterns(
    en=r"\bor\b", de=r"\boder\b", fr=r"\bou\b", es=r"\b[ou]\b", it=r"\bo\b", pt=r"\bou\b", nl=r"\bof\b"
)

# Words whose place in a gap asks for something after all: how many, or whether at all.
_ENOUGH = (
    "one once two no not never more most less all after before both many much about nicht kein vor nach über "
    "unter mehr ohne plus moins pas sans sur sous más menos sin sobre uno una un une ein eine through during "
    "between into her his"
)
MEANING_ENOUGH = frozenset(_ENOUGH.split())

# -- choices -----------------------------------------------------------------------------------------

ALL_OR_NONE = _patterns(
    en=r"(?i)\A(?:all|none|neither|any|both)\s(?:of\s)?(?:the\s|these\s)?(?:above|answers|options|choices|these"
    r"|them)\b(?:\sare\s(?:right|correct|true))? | \A(?:both\s)?[A-D]\sand\s[A-D]\Z",
    de=r"(?i)\A(?:alle|keine?[rs]?|nichts)\s(?:von\s)?(?:der|den|davon|obigen|diesen?)?\s*(?:oben\s)?"
    r"(?:genannten|obigen|antworten|möglichkeiten|davon)\b | \A(?:alles|nichts|keine[rs]?)\sdavon\b",
    fr=r"(?i)\A(?:toutes|aucune|tous|aucun)\s(?:de\s)?(?:les|des|ces|ceux)?\s*(?:réponses?|propositions?)"
    r"| \A(?:tout|rien|aucun)\s(?:de\s)?(?:ce\squi\sprécède|cela)\b",
    es=r"(?i)\A(?:tod[oa]s|ningun[oa])\s(?:de\s)?(?:las?|los|est[oa]s)?\s*(?:anteriores|respuestas|opciones)\b"
    r"| \Atodas\sson\s(?:correctas|verdaderas)\b",
)

# A question that asks for what is not so, in small letters; a mark around the word shows it well enough.
NEGATIVE = _patterns(
    en=r"(?:\A|[.:]\s)(?:[Ww]hich|[Ww]hat|[Ww]ho)\b(?:(?!\b(?:if|when|unless|because|that|who)\b)[^,;.*_])*?"
    r"\b(?:is|are|was|were|do|does|did|can|could|has|have|had|will|would|should|may)"
    r"(?:\s(not)\b|n['’]t\b) | (?<![*_])\b(except|all\sbut)\b(?![*_])",
    de=r"\b[Ww]elche[rsnm]?\b[^,;.*_]*\b(nicht|keine?[mnrs]?)\b(?![*_])"
    r"| (?<![*_])\b(außer|ausgenommen)\b(?![*_])",
    fr=r"\b(?:[Ll]aquelle|[Ll]equel|[Ll]esquel(?:le)?s|[Qq]uel(?:le)?s?|[Qq]ui)\b[^,;.*_]*"
    r"\bn(?:e\s|['’])[^,;.*_]*\b(pas)\b(?![*_]) | (?<![*_])\b(sauf|excepté)\b(?![*_])",
    es=r"\b(?:[Cc]uál(?:es)?|[Qq]ué|[Qq]uién(?:es)?)\b[^,;.*_]*\b(no)\b(?![*_])"
    r"| (?<![*_])\b(excepto|salvo)\b(?![*_])",
)

ABSOLUTE = _patterns(
    en=r"(?i)\b(?:always|never|all|none|only|every|everything|everyone|nothing|nobody|completely|entirely"
    r"|absolutely|impossible)\b",
    de=r"(?i)\b(?:immer|niemals|nie|alle|alles|keine[rs]?|nur|jede[rsmn]?|ausschließlich|völlig|unmöglich)\b",
    fr=r"(?i)\b(?:toujours|jamais|tous|toutes|tout|aucune?|seulement|uniquement|entièrement|impossible)\b",
    es=r"(?i)\b(?:siempre|nunca|jamás|todos|todas|todo|ningun[oa]?|ningún|solo|sólo|únicamente|imposible)\b",
)

SMALL_WORDS = frozenset(["en", "de", "fr", "es", "it", "pt", "nl"])  # as `questions.words` knows them
ARTICLES = frozenset(["en", "fr"])  # those that change with the sound that follows
