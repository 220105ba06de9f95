# What packaging/run and packaging/test share: words in two languages, the packages, the build. Sourced, not run.
# shellcheck shell=sh

here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P) || exit 3

# The language of the program: English when someone asks for it, else Dutch.
language=nl
for word in "${WAAIER_LANG:-}" "${LANGUAGE:-}" "${LC_ALL:-}" "${LC_MESSAGES:-}" "${LANG:-}"; do
    [ -n "$word" ] || continue
    case $word in en*) language=en ;; esac
    break
done

# say DUTCH ENGLISH
say() {
    if [ "$language" = en ]; then printf '%s\n' "$2"; else printf '%s\n' "$1"; fi
}

# stop DUTCH ENGLISH: one sentence, and the surroundings are to blame.
stop() {
    say "$1" "$2" >&2
    exit 3
}

# packages KINDS: names, one a line. KINDS is "run" or "run test".
packages() {
    awk -v kinds=" $1 " '!/^#/ && NF && index(kinds, " " $2 " ") {print $1}' "$here/packaging/packages"
}

# missing KINDS: the names that are not installed.
missing() {
    # shellcheck disable=SC2046
    dpkg-query -W -f '${db:Status-Status} ${Package}\n' $(packages "$1") 2>/dev/null | sed -n 's/^installed //p' |
        awk -v kinds=" $1 " '!second {have[$1]; next}
            !/^#/ && NF && index(kinds, " " $2 " ") && !($1 in have) {print $1}' - second=1 "$here/packaging/packages"
}

# reasons NAME...: what these packages are for, once each, with commas.
reasons() {
    printf '%s\n' "$@" | awk -v lang="$language" '
        !second {want[$1]; next}
        !/^#/ && ($1 in want) {
            at = index($0, $2) + length($2)
            split(substr($0, at), why, "|")
            text = why[lang == "en" ? 2 : 1]
            gsub(/^ +| +$/, "", text)
            if (!(text in seen)) {
                seen[text]
                all = all (all ? "; " : "") text
            }
        }
        END {print all}' - second=1 "$here/packaging/packages"
}

is_debian_12() {
    [ -r /etc/os-release ] && command -v dpkg-query >/dev/null 2>&1 || return 1
    (. /etc/os-release && [ "${ID:-}" = debian ] && [ "${VERSION_ID:-}" = 12 ])
}

install_packages() {
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 ||
            stop "Installeren kan alleen als root. Doe het zelf met: apt-get install --no-install-recommends $*" \
                "Only root can install these. Do so yourself with: apt-get install --no-install-recommends $*"
        as_root=sudo
    fi
    log="$here/build/apt.log"
    mkdir -p "$here/build" || stop "In $here kan niet worden geschreven." "$here cannot be written to."
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086
    if ! { $as_root apt-get -q update && $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y --no-install-recommends install "$@"; } >"$log" 2>&1 </dev/null; then
        grep '^E:' "$log" | head -n 3 >&2
        stop "De pakketten konden niet worden geïnstalleerd; kijk of er een netwerk is en probeer het opnieuw (verslag: $log)." \
            "The packages could not be installed; see whether there is a network and try again (record: $log)."
    fi
}

# need KINDS: whatever is missing is named, explained and installed.
need() {
    if ! is_debian_12; then
        for tool in gcc cmake ninja pkg-config; do
            if ! command -v "$tool" >/dev/null 2>&1; then
                say "Dit is geen Debian 12. Waaier heeft nodig wat daar zo heet:" \
                    "This is not Debian 12. Waaier needs what goes by these names there:" >&2
                packages "$1" | paste -s -d ' ' - >&2
                stop "Het programma ‘$tool’ ontbreekt; zonder dat kan Waaier niet worden gebouwd." \
                    "The program '$tool' is missing; Waaier cannot be built without it."
            fi
        done
        [ -f "$here/build/release/build.ninja" ] || {
            say "Dit is geen Debian 12. Als het bouwen niet lukt, zoek dan wat daar zo heet:" \
                "This is not Debian 12. If the build fails, look for what goes by these names there:"
            packages "$1" | paste -s -d ' ' -
        }
        return
    fi
    wanted=$(missing "$1")
    [ -n "$wanted" ] || return 0
    # shellcheck disable=SC2086
    set -- $wanted
    some='pakketten' several='packages'
    [ $# -ne 1 ] || some='pakket' several='package'
    say "Waaier installeert nu $# $some van Debian ($(reasons "$@")), met wat daarvoor nodig is; dat kan een paar minuten duren:" \
        "Waaier now installs $# $several from Debian ($(reasons "$@")), with what that takes; this may last a few minutes:"
    printf '%s\n' "$*"
    install_packages "$@"
}

# configure PRESET [ARG...]: quiet, unless it fails.
configure() {
    preset=$1
    shift
    mkdir -p "$here/build" || stop "In $here kan niet worden geschreven." "$here cannot be written to."
    log="$here/build/configure-$preset.log"
    (cd "$here" && cmake --preset "$preset" "$@") >"$log" 2>&1 && return 0
    grep -A 3 -E 'CMake Error|not found' "$log" | head -n 12 >&2
    stop "De bouw kon niet worden voorbereid (verslag: $log)." "The build could not be prepared (record: $log)."
}
