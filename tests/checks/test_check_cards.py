"""Each rule about cards fires at the very words, and not on what is near it."""

import time

import pytest
from helpers.advised import advised, pointed

from quizapp.cards.reading import read_deck
from quizapp.checks import advice

Q = '[[cards]]\nquestion = "%s"\nanswer = "%s"\n'
CLOZE = '[[cards]]\ncloze = "%s"\n'


def faq(question: str, answer: str, language: str = "en") -> str:
    return f'[deck]\nlanguage = "{language}"\n[faq]\n"{question}" = "{answer}"\n'


FOUR_GAPS = "One {{aa}} two {{bb}} three {{cc}} four {{dd}} five"
WORDS = " ".join(f"w{n}" for n in range(60))

# code, the deck, the lines and words that are pointed at
FIRES = [
    ("A101", f'[faq]\n"Q?" = "{WORDS} more"\n', [(2, f"{WORDS} more")]),
    ("A101", f'[glossary]\n"T" = "{WORDS} more"\n', [(2, f"{WORDS} more")]),
    ("A102", faq("Colours?", "white, blue, green and red", "fr"), [(4, "white, blue, green and red")]),
    ("A102", '[faq]\n"Steps?" = """\n- a\n- b\n- c\n- d"""\n', [(2, '"""')]),
    ("A102", faq("Farben?", "weiß, blau, grün und rot", "de"), [(4, "weiß, blau, grün und rot")]),
    ("A103", faq("Is it so?", "No."), [(4, "No.")]),
    ("A103", faq("Ist das Erz?", "Nein", "de-AT"), [(4, "Nein")]),
    ("A103", faq("Est-ce du fer ?", "Oui", "fr"), [(4, "Oui")]),
    ("A103", faq("¿Es hierro?", "Sí.", "es"), [(4, "Sí.")]),
    ("A104", faq("What of iron?", "It's drawn by magnets."), [(4, "It")]),
    ("A104", '[glossary]\n"Ore" = "They are dug from mines."\n', [(2, "They")]),
    ("A104", faq("Eisen?", "Dieses wird von Magneten angezogen.", "de"), [(4, "Dieses")]),
    ("A104", faq("Le fer ?", "Il attire les aimants.", "fr"), [(4, "Il")]),
    ("A104", faq("¿El hierro?", "Esto es un metal duro.", "es"), [(4, "Esto")]),
    ("A105", '[faq]\n"When was it built?" = "In 1889"\n', [(2, "it")]),
    ("A105", faq("Wer hat es gebaut?", "Eiffel", "de"), [(4, "es")]),
    ("A105", faq("Où vivent-ils ?", "En Suède", "fr"), [(4, "ils")]),
    ("A105", faq("¿Dónde viven ellos?", "En Suecia", "es"), [(4, "ellos")]),
    ("A106", faq("Where is more?", "On https://ree.org/list today"), [(4, "https://ree.org/list")]),
    ("A106", faq("What is this? https://a.org/b.png", "Ore"), [(4, "https://a.org/b.png")]),
    ("A106", '[glossary]\n"Ore" = "Rock, as described above."\n', [(2, "described above")]),
    ("A106", faq("Erz?", "Gestein (siehe oben)", "de"), [(4, "siehe oben")]),
    ("A106", faq("Minerai ?", "Roche, voir ci-dessus", "fr"), [(4, "voir ci-dessus")]),
    ("A106", faq("¿Mena?", "Roca, véase arriba", "es"), [(4, "véase arriba")]),
    ("A106", CLOZE % "An {{ore}} is rock, see https://ore.org/x", [(2, "https://ore.org/x")]),
    ("A107", '[glossary]\n"Magnet" = "a"\n"Magnets" = "b"\n', [(3, "Magnets")]),
    ("A107", '[faq]\n"The ore of tin?" = "a"\n"The ores of tin?" = "b"\n', [(3, "The ores of tin?")]),
    (
        "A107",
        '[faq]\n"Which elements are called heavy?" = "a"\n"Which elemnts are called heavy?" = "b"\n',
        [(3, "Which elemnts are called heavy?")],
    ),
    (
        "A107",
        '[faq]\n"What makes magnets lose it?" = "a"\n"What makes mangets lose it?" = "b"\n',
        [(3, "What makes mangets lose it?")],
    ),
    (
        "A107",
        '[deck]\nlanguage = "de"\n[faq]\n"Was ist ein Erz?" = "a"\n"Was ist das Erz?" = "b"\n',
        [(5, "Was ist das Erz?")],
    ),
    (
        "A108",
        '[glossary]\n"Ore" = "rock worth mining"\n[faq]\n"What is dug?" = "Rock worth mining"\n',
        [(4, "Rock worth mining")],
    ),
    ("A109", faq("In which city is the Boston Marathon?", "Boston."), [(4, "Boston")]),
    ("A109", '[glossary]\n"Light rare earths (LREE)" = "Light rare earths"\n', [(2, "Light rare earths")]),
    ("A109", CLOZE % "{{Tokyo}} is large, and Tokyo is old.", [(2, "Tokyo")]),
    ("A109", CLOZE % "{{Tokyo}} is large, and {{Tokyo}} is old.", [(2, "Tokyo")]),
    ("A110", Q % ("Where?", "Tokyo") + 'hint = "In tokyo itself"\n', [(4, "tokyo")]),
    ("A110", CLOZE % "It is in {{Tokyo::not Kyoto but Tokyo}}.", [(2, "not Kyoto but Tokyo")]),
    ("A110", CLOZE % "It is in {{Tokyo}}." + 'hint = "Tokyo!"\n', [(3, "Tokyo")]),
    ("A111", Q % ("Where?", "Tokyo") + 'accept = ["Edo", "TOKYO."]\n', [(4, "TOKYO.")]),
    ("A111", '[[cards]]\nterm = "Ore"\ndefinition = "rock"\naccept = ["ore"]\n', [(4, "ore")]),
    ("A111", Q % ("Where?", "Tokyo") + 'accept = ["Edo", "edo"]\n', [(4, "edo")]),
    ("A111", CLOZE % "In {{Tokyo}} it was." + 'accept = ["tokyo"]\n', [(3, "tokyo")]),
    ("A112", CLOZE % FOUR_GAPS, [(2, FOUR_GAPS)]),
    ("A113", CLOZE % "The {{three words here}}", [(2, "The {{three words here}}")]),
    ("A114", CLOZE % "It lies {{in}} the ground.", [(2, "in")]),
    ("A114", '[deck]\nlanguage = "de"\n' + CLOZE % "Sie liegt {{in der}} Erde.", [(4, "in der")]),
    ("A114", '[deck]\nlanguage = "fr"\n' + CLOZE % "Elle est {{dans la}} terre.", [(4, "dans la")]),
    ("A114", '[deck]\nlanguage = "es"\n' + CLOZE % "Está {{en la}} tierra.", [(4, "en la")]),
    ("A115", faq("Who mines most?", "As of 2024 it was China."), [(4, "As of 2024")]),
    ("A115", faq("Who is the current president of France?", "Nobody"), [(4, "current president")]),
    ("A115", faq("Wer fördert am meisten?", "Derzeit China", "de"), [(4, "Derzeit")]),
    ("A115", faq("Qui ?", "De nos jours, la Chine", "fr"), [(4, "De nos jours")]),
    ("A115", faq("¿Quién?", "China, hoy en día", "es"), [(4, "hoy en día")]),
    ("A116", faq("Where?", "In T\u043ekyo"), [(4, "T\u043ekyo")]),
    ("A116", faq("Где?", "В М\u043eскв\u0065", "ru"), [(4, "М\u043eскв\u0065")]),
    ("A116", Q % ("Where?", "Edo") + 'wrong = ["Kyoto", "N\u0430ra"]\n', [(4, "N\u0430ra")]),
    ("A116", Q % ("Where?", "N\\u0430ra"), [(3, '"N\\u0430ra"')]),
    ("A117", faq("Where?", "To\u200bkyo"), [(4, "\u200b")]),
    ("A117", faq("Where?", "\u202eoykoT"), [(4, "\u202e")]),
    ("A117", Q % ("Where?", "Edo") + 'explanation = "so\u00adft"\n', [(4, "\u00ad")]),
    ("A117", '[deck]\ntitle = "a\u2060b"\n[faq]\n"Q?" = "A"\n', [(2, "title")]),
    ("A118", '[deck]\ntags = ["Metal"]\n' + Q % ("What?", "Edo") + 'tags = ["x", "metal"]\n', [(6, "metal")]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "expected"), FIRES)
