/* SPDX-License-Identifier: MIT */
#ifndef ARTICLES_FILTER_H
#define ARTICLES_FILTER_H

#include <recto/plugin.h>

extern const recto_role articles_filter;

#endif
