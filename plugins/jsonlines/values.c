/* SPDX-License-Identifier: MIT */
/*
 * Values of a line. What the input says is put into an error only after it was
 * cut and its controls were taken away, since an error ends on a terminal.
 */
#include "values.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* ------------------------------------------------------------------ failing */

/* Print where something stands, from the outside in: content[2].attrs */
static void
add_place(recto_buf *out, const struct where *where)
{
	if (where == NULL)
		return;
	add_place(out, where->around);
	if (where->name != NULL)
		recto_buf_addf(out, "%s%s", out->len > 0 ? "." : "", where->name);
	else
		recto_buf_addf(out, "[%zu]", where->index);
}

int
values_fail(const struct values *v, const struct where *where, const char *fmt, ...)
{
	recto_buf place = RECTO_BUF_INIT, what = RECTO_BUF_INIT;
	char text[300];
	va_list ap;
	int rc;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	recto_buf_adds(&what, text);
	add_place(&place, where);
	/* Of a long way the end says more than the beginning. */
	rc = recto_fail(v->err, RECTO_EFORMAT, "line %" PRIu64 ": %s%s%s%s", v->line,
	    place.len > 150 ? "..." : "",
	    place.data + (place.len > 150 ? place.len - 147 : 0),
	    place.len > 0 ? ": " : "", what.data);
	recto_buf_dispose(&place);
	recto_buf_dispose(&what);
	return rc;
}

/* A name from the input, fit to be shown. */
static void
show(char *out, size_t size, const char *name)
{
	size_t i;

	for (i = 0; i + 1 < size && name[i] != '\0'; i++)
		out[i] = name[i] > ' ' && name[i] <= '~' ? name[i] : '?';
	out[i] = '\0';
}

int
values_no_memory(const struct values *v)
{
	return recto_fail(v->err, RECTO_ENOMEM, "out of memory");
}

int
values_fail_name(const struct values *v, const struct where *where, const char *what,
    const char *name, const char *nearest)
{
	char shown[40];

	show(shown, sizeof shown, name);
	return values_fail(v, where, "there is no %s \"%s\"%s%s%s", what, shown,
	    nearest != NULL ? ", did you mean " : "", nearest != NULL ? nearest : "",
	    nearest != NULL ? "?" : "");
}

/* ------------------------------------------------------------------- taking */

int
values_is(const struct values *v, const struct where *where, json_t *value, json_type type)
{
	static const char *const names[] = {
		[JSON_OBJECT] = "an object", [JSON_ARRAY] = "an array",
		[JSON_STRING] = "a string", [JSON_INTEGER] = "a whole number",
		[JSON_REAL] = "a number", [JSON_TRUE] = "true", [JSON_FALSE] = "false",
		[JSON_NULL] = "null",
	};

	if (json_typeof(value) == type)
		return RECTO_OK;
	return values_fail(v, where, "this is %s, not %s", names[json_typeof(value)],
	    names[type]);
}

int
values_string(const struct values *v, const struct where *where, json_t *value,
    const char **out, size_t *len)
{
	int rc = values_is(v, where, value, JSON_STRING);

	if (rc == RECTO_OK) {
		*out = json_string_value(value);
		if (len != NULL)
			*len = json_string_length(value);
	}
	return rc;
}

int
values_number(const struct values *v, const struct where *where, json_t *value,
    uint64_t most, uint64_t *out)
{
	json_int_t n = json_integer_value(value);
	int rc = values_is(v, where, value, JSON_INTEGER);

	if (rc < 0)
		return rc;
	if (n < 0 || (uint64_t)n > most)
		return values_fail(v, where, "%" JSON_INTEGER_FORMAT " is not from 0 to %"
		    PRIu64, n, most);
	*out = (uint64_t)n;
	return RECTO_OK;
}

int
values_bool(const struct values *v, const struct where *where, json_t *value, int *out)
{
	if (!json_is_boolean(value))
		return values_fail(v, where, "this is neither true nor false");
	*out = json_is_true(value);
	return RECTO_OK;
}

int
values_numbers(const struct values *v, const struct where *where, json_t *value,
    uint64_t most, uint64_t *out, size_t count)
{
	int rc = values_is(v, where, value, JSON_ARRAY);

	if (rc == RECTO_OK && json_array_size(value) != count)
		rc = values_fail(v, where, "these are %zu numbers, not %zu",
		    json_array_size(value), count);
	for (size_t i = 0; rc == RECTO_OK && i < count; i++) {
		struct where place = { where, NULL, i };

		rc = values_number(v, &place, json_array_get(value, i), most, &out[i]);
	}
	return rc;
}

int
values_choice(const struct values *v, const struct where *where, json_t *value,
    const char *what, const char *(*name_of)(int i), int count)
{
	recto_nearest near = RECTO_NEAREST_INIT(json_string_value(value));
	int rc = values_is(v, where, value, JSON_STRING);

	if (rc < 0)
		return rc;
	for (int i = 0; i < count; i++) {
		if (strcmp(near.wanted, name_of(i)) == 0)
			return i;
		recto_nearest_offer(&near, name_of(i));
	}
	return values_fail_name(v, where, what, near.wanted, near.best);
}
