//! The page in somebody's frame: it hears the parents that config.json allows, answers these alone, and is as high as
//! they are told.
#![allow(clippy::indexing_slicing, reason = "a test may fail loudly")]

use anyhow::{Context as _, Result};
use e2e::wait::{Look, eventually};
use e2e::{Page, Task, in_browser, mirror, other_api};
use serde_json::{Value, json};

/// The parent notes what it is told and, where it is asked to, makes the frame as high as that.
const PARENT: &str = "<!doctype html><title>Parent</title><body><script>
    window.told = [];
    addEventListener('message', ({ data, origin }) => {
        told.push({ ...data, origin });
        if (data?.type === 'yti:resize' && window.follows) document.querySelector('iframe').height = data.height;
    });
    window.frameOf = (address) => {
        const frame = document.createElement('iframe');
        frame.src = address;
        frame.style = 'width: 1000px; border: 0';
        document.body.append(frame);
    };
    window.say = (message) => document.querySelector('iframe').contentWindow.postMessage(message, '*');
</script>";

/// A parent, and the page in its frame.
struct Framed {
    parent: String,
    frame: String,
}

/// The address without its last slash.
fn origin_of(address: &str) -> &str {
    address.trim_end_matches('/')
}

impl Framed {
    /// A page that allows its parent's origin, or another one only.
    async fn visited(page: &Page, is_allowed: bool) -> Result<Self> {
        let parent = mirror::host_page_of(page, PARENT).await?;
        let allowed = if is_allowed { origin_of(&parent) } else { "https://portal.example.com" };
        let config = json!({ "endpoint": other_api::reference(page).await?, "allowedParentOrigins": [allowed] });
        let frame = mirror::configured(page, &config).await?;
        page.visit(&parent).await?;
        page.script::<(), 1>("frameOf(arguments[0]);", [json!(frame)]).await?;
        Ok(Self { parent, frame })
    }

    /// What the parent has been told, by type and in order.
    async fn told(page: &Page, kind: &str) -> Result<Vec<Value>> {
        page.script("return told.filter(({ type }) => type === arguments[0]);", [json!(kind)]).await
    }

    /// Waits until the parent has been told something; the last of it.
    async fn until_told(page: &Page, kind: &str) -> Result<Value> {
        Self::until(page, kind, |_| true).await
    }

    async fn until(page: &Page, kind: &str, holds: impl Fn(&Value) -> bool) -> Result<Value> {
        eventually(kind, async || {
            let last = Self::told(page, kind).await?.pop().filter(&holds);
            Ok(last.map_or_else(|| Look::NotYet("nothing of it".to_owned()), Look::Found))
        })
        .await
    }

    async fn say(page: &Page, message: &Value) -> Result<()> {
        page.script("say(arguments[0]);", [message.clone()]).await
    }
}

fn configure(task: &Task, more: &Value) -> Value {
    let mut message = json!({ "type": "yti:configure", "taskId": task.id, "token": task.token });
    for (name, value) in more.as_object().into_iter().flatten() {
        message[name] = value.clone();
    }
    message
}

