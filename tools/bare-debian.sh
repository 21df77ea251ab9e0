#!/usr/bin/env bash
# Install a Debian package in a bare Debian 13 and go the first steps of README there. Needs root, debootstrap and a network.
set -euo pipefail
deb=$(realpath "$1")
root=$(realpath -m "$(dirname "$0")/../target/bare-debian")

rm -rf "$root"
debootstrap --variant=minbase trixie "$root" http://deb.debian.org/debian >/dev/null
cp "$deb" "$root/tmp/daymark.deb"

inside() {
    chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"
}
step() {
    printf '\n$ %s\n' "$*"
    inside "$@"
}

inside dpkg --install /tmp/daymark.deb
step daymark --version
step daymark help-now >"$root/tmp/help-now"
head -n 4 "$root/tmp/help-now"
# Without a journal daymark says how to begin, and a question is never put to a pipe.
step daymark
step daymark init --focus heroin --kind opioid-short --since 2026-08-01 --no-passphrase --no-input
step daymark checkin --mood 6 --energy 5 --stress 4 --craving 3 --sleep 7.5 --used no --no-input
step daymark craving 7 --situation conflict --coping talk:helped --acted no --no-input
step daymark today
step daymark week
step daymark backup /root/daymark.tar
step daymark verify
step daymark undo
step daymark demo /root/demo --no-input >"$root/tmp/demo"
for file in man1/daymark.1.gz man1/daymark-checkin.1.gz; do
    inside test -s "/usr/share/man/$file"
done
inside bash -c 'source /usr/share/bash-completion/completions/daymark && complete -p daymark'
inside dpkg --purge daymark
inside test -e /root/.local/share/daymark/journal.db
printf '\nThe package went in and out of a bare Debian, and the journal stayed.\n'
