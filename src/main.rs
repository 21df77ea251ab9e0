//! The `daymark` program.

fn main() {}
