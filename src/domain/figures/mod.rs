//! Figures over days and entries: ratings, cravings, coping, attempts, adherence, trends.

pub mod adherence;
pub mod amounts;
pub mod appointments;
pub mod association;
pub mod attempt_stats;
pub mod calendar_heatmap;
pub mod checkin_ratings;
pub mod checkin_streak;
pub mod coping_stats;
pub mod craving_episodes;
pub mod craving_stats;
pub mod cravings_by_focus;
pub mod day_factors;
pub mod lookback;
pub mod not_spent;
pub mod rate;
pub mod recent;
pub mod runs;
pub mod spent;
pub mod times_of_week;
pub mod trend;
pub mod usual;
pub mod what_helps;
