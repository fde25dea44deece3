# SPDX-License-Identifier: MIT
# What all modules have in common. A module NAME is plugins/NAME/NAME.la.
