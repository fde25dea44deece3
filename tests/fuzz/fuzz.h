/* SPDX-License-Identifier: MIT */
/*
 * A fuzz target says what must hold for any bytes; it aborts where it does
 * not. Linked with driver.c it is a test; built with clang -fsanitize=fuzzer in
 * its place it looks for inputs.
 */
#ifndef RECTO_TESTS_FUZZ_H
#define RECTO_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Whether the target is of use only where modules are. */
extern const int fuzz_loads_modules;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Say what does not hold and abort. */
_Noreturn void broken(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif
