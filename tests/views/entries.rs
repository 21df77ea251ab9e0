//! What holds of entries in lists and whole, whatever is in them.

use chrono::NaiveTime;
use daymark::domain::change::ChangeKind;
use daymark::domain::code::Code;
use daymark::domain::entry::checkin::{CheckIn, Used};
use daymark::domain::entry::craving::{Acted, Craving};
use daymark::domain::entry::return_to_use::ReturnToUse;
use daymark::domain::entry::situation::Situations;
use daymark::domain::entry::{Body, Entry, Tombstone};
use daymark::domain::focus_kind::{FocusKind, UseGoal};
use daymark::domain::query::SearchMatch;
use daymark::domain::rating::Ratings;
use daymark::domain::records::focus::Focus;
use daymark::domain::records::routine::MarkOutcome;
use daymark::domain::text::{Label, Name, Text};
use daymark::render::log::Log;
use daymark::render::look::Look;
use daymark::render::{delete, edit, show, undo};
use daymark::report::delete::{Deleted, DeletedEntry};
use daymark::report::edit::Edited;
use daymark::report::entry::{EntryInput, EntryView, Named};
use daymark::report::search::Hit;
use daymark::report::show::{RoutineOnDay, Show};
use daymark::report::undo::{Undone, UndoneChange};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use crate::layout::{check, harmless, look, words};
use crate::support::{TODAY, day, entry, focus, id, instant};

fn focuses(name: &Name) -> Vec<Focus> {
    let named = |n: u8, name: &str| Focus {
        id: id(n),
        ..focus(name, FocusKind::Alcohol, UseGoal::None, &["2026-01-01"])
    };
    vec![named(101, "first"), Focus { name: name.clone(), ..named(102, "x") }]
}

fn body() -> impl Strategy<Value = Body> {
    let scale = || proptest::option::of(0u8..=10).prop_map(|n| n.map(|n| n.try_into().unwrap()));
    let labels = || proptest::collection::btree_set(words::<Label>(), 0..3);
    let situations = || proptest::option::of(any::<u8>().prop_map(Situations::from_bits));
    let used = proptest::collection::vec(proptest::sample::select(Used::ALL), 0..3);
    let checkin =
        (scale(), scale(), proptest::option::of(0.0..24.0f64), used, situations(), labels())
            .prop_map(|(mood, craving, sleep, used, situations, feelings)| {
                let sleep_hours = sleep.map(|hours| hours.try_into().unwrap());
                let mut checkin = CheckIn {
                    ratings: Ratings { mood, craving, ..Ratings::default() },
                    sleep_hours,
                    situations,
                    feelings,
                    ..CheckIn::default()
                };
                for (n, used) in (101..).zip(used) {
                    checkin.set_used(id(n), used);
                }
                Body::CheckIn(checkin)
            });
    let acted = proptest::option::of(proptest::sample::select(Acted::ALL));
    let place = proptest::option::of(words::<Label>());
    let thought = proptest::option::of(words::<Text>());
    let craving = (0u8..=10, scale(), situations(), acted, place, thought, labels()).prop_map(
        |(intensity, after, situations, acted, place, thought, tags)| {
            let craving = Craving::of(intensity.try_into().unwrap());
            Body::Craving(Craving { after, situations, acted, place, thought, tags, ..craving })
        },
    );
    let texts = || proptest::option::of(words::<Text>());
    let said = (texts(), texts(), texts(), texts(), labels());
    let used = (101u8..=102, any::<Option<bool>>(), said).prop_map(|(of, overdose, said)| {
        let (what, thought, helped, next, feelings) = said;
        Body::Use(ReturnToUse {
            focus: id(of),
            overdose,
            amount: None,
            cost: None,
            currency: None,
            what,
            thought,
            feelings,
            helped,
            next,
        })
    });
    prop_oneof![checkin, craving, used, Just(Body::Note)]
}

fn entries() -> impl Strategy<Value = Entry> {
    let note = proptest::option::of(words::<Text>());
    (body(), note, any::<bool>(), 1u8..=3, 1u32..=28).prop_map(|(body, note, private, n, on)| {
        let mut entry = entry(n, &format!("2026-11-{on:02}"), body);
        (entry.note, entry.private) = (note, private);
        entry
    })
}

