"""What stands on cards and slips with codes, in each language; all but Dutch and English wait for native speakers."""

from collections.abc import Mapping

from app.languages.listed import Code, known

ORDER: Mapping[Code, str] = {
    "nl": "Schrijf het nummer van een plan op elke plek. Begin met het plan dat je het liefst wilt.",
    "en": "Write the number of a plan in each place. Begin with the plan that you want most.",
    "tr": "Her yere bir planın numarasını yazın. En çok istediğiniz planla başlayın.",
    "ar": "اكتب رقم خطة في كل خانة. ابدأ بالخطة التي تفضلها أكثر.",
    "pl": "W każde miejsce wpisz numer planu. Zacznij od planu, którego chcesz najbardziej.",
}
SPOKEN: Mapping[str, Mapping[Code, str]] = {
    "order": ORDER,
    "place": {"nl": "{n}e keus", "en": "Choice {n}", "tr": "{n}. tercih", "ar": "الاختيار {n}", "pl": "{n}. wybór"},
    "approved": {
        "nl": "Zet een kruis bij elk plan dat je goed vindt.",
        "en": "Put a cross beside each plan that you think is good.",
        "tr": "İyi bulduğunuz her planın yanına çarpı koyun.",
        "ar": "ضع علامة × بجانب كل خطة تراها جيدة.",
        "pl": "Postaw krzyżyk przy każdym planie, który uważasz za dobry.",
    },
    "points": {
        "nl": "Schrijf bij elk plan hoeveel punten je geeft.",
        "en": "Write how many points you give beside each plan.",
        "tr": "Her planın yanına kaç puan verdiğinizi yazın.",
        "ar": "اكتب بجانب كل خطة عدد النقاط التي تمنحها لها.",
        "pl": "Wpisz przy każdym planie, ile punktów mu dajesz.",
    },
    "grades": {
        "nl": "Schrijf bij elk plan een cijfer: van 0 (slecht) tot 4 (heel goed).",
        "en": "Write a grade beside each plan: from 0 (bad) to 4 (very good).",
        "tr": "Her plana bir not verin: 0 (kötü) ile 4 (çok iyi) arası.",
        "ar": "اكتب درجة لكل خطة: من 0 (سيئة) إلى 4 (جيدة جدًا).",
        "pl": "Wpisz przy każdym planie ocenę: od 0 (zły) do 4 (bardzo dobry).",
    },
    "resistance": {
        "nl": "Schrijf bij elk plan hoeveel weerstand je voelt: van 0 (geen) tot 10 (heel veel).",
        "en": "Write how much you resist each plan: from 0 (not at all) to 10 (very much).",
        "tr": "Her plana ne kadar direnç duyduğunuzu yazın: 0 (hiç) ile 10 (çok) arası.",
        "ar": "اكتب مدى مقاومتك لكل خطة: من 0 (لا شيء) إلى 10 (شديد جدًا).",
        "pl": "Wpisz przy każdym planie, jak duży czujesz opór: od 0 (żaden) do 10 (bardzo duży).",
    },
    "amounts": {
        "nl": "Schrijf bij elk plan hoeveel hele euro’s je geeft.",
        "en": "Write how many whole euros you give to each plan.",
        "tr": "Her plana kaç avro verdiğinizi yazın, kuruşsuz.",
        "ar": "اكتب المبلغ الذي تمنحه لكل خطة باليورو، بدون سنتات.",
        "pl": "Wpisz przy każdym planie, ile pełnych euro mu dajesz.",
    },
    "steps": {
        "nl": "Zet bij elk plan één kruis: niets, het minimum of alles.",
        "en": "Put one cross beside each plan: nothing, the minimum or all.",
        "tr": "Her plan için bir çarpı koyun: hiç, en az tutar veya tamamı.",
        "ar": "ضع علامة × واحدة لكل خطة: لا شيء، أو الحد الأدنى، أو كل المبلغ.",
        "pl": "Postaw przy każdym planie jeden krzyżyk: nic, minimum albo wszystko.",
    },
    "nothing": {"nl": "niets", "en": "nothing", "tr": "hiç", "ar": "لا شيء", "pl": "nic"},
    "minimum": {"nl": "minimum", "en": "minimum", "tr": "en az", "ar": "الحد الأدنى", "pl": "minimum"},
    "all": {"nl": "alles", "en": "all", "tr": "tamamı", "ar": "كل المبلغ", "pl": "wszystko"},
    "most": {"nl": "Hoogstens {n} plannen.", "en": "At most {n} plans.", "tr": "En fazla {n} plan.",
             "ar": "{n} خطط على الأكثر.", "pl": "Najwyżej {n} (tyle planów możesz zaznaczyć)."},
    "total": {"nl": "Samen hoogstens {n}.", "en": "At most {n} in all.", "tr": "Toplam en fazla {n}.",
              "ar": "المجموع {n} على الأكثر.", "pl": "Razem najwyżej {n}."},
    "each": {"nl": "Per plan hoogstens {n}.", "en": "At most {n} for a plan.", "tr": "Plan başına en fazla {n}.",
             "ar": "{n} على الأكثر لكل خطة.", "pl": "Na jeden plan najwyżej {n}."},
    "secret": {
        "nl": "Geheim: schrijf geen naam op. Vouw dicht en lever in.",
        "en": "Secret: write no name. Fold it and hand it in.",
        "tr": "Gizlidir: isim yazmayın. Katlayıp teslim edin.",
        "ar": "سرّي: لا تكتب اسمك. اطوِ الورقة وسلّمها.",
        "pl": "Głosowanie jest tajne: nie wpisuj nazwiska. Złóż kartkę i oddaj ją.",
    },
    "can_live": {
        "nl": "Kun je leven met deze verdeling? Zet één kruis.",
        "en": "Can you live with this division? Put one cross.",
        "tr": "Bu dağılımı kabul edebilir misiniz? Bir çarpı koyun.",
        "ar": "هل يمكنك قبول هذا التوزيع؟ ضع علامة × واحدة.",
        "pl": "Czy możesz zgodzić się na ten podział? Postaw jeden krzyżyk.",
    },
    "agree": {"nl": "Akkoord: ik kan ermee leven", "en": "Agreed: I can live with it",
              "tr": "Kabul: buna razıyım", "ar": "موافق: يمكنني قبوله", "pl": "Zgoda: mogę to przyjąć"},
    "concern": {"nl": "Zorg: ik houd het niet tegen", "en": "Concern: I do not stop it",
                "tr": "Kaygım var: ama engellemiyorum", "ar": "لدي قلق: لكنني لا أعرقله",
                "pl": "Obawa: nie blokuję tego"},
    "objection": {"nl": "Bezwaar: ik kan er niet mee leven", "en": "Objection: I cannot live with it",
                  "tr": "İtiraz: bunu kabul edemem", "ar": "اعتراض: لا يمكنني قبوله",
                  "pl": "Sprzeciw: nie mogę tego przyjąć"},
    "which": {
        "nl": "Zorg of bezwaar? Schrijf op wat het is.",
        "en": "A concern or an objection? Write what it is.",
        "tr": "Kaygı veya itiraz mı? Ne olduğunu yazın.",
        "ar": "قلق أم اعتراض؟ اكتب ما هو.",
        "pl": "Obawa czy sprzeciw? Napisz, o co chodzi.",
    },
    "need": {"nl": "Wat is er nodig?", "en": "What is needed?", "tr": "Ne gerekiyor?", "ar": "ما المطلوب؟",
             "pl": "Czego potrzeba?"},
    "no_name": {
        "nl": "Schrijf geen naam op. Je antwoord komt zonder naam in het verslag.",
        "en": "Write no name. Your answer stands in the record without a name.",
        "tr": "İsim yazmayın. Cevabınız tutanakta isimsiz yer alır.",
        "ar": "لا تكتب اسمك. ستُذكر إجابتك في المحضر دون اسم.",
        "pl": "Nie wpisuj nazwiska. Twoja odpowiedź znajdzie się w protokole bez nazwiska.",
    },
    "resist": {
        "nl": "De vraag staat op het scherm. Hoeveel weerstand voel je? Schrijf bij elke keuze 0 (geen) tot 10 (veel).",
        "en": "The question is on the screen. How much do you resist? Write 0 (not at all) to 10 (very much) for each.",
        "tr": "Soru ekranda. Ne kadar direnç duyuyorsunuz? Her seçeneğe 0 (hiç) ile 10 (çok) arası yazın.",
        "ar": "السؤال على الشاشة. ما مدى مقاومتك؟ اكتب لكل خيار من 0 (لا شيء) إلى 10 (شديد جدًا).",
        "pl": "Pytanie jest na ekranie. Jak duży czujesz opór? Wpisz przy każdej możliwości od 0 (żaden) do 10 (duży).",
    },
    "option": {"nl": "Keuze {n}", "en": "Option {n}", "tr": "Seçenek {n}", "ar": "الخيار {n}", "pl": "Możliwość {n}"},
    "do_nothing": {"nl": "Niets doen", "en": "Do nothing", "tr": "Hiçbir şey yapmamak", "ar": "عدم فعل شيء",
                   "pl": "Nic nie robić"},
    "code": {
        "nl": "Schrijf hier je code, of plak je briefje. Deze strook gaat eraf voordat iemand je biljet leest.",
        "en": "Write your code here, or stick your slip. This strip is torn off before anybody reads your ballot.",
        "tr": "Kodunuzu buraya yazın veya kâğıdı yapıştırın. Pusulanız okunmadan önce bu şerit koparılır.",
        "ar": "اكتب رمزك هنا أو ألصق القصاصة. يُنزع هذا الشريط قبل أن يقرأ أحد ورقتك.",
        "pl": "Wpisz tu swój kod albo przyklej karteczkę. Ten pasek odrywamy, zanim ktoś przeczyta twoją kartę.",
    },
    "cross": {"nl": "Zet één kruis.", "en": "Put one cross.", "tr": "Bir çarpı koyun.", "ar": "ضع علامة × واحدة.",
              "pl": "Postaw jeden krzyżyk."},
    "for": {"nl": "Voor", "en": "For", "tr": "Lehte", "ar": "مع", "pl": "Za"},
    "against": {"nl": "Tegen", "en": "Against", "tr": "Karşı", "ar": "ضد", "pl": "Przeciw"},
    "question": {"nl": "Vraag", "en": "Question", "tr": "Soru", "ar": "سؤال", "pl": "Pytanie"},
    "improvement": {"nl": "Verbetering", "en": "Improvement", "tr": "İyileştirme", "ar": "تحسين", "pl": "Ulepszenie"},
    "plan": {"nl": "Nummer van het plan", "en": "Number of the plan", "tr": "Planın numarası", "ar": "رقم الخطة",
             "pl": "Numer planu"},
    "table": {"nl": "Tafel", "en": "Table", "tr": "Masa", "ar": "الطاولة", "pl": "Stolik"},
    "write": {
        "nl": "Schrijf hier. Eén gedachte per kaart, zonder naam.",
        "en": "Write here. One thought a card, without a name.",
        "tr": "Buraya yazın. Her karta bir düşünce, isimsiz.",
        "ar": "اكتب هنا. فكرة واحدة في كل بطاقة، دون اسم.",
        "pl": "Pisz tutaj. Jedna myśl na kartce, bez nazwiska.",
    },
    "slip_lead": {"nl": "Met deze code beslis je mee", "en": "With this code you decide",
                  "tr": "Bu kodla karara katılırsınız", "ar": "بهذا الرمز تشارك في القرار",
                  "pl": "Z tym kodem współdecydujesz"},
    "slip_scan": {"nl": "Scan, of ga naar", "en": "Scan, or go to", "tr": "Tarayın veya şu adrese gidin",
                  "ar": "امسح الرمز أو اذهب إلى", "pl": "Zeskanuj albo wejdź na"},
    "slip_type": {"nl": "en typ deze code:", "en": "and type this code:", "tr": "ve bu kodu yazın:",
                  "ar": "واكتب هذا الرمز:", "pl": "i wpisz ten kod:"},
    "slip_keep": {
        "nl": "De code is van jou alleen. Hij werkt op één telefoon, of op papier. Bewaar dit briefje.",
        "en": "The code is yours alone. It works on one phone, or on paper. Keep this slip.",
        "tr": "Kod yalnızca sizindir. Tek bir telefonda veya kâğıtta geçerlidir. Bu kâğıdı saklayın.",
        "ar": "هذا الرمز لك وحدك. يعمل على هاتف واحد أو على الورق. احتفظ بهذه القصاصة.",
        "pl": "Kod jest tylko dla ciebie. Działa na jednym telefonie albo na papierze. Zachowaj tę karteczkę.",
    },
    "slip_qr": {
        "nl": "QR-code die de pagina opent met deze code al ingevuld",
        "en": "QR code that opens the page with this code filled in",
        "tr": "Sayfayı bu kod doldurulmuş olarak açan QR kodu",
        "ar": "رمز QR يفتح الصفحة مع هذا الرمز",
        "pl": "Kod QR, który otwiera stronę z wpisanym już kodem",
    },
}  # fmt: skip


def say(language: Code, key: str, number: object = "") -> str:
    """One sentence in a language, with a number in it where it has one; raises KeyError for another key."""
    return SPOKEN[key][language].replace("{n}", str(number))


def language_of(name: str | None) -> Code:
    """The language of cards by its short name; Dutch for any other."""
    return known(name) or "nl"
