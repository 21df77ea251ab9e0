//! What the invented person writes.

use crate::domain::entry::coping::Coping;
use crate::domain::entry::situation::Situation;
use crate::domain::records::plan_line::Section;

/// The lines of the plan: section, words, situation, way of coping.
pub(super) const PLAN: [(Section, &str, Option<Situation>, Option<Coping>); 15] = {
    use {Coping as C, Section as S, Situation as At};
    [
        (S::Warning, "I stop answering Ana, and tell myself that I am just tired.", None, None),
        (S::Warning, "Two meetings missed in a row.", None, None),
        (
            S::Coping,
            "I say that I need air, leave, and call Ana from outside.",
            Some(At::Conflict),
            Some(C::Talk),
        ),
        (
            S::Coping,
            "Card to Sam on payday, and the long way home past the river.",
            Some(At::UrgesTemptations),
            Some(C::Leave),
        ),
        (
            S::Coping,
            "I wait 15 minutes with cold water on my face, then decide anew.",
            None,
            Some(C::ColdWater),
        ),
        (
            S::Refusal,
            "No, thank you. I am driving, and I have to be off.",
            Some(At::SocialPressure),
            None,
        ),
        (S::Reason, "Mornings with a clear head, and Sunday lunch with my mother.", None, None),
        (S::Place, "The library, the allotment, the meeting on Mill Road.", None, None),
        (S::Person, "Ana at any hour; Sam after six.", None, None),
        (
            S::IfIUse,
            "Never alone, and never the old amount. Naloxone on the table. Ana knows the next day.",
            None,
            None,
        ),
        (S::LetGo, "The corner by the station, and the old number.", None, None),
        (S::Helps, "Ask me how the evening was, and come along to the river.", None, None),
        (S::Hinders, "Counting my glasses, or looking through my things.", None, None),
        (S::Boundary, "I lend no money, and I do not pick anybody up at night.", None, None),
        (
            S::Coping,
            "Sparkling water in a wine glass first, and food before anything else.",
            Some(At::PleasantTimes),
            Some(C::EatRest),
        ),
    ]
};

/// A rule of the person's own: when they sleep less than 5 hours on 3 of 7 days.
pub(super) const RULE: &str = "When I stop sleeping, the rest follows. Call the clinic.";

/// Of attempts that are over.
pub(super) const LEARNED: [&str; 2] = [
    "Paydays and empty evenings were the hard part. Telling Ana early helped; waiting did not.",
    "I stopped the meetings when things went well. They are part of why things go well.",
];

/// Of days that went badly.
pub(super) const LOW: [&str; 16] = [
    "Slept badly and the day felt long.",
    "Argued with my brother on the phone. I hung up before it got worse.",
    "Aches again in the afternoon; a hot shower took the edge off.",
    "Stayed in bed until noon.",
    "Felt low for no reason I can name.",
    "Lonely evening. I wrote to Ana and she answered.",
    "Work was too much today and I snapped at Sam.",
    "Could not settle. Paced, made tea, paced again.",
    "Shame came up about last spring. I let it be there.",
    "Money worries. I made a list instead of going over it all night.",
    "Everyone seemed loud.",
    "The forms from the housing office came back a second time.",
    "Missed Dad today more than I thought I would.",
    "Woke at four and stayed awake.",
    "Did the least I could. That was something.",
    "Head full of old streets.",
];

/// Of ordinary days.
pub(super) const ORDINARY: [&str; 18] = [
    "An ordinary day, which is fine.",
    "Cooked rice and lentils for two days.",
    "The bus was late and I was not bothered.",
    "Counselling went well; we talked about evenings.",
    "Fixed the tap in the kitchen.",
    "Half a day at work, half a day on forms.",
    "Went the long way round, past the river.",
    "Watched a film with Sam.",
    "Picked up my prescription without trouble.",
    "Did the washing and called my mother.",
    "Quiet. Read forty pages.",
    "Dentist at last. It was all right.",
    "New shifts from Monday, earlier ones.",
    "Talked with the man at the corner shop about his garden.",
    "Had two coffees and no more.",
    "Rained all day; I sorted the papers in the drawer.",
    "Someone new at the meeting. I remembered my own first time.",
    "Tired, in the ordinary way.",
];

