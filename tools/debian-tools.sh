#!/usr/bin/env bash
# Put Debian 13's own age, sqlcipher, Python with mnemonic and tar under DIR, beside what the system has, and print the directory of
# their commands, for PATH. Debian 12 and older have a SQLCipher that cannot read a journal. Needs root and debootstrap.
set -euo pipefail
root=$(realpath -m "$1")/root
commands=$(dirname "$root")/commands

if [[ ! -x "$commands/sqlcipher" ]]; then
    rm -rf "$root" "$commands"
    debootstrap --variant=minbase --include=age,sqlcipher,python3-mnemonic trixie "$root" \
        http://deb.debian.org/debian >&2
    mkdir -p "$commands"
    loader=("$root"/usr/lib/*/ld-linux-*.so.*)
    libraries=$(dirname "${loader[0]}")
    for name in age tar python3 sqlcipher; do
        # Through the loader of the same release, so that no part of it meets the libraries of this one.
        cat >"$commands/$name" <<COMMAND
#!/bin/sh
[ "$name" = python3 ] && export PYTHONHOME="$root/usr"
exec "${loader[0]}" --library-path "$libraries" "$root/usr/bin/$name" "\$@"
COMMAND
        chmod +x "$commands/$name"
    done
fi
printf '%s\n' "$commands"
