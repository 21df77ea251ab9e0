//! `daymark routine`

use insta::assert_snapshot;
use rstest::rstest;
use serde_json::{Value, json};

use crate::asking::talk;
use crate::support::Home;
use crate::terminal::{end, start};

/// A journal with routines that began on 1 January.
fn home() -> Home {
    let home = Home::with_empty_journal();
    home.add_routine("evening walk", "day");
    home.add_routine("swim", "mon,thu");
    home.add_routine("meeting", "2/week");
    home
}

fn one(home: &Home, name: &str) -> Value {
    let list = home.json(&["routine", "list", "--all"]);
    let found = list["routines"].as_array().unwrap().iter().find(|one| one["name"] == name);
    found.unwrap().clone()
}

#[test]
fn a_routine_is_added_listed_edited_and_put_away() {
    let home = home();
    assert_snapshot!(home.run("routine add laundry --every 10d --category home --from mon"), @"
    Added laundry.
      Every 10 days · home
      To undo: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("routine add sauna --every sat --from +9d"), @"
    Added sauna.
      Sat from Sun 29 Nov
      To undo: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("routine list"), @"
    5 routines

      routine       due                  category  this week      today
      evening walk  every day                      0 of 4 (4 not  due
                                                   recorded)
      swim          Mon and Thu                    0 of 2 (2 not
                                                   recorded)
      meeting       twice a week                                  due
      laundry       every 10 days        home      0 of 1 (1 not
                                                   recorded)
      sauna         Sat from Sun 29 Nov
    --- exit 0
    ");
    assert_snapshot!(home.run("routine list --plain"), @"
    5 routines.
    evening walk: every day.
    evening walk: this week 0 of 4 (4 not recorded).
    evening walk: due today.
    swim: Monday and Thursday.
    swim: this week 0 of 2 (2 not recorded).
    meeting: twice a week.
    meeting: due today.
    laundry: every 10 days.
    laundry: belongs to home.
    laundry: this week 0 of 1 (1 not recorded).
    sauna: Saturday from Sunday 29 November.
    --- exit 0
    ");
    assert_snapshot!(home.run("routine edit SWIM --name 'early swim' --every tue,fri --category sport"), @"
    Changed early swim.
      Tue and Fri · sport
      To undo: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("routine edit 'early swim' --every fri,tue"), @"
    Nothing to change; early swim stays as it is.
      Tue and Fri · sport
    --- exit 0
    ");
    assert_snapshot!(home.run("routine edit 'early swim' --category none"), @"
    Changed early swim.
      Tue and Fri
      To undo: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("routine archive laundry"), @"
    laundry is put away; what you logged of it stays.
      To bring it back: daymark routine archive laundry --restore
    --- exit 0
    ");
    assert_snapshot!(home.run("routine list"), @"
    4 routines

      routine       due                  this week                today
      evening walk  every day            0 of 4 (4 not recorded)  due
      early swim    Tue and Fri          0 of 2 (2 not recorded)  due
      meeting       twice a week                                  due
      sauna         Sat from Sun 29 Nov

      1 is put away: daymark routine list --all
    --- exit 0
    ");
    assert_snapshot!(home.run("routine list --all --plain"), @"
    5 routines.
    evening walk: every day.
    evening walk: this week 0 of 4 (4 not recorded).
    evening walk: due today.
    early swim: Tuesday and Friday.
    early swim: this week 0 of 2 (2 not recorded).
    early swim: due today.
    meeting: twice a week.
    meeting: due today.
    laundry: put away.
    laundry: belongs to home.
    laundry: this week 0 of 1 (1 not recorded).
    sauna: Saturday from Sunday 29 November.
    --- exit 0
    ");
    assert_snapshot!(home.run("routine archive laundry --restore"), @"
    laundry is back.
      Every 10 days · home
    --- exit 0
    ");
    assert_snapshot!(home.run("routine archive laundry --restore"), @"
    Nothing to change; laundry stays as it is.
      Every 10 days · home
    --- exit 0
    ");
}

#[test]
fn an_empty_list_says_how_to_begin() {
    assert_snapshot!(Home::with_empty_journal().run("routine list"), @"
    There is no routine yet
      To add one: daymark routine add
    --- exit 0
    ");
}

#[test]
fn routines_are_marked_for_a_day() {
    let home = home();
    assert_snapshot!(home.run("routine done 'Evening Walk' meeting"), @"
    Saved for Friday 20 November.
      evening walk: done
      meeting: done
      To undo: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("routine done 'evening walk' --date yesterday --partial"), @"
    Saved for Thursday 19 November.
      evening walk: done in part
      To undo: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("routine skip swim --date thu"), @"
    Saved for Thursday 19 November.
      swim: skipped
      To undo: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("routine done swim swim"), @"
    Saved for Friday 20 November.
      swim: done; not due that day, so it is extra
      To undo: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("routine list"), @"
    3 routines

      routine       due           this week                 today
      evening walk  every day     1 of 5 (1 in part, 3 not  done
                                  recorded)
      swim          Mon and Thu   0 of 2 (1 skipped, 1 not  done
                                  recorded, 1 extra)
      meeting       twice a week  1 of 1                    done
    --- exit 0
    ");
    assert_snapshot!(home.run("routine done swim"), @"
    Nothing to change for Friday 20 November: it already says so.
      swim: done; not due that day, so it is extra
    --- exit 0
    ");
    assert_snapshot!(home.run("routine clear swim meeting"), @"
    Saved for Friday 20 November.
      swim: not marked
      meeting: not marked
      To undo: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("routine clear swim"), @"
    Nothing to change for Friday 20 November: it already says so.
      swim: not marked
    --- exit 0
    ");
    assert_snapshot!(home.run("routine list --plain"), @"
    3 routines.
    evening walk: every day.
    evening walk: this week 1 of 5 (1 in part, 3 not recorded).
    evening walk: done today.
    swim: Monday and Thursday.
    swim: this week 0 of 2 (1 skipped, 1 not recorded).
    meeting: twice a week.
    meeting: due today.
    --- exit 0
    ");
    assert_snapshot!(home.run("routine done 'evening walk' --date 2025-12-31 --plain"), @"
    Saved for Wednesday 31 December 2025.
    evening walk: done.
    evening walk: not due that day, so it is extra.
    To undo: daymark undo.
    --- exit 0
    ");
}

#[test]
fn a_mark_says_what_was_there_and_whether_it_was_due() {
    let home = home();
    let marked = |words: &[&str]| {
        let answer = home.json(&[&["routine"], words].concat());
        let mark = answer["marks"][0].clone();
        json!([
            answer["result"],
            answer["day"],
            mark["outcome"],
            mark["previous"],
            mark["scheduled"]
        ])
    };
    let today = "2026-11-20";
    assert_eq!(marked(&["done", "swim"]), json!(["updated", today, "done", null, false]));
    assert_eq!(marked(&["skip", "swim"]), json!(["updated", today, "skipped", "done", false]));
    assert_eq!(marked(&["clear", "swim"]), json!(["updated", today, null, "skipped", false]));
    assert_eq!(marked(&["clear", "swim"]), json!(["unchanged", today, null, null, false]));
    let monday = marked(&["done", "swim", "--date", "mon", "--partial"]);
    assert_eq!(monday, json!(["updated", "2026-11-16", "partial", null, true]));
    for day in ["mon", "tue"] {
        assert_eq!(marked(&["done", "meeting", "--date", day])[4], true);
    }
    assert_eq!(marked(&["done", "meeting"])[4], false, "twice a week are enough");
}

#[test]
fn before_the_day_ends_a_mark_is_for_the_day_before() {
    let home = home();
    let said = home.run_at("2026-11-21T01:30:00+01:00", "routine done swim --json");
    assert!(said.stdout.contains("\"day\":\"2026-11-20\""), "{said}");
}

#[test]
fn a_pause_excuses_its_days_and_what_was_due_comes_back() {
    let home = home();
    assert_snapshot!(home.run("routine pause swim --from mon --until +6d"), @"
    Changed swim.
      Paused until Thu 26 Nov · then Mon and Thu
      To undo: daymark undo
    --- exit 0
    ");
    let swim = one(&home, "swim");
    assert_eq!(swim["this_week"]["due"], 0);
    assert_eq!((&swim["paused"], &swim["paused_until"]), (&json!(true), &json!("2026-11-26")));
    assert_eq!(swim["schedule"], "mon,thu");
    assert_eq!(
        swim["periods"],
        json!([
            { "from": "2026-01-01", "schedule": "mon,thu" },
            { "from": "2026-11-16", "schedule": "paused" },
            { "from": "2026-11-27", "schedule": "mon,thu" },
        ])
    );
    assert_snapshot!(home.run("routine list"), @"
    3 routines

      routine       due                  this week                today
      evening walk  every day            0 of 4 (4 not recorded)  due
      swim          paused until Thu 26
                    Nov
      meeting       twice a week                                  due
    --- exit 0
    ");
    assert_snapshot!(home.run("routine resume swim"), @"
    Changed swim.
      Mon and Thu
      To undo: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("routine resume swim"), @"
    Nothing to change; swim stays as it is.
      Mon and Thu
    --- exit 0
    ");
    assert_snapshot!(home.run("routine pause meeting"), @"
    Changed meeting.
      Paused · then twice a week
      To undo: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("routine pause meeting --until yesterday"), @"
    --- standard error
    error: meeting was not paused: the pause would end on Thursday 19 November, before it begins on Friday 20 November
    hint: see: daymark routine pause --help
    --- exit 1
    ");
    home.answer(&["routine", "add", "sauna", "--every", "sat"]);
    assert_snapshot!(home.run("routine pause sauna"), @"
    --- standard error
    error: sauna was not paused: it only begins on Friday 20 November, so there is nothing to pause yet
    hint: to put it away: daymark routine archive sauna
    --- exit 1
    ");
}

#[test]
fn a_change_moves_no_day_that_is_past() {
    let home = home();
    for day in ["mon", "tue", "wed"] {
        home.answer(&["routine", "done", "evening walk", "--date", day]);
    }
    let before = one(&home, "evening walk")["this_week"].clone();
    home.answer(&["routine", "edit", "evening walk", "--every", "1/week"]);
    home.answer(&["routine", "archive", "evening walk"]);
    assert_eq!(one(&home, "evening walk")["this_week"], before);
    let said = home.run_at("2026-11-28T12:00:00+01:00", "routine archive 'evening walk' --restore");
    assert_eq!(said.code, 0, "{said}");
    let said = home.run_at("2026-11-28T12:00:00+01:00", "week 2026-W47 --json");
    let week: Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!(week["routines"][0]["unrecorded"], before["unrecorded"]);
}

#[test]
fn each_change_is_one_step_of_undo_and_no_change_is_none() {
    let home = home();
    let state = || (home.journal().routines().unwrap(), home.json(&["routine", "list"]));
    for words in [
        &["done", "swim", "meeting", "evening walk"][..],
        &["pause", "swim", "--from", "+1d"],
        &["edit", "swim", "--every", "day", "--name", "float"],
        &["archive", "meeting"],
        &["add", "tea", "--every", "day"],
    ] {
        let before = state();
        home.answer(&[&["routine"], words].concat());
        assert_ne!(state(), before, "{words:?}");
        home.answer(&["routine", "clear", "evening walk", "--date", "2026-02-02"]);
        let at = before.0[0].meta.updated_at;
        home.journal().undo_last(at).unwrap();
        assert_eq!(state(), before, "{words:?}");
    }
}

#[rstest]
#[case::no_name("routine add --every day")]
#[case::no_schedule("routine add tea")]
#[case::a_pause_is_no_schedule("routine add tea --every paused")]
#[case::no_day_of_a_week("routine add tea --every mon,someday")]
#[case::too_often("routine add tea --every 8/week")]
#[case::never("routine add tea --every 0d")]
#[case::bad_name("routine add 'a=b' --every day")]
#[case::bad_category("routine add tea --every day --category a,b")]
#[case::nothing_to_change("routine edit swim")]
#[case::none_named("routine done")]
#[case::none_named_to_clear("routine skip --date yesterday")]
#[case::unreadable_date("routine done swim --date someday")]
fn what_cannot_be_understood_changes_nothing(#[case] line: &str) {
    let home = home();
    let before = home.json(&["routine", "list"]);
    let said = home.run(&format!("{line} --no-input"));
    assert_eq!((said.code, said.stdout.as_str()), (2, ""), "{said}");
    assert!(said.stderr.starts_with("error: "), "{said}");
    assert_eq!(home.json(&["routine", "list"]), before);
}

#[rstest]
#[case::taken("routine add SWIM --every day", "already a routine named SWIM")]
#[case::taken_by_another("routine edit swim --name Meeting", "already a routine named Meeting")]
#[case::unknown("routine done meeting swin", "did you mean \"swim\"?")]
#[case::the_future("routine done swim --date tomorrow", "21 November 2026 is in the future")]
#[case::put_away("routine done meeting tea", "routine archive tea --restore")]
#[case::put_away_and_added("routine add Tea --every day", "routine archive tea --restore")]
#[case::put_away_and_paused("routine pause tea", "routine archive tea --restore")]
#[case::a_pause_backwards(
    "routine pause swim --from today --until mon",
    "would end on Monday 16 November, before it begins on Friday 20 November"
)]
fn what_is_refused_changes_nothing(#[case] line: &str, #[case] expected: &str) {
    let home = home();
    home.add_routine("tea", "day");
    home.answer(&["routine", "archive", "tea"]);
    let before = home.json(&["routine", "list", "--all"]);
    let said = home.run(line);
    assert_eq!((said.code, said.stdout.as_str()), (1, ""), "{said}");
    assert!(said.stderr.contains(expected), "{said}");
    assert_eq!(home.json(&["routine", "list", "--all"]), before);
}

#[test]
fn days_before_it_was_put_away_can_still_be_marked() {
    let home = home();
    home.answer(&["routine", "archive", "swim"]);
    assert_eq!(home.run("routine done swim --date yesterday").code, 0);
    assert_eq!(one(&home, "swim")["this_week"]["done"], 1);
    assert_eq!(home.run("routine clear swim --date yesterday").code, 0);
}

#[test]
fn a_hostile_name_is_kept_as_typed_and_shown_harmless() {
    let home = Home::with_empty_journal();
    let name = "o'ne \u{202e}two\u{200b}";
    home.answer(&["routine", "add", name, "--every", "day", "--category", "\u{1b}[31mred"]);
    assert_eq!(one(&home, name)["name"], name);
    for words in [
        &["routine", "list"][..],
        &["routine", "list", "--plain"],
        &["routine", "done", name],
        &["routine", "pause", name, "--until", "+1d"],
        &["routine", "archive", name],
    ] {
        let shown = home.answer(words);
        assert!(!shown.contains(['\u{202e}', '\u{200b}', '\u{1b}']), "{shown:?}");
        assert!(shown.contains("\\u{202e}two"), "{shown:?}");
    }
}

#[test]
fn what_is_not_given_is_asked_on_a_terminal() {
    let home = home();
    let led = |words: &[&str], answers: &[(&str, &str)]| {
        let mut session = start(&home, &[&["routine"], words, &["--plain"]].concat());
        talk(&mut session, answers);
        end(session)
    };
    let when = "3/week or 2d: ";
    let (said, code) = led(
        &["add"],
        &[
            ("in a few words", "tea"),
            (when, "often"),
            (when, ""),
            (when, "2d"),
            ("time of day, if any: ", ""),
            ("if anything: ", ""),
        ],
    );
    assert!(said.contains("Added tea.\nEvery other day.\n"), "{said}");
    assert_eq!(code, 0);
    let (said, code) = led(&["done"], &[("Which routines, like 1,3: ", "1,4")]);
    assert!(said.contains("evening walk: done.\ntea: done.\n"), "{said}");
    assert_eq!(code, 0);
    let (said, code) = led(&["clear"], &[("Which routines, like 1,3: ", "2")]);
    assert!(said.contains("tea: not marked.\n"), "{said}");
    assert_eq!(code, 0);
    let (said, code) = led(&["skip"], &[("Which routines, like 1,3: ", "0")]);
    assert!(said.contains("Nothing was chosen, and nothing was written."), "{said}");
    assert_eq!(code, 0);
    let (said, code) = led(
        &["edit", "tea"],
        &[("What to change, 1 to 3: ", "2"), ("Its new name: ", "green tea")],
    );
    assert!(said.contains("Changed green tea."), "{said}");
    assert_eq!(code, 0);
    let (said, code) = led(&["pause", "--until", "+3d"], &[("Which routine, 1 to 4: ", "2")]);
    assert!(said.contains("Paused until Monday 23 November.\nthen Monday and Thursday."), "{said}");
    assert_eq!(code, 0);
}

#[test]
fn quiet_leaves_what_may_come_next_unsaid() {
    let home = home();
    assert_snapshot!(home.run("routine done swim --quiet"), @"
    Saved for Friday 20 November.
      swim: done; not due that day, so it is extra
    --- exit 0
    ");
    assert_snapshot!(home.run("routine add tea --every day --quiet"), @"
    Added tea.
      Every day
    --- exit 0
    ");
}

#[test]
fn a_deleted_routine_takes_its_marks_with_it_and_undo_brings_them_back() {
    let home = Home::with_empty_journal();
    home.add_routine("evening walk", "day");
    home.run("routine done walk --date yesterday");
    home.run("routine skip walk");
    let before = home.run("export data").stdout;
    let deleted = home.json(&["routine", "delete", "walk", "--yes"]);
    assert_eq!((&deleted["done"], &deleted["name"]), (&json!("deleted"), &json!("evening walk")));
    let after = home.run("export data").stdout;
    assert!(after.contains("\"routines\":[],\n\"routine_marks\":[],"), "{after}");
    assert!(after.contains("\"deleted_at\""), "{after}");

    // An older copy brings nothing back, and has nothing that does not fit.
    let said = home.run_with_input("import - --from daymark --yes", before.clone());
    assert!(
        said.stdout.contains("deleted here since, and kept: 1 routine and 2 routine marks"),
        "{said}"
    );
    assert_eq!(home.run("export data").stdout, after);

    assert_eq!(home.run("undo").code, 0);
    assert_eq!(home.run("export data").stdout, before);
    assert_eq!(home.run("routine delete 'evening walk' --forever --yes").code, 0);
    home.run("undo");
    assert!(!home.run("export data").stdout.contains("evening walk"));
}

#[test]
fn meetings_of_any_kind_have_a_count_of_their_own() {
    let home = Home::with_journal();
    assert_eq!(home.json(&["week"])["meetings"], json!(null));
    home.run("routine add NA --every 2/week --category meeting --from 2026-11-01");
    home.run("routine add 'choir at church' --every wed --category Meeting --from 2026-11-01");
    home.run("routine add walk --every day --category exercise --from 2026-11-01");
    home.run("routine done NA walk --date tue");
    home.run("routine done choir --date wed");
    let meetings = &home.json(&["week"])["meetings"];
    assert_eq!((&meetings["done"], &meetings["due"]), (&json!(2), &json!(2)));
    let week = home.run("week").stdout;
    assert!(week.contains("Meetings    2 of 2"), "{week}");
}

/// What is due at some time of the day comes in the order of the day, then what may be done at any.
#[test]
fn what_has_a_time_comes_in_the_order_of_the_day() {
    let home = Home::with_journal();
    home.run("routine add walk --every day --time evening");
    home.run("routine add call --every day");
    home.run("routine add NA --every day --time 18:00");
    home.run("routine add tea --every day --time Morning");
    let said = home.run("routine add nap --every day --time night");
    assert_eq!(said.code, 2, "{said}");
    assert!(
        said.stderr.contains("it takes morning, midday, evening, or a time like 19:00"),
        "{said}"
    );
    let due = home.json(&["today"])["routines_due"].clone();
    let names: Vec<_> = due.as_array().unwrap().iter().map(|one| &one["name"]).collect();
    assert_eq!(names, ["tea", "NA", "walk", "call"]);
    assert_eq!(due[1]["time"], json!("18:00"));
    let page = home.run("today").stdout;
    assert!(page.contains("tea (morning) · NA at 18:00 · walk (evening) · call"), "{page}");
    assert_eq!(one(&home, "NA")["time"], json!("18:00"));
    let copy = home.run("export data").stdout;
    let other = Home::with_empty_journal();
    other.run_with_input("import - --from daymark --yes", copy.clone());
    assert_eq!(other.run("export data").stdout, copy);
    assert_snapshot!(home.run("routine edit NA --time 19:30"), @"
    Changed NA.
      Every day, at 19:30
      To undo: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("routine edit NA --any-time"), @"
    Changed NA.
      Every day
      To undo: daymark undo
    --- exit 0
    ");
    assert_eq!(one(&home, "NA")["time"], Value::Null);
}

/// Counted from the last time: it stays open until it is done, or skipped, and is due so long after that.
#[test]
fn what_is_counted_from_the_last_time_waits_for_it() {
    let home = Home::with_journal();
    let due = |home: &Home, now: &str| {
        let page = home.run_at(now, "today --json").stdout;
        let today: Value = serde_json::from_str(&page).unwrap();
        !today["routines_due"].as_array().unwrap().is_empty()
    };
    let on = |day: u8| format!("2026-11-{day}T12:00:00+01:00");
    assert_eq!(home.run("routine add laundry --every mon --from-last").code, 2);
    assert_snapshot!(home.run("routine add laundry --every 4d --from-last"), @"
    Added laundry.
      4 days after the last time
      To undo: daymark undo
    --- exit 0
    ");
    assert_eq!([20, 22].map(|day| due(&home, &on(day))), [true, true]);
    home.run_at(&on(22), "routine done laundry");
    assert_eq!([22, 25, 26, 28].map(|day| due(&home, &on(day))), [false, false, true, true]);
    home.run_at(&on(28), "routine skip laundry");
    assert_eq!([28, 30].map(|day| due(&home, &on(day))), [false, false]);
    let week = home.run_at("2026-12-06T12:00:00+01:00", "trends --window 21d --json").stdout;
    let week: Value = serde_json::from_str(&week).unwrap();
    let laundry = &week["routines"][0];
    assert_eq!((&laundry["done"], &laundry["skipped"]), (&json!(1), &json!(1)));
    assert_eq!((&laundry["due"], &laundry["unrecorded"]), (&json!(3), &json!(1)));
}

#[test]
fn schedules_of_other_days_are_shown() {
    let home = Home::with_journal();
    home.run("routine add walk --every 3/week --from 2026-11-01");
    home.run("routine edit walk --every day");
    home.run("routine pause walk --from +3d --until +5d");
    assert_snapshot!(home.run("routine show walk"), @"
    walk

      Due       every day
      From Sunday 1 November: 3 times a week
      From Friday 20 November: every day
      From Monday 23 November: paused
      From Thursday 26 November: every day
    --- exit 0
    ");
}

#[test]
fn trends_tell_how_often_in_a_row() {
    let home = Home::with_journal();
    home.run("routine add walk --every day --from 2026-11-12");
    for day in ["12", "13", "15", "17", "18", "19"] {
        home.run(&format!("routine done walk --date 2026-11-{day}"));
    }
    home.run("routine skip walk --date 2026-11-16");
    home.run("checkin --mood 6");
    let walk = home.json(&["trends", "--window", "14d"])["routines"][0].clone();
    assert_eq!((&walk["done"], &walk["due"]), (&json!(6), &json!(8)));
    assert_eq!((&walk["run"], &walk["longest_run"]), (&json!(4), &json!(4)));
    let page = crate::support::unwrapped(&home.run("trends --window 14d").stdout);
    assert!(page.contains("Routines walk 6 of 8 (1 not recorded), last 4 in a row"), "{page}");
}

#[test]
fn routines_to_begin_with_follow_the_phase() {
    let home = Home::with_journal();
    assert_snapshot!(home.run("routine starters"), @"
    Routines to begin with · early recovery
      evening walk: every day, exercise
      regular meals: every day, nutrition
      to bed on time: every day, sleep
      meeting or talk with a peer: twice a week, meeting
      ten quiet breaths: every day, mindfulness
      time for a hobby: twice a week, hobby
      To take one:
      daymark routine add 'evening walk' --every day --category exercise
    --- exit 0
    ");
    home.run("routine add 'Evening walk' --every day");
    let names = |home: &Home| {
        let view = home.json(&["routine", "starters"]);
        let all = view["starters"].as_array().unwrap().clone();
        all.into_iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(!names(&home).contains(&"evening walk".to_owned()));
    home.run("focus restart heroin --since yesterday");
    assert_snapshot!(home.run("routine starters --plain"), @"
    Routines to begin with.
    Withdrawal.
    a glass of water: every day, nutrition.
    a few steps outside: every day, exercise.
    rest in the afternoon: every day, sleep.
    regular meals: every day, nutrition.
    To take one: daymark routine add 'a glass of water' --every day --category nutrition (two hyphens before every and category).
    --- exit 0
    ");
    home.run("phase set stable");
    assert!(names(&home).contains(&"a look at my plan".to_owned()));
}

#[test]
fn one_that_many_begin_with_is_chosen_by_its_number_and_brings_its_schedule() {
    let home = home();
    let mut session = start(&home, &["routine", "add", "--plain"]);
    for (question, answer) in [
        ("or in a few words", "3"),
        ("3/week or 2d [every day]: ", ""),
        ("time of day, if any: ", "22:30"),
        ("if anything [sleep]: ", ""),
    ] {
        session.exp_string(question).unwrap();
        session.send_line(answer).unwrap();
    }
    let (said, code) = end(session);
    assert_eq!(code, 0, "{said}");
    let kept = home.json(&["routine", "show", "to bed"]);
    assert_eq!(kept["time"], json!("22:30"), "{kept}");
    assert_eq!(kept["category"], json!("sleep"));
}
