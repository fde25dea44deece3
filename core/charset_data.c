/* SPDX-License-Identifier: MIT */
/*
 * Languages by what they write besides ASCII, and the encodings they are met
 * in. To add an encoding is to add a row; where several rows decode a text to
 * the same characters the first one wins, so a superset stands before what it
 * contains.
 */
#include "config.h"

#include "charset_data.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

const struct recto_language recto_punctuation = {
	"punctuation", RECTO_SLOPE_EXTRA, "’“”–—…‘«»„£€°§•·\u00a0©®™№‚‹›±×"
};

const struct recto_language recto_languages[] = {
	/* Latin letters */
	{ "ca", RECTO_SLOPE_EXTRA, "óàèéíòçúïü" },
	{ "cs", RECTO_SLOPE_EXTRA, "íáěéčžřšýůúóťďň" },
	{ "da", RECTO_SLOPE_EXTRA, "øåæéüö" },
	{ "de", RECTO_SLOPE_EXTRA, "üäößé" },
	{ "eo", RECTO_SLOPE_EXTRA, "ŭĝĉŝĵĥ" },
	{ "es", RECTO_SLOPE_EXTRA, "óíáéñú¿¡ü" },
	{ "et", RECTO_SLOPE_EXTRA, "äõüöšž" },
	{ "fi", RECTO_SLOPE_EXTRA, "äöå" },
	{ "fr", RECTO_SLOPE_EXTRA, "éèàêçôîùûâœïë" },
	{ "ga", RECTO_SLOPE_EXTRA, "áíéóú" },
	{ "hr", RECTO_SLOPE_EXTRA, "čšžćđ" },
	{ "hu", RECTO_SLOPE_EXTRA, "áéöóőíüúű" },
	{ "is", RECTO_SLOPE_EXTRA, "íáðéöúþóæý" },
	{ "it", RECTO_SLOPE_EXTRA, "èàùòìé" },
	{ "lt", RECTO_SLOPE_EXTRA, "ėšųžįąūčę" },
	{ "lv", RECTO_SLOPE_EXTRA, "āīēšūņļķģčž" },
	{ "nl", RECTO_SLOPE_EXTRA, "ëéïöüè" },
	{ "pl", RECTO_SLOPE_EXTRA, "łęążśóćńź" },
	{ "pt", RECTO_SLOPE_EXTRA, "ãçáéóíêõâúàô" },
	{ "ro", RECTO_SLOPE_EXTRA, "ăîâțșţş" },
	{ "sk", RECTO_SLOPE_EXTRA, "áíéčúžšýľťóôňďäĺŕ" },
	{ "sq", RECTO_SLOPE_EXTRA, "ëç" },
	{ "sv", RECTO_SLOPE_EXTRA, "äåöé" },
	{ "tr", RECTO_SLOPE_EXTRA, "ıüşğöçİâîû" },
	{ "vi", RECTO_SLOPE_EXTRA, "\u0301đ\u0300\u0323ưâơê\u0309ôă\u0303àáóúíùéèâã" },

	/* Other alphabets */
	{ "ar", RECTO_SLOPE_ALPHABET, "اليمنرتوبعةدسفكهحقأجىشصطخإضءزذثئغآؤظ،؟\u064b\u0651\u064e؛ـ" },
	{ "be", RECTO_SLOPE_ALPHABET, "аніоерсктлвдупямыьзбгцчйжшўхёюэф" },
	{ "bg", RECTO_SLOPE_ALPHABET, "аеиотнрсвлдпкмзяъгбчуйщжхцшфюь" },
	{ "el", RECTO_SLOPE_ALPHABET, "αοιετσνηρπυκμλςίόάγδέωήθύχφβώξζψϊΐϋΰ" },
	{ "fa", RECTO_SLOPE_ALPHABET, "اینرردمهوتشبکسلفخگزقپعجحيكآصچطغضژئظ،؟\u200c" },
	{ "he", RECTO_SLOPE_ALPHABET, "יוהלתרמאשבנםדקחפעצגכסטזןךץף" },
	{ "mk", RECTO_SLOPE_ALPHABET, "аоиетнрсвдклпмујзгбчшцжќѓфхљњџѕ" },
	{ "ru", RECTO_SLOPE_ALPHABET, "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё" },
	{ "sr", RECTO_SLOPE_ALPHABET, "аоиенсртјукдвмлпзгбчшжцћљњђхфџ" },
	{ "th", RECTO_SLOPE_ALPHABET, "านรอกเงมยลวดท่ส้ตัระิปีบคหแจพใชขำไุูโถผืณ์ึซ็ธญศภษๆฟฝฉฐฮฆฯ" },
	{ "uk", RECTO_SLOPE_ALPHABET, "оаниівтерслкдумпзяьгбчйхжїшюєцщфґ" },

	/* Thousands of characters */
	{ "hans", RECTO_SLOPE_CJK,
	  "的，。一是在、不了有和人这中大为上个国“”我以要他时来用们：生到作地于出就分对成会可主发年动"
	  "同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物"
	  "现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间"
	  "样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情"
	  "者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少"
	  "图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门"
	  "即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更"
	  "单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话整空"
	  "元况今集传土许步群广记需段研界林律叫且究观越织装影算低持音众书布复容儿际商非验连断深难近千"
	  "周委技备半办青省列习响约支般史感劳便团往历市克何除消构府称太准精值号率族维划选标写存候效院"
	  "（）；《》！？·—…" },
	{ "hant", RECTO_SLOPE_CJK,
	  "的，。一是在、不了有和人這中大為上個國「」我以要他時來用們：生到作地於出就分對成會可主發年動"
	  "同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物"
	  "現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間"
	  "樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情"
	  "者最立代想已通並提直題黨程展五果料象員位入常文總次品式活設及管特件長求老頭基資邊流路級少台"
	  "圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被做必戰先回則任取據處隊南給色光門灣"
	  "即保治北造百規熱領七海口東導器壓志世金增爭濟階油思術極交受聯什認六共權收證改清己美再採轉更"
	  "單風切打白教速花帶安場身車例真務具萬每目至達走積示議聲報鬥完類八離華名確才科張信馬節話整空"
	  "元況今集傳土許步群廣記需段研界林律叫且究觀越織裝影算低持音眾書布復容兒際商非驗連斷深難近千"
	  "周委技備半辦青省列習響約支般史感勞便團往歷市克何除消構府稱太準精值號率族維劃選標寫存候效院"
	  "『』（）；《》！？·—…" },
	{ "ja", RECTO_SLOPE_CJK,
	  "の、にはをたがでてとしい。るなれさっかもらりうくこあ「」きまつそけせよえどめすーわやおみちょほ"
	  "んだじばごげずぎゃゅべぶぐびぜふへひむねゆろぞざぼぽぱぷぴぺンスルトリアイクラドシジフマレロコタメ"
	  "テサプバカニエオデウムパチナセキグブィェュャッビボダハヘホミモヤユヨワネノベペポゴガギソケズヒピ・"
	  "日一国年人大会本中東出者事上部時社間行分手地見二同学力場立政生前党新業方代自十高体対法議市京三"
	  "員円明度今小内民区約長選県問化性経家連現合定後回金動当理気目野最万発米作全道主院的実開関強"
	  "四五六七八九月火水木土名文字式使用集成書入外子女私何言思話話物面意表示検索設" },
	{ "ko", RECTO_SLOPE_CJK,
	  "이다는에을의가고를한은하지로기사어도자리서그시인대나들정부해아수있일전보장제원것여주상스면만관공"
	  "과구국마선비으성라용신조우계개회년월안민동소세진경방당문무금중교물양단학위드발치모불적입미명산연"
	  "유업군본체실분러음력통트차생행레간재심영결후번내석직출강투감표외작른였었했습니까요된될함할없않때"
	  "말더게데와따또려록남북미종등합설양격타파호호최박김노건식속법요달터파활환화특히않바버매목" },
};
const size_t recto_nlanguages = COUNT(recto_languages);

