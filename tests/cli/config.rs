//! `daymark config`

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

use rstest::rstest;

use crate::support::Home;

#[test]
fn settings_start_with_their_defaults() {
    insta::assert_snapshot!(Home::new().run("config list"), @r#"
    day_end = "04:00"
      when a day ends, so that what is logged earlier belongs to the day before
      takes a time from 00:00 to 12:00, like 04:00
    week_start = "mon"
      the first day of a week
      takes mon, tue, wed, thu, fri, sat or sun
    clock = "24h"
      how times of day are written
      takes 24h or 12h
    region = "all"
      which country's help lines are shown
      takes a country like us, ca, gb, ie or de, or all
    color = "auto"
      when to use colour, where neither the flag nor NO_COLOR says it
      takes auto, always or never
    pager = "auto"
      whether answers longer than the screen go through $PAGER, or less where that is not set
      takes auto or never
    plain = "no"
      whether answers come one fact a line, without tables and glyphs, as with the flag
      takes yes or no
    context = "on"
      whether pages say in a line what to expect, with its source
      takes on or off
    statistics = "off"
      whether pages show figures from studies, each beside one that differs
      takes on or off
    stays = "excused"
      whether routines are due on days in detox, inpatient care or custody
      takes excused or due
    scales = "all"
      which of the fixed scales a check-in asks for (those of your own are kept with: scale)
      takes all, none, or some of mood, energy, stress, sleep_hours, craving, confidence and distress
    passphrase_command = "none"
      what prints the passphrase of the journal, so that it is not asked for
      takes a command for sh, or none
    labels.day = "day"
      your words for "day"
      takes 1 to 200 characters without a comma
    labels.no_use = "Without use for"
      your words for "Without use for"
      takes 1 to 200 characters without a comma
    labels.use = "use"
      your words for "use"
      takes 1 to 200 characters without a comma
    labels.check_ins = "Check-ins"
      your words for "Check-ins"
      takes 1 to 200 characters without a comma
    labels.mood = "Mood"
      your words for "Mood"
      takes 1 to 200 characters without a comma
    labels.energy = "Energy"
      your words for "Energy"
      takes 1 to 200 characters without a comma
    labels.stress = "Stress"
      your words for "Stress"
      takes 1 to 200 characters without a comma
    labels.sleep = "Sleep"
      your words for "Sleep"
      takes 1 to 200 characters without a comma
    labels.craving = "Craving"
      your words for "Craving"
      takes 1 to 200 characters without a comma
    labels.confidence = "Confidence"
      your words for "Confidence"
      takes 1 to 200 characters without a comma
    labels.distress = "Distress"
      your words for "Distress"
      takes 1 to 200 characters without a comma
    --- exit 0
    "#);
}

#[rstest]
#[case("day_end", "05:30")]
#[case("day_end", "00:00")]
#[case("day_end", "12:00")]
#[case("week_start", "sun")]
#[case("clock", "12h")]
#[case("region", "gb")]
#[case("color", "never")]
#[case("pager", "never")]
#[case("labels.mood", "how it went")]
#[case("labels.no_use", "Clear for \"now\"")]
fn what_is_set_is_what_is_got(#[case] key: &str, #[case] value: &str) {
    let home = Home::new();
    let set = home.run(&format!("config set {key} '{value}'"));
    assert_eq!(set.to_string(), format!("{key} is now {value}.\n--- exit 0"));
    assert_eq!(home.run(&format!("config get {key}")).stdout, format!("{value}\n"));
}

#[rstest]
#[case("day_end", "12:01")]
#[case("day_end", "4:00")]
#[case("day_end", "24:00")]
#[case("day_end", "")]
#[case("week_start", "monday")]
#[case("clock", "24")]
#[case("region", "atlantis")]
#[case("color", "red")]
#[case("pager", "less")]
#[case("labels.mood", "one, two")]
fn what_does_not_fit_is_refused(#[case] key: &str, #[case] value: &str) {
    let home = Home::new();
    let ran = home.run(&format!("config set {key} '{value}'"));
    assert_eq!(ran.code, 2, "{ran}");
    assert!(ran.stderr.contains("it takes"), "{ran}");
    assert_eq!(home.files(), Vec::<String>::new());
}

#[test]
fn a_country_is_kept_as_its_region() {
    let home = Home::new();
    home.run("config set region de");
    assert_eq!(home.run("config get region").stdout, "eu\n");
    home.run("config set region all");
    assert_eq!(home.run("config get region").stdout, "all\n");
}

#[test]
fn an_unknown_name_is_told_what_is_near() {
    let home = Home::new();
    insta::assert_snapshot!(home.run("config get day_edn"), @r#"
    --- standard error
    error: there is no setting "day_edn"
    hint: did you mean day_end?
    --- exit 2
    "#);
    insta::assert_snapshot!(home.run("config set labels.moood x"), @r#"
    --- standard error
    error: there is no setting "labels.moood"
    hint: did you mean labels.mood?
    --- exit 2
    "#);
    insta::assert_snapshot!(home.run("config get zzz"), @r#"
    --- standard error
    error: there is no setting "zzz"
    hint: see all of them with: daymark config list
    --- exit 2
    "#);
}

#[test]
fn comments_and_order_survive_a_change() {
    let home = Home::new();
    let before =
        "# Mine.\nclock = \"12h\" # as at work\n\n[labels]\n# not a word I use\nuse = \"x\"\n";
    home.write_config("config.toml", before);
    home.run("config set clock 24h");
    home.run("config set labels.mood spirits");
    home.run("config set region ie");
    insta::assert_snapshot!(fs::read_to_string(home.config_dir().join("config.toml")).unwrap(), @r#"
    # Mine.
    clock = "24h" # as at work
    region = "ie"

    [labels]
    # not a word I use
    use = "x"
    mood = "spirits"
    "#);
}

#[test]
fn the_file_and_its_directory_are_private() {
    let home = Home::new();
    home.run("config set clock 12h");
    let mode = |path: &str| fs::metadata(home.path(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(".config/daymark/config.toml"), 0o600);
    assert_eq!(mode(".config/daymark"), 0o700);
    assert_eq!(home.files(), [".config", ".config/daymark", ".config/daymark/config.toml"]);
}

#[test]
fn a_linked_file_stays_a_link() {
    let home = Home::new();
    let real = home.path("daymark.toml");
    fs::write(&real, "clock = \"12h\"\n").unwrap();
    fs::create_dir_all(home.path(".config/daymark")).unwrap();
    symlink(&real, home.config_dir().join("config.toml")).unwrap();
    assert_eq!(home.run("config set clock 24h").code, 0);
    assert_eq!(fs::read_to_string(real).unwrap(), "clock = \"24h\"\n");
    assert!(fs::symlink_metadata(home.config_dir().join("config.toml")).unwrap().is_symlink());
}

#[rstest]
#[case::syntax("syntax", "clock = \"24h\"\nday_end = 04:00\n")]
#[case::unknown("unknown", "clock = \"24h\"\n\nday_edn = \"04:00\"\n")]
#[case::value("value", "\n\nday_end = \"13:00\"\n")]
#[case::kind("kind", "day_end = 4\n")]
#[case::label("label", "[labels]\nmood = \"a, b\"\n")]
#[case::unknown_label("unknown_label", "[labels]\nmoood = \"x\"\n")]
#[case::no_table("no_table", "labels = \"x\"\n")]
#[case::encoding("encoding", "clock = \"\u{0}\"\n")]
fn a_mistake_in_the_file_is_shown_by_line(#[case] name: &str, #[case] text: &str) {
    let home = Home::new();
    home.write_config("config.toml", text);
    insta::assert_snapshot!(format!("mistake_{name}"), home.run("config get clock"));
}

#[test]
fn a_file_that_is_no_file_is_refused_without_waiting() {
    let home = Home::new();
    fs::create_dir_all(home.config_dir().join("config.toml")).unwrap();
    insta::assert_snapshot!(home.run("config list"), @r"
    --- standard error
    error: the settings file ~/.config/daymark/config.toml cannot be read
    cause: it is not a file of at most 1 MiB
    hint: set it right, or move it away to go back to the defaults
    --- exit 1
    ");
}

#[test]
fn the_places_are_named() {
    let home = Home::new();
    insta::assert_snapshot!(home.run("config path"), @r"
    settings  ~/.config/daymark/config.toml
    journal   ~/.local/share/daymark
    key       ~/.config/daymark/keys
    --- exit 0
    ");
    assert_eq!(home.json(&["config", "path"])["key"], serde_json::Value::Null);
    insta::assert_snapshot!(home.run("config path --json --journal elsewhere"), @r#"
    {"schema":"daymark.paths.v1","settings":"~/.config/daymark/config.toml","journal":"elsewhere","key":null,"keys":"~/.config/daymark/keys"}
    --- exit 0
    "#);
    let mut command = home.daymark(&["config", "path"]);
    command.env("DAYMARK_JOURNAL", "/from/env").env("XDG_CONFIG_HOME", "/conf");
    insta::assert_snapshot!(home.heard(&mut command), @r"
    settings  /conf/daymark/config.toml
    journal   /from/env
    key       /conf/daymark/keys
    --- exit 0
    ");
    let mut command = home.daymark(&["config", "path"]);
    insta::assert_snapshot!(home.heard(command.env("XDG_DATA_HOME", "/data")), @r"
    settings  ~/.config/daymark/config.toml
    journal   /data/daymark
    key       ~/.config/daymark/keys
    --- exit 0
    ");
}

#[test]
fn json_tells_what_a_setting_takes() {
    let home = Home::new();
    insta::assert_snapshot!(home.run("config get week_start --json"), @r#"
    {"schema":"daymark.setting.v1","key":"week_start","value":"mon","default":"mon","takes":"mon, tue, wed, thu, fri, sat or sun","about":"the first day of a week"}
    --- exit 0
    "#);
    home.json(&["config", "set", "week_start", "sun"]);
    assert_eq!(home.json(&["config", "get", "week_start"])["value"], "sun");
    let list = home.json(&["config", "list"]);
    assert_eq!(list["settings"][0]["key"], "day_end");
}

#[test]
fn edit_opens_the_editor_on_the_file_and_reads_it_again() {
    let home = Home::new();
    let edit = |editor: &str| home.heard(home.daymark(&["config", "edit"]).env("EDITOR", editor));
    insta::assert_snapshot!(edit("grep -c '^#'"), @"
    settings  ~/.config/daymark/config.toml
    journal   ~/.local/share/daymark
    key       ~/.config/daymark/keys
    --- standard error
    70
    --- exit 0
    ");
    insta::assert_snapshot!(edit("sed -i 's/^# clock.*$/clock = \"12h\"/'"), @r"
    settings  ~/.config/daymark/config.toml
    journal   ~/.local/share/daymark
    key       ~/.config/daymark/keys
    --- exit 0
    ");
    assert_eq!(home.run("config get clock").stdout, "12h\n");
    insta::assert_snapshot!(edit("sed -i s/12h/13h/"), @r#"
    --- standard error
    error: the settings file ~/.config/daymark/config.toml has a mistake in line 13
    cause: "13h" does not fit clock; it takes 24h or 12h
    hint: set it right with: daymark config edit
    --- exit 1
    "#);
    insta::assert_snapshot!(edit("false"), @"
    --- standard error
    error: the editor reported an error
    hint: see: daymark config edit --help
    --- exit 1
    ");
}

#[test]
fn edit_without_an_editor_says_what_to_set() {
    insta::assert_snapshot!(Home::new().run("config edit"), @"
    --- standard error
    error: no editor is set
    hint: set VISUAL or EDITOR; a note can also be given as text, or piped in with --note -
    --- exit 1
    ");
}
