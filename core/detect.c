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

struct detection {
	recto_host *host;
	const recto_listener *to;
	void (*on_bid)(void *user, const recto_bid *bid);
	void *user;
	const unsigned char *head;
	size_t len;
	const char *name;	/* of the source */
	const recto_manifest_role *winner;
	recto_bid best, second;	/* no reader: no bid */
	const char *declined;	/* what the input is, as a reader says that does not take it, */
	const char *decliner;	/* and its name */
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

static void
match_signatures(const struct detection *d, const recto_manifest_role *role, recto_bid *bid)
{
	for (const recto_signature *s = role->signatures; s->length > 0; s++)
		if (s->score > bid->signature && s->offset <= d->len &&
		    s->length <= d->len - s->offset &&
		    memcmp(d->head + s->offset, s->bytes, s->length) == 0) {
			bid->signature = s->score;
			bid->offset = s->offset;
			bid->length = s->length;
		}
}

/*
 * Ask the reader itself. When its module does not open, the signature's word
 * stands: if the reader wins on that, the user learns why it cannot read.
 */
static void
ask(struct detection *d, const recto_manifest_role *entry, recto_bid *bid,
    recto_error *why)
{
	const recto_role *role;

	if (recto_host__open(entry, &role, why) < 0) {
		bid->failure = why->text;
		if (bid->signature == 0)
			recto_listener__tell(d->to, RECTO_MSG_PLUGIN_SKIPPED, NULL, 0,
			    "not asked about %s: %s", d->name, why->text);
	} else if (role->probe != NULL) {
		int score = role->probe(d->head, d->len);

		bid->probe = score < 0 ? 0 : score > 100 ? 100 : score;
		if (bid->probe == 0 && role->decline != NULL && d->declined == NULL) {
			d->declined = role->decline(d->head, d->len);
			d->decliner = bid->reader->name;
		}
	}
}

static void
take_bid(struct detection *d, const recto_manifest_role *role, const recto_bid *bid)
{
	if (d->best.reader == NULL || bid->score > d->best.score) {
		d->second = d->best;
		d->best = *bid;
		d->winner = role;
	} else if (d->second.reader == NULL || bid->score > d->second.score) {
		d->second = *bid;
	}
}

static void
take_bids(struct detection *d, int fallbacks)
{
	const recto_manifest_role *role;

	for (size_t i = 0; (role = recto_host__role(d->host, i)) != NULL; i++) {
		int is_fallback = (role->info.flags & RECTO_ROLE_FALLBACK) != 0;
		recto_bid bid = { .reader = &role->info, .probe = -1 };
		recto_error why = RECTO_ERROR_INIT;

		if (role->info.kind != RECTO_READER || is_fallback != fallbacks)
			continue;
		match_signatures(d, role, &bid);
		if (role->probes && (bid.signature > 0 || role->signatures->length == 0))
			ask(d, role, &bid, &why);
		bid.score = bid.probe >= 0 ? bid.probe : bid.signature;
		bid.last_resort = is_fallback;
		if (is_fallback && bid.score == 0 && bid.probe < 0 && bid.failure == NULL)
			bid.score = 1;
		if (bid.score > 0 && recto_role__has_suffix(&role->info, d->name))
			bid.score += bid.suffix = SUFFIX_BONUS;
		if (d->on_bid != NULL)
			d->on_bid(d->user, &bid);
		bid.failure = NULL;	/* its words end here */
		if (bid.score > 0)
			take_bid(d, role, &bid);
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
	if (d->best.reader == NULL && !has_reader(d->host))
		return recto_fail(err, RECTO_EPLUGIN, "no plugin that reads was found; install "
		    "Recto's plugins, or name their folder in RECTO_PLUGIN_PATH");
	if (d->best.reader == NULL && d->declined != NULL)
		return recto_fail(err, RECTO_EFORMAT, "%s (-f %s reads it all the same)", d->declined, d->decliner);
	if (d->best.reader == NULL)
		return recto_fail(err, RECTO_EFORMAT, "this is neither text nor another format "
		    "that is known here; if it is one of them, name it (-f FORMAT)");
	if (d->second.reader != NULL && d->best.score - d->second.score <= TIE)
		return recto_fail(err, RECTO_EFORMAT,
		    "this may be %s (%d points) or %s (%d points); name one of them (-f %s)",
		    d->best.reader->name, d->best.score, d->second.reader->name,
		    d->second.score, d->best.reader->name);
	*out = d->winner;
	return RECTO_OK;
}

static int
detect(struct detection *d, const recto_manifest_role **out, recto_source *src,
    recto_error *err)
{
	int rc;

	if ((rc = recto_host__list(d->host, err)) < 0 ||
	    (rc = recto_source_peek(src, window_of(d->host), &d->head, &d->len, err)) < 0)
		return rc;
	d->name = recto_source_name(src);
	take_bids(d, 0);
	if (d->best.reader == NULL)
		take_bids(d, 1);
	return decide(d, out, err);
}

int
recto_detect__reader(const recto_manifest_role **out, recto_host *host, recto_source *src,
    const recto_listener *to, recto_error *err)
{
	struct detection d = { .host = host, .to = to };

	return detect(&d, out, src, err);
}

int
recto_host_detect(recto_host *host, const recto_role_info **out, recto_source *src,
    void (*on_bid)(void *user, const recto_bid *bid), void *user, recto_error *err)
{
	const recto_listener nobody = { NULL, NULL };
	struct detection d = { .host = host, .to = &nobody, .on_bid = on_bid, .user = user };
	const recto_manifest_role *winner = NULL;
	int rc = detect(&d, &winner, src, err);

	*out = winner == NULL ? NULL : &winner->info;
	return rc;
}
