/* SPDX-License-Identifier: MIT */
/* The encoding is found: sentences of many languages in the encodings they are met in. */
#include "config.h"

#include <dirent.h>
#include <stdlib.h>
#include <strings.h>

#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "recto/stream.h"

#include "../check.h"

/* A sentence or two as a newspaper has them, and where they are met. */
static const struct sample {
	const char *language;
	const char *charsets;	/* separated by spaces */
	const char *text;
} samples[] = {
	{ "Chinese, simplified", "GB18030 GBK GB2312",
	  "本报讯 记者昨天从市政府获悉，新建的图书馆将于下月正式开放。全馆共有三层，"
	  "可供两千名读者同时阅读。" },
	{ "Chinese, traditional", "Big5 GB18030",
	  "本報訊 記者昨天從市政府獲悉，新建的圖書館將於下月正式開放。全館共有三層，"
	  "可供兩千名讀者同時閱讀。" },
	{ "Japanese", "Shift_JIS EUC-JP ISO-2022-JP",
	  "新しい図書館が来月から開館することが、昨日の市議会で明らかになった。"
	  "三階建てで、二千人が同時に利用できる。" },
	{ "Korean", "EUC-KR windows-949 ISO-2022-KR",
	  "새로 지은 도서관이 다음 달에 문을 연다고 시청이 어제 밝혔다. "
	  "모두 세 층으로 이천 명이 함께 책을 읽을 수 있다." },
	{ "Russian", "windows-1251 KOI8-R ISO-8859-5 IBM866",
	  "Новая городская библиотека откроется в следующем месяце, сообщили вчера в мэрии. "
	  "В её трёх этажах смогут заниматься две тысячи читателей." },
	{ "Ukrainian", "windows-1251 KOI8-U",
	  "Нова міська бібліотека відкриється наступного місяця, повідомили вчора в мерії. "
	  "На її трьох поверхах зможуть працювати дві тисячі читачів." },
	{ "Bulgarian", "windows-1251 ISO-8859-5",
	  "Новата градска библиотека ще бъде открита следващия месец, съобщиха вчера от "
	  "кметството. В нея ще могат да четат две хиляди души." },
	{ "Greek", "windows-1253 ISO-8859-7",
	  "Η νέα βιβλιοθήκη της πόλης θα ανοίξει τον επόμενο μήνα, ανακοίνωσε χθες ο δήμος. "
	  "Έχει τρεις ορόφους και χωράει δύο χιλιάδες αναγνώστες." },
	{ "Hebrew", "windows-1255 ISO-8859-8",
	  "הספרייה העירונית החדשה תיפתח בחודש הבא, כך נמסר אתמול מן העירייה. "
	  "יש בה שלוש קומות ומקום לאלפיים קוראים." },
	{ "Arabic", "windows-1256 ISO-8859-6",
	  "أعلنت البلدية أمس أن المكتبة الجديدة ستفتح أبوابها في الشهر القادم، "
	  "وهي من ثلاثة طوابق وتتسع لألفي قارئ." },
	{ "Thai", "TIS-620 windows-874",
	  "เทศบาลแจ้งเมื่อวานนี้ว่าห้องสมุดแห่งใหม่จะเปิดให้บริการในเดือนหน้า "
	  "มีสามชั้นและรองรับผู้อ่านได้สองพันคน" },
	{ "French", "windows-1252 ISO-8859-1 macintosh IBM850",
	  "La nouvelle bibliothèque ouvrira ses portes le mois prochain, a annoncé hier la "
	  "mairie. Élevée sur trois étages, elle pourra accueillir deux mille lecteurs à la "
	  "fois ; l'entrée sera gratuite même pour les étrangers." },
	{ "German", "windows-1252 ISO-8859-1 macintosh",
	  "Die neue Stadtbücherei öffnet im nächsten Monat, teilte das Rathaus gestern mit. "
	  "Auf drei Geschossen finden zweitausend Leser Platz; außer montags ist täglich "
	  "geöffnet, und die Gebühren bleiben wie früher." },
	{ "Spanish", "windows-1252 ISO-8859-1",
	  "La nueva biblioteca abrirá sus puertas el próximo mes, anunció ayer el municipio. "
	  "Según el señor alcalde, podrán leer allí dos mil niños y jóvenes." },
	{ "Portuguese", "windows-1252 ISO-8859-1",
	  "A nova biblioteca será aberta no próximo mês, informou ontem a câmara. Haverá "
	  "lugares para dois mil leitores, e a inscrição não custará nada às crianças." },
	{ "Swedish", "windows-1252 ISO-8859-1",
	  "Det nya biblioteket öppnar nästa månad, meddelade kommunen i går. Huset har tre "
	  "våningar och rymmer två tusen läsare på en gång." },
	{ "English", "windows-1252",
	  "“The new library opens next month,” said the mayor – and the children’s room, "
	  "she promised, won’t close before eight o’clock." },
	{ "Polish", "windows-1250 ISO-8859-2",
	  "Nowa biblioteka zostanie otwarta w przyszłym miesiącu, poinformował wczoraj urząd. "
	  "Na trzech piętrach będzie mogło czytać dwa tysiące osób, także późną nocą." },
	{ "Czech", "windows-1250 ISO-8859-2",
	  "Nová městská knihovna se otevře příští měsíc, oznámil včera úřad. Má tři patra a "
	  "vejde se do ní dva tisíce čtenářů. Šestnáctiletí však zaplatí méně; průkazky "
	  "si žadatelé můžou vyřídit už teď, slíbil též úředník Tomáš Žižka." },
	{ "Hungarian", "windows-1250 ISO-8859-2",
	  "A jövő hónapban megnyílik az új városi könyvtár, közölte tegnap a hivatal. A három "
	  "emeleten kétezer olvasó fér el egyszerre, és a belépő ingyenes lesz, főleg a nőknek." },
	{ "Turkish", "windows-1254 ISO-8859-9",
	  "Yeni şehir kütüphanesi gelecek ay açılıyor, belediye dün bildirdi. Üç katlı yapıda "
	  "iki bin kişi aynı anda okuyabilecek; giriş ücretsiz olacağı söylendi." },
	{ "Lithuanian", "windows-1257",
	  "Naujoji miesto biblioteka atidaroma kitą mėnesį, vakar pranešė savivaldybė. Trijuose "
	  "aukštuose galės skaityti du tūkstančiai žmonių, įėjimas bus nemokamas." },
	/* windows-1258 writes most tones behind the letter; NFC puts them on it */
	{ "Vietnamese", "windows-1258",
	  "Thư viê\u0323n mơ\u0301i cu\u0309a thành phô\u0301 se\u0303 mơ\u0309 cư\u0309a vào tháng sau, to\u0300a thi\u0323 chính cho biê\u0301t hôm qua. "
	  "Ba tâ\u0300ng lâ\u0300u đu\u0309 chô\u0303 cho hai nghi\u0300n đô\u0323c gia\u0309." },
};

