/* SPDX-License-Identifier: MIT */
/*
 * The rules a role keeps, one test each. Most compare with a plain trial: what
 * comes out is the same whatever the circumstances, or nothing does and there is
 * a reason in words.
 */
#include "config.h"

#include <fcntl.h>
#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "alloc.h"
#include "probe.h"
#include "rules.h"

#define MOST 100	/* places that are tried, spread over all there are */

/* A plain trial. */
struct outcome {
	int rc;
	recto_buf out;
	recto_error err;
	unsigned long asked;
};

static struct outcome
plain(const struct subject *s, const struct input *in)
{
	struct outcome o = { .out = RECTO_BUF_INIT };
	struct manner how = { .asked = 0 };

	o.rc = trial(s, in, &how, &o.out, &o.err);
	o.asked = how.asked;
	return o;
}

static int
is_silent(const recto_error *err)
{
	return err->text[0] == '\0' || strstr(err->text, "failed and did not say why") != NULL;
}

static int
is_same(const struct outcome *want, int rc, const recto_buf *out)
{
	return rc == want->rc && (rc < 0 ||
	    (out->len == want->out.len && memcmp(out->data, want->out.data, out->len) == 0));
}

/* Words for an outcome that is not the plain one. */
static enum verdict
differs(recto_buf *why, const struct input *in, const struct outcome *want, int rc,
    const recto_buf *out, const recto_error *err)
{
	recto_buf_addf(why, "of %s: ", in->name);
	if (want->rc >= 0 && rc < 0)
		recto_buf_addf(why, "it fails with %d (%s), though not otherwise", rc, err->text);
	else if (want->rc < 0)
		recto_buf_addf(why, "it ends with %d, otherwise with %d (%s)", rc, want->rc,
		    want->err.text);
	else
		recto_buf_addf(why, "the output has %zu bytes and differs from the %zu of "
		    "before", out->len, want->out.len);
	return BAD;
}

/* One more trial in some manner; GOOD when it comes to the same. */
static enum verdict
compare(const struct subject *s, const struct input *in, const struct outcome *want,
    struct manner *how, recto_buf *why)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_buf out = RECTO_BUF_INIT;
	int rc = trial(s, in, how, &out, &err);
	enum verdict verdict = is_same(want, rc, &out) ? GOOD :
	    differs(why, in, want, rc, &out, &err);

	recto_buf_dispose(&out);
	return verdict;
}

typedef enum verdict input_fn(const struct subject *s, const struct input *in,
    const struct outcome *want, recto_buf *why);

/* The same with each input, until one is bad. */
static enum verdict
each_input(const struct subject *s, input_fn *fn, recto_buf *why)
{
	enum verdict verdict = GOOD;

	for (size_t i = 0; i < s->ninputs && verdict == GOOD; i++) {
		struct outcome want = plain(s, &s->input[i]);

		verdict = fn(s, &s->input[i], &want, why);
		recto_buf_dispose(&want.out);
	}
	return verdict;
}

/* ------------------------------------------------------------------- rules */

static enum verdict
takes_input(const struct subject *s, const struct input *in, const struct outcome *want,
    recto_buf *why)
{
	(void)s;
	if (want->rc >= 0 || !is_silent(&want->err))
		return GOOD;
	recto_buf_addf(why, "of %s: it fails with %d and does not say why; use recto_fail",
	    in->name, want->rc);
	return BAD;
}

static enum verdict
takes_all(const void *subject, recto_buf *why)
{
	return each_input(subject, takes_input, why);
}

static enum verdict
does_something(const void *subject, recto_buf *why)
{
	const struct subject *s = subject;
	recto_error last = RECTO_ERROR_INIT;
	int all_fail = 1;

	for (size_t i = 0; i < s->ninputs; i++) {
		struct outcome o = plain(s, &s->input[i]);
		int good = o.rc >= 0 && o.out.len > 0;

		recto_buf_dispose(&o.out);
		if (good)
			return GOOD;
		if (o.rc < 0)
			last = o.err;
		all_fail &= o.rc < 0;
	}
	if (s->role->kind == RECTO_READER)
		recto_buf_adds(why, "it reads none of the inputs; name a sample after the module");
	else if (all_fail)
		recto_buf_addf(why, "it always fails: %s", last.text);
	else
		recto_buf_adds(why, "of no input anything comes out");
	return s->role->kind == RECTO_READER || all_fail ? SKIPPED : BAD;
}

