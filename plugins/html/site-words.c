/* SPDX-License-Identifier: MIT */
/* The few words of a site that come from no page, in the languages Recto knows. */
#include "site.h"

#include <string.h>

static const struct site_words rows[] = {
	{ "en", "By date", "By title", "Undated", "Articles", "All articles" },
	{ "ar", "حسب التاريخ", "حسب العنوان", "بلا تاريخ", "المقالات", "كل المقالات" },
	{ "de", "Nach Datum", "Nach Titel", "Ohne Datum", "Artikel", "Alle Artikel" },
	{ "el", "Κατά ημερομηνία", "Κατά τίτλο", "Χωρίς ημερομηνία", "Άρθρα", "Όλα τα άρθρα" },
	{ "es", "Por fecha", "Por título", "Sin fecha", "Artículos", "Todos los artículos" },
	{ "fr", "Par date", "Par titre", "Sans date", "Articles", "Tous les articles" },
	{ "it", "Per data", "Per titolo", "Senza data", "Articoli", "Tutti gli articoli" },
	{ "ja", "日付順", "見出し順", "日付なし", "記事", "すべての記事" },
	{ "ko", "날짜순", "제목순", "날짜 없음", "기사", "모든 기사" },
	{ "nl", "Op datum", "Op titel", "Zonder datum", "Artikelen", "Alle artikelen" },
	{ "pt", "Por data", "Por título", "Sem data", "Artigos", "Todos os artigos" },
	{ "ru", "По датам", "По заголовкам", "Без даты", "Статьи", "Все статьи" },
	{ "zh", "按日期", "按标题", "无日期", "文章", "全部文章" },
};

/* By the first part of a language tag (BCP 47); English for the others. */
const struct site_words *
site_words(const char *lang)
{
	for (size_t i = 1; lang && i < sizeof rows / sizeof *rows; i++)
		if (!strncmp(rows[i].lang, lang, 2) && (lang[2] == '\0' || lang[2] == '-'))
			return &rows[i];
	return &rows[0];
}
