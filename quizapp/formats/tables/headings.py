"""What columns are called: the names of a card's fields as tables have them, in several languages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.formats.plain_text import one_line

# By field, in English, German, French, Spanish and Japanese. `front` and `back` are sides that don't say
# whether they are a term or a question.
_NAMES = {
    "kind": "kind, type, card type, art, kartenart, typ, genre, tipo, 種類",
    "front": """front, front side, front text, prompt, cue, side 1, vorderseite, vorne, recto,
        face avant, anverso, frente, cara a, 表, 表面, おもて""",
    "back": """back, back side, back text, side 2, rückseite, hinten, verso, dos, face arrière,
        reverso, dorso, cara b, 裏, 裏面, うら""",
    "term": """term, terms, word, words, vocabulary, vocab, expression, phrase, concept, headword,
        entry, begriff, begriffe, wort, wörter, vokabel, ausdruck, fachbegriff, terme, termes, mot,
        mots, notion, concept, término, termino, palabra, vocablo, concepto, expresión, 用語, 単語,
        言葉, ことば, 語, 語句, 見出し語""",
    "definition": """definition, definitions, meaning, meanings, translation, description, gloss,
        bedeutung, übersetzung, beschreibung, définition, signification, sens, traduction, definición,
        definicion, significado, traducción, traduccion, descripción, 定義, 意味, 訳, 翻訳, 和訳, 訳語""",
    "question": """question, questions, question text, q, query, frage, fragen, fragetext, aufgabe,
        pregunta, preguntas, 質問, 問題, 問題文, 問, 問い, 設問""",
    "answer": """answer, answers, answer text, a, correct answer, right answer, correct, solution,
        response, antwort, antworten, lösung, richtige antwort, réponse, reponse, bonne réponse,
        respuesta, respuesta correcta, solución, 答え, 答, 回答, 解答, 正解, 正答""",
    "cloze": """cloze, cloze text, lückentext, lückensatz, texte à trous, texte lacunaire,
        texto con huecos, 穴埋め""",
    "accept": """accept, accepted, accepted answers, also accepted, also right, synonym, synonyms,
        alternative, alternatives, alternative answer, alternative answers, alias, aliases,
        other names, variants, synonyme, auch richtig, alternativen, andere namen, synonymes,
        variantes, autres noms, sinónimo, sinónimos, también correcto, 別名, 同義語, 類義語, 別解""",
    "wrong": """wrong, wrong answer, wrong answers, incorrect, incorrect answer, incorrect answers,
        distractor, distractors, false answer, false answers, falsch, falsche antwort,
        falsche antworten, distraktor, distraktoren, faux, mauvaise réponse, mauvaises réponses,
        réponse fausse, réponses fausses, distracteur, distracteurs, incorrecta, incorrectas,
        respuesta incorrecta, respuestas incorrectas, distractores, 誤答, 不正解, 間違い""",
    "wrong_terms": "wrong terms, wrong term, falsche begriffe, faux termes, términos incorrectos",
    "hint": "hint, hints, clue, hinweis, tipp, hilfe, indice, aide, pista, ayuda, ヒント",
    "explanation": """explanation, explanations, feedback, rationale, note, notes, comment, comments,
        remark, remarks, extra, back extra, example, examples, erklärung, erläuterung, begründung,
        anmerkung, anmerkungen, notiz, notizen, kommentar, bemerkung, beispiel, beispiele, explication,
        remarque, commentaire, exemple, exemples, explicación, explicacion, nota, notas, comentario,
        ejemplo, ejemplos, 解説, 説明, 備考, メモ, 補足, 例文, 例""",
    "source": """source, sources, reference, references, ref, citation, quelle, quellen, beleg,
        référence, fuente, fuentes, referencia, 出典, 出所, 参考, 参照""",
    "tags": """tags, tag, label, labels, category, categories, topic, topics, subject, keywords,
        schlagwort, schlagwörter, schlagworte, stichwort, stichwörter, stichworte, kategorie,
        kategorien, thema, themen, étiquette, étiquettes, mots-clés, catégorie, catégories, thème,
        thèmes, etiqueta, etiquetas, categoría, categorías, tema, temas, タグ, 分類, カテゴリ,
        カテゴリー""",
    "directions": "directions, direction, richtung, richtungen, sens des questions, dirección, 方向",
    "id": "id, note id, card id",
    "retired": "retired, stillgelegt, retirée, retirada",
    "deck": "deck, decks, set, stapel, paquet, mazo, デッキ",
}
_FIELDS = {name.strip(): field for field, names in _NAMES.items() for name in names.split(",")}
FIELDS = tuple(_NAMES)
SIDES = frozenset({"front", "back", "term", "definition", "question", "answer", "cloze"})

_LANGUAGES = """english englisch anglais inglés 英語, german deutsch allemand alemán ドイツ語,
    french französisch français francés フランス語, spanish spanisch español espagnol スペイン語,
    italian italienisch italiano italien イタリア語, japanese japanisch 日本語 japonais japonés,
    portuguese portugiesisch português portugais portugués, latin latein latín ラテン語,
    russian russisch русский russe ruso, chinese chinesisch 中文 chinois chino 中国語,
    dutch niederländisch nederlands néerlandais neerlandés, korean koreanisch 한국어 coréen coreano 韓国語"""
_TONGUES = {name: number for number, names in enumerate(_LANGUAGES.split(",")) for name in names.split()}
_NUMBER = re.compile(r"[ #]*\d{1,2}\Z")
_LONGEST = 40  # characters of a name


def field_of(name: str) -> str:
    """The field that a column of this name is; "" for none. A number behind the name doesn't count."""
    if len(name) > _LONGEST:
        return ""
    bare = one_line(name.casefold().replace("_", " ")).strip(" :*#")
    found = _FIELDS.get(bare) or _FIELDS.get(_NUMBER.sub("", bare))
    return found or ""


def is_language(name: str) -> bool:
    """Whether it is a language's name."""
    return one_line(name).casefold() in _TONGUES


def fields_of(cells: Sequence[str]) -> list[str]:
    """The fields of a row of headings, `-` where one is none; [] where this is no row of headings.

    It is one if two different fields or languages are named in it, a side of a card among them, or if
    the first two are languages.
    """
    found = [field_of(cell) for cell in cells]
    named = {field for field in found if field}
    languages = {_TONGUES[name] for cell in cells if (name := one_line(cell).casefold()) in _TONGUES}
    if len(named) + len(languages) >= 2 and named & SIDES:
        return [field or "-" for field in found]
    if found == ["cloze"]:
        return found
    tongues = [_TONGUES.get(one_line(cell).casefold()) for cell in cells[:2]]
    if len(tongues) == 2 and None not in tongues and tongues[0] != tongues[1]:
        return ["term", "definition", *(field or "-" for field in found[2:])]
    return []
