"""The same forty words in many languages: lists as learners have them, to be written in old encodings."""

_ENGLISH = """man woman child house water tree dog cat bread milk city street night day year winter spring
    summer green white black red big small new old eat drink sleep friend brother sister mother father
    school book table window door heart"""
ENGLISH = tuple(_ENGLISH.split())

WORDS = {
    "German": """Mann Frau Mädchen Häuser Wasser Bäume Hund Kätzchen Brötchen Milch
        Städte Straße Nächte Tag Jahr Winter Frühling Sommer grün weiß schwarz rötlich
        groß klein neu älter essen genießen schläfrig Freund Brüder Schwester Mütter
        Väter Schüler Bücher Tisch Fenster Tür Herz""",
    "French": """homme fille bébé château eau forêt chien chaton pâte crème cité
        chaussée soirée journée année hiver été août vert français noir rosé géant léger
        nouveau âgé dîner goûter rêver allié frère sœur mère père école étagère meuble
        fenêtre entrée cœur""",
    "Spanish": """varón mujer niño mansión océano árbol perro león pan jamón ciudad
        camión noche mañana año otoño estación corazón café marrón azul rojo mayor
        pequeño único antigüo comió bebió sueño compañero niñez hermana mamá papá
        colegio lápiz sillón ventana salón corazón""",
    "Portuguese": """irmão mulher criança casarão água árvore cão leão pão maçã cidade
        avenida noite manhã mês inverno estação verão limão branco avó vermelho grão avô
        lição ação refeição bebê sono amizade irmãos irmã mãe pai lições português mesa
        balcões portão coração""",
    "Italian": """uomo donna bambino casa acqua albero cane gatto pane caffè città via
        notte lunedì età inverno gioventù estate verità bianco nero rosso più meno
        novità vecchio perché così virtù amico tribù sorella però papà università libro
        tavolo finestra qualità cuore""",
    "Danish": """mænd kvinde mødre hus sø træ hund kat brød mælk købstad gade nætter dag
        år vinter forår sommer grøn hvid sort rød større små ny ældre spiser drikker
        søvn veninde brødre søster mødrene fædre skole bøger bord vinduer dør hjerte""",
    "Swedish": """män kvinna flicka hus sjö träd hund katt bröd mjölk städer gågata
        nätter dag år vinter vår sommar grön vit svart röd större små ny äldre äta
        dricka sömn vän bröder syster mödrar fäder skola böcker bord fönster dörr hjärta""",
    "Finnish": """mies äiti tyttö mökki järvi mänty hyvä kissa leipä päivä kylä tiestö
        yö tänään pöytä talvi kevät kesä vihreä valkoinen sää sinivärinen iäkäs pieni
        söpö ikä syödä jäätelö hän ystävä veljekset täti äidit isä käsi kynä pöydät
        ikkuna määrä sydän""",
    "Icelandic": """maður kona barn hús vatn tré hundur köttur brauð mjólk borg þjóð
        nótt dagur ár vetur vor sumar grænn hvítur svartur rauður stór lítill nýr gamall
        borða drekka þreyttur vinur bróðir systir móðir faðir skóli bók borð gluggi dyr
        hjarta""",
    "Polish": """mężczyzna kobieta dziewczę dom źródło drzewo pies kot książka mleko
        miasteczko święto noc dzień miesiąc zima wiosna łąka zieleń biały żółty różowy
        duży mały świeży stary jeść pić śnić przyjaciel bracia siostra matka ojciec żaba
        zeszyt stół okno drzwi serce""",
    "Czech": """muž žena dítě dům voda strom pes kočka chléb mléko město ulice večer den
        měsíc zima jaro léto zelený bílý černý růžový veliký malý nový starý jíst pít
        spánek přítel bratr děvče matka otec škola křeslo stůl okno dveře srdíčko""",
    "Hungarian": """férfi nő gyermek ház víz erdő kutya macska kenyér tej város út
        éjszaka nap év tél tavasz nyár zöld fehér fekete vörös nagy kicsi új idős enni
        inni álom barátnő fivér nővér anya szülő iskola könyv szék ablak gyümölcs szív""",
    "Turkish": """adam kadın çocuk ev su ağaç köpek kedi ekmek süt şehir yol gece gün
        yıl kış ilkbahar yaz yeşil beyaz siyah kırmızı büyük küçük yeni yaşlı yemek
        içmek uyumak arkadaş kardeş kız anne baba okul kitap masa pencere kapı ışık""",
    "Russian": """мужчина женщина ребёнок дом вода дерево собака кошка хлеб молоко город
        улица ночь день год зима весна лето зелёный белый чёрный красный большой
        маленький новый старый есть пить спать друг брат сестра мать отец школа книга
        стол окно дверь Сердце""",
    "Ukrainian": """чоловік жінка дитина будинок вода дерево собака кішка хліб молоко
        місто вулиця ніч день рік зима весна літо зелений білий чорний червоний великий
        маленький новий старий їсти пити спати друг брат сестра мати батько школа книга
        стіл вікно двері Серце""",
    "Greek": """άντρας γυναίκα παιδί σπίτι νερό δέντρο σκύλος γάτα ψωμί γάλα πόλη δρόμος
        νύχτα μέρα χρόνος χειμώνας άνοιξη καλοκαίρι πράσινος άσπρος μαύρος κόκκινος
        μεγάλος μικρός νέος παλιός τρώω πίνω κοιμάμαι φίλος αδελφός αδελφή μητέρα
        Πατέρας σχολείο βιβλίο τραπέζι παράθυρο πόρτα καρδιά""",
    "Hebrew": """איש אישה ילד בית מים עץ כלב חתול לחם חלב עיר רחוב לילה יום שנה חורף
        אביב קיץ ירוק לבן שחור אדום גדול קטן חדש ישן לאכול לשתות לישון חבר אח אחות אם אב
        ספר שולחן חלון דלת לב מורים""",
    "Arabic": """رجل امرأة طفل بيت ماء شجرة كلب قطة خبز حليب مدينة شارع ليل يوم سنة شتاء
        ربيع صيف أخضر أبيض أسود أحمر كبير صغير جديد قديم يأكل يشرب ينام صديق أخ أخت أم
        أب مدرسة كتاب طاولة نافذة باب قلب""",
    "Japanese": """男の人 女の人 子ども 家 水 木 犬 ねこ パン 牛乳 町 道 夜 昼間 年 冬
        春 夏 みどり 白い 黒い 赤い 大きい 小さい 新しい 古い 食べる 飲む 寝る 友だち お兄さん
        お姉さん お母さん お父さん 学校 本 机 窓 ドア こころ""",
    "Simplified Chinese": """男人 女人 孩子 房子 水 树木 小狗 猫 面包 牛奶 城市
        街道 夜晚 白天 新年 冬天 春天 夏天 绿色 白色 黑色 红色 大小 小的 新的 老的 吃饭 喝水
        睡觉 朋友 兄弟 姐妹 母亲 父亲 学校 书本 桌子 窗户 门口 心脏""",
    "Traditional Chinese": """男人 女人 孩子 房子 水 樹木 小狗 貓 麵包 牛奶 城市
        街道 夜晚 白天 新年 冬天 春天 夏天 綠色 白色 黑色 紅色 大小 小的 新的 老的 吃飯 喝水
        睡覺 朋友 兄弟 姐妹 母親 父親 學校 書本 桌子 窗戶 門口 心臟""",
    "Korean": """남자 여자 아이 집 물 나무 강아지 고양이 빵 우유 도시 거리 밤 낮 새해
        겨울 봄 여름 초록색 하얀색 검은색 빨간색 큰 작은 새로운 오래된 먹다 마시다 자다 친구 형제
        자매 어머니 아버지 학교 책 책상 창문 문 마음""",
}