def test_a_card_that_is_hard_to_learn_is_pointed_at(code: str, text: str, expected: list[tuple[int, str]]):
    assert pointed(text, code) == expected


NEAR_MISSES = [
    ("A101", f'[faq]\n"Q?" = "{WORDS}"\n'),
    ("A101", f'[[cards]]\nquestion = "Q?"\nanswer = "{WORDS} more"\nretired = true\n'),
    ("A102", faq("Which three?", "white, blue and red")),
    ("A102", faq("How many?", "Between 13,000,000 and 26,000,000")),
    ("A102", faq("Goal?", "To design and build a safe, concurrent, practical and quick language")),
    ("A102", '[faq]\n"Steps?" = """\n- a\n- b\n- c"""\n'),
    ("A103", faq("Is it so?", "No, not since Tuesday")),
    ("A103", faq("Ist es so?", "Oui", "de")),
    ("A103", faq("Onko?", "No", "fi")),
    ("A104", faq("Which band is it?", "They Might Be Giants, of Boston")),
    ("A104", faq("When?", "It depends on the weather there")),
    ("A104", faq("Which film?", "It")),
    ("A104", faq("Le fer ?", "Il s'agit d'un métal dur.", "fr")),
    ("A105", faq("When the tower was planned, who drew it?", "Eiffel")),
    ("A105", faq("How long does it take to fly to Mars?", "Months")),
    ("A105", faq("Is it possible to melt tungsten?", "With an arc")),
    ("A105", faq("Why did Marie Curie leave Poland, and who helped her with it?", "Her sister")),
    ("A105", faq("Was gibt es?", "Erz", "de")),
    ("A106", faq("Which server?", "See `https://ree.org/list` in the file")),
    ("A106", faq("Which page?", "The one on http://localhost:80/x")),
    ("A106", faq("What does https://a.org show?", "Ore")),
    ("A106", faq("Where do planes fly?", "Above and below the clouds")),
    ("A106", Q % ("Where?", "Edo") + 'source = "https://ree.org/list"\n'),
    ("A107", '[glossary]\n"C" = "a"\n"C++" = "b"\n"C#" = "c"\n'),
    ("A107", '[faq]\n"What does `*` do here?" = "a"\n"What does `&` do here?" = "b"\n'),
    ("A107", '[faq]\n"Is sodium nitrate a salt there?" = "a"\n"Is sodium nitrite a salt there?" = "b"\n'),
    ("A107", '[faq]\n"Who found radium?" = "a"\n"When found radium?" = "b"\n'),
    ("A107", '[deck]\nlanguage = "de"\n[glossary]\n"der See" = "a"\n"die See" = "b"\n'),
    ("A107", '[glossary]\n"Ore" = "a"\n"ore" = "b"\n'),  # A005 says it
    ("A107", '[glossary]\n"Physics" = "a"\n"Physic" = "b"\n'),
    ("A108", '[faq]\n"Who won in 1998?" = "Les Bleus of France"\n"And in 2018?" = "Les Bleus of France"\n'),
    ("A108", '[glossary]\n"Ore" = "rock worth mining"\n"Lode" = "rock worth mining"\n'),  # A006 says it
    ("A108", "[faq]\n" + "".join(f'"What is metal {n}?" = "alkaline earth metal"\n' for n in range(4))),
    ("A109", faq("Which is larger, Tokyo or Osaka?", "Tokyo")),
    ("A109", faq("What is the symbol of hydrogen, H2 aside?", "H")),
    ("A109", '[glossary]\n"Gate" = "A gate opens and closes."\n'),
    ("A109", CLOZE % "{{Tokyo}} is large, and Kyoto is old."),
    ("A110", Q % ("Where?", "Tokyo") + 'hint = "A capital in Asia"\n'),
    ("A110", '[[cards]]\nterm = "Ore"\ndefinition = "rock"\nhint = "Ore is heavy"\n'),
    ("A111", Q % ("Where?", "Tokyo") + 'accept = ["Edo"]\n'),
    ("A111", '[deck]\ntyping = "exact"\n' + Q % ("Where?", "Tokyo") + 'accept = ["TOKYO"]\n'),
    ("A112", CLOZE % "One {{aa}} two {{bb}} three {{cc}} four"),
    ("A113", CLOZE % "The {{two words}} are here"),
    ("A114", CLOZE % "It lies {{in::preposition}} the ground."),
    ("A114", CLOZE % "It lies {{in Tokyo}} today."),
    ("A114", CLOZE % "There is {{no}} iron."),
    ("A114", '[deck]\nlanguage = "fi"\n' + CLOZE % "Se on {{in}} maassa."),
    ("A115", Q % ("Who mines most?", "As of 2024 China") + 'source = "USGS"\n'),
    ("A115", '[deck]\nsource = "USGS 2024"\n[faq]\n"Who mines most?" = "As of 2024 China"\n'),
    ("A115", faq("What does git status show?", "The branch that is currently checked out")),
    ("A115", faq("Currency of 2024?", "An electric current in 2024")),
    ("A116", faq("How long?", "About 3 \u03bcm, with \u0394x of 1 k\u03a9")),
    ("A116", faq("Где?", "В Москве, в IT-отделе", "ru")),
    ("A117", faq("Who?", "\u06a9\u0648\u0647\u200c\u0647\u0627", "fa")),
    ("A117", faq("Flag?", "\U0001f3f4\U000e0067\U000e0062\U000e007f and \U0001f469\u200d\U0001f52c")),
    ("A117", '[faq]\n"Steps?" = """\r\nto go\r\n\tto stay"""\r\n'),
    ("A118", Q % ("Where?", "Edo") + 'tags = ["metal", "metals"]\n'),
]


