# SPDX-License-Identifier: MIT
# RECTO_SYMBOL_VERSIONS
# How librecto exports its public names, after LT_INIT: with the versions of
# core/librecto.map where the linker takes version scripts, else by the list of
# names alone. Never by both: libtool makes a script of its own from a list, and
# GNU ld refuses a second one. --disable-symbol-versions is for packages that
# have to stay like those of a system without.
AC_DEFUN([RECTO_SYMBOL_VERSIONS], [
AC_ARG_ENABLE([symbol-versions], [AS_HELP_STRING([--disable-symbol-versions],
    [export names without versions, also where the linker knows them])])
AC_CACHE_CHECK([whether the linker takes version scripts], [recto_cv_version_script], [
	recto_cv_version_script=no
	AS_ECHO(["RECTO_TEST { global: recto_one; local: *; };"]) >conftest.map
	recto_saved_LDFLAGS=$LDFLAGS recto_saved_CFLAGS=$CFLAGS
	CFLAGS="$CFLAGS $lt_prog_compiler_pic"
	LDFLAGS="$LDFLAGS -shared -Wl,--version-script=conftest.map"
	AC_LINK_IFELSE([AC_LANG_SOURCE([[int recto_one(void); int recto_one(void) { return 1; }]])],
	    [recto_cv_version_script=yes])
	CFLAGS=$recto_saved_CFLAGS LDFLAGS=$recto_saved_LDFLAGS
	rm -f conftest.map])
AS_IF([test "$enable_shared" != no && test "x$enable_symbol_versions" != xno],
    [symbol_versions=$recto_cv_version_script], [symbol_versions=no])
AS_IF([test "x$enable_symbol_versions" = xyes && test "$symbol_versions" = no],
    [AC_MSG_ERROR([--enable-symbol-versions: there is no shared library, or the linker knows no versions])])
AC_SUBST([symbol_versions])
AM_CONDITIONAL([SYMBOL_VERSIONS], [test "$symbol_versions" = yes])
])