#[tokio::test]
async fn the_parent_that_is_allowed_configures_the_page_and_is_answered() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        let framed = Framed::visited(page, true).await?;
        Framed::until_told(page, "yti:ready").await?;
        Framed::say(page, &configure(&task, &json!({ "page-size": 20, "maskPhone": true }))).await?;
        let loaded = Framed::until_told(page, "yti:loaded").await?;
        let expected = json!({
            "type": "yti:loaded", "scope": "page", "page": 1, "pageSize": 20, "totalItems": task.total(),
            "recordCount": 20, "origin": origin_of(&framed.frame),
        });
        assert_eq!(loaded, expected);
        Framed::say(page, &configure(&task, &json!({ "taskId": "20240101000000000000" }))).await?;
        let error = Framed::until_told(page, "yti:error").await?;
        assert_eq!((&error["kind"], &error["code"]), (&json!("task-not-found"), &json!(1024)));
        Framed::say(page, &configure(&task, &json!({ "token": "no-such-token" }))).await?;
        Framed::until_told(page, "yti:auth-expired").await?;
        let told: String = page.script("return JSON.stringify(told);", []).await?;
        assert!(!told.contains(&task.token) && !told.contains("no-such-token"), "{told}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_parent_that_is_not_allowed_is_neither_heard_nor_answered() -> Result<()> {
    in_browser(async |page| {
        let framed = Framed::visited(page, false).await?;
        page.in_frame(async |inside| {
            inside.until("the form", |screen| screen.form.is_some()).await?;
            Ok(())
        })
        .await?;
        Framed::say(page, &configure(&Task::usual(), &json!({}))).await?;
        page.in_frame(async |inside| {
            // A message of the page to itself comes after the parent's.
            let turn = "return new Promise((done) => {
                addEventListener('message', () => done(null), { once: true });
                postMessage('turn', location.origin);
            });";
            inside.script::<(), 0>(turn, []).await?;
            let form = inside.screen().await?.form.context("the form")?;
            assert_eq!((form.token.as_str(), form.taskid.as_str()), ("", ""));
            Ok(())
        })
        .await?;
        assert_eq!(page.script::<Vec<Value>, 0>("return told;", []).await?, Vec::<Value>::new());
        assert_ne!(origin_of(&framed.parent), origin_of(&framed.frame));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_no_message_of_the_contract_is_passed_over() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        Framed::visited(page, true).await?;
        Framed::until_told(page, "yti:ready").await?;
        for message in [
            json!(null),
            json!("yti:configure"),
            json!([1, 2]),
            json!({ "type": "yti:unknown", "taskId": task.id, "token": task.token }),
            json!({ "type": "yti:configure", "taskId": { "toString": 1 }, "token": 5, "innerHTML": "<b>x</b>", "__proto__": {} }),
            json!({ "type": "yti:configure", "style": "display: none", "hidden": true, "onclick": "x", "page-size": [20] }),
        ] {
            Framed::say(page, &message).await?;
        }
        Framed::say(page, &configure(&task, &json!({}))).await?;
        let loaded = Framed::until_told(page, "yti:loaded").await?;
        assert_eq!(loaded["pageSize"], json!(10));
        page.in_frame(async |inside| {
            let attributes: Vec<String> = inside.script("return host.getAttributeNames().sort();", []).await?;
            assert_eq!(attributes, ["endpoint", "task-id"]);
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test]
async fn the_parent_follows_the_height_up_and_down_and_comes_to_rest() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        Framed::visited(page, true).await?;
        page.script::<(), 0>("window.follows = true;", []).await?;
        Framed::until_told(page, "yti:ready").await?;
        let mut heights = Vec::new();
        for size in [10, 100, 10] {
            Framed::say(page, &configure(&task, &json!({ "pageSize": size }))).await?;
            Framed::until(page, "yti:loaded", |loaded| loaded["pageSize"] == json!(size)).await?;
            // Until nothing more is told for thirty frames.
            let at_rest = "return (async () => {
                for (let quiet = 0, seen = -1; quiet < 30; await new Promise(requestAnimationFrame)) {
                    quiet = told.length === seen ? quiet + 1 : 0;
                    seen = told.length;
                }
                return told.filter(({ type }) => type === 'yti:resize').map(({ height }) => height);
            })();";
            let told: Vec<u32> = page.script(at_rest, []).await?;
            heights.push(*told.last().context("no height")?);
            assert!(told.len() < 60, "{told:?}");
            let fits = "return document.documentElement.scrollHeight <= innerHeight;";
            assert!(page.in_frame(async |inside| inside.script::<bool, 0>(fits, []).await).await?);
        }
        let [few, many, few_again] = heights[..] else { anyhow::bail!("{heights:?}") };
        assert!(many > 3 * few, "{heights:?}");
        assert_eq!(few, few_again, "no higher than its content");
        Ok(())
    })
    .await
}
