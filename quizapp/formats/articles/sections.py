"""Which part of an article a heading opens: names of glossaries, FAQs and others in several languages."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from quizapp.formats.articles.blocks import bare

Part = Literal["glossary", "faq", "contents", "talk", "other", ""]


def _names(text: str) -> frozenset[str]:
    return frozenset(folded(name) for line in text.splitlines() for name in line.split(",") if name.strip())


def folded(text: str) -> str:
    """A heading without case, accents of Arabic, numbers before it and signs around it."""
    text = unicodedata.normalize("NFKC", bare(text)).casefold()
    text = _VOWELS.sub("", text).replace("’", "'").translate(_ARABIC)
    text = _NUMBER.sub("", text, count=1)
    return " ".join(text.strip(_EDGES).split())


_VOWELS = re.compile("[\u064b-\u065f\u0670\u0640\ufe0f]")
_ARABIC = str.maketrans("أإآى", "اااي")
_NUMBER = re.compile(
    r"^(?:(?:appendix|anhang|annexe?|anexo|chapter|kapitel|chapitre|section|teil|part)\s+[a-z0-9]{1,4}\b[.:]?"
    r"|\d{1,3}(?:\.\d{1,3}){0,4}[.):、]?(?=\s)|[ivx]{1,5}[.)](?=\s)|[a-z][.)](?=\s)|第.{1,4}章)\s*[–—:-]?\s*"
)
_EDGES = " \t:.#=*_~-–—|•·:,;!?¿¡؟()[]【】「」《》<>❓📖📚❔💡🔎"

_GLOSSARY = _names("""glossary, glossaries, mini glossary, glossary of terms, key terms, key vocabulary
important terms, terms to know, list of terms, definition of terms, key definitions, terms and definitions
key concepts, words to know, words in this article, words used in this article, words we use
terms used, terms used in this article, jargon buster, new words, useful words, basic terms, basic definitions
useful terms
technical terms
common terms, important definitions, definitions of terms, definitions of key terms
key terms and definitions, key terms and concepts, key words and definitions, glossary and abbreviations
vocabulary list, key vocabulary words, terms & definitions
ordlista, ordliste, słowniczek, słownik pojęć, sözlük, sanasto, शब्दावली, словарик, словник, словник термінів
glossar, begriffserklärung, begriffserklärungen, fachbegriffe, wichtige begriffe, begriffsbestimmungen
begriffsdefinitionen, begriffsverzeichnis, fachwörter
glossaire, lexique, termes clés, termes-clés, mots-clés expliqués, petit lexique
glosario, términos clave, glosario de términos, glossário, termos-chave, glossario, termini chiave
begrippenlijst, woordenlijst, глоссарий, словарь терминов
用語集, 用語解説, 用語説明, 用語の説明, 用語一覧, 用語の解説, 词汇表, 術語表, 术语表, 名词解释, 용어집
مسرد, مسرد المصطلحات, قائمة المصطلحات, معجم المصطلحات, قاموس المصطلحات, المصطلحات, مصطلحات""")
_GLOSSARY_ALONE = _names("""terms, definitions, terminology, vocabulary, dictionary, словарь
begriffe, definitionen
terminologie, vokabular, wortschatz, définitions, vocabulaire, definiciones, vocabulario, terminología
términos, definições, vocabulário, definizioni, vocabolario, 用語
abbreviations, acronyms, list of abbreviations, abbreviations and acronyms, acronyms and abbreviations
abkürzungen, abkürzungsverzeichnis, abréviations, abreviaturas, siglas, abbreviazioni, afkortingen, 略語
缩略语, 語彙, 単語, begrippen, понятия, определения, термины, 术语, 術語, 名詞解釋, 概念
تعريفات, التعريفات, المفردات, معجم""")
_EXPLAINED = re.compile(
    r" (?:(?:kurz|einfach|leicht|knapp) )?(?:erklärt|explained|expliqués?|explicad[oa]s|spiegati|uitgelegd)$"
)
_FAQ = _names("""faq, faqs, f.a.q, frequently asked questions, commonly asked questions, common questions
questions and answers, questions & answers, q&a, q & a
faq's, frequently asked question
frequent questions, most asked questions, popular questions, top questions
general questions
common questions and answers, frequently asked questions and answers, questions people ask
preguntas comunes, dudas frecuentes, preguntas habituales, questions courantes
les questions les plus fréquentes, perguntas comuns, perguntas mais frequentes, domande più frequenti
domande comuni, vragen en antwoorden, veel gestelde vragen, よくある疑問, 質問コーナー, vanliga frågor
vanlige spørsmål, ofte stillede spørgsmål, często zadawane pytania, najczęściej zadawane pytania
sıkça sorulan sorular, usein kysytyt kysymykset, поширені запитання, câu hỏi thường gặp
अक्सर पूछे जाने वाले प्रश्न, 질문과 답변
q and a, q&as, your questions answered, people also ask
häufige fragen, häufig gestellte fragen, oft gestellte fragen, fragen und antworten, fragen & antworten
die häufigsten fragen, foire aux questions, questions fréquentes, questions fréquemment posées
questions et réponses, questions-réponses, les questions fréquentes, preguntas frecuentes
preguntas y respuestas, preguntas más frecuentes, perguntas frequentes, perguntas e respostas
dúvidas frequentes, domande frequenti, domande e risposte, veelgestelde vragen, часто задаваемые вопросы
вопросы и ответы, よくある質問, よくあるご質問, 質問と回答
一問一答, よくあるお問い合わせ, 常见问题, 常見問題, 问答
자주 묻는 질문, الأسئلة الشائعة, أسئلة شائعة, الأسئلة المتكررة, أسئلة متكررة, أسئلة وأجوبة, سؤال وجواب
الأسئلة الأكثر شيوعا, أسئلة متداولة, الأسئلة المتداولة""")
_LONG_NAMES = tuple(sorted(_FAQ | _GLOSSARY))
_CONTENTS = _names("""contents, table of contents, toc, on this page, in this article, inhalt, navigation
inhaltsverzeichnis, auf dieser seite, in diesem artikel
table des matières, sommaire, dans cet article, índice
tabla de contenidos, contenido, indice, sumário, conteúdo, sommario, 目次, もくじ, 目录, المحتويات
جدول المحتويات, فهرس, الفهرس, list of questions""")
_OTHER = _names("""conclusion, conclusions, summary, references, bibliography, sources, further reading
see also, related articles, related posts, related
about the author, about the authors, about us, about, contact
contact us, acknowledgements, acknowledgments, introduction, appendix, notes, footnotes, index, comments
read more, disclaimer, copyright, share this, leave a comment, leave a reply, next steps, overview, license
external links, resources, background, final thoughts, more information, feedback, subscribe
fazit, quellen, literatur, zusammenfassung, über den autor, über die autorin, einleitung, anhang, kontakt
impressum, weiterführende links, siehe auch, weblinks
einzelnachweise, schluss, literaturverzeichnis, ausblick
références, bibliographie, à propos, à propos de l'auteur, pour en savoir plus, voir aussi, annexe, annexes
en conclusion, résumé, pour conclure
conclusión, conclusiones, referencias, fuentes, bibliografía, sobre el autor, sobre la autora, introducción
anexo, anexos, contacto, véase también, resumen, conclusão, referências, fontes, introdução, conclusione
conclusioni, riferimenti, fonti, introduzione, bibliografia
まとめ, 参考文献, 結論, おわりに, 終わりに, はじめに
関連記事, 著者について, 出典, 脚注, 結び, 参考資料, お問い合わせ
结论, 参考资料, الخاتمة, خاتمة, المراجع, مراجع, المصادر, مصادر, مقدمة, المقدمة, الخلاصة, خلاصة, عن الكاتب
عن المؤلف, اتصل بنا, انظر أيضا""")
_TALK = re.compile(
    r"\b(?:interviews?|in conversation with|dialogues?|dialogs?|transcript|script|gespräch|dialoge?|entretien"
    r"|entrevista|intervista|diálogo|chat)\b|対談|インタビュー|対話|会話|مقابله|مقابلة|حوار"
)
_POINTERS = frozenset(
    """see read visit check below above how why when where who which write click please is are was
    has have siehe lesen besuchen unten oben wie warum consultez voir ci-dessous consulte vea
    ver lea abajo comment cómo por and that this needs need you""".split()  # noqa: SIM905 - a list of words reads better so
)
_CONNECTING = frozenset(
    """about of for on to with regarding – — - : zu zum zur über von für rund de du des d'un sur
    pour del sobre acerca para do da dos das della dei sul sulla и о حول عن في""".split()  # noqa: SIM905 - a list of words reads better so
)


@lru_cache(maxsize=4096)
def part_of(text: str, *, marked: bool = True) -> Part:
    """What a heading opens; "" where its words don't say. Not `marked`: a line that may be no heading."""
    if len(text) > 120 or len(text) < 2 or text.count(" ") > 12:
        return ""
    name = folded(text)
    words = name.split()
    if not words or len(words) > 9:
        return ""
    if exact := _exactly(name):
        return exact
    if len(words) < 7 and name.startswith(_LONG_NAMES) and names_both(text):
        return "faq"
    if not _may_name(text, words, marked=marked):
        return ""
    if not (name.startswith(_LONG_NAMES) or name.endswith(_LONG_NAMES)):  # most lines end here, and fast
        return "talk" if marked and _TALK.search(name) else ""
    for part, names in (("faq", _FAQ), ("glossary", _GLOSSARY)):
        if _begins(name, names) or _ends(name, names, words):
            return "faq" if part == "faq" else "glossary"
    return "talk" if marked and _TALK.search(name) else ""


