//! The person's own lines of help: TOML beside the settings, and not encrypted, since help has to
//! be there without a key.

use std::path::{Path, PathBuf};

use toml_edit::{Array, ArrayOfTables, Document, DocumentMut, Item, Table, value};

use super::text_file::TextFile;
use crate::cli::error::{Error, Kind};
use crate::domain::recovery::safety::{OwnHelp, OwnLine};
use crate::domain::text::{OneLine, Sentence};

/// What the file says of itself.
const HEAD: &str = "\
# Shown by `daymark help-now`. Not encrypted: anyone using this account can read it.
";

/// The file of the person's own lines, there or not.
pub(crate) struct OwnHelpFile(TextFile);

impl OwnHelpFile {
    /// Reads the file; one that is not there is empty.
    ///
    /// # Errors
    /// One of kind `Settings` where there is something that cannot be read.
    pub(crate) fn read(path: PathBuf) -> Result<Self, Error> {
        let message = format!("your own lines of help in {} cannot be read", path.display());
        TextFile::read(path)
            .map(Self)
            .map_err(|cause| Error::new(Kind::Settings, message).cause(cause))
    }

    /// Where the file is.
    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// What the file holds as far as it can be read, and what was left out, in words.
    ///
    /// # Errors
    /// One of kind `Settings` where it is not TOML.
    pub(crate) fn own_help(&self) -> Result<(OwnHelp, Vec<String>), Error> {
        let document = Document::parse(self.0.text()).map_err(|bad| self.bad(&bad))?;
        let (mut own, mut left_out) = (OwnHelp::default(), Vec::new());
        for (key, item) in document.as_table() {
            match key {
                "emergency" => match one_line(item) {
                    Some(number) => own.emergency = Some(number),
                    None => left_out.push("emergency takes a number in quotes".to_owned()),
                },
                "only_own" => match item.as_bool() {
                    Some(only) => own.only_own = only,
                    None => left_out.push("only_own takes true or false".to_owned()),
                },
                "plan" => own.plan = plan(item, &mut left_out),
                "lines" => own.lines = lines(item, &mut left_out),
                other => left_out.push(format!("{other} is not known here")),
            }
        }
        Ok((own, left_out))
    }

    /// Adds a line at the end, or gives the line of this name its new number, and writes the file.
    pub(crate) fn add(&mut self, line: &OwnLine) -> Result<(), Error> {
        let document = self.with(line)?;
        self.replace(&document)
    }

    /// What the file holds with a line added, or with its new number.
    fn with(&self, line: &OwnLine) -> Result<DocumentMut, Error> {
        let mut document = self.document()?;
        let tables = self.tables(&mut document)?;
        let phone = value(line.phone.as_str());
        if let Some(known) = tables.iter_mut().find(|table| has_name(table, line.name.as_str())) {
            known.insert("phone", phone);
        } else {
            let mut new = Table::new();
            new.insert("name", value(line.name.as_str()));
            new.insert("phone", phone);
            tables.push(new);
        }
        Ok(document)
    }

    /// Takes the lines of this name away, without regard to case, and writes the file.
    ///
    /// # Errors
    /// One of kind `NotFound` where there is none.
    pub(crate) fn remove(&mut self, name: &str) -> Result<(), Error> {
        let mut document = self.document()?;
        let tables = self.tables(&mut document)?;
        let before = tables.len();
        tables.retain(|table| !has_name(table, name));
        if tables.len() == before {
            return Err(Error::new(Kind::NotFound, format!("there is no line \"{name}\""))
                .hint("see your own lines with")
                .run("help-now"));
        }
        if tables.is_empty() {
            document.remove("lines");
        }
        self.replace(&document)
    }

    /// Puts these lines of the plan in the place of those that it has, and writes the file.
    pub(crate) fn set_plan(&mut self, lines: &[Sentence]) -> Result<(), Error> {
        let mut document = self.document()?;
        if lines.is_empty() {
            document.remove("plan");
        } else {
            document.insert("plan", value(lines.iter().map(Sentence::as_str).collect::<Array>()));
        }
        self.replace(&document)
    }

