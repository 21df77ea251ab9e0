use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use rstest::rstest;

use crate::support::{Home, text, unwrapped};
use crate::terminal::{end, start_on};

#[test]
fn shows_every_number_without_anything_set_up() {
    let home = Home::new();
    let page = home.answer(&["help-now"]);
    for number in [
        "911",
        "999",
        "112",
        "000",
        "111",
        "988",
        "116 123",
        "3114",
        "024",
        "113 or 0800-0113",
        "45 45 45",
        "13 11 14",
        "1737",
        "1-800-972-0590",
        "1-888-688-6677",
        "1-800-662-4357",
        "1-800-487-4889",
        "435748",
    ] {
        assert!(unwrapped(&page).contains(number), "{number}: {page}");
    }
    assert_eq!(fs::read_dir(home.path("")).unwrap().count(), 0, "it writes nothing");
}

#[test]
fn the_most_urgent_comes_first() {
    let page = Home::new().answer(&["help-now", "--region", "us"]);
    let place = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}: {page}"));
    let order =
        ["Emergency: 911", "Opioid overdose", "naloxone", "overamping", "988", "Stopping alcohol"];
    assert!(order.map(place).is_sorted(), "{page}");
    assert!(page.ends_with("Emergency: 911.\n"), "{page}");
    let said = "taken from public pages in November 2026; check yours now, while it is calm";
    let words = unwrapped(&page);
    assert!(words.contains(said), "{page}");
}

#[rstest]
#[case::setting(Some("region = \"gb\""), &[], "999", "911")]
#[case::flag_over_setting(Some("region = \"gb\""), &["--region", "us"], "911", "999")]
#[case::one_country_of_many(None, &["--region", "DE"], "112", "911")]
#[case::canada(None, &["--region", "CA"], "1-888-688-6677", "1-800-972-0590")]
#[case::ireland(None, &["--region", "ie"], "Samaritans", "999")]
#[case::france(None, &["--region", "FR"], "3114", "116 123")]
#[case::spain(None, &["--region", "es"], "024", "116 123")]
#[case::netherlands(None, &["--region", "nl"], "0800-0113", "116 123")]
#[case::luxembourg(None, &["--region", "lu"], "45 45 45", "116 123")]
#[case::australia(None, &["--region", "au"], "13 11 14", "911")]
#[case::new_zealand(None, &["--region", "nz"], "1737", "911")]
#[case::all_over_setting(Some("region = \"gb\""), &["--region", "all"], "911", "atlantis")]
fn keeps_to_a_region(
    #[case] config: Option<&str>,
    #[case] flags: &[&str],
    #[case] shown: &str,
    #[case] left_out: &str,
) {
    let home = Home::new();
    if let Some(text) = config {
        home.write_config("config.toml", text);
    }
    let output = home.daymark(&[&["help-now"], flags].concat()).assert().success();
    let page = text(&output.get_output().stdout);
    assert!(page.contains(shown) && !page.contains(left_out), "{page}");
    assert_eq!(text(&output.get_output().stderr), "");
}

#[rstest]
#[case::settings_without_sense("config.toml", "region = [", &[])]
#[case::a_setting_unknown("config.toml", "colour = \"red\"", &[])]
#[case::a_region_unknown("config.toml", "region = \"atlantis\"", &[])]
#[case::own_lines_without_sense("help.toml", "[[lines", &[])]
#[case::an_own_line_cut_short("help.toml", "[[lines]]\nname = \"Ana\"", &[])]
#[case::escapes_in_a_key("help.toml", "\"\\u001b[2J\" = 1", &[])]
#[case::no_text_at_all("help.toml", "\0\0", &[])]
#[case::a_flag_unknown("unrelated", "", &["--region", "atlantis"])]
fn shows_every_number_and_says_in_a_line_what_it_could_not_read(
    #[case] file: &str,
    #[case] content: &str,
    #[case] flags: &[&str],
) {
    let home = Home::new();
    home.write_config(file, content);
    let output = home.daymark(&[&["help-now"], flags].concat()).assert().success();
    let page = text(&output.get_output().stdout);
    for number in ["911", "999", "112", "988", "116 123"] {
        assert!(page.contains(number), "{number}: {page}");
    }
    let said = text(&output.get_output().stderr);
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(!said.trim_end().contains(char::is_control), "{said:?}");
}

