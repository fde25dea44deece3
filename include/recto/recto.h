/* SPDX-License-Identifier: MIT */
/** @file recto.h  Everything an embedder needs; plugin authors include recto/plugin.h. */
#ifndef RECTO_H
#define RECTO_H
#include "recto/convert.h"
#endif