    fn document(&self) -> Result<DocumentMut, Error> {
        self.0.text().parse().map_err(|bad| self.bad(&bad))
    }

    /// The tables of the lines, made where there are none.
    fn tables<'d>(&self, document: &'d mut DocumentMut) -> Result<&'d mut ArrayOfTables, Error> {
        let item = document.entry("lines").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        if let Some(values) = item.as_array() {
            let tables = Item::from(values.clone()).into_array_of_tables();
            *item = tables.map_or_else(|other| other, Item::ArrayOfTables);
        }
        item.as_array_of_tables_mut().ok_or_else(|| {
            Error::new(
                Kind::Settings,
                format!("the lines in {} are no list", self.path().display()),
            )
            .hint("write each as [[lines]] with a name and a phone; nothing was changed")
        })
    }

    fn replace(&mut self, document: &DocumentMut) -> Result<(), Error> {
        let mut text = document.to_string();
        if !text.contains(HEAD) {
            text.insert_str(0, HEAD);
        }
        self.0.replace(text).map_err(|error| {
            let path = self.path().display();
            Error::file(format!("the file of your own lines of help, {path},"), "changed", &error)
        })
    }

    fn bad(&self, bad: &toml_edit::TomlError) -> Error {
        let line = self.0.line_of(bad.span().map(|span| span.start));
        let path = self.path().display();
        let message = format!("your own lines of help in {path} have a mistake in line {line}");
        Error::new(Kind::Settings, message)
            .cause(bad.message().replace('\n', "; "))
            .hint("set it right, or move the file away; nothing was changed")
    }
}

fn lines(item: &Item, left_out: &mut Vec<String>) -> Vec<OwnLine> {
    let Ok(tables) = item.clone().into_array_of_tables() else {
        left_out.push("lines takes tables, each under [[lines]]".to_owned());
        return Vec::new();
    };
    let mut lines = Vec::new();
    for (n, table) in (1..).zip(&tables) {
        let part = |key| table.get(key).and_then(one_line);
        match (part("name"), part("phone")) {
            (Some(name), Some(phone)) => lines.push(OwnLine { name, phone }),
            _ => left_out.push(format!("line {n} takes a name and a phone, in quotes")),
        }
    }
    lines
}

fn plan(item: &Item, left_out: &mut Vec<String>) -> Vec<Sentence> {
    let texts: Option<Vec<Sentence>> = item.as_array().and_then(|texts| {
        texts.iter().map(|text| text.as_str().and_then(|text| text.parse().ok())).collect()
    });
    texts.unwrap_or_else(|| {
        left_out.push("plan takes a list of texts in quotes, of at most 200 characters".to_owned());
        Vec::new()
    })
}

/// A text in quotes, or a number without them.
fn one_line(item: &Item) -> Option<OneLine> {
    let number = item.as_integer().map(|number| number.to_string());
    item.as_str().map(str::to_owned).or(number)?.try_into().ok()
}

fn has_name(table: &Table, name: &str) -> bool {
    let known = table.get("name").and_then(Item::as_str);
    known.is_some_and(|known| known.to_lowercase() == name.to_lowercase())
}

