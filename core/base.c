/* SPDX-License-Identifier: MIT */
/*
 * Version and errors: what everything else stands on.
 */
#include "config.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "recto/base.h"

const char *
recto_version(void)
{
	return PACKAGE_VERSION;
}
