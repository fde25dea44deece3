/* SPDX-License-Identifier: MIT */
/*
 * Any bytes, read as text and converted to every format that has a name: the run
 * succeeds, each byte of the source is in one place, the same bytes come out
 * twice, they are clean text, and what says that it is XML is well-formed.
 */
#include "config.h"

#include <inttypes.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "../../core/unicode.h"
#include "fuzz.h"

const int fuzz_loads_modules = 1;
#include "recto/recto.h"

static recto_host *host;
static const char *reader;	/* the one that takes anything */

static void
free_host(void)
{
	recto_host_free(host);
	xmlCleanupParser();
}

static void
convert(recto_buf *out, recto_ledger *ledger, const char *format, const uint8_t *data,
    size_t size)
{
	recto_error err = RECTO_ERROR_INIT;
	recto_source *src = NULL;
	recto_sink *sink = NULL;
	recto_job *job = NULL;

	if (recto_job_new(&job, host, &err) < 0 ||
	    recto_job_set_reader(job, reader, &err) < 0 ||
	    recto_job_set_writer(job, format, &err) < 0 ||
	    recto_source_open_memory(&src, data, size, "fuzz", &err) < 0 ||
	    recto_sink_open_memory(&sink, out, &err) < 0)
		broken("%s: %s", format, err.text);
	recto_job_set_ledger(job, ledger);
	if (recto_job_run(job, src, sink, &err) < 0)
		broken("%s: %s", format, err.text);
	recto_sink_close(sink);
	recto_source_close(src);
	recto_job_free(job);
}

static void
check_ledger(const char *format, const recto_ledger *ledger, size_t size)
{
	uint64_t sum = ledger->text + ledger->breaks;
	int i;

	for (i = 0; i < RECTO_REASON_COUNT; i++)
		sum += ledger->discarded[i];
	if (sum != size || ledger->bytes != size || ledger->gaps || ledger->overlaps)
		broken("%s: %" PRIu64 " of %zu bytes in a place", format, sum, size);
}

/*
 * Whether the text is UTF-8 (it comes back when written anew) with no controls
 * but tabs and the ends of lines and pages.
 */
static int
is_clean(const recto_buf *text)
{
	const char *p = text->data, *end = text->data + text->len;
	recto_buf anew = RECTO_BUF_INIT;
	uint32_t c;
	int clean = 1;

	while (p < end) {
		p += recto_utf8_next(p, end, &c);
		clean &= c < 0x20 ? c == '\t' || c == '\n' || c == '\f' :
		    c != 0xfffe && c != 0xffff;
		recto_buf_add_char(&anew, c);
	}
	clean &= anew.len == text->len && memcmp(anew.data, text->data, anew.len) == 0;
	recto_buf_dispose(&anew);
	return clean;
}

static void
check_output(const recto_role_info *writer, const recto_buf *out)
{
	xmlDocPtr xml;

	if (!is_clean(out))
		broken("%s: the output is no clean text", writer->name);
	if (strstr(writer->media, "xml") == NULL)
		return;
	xml = xmlReadMemory(out->data, (int)out->len, NULL, NULL,
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
	if (xml == NULL)
		broken("%s: the output is not well-formed", writer->name);
	xmlFreeDoc(xml);
}

static void
check_format(const recto_role_info *writer, const uint8_t *data, size_t size)
{
	recto_buf out = RECTO_BUF_INIT, again = RECTO_BUF_INIT;
	recto_ledger ledger;

	convert(&out, &ledger, writer->name, data, size);
	check_ledger(writer->name, &ledger, size);
	check_output(writer, &out);
	convert(&again, &ledger, writer->name, data, size);
	if (out.len != again.len || memcmp(out.data, again.data, out.len) != 0)
		broken("%s: another output the second time", writer->name);
	recto_buf_dispose(&out);
	recto_buf_dispose(&again);
}

static void
open_host(void)
{
	const recto_role_info *role;
	recto_error err = RECTO_ERROR_INIT;
	size_t i;

	if (recto_host_new(&host, NULL, NULL, &err) < 0)
		broken("%s", err.text);
	atexit(free_host);
	for (i = 0; (role = recto_host_role(host, i)) != NULL; i++)
		if (role->kind == RECTO_READER && role->flags & RECTO_ROLE_FALLBACK)
			reader = role->name;
	if (reader == NULL)
		broken("RECTO_PLUGIN_PATH has no reader that takes any text");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const recto_role_info *role;
	size_t i, n = 0;

	if (host == NULL)
		open_host();
	/* What collects documents writes files, with the writers that are tried here. */
	for (i = 0; (role = recto_host_role(host, i)) != NULL; i++)
		if (role->kind == RECTO_WRITER && role->media[0] != '\0' &&
		    !(role->flags & RECTO_ROLE_COLLECTS)) {
			check_format(role, data, size);
			n++;
		}
	if (n == 0)
		broken("RECTO_PLUGIN_PATH has no writer");
	return 0;
}