/// Of days that went well.
pub(super) const GOOD: [&str; 13] = [
    "Slept through the night.",
    "Laughed properly with Sam over dinner.",
    "The meeting was small and good tonight.",
    "First time in weeks that I wanted to play the guitar.",
    "Said no to the party and felt all right about it.",
    "Sun on the balcony with a coffee, nothing else to do.",
    "Ana said she can hear that I am doing better.",
    "Finished the garden bed. My back hurts in a good way.",
    "Paid the last of what I owed Sam.",
    "Walked further than usual and did not notice.",
    "My sister let me take the children to the park.",
    "Good talk with my counselor about what I want next year.",
    "Cooked for four and they stayed late.",
];

/// Of the first day written about after some that were not.
pub(super) const BACK: [&str; 3] = [
    "Did not write for a few days. Nothing special, just tired.",
    "Some days without writing. Starting again here.",
    "Skipped a few. The phone was out of reach and so was I.",
];

/// Of the day after a return to use.
pub(super) const AFTER_USE: [&str; 2] = [
    "Told Ana this morning. She did not shout. Saw the nurse and got a new naloxone kit.",
    "Back to the plan today. Meeting at noon, meeting at seven.",
];

/// Notes that stand alone.
pub(super) const LOOSE: [&str; 6] = [
    "For Thursday: sleep, and whether the dose is right.",
    "Things that hold: Ana, the river walk, the Tuesday room, cooking.",
    "Ask at the clinic about the opening hours in the holidays.",
    "Reasons today: my niece, my teeth, being somewhere in the morning and knowing how I got there.",
    "Sam's new number is on the fridge.",
    "If payday comes with a free evening: dinner at my sister's, card stays with her.",
];

/// What happened before a return to use, what helped afterwards, and what comes next.
pub(super) const RETURNS: [(&str, &str, &str); 3] = [
    (
        "Payday and an empty evening. Someone from before wrote, and I answered.",
        "Telling Ana, and that she stayed on the phone.",
        "My sister keeps the card over payday. I deleted the number.",
    ),
    (
        "Two weeks of bad sleep, then the argument about the flat.",
        "The late meeting, and eating something.",
        "Ask the clinic about sleep. Leave the room before an argument, not after.",
    ),
    (
        "I thought that I could visit there and go home again.",
        "Walking home with Sam.",
        "I see those people in the daytime, outside, or not at all.",
    ),
];

/// Thoughts in a craving.
pub(super) const THOUGHTS: [&str; 8] = [
    "Just once would not matter.",
    "Nobody would know.",
    "I have earned an evening off.",
    "It would make this stop.",
    "I know how this film ends.",
    "In an hour it will be smaller.",
    "I cannot sit with this.",
    "It was never only one.",
];

/// Places of cravings by day.
pub(super) const PLACES: [&str; 8] = [
    "home",
    "kitchen",
    "bus stop",
    "work",
    "street near the station",
    "supermarket",
    "my sister's",
    "on the bus",
];

/// Places of cravings at night.
pub(super) const NIGHT_PLACES: [&str; 3] = ["in bed", "kitchen", "balcony"];

/// Company in a craving.
pub(super) const COMPANY: [&str; 6] =
    ["alone", "alone", "Sam", "people from work", "my brother", "someone from before"];

/// Feelings when things are hard.
pub(super) const HARD_FEELINGS: [&str; 9] =
    ["tired", "lonely", "angry", "ashamed", "restless", "worried", "bored", "sad", "numb"];

/// Feelings when they are not.
pub(super) const EASY_FEELINGS: [&str; 7] =
    ["calm", "hopeful", "content", "grateful", "proud", "curious", "close to people"];

/// Tags of cravings.
pub(super) const TAGS: [&str; 5] =
    ["saw the drug", "out of the blue", "old music", "pain", "after work"];