/* ------------------------------------------------------------- encoding */

static size_t
encode(char *out, size_t size, const char *charset, const char *text, size_t len)
{
	UErrorCode status = U_ZERO_ERROR;
	UConverter *cnv = ucnv_open(charset, &status);
	UChar units[4000];
	int32_t n;

	u_strFromUTF8(units, 4000, &n, text, (int32_t)len, &status);
	n = ucnv_fromUChars(cnv, out, (int32_t)size, units, n, &status);
	ucnv_close(cnv);
	if (U_FAILURE(status))
		fail_msg("%s: %s", charset, u_errorName(status));
	return (size_t)n;
}

/* All lines of the bytes, with LF after each. */
static void
read_all(recto_source *src, recto_buf *out)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_line line;
	int rc;

	while ((rc = recto_source_line(src, &line, &err)) > 0) {
		recto_buf_add(out, line.text, line.len);
		recto_buf_addc(out, '\n');
	}
	check_code("line", rc, 0, &err);
}

static recto_source *
open_bytes(const char *bytes, size_t len)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_source *src;

	check_code("open", recto_source_open_memory(&src, bytes, len, "memory", &err), 0, &err);
	return src;
}

static int
is_sure(const recto_source *src)
{
	return recto_source_charset_confidence(src) >= 50;
}

