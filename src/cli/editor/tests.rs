use std::os::unix::fs::PermissionsExt;

use rstest::rstest;
use tempfile::TempDir;

use super::*;
use crate::cli::args::Global;
use crate::cli::error::Kind;
use crate::cli::settings::Environment;

/// A directory, and a console whose editor is this shell command with the file after it.
fn desk(editor: &str) -> (TempDir, Console) {
    let dir = tempfile::tempdir().unwrap();
    let mut environment = Environment::default();
    environment.editor = Some(editor.to_owned());
    (dir, Console::new(Global::default(), environment))
}

fn left_in(dir: &Path) -> Vec<String> {
    let names = fs::read_dir(dir).unwrap();
    names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[rstest]
#[case::as_it_was("true", "draft", "draft")]
#[case::with_a_line_break("printf 'one\\n' >", "", "one")]
#[case::with_two("printf 'one\\n\\n' >", "", "one\n")]
#[case::with_a_foreign_one("printf 'one\\r\\n' >", "", "one")]
#[case::emptied("printf '' >", "draft", "")]
#[case::added_to("sed -i s/draft/text/", "a draft", "a text")]
#[case::in_place_of_the_old(
    "f() { echo new > \"$1.tmp\" && mv \"$1.tmp\" \"$1\"; }; f",
    "old",
    "new"
)]
#[case::with_words_around("env LC_ALL=C sed -i 's/a b/c d/'", "a b", "c d")]
fn what_was_saved_comes_back(#[case] editor: &str, #[case] draft: &str, #[case] saved: &str) {
    let (dir, console) = desk(editor);
    assert_eq!(compose(&console, dir.path(), draft).unwrap(), saved);
    assert_eq!(left_in(dir.path()), Vec::<String>::new());
}

#[rstest]
#[case::an_error("false", Kind::Refused, "the editor reported an error; nothing was written")]
#[case::not_there(
    "no-such-editor",
    Kind::Refused,
    "the editor reported an error; nothing was written"
)]
#[case::removed("rm", Kind::Refused, "the editor reported an error; nothing was written")]
#[case::another_encoding("printf '\\377' >", Kind::Usage, "the text is not in UTF-8")]
#[case::too_long(
    "head -c 2000000 /dev/zero >",
    Kind::Usage,
    "the text is longer than 1 MiB (1,048,576 bytes)"
)]
fn what_cannot_be_taken_leaves_nothing(
    #[case] editor: &str,
    #[case] kind: Kind,
    #[case] message: &str,
) {
    let (dir, console) = desk(editor);
    let error = compose(&console, dir.path(), "draft").unwrap_err();
    assert_eq!((error.kind, error.message.as_str()), (kind, message));
    assert_eq!(left_in(dir.path()), Vec::<String>::new());
}

#[test]
fn nobody_else_can_read_it_meanwhile() {
    let (dir, console) =
        desk("f() { stat -c %a \"$1\" \"${1%/*}\" > modes && cat modes > \"$1\"; rm modes; }; f");
    assert_eq!(compose(&console, dir.path(), "draft").unwrap(), "600\n700");
}

#[rstest]
#[case::private(0o700, true)]
#[case::open_to_others(0o755, false)]
fn it_lies_where_the_session_keeps_its_files_if_those_are_private(
    #[case] mode: u32,
    #[case] there: bool,
) {
    let (dir, mut console) = desk("f() { printf %s \"$1\" > \"$1\"; }; f");
    let session = dir.path().join("session");
    fs::create_dir(&session).unwrap();
    fs::set_permissions(&session, fs::Permissions::from_mode(mode)).unwrap();
    console.environment.runtime_dir = Some(session.clone());
    let path = compose(&console, dir.path(), "").unwrap();
    assert_eq!(path.starts_with(session.to_str().unwrap()), there, "{path}");
}

#[test]
fn what_a_crash_has_left_is_removed_and_nothing_else() {
    let (dir, console) = desk("true");
    // No process has the highest number there can be.
    let left = format!("{PREFIX}{}", i32::MAX);
    for name in [left.as_str(), "daymark-text", "else"] {
        fs::create_dir(dir.path().join(name)).unwrap();
        fs::write(dir.path().join(name).join("text.txt"), "left").unwrap();
    }
    compose(&console, dir.path(), "").unwrap();
    let mut names = left_in(dir.path());
    names.sort();
    assert_eq!(names, ["daymark-text", "else"]);
}

#[test]
fn without_an_editor_or_leave_to_open_one_it_says_so() {
    let (dir, mut console) = desk("true");
    console.global.no_input = true;
    assert_eq!(compose(&console, dir.path(), "").unwrap_err().kind, Kind::Usage);
    console.global.no_input = false;
    console.environment.editor = None;
    assert_eq!(compose(&console, dir.path(), "").unwrap_err().kind, Kind::Refused);
}
