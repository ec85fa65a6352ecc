//! What Lighthouse says of the page on nginx, as `tests/deploy` configures it: on a telephone of middling speed with a
//! slow network, which it reckons from what it sees here, and on a desktop.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, ensure};
use e2e::before::Before;
use e2e::deployed::{Deployed, Edits, PATH, Software};
use serde::Deserialize;

use crate::FEW;
use crate::cli::Programs;
use crate::server;

/// Its own names of what it looks at.
const CATEGORIES: [&str; 3] = ["performance", "accessibility", "best-practices"];
/// The machines that it reckons with, and how it is asked for each.
const MACHINES: [(&str, &[&str]); 2] = [("telephone", &[]), ("desktop", &["--preset=desktop"])];
/// The best score, of a category and of an audit.
const BEST: f64 = 1.0;

/// What it has found.
#[derive(Debug, Deserialize)]
struct Findings {
    categories: BTreeMap<String, Category>,
    audits: BTreeMap<String, Audit>,
}

#[derive(Debug, Deserialize)]
struct Category {
    /// `None` where it could not be told.
    score: Option<f64>,
    #[serde(rename = "auditRefs")]
    audits: Vec<Reference>,
}

#[derive(Debug, Deserialize)]
struct Reference {
    id: String,
    /// What it counts for the score.
    weight: f64,
}

#[derive(Debug, Deserialize)]
struct Audit {
    /// `None` where there was nothing to judge.
    score: Option<f64>,
    title: String,
    #[serde(rename = "displayValue", default)]
    value: String,
}

/// Puts the page on nginx and lets Lighthouse's `program` look at it, for each machine. Gives a table.
///
/// # Errors
/// When nginx or Lighthouse does not run. Not because of a score.
pub async fn look(page: &Path, programs: &Programs, program: &Path) -> anyhow::Result<String> {
    let api = server::serve(page, &server::api(FEW), &Before::default()).await?;
    let deployed = Deployed::start(Software::Nginx, &Edits::before(&format!("{api}api"))?).await?;
    let address = format!("{}{PATH}", deployed.origin);
    let mut table = String::new();
    for (machine, arguments) in MACHINES {
        eprintln!("Lighthouse looks at the page, on a {machine}");
        table.push_str(&part(machine, &findings(&address, programs, program, arguments)?));
    }
    Ok(table
        + "\nScores of 100 are wanted. The audits are those below 1, with what they weigh; 0 counts for nothing.\n")
}

fn findings(address: &str, programs: &Programs, program: &Path, arguments: &[&str]) -> anyhow::Result<Findings> {
    let mut command = Command::new("node");
    command.arg(program).arg(address).args(arguments).env("CHROME_PATH", &programs.browser_binary).args([
        "--quiet",
        "--output=json",
        "--chrome-flags=--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update",
    ]);
    command.arg(format!("--only-categories={}", CATEGORIES.join(",")));
    let output = command.output().context("could not start node")?;
    let said = || String::from_utf8_lossy(&output.stderr).into_owned();
    ensure!(output.status.success(), "Lighthouse failed ({}): {}", output.status, said());
    serde_json::from_slice(&output.stdout).with_context(said)
}

/// The scores, and every audit that could be better, the weightiest first.
fn part(machine: &str, findings: &Findings) -> String {
    let mut part = format!("LIGHTHOUSE, {machine}\n");
    for name in CATEGORIES {
        let Some(category) = findings.categories.get(name) else { continue };
        let score = category.score.map_or_else(|| "?".to_owned(), |score| format!("{:.0}", score * 100.0));
        let mark = if category.score.is_some_and(|score| score >= BEST) { ' ' } else { '*' };
        _ = writeln!(part, "  {name:<20}{score:>5}{mark}");
        let mut audits: Vec<_> = category.audits.iter().collect();
        audits.sort_by(|one, other| other.weight.total_cmp(&one.weight));
        for Reference { id, weight } in audits {
            let audit = findings.audits.get(id);
            let Some((score, audit)) = audit.and_then(|audit| Some((audit.score?, audit))) else { continue };
            if score < BEST {
                let Audit { title, value, .. } = audit;
                _ = writeln!(part, "    {score:.2} of {weight:>2}  {id}: {title} {value}");
            }
        }
    }
    part
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use serde_json::json;

    use super::*;

    #[test]
    fn scores_below_100_and_audits_below_1_are_told() {
        let reference = |id, weight| json!({ "id": id, "weight": weight });
        let findings = json!({
            "categories": {
                "performance": { "score": 0.98, "auditRefs": [reference("unused", 0), reference("paint", 10)] },
                "accessibility": { "score": 1, "auditRefs": [reference("contrast", 7), reference("video", 1)] },
                "best-practices": { "score": null, "auditRefs": [] },
            },
            "audits": {
                "paint": { "score": 0.9, "title": "Paint", "displayValue": "1.9 s" },
                "unused": { "score": 0.5, "title": "Unused" },
                "contrast": { "score": 1, "title": "Contrast" },
                "video": { "score": null, "title": "Video" },
            },
        });
        let told = part("desktop", &serde_json::from_value(findings).unwrap());
        let lines: Vec<_> = told.lines().map(str::trim).collect();
        let wanted = [
            "LIGHTHOUSE, desktop",
            "performance            98*",
            "0.90 of 10  paint: Paint 1.9 s",
            "0.50 of  0  unused: Unused",
            "accessibility         100",
            "best-practices          ?*",
        ];
        assert_eq!(lines, wanted);
    }
}