#[rstest]
#[case(&["help-now", "us"], false)]
#[case(&["help-now", "--regoin", "us"], false)]
#[case(&["--plian", "help-now"], false)]
#[case(&["help-now", "--json", "--json"], true)]
fn words_that_cannot_be_read_still_show_the_page(#[case] words: &[&str], #[case] json: bool) {
    let output = Home::new().daymark(words).assert().code(2);
    let page = text(&output.get_output().stdout);
    assert!(page.contains("911") && page.contains("988"), "{page}");
    assert_eq!(page.starts_with('{'), json, "{page}");
    assert!(!text(&output.get_output().stderr).is_empty());
}

#[rstest]
#[case("config.toml")]
#[case("help.toml")]
fn a_pipe_or_a_directory_in_place_of_a_file_keeps_nobody_waiting(#[case] name: &str) {
    let home = Home::new();
    fs::create_dir_all(home.config_dir()).unwrap();
    let path = home.config_dir().join(name);
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &path,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR,
        0,
    )
    .unwrap();
    assert!(home.answer(&["help-now"]).contains("988"));
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert!(home.answer(&["help-now"]).contains("988"));
}

#[test]
fn needs_no_home_no_journal_and_no_clock() {
    let home = Home::new();
    let journal = home.path("journal");
    fs::create_dir(&journal).unwrap();
    fs::write(journal.join("journal.db"), "not a journal").unwrap();
    home.daymark(&["help-now"])
        .env_remove("HOME")
        .env("DAYMARK_NOW", "yesterday")
        .env("DAYMARK_JOURNAL", &journal)
        .assert()
        .success();
    assert_eq!(fs::read(journal.join("journal.db")).unwrap(), b"not a journal");
    assert_eq!(fs::read_dir(&journal).unwrap().count(), 1);
}

#[test]
fn a_reader_that_goes_away_is_no_trouble() {
    let home = Home::new();
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin!("daymark"))
        .arg("help-now")
        .env("HOME", home.path(""))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn an_answer_that_cannot_be_written_is_an_error() {
    let full = fs::File::create("/dev/full").unwrap();
    let home = Home::new();
    let output = std::process::Command::new(assert_cmd::cargo::cargo_bin!("daymark"))
        .arg("help-now")
        .env("HOME", home.path(""))
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).starts_with("error: "), "{output:?}");
}

#[test]
fn the_answer_is_data_too() {
    let home = Home::new();
    home.write_config(
        "help.toml",
        "emergency = \"000\"\nonly_own = true\n[[lines]]\nname = \"Ana\"\nphone = \"1\"",
    );
    let answer = home.json(&["help-now"]);
    assert_eq!(answer["emergency"][0]["number"], "000");
    assert_eq!(answer["own_lines"][0]["name"], "Ana");
    assert_eq!(answer["lines"].as_array().unwrap().len(), 0);
    assert_eq!(answer["taken_over"], serde_json::Value::Null);
}

#[test]
fn no_number_claims_that_anybody_called_it() {
    let answer = Home::new().json(&["help-now"]);
    let all = ["emergency", "lines"].map(|key| answer[key].as_array().unwrap().clone()).concat();
    for one in all {
        assert!(one["taken_over"]["on"].as_str().unwrap().starts_with("2026-11-"), "{one:#}");
        assert!(one["taken_over"]["from"].is_string(), "{one:#}");
        assert_eq!(one["last_verified"], serde_json::Value::Null);
    }
}

#[rstest]
fn what_a_person_in_danger_may_type_shows_the_page(
    #[values("sos", "emergency", "overdose", "crisis", "911")] word: &str,
) {
    let home = Home::new();
    let page = home.answer(&["help-now"]);
    assert_eq!(home.answer(&[word]), page);
    let mistyped = home.daymark(&[word, "--regoin", "us"]).assert().code(2);
    assert_eq!(text(&mistyped.get_output().stdout), page);
    let help = home.run("--help").stdout;
    assert!(!help.contains(word) || word == "overdose", "{help}");
}

