//! The writers of findings, one file a format, chosen by name.
//!
//! A writer is a function of the findings and the texts; it prints nothing itself.
