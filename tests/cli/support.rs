//! A home of its own for each test, and the program run in it at a frozen time.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

/// The time at which the program runs, unless a test says otherwise.
pub(crate) const NOW: &str = "2026-11-20T21:30:00+01:00";

/// A home directory that goes with the test.
pub(crate) struct Home {
    dir: tempfile::TempDir,
}

impl Home {
    /// An empty home.
    pub(crate) fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    /// A path inside it.
    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.dir.path().join(inside)
    }

    /// The directory of the settings.
    pub(crate) fn config_dir(&self) -> PathBuf {
        self.path(".config/daymark")
    }

    /// Writes a file of the directory of the settings.
    pub(crate) fn write_config(&self, name: &str, text: &str) {
        fs::create_dir_all(self.config_dir()).unwrap();
        fs::write(self.config_dir().join(name), text).unwrap();
    }

    /// The program, with nothing of the surroundings but this home and a frozen clock.
    pub(crate) fn daymark(&self, words: &[&str]) -> Command {
        let mut command = Command::cargo_bin("daymark").unwrap();
        command
            .env_clear()
            .env("HOME", self.dir.path())
            .env("LC_ALL", "C.UTF-8")
            .env("DAYMARK_NOW", NOW)
            .env("DAYMARK_SEED", "1")
            .timeout(std::time::Duration::from_mins(1))
            .args(words);
        command
    }

    /// What the program answers; it must succeed.
    pub(crate) fn answer(&self, words: &[&str]) -> String {
        text(&self.daymark(words).assert().success().get_output().stdout)
    }

    /// What the program answers with `--json`, held against the schema that it names.
    pub(crate) fn json(&self, words: &[&str]) -> Value {
        let output = self.daymark(words).arg("--json").assert().success();
        let answer: Value = serde_json::from_slice(&output.get_output().stdout).unwrap();
        let name = answer["schema"].as_str().unwrap().strip_prefix("daymark.").unwrap();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/schema/{name}.json"));
        let schema = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let errors: Vec<_> = validator.iter_errors(&answer).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}\n{answer:#}");
        answer
    }
}

/// Output as text.
pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}