/// What a file of this text holds, and its text once it also has this line; why it is refused, if it is.
pub(crate) fn own_help_with(text: &str, line: &OwnLine) -> Result<(OwnHelp, String), String> {
    let file = OwnHelpFile(TextFile::of(text));
    let read = file.own_help().and_then(|(own, _)| Ok((own, file.with(line)?.to_string())));
    read.map_err(Error::into_reason)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn file(text: &str) -> (tempfile::TempDir, OwnHelpFile) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("help.toml");
        std::fs::write(&path, text).unwrap();
        let file = OwnHelpFile::read(path).unwrap();
        (dir, file)
    }

    #[test]
    fn lines_of_the_plan_take_the_place_of_those_before() {
        let text = "plan = [\"call Ana\"]\n[[lines]]\nname = \"Ana\"\nphone = \"1\"\n";
        let (_dir, mut file) = file(text);
        let new: Vec<Sentence> = ["leave", "no, thank you"].map(|one| one.parse().unwrap()).into();
        file.set_plan(&new).unwrap();
        let (own, left_out) = file.own_help().unwrap();
        assert_eq!((own.plan, own.lines.len(), left_out.len()), (new, 1, 0));
        file.set_plan(&[]).unwrap();
        assert!(!file.0.text().contains("plan"), "{}", file.0.text());
    }

    fn line(name: &str, phone: &str) -> OwnLine {
        OwnLine { name: name.parse().unwrap(), phone: phone.parse().unwrap() }
    }

    #[rstest]
    #[case("", None, &[], &[])]
    #[case("emergency = \"000\"", Some("000"), &[], &[])]
    #[case("emergency = 112", Some("112"), &[], &[])]
    #[case("emergency = true", None, &[], &["emergency takes a number in quotes"])]
    #[case("only_own = 1", None, &[], &["only_own takes true or false"])]
    #[case("[[lines]]\nname = \"Ana\"\nphone = \"1\"", None, &["Ana"], &[])]
    #[case("lines = [{ name = \"Ana\", phone = 1 }]", None, &["Ana"], &[])]
    #[case(
        "[[lines]]\nname = \"\"\nphone = 1\n[[lines]]\nname = \"B\"\nphone = 2",
        None,
        &["B"],
        &["line 1 takes a name and a phone, in quotes"]
    )]
    #[case("lines = 3", None, &[], &["lines takes tables, each under [[lines]]"])]
    #[case("plan = 3", None, &[], &["plan takes a list of texts in quotes, of at most 200 characters"])]
    #[case("contacts = 3", None, &[], &["contacts is not known here"])]
    fn reads_what_can_be_read(
        #[case] text: &str,
        #[case] emergency: Option<&str>,
        #[case] names: &[&str],
        #[case] left_out: &[&str],
    ) {
        let (own, said) = file(text).1.own_help().unwrap();
        assert_eq!(own.emergency.as_ref().map(OneLine::as_str), emergency);
        assert_eq!(own.lines.iter().map(|line| line.name.as_str()).collect::<Vec<_>>(), names);
        assert_eq!(said, left_out);
    }

    #[test]
    fn adds_changes_and_removes_beside_what_a_person_wrote() {
        let text = "# mine\n[[lines]]\nname = \"Ana\" # sister\nphone = \"1\"\n";
        let (_dir, mut file) = file(text);
        file.add(&line("Clinic", "2")).unwrap();
        file.add(&line("ana", "3")).unwrap();
        insta::assert_snapshot!(file.0.text(), @r#"
        # Shown by `daymark help-now`. Not encrypted: anyone using this account can read it.
        # mine
        [[lines]]
        name = "Ana" # sister
        phone = "3"

        [[lines]]
        name = "Clinic"
        phone = "2"
        "#);
        file.remove("CLINIC").unwrap();
        assert!(file.remove("Clinic").is_err());
        let (own, _) = OwnHelpFile::read(file.path().to_owned()).unwrap().own_help().unwrap();
        assert_eq!(own.lines, [line("Ana", "3")]);
    }

    #[test]
    fn a_new_file_says_that_it_is_not_encrypted() {
        let (_dir, mut file) = file("");
        file.add(&line("Ana", "1")).unwrap();
        insta::assert_snapshot!(file.0.text(), @r#"
        # Shown by `daymark help-now`. Not encrypted: anyone using this account can read it.
        [[lines]]
        name = "Ana"
        phone = "1"
        "#);
        file.remove("Ana").unwrap();
        assert_eq!(file.0.text(), HEAD);
    }

    #[test]
    fn a_file_with_a_mistake_is_not_changed() {
        let (_dir, mut file) = file("[[lines]\n");
        assert!(file.add(&line("Ana", "1")).is_err());
        assert_eq!(std::fs::read_to_string(file.path()).unwrap(), "[[lines]\n");
    }
}