@pytest.mark.parametrize(("code", "text"), NEAR_MISSES)
def test_what_is_near_such_a_card_is_left_alone(code: str, text: str):
    assert advised(text, code) == []


def test_a_prompt_with_a_slip_is_found_among_very_many_of_one_pattern():
    lines = [f'"How many temperatures of melting has element {n}?" = "{n}"' for n in range(500)]
    lines.append('"How many tempertaures of melting has element 499?" = "a"')
    found = advised("[faq]\n" + "\n".join(lines) + "\n", "A107")
    assert [each.line for each in found] == [502]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("a205", "did you mean A205?"),
        ("D208", "is a mistake, and can't be switched off"),
        ("x", "lists the codes"),
    ],
)
def test_a_code_to_ignore_that_there_is_not_is_told_where_it_stands(code, said):
    text = f'[deck]\ntitle = "t"\nignore = ["A101", "{code}"]\n[glossary]\n"Ore" = "Rock."\n'
    deck = read_deck(text.encode(), "d").deck
    (found,) = [each for each in advice(deck, text, "d.toml") if each.code == "A009"]
    assert found.line == 3
    assert said in f"{found.message}: {found.help}"


def _of_language(tag):
    text = f'[deck]\ntitle = "t"\nlanguage = "{tag}"\n[glossary]\n"Ore" = "Rock."\n'
    deck = read_deck(text.encode(), "d").deck
    return [each for each in advice(deck, text, "d.toml") if each.code == "A010"]


