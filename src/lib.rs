#![doc = include_str!("architecture.md")]

pub mod data;
pub mod diagnostic;
pub mod hash;
pub mod text;
