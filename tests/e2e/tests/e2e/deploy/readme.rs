//! README's section "Deploy it" says what is tested here.

use anyhow::{Context as _, Result};
use e2e::deployed::{COPY, PATH, Software};

use super::deployed;

const README: &str = include_str!("../../../../../README.md");

/// The section, from its heading to the next.
fn section() -> Result<&'static str> {
    let (_, section) = README.split_once("\n## Deploy it\n").context("README does not say how to deploy it")?;
    Ok(section.split_once("\n## ").map_or(section, |(section, _)| section))
}

/// The section's blocks of a kind.
fn blocks(kind: &str) -> Result<Vec<&'static str>> {
    let parts = section()?.split(&format!("```{kind}\n")).skip(1).collect::<Vec<_>>();
    parts.into_iter().map(|part| Ok(part.split_once("```").context("a block without an end")?.0)).collect()
}

/// As it is without line ends and the room that a list takes.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[tokio::test]
async fn the_policy_is_the_one_that_is_served() -> Result<()> {
    let told = blocks("text")?;
    assert_eq!(told.len(), 1);
    for software in Software::ALL {
        let served = deployed(software).await?.get(PATH, []).await?;
        assert_eq!(words(told.concat().trim()), words(served.header("content-security-policy")), "{software:?}");
    }
    Ok(())
}

#[tokio::test]
async fn the_other_headers_are_the_ones_that_are_served() -> Result<()> {
    for software in Software::ALL {
        let served = deployed(software).await?.get(PATH, []).await?;
        for name in ["Cache-Control", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"] {
            let said = format!("`{name}: {}`", served.header(name));
            assert!(section()?.contains(&said), "README does not say {said}");
        }
    }
    assert!(section()?.contains("`Cache-Control: public, max-age=31536000, immutable`"));
    Ok(())
}

#[test]
fn the_files_are_put_where_the_tests_put_them() -> Result<()> {
    let told = blocks("sh")?;
    assert_eq!(told.len(), 1);
    assert_eq!(words(&told.concat()), words(COPY));
    Ok(())
}
