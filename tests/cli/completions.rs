//! `daymark completions`

use rstest::rstest;

use crate::support::Home;

#[rstest]
#[case("bash", "complete -F _daymark")]
#[case("zsh", "#compdef daymark")]
#[case("fish", "complete -c daymark")]
#[case("elvish", "edit:completion:arg-completer[daymark]")]
#[case("powershell", "Register-ArgumentCompleter")]
fn each_shell_gets_a_script(#[case] shell: &str, #[case] mark: &str) {
    let ran = Home::new().run(&format!("completions {shell}"));
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert!(ran.stdout.contains(mark), "{}", ran.stdout);
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
