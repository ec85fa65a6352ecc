//! What comes over the line: which files, compressed, with which headers.

use anyhow::{Context as _, Result};
use e2e::deployed::{Answer, Deployed, PATH, Software};

use super::deployed;

const FOREVER: &str = "public, max-age=31536000, immutable";
const ASK_EACH_TIME: &str = "no-cache";
/// What keeps its name from build to build. `index.html` is the page's path itself.
const UNHASHED: [&str; 4] = ["", "config.json", "embed.js", "embed.d.ts"];

async fn get(server: &Deployed, name: &str, encodings: &str) -> Result<Answer> {
    server.get(&format!("{PATH}{name}"), [("accept-encoding", encodings)]).await
}

/// The files that have a hash in their names, none of those that were compressed.
fn hashed(server: &Deployed) -> Result<Vec<String>> {
    let is_hashed = |name: &String| {
        let is_compressed = name.ends_with(".br") || name.ends_with(".gz");
        !is_compressed && name != "index.html" && !UNHASHED.contains(&name.as_str())
    };
    let names: Vec<_> = server.names()?.into_iter().filter(is_hashed).collect();
    assert!(names.len() >= 8, "{names:?}");
    Ok(names)
}

#[tokio::test]
async fn what_has_a_hash_is_kept_for_good_and_nothing_else_is() -> Result<()> {
    for software in Software::ALL {
        let server = deployed(software).await?;
        for name in hashed(&server)? {
            assert_eq!(get(&server, &name, "br").await?.header("cache-control"), FOREVER, "{software:?} {name}");
        }
        for name in UNHASHED {
            let answer = get(&server, name, "br").await?;
            assert_eq!((answer.status, answer.header("cache-control")), (200, ASK_EACH_TIME), "{software:?} {name}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_file_that_is_not_there_is_missed_and_not_for_good() -> Result<()> {
    for software in Software::ALL {
        let server = deployed(software).await?;
        for name in ["page-0123456789abcdef.js", "nothing", "nothing/"] {
            let answer = get(&server, name, "br").await?;
            assert_eq!(answer.status, 404, "{software:?} {name}");
            assert!(!answer.header("cache-control").contains("immutable"), "{software:?} {name}: {answer:?}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn no_file_says_on_whose_machine_it_was_built() -> Result<()> {
    let server = deployed(Software::Nginx).await?;
    let home = std::env::home_dir().context("nobody's machine")?;
    // cargo's folder and rustup's lie in it.
    let home = format!("{}/.", home.display());
    for name in hashed(&server)? {
        let body = String::from_utf8_lossy(&get(&server, &name, "identity").await?.body).into_owned();
        assert!(!body.contains(&home), "{name}");
    }
    Ok(())
}

#[tokio::test]
async fn every_answer_has_the_headers_that_keep_the_page_safe() -> Result<()> {
    for software in Software::ALL {
        let server = deployed(software).await?;
        for name in [hashed(&server)?, UNHASHED.map(str::to_owned).to_vec(), vec!["nothing".to_owned()]].concat() {
            let answer = get(&server, &name, "br").await?;
            let policy = answer.header("content-security-policy");
            assert!(
                policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"),
                "{name}: {policy}"
            );
            assert!(policy.contains("frame-ancestors 'none'"), "{name}: {policy}");
            assert!(!policy.contains("'unsafe-"), "{name}: {policy}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{software:?} {name}");
            assert_eq!(answer.header("referrer-policy"), "no-referrer", "{software:?} {name}");
            assert!(answer.header("permissions-policy").contains("microphone=()"), "{software:?} {name}");
            assert_eq!(answer.header("access-control-allow-origin"), "", "{software:?} {name}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn files_come_as_they_were_compressed_and_as_what_they_are() -> Result<()> {
    for software in Software::ALL {
        let server = deployed(software).await?;
        let page = ["index.html", "embed.js"].map(str::to_owned).to_vec();
        for name in [hashed(&server)?, page].concat() {
            for (accepted, encoding, end) in
                [("gzip, deflate, br", "br", ".br"), ("gzip", "gzip", ".gz"), ("identity", "", "")]
            {
                let answer = get(&server, name.trim_end_matches("index.html"), accepted).await?;
                assert_eq!(answer.header("content-encoding"), encoding, "{software:?} {name}");
                let file = format!("{name}{end}");
                assert!(answer.body == server.read(&file)?, "{software:?}: what comes is not {file}");
                let kind = answer.header("content-type").split(';').next().unwrap_or_default();
                assert!(kinds(&name)?.contains(&kind), "{software:?} {name}: {kind}");
                let varies: Vec<_> =
                    answer.headers.get_all("vary").iter().filter_map(|vary| vary.to_str().ok()).collect();
                assert!(
                    end.is_empty() || varies.concat().contains("Accept-Encoding"),
                    "{software:?} {name}: {varies:?}"
                );
            }
        }
    }
    Ok(())
}

/// The media types that a file may have: a browser takes a script or a program as nothing else.
fn kinds(name: &str) -> Result<&'static [&'static str]> {
    let (_, ending) = name.rsplit_once('.').context("a file without an ending")?;
    Ok(match ending {
        "js" => &["text/javascript", "application/javascript"],
        "wasm" => &["application/wasm"],
        "css" => &["text/css"],
        _ => &["text/html"],
    })
}

#[tokio::test]
async fn the_page_s_path_without_its_slash_leads_to_the_page() -> Result<()> {
    for software in Software::ALL {
        let server = deployed(software).await?;
        let answer = server.get(PATH.trim_end_matches('/'), []).await?;
        assert!((300..400).contains(&answer.status), "{software:?}: {}", answer.status);
        assert_eq!(answer.header("location"), PATH, "{software:?}");
    }
    Ok(())
}

#[tokio::test]
async fn nothing_but_the_protocol_s_requests_gets_through_to_the_api() -> Result<()> {
    for software in Software::ALL {
        let server = deployed(software).await?;
        let answer = server.get("/api/", []).await?;
        assert!(matches!(answer.status, 403 | 405), "{software:?}: {}", answer.status);
    }
    Ok(())
}
