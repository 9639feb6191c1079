#![doc = include_str!("architecture.md")]

pub mod cli;
pub mod data;
pub mod diagnostic;
pub mod error;
pub mod expr;
pub mod hash;
pub mod input;
pub mod markdown;
pub mod output;
pub mod pipeline;
pub mod project;
pub mod render;
pub mod site;
pub mod text;
pub mod theme;
pub mod yaml;
