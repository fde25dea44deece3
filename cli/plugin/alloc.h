/* SPDX-License-Identifier: MIT */
/*
 * Memory that runs out when it is told to.
 */
#ifndef RECTO_CLI_PLUGIN_ALLOC_H
#define RECTO_CLI_PLUGIN_ALLOC_H

/* Whether this build can do it. */
int alloc_can_fail(void);
/* Count allocations from here on, and let the n-th fail, all after it succeed; 0: none. */
void alloc_begin(unsigned long n);
/* Stop that. @return how many there were */
unsigned long alloc_end(void);

#endif
