//! Lists: long ones are read in parts, and are the same as entry by entry.

use daymark::domain::entry::checkin::{CheckIn, Used};
use daymark::domain::entry::craving::Craving;
use daymark::domain::entry::{Body, Entry};
use daymark::domain::id::Id;
use daymark::domain::query::Query;
use daymark::domain::rating::Ratings;
use daymark::storage::{Journal, Result};
use rstest::rstest;

use crate::support::*;

/// A check-in or a craving of each of so many days, in another order than that of their ids.
fn fill(journal: &Journal, days: u8) {
    change(journal, |c| {
        c.add_focus(&focus(1, "heroin"))?;
        c.add_focus(&focus(2, "red wine"))?;
        let first = day("2020-01-01");
        for n in 0..u16::from(days) * 8 {
            let mut bytes = [0; 16];
            bytes[0] = u8::try_from((u32::from(n) * 97) % 251).unwrap();
            bytes[1..3].copy_from_slice(&n.to_be_bytes());
            let body = if n % 2 == 0 {
                let mut checkin = CheckIn {
                    ratings: Ratings { mood: Some(6.try_into().unwrap()), ..Ratings::default() },
                    ..CheckIn::default()
                };
                checkin.set_used(id(2), Used::No);
                checkin.set_used(id(1), Used::Skip);
                checkin.feelings = ["tired", "calm"].map(|word| word.parse().unwrap()).into();
                Body::CheckIn(checkin)
            } else {
                let mut craving = Craving::of(7.try_into().unwrap());
                craving.tags = ["Café", "to work"].map(|word| word.parse().unwrap()).into();
                craving.feelings = ["for two"].map(|word| word.parse().unwrap()).into();
                Body::Craving(craving)
            };
            let long = "word ".repeat(if n % 50 == 0 { 1_000 } else { 3 });
            let day = first.plus(n.into()).to_string();
            let new = entry(1, &day, (n % 3 == 0).then_some(long.as_str()), body);
            c.add_entry(&Entry { id: Id::from_random(bytes), ..new })?;
        }
        Ok(())
    })
    .unwrap();
}

#[test]
fn a_long_list_is_what_its_entries_are_one_by_one() {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    fill(&journal, 90);
    let list = journal.list(&Query::default()).unwrap();
    assert_eq!(list.len(), 720);
    let one_by_one: Vec<Entry> =
        list.iter().map(|id| journal.entry(*id).unwrap().unwrap()).collect();
    assert!(one_by_one.is_sorted_by(|one, next| one.day > next.day));

    let mut read = Vec::new();
    let collect = |place, entry| -> Result<()> {
        read.push((place, entry));
        Ok(())
    };
    journal.each_of(&list, collect).unwrap();
    assert_eq!(read, one_by_one.into_iter().enumerate().collect::<Vec<_>>());

    let lengths = journal.short_id_lengths(&list).unwrap();
    for (id, length) in list.iter().zip(lengths) {
        assert_eq!(journal.short_id(*id).unwrap().len(), usize::from(length));
    }
}

#[rstest]
#[case::as_it_is("Café")]
#[case::in_another_case("CAFÉ")]
#[case::taken_apart("cafe\u{301}")]
#[case::spaces("to \u{a0}work")]
fn a_tag_is_found_in_any_form(#[case] tag: &str) {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    fill(&journal, 90);
    let query = Query { tag: Some(tag.parse().unwrap()), ..Query::default() };
    assert_eq!(journal.list(&query).unwrap().len(), 360);
}

#[rstest]
#[case::japanese(&["寒"], &[1])]
#[case::thai(&["หนาว"], &[2])]
#[case::beside_a_word(&["walk", "散歩"], &[3])]
#[case::not_there(&["暑"], &[])]
#[case::without_accents(&["mude"], &[4])]
#[case::between_others(&["zoom"], &[5, 6])]
#[case::between_others_and_with_spaces(&["zoom", "ana"], &[6])]
#[case::both_scripts(&["zoom", "話"], &[5])]
#[case::the_start_of_one(&["zo*"], &[5, 6])]
#[case::not_within_a_word(&["oom"], &[])]
fn words_are_found_where_no_space_parts_them(#[case] words: &[&str], #[case] expected: &[u8]) {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    let texts = [
        "今日は寒かった",
        "วันนี้หนาวมาก",
        "夜の散歩: a walk",
        "Müde",
        "今日はzoomで話した",
        "Zoom, Ana",
    ];
    change(&journal, |c| {
        for (n, text) in (1..).zip(texts) {
            c.add_entry(&entry(n, "2026-11-20", Some(text), Body::Note))?;
        }
        let secret = entry(9, "2026-11-20", Some("寒 หนาว"), Body::Note);
        c.add_entry(&Entry { private: true, ..secret })
    })
    .unwrap();
    let words = words.iter().map(ToString::to_string).collect();
    let mut found = journal.list(&Query { words, ..Query::default() }).unwrap();
    found.sort_unstable();
    assert_eq!(found, expected.iter().map(|n| id(*n)).collect::<Vec<_>>());
}

/// What a plan says is read in the order of an index, and not in that of another.
#[test]
fn a_list_walks_an_index_that_holds_all_it_asks_for() {
    let sandbox = Sandbox::new();
    drop(sandbox.create());
    let conn = sandbox.stock_tool();
    let sql = "EXPLAIN QUERY PLAN SELECT e.id, e.seq FROM entry AS e INDEXED BY entry_by_day
        WHERE e.day >= 1 AND e.kind = 2 AND e.situations & 4
        ORDER BY e.day DESC, e.at DESC, e.seq DESC";
    let mut plan = conn.prepare(sql).unwrap();
    let plan: Vec<String> = plan
        .query_map([], |row| row.get(3))
        .unwrap()
        .collect::<std::result::Result<_, _>>()
        .unwrap();
    assert_eq!(plan, ["SEARCH e USING COVERING INDEX entry_by_day (day>?)"]);
}
