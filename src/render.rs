//! From the frozen briefing and the templates to pages and files.

pub mod view;
