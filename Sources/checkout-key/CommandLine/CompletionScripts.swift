// Each script gives the words up to the cursor to `checkout-key ---complete`, and offers what that
// answers; see `Completion`.

extension Generated {
  /// Needs nothing of bash-completion and nothing that bash 3.2, the one of macOS, lacks.
  static let bashCompletion = #"""
    # Completions of checkout-key for bash, made by: checkout-key --generate complete-bash

    _checkout_key() {
      local words=() count=0 glued='' word wanted prefix='' name i
      for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        # bash takes --name=value for three words.
        if ((count)) && [[ -n $glued || $word == '=' && ${words[count - 1]} == --* ]]; then
          words[count - 1]+=$word
          if [[ $word == '=' ]]; then glued=yes; else glued=''; fi
        else
          words[count++]=$word
        fi
      done
      if [[ $word == '=' ]]; then word=''; fi
      if [[ $word == --*=* ]]; then
        # bash 3.2 takes it for one word, and yet replaces only what stands behind the sign.
        if [[ $COMP_WORDBREAKS != *=* ]]; then prefix=${word%%=*}=; fi
        word=${word#*=}
      fi
      COMPREPLY=()
      {
        read -r wanted
        while IFS=$'\t' read -r name _; do COMPREPLY+=("$prefix${name#--*=}"); done
      } < <("${1/#\~\//$HOME/}" ---complete "${words[@]}" 2>/dev/null)
      case $wanted in
        captures)
          _checkout_key_add -f -X '!*.[Hh][Aa][Rr]'
          _checkout_key_add -o plusdirs -f -X '!*.[Hh][Aa][Rr][Pp]'
          # A capture may have any name.
          if ((${#COMPREPLY[@]} == 0)); then _checkout_key_add -f; fi ;;
        files) _checkout_key_add -f ;;
        directories) _checkout_key_add -d ;;
      esac
    }

    _checkout_key_add() {
      while IFS= read -r name; do COMPREPLY+=("$prefix$name"); done < <(compgen "$@" -- "$word")
    }

    # Blanks and the like in names of files are quoted.
    complete -o filenames -F _checkout_key checkout-key
    """#

  static let zshCompletion = #"""
    #compdef checkout-key
    # Completions of checkout-key for zsh, made by: checkout-key --generate complete-zsh

    _checkout-key() {
      local line result=1
      local -a answer offered
      answer=("${(@f)$("${(Q)words[1]/#\~\//$HOME/}" ---complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
      if [[ $PREFIX == --*=* ]]; then compset -P '*='; fi
      for line in "${(@)answer[2,-1]}"; do
        offered+=("${${line%%$'\t'*}#--*=}:${line#*$'\t'}")
      done
      if (( $#offered )); then _describe -t words word offered && result=0; fi
      case $answer[1] in
        (captures) _files -g '*.[Hh][Aa][Rr](|[Pp])' && result=0 ;;
        (files) _files && result=0 ;;
        (directories) _files -/ && result=0 ;;
      esac
      return result
    }

    if [[ $funcstack[1] == _checkout-key ]]; then
      _checkout-key "$@"
    else
      compdef _checkout-key checkout-key
    fi
    """#

  static let fishCompletion = #"""
    # Completions of checkout-key for fish, made by: checkout-key --generate complete-fish

    function __checkout_key_complete --description 'Prints what can stand at the cursor'
        set -l words (commandline -opc)
        set -l word (commandline -ct)
        set -l answer ($words[1] ---complete $words[2..-1] $word 2>/dev/null)
        printf '%s\n' $answer[2..-1]
        # The name of an option before its value is typed already.
        set -l prefix (string match -r -- '^--[^=]*=' $word; or echo)
        # What is no command gets fish's own completions of names.
        set -l names $prefix(complete -C "__checkout_key_no_command "(string replace -- "$prefix" '' $word))
        switch "$answer[1]"
            case captures
                string match -ri -- '^.*(?:/|\.harp?)$' $names; or printf '%s\n' $names
            case files
                printf '%s\n' $names
            case directories
                string match -r -- '^.*/$' $names
        end
    end

    complete -c checkout-key -f -a '(__checkout_key_complete)'
    """#
}
