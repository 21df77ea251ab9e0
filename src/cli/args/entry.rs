//! Arguments of the commands that write an entry.
//!
//! What a field takes is read later, by the field itself: `--safe no` is answered at once, whatever
//! else on the line cannot be understood.

use clap::Args;

use super::ratings::RatingFlags;

// A documentation comment here would take the place of the help of the verbs that it is part of.
#[derive(Debug, Default, Args)]
pub(crate) struct TextArgs {
    /// Your words; - reads them from standard input, and without words your editor opens
    #[arg(long, value_name = "TEXT")]
    #[expect(clippy::option_option, reason = "absent, without a value, or with one")]
    pub(crate) note: Option<Option<String>>,

    /// Keep the words of this entry out of every list and report
    #[arg(long)]
    pub(crate) private: bool,
}

/// What is of one day, and so cannot be said of a stretch.
fn beside_a_stretch() -> impl Iterator<Item = &'static str> {
    let others = [
        "scale",
        "amount",
        "date",
        "sleep",
        "situation",
        "feeling",
        "did",
        "took",
        "missed",
        "safe",
        "small",
        "small_done",
        "note",
        "short",
    ];
    RatingFlags::names().chain(others)
}

#[derive(Debug, Default, Args)]
#[command(after_help = "\
With no flag it asks, on a terminal; with any it asks nothing. A second check-in of a day \
changes only what is given. Several days at once (--from) take --used alone: each day without a \
check-in gets one, marked as entered late, and one undo takes all of them back.

Examples:
  daymark checkin
  daymark checkin --short
  daymark in --mood 6 --craving 3 --used no --did walk,meeting
  daymark in --used no --small 'call Ana'
  daymark in --amount alcohol=3,heroin=0
  daymark checkin --from -6d --to yesterday --used no
  daymark in --date yesterday --sleep 7.5 --situation conflict --note -")]
pub(crate) struct CheckInArgs {
    /// The day, like 2026-11-20, yesterday, mon or -3d [default: today]
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) date: Option<String>,

    /// With --used: the first of several days; each that has no check-in yet gets this answer
    #[arg(long, value_name = "DAY", allow_hyphen_values = true, requires = "used", conflicts_with_all = beside_a_stretch())]
    pub(crate) from: Option<String>,

    /// The last of these days [default: yesterday]
    #[arg(long, value_name = "DAY", allow_hyphen_values = true, requires = "from")]
    pub(crate) to: Option<String>,

    #[command(flatten)]
    pub(crate) ratings: RatingFlags,

    /// Hours slept, like 7.5, 7:30 or 7h30
    #[arg(long, value_name = "HOURS", allow_negative_numbers = true)]
    pub(crate) sleep: Option<String>,

    /// Whether you used: no, yes or skip (prefer not to say), or by focus: heroin=no,alcohol=skip
    #[arg(long, value_name = "ANSWER")]
    pub(crate) used: Vec<String>,

    /// How much you used on the day, by focus: alcohol=3,heroin=0; 0 is not used
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) amount: Vec<String>,

    /// What the day brought, by code, or none: unpleasant_emotions, physical_discomfort, pleasant_emotions,
    /// testing_control, urges_temptations, conflict, social_pressure, pleasant_times
    #[arg(long, value_name = "CODE,CODE")]
    pub(crate) situation: Vec<String>,

    /// Feelings, in your words
    #[arg(long, value_name = "WORD,WORD")]
    pub(crate) feeling: Vec<String>,

    /// Scales and questions of your own, by name: pain=4,walk=yes
    #[arg(long, value_name = "NAME=ANSWER")]
    pub(crate) scale: Vec<String>,

    /// Routines that you did
    #[arg(long, value_name = "NAME,NAME")]
    pub(crate) did: Vec<String>,

    /// Medications whose due dose you took
    #[arg(long, value_name = "NAME,NAME")]
    pub(crate) took: Vec<String>,

    /// Medications whose due dose you missed
    #[arg(long, value_name = "NAME,NAME")]
    pub(crate) missed: Vec<String>,

    /// Whether you feel safe: yes or no. No shows whom to call, and makes this check-in private
    #[arg(long, value_name = "ANSWER")]
    pub(crate) safe: Option<String>,

    /// One small thing to do, which the next check-in asks about; - reads standard input
    #[arg(long, value_name = "TEXT")]
    pub(crate) small: Option<String>,

    /// What became of the small thing before: yes, partly or no
    #[arg(long, value_name = "ANSWER")]
    pub(crate) small_done: Option<String>,

    #[command(flatten)]
    pub(crate) words: TextArgs,

    /// Ask only: used, craving, mood, safe
    #[arg(long)]
    pub(crate) short: bool,
}

