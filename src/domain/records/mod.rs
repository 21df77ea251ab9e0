//! What people keep by name, one noun a file.

pub mod contact;
