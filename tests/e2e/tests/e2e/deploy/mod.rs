//! The page on nginx and Caddy, with the configurations that README recommends.

mod first_visit;
mod missing;
mod other_origin;
mod readme;
mod serving;
mod tour;

use e2e::deployed::{Deployed, Edits, Software};

/// The page and the API of one origin.
async fn deployed(software: Software) -> anyhow::Result<Deployed> {
    Deployed::start(software, &Edits::new()?).await
}
