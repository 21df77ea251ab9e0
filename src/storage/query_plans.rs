//! Query-plan tests: the daily pages read through indexes and scan no table.

use rstest::rstest;
use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};

use super::{
    as_of, care_entries, day_marks, entry_batch_reader, entry_reader, entry_writer, own_scales,
    rated_entries, routines, schema, stages,
};

fn plan(sql: &str) -> Vec<String> {
    let mut conn = Connection::open_in_memory().unwrap();
    schema::upgrade(&mut conn).unwrap();
    let place = |_: &Context<'_>| Ok(None::<u32>);
    conn.create_scalar_function(entry_batch_reader::PLACE, 1, FunctionFlags::SQLITE_UTF8, place)
        .unwrap();
    let mut explain = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let rows = explain.raw_query().mapped(|row| row.get(3));
    rows.map(Result::unwrap).collect()
}

#[test]
fn every_day_comes_from_one_covering_index() {
    assert_eq!(
        plan(day_marks::EVERY_DAY),
        ["SEARCH day_mark USING COVERING INDEX day_mark_day (day>? AND day<?)"]
    );
}

#[test]
fn when_check_ins_were_written_comes_from_one_covering_index() {
    assert_eq!(
        plan(day_marks::CHECK_INS),
        ["SEARCH entry USING COVERING INDEX entry_by_day (day>? AND day<?)"]
    );
}

#[test]
fn figures_come_from_one_covering_index() {
    assert_eq!(
        plan(rated_entries::FIGURES),
        ["SEARCH entry USING COVERING INDEX entry_by_day (day>? AND day<?)"]
    );
}

#[test]
fn notes_are_found_without_the_entries_that_have_none() {
    let steps = plan(rated_entries::NOTES);
    assert_eq!(steps[0], "SEARCH entry USING INDEX entry_noted (day>? AND day<?)");
}

#[test]
fn the_first_day_is_the_first_of_an_index() {
    assert_eq!(plan(rated_entries::FIRST), ["SCAN entry USING COVERING INDEX entry_by_day"]);
}

#[test]
fn stages_are_read_without_the_other_entries() {
    let steps = plan(stages::EVERY);
    assert_eq!(steps[..2], ["SCAN s", "SEARCH e USING PRIMARY KEY (id=?)"]);
}

#[test]
fn the_symptoms_of_years_are_read_without_the_other_entries() {
    let steps = plan(care_entries::SYMPTOMS_OF_YEARS);
    assert_eq!(steps[..2], ["SCAN s", "SEARCH e USING PRIMARY KEY (id=?)"]);
}

#[test]
fn what_lies_ahead_of_the_clock_comes_from_covering_indexes() {
    let of_entries = "SEARCH entry USING COVERING INDEX entry_by_day (day>? AND day<?)";
    assert!(plan(as_of::NEAR).contains(&of_entries.to_owned()), "{:?}", plan(as_of::NEAR));
    let of_entries = "SEARCH entry USING COVERING INDEX entry_by_day (day>?)";
    assert!(plan(as_of::FAR).contains(&of_entries.to_owned()), "{:?}", plan(as_of::FAR));
}

#[rstest]
#[case::events_near(as_of::NEAR)]
#[case::later_days(day_marks::LATER_DAYS)]
#[case::later_uses(as_of::LATER_USES)]
#[case::routine_marks(routines::MARKS)]
#[case::checkin_of_a_day(entry_writer::CHECKIN_OF)]
#[case::newest(entry_writer::NEWEST_RECORDED)]
#[case::one_entry(entry_reader::ONE.entries)]
#[case::its_marks(entry_reader::ONE.marks)]
#[case::its_labels(entry_reader::ONE.labels)]
#[case::its_small_thing(entry_reader::ONE.small_things)]
#[case::its_own_answers(entry_reader::ONE.own_answers)]
#[case::own_answers(rated_entries::OWN_ANSWERS)]
#[case::own_words(own_scales::OWN_WORDS)]
#[case::its_amounts(entry_reader::ONE.amounts)]
#[case::amounts(day_marks::AMOUNTS)]
#[case::costs(day_marks::COSTS)]
#[case::uses(day_marks::USES)]
#[case::its_craving_focus(entry_reader::ONE.craving_focuses)]
#[case::craving_focuses(rated_entries::CRAVING_FOCUSES)]
#[case::symptoms(care_entries::SYMPTOMS)]
#[case::small_things(care_entries::SMALL_THINGS)]
#[case::life_checks(care_entries::LIFE)]
#[case::the_last_life_check(care_entries::LAST_LIFE)]
fn a_page_or_an_entry_is_searched_for(#[case] sql: &str) {
    let steps = plan(sql);
    let by_index = ["SCAN entry USING INDEX entry_seq"];
    let scans = steps.iter().filter(|step| step.starts_with("SCAN"));
    assert!(scans.clone().all(|step| by_index.contains(&step.as_str())), "{steps:?}");
}

#[rstest]
#[case::entries(entry_reader::ALL.entries)]
#[case::labels(entry_reader::ALL.labels)]
#[case::small_things(entry_reader::ALL.small_things)]
#[case::craving_focuses(entry_reader::ALL.craving_focuses)]
#[case::amounts(entry_reader::ALL.amounts)]
#[case::own_answers(entry_reader::ALL.own_answers)]
fn an_export_reads_each_table_in_its_own_order(#[case] sql: &str) {
    let steps = plan(sql);
    assert!(steps.iter().all(|step| !step.contains("TEMP B-TREE")), "{steps:?}");
}

#[test]
fn a_part_of_a_list_reads_the_entries_in_the_order_of_their_ids() {
    let steps = plan(entry_batch_reader::OF_PART);
    assert_eq!(steps[0], "SCAN e");
    let scans = steps[1..].iter().filter(|step| step.starts_with("SCAN"));
    assert_eq!(scans.count(), 0, "{steps:?}");
}
