"""Each rule about choices fires at the very words, and not on what is near it."""

import pytest
from helpers.advised import advised, pointed


def choice(question: str, answer: str, *wrong: str, language: str = "en", more: str = "") -> str:
    quoted = ", ".join(f'"{text}"' for text in wrong)
    return (
        f'[deck]\nlanguage = "{language}"\n[[cards]]\nquestion = "{question}"\nanswer = "{answer}"\n'
        f"wrong = [{quoted}]\n{more}"
    )


def gap(sentence: str, *wrong: str, language: str = "en") -> str:
    quoted = ", ".join(f'"{text}"' for text in wrong)
    return f'[deck]\nlanguage = "{language}"\n[[cards]]\ncloze = "{sentence}"\nwrong = [{quoted}]\n'


LONG = "because the ore was carried over the mountains by mules"
TERM = '[[cards]]\nterm = "Ore"\ndefinition = "rock worth mining"\naccept = ["Lode"]\n'
OTHER = '[[cards]]\nid = "other"\nquestion = "R?"\nanswer = "also"\n'

FIRES = [
    ("A201", choice("Q?", "a", "bb", "cc", "BB."), [(6, "BB.")]),
    ("A201", choice("Q?", "17", "1,000", "20", "1000"), [(6, "1000")]),
    ("A202", choice("Q?", "Tokyo", "Kyoto", "tokyo", "Osaka"), [(6, "tokyo")]),
    ("A202", choice("Q?", "Tokyo", "edo", "Nara", more='accept = ["Edo"]\n'), [(6, "edo")]),
    ("A202", choice("Q?", "one", "two", "also", more='also_right = ["other"]\n') + OTHER, [(6, "also")]),
    ("A202", TERM + 'wrong_terms = ["Sand", "lode"]\n', [(5, "lode")]),
    ("A203", choice("Why?", LONG, "by chance alone", "for money"), [(5, LONG)]),
    ("A203", TERM.replace("Ore", LONG) + 'wrong_terms = ["Sand", "Lava"]\n', [(2, LONG)]),
    ("A204", choice("Q?", "a", "b", "All of the above"), [(6, "All of the above")]),
    ("A204", choice("Q?", "None of these", "b", "c"), [(5, "None of these")]),
    ("A204", choice("Q?", "a", "b", "Both A and C"), [(6, "Both A and C")]),
    ("A204", choice("Q?", "a", "b", "Alle oben genannten", language="de"), [(6, "Alle oben genannten")]),
    ("A204", choice("Q?", "a", "b", "Keine davon", language="de"), [(6, "Keine davon")]),
    ("A204", choice("Q?", "a", "b", "Aucune réponse", language="fr"), [(6, "Aucune réponse")]),
    ("A204", choice("Q?", "a", "b", "Todas las anteriores", language="es"), [(6, "Todas las anteriores")]),
    ("A205", choice("Which of these is not a metal?", "a", "b", "c"), [(4, "not")]),
    ("A205", choice("Which metal doesn't rust?", "a", "b", "c"), [(4, "doesn't")]),
    ("A205", choice("All of these are metals except one.", "a", "b", "c"), [(4, "except")]),
    ("A205", choice("Welches ist kein Metall?", "a", "b", "c", language="de"), [(4, "kein")]),
    ("A205", choice("Lequel n'est pas un métal ?", "a", "b", "c", language="fr"), [(4, "pas")]),
    ("A205", choice("¿Cuál no es un metal?", "a", "b", "c", language="es"), [(4, "no")]),
    ("A206", choice("When?", "at night", "never", "always by day"), [(6, "never")]),
    ("A206", choice("Wann?", "nachts", "niemals", "immer am Tag", language="de"), [(6, "niemals")]),
    ("A206", choice("Quand ?", "la nuit", "jamais", "toujours le jour", language="fr"), [(6, "jamais")]),
    ("A206", choice("¿Cuándo?", "de noche", "nunca", "siempre de día", language="es"), [(6, "nunca")]),
    ("A207", gap("Brass is an {{alloy}} of two.", "metal", "salt"), [(4, "an")]),
    ("A207", choice("Brass is a", "metal", "alloy", "ore"), [(4, "a")]),
    ("A207", gap("Voici l'{{eau}} claire.", "bière", "terre", language="fr"), [(4, "l'")]),
    ("A208", choice("What melts gold?", "A bath of gold salts", "Cold air", "Sun"), [(5, "gold")]),
    ("A208", choice("Where are cities?", "Near another city", "At sea", "In air"), [(5, "city")]),
    ("A208", choice("Was löst Gold?", "Salze von Gold", "Luft", "Sonne", language="de"), [(5, "Gold")]),
    ("A209", choice("Why?", "It is too hot", "There is no air.", "Nobody has looked there"), [(6, "air.")]),
    ("A209", choice("Why?", "It is too hot.", "There is no air.", "Nobody looks there"), [(6, "there")]),
    ("A209", choice("Why?", "It is too hot.", "There is no air", "Nobody looks there"), [(5, "hot.")]),
    ("A210", choice("How many?", "17", "7", "27", "12"), [(6, '["7", "27", "12"]')]),
    ("A211", choice("Q?", "a", "b"), [(6, '["b"]')]),
    ("A211", TERM + 'wrong_terms = ["Sand"]\n', [(5, '["Sand"]')]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "expected"), FIRES)
