//! What README shows is what the portals do.

use std::fs;

use anyhow::{Context as _, Result};
use e2e::portal::folder;

#[test]
fn the_snippets_in_the_readme_are_the_portals_own_files() -> Result<()> {
    let readme = fs::read_to_string(folder("../../README.md"))?;
    for (file, language) in [("react/src/Calls.tsx", "tsx"), ("vue/src/Calls.vue", "vue")] {
        let text = fs::read_to_string(folder(file)).context(file)?;
        assert!(readme.contains(&format!("```{language}\n{text}```\n")), "README does not show {file}");
    }
    Ok(())
}
