"""Languages by name: in others' words and in their own, and by their codes."""

from __future__ import annotations

from quizapp.formats.plain_text import one_line

# By code; the names of a language have commas between them.
_NAMES = {
    "en": "english, englisch, anglais, inglés, ingles, inglese, 英語, 英语, английский",
    "de": "german, deutsch, allemand, alemán, aleman, tedesco, ドイツ語, 德语, немецкий",
    "fr": "french, französisch, français, francais, francés, frances, francese, フランス語, 法语",
    "es": "spanish, spanisch, español, espanol, espagnol, spagnolo, castellano, スペイン語, 西班牙语",
    "it": "italian, italienisch, italiano, italien, イタリア語",
    "pt": "portuguese, portugiesisch, português, portugues, portugais, portugués, portoghese, ポルトガル語",
    "nl": "dutch, niederländisch, holländisch, nederlands, néerlandais, neerlandés, olandese",
    "la": "latin, latein, lateinisch, latín, latino, lingua latina, ラテン語",
    "grc": "ancient greek, altgriechisch, grec ancien, griego antiguo, greco antico",
    "el": "greek, griechisch, grec, griego, greco, ελληνικά",
    "ru": "russian, russisch, русский, russe, ruso, russo, ロシア語, 俄语",
    "uk": "ukrainian, ukrainisch, українська, ukrainien, ucraniano, ucraino",
    "pl": "polish, polnisch, polski, polonais, polaco, polacco",
    "cs": "czech, tschechisch, čeština, česky, tchèque, checo, ceco",
    "sk": "slovak, slowakisch, slovenčina, slovaque, eslovaco, slovacco",
    "hr": "croatian, kroatisch, hrvatski, croate, croata",
    "sr": "serbian, serbisch, srpski, српски, serbe, serbio",
    "hu": "hungarian, ungarisch, magyar, hongrois, húngaro, ungherese",
    "ro": "romanian, rumänisch, română, roumain, rumano, rumeno",
    "sv": "swedish, schwedisch, svenska, suédois, sueco, svedese",
    "da": "danish, dänisch, dansk, danois, danés, danese",
    "nb": "norwegian, norwegisch, norsk, norvégien, noruego, norvegese",
    "fi": "finnish, finnisch, suomi, finnois, finlandés, finlandese",
    "is": "icelandic, isländisch, íslenska, islandais, islandés, islandese",
    "tr": "turkish, türkisch, türkçe, turc, turco",
    "ar": "arabic, arabisch, العربية, عربي, arabe, árabe, arabo",
    "he": "hebrew, hebräisch, עברית, hébreu, hebreo, ebraico",
    "fa": "persian, farsi, persisch, فارسی, persan, persa, persiano",
    "hi": "hindi, हिन्दी, हिंदी",
    "ja": "japanese, japanisch, 日本語, japonais, japonés, giapponese, 日语",
    "zh": "chinese, chinesisch, mandarin, 中文, 汉语, 漢語, 中国語, chinois, chino, cinese",
    "ko": "korean, koreanisch, 한국어, coréen, coreano, 韓国語",
    "vi": "vietnamese, vietnamesisch, tiếng việt, vietnamien, vietnamita",
    "th": "thai, thailändisch, ไทย, ภาษาไทย, thaï",
    "eo": "esperanto",
}
_CODES = {name.strip(): code for code, names in _NAMES.items() for name in names.split(",")}
_LONGEST = 40  # characters of a name


def language_of(name: str) -> str:
    """The code of the language that a column is called after, "" for none; what is in brackets doesn't count.

    A code is one only in capitals: small it may be a word.
    """
    if len(name) > _LONGEST:
        return ""
    bare = one_line(name.partition("(")[0]).strip(" :*#")
    return _CODES.get(bare.casefold(), "") or (
        bare.lower() if bare.isupper() and bare.lower() in _NAMES else ""
    )
