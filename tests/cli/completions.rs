//! `daymark completions`, whose scripts are made beforehand.

use std::fs;
use std::path::Path;

use clap::ValueEnum;
use clap_complete::Shell;

use crate::support::Home;

#[test]
fn each_shell_gets_the_script_of_the_commands_there_are() {
    for shell in Shell::value_variants() {
        let ran = Home::new().run(&format!("completions {shell}"));
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{shell}");
        assert!(
            ran.stdout == script(*shell),
            "the completions are out of date; write them with: just reference"
        );
    }
}

#[test]
#[ignore = "writes src/cli/completions"]
fn write_the_reference() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/completions");
    for shell in Shell::value_variants() {
        fs::write(dir.join(shell.to_string()), script(*shell)).unwrap();
    }
}

fn script(shell: Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut daymark::command(), "daymark", &mut script);
    String::from_utf8(script).unwrap()
}

#[test]
fn an_unknown_shell_is_refused_with_the_known_ones() {
    insta::assert_snapshot!(Home::new().run("completions bsh"), @r"
    --- standard error
    error: invalid value 'bsh' for '<SHELL>' [possible values: bash, elvish, fish, powershell, zsh]
    hint: a similar value exists: 'bash'
    --- exit 2
    ");
}