/* ------------------------------------------------- encodings of two bytes */

/* Rows: punctuation and symbols, the common characters, the rare ones, the rest. */
static const struct recto_zone gb18030[] = {	/* GB 2312 levels 1 and 2, then GBK */
	{ 0xa1, 0xa3, 0xa1, 0xfe, 95 },
	{ 0xa4, 0xa9, 0xa1, 0xfe, 160 },
	{ 0xb0, 0xd7, 0xa1, 0xfe, 125 },
	{ 0xd8, 0xf7, 0xa1, 0xfe, 165 },
	{ 0x81, 0xa0, 0x40, 0xfe, 185 },
	{ 0xaa, 0xfe, 0x40, 0xa0, 185 },
	{ 0x81, 0xfe, 0x00, 0xff, 230 },
	{ 0, 0, 0, 0, 200 }
};
static const struct recto_zone big5[] = {	/* levels 1 and 2 */
	{ 0xa1, 0xa2, 0x40, 0xfe, 95 },
	{ 0xa3, 0xa3, 0x40, 0xfe, 160 },
	{ 0xa4, 0xc6, 0x40, 0xfe, 125 },
	{ 0xc9, 0xf9, 0x40, 0xfe, 170 },
	{ 0x81, 0xfe, 0x00, 0xff, 230 },
	{ 0, 0, 0, 0, 250 }
};
static const struct recto_zone windows949[] = {	/* KS X 1001 Hangul, Hanja; the other Hangul */
	{ 0xa1, 0xa3, 0xa1, 0xfe, 95 },
	{ 0xa4, 0xac, 0xa1, 0xfe, 160 },
	{ 0xb0, 0xc8, 0xa1, 0xfe, 120 },
	{ 0xca, 0xfd, 0xa1, 0xfe, 180 },
	{ 0x81, 0xc6, 0x41, 0xfe, 180 },
	{ 0x81, 0xfe, 0x00, 0xff, 230 },
	{ 0, 0, 0, 0, 250 }
};
static const struct recto_zone shift_jis[] = {	/* JIS X 0208 levels 1 and 2 */
	{ 0x81, 0x83, 0x40, 0xfc, 95 },
	{ 0x84, 0x87, 0x40, 0xfc, 160 },
	{ 0x88, 0x97, 0x40, 0xfc, 125 },
	{ 0x98, 0x9f, 0x40, 0xfc, 170 },
	{ 0xe0, 0xea, 0x40, 0xfc, 170 },
	{ 0x81, 0xfc, 0x40, 0xfc, 230 },
	{ 0, 0, 0, 0, 120 }			/* katakana of one byte */
};
static const struct recto_zone euc_jp[] = {
	{ 0xa1, 0xa5, 0xa1, 0xfe, 95 },
	{ 0xa6, 0xad, 0xa1, 0xfe, 160 },
	{ 0xb0, 0xcf, 0xa1, 0xfe, 125 },
	{ 0xd0, 0xf4, 0xa1, 0xfe, 170 },
	{ 0x8e, 0x8e, 0xa1, 0xdf, 190 },
	{ 0x80, 0xff, 0x00, 0xff, 230 },
	{ 0, 0, 0, 0, 200 }
};