def test_what_gives_an_option_away_is_pointed_at(code: str, text: str, expected: list[tuple[int, str]]):
    assert pointed(text, code) == expected


NEAR_MISSES = [
    ("A201", choice("Q?", "a", "C", "C++", "C#")),
    ("A201", choice("Q?", "a", "résumé", "resume")),
    ("A202", choice("Q?", "Tokyo", "Kyoto", "New Tokyo")),
    ("A202", choice("Q?", "Tokyo", "also", "Nara") + OTHER),
    ("A202", TERM + 'wrong = ["lode", "sand"]\n'),
    ("A203", choice("Where?", "Saudi Arabia", "Iran", "Iraq")),
    ("A203", choice("Why?", LONG, "by chance alone", "since nobody but the king and his men had any money")),
    ("A203", f'[faq]\n"Why?" = "{LONG}"\n"And why?" = "b"\n'),  # what a quiz picks is nobody's fault
    ("A204", choice("Q?", "a", "All metals of the Alps", "None the less")),
    ("A204", choice("Q?", "a", "b", "All of the above", language="fi")),
    ("A205", choice("Which of these is **not** a metal?", "a", "b", "c")),
    ("A205", choice("Which of these is NOT a metal?", "a", "b", "c")),
    ("A205", choice("What happens if iron is not dry?", "a", "b", "c")),
    ("A205", choice("Why does gold not rust?", "a", "b", "c")),
    ("A205", '[faq]\n"Which of these is not a metal?" = "a"\n'),
    ("A205", choice("Was macht Gold, das nicht rein ist?", "a", "b", "c", language="de")),
    ("A206", choice("When?", "at night", "never", "by day")),
    ("A206", choice("When?", "only at night", "never", "always by day")),
    ("A207", gap("Brass is an {{alloy}} of two.", "ore", "salt")),
    ("A207", gap("It is a {{metal}}.", "unit", "ore")),
    ("A207", gap("It is a(n) {{ore}}.", "salt", "metal")),
    ("A207", gap("Voici le {{vin}} clair.", "beau pain", "thé", language="fr")),
    ("A208", choice("What melts gold?", "A bath of gold salts", "Cold gold dust", "Sun")),
    ("A208", choice("What is it for?", "It is for light", "Cold air", "Sun")),
    ("A208", TERM.replace("rock", "Ore is rock") + 'wrong = ["sand of rivers", "salt of lakes"]\n'),
    ("A209", choice("Why?", "It is too hot.", "There is no air.", "Water")),
    ("A209", choice("Who?", "The man David Payne Jr.", "The woman Ann Payne", "The child of the two")),
    ("A209", choice("Why?", "It is old by now.", "There is more of it.", "Nobody did it.")),
    ("A210", choice("How many?", "17", "27", "12", "7")),
    ("A210", choice("How many?", "17", "7 kg", "27 g", "12 kg")),
    ("A211", choice("Q?", "a", "b", "c")),
    ("A211", choice("Is it?", "True", "False")),
    ("A211", '[[cards]]\ncloze = "{{a}} and {{b}}"\nwrong = ["c"]\n'),
]


@pytest.mark.parametrize(("code", "text"), NEAR_MISSES)
def test_options_that_are_fair_are_left_alone(code: str, text: str):
    assert advised(text, code) == []
