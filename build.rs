//! Tells the linker what makes the program start fast, where it is one that knows how.
//!
//! OpenSSL and the tables of the zones, codes and questions hold tens of thousands of addresses, which are
//! relocated at every start. Each that is listed takes 24 bytes of the file; packed, they are a bitmap, and the
//! program keeps its random place in memory. A linker that does not know this says so and goes on.
//!
//! The functions of daily commands are laid side by side (`tools/start_order.py`), so that a start touches few
//! pages of the file. GNU's linker refuses that option, so it is given only where Rust brings its own.

#![expect(clippy::disallowed_methods, reason = "cargo tells a build script what it builds for so")]

use std::path::Path;
use std::process::Command;

const START_ORDER: &str = "tools/start-order.txt";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={START_ORDER}");
    if !(is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu")) {
        return;
    }
    println!("cargo::rustc-link-arg=-Wl,-z,pack-relative-relocs");
    if is("PROFILE", "release") && links_with_lld() {
        let list = Path::new(env!("CARGO_MANIFEST_DIR")).join(START_ORDER);
        println!("cargo::rustc-link-arg-bins=-Wl,--symbol-ordering-file={}", list.display());
        println!("cargo::rustc-link-arg-bins=-Wl,--no-warn-symbol-ordering");
    }
}

fn is(name: &str, value: &str) -> bool {
    std::env::var_os(name).is_some_and(|found| found == value)
}

/// On x86-64 the toolchain links with the lld it brings, unless flags name another linker.
fn links_with_lld() -> bool {
    let flags = std::env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    let asked = ["linker", "fuse-ld"].iter().any(|flag| flags.contains(flag))
        || std::env::var_os("RUSTC_LINKER").is_some();
    is("CARGO_CFG_TARGET_ARCH", "x86_64") && !asked && brings_lld().unwrap_or(false)
}

fn brings_lld() -> Option<bool> {
    let rustc = std::env::var_os("RUSTC")?;
    let said = Command::new(rustc).args(["--print", "sysroot"]).output().ok()?;
    let sysroot = String::from_utf8(said.stdout).ok()?;
    let lld = "lib/rustlib/x86_64-unknown-linux-gnu/bin/gcc-ld/ld.lld";
    Some(Path::new(sysroot.trim()).join(lld).exists())
}