// A documentation comment here would take the place of the help of the verbs that it is part of.
#[derive(Debug, Default, Args)]
pub(crate) struct AroundCraving {
    /// What it was a craving for: the name of a focus, or any [default: the first]
    #[arg(long, value_name = "NAME")]
    pub(crate) focus: Option<String>,

    /// What was going on, by code, or none: unpleasant_emotions, physical_discomfort, pleasant_emotions,
    /// testing_control, urges_temptations, conflict, social_pressure, pleasant_times
    #[arg(long, value_name = "CODE,CODE")]
    pub(crate) situation: Vec<String>,

    /// Tags, in your words
    #[arg(long, value_name = "WORD,WORD")]
    pub(crate) tag: Vec<String>,

    /// How strong it was afterwards, 0 to 10
    #[arg(long, value_name = "0-10", allow_negative_numbers = true)]
    pub(crate) after: Option<String>,

    /// Whether you acted on it: no, yes or skip (prefer not to say)
    #[arg(long, value_name = "ANSWER")]
    pub(crate) acted: Option<String>,

    /// Where it was
    #[arg(long, value_name = "WORDS")]
    pub(crate) place: Option<String>,

    /// With whom
    #[arg(long, value_name = "WORDS")]
    pub(crate) company: Option<String>,

    /// What went through your mind; - reads standard input
    #[arg(long, value_name = "TEXT")]
    pub(crate) thought: Option<String>,

    /// Feelings, in your words
    #[arg(long, value_name = "WORD,WORD")]
    pub(crate) feeling: Vec<String>,

    #[command(flatten)]
    pub(crate) words: TextArgs,
}

#[derive(Debug, Args)]
#[command(after_help = "\
With its strength given it asks nothing. Without it, on a terminal, it saves your first answer at \
once and then offers what has helped you before. With --at it asks about a craving that is over.

Examples:
  daymark craving 7
  daymark craving --at 14:30 --intensity 8 --minutes 20 --situation conflict --acted no
  daymark craving --intensity 6 --coping talk:helped,delay:no --after 2
  daymark craving 5 --focus alcohol

Codes of what you tried: delay, distract, deep_breathing, drink_water, talk, urge_surfing, \
recall_consequences, self_talk, cold_water, exercise, muscle_relaxation, leave, meeting, medication, \
eat_rest, pray_meditate, other")]
pub(crate) struct CravingArgs {
    /// How strong it was, 0 to 10; the same as --intensity
    #[arg(value_name = "0-10", allow_negative_numbers = true, conflicts_with = "intensity")]
    pub(crate) strength: Option<String>,

    /// When it was, like 14:30, "yesterday 22:00" or "2h ago" [default: now]
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    pub(crate) at: Option<String>,

    /// How strong it was, 0 to 10
    #[arg(long, value_name = "0-10", allow_negative_numbers = true)]
    pub(crate) intensity: Option<String>,

    /// How long it lasted, in minutes
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(crate) minutes: Option<String>,

    /// What you tried, each with how far it helped if you like: talk:helped, delay:partly, distract:no
    #[arg(long, value_name = "CODE[:HELPED],CODE")]
    pub(crate) coping: Vec<String>,

    #[command(flatten)]
    pub(crate) around: AroundCraving,
}

