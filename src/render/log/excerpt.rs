//! The part of a line around what a search found in it.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::render::look::Look;
use crate::render::tone::Tone;
use crate::report::search::Hit;

/// The share of the room that is left before the first place found.
const BEFORE: usize = 3;

/// As much of the line as fits `room` columns, with the first place that was found in it; the
/// places are coloured where there are colours.
pub(super) fn excerpt(hit: &Hit, look: &Look, room: usize) -> String {
    let line = hit.line.as_str();
    let start = if look.line(line).width() <= room { 0 } else { start(hit, room) };
    let mut parts = Vec::new();
    let mut at = start;
    for place in hit.places.iter().filter(|place| place.start >= start) {
        parts.push((look.line(&line[at..place.start]), None));
        parts.push((look.line(&line[place.clone()]), Some(Tone::Found)));
        at = place.end;
    }
    parts.push((look.line(&line[at..]), None));

    let mark = look.sign("…", "...");
    let mut out = String::new();
    let mut left = room;
    if start > 0 {
        out.push_str(mark);
        left = left.saturating_sub(mark.width());
    }
    if parts.iter().map(|(part, _)| part.width()).sum::<usize>() > left {
        left = left.saturating_sub(mark.width());
    }
    for (part, tone) in parts {
        let end = fitting(&part, left);
        let shown = &part[..end];
        left -= shown.width();
        match tone {
            Some(tone) => out.push_str(&look.paint(tone, shown)),
            None => out.push_str(shown),
        }
        if end < part.len() {
            out.push_str(mark);
            break;
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Where the longest start of a part that fits `width` columns ends.
fn fitting(part: &str, width: usize) -> usize {
    let ends = part.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.take_while(|end| part[..*end].width() <= width).last().unwrap_or(0)
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
