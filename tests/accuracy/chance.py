# SPDX-License-Identifier: MIT
"""Chance that is the same on every machine.

Each decision draws from a stream of its own, named by what it decides: to
change one parameter of a page leaves all other decisions as they were. Only
random() of the standard generator is used, whose sequence for a given seed is
documented not to change from one version of Python to the next.
"""
import random


class Chance:
    def __init__(self, *names):
        self.names = names
        self._stream = random.Random("/".join(str(n) for n in names))

    def stream(self, *names):
        """An independent stream for a decision inside this one."""
        return Chance(*self.names, *names)

    def real(self, low=0.0, high=1.0):
        return low + (high - low) * self._stream.random()

    def below(self, n):
        return int(self._stream.random() * n)

    def between(self, low, high):
        """A whole number, both ends included."""
        return low + self.below(high - low + 1)

    def yes(self, share):
        return self._stream.random() < share

    def pick(self, things):
        return things[self.below(len(things))]

    def weighted(self, pairs):
        """A value of (value, weight) pairs."""
        at = self.real(0, sum(weight for _, weight in pairs))
        for value, weight in pairs:
            at -= weight
            if at < 0:
                return value
        return pairs[-1][0]

    def shuffled(self, things):
        things = list(things)
        for i in range(len(things) - 1, 0, -1):
            j = self.below(i + 1)
            things[i], things[j] = things[j], things[i]
        return things
