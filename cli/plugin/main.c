/* SPDX-License-Identifier: MIT */
/*
 * The recto-plugin command, for those who write plugins: begin one, find out
 * why it is not there, and whether it keeps its promises.
 */
#include "config.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "plugin.h"

static const struct {
	const char *name, *arguments, *summary;
	int (*run)(char **args);
} commands[] = {
	{ "new", "NAME [--reader|--filter|--writer] [--autotools] [FOLDER]",
	  "begin a plugin: a folder that can be built, checked and installed", command_new },
	{ "why", "NAME|MODULE",
	  "tell why a plugin is there or not: folders, modules, causes", command_why },
	{ "check", "MODULE [SAMPLE...]",
	  "check that a module keeps the rules for plugins; prints TAP", command_check },
};

#define COMMANDS (sizeof commands / sizeof *commands)

int
say_failed(const recto_error *err)
{
	fprintf(stderr, "recto-plugin: %s\n", err->text);
	return FAILED;
}

int
say_usage(const char *fmt, ...)
{
	va_list ap;

	fputs("recto-plugin: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputs("\nrecto-plugin: --help shows what there is\n", stderr);
	return USAGE;
}

static int
help(void)
{
	puts("Usage: recto-plugin COMMAND ...\nFor authors of Recto's plugins.");
	for (size_t i = 0; i < COMMANDS; i++)
		printf("  recto-plugin %s %s\n      %s\n", commands[i].name,
		    commands[i].arguments, commands[i].summary);
	puts("  recto-plugin --help | --version");
	return fflush(stdout) == 0 ? DONE : FAILED;
}

int
main(int argc, char **argv)
{
	recto_nearest near = RECTO_NEAREST_INIT(argc > 1 ? argv[1] : "");

	if (argc < 2)
		return say_usage("a command is needed: new, why or check");
	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
			return help();
	if (strcmp(argv[1], "--version") == 0) {
		printf("recto-plugin %s, plugin ABI %d.%d\n", recto_version(), RECTO_ABI_MAJOR,
		    RECTO_ABI_MINOR);
		return fflush(stdout) == 0 ? DONE : FAILED;
	}
	for (size_t i = 0; i < COMMANDS; i++) {
		if (strcmp(argv[1], commands[i].name) == 0)
			return commands[i].run(argv + 2);
		recto_nearest_offer(&near, commands[i].name);
	}
	return say_usage("there is no command %s%s%s%s", argv[1],
	    near.best == NULL ? "" : ", did you mean ", near.best == NULL ? "" : near.best,
	    near.best == NULL ? "" : "?");
}
