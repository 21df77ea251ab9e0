//! What the daily commands ask of a journal, at 1, 10 and 50 years of it.

use std::error::Error;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use daymark::domain::change::{Change, ChangeKind};
use daymark::domain::entry::craving::Craving;
use daymark::domain::entry::{Body, Entry};
use daymark::domain::query::Query;
use daymark::domain::time::day::Day;
use daymark::domain::time::moment::Instant;
use daymark::storage::{Access, Ids, Journal, JournalPaths};

mod journal;

type Outcome<T> = Result<T, Box<dyn Error>>;

const YEARS: [u32; 3] = [1, 10, 50];

fn open(dir: &Path) -> daymark::storage::Result<Journal> {
    Journal::open(&JournalPaths::new(dir.to_owned(), dir.to_owned()), Access::Write, Ids::random())
}

/// Adds the newest entry once more under an id of its own, and takes that back.
fn add_and_undo(journal: &Journal) -> Outcome<()> {
    let newest = journal.newest_entries(1)?.first().copied().ok_or("an empty journal")?;
    let newest = journal.entry(newest)?.ok_or("an entry without rows")?;
    let change =
        Change { at: newest.recorded_at, verb: ChangeKind::Add, subject: "craving".to_owned() };
    journal.change(&change, |txn| -> Outcome<()> {
        let body = Body::Craving(Craving::of(7.try_into()?));
        txn.add_entry(&Entry { id: txn.new_id()?, body, ..newest.clone() })?;
        Ok(())
    })?;
    journal.undo_last(newest.recorded_at)?;
    Ok(())
}

fn read_all(journal: &Journal) -> Outcome<()> {
    journal.each_entry(|entry| -> Outcome<()> {
        serde_json::to_writer(std::io::sink(), &entry)?;
        Ok(())
    })
}

fn speed(criterion: &mut Criterion) -> Outcome<()> {
    let today: Day = "2026-11-20".parse()?;
    for years in YEARS {
        let dir = tempfile::tempdir()?;
        let path = dir.path().join("journal");
        journal::grow(&path, years)?;
        let journal = open(&path)?;
        let focuses = journal.focuses()?;
        let as_of = journal.as_of(Instant::noon_of(today).into(), today)?;
        let mut bench = |name: &str, work: &mut dyn FnMut() -> Outcome<()>| {
            criterion.bench_function(&format!("{name}, {years} years"), |bencher| {
                bencher.iter(|| black_box(work()).is_ok());
            });
        };
        bench("open", &mut || {
            black_box(open(&path)?);
            Ok(())
        });
        bench("every day", &mut || {
            let mut checked_in = 0;
            as_of.each_day((Day::first(), today), &focuses, |day| {
                checked_in += u32::from(day.checked_in);
            })?;
            black_box(checked_in);
            Ok(())
        });
        bench("two weeks of figures", &mut || {
            black_box(as_of.readings(today.plus(-13), today)?);
            Ok(())
        });
        bench("last 30 entries", &mut || {
            black_box(journal.list(&Query { limit: Some(30), ..Query::default() })?);
            Ok(())
        });
        bench("add an entry and take it back", &mut || add_and_undo(&journal));
        bench("every entry as JSON", &mut || read_all(&journal));
    }
    Ok(())
}

fn all(criterion: &mut Criterion) {
    if let Err(error) = speed(criterion) {
        // A bench that cannot make its journal has nothing to measure.
        panic!("{error}");
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = all
}
criterion_main!(benches);
