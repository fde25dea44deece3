/* SPDX-License-Identifier: MIT */
/*
 * Small questions about text that comes from users and plugins.
 */
#ifndef RECTO_CORE_TEXT_H
#define RECTO_CORE_TEXT_H

#include "recto/base.h"

/* Names of plugins, roles and options: a-z 0-9 -, at most 32, a letter first. */
int recto_text__is_name(const char *string);
/* One line of well-formed UTF-8 without control characters. */
int recto_text__plain(const char *string);
/* Whether string ends with suffix, in ASCII without regard to case. */
int recto_text__ends(const char *string, const char *suffix);
/*
 * Step through a list of words between spaces. Returns the length of the next
 * word and moves *list to its start; 0 at the end. The caller steps over it.
 */
size_t recto_text__word(const char **list);

#endif
