/* SPDX-License-Identifier: MIT */
/*
 * Encodings by the names that users give them.
 */
#include "config.h"

#include <string.h>

#include <unicode/ucnv.h>

#include "charset.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/*
 * Names that are used for more than they mean: text said to be ISO-8859-1 has
 * curly quotes in it, text said to be GB2312 has traditional characters. All
 * that the right column decodes otherwise are control characters. Source: the
 * WHATWG Encoding Standard, section 4.2.
 */
static const struct { const char *name, *superset; } supersets[] = {
	{ "US-ASCII",	"windows-1252" },
	{ "ISO-8859-1",	"windows-1252" },
	{ "ISO-8859-9",	"windows-1254" },
	{ "TIS-620",	"windows-874" },
	{ "GB2312",	"GB18030" },
	{ "GBK",	"GB18030" },
	{ "EUC-KR",	"windows-949" },
	{ "KSC_5601",	"windows-949" },
};

/* The name that most know it by. */
static const char *
usual_name(const char *name)
{
	UErrorCode status = U_ZERO_ERROR;
	const char *usual = ucnv_getStandardName(name, "MIME", &status);
	size_t i;

	if (usual == NULL)
		usual = ucnv_getStandardName(name, "IANA", &status);
	if (usual == NULL)
		return name;
	for (i = 0; i < COUNT(supersets); i++)
		if (strcmp(usual, supersets[i].name) == 0)
			return supersets[i].superset;
	return usual;
}

static int
is_of(const char *name, const char *family)
{
	return strncmp(name, family, strlen(family)) == 0;
}

int
recto_charset__named(struct recto_verdict *out, const char *name,
    const unsigned char *data, size_t len)
{
	struct recto_verdict found;
	const char *usual = usual_name(name);
	int order_open = strcmp(usual, "UTF-16") == 0 || strcmp(usual, "UTF-32") == 0;
	int rc;

	*out = (struct recto_verdict) { usual, 100, 0 };
	if ((rc = recto_charset__at_start(&found, data, len)) < 0)
		return rc;
	if (rc > 0 && is_of(found.name, usual) && (order_open || found.signature > 0))
		*out = found;
	else if (order_open)
		out->name = strcmp(usual, "UTF-16") == 0 ? "UTF-16LE" : "UTF-32LE";
	out->confidence = 100;
	return RECTO_OK;
}

const char *
recto_charset__nearest(const char *name)
{
	recto_nearest search = RECTO_NEAREST_INIT(name);
	int32_t i, n = ucnv_countAvailable();
	uint16_t k, aliases;
	UErrorCode status = U_ZERO_ERROR;
	const char *canonical;

	for (i = 0; i < n; i++) {
		canonical = ucnv_getAvailableName(i);
		aliases = ucnv_countAliases(canonical, &status);
		for (k = 0; k < aliases; k++)
			recto_nearest_offer(&search, ucnv_getAlias(canonical, k, &status));
	}
	return U_SUCCESS(status) ? search.best : NULL;
}
