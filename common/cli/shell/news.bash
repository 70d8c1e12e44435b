# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# Completion of news-index and news-search in bash: the programs themselves know what could follow.

# _news_unquote WORD: the word without the shell's quoting in `unquoted`; where a quote is still open it is in `quote`,
# and what stands before it in `outside`.
_news_unquote() {
  local at char
  unquoted='' quote='' outside=''
  for ((at = 0; at < ${#1}; at++)); do
    char=${1:at:1}
    if [[ $char == "\\" && $quote != "'" ]]; then
      ((++at))
      unquoted+=${1:at:1}
    elif [[ -n $quote ]]; then
      if [[ $char == "$quote" ]]; then quote=''; else unquoted+=$char; fi
    elif [[ $char == [\"\'] ]]; then
      quote=$char outside=$unquoted
    else
      unquoted+=$char
    fi
  done
}

_news() {
  local unquoted quote outside line=${COMP_LINE:0:COMP_POINT} word at
  local -a words=() raw=() lines=()
  COMPREPLY=()
  # bash parts words at COMP_WORDBREAKS, title:oil into three: what no blank parts is one again.
  for ((at = 0; at <= COMP_CWORD; at++)); do
    word=${line#"${line%%[![:blank:]]*}"}
    if [[ ${#word} -lt ${#line} || $at -eq 0 || -z $word ]]; then raw+=(''); fi
    if ((at < COMP_CWORD)); then line=${word#"${COMP_WORDS[at]}"} word=${COMP_WORDS[at]}; fi
    raw[-1]+=$word
  done
  for word in "${raw[@]}"; do
    _news_unquote "$word"
    words+=("$unquoted")
  done
  mapfile -t lines < <("$1" --complete "${words[@]:1}" 2>/dev/null)

  # Only what follows this is replaced by readline.
  local kept=$outside
  if [[ -z $quote ]]; then
    kept=''
    if [[ $unquoted == *[:=]* ]]; then kept=${unquoted%"${unquoted##*[:=]}"}; fi
  fi
  case ${lines[0]-} in
    files | folders)
      compopt -o filenames 2>/dev/null
      at=-f
      if [[ ${lines[0]} == folders ]]; then at=-d; fi
      mapfile -t COMPREPLY < <(compgen "$at" -- "${unquoted#"$kept"}")
      # An index is what was looked for: nobody goes on into it. Its name is quoted here, as readline adds no slash then.
      if [[ ${#COMPREPLY[@]} -eq 1 && -z $quote && ${COMPREPLY[0]} != \~* && -e ${COMPREPLY[0]}/XAPIANDB ]]; then
        compopt +o filenames 2>/dev/null
        printf -v 'COMPREPLY[0]' %q "${COMPREPLY[0]}"
      fi
      ;;
    words)
      compopt -o nosort 2>/dev/null
      for line in "${lines[@]:1}"; do
        word=${line%%$'\t'*}
        if [[ $word == *: ]]; then compopt -o nospace 2>/dev/null; fi
        word=${word#"$kept"}
        case $quote in
          \") word=${word//[\"\\\$\`]/\\&} ;;
          \') ;;
          *) if [[ $word != *: ]]; then printf -v word %q "$word" && word=${word//\\,/,}; fi ;;  # a comma needs none
        esac
        COMPREPLY+=("$word")
      done
      ;;
  esac
}

complete -F _news news-index news-search
