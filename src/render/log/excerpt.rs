//! The part of a line around what a search found in it.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::render::clean;
use crate::render::style::{Look, Tone};
use crate::report::search::Hit;

/// The share of the room that is left before the first place found.
const BEFORE: usize = 3;

/// As much of the line as fits `room` columns, with the first place that was found in it; the
/// places are coloured where there are colours.
pub(super) fn excerpt(hit: &Hit, look: &Look, room: usize) -> String {
    let line = hit.line.as_str();
    let start = if look.line(line).width() <= room { 0 } else { start(hit, room) };
    let mut out = String::new();
    let mut left = room;
    if start > 0 {
        let cut = look.sign("…", "...");
        out.push_str(cut);
        left = left.saturating_sub(cut.width());
    }
    let places = hit.places.iter().filter(|place| place.end > start);
    let mut at = start;
    for place in places {
        let found = place.start.max(start)..place.end;
        if !(put(&line[at..found.start], None, look, &mut left, &mut out)
            && put(&line[found.clone()], Some(Tone::Found), look, &mut left, &mut out))
        {
            return out;
        }
        at = found.end;
    }
    put(&line[at..], None, look, &mut left, &mut out);
    out
}

/// Where to begin so that the first place found is in sight: at a word before it.
fn start(hit: &Hit, room: usize) -> usize {
    let Some(first) = hit.places.first() else { return 0 };
    let before = &hit.line[..first.start];
    let mut columns = 0;
    let far = before.char_indices().rev().find(|(_, c)| {
        columns += c.width().unwrap_or(1);
        columns > room / BEFORE
    });
    let Some((far, _)) = far else { return 0 };
    before[far..].find(' ').map_or(first.start, |space| far + space + 1)
}

/// Writes a part in its tone, cut where it does not fit. Gives whether it did.
fn put(part: &str, tone: Option<Tone>, look: &Look, left: &mut usize, out: &mut String) -> bool {
    let part = look.line(part);
    let cut = clean::cut(&part, *left, look.unicode);
    *left = left.saturating_sub(cut.width());
    match tone {
        Some(tone) => out.push_str(&look.paint(tone, &cut)),
        None => out.push_str(&cut),
    }
    cut == part
}