static enum verdict
again(const struct subject *s, const struct input *in, const struct outcome *want,
    recto_buf *why)
{
	struct manner how = { .asked = 0 };

	return compare(s, in, want, &how, why);
}

static enum verdict
same_again(const void *subject, recto_buf *why)
{
	return each_input(subject, again, why);
}

/* ------------------------------------------------------------------- input */

struct feed {
	const struct input *in;
	int fd;
};

static void *
feed_bytes(void *user)
{
	const struct feed *feed = user;

	for (size_t i = 0; i < feed->in->len; i++)
		if (write(feed->fd, feed->in->data + i, 1) != 1)
			break;
	close(feed->fd);
	return NULL;
}

static enum verdict
from_pipe(const struct subject *s, const struct input *in, const struct outcome *want,
    recto_buf *why)
{
	struct manner how = { .asked = 0 };
	enum verdict verdict = BAD;
	pthread_t thread;
	struct feed feed = { .in = in };
	int pipes[2];

	if (pipe(pipes) < 0)
		return BAD;
	feed.fd = pipes[1];
	if (recto_source_open_fd(&how.src, pipes[0], in->name, NULL) == 0 &&
	    pthread_create(&thread, NULL, feed_bytes, &feed) == 0) {
		verdict = compare(s, in, want, &how, why);
		close(pipes[0]);	/* a writer that is not done is told */
		pthread_join(thread, NULL);
	}
	recto_source_close(how.src);
	return verdict;
}

static enum verdict
byte_by_byte(const void *subject, recto_buf *why)
{
	return each_input(subject, from_pipe, why);
}

/* Where to cut len bytes the i-th time. */
static size_t
place(size_t len, size_t i, size_t n)
{
	return n == 0 ? 0 : len * i / n;
}

static enum verdict
cut_short(const struct subject *s, const struct input *in, const struct outcome *want,
    recto_buf *why)
{
	size_t n = in->len < MOST ? in->len : MOST;

	(void)want;
	for (size_t i = 0; i < n; i++) {
		unsigned char *bytes = malloc(place(in->len, i, n) + 1);
		struct input cut = { in->name, bytes, place(in->len, i, n) };
		struct outcome o;
		int silent;

		if (bytes == NULL)
			return BAD;
		memcpy(bytes, in->data, cut.len);
		o = plain(s, &cut);
		silent = o.rc < 0 && is_silent(&o.err);
		recto_buf_dispose(&o.out);
		free(bytes);
		if (silent) {
			recto_buf_addf(why, "of %s, ended after %zu bytes: it fails and does not "
			    "say why", in->name, cut.len);
			return BAD;
		}
	}
	return GOOD;
}

static enum verdict
ends_anywhere(const void *subject, recto_buf *why)
{
	return each_input(subject, cut_short, why);
}

/* -------------------------------------------------------------- stopping */

static enum verdict
cancelled(const struct subject *s, const struct input *in, const struct outcome *want,
    recto_buf *why)
{
	unsigned long n = want->asked < MOST ? want->asked : MOST;

	for (unsigned long i = 0; i < n; i++) {
		struct manner how = { .cancel_at = 1 + want->asked * i / n };
		recto_error err = RECTO_ERROR_INIT;
		recto_buf out = RECTO_BUF_INIT;
		int rc = trial(s, in, &how, &out, &err);

		recto_buf_dispose(&out);
		if (rc != RECTO_ECANCELLED) {
			recto_buf_addf(why, "of %s: asked to stop at question %lu, it ends with "
			    "%d (%s), not RECTO_ECANCELLED", in->name, how.cancel_at, rc,
			    err.text);
			return BAD;
		}
	}
	return GOOD;
}

static enum verdict
stops_anywhere(const void *subject, recto_buf *why)
{
	return each_input(subject, cancelled, why);
}

