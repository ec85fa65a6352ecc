//! The whole way without a mouse.

use anyhow::{Result, bail};
use e2e::screen::Filters;
use e2e::{Key, Page, Screen, Task, in_browser};

/// Stops on the way round the whole page, at the very most.
const MOST_STOPS: usize = 80;

#[tokio::test]
async fn the_form_is_filled_in_and_sent() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual().page_size(20);
        tab_to(page, "endpoint").await?;
        tab_to(page, "token").await?;
        page.type_keys(task.token.as_str()).await?;
        tab_to(page, "show-token").await?;
        page.type_keys(" ").await?;
        let shown: String = page.script("return root.querySelector('[name=token]').type;", []).await?;
        assert_eq!(shown, "text");
        tab_to(page, "taskid").await?;
        page.type_keys(task.id.as_str()).await?;
        tab_to(page, "itemsperpage").await?;
        page.type_keys(Key::Down).await?;
        tab_to(page, "load").await?;
        page.type_keys(Key::Enter).await?;
        assert_eq!(page.until_page(1).await?.cards, task.cards(1));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn filters_are_set_with_arrows_and_cleared() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        page.connect(&task).await?;
        page.click("h1").await?;
        tab_to(page, "called:all").await?;
        for value in ["called", "not-called", "other"] {
            page.type_keys(Key::Right).await?;
            expect_choice(page, "called", value).await?;
        }
        page.type_keys(Key::Left).await?;
        expect_choice(page, "called", "not-called").await?;
        tab_to(page, "answertype:all").await?;
        page.type_keys(Key::Right).await?;
        expect_choice(page, "answertype", "connected").await?;
        tab_to(page, "q").await?;
        page.type_keys("1").await?;
        tab_to(page, "clear-filters").await?;
        page.type_keys(" ").await?;
        let screen = page.until("every record", |screen| screen.cards == task.cards(1)).await?;
        assert_eq!(screen.filters, Filters::none());
        assert_eq!(screen.focused, "clear-filters", "the focus stays where it was");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn pages_are_turned_and_the_focus_stays_on_the_button() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        page.connect(&task).await?;
        page.element("[name=page]").await?.focus().await?;
        tab_to(page, "next").await?;
        for number in [2, 3] {
            page.type_keys(Key::Enter).await?;
            let screen = page.until_page(number).await?;
            assert_eq!((screen.focused.as_str(), screen.cards), ("next", task.cards(number)));
        }
        tab_to(page, "last").await?;
        page.type_keys(" ").await?;
        assert_eq!(page.until_page(task.pages()).await?.focused, "last", "also where it leads nowhere any more");
        back_to(page, "page").await?;
        page.type_chord(Key::Control, 'a').await?;
        page.type_keys("5").await?;
        page.type_keys(Key::Enter).await?;
        assert_eq!(page.until_page(5).await?.cards, task.cards(5));
        back_to(page, "prev").await?;
        page.type_keys(Key::Enter).await?;
        page.until_page(4).await?;
        back_to(page, "first").await?;
        page.type_keys(Key::Enter).await?;
        page.until_page(1).await?;
        tab_to(page, "itemsperpage").await?;
        page.type_keys(Key::Down).await?;
        let task = task.page_size(20);
        page.until("20 records a page", |screen| screen.cards == task.cards(1)).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_stop_on_the_way_round_is_seen() -> Result<()> {
    in_browser(async |page| {
        page.connect(&Task::usual()).await?;
        // Where the person has clicked last is where Tab goes on from.
        page.click("h1").await?;
        let mut stops = Vec::new();
        while let Some(stop) = tab(page).await? {
            // Where a browser has nothing but the page, the way begins anew.
            let is_first = "const again = window.first === root.activeElement;
                window.first ??= root.activeElement;
                return again;";
            if page.script(is_first, []).await? {
                break;
            }
            stops.push(stop);
            if stops.len() > MOST_STOPS {
                bail!("the way has no end: {stops:?}");
            }
        }
        let expected =
            ["change-task", "reload", "theme", "language", "called:all", "answertype:all", "q", "clear-filters"];
        let found: Vec<_> = stops.iter().map(String::as_str).filter(|stop| expected.contains(stop)).collect();
        assert_eq!(found, expected);
        assert_eq!(stops.iter().filter(|stop| *stop == "details").count(), 10, "each card's details: {stops:?}");
        assert!(
            stops.ends_with(&["first", "prev", "page", "next", "last", "itemsperpage"].map(str::to_owned)),
            "{stops:?}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn details_are_opened_and_closed() -> Result<()> {
    in_browser(async |page| {
        page.connect(&Task::usual()).await?;
        page.element("[name=q]").await?.focus().await?;
        tab_to(page, "details").await?;
        let is_open = "return root.activeElement.closest('details').open;";
        for (key, open) in [(Key::Enter + "", true), (Key::Enter + "", false), (" ".into(), true)] {
            page.type_keys(key).await?;
            assert_eq!(page.script::<bool, 0>(is_open, []).await?, open);
        }
        let shown =
            "return root.activeElement.closest('details').querySelector('[data-field=taskid]').checkVisibility();";
        assert!(page.script::<bool, 0>(shown, []).await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_error_is_left_behind_with_the_retry_button() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("truncated=1")?;
        page.connect_at_the_second_try(&task, "malformed").await?;
        page.press("next").await?;
        page.until_error("malformed").await?;
        page.element("[name=q]").await?.focus().await?;
        tab_to(page, "retry").await?;
        page.type_keys(Key::Enter).await?;
        assert_eq!(page.until_page(2).await?.cards, task.cards(2));
        Ok(())
    })
    .await
}

async fn expect_choice(page: &Page, filter: &str, value: &str) -> Result<Screen> {
    let what = format!("{filter}: {value}");
    let chosen = |screen: &Screen| match filter {
        "called" => screen.filters.called == value,
        _ => screen.filters.answertype == value,
    };
    page.until(&what, |screen| chosen(screen) && screen.focused == format!("{filter}:{value}")).await
}

/// Presses Tab until the focus is on `stop`.
async fn tab_to(page: &Page, stop: &str) -> Result<()> {
    let mut stops = Vec::new();
    for _ in 0..MOST_STOPS {
        let stop_here = tab(page).await?;
        if stop_here.as_deref() == Some(stop) {
            return Ok(());
        }
        stops.push(stop_here);
    }
    bail!("no way leads to {stop}: {stops:?}")
}

/// Presses Shift and Tab until the focus is on `stop`.
async fn back_to(page: &Page, stop: &str) -> Result<()> {
    for _ in 0..MOST_STOPS {
        page.type_chord(Key::Shift, Key::Tab).await?;
        if expect_seen(page).await?.as_deref() == Some(stop) {
            return Ok(());
        }
    }
    bail!("no way back leads to {stop}")
}

/// Presses Tab. `None` where the focus has left the element.
async fn tab(page: &Page) -> Result<Option<String>> {
    page.type_keys(Key::Tab).await?;
    expect_seen(page).await
}

/// What has the focus shows that it has, inside the window, with nothing over it.
async fn expect_seen(page: &Page) -> Result<Option<String>> {
    let focused = page.screen().await?.focused;
    if focused.is_empty() {
        return Ok(None);
    }
    let (outlined, uncovered): (bool, bool) = page.script(SEEN, []).await?;
    assert!(outlined, "{focused} has the focus and shows no outline");
    assert!(uncovered, "{focused} has the focus and something lies over it");
    Ok(Some(focused))
}

/// Whether an outline is drawn at what has the focus or around it, and whether it is what lies on top at its middle.
const SEEN: &str = "
  const focused = root.activeElement;
  let outlined = false;
  let transparent = false;
  for (let at = focused; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    transparent = style.opacity === '0';
    outlined ||= !transparent && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
  }
  const box = focused.getBoundingClientRect();
  const top = root.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return [outlined, focused === top || focused.contains(top) || (top?.contains(focused) ?? false)];";
