/* SPDX-License-Identifier: MIT */
/* The roles of the text module: read.c, write.c. */
#ifndef RECTO_TEXT_H
#define RECTO_TEXT_H

#include "recto/plugin.h"

extern const recto_role text_reader;
extern const recto_role text_writer;

#endif
