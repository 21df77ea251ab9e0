//! What the invented person writes of their care.

/// Small things for the next day.
pub(super) const SMALL: [&str; 9] = [
    "Call the housing office before ten.",
    "One glass of water before coffee.",
    "Answer my sister.",
    "Ten minutes of guitar.",
    "Change the sheets.",
    "Walk to the river and back.",
    "Ring the dentist.",
    "Cook something green.",
    "Be in bed at eleven.",
];

/// Answers to the question of what was good.
pub(super) const GOOD: [&str; 8] = [
    "the walk along the river",
    "my mother laughed",
    "coffee in the sun",
    "nobody asked",
    "slept through",
    "a seat on the bus",
    "soup with Sam",
    "the work got done",
];

/// Of drinking less: what speaks for it, what against it, what stands in the way, what would remove that.
pub(super) const BALANCES: [(&str, &str, &str, &str); 2] = [
    (
        "Clearer mornings. Less money gone by Sunday.",
        "It is the one thing that is left to me. Fridays with the others.",
        "Everyone from work drinks on Fridays.",
        "Something else to do on Fridays.",
    ),
    (
        "After three glasses the other thing is closer. I sleep worse.",
        "I would have to explain myself.",
        "I am afraid of what they say.",
        "Telling Sam first, and driving, so that nobody asks.",
    ),
];

/// What happened, what went through the mind, the feeling, another view.
pub(super) const VIEWS: [(&str, &str, &str, &str); 6] = [
    (
        "My brother did not call back.",
        "He has given up on me.",
        "ashamed",
        "He works nights this week. He answered the last three times.",
    ),
    (
        "I slept four hours.",
        "It will be like this for ever.",
        "worried",
        "It was four hours last Tuesday too, and seven on Wednesday.",
    ),
    (
        "The boss asked why I leave early on Thursdays.",
        "Now they all know.",
        "afraid",
        "He asked because of the shifts. I said an appointment, and that was enough.",
    ),
    (
        "A good day, and then the evening alone.",
        "Good days are when I fall.",
        "restless",
        "Most good days ended in bed with a book. I can count them here.",
    ),
    (
        "Someone at the meeting went back to using.",
        "If he cannot do it, I cannot.",
        "sad",
        "He came back the week after. That is what it looks like.",
    ),
    (
        "The form came back again.",
        "Nothing I do is right.",
        "angry",
        "One line was missing. Ruth has the number to call.",
    ),
];

/// A problem, what could be done about it, and the step that comes first.
pub(super) const PROBLEMS: [(&str, &str, &str); 3] = [
    (
        "The evenings between work and the meeting are empty.",
        "The library. Walk there. Eat with Sam first.",
        "Eat with Sam on Tuesday.",
    ),
    (
        "The rent went up.",
        "A second form. Ask for a Friday. The room upstairs is cheaper.",
        "Ask at the office on Monday what the form needs.",
    ),
    (
        "I run into people from before at the station.",
        "The bus from the church. Headphones. Leave ten minutes earlier.",
        "Take the bus from the church tomorrow.",
    ),
];