/* Write to a file that may not grow beyond some size. */
static enum verdict
limited(const struct subject *s, const struct input *in, size_t size, recto_buf *why)
{
	struct rlimit limit = { size, RLIM_INFINITY };
	struct manner how = { .asked = 0 };
	recto_error err = RECTO_ERROR_INIT;
	FILE *file = tmpfile();
	int rc;

	if (file == NULL || setrlimit(RLIMIT_FSIZE, &limit) < 0 ||
	    recto_sink_open_fd(&how.sink, fileno(file), "limited", &err) < 0) {
		recto_buf_adds(why, "the size of files cannot be limited");
		return SKIPPED;
	}
	rc = trial(s, in, &how, NULL, &err);
	recto_sink_close(how.sink);
	limit.rlim_cur = RLIM_INFINITY;
	setrlimit(RLIMIT_FSIZE, &limit);
	fclose(file);
	if (rc < 0)
		return GOOD;
	recto_buf_addf(why, "of %s: all is said to be well, though the file was full after "
	    "%zu bytes", in->name, size);
	return BAD;
}

static enum verdict
full(const struct subject *s, const struct input *in, const struct outcome *want,
    recto_buf *why)
{
	const size_t sizes[] = { 0, 1, want->out.len / 2, want->out.len - 1 };
	enum verdict verdict = GOOD;

	for (size_t i = 0; want->rc >= 0 && want->out.len > 0 && verdict == GOOD &&
	    i < sizeof sizes / sizeof *sizes; i++)
		if (sizes[i] < want->out.len)
			verdict = limited(s, in, sizes[i], why);
	return verdict;
}

static enum verdict
tells_full(const void *subject, recto_buf *why)
{
	return each_input(subject, full, why);
}

static enum verdict
no_memory(const struct subject *s, const struct input *in, const struct outcome *want,
    recto_buf *why)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_buf out = RECTO_BUF_INIT;
	struct manner how = { .asked = 0 };
	enum verdict verdict = GOOD;
	unsigned long count, n;

	recto_buf_reserve(&out, want->out.len + 1);
	alloc_begin(0);
	trial(s, in, &how, &out, &err);
	count = alloc_end();
	n = count < MOST ? count : MOST;
	for (unsigned long i = 0; i < n && verdict == GOOD; i++) {
		unsigned long victim = 1 + count * i / n;
		int rc;

		recto_buf_clear(&out);
		err = (recto_error)RECTO_ERROR_INIT;
		alloc_begin(victim);
		rc = trial(s, in, &how, &out, &err);
		alloc_end();
		if (rc >= 0 && !is_same(want, rc, &out)) {
			recto_buf_addf(why, "of %s: all is said to be well, but the output "
			    "differs after allocation %lu of %lu failed", in->name, victim,
			    count);
			verdict = BAD;
		} else if (rc < 0 && is_silent(&err)) {
			recto_buf_addf(why, "of %s: allocation %lu fails, and it does not say so",
			    in->name, victim);
			verdict = BAD;
		}
	}
	recto_buf_dispose(&out);
	return verdict;
}

static enum verdict
survives_no_memory(const void *subject, recto_buf *why)
{
	if (!alloc_can_fail()) {
		recto_buf_adds(why, "this build cannot make allocations fail");
		return SKIPPED;
	}
	return each_input(subject, no_memory, why);
}

/* ------------------------------------------------------------- surroundings */

enum { ROUNDS = 8 };

struct runner {
	const struct subject *s;
	const struct input *in;
	const struct outcome *want;
	recto_buf why;
	enum verdict verdict;
};

static void *
run_rounds(void *user)
{
	struct runner *r = user;

	for (int i = 0; i < ROUNDS && r->verdict == GOOD; i++)
		r->verdict = again(r->s, r->in, r->want, &r->why);
	return NULL;
}

static enum verdict
two_threads(const struct subject *s, const struct input *in, const struct outcome *want,
    recto_buf *why)
{
	struct runner runner[2];
	pthread_t thread[2];
	enum verdict verdict = GOOD;

	for (int i = 0; i < 2; i++) {
		runner[i] = (struct runner){ s, in, want, RECTO_BUF_INIT, GOOD };
		if (pthread_create(&thread[i], NULL, run_rounds, &runner[i]) != 0)
			abort();
	}
	for (int i = 0; i < 2; i++) {
		pthread_join(thread[i], NULL);
		if (runner[i].verdict != GOOD) {
			recto_buf_adds(why, runner[i].why.data);
			verdict = runner[i].verdict;
		}
		recto_buf_dispose(&runner[i].why);
	}
	return verdict;
}

static enum verdict
two_at_once(const void *subject, recto_buf *why)
{
	return each_input(subject, two_threads, why);
}

