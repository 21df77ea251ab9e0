//! `daymark med`, beside what holds for every noun

use std::fmt::Write;

use serde_json::{Value, json};

use crate::asking::conversation;
use crate::support::{Home, unwrapped, words};

const BUPRENORPHINE: &str =
    "med add bup --class buprenorphine --dose '8 mg' --every day --since 2026-11-16 --supply 9";

/// A journal with a focus, and buprenorphine since Monday; it is Friday 20 November 2026.
fn home() -> Home {
    let home = Home::with_journal();
    home.run(BUPRENORPHINE);
    home
}

fn told(home: &Home, lines: &[&str]) -> String {
    let mut said = String::new();
    for line in lines {
        writeln!(said, "$ daymark {line}\n{}\n", home.run(line)).unwrap();
    }
    said
}

#[test]
#[expect(clippy::too_many_lines, reason = "a line of the list is a line of the page")]
fn a_medication_is_kept_and_changed() {
    let home = Home::with_journal();
    insta::assert_snapshot!(told(&home, &[
        "med",
        "med add bup",
        "med add bup --class buprenorphine --dose '8 mg'",
        "med add bup --class buprenorphine --dose '8 mg' --every 3/week",
        "med add bup --class buprenorphine --dose '8 mg' --every day --for nobody",
        BUPRENORPHINE,
        "med add vivitrol --class naltrexone --dose '380 mg' --every 28d --window 5d",
        "med change bup --dose '6 mg' --from +14d",
        "med show bup",
        "med",
        "med --plain",
        "med change bup",
        "med refill bup --supply 28",
        "med taken bup",
        "med refill bup --supply 14",
        "med show bup",
        "med stop bup --date 2026-11-01",
        "med stop bup",
        "med show bup",
    ]), @r#"
    $ daymark med
    There is no medication yet
      To add one: daymark med add
    --- exit 0

    $ daymark med add bup
    --- standard error
    error: --class is missing
    hint: it takes one of: methadone, buprenorphine, naltrexone, lofexidine, clonidine, naloxone, other
    --- exit 2

    $ daymark med add bup --class buprenorphine --dose '8 mg'
    --- standard error
    error: --every is missing
    hint: When it is due: day, 2/day, mon,thu, 28d for every 28 days, as-needed
    --- exit 2

    $ daymark med add bup --class buprenorphine --dose '8 mg' --every 3/week
    --- standard error
    error: --every: "3/week" is not a schedule of doses; it takes day, 2/day to 12/day, weekdays like mon,thu, every so many days from 2d to 365d, or as-needed
    hint: see: daymark med add --help
    --- exit 2

    $ daymark med add bup --class buprenorphine --dose '8 mg' --every day --for nobody
    --- standard error
    error: there is no focus named "nobody"
    hint: see all of them with: daymark focus list --all
    --- exit 1

    $ daymark med add bup --class buprenorphine --dose '8 mg' --every day --since 2026-11-16 --supply 9
    Saved the medication bup.
      To undo: daymark undo
    --- exit 0

    $ daymark med add vivitrol --class naltrexone --dose '380 mg' --every 28d --window 5d
    Saved the medication vivitrol.
      To undo: daymark undo
    --- standard error
    Naltrexone needs a time without any opioid first, or it brings withdrawal on at once. How long, your prescriber decides.
    --- exit 0

    $ daymark med change bup --dose '6 mg' --from +14d
    bup: 6 mg from 4 December.
      To undo: daymark undo
    --- exit 0

    $ daymark med show bup
    bup

      Class     buprenorphine
      Dose      8 mg
      Due       every day
      Since     Monday 16 November
      Supply    9
      From Friday 4 December: 6 mg, every day

      By what you logged, 9 doses are left; the next refill is due by Sunday
      29 November
    --- exit 0

    $ daymark med
    2 medications

      medication  class          dose    due
      bup         buprenorphine  8 mg    every day
      vivitrol    naltrexone     380 mg  every 28 days
      bup: 6 mg, every day from 4 December
    --- exit 0

    $ daymark med --plain
    2 medications.
    bup: class buprenorphine.
    bup: dose 8 mg.
    bup: due every day.
    bup: since Monday 16 November.
    bup: supply 9.
    bup: 6 mg, every day from 4 December.
    vivitrol: class naltrexone.
    vivitrol: dose 380 mg.
    vivitrol: due every 28 days.
    vivitrol: since Friday 20 November.
    vivitrol: on time within 5 days.
    --- exit 0

    $ daymark med change bup
    --- standard error
    error: --dose is missing, and nothing is asked here
    hint: give --dose, or run this on a terminal
    --- exit 2

    $ daymark med refill bup --supply 28
    bup: 28 doses from today; they last to 17 December.
      To undo: daymark undo
    --- exit 0

    $ daymark med taken bup
      Saved: bup 8 mg, taken, Friday 20 November.
      To undo: daymark undo
    --- exit 0

    $ daymark med refill bup --supply 14
    bup: 14 doses from today; they last to 4 December.
      To undo: daymark undo
    --- exit 0

    $ daymark med show bup
    bup

      Class     buprenorphine
      Dose      8 mg
      Due       every day
      Since     Monday 16 November
      Supply    14
      From Friday 4 December: 6 mg, every day

      By what you logged, 14 doses are left; the next refill is due by
      Saturday 5 December
    --- exit 0

    $ daymark med stop bup --date 2026-11-01
    --- standard error
    error: the last day, 2026-11-01, is before the first, 2026-11-16
    hint: see: daymark med stop --help
    --- exit 1

    $ daymark med stop bup
    Changed the medication bup: last day.
      To undo: daymark undo
    --- standard error
    Tolerance falls within days of stopping: an old dose can kill. Talk with your prescriber first if you can.
    --- exit 0

    $ daymark med show bup
    bup
      Stopped

      Class     buprenorphine
      Dose      8 mg
      Due       every day
      Since     Monday 16 November
      Supply    14
      Last day  Friday 20 November

      By what you logged, 14 doses are left
    --- exit 0
    "#);
}

#[test]
fn doses_are_recorded() {
    let home = home();
    insta::assert_snapshot!(told(&home, &[
        "med taken bup --date 2026-11-16",
        "med taken bup --date mon --at 2026-11-18T09:00",
        "med missed bup --date -2d --note 'was sick'",
        "med taken bup",
        "med taken bup",
        "med taken bup --date 2026-11-15",
        "med taken bup --date tomorrow",
        "med taken nobody",
        "log",
        "week",
        "today",
    ]), @r#"
    $ daymark med taken bup --date 2026-11-16
      Saved: bup 8 mg, taken, Monday 16 November, no time said.
      To undo: daymark undo
    --- exit 0

    $ daymark med taken bup --date mon --at 2026-11-18T09:00
      Saved: bup 8 mg, taken, Monday 16 November.
      Every dose that was due then is logged already; this one is kept as
      one more.
      To undo: daymark undo
    --- exit 0

    $ daymark med missed bup --date -2d --note 'was sick'
      Saved: bup 8 mg, missed, Wednesday 18 November.
      To undo: daymark undo
    --- exit 0

    $ daymark med taken bup
      Saved: bup 8 mg, taken, Friday 20 November.
      To undo: daymark undo
    --- exit 0

    $ daymark med taken bup
      Saved: bup 8 mg, taken, Friday 20 November.
      Every dose that was due then is logged already; this one is kept as
      one more.
      By what you logged, 7 doses of bup are left.
      To undo: daymark undo
    --- exit 0

    $ daymark med taken bup --date 2026-11-15
    --- standard error
    error: bup begins on 16 November 2026, after 15 November 2026
    hint: where it began earlier, say so with: daymark med edit bup --since 2026-11-15
    --- exit 1

    $ daymark med taken bup --date tomorrow
    --- standard error
    error: 21 November 2026 is in the future; the current day is 20 November 2026
    hint: see: daymark med taken --help
    --- exit 1

    $ daymark med taken nobody
    --- standard error
    error: there is no medication named "nobody"; nothing was saved
    hint: see all of them with: daymark med list --all
    --- exit 1

    $ daymark log
    2026-11-20 21:30  e668  dose      bup · taken
    2026-11-20 21:30  3f5b  dose      bup · taken
    2026-11-18        c0ad  dose      bup · missed · added later · was sick
    2026-11-16        bfba  dose      bup · taken · added later
    2026-11-16        a33f  dose      bup · taken · added later
    --- exit 0

    $ daymark week
    Week 47 · 16 to 20 November 2026 · 0 of 5 days logged
      bup: 3 days without a recorded dose.
      Call your prescriber or clinic today, before the next dose: tolerance
      may have fallen. Never make a dose up; say if you have used since.
      No check-in on these days, so they count neither way
      Medication  bup taken 2 of 5, 1 missed, 2 not recorded, 2 more
      Days        4 with no answer
      Wed 18      was sick

      Printed on Friday 20 November 2026. This is not medical advice

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________
    --- exit 0

    $ daymark today
    Friday 20 November
      bup: 3 days without a recorded dose.
      Call your prescriber or clinic today, before the next dose: tolerance
      may have fallen. Never make a dose up; say if you have used since.
      heroin    no answer for 80 days yet; next: 90 days, on 29 November
      bup: 7 doses are left, by what you logged
      Next: daymark checkin
      More: daymark today --more
    --- exit 0
    "#);
}

#[test]
fn the_kit_is_asked_for_where_nothing_is_given() {
    let home = Home::with_empty_journal();
    let (asked, flags) = (Home::with_empty_journal(), "med kit --carried yes --where bag");
    let answers = [
        ("carry naloxone (yes/no): ", "y"),
        ("Where it is kept: ", "bag"),
        ("like 2027-05-31: ", "2027-05-31"),
    ];
    let (screen, code) = conversation(&asked, &["med", "kit"], &answers);
    assert_eq!(code, 0, "{screen}");
    home.run(&format!("{flags} --expires 2027-05-31"));
    assert_eq!(asked.run("export data").stdout, home.run("export data").stdout);
    let again = [
        ("[yes]: ", "n"),
        ("[bag]: ", "<"),
        ("[yes]: ", "no"),
        ("[bag]: ", ""),
        ("[2027-05-31]: ", ""),
    ];
    let (screen, code) = conversation(&asked, &["med", "kit"], &again);
    assert_eq!(code, 0, "{screen}");
    assert_eq!(asked.json(&["med"])["medications"][0]["carried"], json!("no"));
}

#[test]
fn one_that_is_shown_says_how_many_doses_are_left() {
    let home = Home::with_journal();
    home.run(
        "med add methadone --class methadone --dose '60 ml' --every day --since 2026-11-15 --supply 10",
    );
    for day in ["2026-11-18", "2026-11-19"] {
        home.run(&format!("med taken methadone --date {day}"));
    }
    let page = home.run("med show methadone").stdout;
    assert!(page.contains("By what you logged"), "{page}");
    let plain = home.run("med show methadone --plain").stdout;
    assert!(plain.contains("\nThe next refill is due by "), "{plain}");
    home.run("med stop methadone --date yesterday");
    assert!(!home.run("med show methadone").stdout.contains("By what you logged"));
}

#[test]
fn the_kit_is_one() {
    let home = Home::with_journal();
    insta::assert_snapshot!(told(&home, &[
        "med kit",
        "med kit --carried yes --where 'the blue bag' --expires 2026-12-10",
        "med kit --carried no",
        "med show kit",
        "med taken kit",
        "today",
        "packet --from 2026-11-01",
    ]), @"
    $ daymark med kit
    --- standard error
    error: nothing is given of the kit
    hint: say whether you carry it, where it is, or when it expires: daymark med kit --help
    --- exit 2

    $ daymark med kit --carried yes --where 'the blue bag' --expires 2026-12-10
    Saved the medication naloxone kit.
      To undo: daymark undo
    --- exit 0

    $ daymark med kit --carried no
    Changed the medication naloxone kit: carried.
      To undo: daymark undo
    --- exit 0

    $ daymark med show kit
    naloxone kit

      Class     naloxone
      Carried   no
      Where     the blue bag
      Expires   Thursday 10 December
    --- exit 0

    $ daymark med taken kit
    --- standard error
    error: naloxone kit has no doses: it is a kit
    hint: see: daymark med taken --help
    --- exit 1

    $ daymark today
    Friday 20 November
      heroin    no answer for 80 days yet; next: 90 days, on 29 November
      naloxone kit: expires on Thursday 10 December
      Next: daymark checkin
      More: daymark today --more
    --- exit 0

    $ daymark packet --from 2026-11-01
    For my session · 1 to 20 November 2026 · 0 of 19 days logged
      In short    19 with no answer
      Self-reported, unverified: my own record
      Phase       short-acting opioid: early recovery, day 81
    Safety
      Overdose    not asked, since no return to use was recorded
      Naloxone    to hand: no
    Use
      Days        19 days have no answer; without use on 0 % to 100 % of all
                  19 days
      Time        81 days in recovery; no use reported since the start date,
                  31 August
    Cravings
      Rated       on no day
      Episodes    none logged as they came

      Printed on Friday 20 November 2026. This is not medical advice

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________
    --- standard error
    On this page: the figures of 1 to 20 November.
    Left out: names of focuses, routines and people (1).
    To include them as well, add to the command: --include names
    --- exit 0
    ");
}

#[test]
fn what_is_due_is_in_today_and_what_was_taken_in_week() {
    let home = home();
    home.run(
        "med add clonidine --class clonidine --dose '0.1 mg' --every 2/day --since 2026-11-18",
    );
    let due = |home: &Home| home.json(&words("today"))["medications_due"].clone();
    let dose = |name: &str, dose: &str| json!({"name": name, "dose": dose, "due": "2026-11-20"});
    let clonidine = || dose("clonidine", "0.1 mg");
    assert_eq!(due(&home), json!([dose("bup", "8 mg"), clonidine(), clonidine()]));
    home.run("med taken bup clonidine");
    assert_eq!(due(&home), json!([clonidine()]));
    home.run("med missed bup --date yesterday");
    home.run("med taken bup --date 2026-11-17 --at 2026-11-18T12:00");
    let week = home.json(&words("week"));
    let counts = |n: usize| {
        let keys = ["name", "due", "taken", "late", "missed", "unrecorded", "extra"];
        let one = &week["medications"][n];
        keys.map(|key| one[key].clone()).into_iter().collect::<Vec<Value>>()
    };
    assert_eq!(json!(counts(0)), json!(["bup", 5, 1, 1, 1, 2, 0]));
    assert_eq!(json!(counts(1)), json!(["clonidine", 5, 1, 0, 0, 4, 0]));
}

#[test]
fn a_stopped_agonist_and_missed_naltrexone_open_extra_care() {
    let home = Home::with_journal();
    home.run("focus add tea --kind alcohol --since 2020-01-01");
    let until = |home: &Home| {
        let today = home.json(&words("today"));
        let focuses = today["focuses"].as_array().unwrap().clone();
        focuses.into_iter().map(|one| one["extra_care_until"].clone()).collect::<Vec<_>>()
    };
    let before = until(&home);
    home.run(BUPRENORPHINE);
    assert_eq!(until(&home), before);
    home.run("med stop bup --date yesterday");
    assert_eq!(until(&home), [json!("2026-12-17"), Value::Null]);
    home.run("undo");
    home.run("med add naltrexone --class naltrexone --dose '50 mg' --every day --since 2026-11-19");
    home.run("med missed naltrexone");
    assert_eq!(until(&home), [json!("2026-12-18"), Value::Null]);
}

#[test]
fn a_dose_can_be_changed_deleted_and_comes_back_from_an_export() {
    let home = home();
    home.run("med taken bup --note 'felt sick'");
    home.run("edit last --outcome missed");
    let shown = home.json(&words("show last"));
    assert_eq!((&shown["medication"], &shown["outcome"]), (&json!("bup"), &json!("missed")));
    home.run("med change bup --every 2/day");
    let export = |home: &Home| home.run("export data --format json --output - --yes").stdout;
    let copy = export(&home);
    std::fs::write(home.path("copy.json"), &copy).unwrap();
    let other = Home::with_empty_journal();
    let file = home.path("copy.json");
    other.run(&format!("import {} --from daymark --yes", file.display()));
    assert_eq!(export(&other), copy);
    home.run("delete last --yes");
    assert_eq!(home.run("show last").code, 1);
}

/// A second word on a dose of a day puts the first one right, and stands alone.
#[test]
fn what_was_marked_wrongly_is_put_right() {
    let home = home();
    insta::assert_snapshot!(told(&home, &[
        "med missed bup --date yesterday",
        "med taken bup --date yesterday",
        "med missed bup --date yesterday --at 08:10",
        "med taken bup --date yesterday",
    ]), @"
    $ daymark med missed bup --date yesterday
      Saved: bup 8 mg, missed, Thursday 19 November.
      To undo: daymark undo
    --- exit 0

    $ daymark med taken bup --date yesterday
      Saved: bup 8 mg, taken, Thursday 19 November, no time said, in place
      of: missed.
      To undo: daymark undo
    --- exit 0

    $ daymark med missed bup --date yesterday --at 08:10
      Saved: bup 8 mg, missed, Thursday 19 November, in place of: taken.
      To undo: daymark undo
    --- exit 0

    $ daymark med taken bup --date yesterday
      Saved: bup 8 mg, taken, Thursday 19 November, no time said, in place
      of: missed.
      To undo: daymark undo
    --- exit 0
    ");
    let doses = home.entries();
    assert_eq!(doses.len(), 1, "{doses:?}");
    let week = home.json(&["week"]);
    let [of_bup] = week["medications"].as_array().unwrap().as_slice() else { panic!("{week}") };
    assert_eq!((&of_bup["taken"], &of_bup["missed"]), (&json!(1), &json!(0)));
    assert_eq!(home.run("undo").code, 0);
    assert_eq!(home.json(&["week"])["medications"][0]["missed"], 1);
}

/// Of two a day the second is open, whatever was recorded on days before.
#[test]
fn a_dose_that_is_open_puts_no_other_right() {
    let home = Home::with_journal();
    home.run(
        "med add clonidine --class clonidine --dose '0.1 mg' --every 2/day --since 2026-11-16",
    );
    home.run("med taken clonidine --date yesterday");
    home.run("med taken clonidine --at 08:10");
    home.run("med missed clonidine");
    assert_eq!(home.entries().len(), 3);
    let said = unwrapped(&home.run("med missed clonidine").stdout);
    assert!(said.contains("in place of: taken at 08:10."), "{said}");
    let said = home.json(&words("med taken clonidine"));
    assert_eq!(said["doses"][0]["in_place_of"]["outcome"], json!("missed"));
    assert_eq!(home.entries().len(), 3);
}

/// An injection that is on record two days late was not given at all.
#[test]
fn a_dose_on_another_day_than_its_own_is_put_right() {
    let home = Home::with_journal();
    home.run("med add vivitrol --class naltrexone --dose '380 mg' --every 28d --since 2026-11-16");
    home.run("med taken vivitrol --date 2026-11-18");
    let said = unwrapped(&home.run("med missed vivitrol --date 2026-11-16").stdout);
    assert!(said.contains("in place of: taken for Wednesday 18 November."), "{said}");
    let week = home.json(&["week"])["medications"][0].clone();
    assert_eq!((&week["due"], &week["taken"], &week["missed"]), (&json!(1), &json!(0), &json!(1)));
    assert_eq!(home.entries().len(), 1);
}

#[test]
fn what_is_put_away_or_stopped_takes_no_dose() {
    let home = home();
    home.run("med stop bup --date 2026-11-18");
    insta::assert_snapshot!(told(&home, &[
        "med taken bup",
        "checkin --mood 5 --took bup",
        "med archive bup",
        "med missed bup --date 2026-11-17",
        "checkin --missed bup --date 2026-11-17",
        "med change bup --dose '6 mg' --from 2026-11-10",
    ]), @"
    $ daymark med taken bup
    --- standard error
    error: bup was stopped; its last day was 18 November 2026
    hint: where it is taken again, say so with: daymark med edit bup --clear stopped-on
    --- exit 1

    $ daymark checkin --mood 5 --took bup
    --- standard error
    error: bup was stopped; its last day was 18 November 2026
    hint: where it is taken again, say so with: daymark med edit bup --clear stopped-on
    --- exit 1

    $ daymark med archive bup
    The medication bup is put away; what you logged of it stays.
      To undo: daymark undo
    --- exit 0

    $ daymark med missed bup --date 2026-11-17
    --- standard error
    error: the medication bup is put away
    hint: bring it back first: daymark med archive bup --restore
    --- exit 1

    $ daymark checkin --missed bup --date 2026-11-17
    --- standard error
    error: the medication bup is put away
    hint: bring it back first: daymark med archive bup --restore
    --- exit 1

    $ daymark med change bup --dose '6 mg' --from 2026-11-10
    --- standard error
    error: bup: it begins on 16 November 2026, and has no dose before that
    hint: where it began earlier, say so with: daymark med edit bup --since 2026-11-10
    --- exit 1
    ");
    assert_eq!(home.entries().len(), 0);
}

/// Where the prescriber is to be called before the next dose, the next step is not that dose.
#[test]
fn no_dose_is_the_next_step_before_the_call() {
    let home = home();
    home.add_routine("evening walk", "day");
    home.run("checkin --mood 5");
    let next = |home: &Home| {
        let page = home.run("today").stdout;
        page.lines().find(|line| line.contains("Next: ")).unwrap().trim().to_owned()
    };
    assert!(home.run("today").stdout.contains("before the next dose"));
    assert_eq!(next(&home), "Next: daymark routine done 'evening walk'");
    home.run("routine done walk");
    assert_eq!(next(&home), "Next: the call to your prescriber or clinic");
    home.run("med add clonidine --class clonidine --dose '0.1 mg' --every day");
    assert_eq!(next(&home), "Next: daymark med taken clonidine");
    home.run("med taken bup --date yesterday");
    assert_eq!(next(&home), "Next: daymark med taken bup");
}

#[test]
fn one_with_doses_stays_until_they_are_gone() {
    let home = home();
    home.run("med taken bup");
    insta::assert_snapshot!(told(&home, &[
        "med delete bup --yes",
        "med delete bup --yes --forever",
        "med list",
        "delete last --yes",
        "med delete bup --yes",
    ]), @"
    $ daymark med delete bup --yes
    --- standard error
    error: nothing was deleted: a dose of it on record would lose the name; med archive puts it away
    hint: see: daymark med delete --help
    --- exit 1

    $ daymark med delete bup --yes --forever
    --- standard error
    error: nothing was deleted: a dose of it on record would lose the name; med archive puts it away
    hint: see: daymark med delete --help
    --- exit 1

    $ daymark med list
    1 medication

      medication  class          dose  due
      bup         buprenorphine  8 mg  every day
    --- exit 0

    $ daymark delete last --yes
    Deleted: dose of Friday 20 November at 21:30 (a33f).
      To bring it back, within 30 days: daymark undo
    --- exit 0

    $ daymark med delete bup --yes
    Deleted the medication bup.
      To undo: daymark undo
    --- exit 0
    ");
}
