#!/usr/bin/env bash
# Which lines of the layers are run by the tests, those that strace ends early included: half an hour. Needs the llvm-tools of
# rustup and strace. Words behind it are handed to the tests, to run a few of them.
set -euo pipefail
cd "$(dirname "$0")/.."

llvm=$(rustc --print sysroot)/lib/rustlib/$(rustc -vV | sed -n 's/^host: //p')/bin
[[ -x $llvm/llvm-cov ]] || rustup component add llvm-tools
out=$PWD/target/coverage
rm -rf "$out"
mkdir -p "$out"

# Only daymark itself is measured. The counters are written as they rise, since the program ends without a farewell.
cat >"$out/rustc" <<'END'
#!/usr/bin/env bash
rustc=$1
shift
case " $* " in
*" --crate-name build_script"* | *" -vV "* | *" --print"*) exec "$rustc" "$@" ;;
esac
exec "$rustc" "$@" -Cinstrument-coverage -Cllvm-args=-runtime-counter-relocation
END
chmod +x "$out/rustc"
export RUSTC_WORKSPACE_WRAPPER=$out/rustc CARGO_INCREMENTAL=0 LLVM_PROFILE_FILE=$out/%8m%c.profraw

tests=(--locked --lib --test cli --test process --test properties --test storage --test views)
programs=$(cargo test "${tests[@]}" --no-run --message-format json | sed -n 's/.*"executable":"\([^"]*\)".*/\1/p' | sort -u)
cargo test "${tests[@]}" --no-fail-fast -- "$@" || echo "a test that limits the size of files cannot pass while it is measured"
(($#)) || cargo test --locked --test cli -- --ignored \
    is_not_synced never_there_without comes_back_whole whatever_ends_its_change

"$llvm/llvm-profdata" merge -sparse "$out"/*.profraw -o "$out/all.profdata"
objects=()
for program in $programs; do
    objects+=(--object "$program")
done
"$llvm/llvm-cov" report "${objects[@]}" --instr-profile "$out/all.profdata" --sources "$PWD/src" >"$out/report"
awk '
    $1 ~ /\.rs$/ {
        part = $1
        sub(/^.*src\//, "", part)
        layer = part
        sub(/\/.*/, "", layer)
        of[layer] += $8; missed[layer] += $9
        if (part ~ /^(storage\/(key|seal|slot|rekey|recovery_key)|render\/sanitize)/) {
            of["keys and sanitizer"] += $8; missed["keys and sanitizer"] += $9
        }
    }
    END { for (one in of) printf "%-20s %6d lines, %5.1f %% run\n", one, of[one], 100 * (of[one] - missed[one]) / of[one] }
' "$out/report" | sort
echo "Of each file: $out/report"
