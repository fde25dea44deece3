/* SPDX-License-Identifier: MIT */
/* The few words of a site that come from no page, in the languages Recto knows. */
#include "site.h"

#include <string.h>
#include <strings.h>

static const struct site_words rows[] = {
	{ "en", "By date", "By title", "Undated", "Articles", "All articles",
	  "Previous", "Next" },
	{ "ar", "حسب التاريخ", "حسب العنوان", "بلا تاريخ", "المقالات", "كل المقالات",
	  "السابق", "التالي" },
	{ "de", "Nach Datum", "Nach Titel", "Ohne Datum", "Artikel", "Alle Artikel",
	  "Vorheriger", "Nächster" },
	{ "el", "Κατά ημερομηνία", "Κατά τίτλο", "Χωρίς ημερομηνία", "Άρθρα", "Όλα τα άρθρα",
	  "Προηγούμενο", "Επόμενο" },
	{ "es", "Por fecha", "Por título", "Sin fecha", "Artículos", "Todos los artículos",
	  "Anterior", "Siguiente" },
	{ "fr", "Par date", "Par titre", "Sans date", "Articles", "Tous les articles",
	  "Précédent", "Suivant" },
	{ "it", "Per data", "Per titolo", "Senza data", "Articoli", "Tutti gli articoli",
	  "Precedente", "Successivo" },
	{ "ja", "日付順", "見出し順", "日付なし", "記事", "すべての記事",
	  "前の記事", "次の記事" },
	{ "ko", "날짜순", "제목순", "날짜 없음", "기사", "모든 기사",
	  "이전 기사", "다음 기사" },
	{ "nl", "Op datum", "Op titel", "Zonder datum", "Artikelen", "Alle artikelen",
	  "Vorige", "Volgende" },
	{ "pt", "Por data", "Por título", "Sem data", "Artigos", "Todos os artigos",
	  "Anterior", "Seguinte" },
	{ "ru", "По датам", "По заголовкам", "Без даты", "Статьи", "Все статьи",
	  "Предыдущая", "Следующая" },
	{ "zh-Hant", "依日期", "依標題", "無日期", "文章", "全部文章",
	  "上一篇", "下一篇" },
	{ "zh", "按日期", "按标题", "无日期", "文章", "全部文章",
	  "上一篇", "下一篇" },
};

/* By the first parts of a language tag (BCP 47); English for the others. */
const struct site_words *
site_words(const char *lang)
{
	for (size_t i = 1; lang && i < sizeof rows / sizeof *rows; i++) {
		size_t len = strlen(rows[i].lang);

		if (!strncasecmp(rows[i].lang, lang, len) && (!lang[len] || lang[len] == '-'))
			return &rows[i];
	}
	return &rows[0];
}
