//! Days, instants, periods and schedules, and how people write them.

pub mod day;
pub mod day_time;
pub mod dose_schedule;
pub mod horizon;
pub mod moment;
pub mod parse_date;
pub mod period;
pub mod schedule;
pub mod start_offset;
pub mod window;
