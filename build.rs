//! Has the linker pack the relocations of the program, which are read at every start.
//!
//! OpenSSL and the tables of the zones, codes and questions hold tens of thousands of addresses. Each that is
//! listed takes 24 bytes of the file; packed, they are a bitmap, and the program keeps its random place in
//! memory. Where the linker does not know this it says so and goes on.

#![expect(clippy::disallowed_methods, reason = "cargo tells a build script what it builds for so")]

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var_os(name).is_some_and(|found| found == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo::rustc-link-arg=-Wl,-z,pack-relative-relocs");
    }
}