_TALKS = _names("""
dialogue, dialog, dialogues, conversation, conversations, interview, role play, sketch, gespräch, gespräche
dialoge, rollenspiel, entretien, conversation, diálogo, diálogos, conversación, entrevista, conversa, dialogo
会話, 対話, 对话, حوار, محادثة
""")


def _exactly(name: str) -> Part:
    if name in _GLOSSARY or name in _GLOSSARY_ALONE or _EXPLAINED.sub("", name) in _GLOSSARY_ALONE:
        return "glossary"
    if name in _FAQ:
        return "faq"
    if name in _CONTENTS:
        return "contents"
    if name in _TALKS:
        return "talk"
    return "other" if name in _OTHER else ""


def _may_name(text: str, words: list[str], *, marked: bool) -> bool:
    """Whether more words than the name itself can be a heading: no pointer, and no sentence."""
    if text.rstrip().endswith((".", "。", "!", "！", ";")) and not marked:
        return False
    return not any(word.strip(",.:") in _POINTERS for word in words)


def _begins(name: str, names: frozenset[str]) -> bool:
    for other in names:
        if not name.startswith(other):
            continue
        rest = name[len(other) :]
        if rest[0] in ":(（-–—,|/" or ord(other[-1]) >= 0x2E80:
            return True
        if rest[0] == " " and (rest.split()[0].strip("(") in _CONNECTING or rest[1] in "(–—-&|/"):
            return True
    return False


def _ends(name: str, names: frozenset[str], words: list[str]) -> bool:
    if len(words) > 6:
        return False
    for other in names:
        if name.endswith(other) and (name[-len(other) - 1] in " :-–—|/" or ord(other[0]) >= 0x2E80):
            return True
    return False


def names_both(text: str) -> bool:
    """Whether a heading names a FAQ and a glossary."""
    name = folded(text)
    return len(name) < 120 and all(any(each in name for each in names) for names in (_FAQ, _GLOSSARY))


def is_talk(title: str) -> bool:
    """Whether a title says that what follows is somebody talking with somebody."""
    return _TALK.search(folded(title)) is not None
