# SPDX-License-Identifier: MIT
# RECTO_WARNINGS
# The warnings we keep clean on gcc and clang, hidden symbols by default, and
# --enable-werror for our own checks (never for users: compilers differ).
AC_DEFUN([RECTO_WARNINGS], [
AC_ARG_ENABLE([werror], [AS_HELP_STRING([--enable-werror], [turn warnings into errors])])
RECTO_CFLAGS="-std=c11 -fvisibility=hidden -Wall -Wextra -Wstrict-prototypes -Wmissing-prototypes -Wshadow -Wpointer-arith"
AS_IF([test "x$enable_werror" = xyes], [RECTO_CFLAGS="$RECTO_CFLAGS -Werror"])
AC_SUBST([RECTO_CFLAGS])
])