#[test]
fn a_word_of_a_note_is_no_cry_for_help() {
    let said = Home::new().daymark(&["note", "add", "crisis", "--bogus"]).assert().code(2);
    assert_eq!(text(&said.get_output().stdout), "");
}

#[test]
fn plain_is_one_sentence_a_line() {
    let page = Home::new().answer(&["help-now", "--plain"]);
    assert!(page.lines().all(|line| line.ends_with('.')), "{page}");
    assert!(page.contains("Sign: very drowsy, or cannot be woken."), "{page}");
}

#[test]
fn on_a_screen_that_is_heard_every_number_has_its_place() {
    let words = ["help-now", "--plain"];
    let (page, code) = end(start_on(&Home::new(), &words, &[], (80, 24)));
    assert_eq!(code, 0);
    let place = "Emergency: 911 US and Canada, 999 UK, 112 EU, 000 Australia, 111 New Zealand.";
    assert!(page.starts_with(place) && page.trim_end().ends_with(place), "{page}");
    assert!(page.contains("To talk: 988 US and Canada; 116 123 UK and Ireland;"), "{page}");
    assert!(page.lines().count() < 24, "{page}");
}

#[test]
fn it_is_found_as_a_screen_reader_says_its_name() {
    let home = Home::new();
    assert_eq!(home.answer(&["help", "now"]), home.answer(&["help-now"]));
    assert_eq!(
        home.run("--journal x help now --plain").stdout,
        home.run("help-now --plain").stdout
    );
    assert_eq!(home.run("help").code, 2);
}

#[test]
fn own_lines_come_first_and_go_again() {
    let home = Home::new();
    let added = home.daymark(&["help-now", "add", "Ana, sister", "+34 600 000 000"]);
    let output = { added }.assert().success();
    assert_eq!(
        text(&output.get_output().stdout),
        "Ana, sister is on the help page now: +34 600 000 000\n"
    );
    let said = text(&output.get_output().stderr);
    assert!(said.contains("not encrypted") && said.contains("help.toml"), "{said}");

    let file = home.config_dir().join("help.toml");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::metadata(home.config_dir()).unwrap().permissions().mode() & 0o777, 0o700);
    let page = home.answer(&["help-now"]);
    assert!(page.find("Ana, sister") < page.find("988  "), "{page}");

    let changed = home.json(&["help-now", "add", "ana, SISTER", "2"]);
    assert_eq!(changed["own_lines"].as_array().unwrap().len(), 1);
    assert_eq!(changed["own_lines"][0]["phone"], "2");
    home.answer(&["help-now", "remove", "Ana, sister"]);
    assert!(!home.answer(&["help-now"]).contains("Ana"));
    home.daymark(&["help-now", "remove", "Ana, sister"]).assert().code(1);
}

#[rstest]
#[case::blank(&["add", " ", "1"], 2)]
#[case::a_line_break(&["add", "Ana\nBea", "1"], 2)]
#[case::an_escape(&["add", "Ana", "\u{1b}[2J"], 2)]
#[case::too_long(&["add", "Ana", "1234567890123456789012345678901234567890123456789012345678901"], 2)]
#[case::no_number_and_nobody_to_ask(&["add", "Ana"], 2)]
#[case::nobody(&["remove", "Ana"], 1)]
fn what_does_not_fit_is_refused_and_nothing_written(#[case] words: &[&str], #[case] code: i32) {
    let home = Home::new();
    home.daymark(&[&["help-now"], words].concat()).assert().code(code);
    assert!(!home.config_dir().exists());
}

#[test]
fn a_file_that_cannot_be_read_is_left_as_it_is() {
    let home = Home::new();
    home.write_config("help.toml", "[[lines");
    let output = home.daymark(&["help-now", "add", "Ana", "1"]).assert().code(1);
    let said = text(&output.get_output().stderr);
    assert!(said.contains("line 1") && said.contains("hint: "), "{said}");
    assert_eq!(fs::read_to_string(home.config_dir().join("help.toml")).unwrap(), "[[lines");
}
