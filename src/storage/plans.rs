//! How the database goes about the reads of the daily pages: by index, never through every row.

use rstest::rstest;
use rusqlite::Connection;

use super::{days, entries, load, routines, schema};

fn plan(sql: &str) -> Vec<String> {
    let mut conn = Connection::open_in_memory().unwrap();
    schema::upgrade(&mut conn).unwrap();
    let mut explain = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let rows = explain.raw_query().mapped(|row| row.get(3));
    rows.map(Result::unwrap).collect()
}

#[test]
fn every_day_comes_from_one_covering_index() {
    assert_eq!(
        plan(days::EVERY_DAY),
        ["SEARCH day_mark USING COVERING INDEX day_mark_day (day>? AND day<?)"]
    );
}

#[rstest]
#[case::entries(load::SPAN.entries)]
#[case::checkins(load::SPAN.checkins)]
#[case::cravings(load::SPAN.cravings)]
#[case::uses(load::SPAN.uses)]
#[case::marks(load::SPAN.marks)]
#[case::labels(load::SPAN.labels)]
#[case::coping(load::SPAN.coping)]
#[case::routine_marks(routines::MARKS)]
#[case::checkin_of_a_day(entries::CHECKIN_OF)]
#[case::newest(entries::NEWEST_RECORDED)]
#[case::one(load::ONE.cravings)]
fn a_week_or_an_entry_is_searched_for(#[case] sql: &str) {
    let steps = plan(sql);
    let scans = steps.iter().filter(|step| step.starts_with("SCAN"));
    let allowed = ["SCAN entry USING INDEX entry_seq"];
    assert!(scans.clone().all(|step| allowed.contains(&step.as_str())), "{steps:?}");
}

#[rstest]
#[case::entries(load::ALL.entries)]
#[case::checkins(load::ALL.checkins)]
#[case::cravings(load::ALL.cravings)]
#[case::uses(load::ALL.uses)]
#[case::labels(load::ALL.labels)]
#[case::coping(load::ALL.coping)]
fn an_export_reads_each_table_in_its_own_order(#[case] sql: &str) {
    let steps = plan(sql);
    assert!(steps.iter().all(|step| !step.contains("TEMP B-TREE")), "{steps:?}");
}