/*
 * The prior is what speaks against an encoding before a byte is read. It tells
 * in short texts only: western letters are what a lone byte above 7F mostly is,
 * the encodings of DOS and of old Macintoshes are seldom met.
 */
const struct recto_candidate recto_candidates[] = {
	{ "GB18030",	"hans hant", 0, gb18030 },
	{ "Big5",	"hant", 0, big5 },
	{ "Big5-HKSCS",	"hant", 10, big5 },
	{ "Shift_JIS",	"ja", 0, shift_jis },
	{ "EUC-JP",	"ja", 0, euc_jp },
	{ "windows-949", "ko", 0, windows949 },

	{ "windows-1252", "fr de es pt it sv da fi nl is ca ga sq et", -40, NULL },
	{ "ISO-8859-15", "fr de es pt it sv da fi nl is ca ga sq et", 10, NULL },
	{ "windows-1250", "pl cs sk hu hr ro sq", 10, NULL },
	{ "ISO-8859-2",	"pl cs sk hu hr ro sq", 15, NULL },
	{ "windows-1254", "tr", 10, NULL },
	{ "windows-1257", "lt lv et pl", 10, NULL },
	{ "ISO-8859-13", "lt lv et pl", 20, NULL },
	{ "windows-1258", "vi", 10, NULL },
	{ "ISO-8859-3",	"eo", 100, NULL },
	{ "macintosh",	"fr de es pt it sv da fi nl is ca ga sq et", 200, NULL },
	{ "IBM850",	"fr de es pt it sv da fi nl is ca ga sq et", 200, NULL },
	{ "IBM852",	"pl cs sk hu hr ro sq", 200, NULL },

	{ "windows-1251", "ru uk bg be sr mk", 0, NULL },
	{ "KOI8-R",	"ru", 0, NULL },
	{ "KOI8-U",	"uk be", 10, NULL },
	{ "ISO-8859-5",	"ru uk bg be sr mk", 20, NULL },
	{ "IBM866",	"ru be", 20, NULL },
	{ "x-mac-cyrillic", "ru uk bg sr", 200, NULL },
	{ "windows-1253", "el", 0, NULL },
	{ "ISO-8859-7",	"el", 10, NULL },
	{ "windows-1255", "he", 0, NULL },
	{ "windows-1256", "ar fa", 0, NULL },
	{ "ISO-8859-6",	"ar", 10, NULL },
	{ "windows-874", "th", 0, NULL },
};
const size_t recto_ncandidates = COUNT(recto_candidates);
