use std::os::unix::fs::PermissionsExt;

use rstest::rstest;
use tempfile::TempDir;

use super::*;
use crate::cli::error::Kind;
use crate::cli::private_dir::WRITTEN;
use crate::cli::settings::Environment;

/// A directory for temporary files, and an environment whose editor is this shell command with the
/// file after it.
fn desk(editor: &str) -> (TempDir, Environment) {
    let dir = tempfile::tempdir().unwrap();
    let mut environment = Environment::default();
    environment.editor = Some(editor.to_owned());
    environment.temporary_dir = dir.path().to_owned();
    (dir, environment)
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
    let (dir, environment) = desk(editor);
    let (text, file) = compose(&environment, draft, "--note").unwrap();
    assert_eq!(text, saved);
    assert_eq!(left_in(dir.path()).len(), 1);
    file.discard();
    assert_eq!(left_in(dir.path()), Vec::<String>::new());
}

#[rstest]
#[case::an_error("false", Kind::Refused, "the editor reported an error; nothing was written")]
#[case::not_there(
    "no-such-editor",
    Kind::Refused,
    "the editor reported an error; nothing was written"
)]
#[case::removed("rm", Kind::Io, "the editor could not be used; nothing was written")]
fn without_a_text_nothing_is_left(#[case] editor: &str, #[case] kind: Kind, #[case] message: &str) {
    let (dir, environment) = desk(editor);
    let error = compose(&environment, "draft", "--note").unwrap_err();
    assert_eq!((error.kind, error.message.as_str(), error.hint_line()), (kind, message, None));
    assert_eq!(left_in(dir.path()), Vec::<String>::new());
}

/// The only text that was kept.
fn kept(dir: &Path) -> PathBuf {
    let left = left_in(dir);
    assert!(left.len() == 1 && left[0].starts_with(KEPT), "{left:?}");
    dir.join(&left[0]).join("text.txt")
}

#[rstest]
#[case::another_encoding("printf 'caf\\351' >", "the text is not in UTF-8", 4)]
#[case::too_long(
    "f() { tr '\\0' x < /dev/zero | head -c 2000000 > \"$1\"; }; f",
    "the text is longer than 1 MiB (1,048,576 bytes)",
    2_000_000
)]
#[case::an_error(
    "f() { echo words > \"$1\"; exit 3; }; f",
    "the editor reported an error; nothing was written",
    6
)]
fn a_text_that_cannot_be_taken_is_kept(
    #[case] editor: &str,
    #[case] message: &str,
    #[case] length: u64,
) {
    let (dir, mut environment) = desk(editor);
    let error = compose(&environment, "draft", "--note").unwrap_err();
    let kept = kept(dir.path());
    let file = kept.display();
    let hint = format!(
        "what you wrote is kept in {file}; give it again with --note - < {file}, then remove it"
    );
    assert_eq!((error.message.as_str(), error.hint_line()), (message, Some(hint)));
    assert_eq!(fs::metadata(&kept).unwrap().len(), length);
    // It is not taken for one that was left over.
    environment.editor = Some("true".to_owned());
    let _other = compose(&environment, "", "--note").unwrap();
    assert!(kept.exists());
}

#[test]
fn nobody_else_can_read_it_meanwhile() {
    let (_dir, environment) =
        desk("f() { stat -c %a \"$1\" \"${1%/*}\" > modes && cat modes > \"$1\"; rm modes; }; f");
    assert_eq!(compose(&environment, "", "--note").unwrap().0, "600\n700");
}

#[rstest]
#[case::private(0o700, true)]
#[case::open_to_others(0o755, false)]
fn it_lies_where_the_session_keeps_its_files_if_those_are_private(
    #[case] mode: u32,
    #[case] there: bool,
) {
    let (dir, mut environment) = desk("f() { printf %s \"$1\" > \"$1\"; }; f");
    let session = dir.path().join("session");
    fs::create_dir(&session).unwrap();
    fs::set_permissions(&session, fs::Permissions::from_mode(mode)).unwrap();
    environment.runtime_dir = Some(session.clone());
    let (path, _file) = compose(&environment, "", "--note").unwrap();
    assert_eq!(path.starts_with(session.to_str().unwrap()), there, "{path}");
}

#[rstest]
#[case::a_directory("memory", true)]
#[case::none("none", false)]
fn else_it_lies_in_memory_where_files_can(#[case] name: &str, #[case] there: bool) {
    let (dir, mut environment) = desk("f() { printf %s \"$1\" > \"$1\"; }; f");
    fs::create_dir(dir.path().join("memory")).unwrap();
    let memory = dir.path().join(name);
    environment.memory_dir = Some(memory.clone());
    let (path, _file) = compose(&environment, "", "--note").unwrap();
    assert_eq!(path.starts_with(memory.to_str().unwrap()), there, "{path}");
}

#[test]
fn what_a_crash_has_left_is_removed_and_nothing_else() {
    let (dir, environment) = desk("true");
    // Two at once: the first is no leftover of the second.
    let _file = compose(&environment, "", "--note").unwrap();
    let held = left_in(dir.path()).remove(0);
    for name in [&format!("{WRITTEN}left"), &format!("{KEPT}mine"), "daymark-text", "else"] {
        fs::create_dir(dir.path().join(name)).unwrap();
        fs::write(dir.path().join(name).join("text.txt"), "left").unwrap();
    }
    let _other = compose(&environment, "", "--note").unwrap();
    let mut names = left_in(dir.path());
    names.retain(|name| !name.starts_with(WRITTEN) || *name == held);
    names.sort();
    let mut expected = ["daymark-kept-mine", "daymark-text", held.as_str(), "else"];
    expected.sort_unstable();
    assert_eq!(names, expected);
    assert!(!dir.path().join(format!("{WRITTEN}left")).exists());
}

#[test]
fn without_an_editor_it_says_so() {
    let (_dir, mut environment) = desk("true");
    environment.editor = None;
    assert_eq!(compose(&environment, "", "--note").unwrap_err().kind, Kind::Refused);
}
