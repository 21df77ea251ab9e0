//! Writers of a whole journal, one form a file: JSON, JSON lines, tables, a book.

pub mod book;
pub mod csv;
pub mod fhir;
pub mod json;
pub mod json_lines;
