/// The parts of the `curl` format's script that are the same for all keys.
///
/// People read the script before they give it a token, so it says itself what it does and why. It
/// is plain POSIX shell (`shellcheck -s sh`) without zsh's special names, such as `status`. The
/// newest of curl's options in it, `--suppress-connect-headers`, is of 7.54 (curl's
/// docs/options-in-versions). Bitbucket's address can't be changed from outside: a token must not
/// follow an environment variable to another host.
enum CurlScript {
  /// Everything before the first repository: the function `add_access_key`, and the beginning of
  /// `main`.
  static let opening = #"""
    #!/bin/sh
    # Adds user keys of CircleCI to repositories on Bitbucket Cloud as access keys (read-only).
    #
    #     export BITBUCKET_EMAIL=you@example.com BITBUCKET_API_TOKEN=...
    #     sh THIS-FILE             one line for each repository, and a last one that counts
    #     sh THIS-FILE --dry-run   says what it would add, and sends nothing
    #
    # The token is an API token of your Atlassian account with the scopes
    # admin:repository:bitbucket and write:ssh-key:bitbucket.
    # A second run is harmless: what is there already is left alone.
    # Exit status: 0 if every repository has its key, 1 if not, 64 if nothing could be begun.
    # Needs curl 7.61 or later and a shell such as dash, bash, zsh or busybox.
    # Made by checkout-key.

    # A dollar sign in a label is meant as it is.
    # shellcheck disable=SC2016
    set -u
    LC_ALL=C
    export LC_ALL

    api=https://api.bitbucket.org/2.0/repositories

    # What Bitbucket is too busy for (status 429 or 5xx) is sent again, at most so many times. Its
    # Retry-After says how many seconds later, up to the longest pause; where there is none, the
    # first pause doubles each time.
    retries=5
    first_pause=1
    longest_pause=60

    added=0
    there=0
    failed=0
    not_tried=0
    dry_run=no
    token_is_refused=no