#[derive(Debug, Args)]
#[command(after_help = "\
A craving rises, stays a while and passes. This saves it, waits with you, and asks how strong it is \
then. Enter goes on early; Ctrl-C stops, and what there is stays saved. Without a terminal it does \
not wait, and saves the craving as it is given.

Examples:
  daymark ride --intensity 7
  daymark ride --minutes 30 --intensity 8 --after 3 --helped yes")]
pub(crate) struct RideArgs {
    /// How long to wait, in minutes, 1 to 180
    #[arg(long, value_name = "N", default_value_t = 15, value_parser = clap::value_parser!(u32).range(1..=180))]
    pub(crate) minutes: u32,

    /// How strong it is, 0 to 10; asked when not given
    #[arg(long, value_name = "0-10", allow_negative_numbers = true)]
    pub(crate) intensity: Option<String>,

    /// Whether it helped to ride it out: yes, partly or no
    #[arg(long, value_name = "ANSWER")]
    pub(crate) helped: Option<String>,

    #[command(flatten)]
    pub(crate) around: AroundCraving,
}

#[derive(Debug, Args)]
#[command(after_help = "\
A return to use erases nothing: it is one more dated fact. With --what, --helped or --next it asks \
nothing; without, on a terminal, it asks. On a day that has one already it offers to add to that one; \
where nobody can be asked, both are saved.

Examples:
  daymark used
  daymark used --add --next 'call Ana first'
  daymark used --date yesterday --at 22:00 --overdose no
  daymark used --focus alcohol --amount 2 --at 19:00
  daymark used --focus alcohol --what 'a party' --helped 'calling Ana' --next 'leave earlier'
  daymark used --review             what happened, step by step, and what of it is for your plan")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag by itself")]
pub(crate) struct UsedArgs {
    /// The day, like 2026-11-20, yesterday, mon or -3d [default: today]
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) date: Option<String>,

    /// When it was, like 14:30, "yesterday 22:00" or "2h ago" [default: now]
    #[arg(long, value_name = "WHEN")]
    pub(crate) at: Option<String>,

    /// What it was, by the name of the focus [default: the first]
    #[arg(long, value_name = "NAME")]
    pub(crate) focus: Option<String>,

    /// How much it was, in the unit of the focus. Several uses of a day, each with its amount, add up
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true)]
    pub(crate) amount: Option<String>,

    /// What it cost, like 12.50 or '12.50 euro'; a number alone is in the money that you set with focus edit --cost
    #[arg(long, value_name = "COST", allow_negative_numbers = true)]
    pub(crate) cost: Option<String>,

    /// Whether there was an overdose: yes or no
    #[arg(long, value_name = "ANSWER")]
    pub(crate) overdose: Option<String>,

    /// What happened; - reads standard input
    #[arg(long, value_name = "TEXT")]
    pub(crate) what: Option<String>,

    /// What went through your mind; - reads standard input
    #[arg(long, value_name = "TEXT")]
    pub(crate) thought: Option<String>,

    /// How you felt, in your words
    #[arg(long, value_name = "WORD,WORD")]
    pub(crate) feeling: Vec<String>,

    /// What helped; - reads standard input
    #[arg(long, value_name = "TEXT")]
    pub(crate) helped: Option<String>,

    /// What next; - reads standard input
    #[arg(long, value_name = "TEXT")]
    pub(crate) next: Option<String>,

    /// Add to the return to use that the day already has, if there is one
    #[arg(long)]
    pub(crate) add: bool,

    /// Record one more on a day that has one
    #[arg(long, conflicts_with = "add")]
    pub(crate) another: bool,

    /// Look once more at the newest one, or that of --date, step by step: what happened, thoughts,
    /// feelings, what helped, what next, and what of it is for your plan
    #[arg(long, conflicts_with_all = ["add", "another", "at", "private"])]
    pub(crate) review: bool,

    /// With --review: take what helped and what next into your plan, without being asked
    #[arg(long, requires = "review", conflicts_with_all = ["add", "another", "at", "private"])]
    pub(crate) into_plan: bool,

    /// Keep the words of this entry out of every list and report
    #[arg(long)]
    pub(crate) private: bool,
}