/* Where i has no dot, a number a comma, letters another order. */
static const char *const locales[] = {
	"tr_TR.UTF-8", "tr_TR.utf8", "tr_TR", "az_AZ.UTF-8", "az_AZ", "de_DE.UTF-8",
	"de_DE.utf8", "de_DE", "fr_FR.UTF-8", "sv_SE.UTF-8",
};

static enum verdict
odd_locale(const struct subject *s, const struct input *in, const struct outcome *want,
    recto_buf *why)
{
	enum verdict verdict;
	size_t i = 0;

	(void)want;
	while (i < sizeof locales / sizeof *locales && setlocale(LC_ALL, locales[i]) == NULL)
		i++;
	verdict = again(s, in, want, why);
	setlocale(LC_ALL, "C");
	if (verdict == GOOD && i == sizeof locales / sizeof *locales) {
		recto_buf_adds(why, "there is no locale here but C");
		verdict = SKIPPED;
	}
	return verdict;
}

static enum verdict
any_locale(const void *subject, recto_buf *why)
{
	return each_input(subject, odd_locale, why);
}

/* ----------------------------------------------------------------- options */

/* Set an option; wanted: whether it may be. The run may fail, in words. */
static enum verdict
try_option(const struct subject *s, const recto_option_info *opt, const char *value,
    int wanted, recto_buf *why)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_buf set = RECTO_BUF_INIT, out = RECTO_BUF_INIT;
	struct manner how = { .asked = 0 };
	enum verdict verdict = GOOD;
	int rc;

	recto_buf_addf(&set, "%s.%s=%s", s->role->name, opt->name, value);
	how.option = set.data;
	rc = trial(s, &s->input[0], &how, &out, &err);
	if (!wanted && rc != RECTO_EUSAGE) {
		recto_buf_addf(why, "%s is taken, though it should not be", set.data);
		verdict = BAD;
	} else if (wanted && rc < 0 && is_silent(&err)) {
		recto_buf_addf(why, "%s: it fails and does not say why", set.data);
		verdict = BAD;
	}
	recto_buf_dispose(&set);
	recto_buf_dispose(&out);
	return verdict;
}

static enum verdict
try_number(const struct subject *s, const recto_option_info *opt, long double value,
    int wanted, recto_buf *why)
{
	char text[64];

	snprintf(text, sizeof text, "%.0Lf", value);
	return try_option(s, opt, text, wanted, why);
}

/* The values an option takes, and some that it does not. */
static enum verdict
try_values(const struct subject *s, const recto_option_info *opt, recto_buf *why)
{
	enum verdict verdict = GOOD;

	switch (opt->type) {
	case RECTO_OPT_BOOL:
		if ((verdict = try_option(s, opt, "yes", 1, why)) == GOOD &&
		    (verdict = try_option(s, opt, "no", 1, why)) == GOOD)
			verdict = try_option(s, opt, "perhaps", 0, why);
		break;
	case RECTO_OPT_INT:
		if ((verdict = try_number(s, opt, opt->lo, 1, why)) == GOOD &&
		    (verdict = try_number(s, opt, opt->hi, 1, why)) == GOOD &&
		    (verdict = try_number(s, opt, (long double)opt->lo - 1, 0, why)) == GOOD)
			verdict = try_number(s, opt, (long double)opt->hi + 1, 0, why);
		break;
	case RECTO_OPT_TEXT:
		if ((verdict = try_option(s, opt, "", 1, why)) == GOOD)
			verdict = try_option(s, opt, "a <b> \"c\" & \xe4\xb8\xad", 1, why);
		break;
	case RECTO_OPT_CHOICE:
		for (size_t i = 0; opt->choices[i] != NULL && verdict == GOOD; i++)
			verdict = try_option(s, opt, opt->choices[i], 1, why);
		if (verdict == GOOD)
			verdict = try_option(s, opt, "none-of-these", 0, why);
		break;
	}
	return verdict;
}

