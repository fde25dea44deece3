/* SPDX-License-Identifier: MIT */
/* The roles of the json module. */
#ifndef JSON_H
#define JSON_H

#include "recto/plugin.h"

extern const recto_role json_reader, json_writer;

#endif