TAGS = """
    en EN ja
    gsw de-AT sr-Latn zh-Hant-TW es-419 zh-yue sl-rozaj-biske de-1996 de-CH-1901 en-u-ca-gregory en-x-mine
    x-mine i-klingon en-Latn-GB-boont-x-a
"""


@pytest.mark.parametrize("tag", ["", " ", *TAGS.split()])
def test_a_language_by_its_code_is_fine(tag):
    assert _of_language(tag) == []


@pytest.mark.parametrize(
    ("tag", "mend"),
    [
        ("xx-nonsense!!", "such as en"),
        ("english", "such as en"),
        ("en_US", "write en-US"),
        ("Deutsch", "such as"),
    ]
    + [(tag, "such as en") for tag in ("e", "en-", "-en", "en--US", "en US", "日本語", "en-u", "12", "en-x")],
)
def test_a_language_that_is_no_code_is_told_at_its_line(tag, mend):
    (found,) = _of_language(tag)
    assert (found.line, found.severity) == (3, "advice")
    assert mend in found.help


def test_a_sentence_of_very_many_gaps_is_looked_through_in_a_moment():
    text = CLOZE % " ".join(f"{{{{gap{n}}}}} gap{n}" for n in range(3000))
    deck = read_deck(text.encode(), "d").deck
    assert deck
    begun = time.process_time()
    assert advice(deck, text, "d.toml")
    assert time.process_time() - begun < 3.0
