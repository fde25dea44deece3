# SPDX-License-Identifier: MIT
# RECTO_CHECK_LTDL
# The system's libltdl, which has no pkg-config file. The advise interface is
# needed to load modules local and resident. A bundled copy is never used: two
# copies of libltdl in one process disturb each other.
AC_DEFUN([RECTO_CHECK_LTDL], [
AC_CHECK_HEADER([ltdl.h], [],
    [AC_MSG_ERROR([ltdl.h not found: install libltdl-dev (Debian) or libtool-ltdl-devel (Fedora)])])
recto_saved_LIBS=$LIBS
AC_SEARCH_LIBS([lt_dladvise_resident], [ltdl], [LTDL_LIBS=$ac_cv_search_lt_dladvise_resident],
    [AC_MSG_ERROR([libltdl is older than 2.2: lt_dladvise_resident is missing])])
LIBS=$recto_saved_LIBS
test "$LTDL_LIBS" = "none required" && LTDL_LIBS=
AC_SUBST([LTDL_LIBS])
])
