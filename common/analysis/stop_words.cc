// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/stop_words.h"

#include <algorithm>
#include <span>

#include "common/analysis/word_list.h"

namespace news {

namespace {

constexpr char english[] =
    "a about above after again against all also am an and any are aren't as at be because been before being below "
    "between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each few "
    "for from further had hadn't has hasn't have haven't having he he'd he'll her here hers herself him himself his "
    "how i i'd i'll i'm i've if in into is isn't it it'd it'll its itself just many me might more most much must "
    "mustn't my myself no nor not now of off on once only or other our ours ourselves out over own same shall she "
    "she'd she'll should shouldn't so some such than that the their theirs them themselves then there these they "
    "they'd they'll they're they've this those through to too under until up upon very was wasn't we we'd we'll we're "
    "we've were weren't what when where which while who whom whose why will with won't would wouldn't you you'd you'll "
    "you're you've your yours yourself";

constexpr char french[] =
    "a afin ai ainsi alors apres atelle atil aton au aucun aucune aussi autre autres aux avaient avait avant avec avez "
    "avoir avons c car ce ceci cela celle celles celui ces cet cette ceux chaque chez combien comme comment contre d "
    "dans de depuis des donc dont du elle elles en encore entre est estce eston et etaient etait etant ete etes etre "
    "eu eux fait font furent fut il ils j je jusqu l la laquelle le lequel les lesquelles lesquels leur leurs lors "
    "lorsqu lorsque lui m ma mais me meme memes mes moi moins mon n ne ni nos notre nous on ont ontils ou par parce "
    "pas pendant peu peut peuvent plus pour pourquoi pouvait puis puisqu puisque qu quand que quel quelle quelles "
    "quels qui quoi s sa sans se selon sera seront ses si soit son sont sontils sous suis sur t ta te tes toi ton tous "
    "tout toute toutes tres tu un une vers vos votre vous y";

constexpr char german[] =
    "aber alle allem allen aller alles als also am an ander andere anderen anderer auch auf aus bei beim bin bis bist "
    "da dabei dadurch dafur damit dann darf das dass dein deine dem den denn der deren des dessen die dies diese "
    "diesem diesen dieser dieses doch dort du durch durfen ein eine einem einen einer eines er es etwas euch euer fur "
    "gegen hab habe haben hast hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins "
    "ist ja jede jedem jeden jeder jedes jene jetzt kann kein keine keinem keinen keiner konnen konnte man mehr mein "
    "meine mich mir mit mochte muss mussen musste nach nicht nichts noch nun nur ob oder ohne sehr sei seid sein seine "
    "seinem seinen seiner seit selbst sich sie sind so soll sollen sollte sondern sowie uber um und uns unser unsere "
    "unter viel viele vom von vor wann war waren warum was wegen weil welche welchem welchen welcher welches wem "
    "wen wenn wer werden weshalb wessen wie wieder wieso wieviel wieviele will wir wird wo woher wohin wollen worden "
    "wurde wurden zu zum zur zwar zwischen";

constexpr char spanish[] =
    "a adonde al algo algun alguna algunas alguno algunos ante antes asi aun aunque bajo bien cada como con contra "
    "cual cuales cuando cuanta cuantas cuanto cuantos cuyo de del desde donde dos durante e el ella ellas ello ellos "
    "en entre era eran eres es esa esas ese eso esos esta estaba estan estar estas este esto estos estuvo fue fueron "
    "fui ha habia habian han hasta hay haya hemos la las le les lo los mas me mi mientras mis mismo mucho muchos muy "
    "nada ni no nos nosotros nuestra nuestro o os otra otras otro otros para pero poco podria por porque puede pueden "
    "pues que quien quienes se sea segun ser sera seran si sido sin sobre son su sus tal tambien tan tanto te tener "
    "tenia tiene tienen toda todas todo todos tras tu tus un una unas uno unos y ya yo";

constexpr char italian[] =
    "a ad agli ai al all alla alle allo anche ancora avere aveva avevano c che chi ci coi col come con contro cosi cui "
    "d da dagli dai dal dall dalla dalle dallo degli dei del dell della delle dello di dopo dove due e ed era erano "
    "essere fa fino fra fu gia gli ha hanno ho i il in io l la le lei li lo loro lui ma me mentre mi mia mio molto ne "
    "negli nei nel nell nella nelle nello noi non nostra nostro o ogni oltre per perche percio pero piu poi possono "
    "prima proprio puo qual quale quali quando quanta quante quanti quanto quella quelle quelli quello quest questa "
    "queste questi questo qui sara saranno se sei senza si sia siamo siete sono sotto sta stata stati stato su sua sue "
    "sugli sui sul sull sulla sulle suo suoi tra tu tutta tutte tutti tutto un una uno v vi voi";

constexpr char portuguese[] =
    "a ainda alem algum alguma algumas alguns ante antes ao aonde aos apos aquela aquelas aquele aqueles aquilo as ate "
    "cada com como contra da das de dela dele deles depois desde dessa desse desta deste do dos e ela elas ele eles em "
    "embora entre era eram essa essas esse esses esta estao estar estas estava estavam este estes eu foi foram ha "
    "havia isso isto ja la lhe lhes mais mas me mesmo meu meus minha muito muitos na nao nas nem nessa nesse nesta "
    "neste no nos nossa nosso num numa o onde os ou outra outras outro outros para pela pelas pelo pelos pode podem "
    "pois por porque quais qual quando quanta quantas quanto quantos que quem sao se seja sem sempre ser sera serao "
    "seu seus si sido so sob sobre sua suas tambem tao te tem ter teu teve tinha tinham toda todas todo todos tu um "
    "uma umas uns voce";

constexpr char dutch[] =
    "aan al alle alleen alles als altijd ander andere anders ben bent bij bijna binnen daar dan dat de deze die dit "
    "doch doen door dus een eens en enkele er etc ge geen geweest haar had hadden heb hebben heeft hem het hier hij "
    "hoe hoeveel hun iemand iets ik in is ja je jij jou jouw jullie kan kon konden kunnen maar mag me meer men met mij "
    "mijn moest moet moeten mogen na naar nadat niet niets nog nu of om omdat ons onze ook op over reeds s sinds t te "
    "tegen terwijl toch toen tot tussen u uit uw van vanaf veel voor waar waarheen waarom wanneer want waren was wat "
    "we weer wel welk welke werd werden wie wiens wij wil worden wordt zal ze zelf zich zij zijn zo zonder zou zouden "
    "zullen";

constexpr char swedish[] =
    "alla allt an annan annat att av bara bland blev bli blir blivit da dar darfor de dem den denna deras dess dessa "
    "det detta dig din dina du efter ej eller en enligt er ett fick fler for fram fran genom ha hade han hans har helt "
    "henne hennes hon honom hos hur hurdan i icke in ingen innan inom inte ja jag kan kommer kunde man med medan "
    "mellan men mer mig min mina mot mycket nagon nagot nagra nar ni nu och ocksa om oss pa redan sa sadan samma samt "
    "sedan ser sig sin sina ska skall skulle som till under upp ut utan vad var vara varfor varifran varit varje vars "
    "vart vem vems vi vid vilka vilken vilket vill";

constexpr char danish[] =
    "af alle alt and anden andet at blandt blev blive bliver da de dem den denne der deres det dette dig din dine "
    "disse dog du efter ej eller en end er et faet far fik for fordi fra frem ham han hans har havde have hende hendes "
    "her hos hun hvad hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor hvorledes hvornar i igen ikke ind "
    "ingen ja jeg jer jo kan kom kun kunne man mange med meget mellem men mere mig min mine mod nar ned nogen noget "
    "nogle nu og ogsa om op os over pa sa sadan samt selv siden sig sin sine skal skulle som til ud uden under vaere "
    "vaeret var ved vi vil ville vor";

constexpr char norwegian[] =
    "alle alt andre at av bare ble blei bli blir da de deg dei dem den denne der dere deres det dette din disse dit du "
    "eg ei eller en enn er et etter far fikk for fordi fra fram ha hadde han hans har henne hennes her hos hun hva "
    "hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor hvorhen i ikke ikkje ingen inn ja jeg kan kom kor "
    "korleis kun kunne kva kvar kven kvifor man mange med meg meget mellom men mer min mine mot mye na nar ned no noe "
    "noen nokon ny og ogsa om opp oss over pa sa samme seg selv ser siden sin sine skal skulle slik som til under ut "
    "uten vaere vaert var vart ved vi vil ville";

constexpr char finnish[] =
    "ehka ei eika eivat ennen eraat eras etta han haneen hanen he hei heidan heille ihan itse ja jo joka jokin jolla "
    "jolle jonka jos joskus jossa jota jotka jotta juuri kaikki kanssa kautta keiden kenelle kenen keskella ketka kin "
    "koko koska kuin kuinka kuitenkin kuka kumpi kun kuten lahes lisaksi me meidan mihin mika mikaan miksi millainen "
    "milloin minka missa mista mita mitaan miten montako mukaan mutta muun muut muuta myos nama ne niiden niin niita "
    "noin nuo nyt ole olen olet oli olisi olivat olla ollut on onko ovat paitsi paljonko poikki se sellainen sen "
    "senkin siella siihen siina siita silla sita sitten taas tai tama taman tassa tasta tata te teidan tuo vaan vai "
    "vaikka vain vastaan viela voi voidaan voiko yli";

constexpr char russian[] =
    "а без более бы был была были было быть в вам вас ведь весь во вот все всего всех вы где да даже для до его ее "
    "если есть еще же за зачем здесь и из или им их к как какая какие какого какое какой когда кого кому которая "
    "которого которое которой которую которые который которых кто куда ли либо между меня мне много может можно мой "
    "моя мы на над надо наш не него нее нет ни них но ну о об однако он она они оно от откуда отчего очень по под "
    "после потом потому почему почти при про раз с сам свое своего своей свои своих свой себе себя сколько со так "
    "также такой там те тем теперь то того тоже той только том тот тут ты у уже чего чей чем через что чтобы чье чья "
    "эта эти этим этих это этого этой этом этот эту я";

constexpr char arabic[] =
    "اذ اذا الا التي الذي الذين اللذين الي اليه اليها ام اما ان انا انت انه انها انهم او اي ايضا اين بان بعد بعض بل به "
    "بها بين تحت تكون تلك تم ثم حتي حول حيث خلال دون ذلك ضد علي عليه عليها عن عند عندما غير فوق في فيه فيها قبل قد كان "
    "كانت كانوا كل كم كما كيف لا لان لدي لكن لم لماذا لن له لها لهم ليس ليست ما ماذا متي مع من منذ منه منها نحن نحو "
    "هذا هذه هل هم هن هنا هناك هو هي واضاف والتي وان وعلي وفي وقال وقد وكان وكانت ولا ولم وما ومن وهو وهي يتم يكون";

/// With the plural ending and the verbal prefix, which are often printed as words.
constexpr char persian[] =
    "از اگر اما ان اند او اي اين ايشان با بايد بر براي به بود بودند بوده پس پيش تا تر ترين تنها چرا چه چون چند خود "
    "خواهد در درباره دو را روي زير سپس شد شدند شده شود شوند كرد كردند كرده كند كنند كه كي ما مي ميان ميشود ميكند من "
    "نمي نه نيز نيست ها هاي هايي هر هم همان همه هميشه همين هيچ و ولي وي يا يك يكي است هست هستند داد دارد دارند داشت "
    "ديگر شما انها اينكه انكه بين بي";

struct StopWords {
  std::string_view language;
  std::span<const std::string_view> words;
};

constexpr StopWords lists[] = {
    {"en", word_list<english>},   {"fr", word_list<french>},    {"de", word_list<german>},
    {"es", word_list<spanish>},   {"it", word_list<italian>},   {"pt", word_list<portuguese>},
    {"nl", word_list<dutch>},     {"sv", word_list<swedish>},   {"da", word_list<danish>},
    {"no", word_list<norwegian>}, {"nb", word_list<norwegian>}, {"nn", word_list<norwegian>},
    {"fi", word_list<finnish>},   {"ru", word_list<russian>},   {"ar", word_list<arabic>},
    {"fa", word_list<persian>},
};

}  // namespace

bool is_stop_word(std::string_view term, std::string_view language) {
  const auto primary = language.substr(0, language.find('-'));
  const auto* found = std::ranges::find(lists, primary, &StopWords::language);
  return found != std::end(lists) && std::ranges::binary_search(found->words, term);
}

}  // namespace news