/* Its default, written out, changes nothing. */
static enum verdict
defaults(const struct subject *s, const struct input *in, const struct outcome *want,
    recto_buf *why)
{
	enum verdict verdict = GOOD;

	for (size_t i = 0; i < s->role->noptions && verdict == GOOD; i++) {
		const recto_option_info *opt = &s->role->options[i];
		recto_buf set = RECTO_BUF_INIT;
		struct manner how = { .asked = 0 };

		recto_buf_addf(&set, "%s.%s=%s", s->role->name, opt->name, opt->value);
		how.option = set.data;
		if ((verdict = compare(s, in, want, &how, why)) != GOOD)
			recto_buf_addf(why, "\nwith %s, which is its default", set.data);
		recto_buf_dispose(&set);
	}
	return verdict;
}

static enum verdict
options_hold(const void *subject, recto_buf *why)
{
	const struct subject *s = subject;
	enum verdict verdict = GOOD;

	if (s->role->noptions == 0) {
		recto_buf_adds(why, "it has no options");
		return SKIPPED;
	}
	for (size_t i = 0; i < s->role->noptions && verdict == GOOD; i++)
		verdict = try_values(s, &s->role->options[i], why);
	return verdict != GOOD ? verdict : each_input(s, defaults, why);
}

/* ------------------------------------------------------------------- output */

static int
is_text(const char *media)
{
	return strncmp(media, "text/", 5) == 0 || strstr(media, "xml") != NULL ||
	    strstr(media, "json") != NULL;
}

static enum verdict
well_formed(const struct subject *s, const struct input *in, const struct outcome *want,
    recto_buf *why)
{
	const char *p = want->out.data, *end = p + want->out.len;

	(void)s;
	while (p < end) {
		uint32_t c;
		size_t n = recto_utf8_next(p, end, &c);

		if (c == 0xfffd && (n != 3 || memcmp(p, "\xef\xbf\xbd", 3) != 0)) {
			recto_buf_addf(why, "of %s: no UTF-8 at byte %zu", in->name,
			    (size_t)(p - want->out.data));
			return BAD;
		}
		p += n;
	}
	return GOOD;
}

static enum verdict
writes_utf8(const void *subject, recto_buf *why)
{
	const struct subject *s = subject;

	if (s->role->media[0] != '\0' && !is_text(s->role->media)) {
		recto_buf_addf(why, "%s is no text", s->role->media);
		return SKIPPED;
	}
	return each_input(s, well_formed, why);
}

/* -------------------------------------------------------------------- rows */

enum { READER = 1, FILTER = 2, WRITER = 4, ALL = 7, OF_SOURCE = 8 };

static const struct {
	unsigned kinds;		/* OF_SOURCE: readers and filters of lines */
	const char *label;
	enum verdict (*test)(const void *subject, recto_buf *why);
} rules[] = {
	{ ALL, "whatever comes, it works or says why not", takes_all },
	{ ALL, "something comes out", does_something },
	{ ALL, "the same comes out each time", same_again },
	{ OF_SOURCE, "from a pipe, a byte at a time", byte_by_byte },
	{ OF_SOURCE, "the input may end anywhere", ends_anywhere },
	{ ALL, "it can be stopped at each question", stops_anywhere },
	{ WRITER, "a full disk is told", tells_full },
	{ ALL, "memory may run out at each allocation", survives_no_memory },
	{ ALL, "two at once in two threads", two_at_once },
	{ ALL, "in a locale of other letters and numbers", any_locale },
	{ ALL, "options take what they say, and no more", options_hold },
	{ READER, "its probe looks at any bytes and does nothing else", probe_is_pure },
	{ WRITER, "the output is UTF-8", writes_utf8 },
};

void
rules_check(struct tap *tap, const struct subject *s)
{
	static const struct { unsigned bit; const char *name; } kinds[] = {
		[RECTO_READER] = { READER, "reader" }, [RECTO_FILTER] = { FILTER, "filter" },
		[RECTO_WRITER] = { WRITER, "writer" },
	};
	unsigned bits = kinds[s->role->kind].bit;

	if (s->role->kind == RECTO_READER || (s->role->kind == RECTO_FILTER &&
	    (s->role->flags & RECTO_ROLE_LINES)))
		bits |= OF_SOURCE;
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		recto_buf label = RECTO_BUF_INIT;

		if (!(rules[i].kinds & bits))
			continue;
		recto_buf_addf(&label, "%s %s: %s", kinds[s->role->kind].name, s->role->name,
		    rules[i].label);
		tap_run(tap, label.data, rules[i].test, s);
		recto_buf_dispose(&label);
	}
}
