//! One test for each fault that was found and mended, named after what went wrong.
//!
//! Empty until the first one: a fault that a test of another module would have caught belongs there.
