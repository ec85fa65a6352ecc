//! For everyone: whoever listens, works without a mouse, needs large letters, other colours, no motion, or reads from the
//! right.

mod announcements;
mod findings;
mod preferences;
mod sizes;
mod tour;
mod tour_of_charts;
mod tour_of_loads;
mod walk;
