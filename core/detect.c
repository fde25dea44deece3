/* SPDX-License-Identifier: MIT */
/*
 * Detection: readers bid for an input, from 1 (could be) to 100 (is).
 *
 * 1. Signatures are data: they are matched without opening a module.
 * 2. A reader with a probe has its bid refined by it, if its signature matched
 *    or if it has none; only then is its module opened.
 * 3. A fitting suffix adds to a bid and never makes one: names lie.
 * 4. Readers that take anything bid only when nobody else does.
 * Two bids that are close are a tie, which is told and not guessed.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "detect.h"

#define WINDOW		((size_t)16 << 10)	/* what probes get to see */
#define SUFFIX_BONUS	10
#define TIE		5	/* bids that differ by less than this or by this */

struct bid {
	const recto_manifest_role *role;
	int score;		/* 0: no bid */
};

struct detection {
	recto_host *host;
	const recto_listener *to;
	const unsigned char *head;
	size_t len;
	const char *name;	/* of the source */
	struct bid best, second;
};

/* How far into the input the signatures reach. */
static size_t
window_of(recto_host *host)
{
	size_t window = WINDOW;
	const recto_manifest_role *role;

	for (size_t i = 0; (role = recto_host__role(host, i)) != NULL; i++)
		for (const recto_signature *s = role->signatures; s->length > 0; s++) {
			size_t end = (size_t)s->offset + s->length;

			if (end > window && end <= (size_t)1 << 20)
				window = end;
		}
	return window;
}

static int
signature_score(const struct detection *d, const recto_manifest_role *role)
{
	int score = 0;

	for (const recto_signature *s = role->signatures; s->length > 0; s++)
		if (s->score > score && s->offset <= d->len &&
		    s->length <= d->len - s->offset &&
		    memcmp(d->head + s->offset, s->bytes, s->length) == 0)
			score = s->score;
	return score;
}

/*
 * Ask the reader itself. When its module does not open, the signature's word
 * stands: if the reader wins on that, the user learns why it cannot read.
 */
static int
probe_score(const struct detection *d, const recto_manifest_role *entry, int score)
{
	recto_error why = RECTO_ERROR_INIT;
	const recto_role *role;

	if (recto_host__open(entry, &role, &why) < 0) {
		if (score == 0)
			recto_listener__tell(d->to, RECTO_MSG_PLUGIN_SKIPPED, NULL, 0,
			    "not asked about %s: %s", d->name, why.text);
		return score;
	}
	if (role->probe == NULL)
		return score;
	score = role->probe(d->head, d->len);
	return score < 0 ? 0 : score > 100 ? 100 : score;
}

static void
take_bid(struct detection *d, const recto_manifest_role *role, int score)
{
	struct bid bid = { role, score };
	const recto_role_info *info = &role->info;

	if (score <= 0)
		return;
	if (recto_role__has_suffix(info, d->name))
		bid.score += SUFFIX_BONUS;
	if (d->best.role == NULL || bid.score > d->best.score) {
		d->second = d->best;
		d->best = bid;
	} else if (d->second.role == NULL || bid.score > d->second.score) {
		d->second = bid;
	}
}

static void
take_bids(struct detection *d, int fallbacks)
{
	const recto_manifest_role *role;

	for (size_t i = 0; (role = recto_host__role(d->host, i)) != NULL; i++) {
		int is_fallback = (role->info.flags & RECTO_ROLE_FALLBACK) != 0;
		int score;

		if (role->info.kind != RECTO_READER || is_fallback != fallbacks)
			continue;
		score = signature_score(d, role);
		if (role->probes && (score > 0 || role->signatures->length == 0))
			score = probe_score(d, role, score);
		else if (is_fallback && score == 0)
			score = 1;
		take_bid(d, role, score);
	}
}

static int
has_reader(recto_host *host)
{
	const recto_role_info *info;

	for (size_t i = 0; (info = recto_host_role(host, i)) != NULL; i++)
		if (info->kind == RECTO_READER)
			return 1;
	return 0;
}

static int
decide(const struct detection *d, const recto_manifest_role **out, recto_error *err)
{
	if (d->best.role == NULL && !has_reader(d->host))
		return recto_fail(err, RECTO_EPLUGIN, "no plugin that reads was found; install "
		    "Recto's plugins, or name their folder in RECTO_PLUGIN_PATH");
	if (d->best.role == NULL)
		return recto_fail(err, RECTO_EFORMAT, "this is neither text nor another format "
		    "that is known here; if it is one of them, name it (-f FORMAT)");
	if (d->second.role != NULL && d->best.score - d->second.score <= TIE)
		return recto_fail(err, RECTO_EFORMAT,
		    "this may be %s (%d points) or %s (%d points); name one of them (-f %s)",
		    d->best.role->info.name, d->best.score, d->second.role->info.name,
		    d->second.score, d->best.role->info.name);
	*out = d->best.role;
	return RECTO_OK;
}

int
recto_detect__reader(const recto_manifest_role **out, recto_host *host, recto_source *src,
    const recto_listener *to, recto_error *err)
{
	struct detection d = { .host = host, .to = to, .name = recto_source_name(src) };
	int rc;

	if ((rc = recto_source_peek(src, window_of(host), &d.head, &d.len, err)) < 0)
		return rc;
	take_bids(&d, 0);
	if (d.best.role == NULL)
		take_bids(&d, 1);
	return decide(&d, out, err);
}
