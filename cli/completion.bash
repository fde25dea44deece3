# SPDX-License-Identifier: MIT
# Completion for bash. Nothing is listed here: the command is asked for its
# options, its formats and theirs, so that plugins are known once installed.

# Formats that one of the roles can do; $1 is the command, as below.
_recto_formats() {
	"$1" --formats 2>/dev/null | awk -v role="$2" '
		NR > 1 && !/^ / { name = $1 }
		NR > 1 && $(/^ / ? 1 : 2) == role { print name }'
}

_recto_filters() {
	"$1" --plugins 2>/dev/null | sed -n 's/^  filter \([^:]*\):.*/\1/p'
}

_recto_names() {
	_recto_formats "$1" reader
	_recto_formats "$1" writer
	_recto_filters "$1"
}

# NAME.OPTION= of a plugin; what an option can be, where that is a list.
_recto_settings() {
	"$1" --describe "$2" 2>/dev/null | sed -n 's/^  --set \([^=]*=\).*/\1/p'
}

_recto_values() {
	"$1" --describe "${2%%.*}" 2>/dev/null |
		sed -n "/^  --set $2=/ { n; s/.*(\([^()]*,[^()]*\))\$/\1/p; }" | tr -d ,
}

_recto_options() {
	"$1" --help 2>/dev/null | grep -o -e '--[a-z][a-z-]*'
}

_recto() {
	local line=${COMP_LINE:0:COMP_POINT} word before candidates='' files=yes
	word=${line##*[[:space:]]}
	line=${line%"$word"}
	line=${line%"${line##*[![:space:]]}"}
	before=${line##*[[:space:]]}
	case $before in
	-f | --from) candidates=$(_recto_formats "$1" reader) files=no ;;
	-t | --to) candidates=$(_recto_formats "$1" writer) files=no ;;
	--filter) candidates=$(_recto_filters "$1") files=no ;;
	--describe) candidates=$(_recto_names "$1") files=no ;;
	--fail-on) candidates='note warning error' files=no ;;
	-e | --encoding | -M | --meta) files=no ;;
	--set)
		files=no
		case $word in
		*=*) candidates=$(_recto_values "$1" "${word%%=*}" | sed "s/[^ ]*/${word%%=*}=&/g") ;;
		*.*) candidates=$(_recto_settings "$1" "${word%%.*}") ;;
		*) candidates=$(_recto_names "$1" | sed 's/$/./') ;;
		esac ;;
	*) case $word in -*) candidates=$(_recto_options "$1") files=no ;; esac ;;
	esac
	if [ "$files" = yes ]; then
		compopt -o default 2>/dev/null
		COMPREPLY=()
		return
	fi
	mapfile -t COMPREPLY < <(compgen -W "$candidates" -- "$word")
	# What comes after it is still to be typed.
	case ${COMPREPLY[0]-} in *. | *=) compopt -o nospace 2>/dev/null ;; esac
	# bash sees a word of its own behind the sign =.
	case $word in
	*=*) case $COMP_WORDBREAKS in *=*) COMPREPLY=("${COMPREPLY[@]#*=}") ;; esac ;;
	esac
}

complete -F _recto recto