/* What is read back is the text; `what` names the case. */
static void
check_found(const char *what, const char *charset, const char *bytes, size_t len,
    const char *want, size_t want_len)
{
	recto_source *src = open_bytes(bytes, len);
	recto_buf got = RECTO_BUF_INIT;

	read_all(src, &got);
	if (got.len != want_len + 1 || memcmp(got.data, want, want_len) != 0) {
		print_text("got ", got.data, got.len);
		print_text("want", want, want_len);
		fail_msg("%s in %s was taken for %s", what, charset, recto_source_charset(src));
	}
	if (!is_sure(src))
		fail_msg("%s in %s: no more than %d sure of %s", what, charset,
		    recto_source_charset_confidence(src), recto_source_charset(src));
	recto_buf_dispose(&got);
	recto_source_close(src);
}

/* Step through words; 0 at the end. */
static size_t
next_word(const char **words, char *word)
{
	size_t n;

	*words += strspn(*words, " ");
	n = strcspn(*words, " ");
	memcpy(word, *words, n);
	word[n] = '\0';
	*words += n;
	return n;
}

static size_t
compose(char *out, size_t size, const char *text, size_t len)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar units[4000], composed[4000];
	int32_t n;

	u_strFromUTF8(units, 4000, &n, text, (int32_t)len, &status);
	n = unorm2_normalize(unorm2_getNFCInstance(&status), units, n, composed, 4000, &status);
	u_strToUTF8(out, (int32_t)size, &n, composed, n, &status);
	assert_true(U_SUCCESS(status));
	return (size_t)n;
}

static void
finds_the_encoding(void **state)
{
	static const char *const unicode = "UTF-8 UTF-16LE UTF-16BE UTF-32LE UTF-32BE";
	const char *charsets[2];
	char bytes[4000], want[4000], charset[40];
	size_t i, k, n, len, want_len;

	(void)state;
	for (i = 0; i < COUNT(samples); i++) {
		charsets[0] = samples[i].charsets;
		charsets[1] = unicode;
		n = strlen(samples[i].text);
		want_len = compose(want, sizeof(want), samples[i].text, n);
		for (k = 0; k < 2; k++)
			while (next_word(&charsets[k], charset) > 0) {
				len = encode(bytes, sizeof(bytes), charset, samples[i].text, n);
				check_found(samples[i].language, charset, bytes, len,
				    want, want_len);
			}
	}
}

/* ------------------------------------------------------- names of answers */

static const struct {
	const char *label, *bytes;
	const char *charset;
	int least, most;	/* confidence */
} answer_rows[] = {
	{ "ASCII",		"plain\n", "US-ASCII", 100, 100 },
	{ "nothing",		"", "US-ASCII", 100, 100 },
	{ "UTF-8",		"caf\xc3\xa9\n", "UTF-8", 100, 100 },
	{ "mark",		"\xef\xbb\xbf" "abc", "UTF-8", 100, 100 },
	{ "one letter, western", "caf\xe9\n", "windows-1252", 0, 99 },
	{ "curly quotes",	"it\x92s \x93his\x94\n", "windows-1252", 0, 99 },
	{ "superset of GB2312",	"\xd6\xd0\xb9\xfa\xd0\xc2\xce\xc5 \xc8\xcb\xc3\xf1\xc8\xd5\xb1\xa8\n",
	  "GB18030", 50, 99 },
	{ "superset of EUC-KR",	"\xb4\xeb\xc7\xd1\xb9\xce\xb1\xb9\xc0\xc7 \xbb\xe7\xb6\xf7\xc0\xba\n",
	  "windows-949", 50, 99 },
	{ "escape sequences",	"abc \x1b$B$3$s\x1b(B\n", "ISO-2022-JP", 90, 99 },
	{ "no text at all",	"\xff\xa5\x81 \xfe\x80\xa0\x9d\xff", NULL, 0, 60 },
};

static void
says_what_it_found(void **state)
{
	recto_buf got = RECTO_BUF_INIT;
	recto_source *src;
	size_t i;
	int sure;

	(void)state;
	for (i = 0; i < COUNT(answer_rows); i++) {
		src = open_bytes(answer_rows[i].bytes, strlen(answer_rows[i].bytes));
		assert_null(recto_source_charset(src));
		read_all(src, &got);
		sure = recto_source_charset_confidence(src);
		if (answer_rows[i].charset != NULL &&
		    strcmp(recto_source_charset(src), answer_rows[i].charset) != 0)
			fail_msg("%s: got %s, want %s", answer_rows[i].label,
			    recto_source_charset(src), answer_rows[i].charset);
		if (sure < answer_rows[i].least || sure > answer_rows[i].most)
			fail_msg("%s: %d sure", answer_rows[i].label, sure);
		recto_source_close(src);
	}
	recto_buf_dispose(&got);
}