fn input<'a>(entry: &'a Entry, focuses: &'a [Focus]) -> EntryInput<'a> {
    let day_end = NaiveTime::from_hms_opt(4, 0, 0).unwrap();
    let named = Named { focuses, ..Named::default() };
    EntryInput { entry, short_id: "3f2a9", named, day_end }
}

/// Lines that fit, of which those of the person's words may be blank or end in spaces.
pub(crate) fn fits(page: &str, look: &Look) -> Result<(), TestCaseError> {
    for line in page.lines() {
        prop_assert!(look.plain || line.width() <= look.columns(), "too wide: {line}");
    }
    prop_assert!(look.unicode || page.is_ascii());
    harmless(page)
}

proptest! {
    #[test]
    fn lists_fit_and_keep_private_words(
        entries in proptest::collection::vec(entries(), 1..5),
        name in words::<Name>(),
        at in any::<proptest::sample::Index>(),
        look in look(),
    ) {
        let focuses = focuses(&name);
        let (mut log, mut found) = (Log::new(&look, day(TODAY), 5), Log::new(&look, day(TODAY), 5));
        for entry in &entries {
            let view = EntryView::listed(input(entry, &focuses));
            if entry.private {
                let json = serde_json::to_value(&view).unwrap();
                for key in ["note", "feelings", "tags", "place", "thought", "what", "safe"] {
                    prop_assert!(json.get(key).is_none_or(serde_json::Value::is_null), "{json}");
                }
            }
            check(log.entry(&view).trim_start_matches('\n'), &look)?;

            let text: String = entry.words().collect::<Vec<_>>().join("\n");
            let starts: Vec<_> = text.char_indices().map(|(at, c)| at..at + c.len_utf8()).collect();
            let hit = (!starts.is_empty()).then(|| {
                let matches = vec![starts[at.index(starts.len())].clone()];
                SearchMatch { text: text.clone(), matches }
            });
            let hit = Hit::new(view, hit.as_ref());
            fits(&found.hit(&hit), &look)?;
        }
    }

    #[test]
    fn an_entry_whole_fits_and_is_harmless(
        entry in entries(),
        name in words::<Name>(),
        outcome in proptest::sample::select(MarkOutcome::ALL),
        look in look(),
    ) {
        let focuses = focuses(&name);
        let mut view = Show::new(EntryView::whole(input(&entry, &focuses)), &[], &[]);
        view.routines.push(RoutineOnDay { name, outcome });
        fits(&show::text(&view, &look, day(TODAY)), &look)?;
    }

    #[test]
    fn what_was_changed_or_deleted_fits_and_keeps_private_words(
        (before, after) in (entries(), entries()),
        name in words::<Name>(),
        (verb, subject) in (proptest::sample::select(ChangeKind::ALL), words::<Name>()),
        look in look(),
    ) {
        let focuses = focuses(&name);
        let today = day(TODAY);
        let edited = Edited::new(input(&before, &focuses), input(&after, &focuses), Vec::new());
        check(&edit::text(&edited, &look, today), &look)?;
        if edited.is_private() {
            for change in &edited.changes {
                prop_assert!(change.field != "note" || change.from.is_null() && change.to.is_null());
            }
        }

        let gone = Tombstone { id: id(9), deleted_at: instant() };
        let deleted = vec![
            DeletedEntry::Entry(Box::new(EntryView::listed(input(&before, &focuses)))),
            DeletedEntry::Before(gone),
        ];
        for one in &deleted {
            let known_by = delete::known_by(one, &look, today);
            prop_assert!(!known_by.contains('\n'));
            harmless(&known_by)?;
        }
        for forever in [false, true] {
            let deleted = deleted.clone();
            let view = Deleted { schema: Deleted::SCHEMA, forever, deleted };
            check(&delete::text(&view, &look, today), &look)?;
            check(&delete::next(&view, &look), &look)?;
        }

        let at = before.at;
        let undone = vec![UndoneChange { verb, subject: format!("focus {subject}"), at }];
        let view = Undone { schema: Undone::SCHEMA, undone };
        check(&undo::text(&view, &look, after.at), &look)?;
    }
}
