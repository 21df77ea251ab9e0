//! The `daymark` program.

fn main() {
    daymark::end(daymark::run(std::env::args_os()))
}
