//! Recognises directories that a program such as Dropbox or Syncthing copies to other machines.

use std::path::Path;

/// Directories of such programs, by the start of their names.
const NAMES: [(&str, &str); 11] = [
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("icloud", "iCloud"),
    ("mobile documents", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("syncthing", "Syncthing"),
    ("pcloud", "pCloud"),
    ("megasync", "MEGA"),
];

/// What such programs put into a directory that they copy.
const MARKS: [(&str, &str); 4] = [
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".owncloudsync.log", "Nextcloud or ownCloud"),
];

/// The program that copies what lies at a path, as far as its directories tell.
pub(super) fn by(path: &Path) -> Option<&'static str> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    path.ancestors().find_map(|dir| {
        let name = dir.file_name().map(|name| name.to_string_lossy().to_lowercase());
        let named = NAMES
            .iter()
            .find(|(start, _)| name.as_ref().is_some_and(|name| name.starts_with(start)));
        let marked = || MARKS.iter().find(|(mark, _)| dir.join(mark).exists());
        named.or_else(marked).map(|(_, program)| *program)
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::dropbox("Dropbox/journal", Some("Dropbox"))]
    #[case::a_company("OneDrive - Firm/a/b", Some("OneDrive"))]
    #[case::icloud("Library/Mobile Documents/x", Some("iCloud"))]
    #[case::syncthing("marked/journal", Some("Syncthing"))]
    #[case::nobody("share/daymark", None)]
    fn a_directory_tells_who_copies_it(#[case] dir: &str, #[case] expected: Option<&str>) {
        let home = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(home.path().join("marked/.stfolder")).unwrap();
        let path = home.path().join(dir);
        std::fs::create_dir_all(&path).unwrap();
        assert_eq!(by(&path), expected);
    }
}