/* ------------------------------------------------------- hard UTF-8 files */

static const char utf8_page[] =
    "Überall in der Stadt wurde gestern über die Brücke gestritten, die für Fußgänger "
    "gesperrt ist. „Das Geländer fällt nächstens in den Fluß“, hieß es.\n";

/* An OCR program cut bytes out of characters; the rest must not suffer. */
static void
broken_utf8_stays_utf8(void **state)
{
	char bytes[sizeof(utf8_page)];
	recto_buf got = RECTO_BUF_INIT;
	recto_source *src;

	(void)state;
	memcpy(bytes, utf8_page, sizeof(bytes));
	bytes[1] = 'x';		/* a lead byte alone */
	memset(strstr(bytes, "ü"), '\xbf', 2);
	src = open_bytes(bytes, sizeof(bytes) - 1);
	read_all(src, &got);
	assert_string_equal(recto_source_charset(src), "UTF-8");
	check_number("malformed", recto_source_malformed(src), 3);
	assert_non_null(strstr(got.data, "Fußgänger"));
	recto_buf_dispose(&got);
	recto_source_close(src);
}

/* A megabyte and more of ASCII, then the first letter above it: in each encoding. */
static void
ascii_decides_nothing(void **state)
{
	static const struct { const char *charset, *line, *want; } rows[] = {
		{ "UTF-8", "caf\xc3\xa9 au lait\n", "café au lait" },
		{ "windows-1252", "caf\xe9 au lait, d\xe9j\xe0 vu\n", "café au lait, déjà vu" },
		{ "KOI8-R", "\xee\xcf\xd7\xc1\xd1 \xc2\xc9\xc2\xcc\xc9\xcf\xd4\xc5\xcb\xc1\n",
		  "Новая библиотека" },
	};
	recto_error err = RECTO_ERROR_INIT;
	recto_buf bytes = RECTO_BUF_INIT;
	recto_source *src;
	recto_line line;
	size_t i, k;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		recto_buf_clear(&bytes);
		for (k = 0; k < 60000; k++)
			recto_buf_adds(&bytes, "nothing but plain letters\n");
		recto_buf_adds(&bytes, rows[i].line);
		src = open_bytes(bytes.data, bytes.len);
		for (k = 0; k < 60000; k++) {
			assert_int_equal(recto_source_line(src, &line, &err), 1);
			assert_string_equal(recto_source_charset(src), "US-ASCII");
		}
		assert_int_equal(recto_source_line(src, &line, &err), 1);
		check_text(rows[i].charset, line.text, line.len, rows[i].want);
		assert_string_equal(recto_source_charset(src), rows[i].charset);
		check_number("line", line.number, 60001);
		recto_source_close(src);
	}
	recto_buf_dispose(&bytes);
}

/* A character that the window's end cuts is no reason to doubt UTF-8. */
static void
the_window_may_cut_a_character(void **state)
{
	size_t i, len = ((size_t)1 << 20) + 100;
	char *bytes = malloc(len);
	recto_buf got = RECTO_BUF_INIT;
	recto_source *src;
	size_t shift;

	(void)state;
	for (shift = 0; shift < 3; shift++) {
		memset(bytes, 'x', len);
		for (i = shift; i + 3 <= len; i += 3)
			memcpy(bytes + i, "决", 3);
		src = open_bytes(bytes, len - 100 + shift);
		read_all(src, &got);
		assert_string_equal(recto_source_charset(src), "UTF-8");
		assert_int_equal(recto_source_charset_confidence(src), 100);
		recto_source_close(src);
	}
	recto_buf_dispose(&got);
	free(bytes);
}

/* ------------------------------------------------------- names of users */

static const struct { const char *name; int rc; const char *meant; } name_rows[] = {
	{ "utf8",		RECTO_OK, "UTF-8" },
	{ "latin1",		RECTO_OK, "windows-1252" },
	{ "gb2312",		RECTO_OK, "GB18030" },
	{ "ks_c_5601-1987",	RECTO_OK, "windows-949" },
	{ "sjis",		RECTO_OK, "Shift_JIS" },
	{ "koi8-r",		RECTO_OK, "KOI8-R" },
	{ "UTF-16",		RECTO_OK, "UTF-16LE" },
	{ "auto",		RECTO_OK, "US-ASCII" },
	{ "utf9",		RECTO_EUSAGE, "unknown encoding utf9; is UTF-8 meant?" },
	{ "windws-1251",	RECTO_EUSAGE, "unknown encoding windws-1251; is windows-1251 meant?" },
	{ "klingonese",		RECTO_EUSAGE, "unknown encoding klingonese" },
	{ "",			RECTO_EUSAGE, "unknown encoding " },
	{ "x-iscii-de",		RECTO_ENOTSUP, "text in x-iscii-de cannot be read" },
};

