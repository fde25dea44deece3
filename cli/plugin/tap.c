/* SPDX-License-Identifier: MIT */
/*
 * The Test Anything Protocol, and a process of its own for each test. What the
 * child writes to its standard streams goes to a file, and is a fault.
 */
#include "config.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tap.h"

#define PATIENCE 120	/* seconds a test may take */

/* What the child sends: the verdict, then the words. */
static void
send_result(int fd, enum verdict verdict, const recto_buf *why)
{
	char head = (char)('0' + verdict);

	if (write(fd, &head, 1) == 1 && why->len > 0 &&
	    write(fd, why->data, why->len < 4000 ? why->len : 4000) < 0)
		_exit(3);
}

static _Noreturn void
run_child(int result, FILE *said,
    enum verdict (*test)(const void *subject, recto_buf *why), const void *subject)
{
	recto_buf why = RECTO_BUF_INIT;
	enum verdict verdict;

	dup2(fileno(said), STDOUT_FILENO);
	dup2(fileno(said), STDERR_FILENO);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	alarm(PATIENCE);
	verdict = test(subject, &why);
	fflush(NULL);
	send_result(result, verdict, &why);
	_exit(0);
}

static void
receive(int fd, recto_buf *out)
{
	char block[512];
	ssize_t n;

	while ((n = read(fd, block, sizeof block)) > 0 || (n < 0 && errno == EINTR))
		if (n > 0)
			recto_buf_add(out, block, (size_t)n);
}

static void
receive_file(FILE *file, recto_buf *out)
{
	char block[512];
	size_t n = 0;

	rewind(file);
	if ((n = fread(block, 1, sizeof block, file)) > 0)
		recto_buf_add(out, block, n);
}

/* From what is left of the child to a verdict and its words. */
static enum verdict
judge(int status, const recto_buf *result, const recto_buf *said, recto_buf *why)
{
	enum verdict verdict = BAD;

	if (result->len > 0) {
		verdict = (enum verdict)(result->data[0] - '0');
		recto_buf_add(why, result->data + 1, result->len - 1);
	} else if (WIFSIGNALED(status)) {
		recto_buf_addf(why, "it was ended by signal %d (%s)%s", WTERMSIG(status),
		    strsignal(WTERMSIG(status)), WTERMSIG(status) == SIGALRM ?
		    ": it took too long" : "");
	} else {
		recto_buf_addf(why, "it ended the process, with status %d",
		    WEXITSTATUS(status));
	}
	if (said->len > 0) {
		recto_buf_addf(why, "%sit wrote to the standard streams: %s",
		    why->len > 0 ? "\n" : "", said->data);
		verdict = BAD;
	}
	return verdict;
}

static enum verdict
isolate(enum verdict (*test)(const void *subject, recto_buf *why), const void *subject,
    recto_buf *why)
{
	recto_buf result = RECTO_BUF_INIT, said = RECTO_BUF_INIT;
	FILE *file = tmpfile();
	enum verdict verdict;
	int pipes[2], status = 0;
	pid_t child;

	if (file == NULL || pipe(pipes) < 0 || (fflush(NULL), child = fork()) < 0) {
		recto_buf_addf(why, "no process for it: %s", strerror(errno));
		return BAD;
	}
	if (child == 0)
		run_child(pipes[1], file, test, subject);
	close(pipes[1]);
	receive(pipes[0], &result);
	close(pipes[0]);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		continue;
	receive_file(file, &said);
	fclose(file);
	verdict = judge(status, &result, &said, why);
	recto_buf_dispose(&result);
	recto_buf_dispose(&said);
	return verdict;
}

static void
print_comment(const char *text)
{
	while (*text != '\0') {
		size_t len = strcspn(text, "\n");

		printf("#     %.*s\n", (int)len, text);
		text += len + (text[len] == '\n');
	}
}

enum verdict
tap_run(struct tap *tap, const char *label,
    enum verdict (*test)(const void *subject, recto_buf *why), const void *subject)
{
	recto_buf why = RECTO_BUF_INIT;
	enum verdict verdict = isolate(test, subject, &why);

	tap->n++;
	tap->bad += verdict == BAD;
	printf("%sok %u - %s", verdict == BAD ? "not " : "", tap->n, label);
	if (verdict == SKIPPED)
		printf(" # SKIP %s", why.data);
	putchar('\n');
	if (verdict == BAD)
		print_comment(why.data);
	recto_buf_dispose(&why);
	return verdict;
}

void
tap_finish(const struct tap *tap)
{
	printf("1..%u\n", tap->n);
	if (tap->bad > 0)
		printf("# %u of %u failed\n", tap->bad, tap->n);
}
