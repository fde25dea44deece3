# SPDX-License-Identifier: MIT
# RECTO_FOLDER_CORE
# After each check Autoconf removes what a crash may have left, a file called
# core. Ours is a folder, which rm -f rightly leaves alone, but not in silence,
# and what else was to be removed after that stays.
AC_DEFUN([RECTO_FOLDER_CORE], [
rm () {
  case " $[]* " in
    *" core "*) command rm "$[]@" 2>/dev/null || : ;;
    *) command rm "$[]@" ;;
  esac
}
])