static void
takes_the_word_of_the_user(void **state)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_source *src;
	recto_line line;
	size_t i;
	int rc;

	(void)state;
	for (i = 0; i < COUNT(name_rows); i++) {
		src = open_bytes("text", 4);
		rc = recto_source_set_charset(src, name_rows[i].name, &err);
		check_code(name_rows[i].name, rc, name_rows[i].rc, &err);
		if (rc < 0) {
			assert_string_equal(err.text, name_rows[i].meant);
		} else {
			assert_int_equal(recto_source_line(src, &line, &err), 1);
			assert_string_equal(recto_source_charset(src), name_rows[i].meant);
			assert_int_equal(recto_source_charset_confidence(src), 100);
			assert_int_equal(recto_source_set_charset(src, NULL, &err), RECTO_EUSAGE);
		}
		recto_source_close(src);
	}
}

/* ---------------------------------------------------------- real files */

/* Folders of ../shared that say more or less than the encoding's name. */
static const struct { const char *folder, *charset; } folders[] = {
	{ "GB2312", "GB18030" }, { "EUC-KR", "windows-949" }, { "TIS-620", "windows-874" },
	{ "iso-8859-1", "windows-1252" }, { "iso-8859-7-greek", "windows-1253" },
	{ "UTF-16", "UTF-16BE" }, { "utf-8-sig", "UTF-8" },
	{ "windows-1251-russian", "windows-1251" }, { "windows-1255-hebrew", "windows-1255" },
	{ "windows-1256-arabic", "windows-1256" },
};

static const char *
charset_of(const char *folder)
{
	size_t i;

	for (i = 0; i < COUNT(folders); i++)
		if (strcmp(folders[i].folder, folder) == 0)
			return folders[i].charset;
	return folder;
}

static void
check_file(const char *path, const char *charset)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_buf got = RECTO_BUF_INIT;
	recto_source *src;

	check_code(path, recto_source_open_file(&src, path, &err), RECTO_OK, &err);
	read_all(src, &got);
	if (strcasecmp(recto_source_charset(src), charset) != 0)
		fail_msg("%s was taken for %s (%d)", path, recto_source_charset(src),
		    recto_source_charset_confidence(src));
	check_number(path, recto_source_malformed(src), 0);
	recto_buf_dispose(&got);
	recto_source_close(src);
}

/* Each file of a folder, or without a charset each folder in it; how many there were. */
static size_t
check_folder(const char *path, const char *charset)
{
	DIR *dir = opendir(path);
	struct dirent *entry;
	char below[4000];
	size_t n = 0;

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		snprintf(below, sizeof(below), "%s/%s", path, entry->d_name);
		if (charset == NULL)
			check_folder(below, charset_of(entry->d_name));
		else
			check_file(below, charset);
		n++;
	}
	if (dir != NULL)
		closedir(dir);
	return n;
}

static void
finds_the_encoding_of_real_files(void **state)
{
	const char *shared = getenv("RECTO_SHARED"), *srcdir = getenv("srcdir");
	char path[3000];

	(void)state;
	if (shared != NULL)
		snprintf(path, sizeof(path), "%s/data/encodings", shared);
	else
		snprintf(path, sizeof(path), "%s/../shared/data/encodings",
		    srcdir != NULL ? srcdir : ".");
	if (check_folder(path, NULL) == 0)
		SKIP("there is no ../shared/data/encodings");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_encoding),
		cmocka_unit_test(says_what_it_found),
		cmocka_unit_test(broken_utf8_stays_utf8),
		cmocka_unit_test(ascii_decides_nothing),
		cmocka_unit_test(the_window_may_cut_a_character),
		cmocka_unit_test(takes_the_word_of_the_user),
		cmocka_unit_test(finds_the_encoding_of_real_files),
	};

	return RUN_TESTS(tests);
}
