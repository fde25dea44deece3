# SPDX-License-Identifier: MIT
# RECTO_PLUGIN([MINIMUM-VERSION])
# -------------------------------
# For plugins of Recto that are built outside of its tree. Finds Recto by
# pkg-config and sets
#   RECTO_CFLAGS RECTO_LIBS   to compile and link with
#   RECTO_PLUGIN_LDFLAGS      libtool's flags for a module: one exported symbol
#   RECTO RECTO_PLUGIN_TOOL   the commands recto and recto-plugin
#   pluginsdir                where the module is installed
# The module goes below its own $libdir, which is where Recto looks when both
# have the same prefix. --with-recto-pluginsdir names another place: `recto` for
# Recto's own folder, or a path.
AC_DEFUN([RECTO_PLUGIN],
[AC_REQUIRE([PKG_PROG_PKG_CONFIG])
PKG_CHECK_MODULES([RECTO], [recto >= m4_default([$1], [0.1])])
RECTO_PLUGIN_LDFLAGS="-module -avoid-version -shared -no-undefined -export-symbols-regex ^recto_plugin_entry\$\$"
AC_SUBST([RECTO_PLUGIN_LDFLAGS])
recto_bindir=`$PKG_CONFIG --variable=bindir recto`
AC_PATH_PROG([RECTO], [recto], [recto], [$recto_bindir:$PATH])
AC_PATH_PROG([RECTO_PLUGIN_TOOL], [recto-plugin], [recto-plugin], [$recto_bindir:$PATH])
recto_pluginsdir=`$PKG_CONFIG --variable=pluginsdir recto`
AC_ARG_WITH([recto-pluginsdir],
  [AS_HELP_STRING([--with-recto-pluginsdir=DIR],
    [install the module there; `recto' for the folder of Recto itself])],
  [], [with_recto_pluginsdir=])
AS_CASE([$with_recto_pluginsdir],
  [recto|yes], [pluginsdir=$recto_pluginsdir],
  [''|no], [pluginsdir='${libdir}/recto/plugins'],
  [pluginsdir=$with_recto_pluginsdir])
AC_SUBST([pluginsdir])
AC_MSG_NOTICE([Recto looks for plugins in $recto_pluginsdir and in the folders of RECTO_PLUGIN_PATH])
])
