//! `daymark remind`

use std::fs;
use std::os::unix::fs::PermissionsExt;

use insta::assert_snapshot;
use rstest::rstest;

use crate::support::{Home, Said, words};

/// A home in which programs of these names keep what they are told in files.
fn home(programs: &[&str]) -> Home {
    let home = Home::with_journal();
    fs::create_dir(home.path("bin")).unwrap();
    for name in programs {
        let script = match *name {
            "crontab" => "#!/bin/sh\ncd \"$HOME\"\ncase $1 in\n-l) cat table 2>/dev/null || { echo no crontab for me >&2; exit 1; };;\n-) cat > table;;\nesac\n".to_owned(),
            _ => format!("#!/bin/sh\necho \"{name} $*\" >> \"$HOME/told\"\n"),
        };
        let path = home.path("bin").join(name);
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    home
}

/// Runs the program with no programs of the machine but these.
fn run(home: &Home, line: &str) -> Said {
    let mut command = home.daymark(&words(line));
    let path = format!("{}:/bin-of-none", home.path("bin").display());
    // What the scripts themselves take is found by its whole name.
    let said = home.heard(command.env("PATH", path + ":/usr/bin:/bin"));
    let program = env!("CARGO_BIN_EXE_daymark");
    Said {
        stdout: said.stdout.replace(program, "PROGRAM"),
        stderr: said.stderr.replace(program, "PROGRAM"),
        ..said
    }
}

#[test]
fn a_timer_is_shown_set_and_taken_away() {
    let home = home(&["systemctl", "notify-send"]);
    assert_snapshot!(run(&home, "remind install --with systemd --at 21:30 --yes"), @r#"
    The reminder is set: each day at 21:30, with systemd.
    To take it away: daymark remind remove
    --- standard error
    This sets a reminder with systemd, each day at 21:30.
    ~/.config/systemd/user/daymark-remind.service:
    [Unit]
    Description=A note for the day

    [Service]
    Type=oneshot
    ExecStart="/bin/sh" "-c" "words=$$(\"$$0\" \"$$@\") && test -n \"$$words\" && exec notify-send \"A note for you\" \"$$words\" || true" "PROGRAM" "remind" "say" "--no-input"

    ~/.config/systemd/user/daymark-remind.timer:
    [Unit]
    Description=A note for the day

    [Timer]
    OnCalendar=*-*-* 21:30:00
    Persistent=true

    [Install]
    WantedBy=timers.target
    --- exit 0
    "#);
    assert_snapshot!(run(&home, "remind show"), @r#"
    The reminder is there: each day at 21:30, with systemd.
    To take it away: daymark remind remove
    --- exit 0
    "#);
    assert_eq!(home.files().iter().filter(|file| file.contains("daymark-remind")).count(), 2);
    assert_snapshot!(run(&home, "remind remove --yes"), @r#"
    The reminder is gone.
    --- standard error
    This takes away the reminder of systemd.
    --- exit 0
    "#);
    assert_eq!(home.files().iter().filter(|file| file.contains("daymark-remind")).count(), 0);
    let told = fs::read_to_string(home.path("told")).unwrap();
    assert!(
        told.contains("enable --now daymark-remind.timer") && told.contains("disable --now"),
        "{told}"
    );
}

#[test]
fn where_systemd_does_not_run_nothing_is_kept_and_cron_takes_it() {
    let home = home(&["systemctl", "crontab"]);
    let unit = home.path(".config/systemd/user/daymark-remind.timer");
    let script = "#!/bin/sh\n[ \"$2\" = --version ] && exit\necho no bus >&2\nexit 1\n";
    fs::write(home.path("bin/systemctl"), script).unwrap();
    let said = run(&home, "remind install --with systemd --yes");
    assert!(said.code == 1 && !unit.exists(), "{said}");
    assert_snapshot!(said.stderr.split_once("error").unwrap().1, @r"
    : systemctl --user daemon-reload did not work
    cause: no bus
    hint: systemd did not take the reminder, and nothing of it was kept
    ");
    assert!(run(&home, "remind show").stdout.contains("There is no reminder"));

    // One that was set while it ran is taken away all the same.
    fs::write(&unit, "OnCalendar=*-*-* 20:00:00\n").unwrap();
    let said = run(&home, "remind install --yes");
    assert!(said.stdout.contains("with cron") && !unit.exists(), "{said}");
    fs::write(&unit, "OnCalendar=*-*-* 20:00:00\n").unwrap();
    let said = run(&home, "remind remove --yes");
    assert!(said.stderr.contains("the reminder of systemd and cron."), "{said}");
    assert!(!unit.exists() && run(&home, "remind show").stdout.contains("There is no reminder"));
}

#[test]
fn a_line_of_the_crontab_leaves_the_others_alone() {
    let home = home(&["crontab"]);
    fs::write(home.path("table"), "0 5 * * * backup\n").unwrap();
    assert_snapshot!(run(&home, "remind install --with cron --yes"), @r#"
    The reminder is set: each day at 20:00, with cron.
    To take it away: daymark remind remove
    --- standard error
    This sets a reminder with cron, each day at 20:00.
    In your crontab:
    0 20 * * * PROGRAM remind say --no-input # daymark remind
    cron sends you its words as a mail on this machine.
    --- exit 0
    "#);
    let table = fs::read_to_string(home.path("table")).unwrap();
    assert!(table.starts_with("0 5 * * * backup\n0 20 * * * "), "{table}");
    assert_eq!(run(&home, "remind install --with cron --at 07:05 --yes").code, 0);
    let table = fs::read_to_string(home.path("table")).unwrap();
    assert!(table.contains("\n5 7 * * * ") && table.lines().count() == 2, "{table}");
    assert_eq!(run(&home, "remind remove --yes").code, 0);
    assert_eq!(fs::read_to_string(home.path("table")).unwrap(), "0 5 * * * backup\n");
}

#[test]
fn a_crontab_that_may_not_be_run_does_not_keep_the_timer_there() {
    let home = home(&["systemctl", "notify-send", "crontab"]);
    let crontab = home.path("bin/crontab");
    fs::set_permissions(&crontab, fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(run(&home, "remind install --with systemd --yes").code, 0);
    assert_snapshot!(run(&home, "remind remove --yes"), @r#"
    The reminder is gone.
    --- standard error
    This takes away the reminder of systemd.
    --- exit 0
    "#);
}

#[test]
fn a_crontab_that_cannot_be_read_is_left_alone() {
    let home = home(&["crontab"]);
    let script = "#!/bin/sh\necho not allowed >&2\nexit 1\n";
    fs::write(home.path("bin/crontab"), script).unwrap();
    let said = run(&home, "remind install --with cron --yes");
    assert_eq!(said.code, 1, "{said}");
    assert!(said.stderr.contains("not allowed"), "{said}");
}

#[test]
fn nothing_is_written_without_a_yes() {
    let home = home(&["crontab"]);
    let said = run(&home, "remind install --with cron");
    assert_eq!(said.code, 2, "{said}");
    assert!(said.stderr.contains("--yes is missing"), "{said}");
    assert!(!home.path("table").exists());
}

#[rstest]
#[case::no_entry("note add words", "A minute for your day?\n")]
#[case::a_check_in("checkin --mood 6", "")]
#[case::a_kit_that_expires_soon(
    "med kit --carried yes --expires 2026-12-20",
    "A minute for your day?\nSomething is to be renewed before long.\n"
)]
#[case::on_another_day("med kit --carried yes --expires 2026-12-19", "A minute for your day?\n")]
#[case::few_doses(
    "med add pills --class other --dose 1 --every day --supply 3",
    "A minute for your day?\nSomething is to be renewed before long.\n"
)]
fn it_says_something_only_where_there_is_something_to_say(#[case] line: &str, #[case] said: &str) {
    let home = Home::with_journal();
    assert_eq!(home.run(line).code, 0);
    assert_eq!(home.run("remind say").stdout, said);
    home.json(&["remind", "say"]);
}

#[test]
fn without_a_reminder_it_says_how_to_set_one() {
    let home = home(&["crontab"]);
    assert_snapshot!(run(&home, "remind show"), @r#"
    There is no reminder. To set one: daymark remind install
    --- exit 0
    "#);
    let mut command = home.daymark(&["remind", "install", "--yes"]);
    let said = home.heard(command.env("PATH", "/nowhere"));
    assert_snapshot!(said, @r#"
    --- standard error
    error: what runs a reminder is not on this machine; nothing was written
    hint: a reminder needs systemd or cron; an alarm on your phone does as well
    --- exit 1
    "#);
}
