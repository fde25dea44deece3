# SPDX-License-Identifier: MIT
# RECTO_SANITIZERS
# --enable-asan and --enable-ubsan build everything, modules included, with the
# compiler's sanitizers; --enable-coverage with gcov's counters.
AC_DEFUN([RECTO_SANITIZERS], [
AC_ARG_ENABLE([asan], [AS_HELP_STRING([--enable-asan], [build with AddressSanitizer])])
AC_ARG_ENABLE([ubsan], [AS_HELP_STRING([--enable-ubsan], [build with UndefinedBehaviorSanitizer])])
AC_ARG_ENABLE([coverage], [AS_HELP_STRING([--enable-coverage], [build with coverage counters])])
recto_sanitize=
AS_IF([test "x$enable_asan" = xyes], [recto_sanitize="-fsanitize=address"])
AS_IF([test "x$enable_ubsan" = xyes],
    [recto_sanitize="$recto_sanitize -fsanitize=undefined -fno-sanitize-recover=undefined"])
AS_IF([test -n "$recto_sanitize"], [
    CFLAGS="$CFLAGS $recto_sanitize -fno-omit-frame-pointer"
    LDFLAGS="$LDFLAGS $recto_sanitize"])
AS_IF([test "x$enable_coverage" = xyes], [
    CFLAGS="$CFLAGS --coverage -O0"
    LDFLAGS="$LDFLAGS --coverage"])
AM_CONDITIONAL([SANITIZED], [test -n "$recto_sanitize"])
])
