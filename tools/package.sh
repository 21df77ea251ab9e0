#!/usr/bin/env bash
# Build what people install without a compiler, under target/package: the static program in a tar with its manual and completions,
# and a Debian package of the same. Needs cargo-deb.
set -euo pipefail
cd "$(dirname "$0")/.."

host=$(rustc -vV | sed -n 's/^host: //p')
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
package=target/package
program=target/$host/release/daymark

# The C library is in the program, so that it runs on any Linux of this kind of processor; its place in memory stays random.
RUSTFLAGS="-C target-feature=+crt-static" cargo build --release --locked --bin daymark --target "$host"

rm -rf "$package"
mkdir -p "$package"/{man,completions}
"$program" man --dir "$package/man"
"$program" completions bash >"$package/completions/daymark.bash"
"$program" completions fish >"$package/completions/daymark.fish"
"$program" completions zsh >"$package/completions/_daymark"

cargo deb --no-build --no-strip --target "$host" --output "$package/"

name=daymark-$version-$host
mkdir "$package/$name"
cp -r "$program" "$package"/{man,completions} README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE NOTICE docs "$package/$name/"
tar -C "$package" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@"$(git log -1 --format=%ct)" \
    -czf "$package/$name.tar.gz" "$name"
rm -r "${package:?}/$name"
(cd "$package" && sha256sum ./*.deb ./*.tar.gz >SHA256SUMS)
ls -l "$package"