WESTERN = (
    "German",
    "French",
    "Spanish",
    "Portuguese",
    "Italian",
    "Danish",
    "Swedish",
    "Finnish",
    "Icelandic",
)
_BY_ENCODING = {
    "cp1252": WESTERN,
    "iso8859-15": WESTERN,
    "mac_roman": WESTERN[:-1],
    "cp850": ("German", "Spanish", "Swedish"),
    "cp1250": ("Polish", "Czech", "Hungarian"),
    "iso8859-2": ("Polish", "Czech", "Hungarian"),
    "cp1254": ("Turkish",),
    "cp1251": ("Russian", "Ukrainian"),
    "koi8-r": ("Russian",),
    "mac_cyrillic": ("Russian",),
    "cp866": ("Russian",),
    "cp1253": ("Greek",),
    "iso8859-7": ("Greek",),
    "cp1255": ("Hebrew",),
    "cp1256": ("Arabic",),
    "cp932": ("Japanese",),
    "euc_jp": ("Japanese",),
    "gbk": ("Simplified Chinese",),
    "big5": ("Traditional Chinese",),
    "cp949": ("Korean",),
}
OLD = tuple((tongue, encoding) for encoding, tongues in _BY_ENCODING.items() for tongue in tongues)


def listed(tongue: str, first: int = 0, lines: int = 40, sign: str = ";") -> str:
    """Some lines of a language's list, each a word and the English for it."""
    pairs = list(zip(WORDS[tongue].split(), ENGLISH, strict=True))
    return "".join(f"{word}{sign}{english}\n" for word, english in pairs[first : first + lines])
