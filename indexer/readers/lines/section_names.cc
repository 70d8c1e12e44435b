// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/lines/section_names.h"

#include <array>
#include <string>
#include <unordered_set>

#include "common/analysis/folding.h"
#include "common/text.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t longest_name = 64;

// What newspapers call their sections, in many languages; sorted by bytes, folded when they are first asked for.
// clang-format off
constexpr auto section_names = std::to_array<string_view>({
    "achtergrond", "actualidad", "actualitate", "actualité", "actualités", "afghanistan", "africa", "afrique",
    "afya", "agriculture", "aktualności", "aktuell", "aktuelles", "ambiente", "americas", "américa latina",
    "amériques", "analyse", "analysis", "announcements", "análise", "análisis", "argent", "argentina", "art",
    "arte", "arts", "arts & culture", "arts & entertainment", "asia", "asia pacific", "asie", "athletics",
    "ausland", "australia", "auto", "automotive", "autos", "außenpolitik", "baloncesto", "banking", "baseball",
    "basketball", "bayern", "beauty", "belföld", "belgique", "berita", "berita terkini", "berita utama", "berlin",
    "beruf", "beurs", "bildung", "bilim", "binnenland", "bisnis", "biznes", "blog", "blogs", "boeken", "books",
    "borsa", "bourse", "boxing", "brasil", "breaking news", "buitenland", "bundesliga", "burudani", "business",
    "business & finance", "business news", "börse", "calcio", "campus", "canada", "careers", "cars", "celebrities",
    "celebrity", "central asia", "chile", "china", "chronique", "chroniques", "chính trị", "cidades", "ciencia",
    "ciencia y tecnología", "cine", "cinema", "cinéma", "city", "ciudad", "ciência", "ciência e saúde",
    "classifieds", "clima", "climat", "climate", "climate change", "colombia", "column", "columna", "columnas",
    "columnists", "columns", "colunas", "comment", "commentary", "commenti", "community", "companies",
    "company news", "computers", "conflict", "cotidiano", "court", "courts", "cricket", "crime", "crna hronika",
    "crna kronika", "cronaca", "cronache", "crónica", "cucina", "cuisine", "cultura", "culture", "cultură",
    "cultuur", "cycling", "cyclisme", "công nghệ", "daerah", "danmark", "debat", "debatt", "defence", "defense",
    "deportes", "dernières nouvelles", "desporto", "deutschland", "developing", "digital", "dinero", "diplomacy",
    "domáce", "domácí", "društvo", "dunia", "débat", "débats", "dünya", "economia", "economics", "economie",
    "economy", "economía", "editor's pick", "editoriais", "editorial", "editoriale", "editoriales", "editoriali",
    "editorials", "editors' picks", "educación", "education", "educação", "edukacja", "eilmeldung", "ekonomi",
    "ekonomija", "ekonomika", "election", "elections", "elections 2024", "empleo", "emploi", "empresas", "energy",
    "england", "enquête", "enquêtes", "entertainment", "entreprises", "entretenimento", "entretenimiento",
    "entretien", "entrevista", "entrevistas", "environment", "environnement", "erhverv", "españa", "espectáculos",
    "esporte", "esportes", "esteri", "estilo", "estilo de vida", "europa", "europe", "exclusive", "explainer",
    "externe", "eğitim", "f1", "fact check", "faith", "faits divers", "family", "famosos", "farming", "farándula",
    "fashion", "feature", "features", "felieton", "fernsehen", "feuilleton", "film", "films", "finance",
    "finances", "financial", "finanse", "finanza", "finanzas", "finanzen", "fitness", "fodbold", "food",
    "food & drink", "football", "formula 1", "formula one", "fotball", "fotboll", "france", "front page",
    "fussball", "futbol", "futebol", "fußball", "fútbol", "gadgets", "gallery", "gastronomie", "gastronomía",
    "gaya hidup", "gazdaság", "geld", "general", "gente", "germany", "geschichte", "gesellschaft", "gesundheit",
    "gezondheid", "giáo dục", "giải trí", "global", "golf", "gospodarka", "gossip", "government", "görüş",
    "gündem", "habari", "haber", "haberler", "hamburg", "handball", "headlines", "health", "health news",
    "heritage", "hiburan", "high-tech", "hintergrund", "histoire", "historia", "history", "hockey", "home",
    "home & garden", "homepage", "horse racing", "hrvatska", "hukum", "human rights", "hälsa", "hírek",
    "ice hockey", "idées", "ilustrada", "immigration", "immobilier", "in depth", "inchiesta", "inchieste", "india",
    "indland", "industry", "inland", "innenpolitik", "innenriks", "innovation", "inrikes", "insändare",
    "internacional", "internacionales", "internasional", "international", "international news", "internet",
    "interni", "interview", "interviews", "intervista", "interviste", "investigation", "investigations", "iran",
    "ireland", "israel", "italia", "jobs", "justice", "justicia", "justiz", "justiça", "kabul", "karriere",
    "kesehatan", "kimataifa", "kinh doanh", "kinh tế", "kino", "kitaifa", "klima", "klimaat", "kolumne",
    "kolumnen", "komentarze", "komentáře", "kommentar", "kommentare", "koningshuis", "kotimaa", "kraj",
    "kriminalität", "kronikk", "krönika", "kulttuuri", "kultur", "kultura", "kultúra", "külföld", "kültür",
    "kültür sanat", "laatste nieuws", "latest news", "latin america", "latinoamérica", "lavoro", "law", "leader",
    "leaders", "leben", "ledare", "leder", "leitartikel", "leserbriefe", "letters", "letters to the editor",
    "leute", "libri", "libros", "life", "life & style", "lifestyle", "literature", "live", "live blog", "living",
    "livres", "livros", "local", "local news", "local stories", "locale", "locales", "lokales", "magazin",
    "magazine", "manchetes", "maoni", "marchés", "market news", "markets", "media", "medicine", "medien",
    "medio ambiente", "meinung", "meio ambiente", "meninger", "mercado", "mercados", "meteo", "metro",
    "metropolitan", "michezo", "middle east", "mielipide", "migration", "milieu", "military", "miscellaneous",
    "mlb", "mobilität", "moda", "mode", "monde", "mondo", "money", "more news", "motori", "motoring", "motorsport",
    "movies", "moyen-orient", "mundo", "music", "musica", "musik", "musique", "must read", "muziek", "médias",
    "météo", "méxico", "música", "nachrichten", "nacional", "najnowsze", "nasional", "nation", "national",
    "national news", "nature", "nauka", "nba", "negocios", "negócios", "netzpolitik", "netzwelt", "news", "nfl",
    "nhl", "nieuws", "nogomet", "norge", "north america", "northern ireland", "noticias", "notizie", "notícias",
    "numérique", "nyheter", "názory", "näringsliv", "næringsliv", "nöje", "obituaries", "obituary", "oil & gas",
    "olahraga", "olympics", "onderwijs", "op-ed", "opini", "opinie", "opinii", "opinion", "opinioni", "opinions",
    "opinião", "opinión", "other", "others", "otomobil", "pakistan", "panorama", "parenting", "parliament",
    "peace process", "pendidikan", "people", "perú", "photos", "pháp luật", "pictures", "piłka nożna", "planète",
    "podcast", "podcasts", "police", "policiales", "policy", "policía", "politica", "political news", "politics",
    "politiek", "politiikka", "politik", "politika", "politique", "polityka", "polska", "polícia", "política",
    "popular", "portada", "portrait", "porträt", "portugal", "press release", "press releases", "primo piano",
    "proche-orient", "profile", "promis", "property", "provincias", "pääkirjoitus", "québec", "racing", "radio",
    "ratgeber", "real estate", "recipes", "reconstruction", "refugees", "regio", "region", "regional",
    "regionales", "regiones", "reise", "reisen", "relationships", "religion", "reportage", "reportaje", "review",
    "reviews", "rozrywka", "rugby", "rugby league", "rugby union", "russia", "région", "régions", "salud",
    "salute", "samfund", "sanat", "santé", "saúde", "sağlık", "schlagzeilen", "schools", "schweiz", "sci-tech",
    "sci/tech", "science", "science & environment", "science & technology", "sciences", "scienza", "scienze",
    "scotland", "scuola", "security", "segurança", "seguridad", "senaste nytt", "seneste nyt", "sepak bola",
    "serie a", "showbiz", "showbusiness", "siasa", "siyaset", "soccer", "social", "sociedad", "sociedade",
    "society", "società", "société", "son dakika", "south asia", "space", "special report", "special reports",
    "spettacoli", "spettacolo", "spor", "sport", "sports", "sports news", "społeczeństwo", "správy", "srbija",
    "stadt", "state", "states", "stil", "stocks", "style", "sucesos", "suisse", "sunday", "sundhed", "sverige",
    "svijet", "svět", "swimming", "sănătate", "sức khỏe", "talous", "tech", "technik", "technologie",
    "technologies", "technology", "technology news", "tecnologia", "tecnología", "teknik", "teknologi",
    "teknoloji", "television", "televisione", "televisión", "tenis", "tennis", "terrorism", "terveys", "theater",
    "theatre", "thế giới", "thể thao", "thời sự", "tiede", "tin tức", "titulares", "top news", "top stories",
    "top story", "tourism", "transport", "travel", "trending", "tribuna", "tribune", "tudomány", "turismo", "tv",
    "tv & radio", "télévision", "türkiye", "u.s.", "uchumi", "udland", "uk", "uk news", "ukraine", "ulkomaat",
    "ultima ora", "ultime notizie", "umwelt", "underholdning", "united kingdom", "united states", "university",
    "unterhaltung", "unternehmen", "update", "urheilu", "us", "us news", "usa", "utenriks", "utrikes", "uutiset",
    "verden", "verkehr", "vermischtes", "vesti", "vetenskap", "viagem", "viaggi", "viajes", "videnskab", "video",
    "videos", "viihde", "vijesti", "voetbal", "voyage", "voyages", "väder", "världen", "vær", "vélemény",
    "văn hóa", "věda", "wales", "war", "war crimes", "weather", "weekend", "wellness", "welt", "wetenschap",
    "wetter", "wiadomości", "wielrennen", "wintersport", "wirtschaft", "wissen", "wissenschaft", "wochenende",
    "women", "world", "world news", "wywiad", "xã hội", "yazarlar", "yaşam", "youth", "zahraničné", "zahraniční",
    "zdrowie", "zprávy", "à la une", "åsikt", "économie", "éditorial", "éducation", "österreich", "økonomi",
    "última hora", "últimas noticias", "últimas notícias", "đời sống", "świat", "știri", "αθλητικά", "απόψεις",
    "ειδήσεις", "ελλάδα", "κοινωνία", "κόσμος", "οικονομία", "πολιτική", "πολιτισμός", "τεχνολογία", "υγεία",
    "авто", "аналитика", "бизнес", "българия", "в мире", "війна", "главное", "главные новости", "думки",
    "економіка", "здоров'я", "здоровье", "икономика", "интервью", "кино", "колонка", "крими", "культура",
    "лента новостей", "медицина", "мир", "мнение", "мнения", "москва", "музыка", "наука", "наука и техника",
    "недвижимость", "новини", "новини дня", "новости", "новости дня", "образование", "общество", "останні новини",
    "події", "политика", "політика", "последние новости", "происшествия", "путешествия", "россия", "свят", "світ",
    "спорт", "суспільство", "технологии", "украина", "україна", "финансы", "футбол", "хоккей", "экономика",
    "בעולם", "דעות", "חדשות", "כלכלה", "ספורט", "פוליטיקה", "תרבות", "آخر الأخبار", "آخرین اخبار", "آراء", "أخبار",
    "أخبار محلية", "أعمال", "أهم الأخبار", "اجتماعی", "اخبار", "افغانستان", "اقتصاد", "اقتصادی", "الأخبار",
    "الاقتصاد", "الرياضة", "السعودية", "السياسة", "الشرق الأوسط", "العالم", "العراق", "انٹرٹینمنٹ", "ایران",
    "تازہ ترین", "تازہ ترین خبریں", "تعليم", "تكنولوجيا", "ثقافة", "جهان", "حوادث", "خبرونه", "دنیا", "دولي",
    "رأي", "رياضة", "سلامت", "سوريا", "سياسة", "سیاست", "سیاسی", "صحة", "صحت", "عاجل", "عربي", "عربي ودولي",
    "علمی", "علوم", "علوم وتكنولوجيا", "فرهنگ", "فرهنگی", "فلسطين", "فنون", "لبنان", "مال وأعمال", "مجتمع", "محلي",
    "محليات", "مصر", "مقالات", "منوعات", "ورزش", "ورزشی", "وروستي خبرونه", "پاکستان", "کاروبار", "کالم", "کھیل",
    "अंतरराष्ट्रीय", "खेल", "ताज़ा ख़बरें", "ताजा खबर", "दुनिया", "देश", "बिज़नेस", "मनोरंजन", "राजनीति", "राज्य",
    "राष्ट्रीय", "विदेश", "व्यापार", "शिक्षा", "संपादकीय", "समाचार", "स्वास्थ्य", "অর্থনীতি", "আন্তর্জাতিক", "খেলা",
    "খেলাধুলা", "জাতীয়", "বাংলাদেশ", "বিনোদন", "মতামত", "রাজনীতি", "শিক্ষা", "সর্বশেষ", "সারাদেশ", "அரசியல்",
    "இந்தியா", "உலகம்", "சினிமா", "செய்திகள்", "தமிழகம்", "விளையாட்டு", "การเมือง", "กีฬา", "ข่าว", "ข่าวล่าสุด",
    "ต่างประเทศ", "บันเทิง", "สังคม", "อาชญากรรม", "เศรษฐกิจ", "エンタメ", "スポーツ", "テクノロジー", "ビジネス",
    "主要ニュース", "体育", "健康", "兩岸", "军事", "即时新闻", "即時新聞", "台湾", "台灣", "国内", "国内ニュース",
    "国际", "国際", "國內", "國際", "地域", "大陸", "头条", "娛樂", "娱乐", "政治", "教育", "文化", "新聞", "新闻",
    "旅游", "最新消息", "海外", "港聞", "生活", "生活・文化", "社会", "社會", "社説", "社論", "社论", "科学",
    "科学・環境", "科學", "科技", "経済", "經濟", "经济", "芸能", "要聞", "要闻", "观点", "評論", "评论", "財經",
    "财经", "軍事", "速報", "頭條", "香港", "體育", "건강", "경제", "과학", "교육", "국제", "뉴스", "문화", "북한",
    "사설", "사회", "생활", "세계", "속보", "스포츠", "연예", "오피니언", "정치", "지역", "최신뉴스", "칼럼",
});
// clang-format on

}  // namespace

bool is_section_name(string_view line) {
  static const auto folded_names = [] {
    std::unordered_set<std::string> folded;
    folded.reserve(section_names.size());
    for (const string_view name : section_names) folded.insert(fold(name));
    return folded;
  }();
  line = text::trim(line);
  while (line.ends_with(':') || line.ends_with('|')) line = text::trim(line.substr(0, line.size() - 1));
  return !line.empty() && line.size() <= longest_name && folded_names.contains(fold(line));
}

}  // namespace news