    # What is wrong with the credentials, a line each.
    credential_faults() (
      set +x # not even `sh -x` shows them
      case ${BITBUCKET_EMAIL-} in
      '') echo 'BITBUCKET_EMAIL is not set: the e-mail address of your Atlassian account' ;;
      *:* | *[[:cntrl:]]*) echo 'BITBUCKET_EMAIL has a colon or a control character in it' ;;
      esac
      case ${BITBUCKET_API_TOKEN-} in
      '') echo 'BITBUCKET_API_TOKEN is not set: an API token of your Atlassian account' ;;
      *[[:cntrl:]]*) echo 'BITBUCKET_API_TOKEN has a control character in it' ;;
      esac
    )

    # The credentials as curl reads them from a configuration file. They go through pipes only,
    # because everybody on this machine can read the arguments of a program.
    credentials() (
      set +x
      printf '%s:%s\n' "$BITBUCKET_EMAIL" "$BITBUCKET_API_TOKEN" |
        sed 's/[\\"]/\\&/g; s/.*/user = "&"/'
    )

    # post REPOSITORY BODY: sends one request. Prints Bitbucket's answer with its headers, the
    # lines `status: 200` and `curl ended with: 0`, and curl's message if the connection failed.
    # Only printable ASCII comes through. `-q` keeps ~/.curlrc out of it; an empty `Expect:` saves
    # a round trip; Bitbucket's words are compared below, so it is asked for English ones.
    post() {
      {
        credentials | curl -q --config - --silent --show-error \
          --connect-timeout 20 --max-time 60 \
          --include --suppress-connect-headers --write-out '\nstatus: %{http_code}\n' \
          --header 'Content-Type: application/json' --header 'Accept-Language: en' \
          --header 'Expect:' --data "$2" "$api/$1/deploy-keys"
        printf '\ncurl ended with: %s\n' "$?"
      } 2>&1 | tr -cd '\n -~'
    }

    # answered NAME: what the last line of the answer that begins with this name has behind it.
    answered() {
      printf '%s\n' "$answer" | sed -n "s/^$1: *//p" | tail -n 1
    }

    # Why Bitbucket did not do it: what its JSON says of a field of the request, else the JSON's
    # message, else its answer, if that is plain text. At most 300 characters.
    reason() {
      printf '%s\n' "$answer" | sed '1,/^$/d; /^status: /,$d' | tr '\n' ' ' | sed -n '
        s/\\\\/\//g
        s/\\\//\//g
        s/\\"/'\''/g
        s/\\u[0-9A-Fa-f]\{4\}/?/g
        s/\\./ /g
        t escapes_are_gone
        :escapes_are_gone
        s/.*"fields" *: *{ *"[^"]*" *: *\[ *"\([^"]*\)".*/\1/
        t one_text
        s/.*"message" *: *"\([^"]*\)".*/\1/
        t one_text
        /^ *[[{<]/d
        :one_text
        s/   */ /g
        s/^ //
        s/ $//
        p' | cut -c 1-300
    }

    # add_access_key REPOSITORY BODY WORDS: adds one key to one repository, and says what became of
    # it. WORDS are the body in short, for people.
    add_access_key() {
      if [ "$dry_run" = yes ]; then
        not_tried=$((not_tried + 1))
        printf '%s: would add %s\n' "$1" "$3"
        return
      fi
      if [ "$token_is_refused" = yes ]; then
        not_tried=$((not_tried + 1))
        printf '%s: not tried, because Bitbucket refuses the credentials\n' "$1"
        return
      fi

      left=$retries
      pause=$first_pause
      while :; do
        answer=$(post "$1" "$2")
        code=$(answered status)
        case $code in 429 | 5??) ;; *) break ;; esac
        if [ "$left" -eq 0 ]; then break; fi
        seconds=$(answered '[Rr]etry-[Aa]fter')
        case $seconds in
        '' | *[!0-9]*) seconds=$pause ;;
        ????*) seconds=$longest_pause ;;
        esac
        if [ "$seconds" -gt "$longest_pause" ]; then seconds=$longest_pause; fi
        printf '%s: Bitbucket is busy (%s), trying again in %s s\n' "$1" "$code" "$seconds"
        sleep "$seconds"
        left=$((left - 1))
        pause=$((pause * 2))
      done

      ended=$(answered 'curl ended with')
      if [ "$ended" != 0 ]; then
        failed=$((failed + 1))
        why=$(printf '%s\n' "$answer" | sed -n 's/.*curl: (/curl: (/p' | tail -n 1)
        printf '%s: connection failed: %s\n' "$1" "${why:-curl ended with $ended}"
        return
      fi
      case $code:$answer in
      200:* | 201:*)
        added=$((added + 1))
        printf '%s: added\n' "$1"
        ;;
      400:*'Someone has already added that access key to this repository'*)
        there=$((there + 1))
        printf '%s: already there\n' "$1"
        ;;
      *)
        if [ "$code" = 401 ]; then token_is_refused=yes; fi
        failed=$((failed + 1))
        why=$(reason)
        printf '%s: not added (%s)%s\n' "$1" "$code" "${why:+: $why}"
        ;;
      esac
    }

    # What has to be there before the first request.
    begin() {
      case $* in
      '') ;;
      --dry-run)
        dry_run=yes
        return
        ;;
      *)
        echo 'usage: sh THIS-FILE [--dry-run]' >&2
        exit 64
        ;;
      esac
      faults=$(
        credential_faults
        if ! command -v curl >/dev/null; then echo 'curl is not installed'; fi
        # A program of that name would have the token among its arguments.
        if [ "$(command -v printf)" != printf ]; then
          echo 'this shell has no printf of its own: try bash'
        fi
      )
      if [ -n "$faults" ]; then
        printf '%s\n' "$faults" >&2
        exit 64
      fi
    }

    # Counts. A script for no repository has not succeeded.
    finish() {
      if [ "$dry_run" = yes ]; then
        printf '%s to add, nothing was sent\n' "$not_tried"
        return
      fi
      printf '%s added, %s already there, %s not added, %s not tried\n' \
        "$added" "$there" "$failed" "$not_tried"
      [ $((added + there)) -gt 0 ] && [ $((failed + not_tried)) -eq 0 ]
    }

    # One call for each repository, with the body of its request. They are in a function, which
    # the last line calls, so that a file that was cut off does nothing.
    main() {
      begin "$@"


    """#

  /// The end of `main`, which counts and is the exit status.
  static let closing = #"""

      finish
    }

    main "$@"

    """#
}
