# SPDX-License-Identifier: MIT
# RECTO_STATIC_PLUGINS
# --enable-static-plugins=LIST makes the named plugins part of the command
# instead of modules; after LT_INIT. A plugin is a folder with a plugin.c, so
# there is no list of them to keep. Without shared libraries all are linked in,
# because nothing could load the others.
AC_DEFUN([RECTO_STATIC_PLUGINS], [
AC_ARG_ENABLE([static-plugins], [AS_HELP_STRING([--enable-static-plugins=LIST],
    [link these plugins into recto: names with commas, or yes for all])],
    [], [AS_IF([test "$enable_shared" = no], [enable_static_plugins=yes], [enable_static_plugins=no])])
recto_plugins=
for recto_file in "$srcdir"/plugins/*/plugin.c; do
	recto_name=`AS_DIRNAME(["$recto_file"])`
	recto_name=`AS_BASENAME(["$recto_name"])`
	AS_CASE([$have_jansson,$recto_name], [no,json | no,exec], [],
	    [recto_plugins="$recto_plugins $recto_name"])
done
AS_CASE([$enable_static_plugins], [no], [STATIC_PLUGINS=], [yes | all], [STATIC_PLUGINS=$recto_plugins],
    [STATIC_PLUGINS=`AS_ECHO(["$enable_static_plugins"]) | tr ',' ' '`])
STATIC_PLUGIN_FILES= STATIC_PLUGIN_LINK=
for recto_name in $STATIC_PLUGINS; do
	AS_CASE([" $recto_plugins "], [*" $recto_name "*], [],
	    [AC_MSG_ERROR([--enable-static-plugins: there is no plugin "$recto_name" here, only$recto_plugins])])
	STATIC_PLUGIN_FILES="$STATIC_PLUGIN_FILES plugins/$recto_name/$recto_name.la"
	STATIC_PLUGIN_LINK="$STATIC_PLUGIN_LINK -dlpreopen plugins/$recto_name/$recto_name.la"
done
AS_IF([test "$enable_shared" = no], [
	for recto_name in $recto_plugins; do
		AS_CASE([" $STATIC_PLUGINS "], [*" $recto_name "*], [],
		    [AC_MSG_ERROR([--disable-shared cannot make the module "$recto_name"; add --enable-static-plugins=yes])])
	done
	# ICU is written in C++, which its own list of libraries leaves out.
	LIBS="$LIBS -lstdc++ -lm"])
AS_IF([test -n "$STATIC_PLUGINS"], [
	AC_DEFINE([STATIC_PLUGINS], [1], [Define to 1 when plugins are linked into the command.])])
AC_SUBST([STATIC_PLUGINS])
AC_SUBST([STATIC_PLUGIN_FILES])
AC_SUBST([STATIC_PLUGIN_LINK])
AM_CONDITIONAL([SHARED], [test "$enable_shared" != no])
])
