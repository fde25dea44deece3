/* SPDX-License-Identifier: MIT */
/*
 * Out of memory in the host: finding modules, reading manifests, setting up a
 * job and keeping a ledger, repeated with the n-th allocation failing. It must
 * say so, leave nothing half-done and (under AddressSanitizer) leak nothing.
 */
#include "config.h"

#include "spend.h"
#include "../folder.h"
#include "core/ledger.h"

#define MANIFEST(name) "recto-manifest 1\nabi 1.0\nmodel 1\nplugin " name "\nversion 1\n" \
	"license MIT\nabout x\nreader " name "\nsummary x\nsignature 0 50 41\n" \
	"option n\ntype int\nvalue 1\nsummary x\nlo 0\nhi 9\n" \
	"option c\ntype choice\nvalue a\nsummary x\nchoice a\nchoice b\n" \
	"filter " name "\nsummary x\nwriter " name "\nsummary x\nend\n"

static int
set_up(recto_job *job)
{
	int rc;

	if ((rc = recto_job_set_reader(job, "one", NULL)) < 0 ||
	    (rc = recto_job_set_writer(job, "two", NULL)) < 0 ||
	    (rc = recto_job_add_filter(job, "one", NULL)) < 0 ||
	    (rc = recto_job_set_option(job, "one.n=3", NULL)) < 0 ||
	    (rc = recto_job_set_option(job, "two.c=b", NULL)) < 0 ||
	    (rc = recto_job_set_meta(job, "title", "x", NULL)) < 0)
		return rc;
	return recto_job_set_charset(job, "UTF-8", NULL);
}

static int
host_job(const char *folder)
{
	recto_host *host = NULL;
	recto_job *job = NULL;
	int rc;

	if ((rc = recto_host_new(&host, NULL, NULL, NULL)) == 0 &&
	    (rc = recto_host_add_folder(host, folder, NULL)) == 0 &&
	    (rc = recto_job_new(&job, host, NULL)) == 0)
		rc = set_up(job);
	recto_job_free(job);
	recto_host_free(host);
	return rc;
}

/* More spans than the ledger has room for at first. */
static int
keep_ledger(void)
{
	recto_document *doc = NULL;
	recto_account account;
	recto_ledger ledger;
	recto_node *block;
	int rc;

	recto_account__begin(&account, &ledger);
	if ((rc = recto_document_new(&doc, NULL)) < 0)
		return rc;
	block = recto_node_add(recto_node_add(recto_document_new_part(doc), RECTO_ARTICLE),
	    RECTO_PARAGRAPH);
	for (uint64_t i = 0; i < 5000; i++)
		recto_node_add_discard(block, RECTO_DISCARD_SPACE, i, 1, 1);
	if ((rc = recto_document_status(doc, NULL)) == 0 &&
	    (rc = recto_account__part(&account, recto_document_part(doc), NULL)) == 0)
		rc = recto_account__finish(&account, 5000, "x", NULL);
	recto_account__dispose(&account);
	recto_document_free(doc);
	return rc;
}

static void
the_nth_allocation_fails(void **state)
{
	struct folder folder;
	char path[100];
	unsigned n;
	int over = 0;

	(void)state;
	folder_enter(&folder);
	put_folder("p");
	put_file("p/one.so", "x");
	put_file("p/one.recto", MANIFEST("one"));
	put_file("p/two.so", "x");
	put_file("p/two.recto", MANIFEST("two"));
	snprintf(path, sizeof path, "%s/p", folder.path);
	for (n = 1; !over; n++) {
		char label[32];
		int rc;

		countdown = n;
		if ((rc = host_job(path)) == 0)
			rc = keep_ledger();
		over = countdown > 0;
		countdown = 0;
		snprintf(label, sizeof label, "allocation %u", n);
		check_code(label, rc, over ? RECTO_OK : RECTO_ENOMEM, NULL);
	}
	assert_true(n > 40);	/* it did allocate: folders, manifests, settings, spans */
	folder_leave(&folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(the_nth_allocation_fails) };

	setenv("XDG_DATA_HOME", "/nowhere", 1);
	unsetenv("RECTO_PLUGIN_PATH");
	return RUN_TESTS(tests);
}
