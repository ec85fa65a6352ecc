//! Two hours in front of a wall screen, by a clock that the test moves: what is on screen is loaded again and again, and
//! neither the program's memory nor the document grows.

use std::arch::wasm32::memory_size;

use leptos::prelude::document;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{ClockStandIn, Screen, ServedTask, hook, numbered};

/// The shortest time that a person may choose, and how often it fits into two hours.
const EVERY_TEN: (&str, &str) = ("refresh-seconds", "10");
const REFRESHES: usize = 720;
/// After so many, everything has been reserved that is used again.
const WARM: usize = 120;
/// In wasm pages of 64 KiB: far less than the records of every refresh would take. This test keeps its questions, and
/// what tests before it left behind may still be going.
const GROWTH: usize = 32;

/// What must not grow: the memory, in wasm pages, and the elements of the screen and around it.
fn held(screen: &Screen) -> (usize, usize) {
    (memory_size::<0>(), screen.all("*").len() + document().query_selector_all("*").unwrap().length() as usize)
}

/// Lets the refreshes come, each of one question, the first of which is number `first`.
async fn refreshes(clock: &ClockStandIn, task: &ServedTask, first: usize) {
    clock.waits(1).await;
    let mut warm = None;
    for round in 0..REFRESHES {
        if round == WARM {
            warm = Some(held(&task.screen));
        }
        clock.pass(10);
        task.give(first + round).await;
        clock.waits(1).await;
    }
    let (memory, elements) = warm.unwrap();
    let (memory_after, elements_after) = held(&task.screen);
    assert_eq!(elements_after, elements);
    assert!(memory_after <= memory + GROWTH, "{memory} wasm pages became {memory_after}");
    assert_eq!(task.network.asked(), first + REFRESHES - 1);
}

#[wasm_bindgen_test]
async fn two_hours_of_refreshed_pages_take_no_memory() {
    let clock = ClockStandIn::stand_in();
    let task = ServedTask::shown(numbered(0..100), &[EVERY_TEN, ("page-size", "100")]).await;
    refreshes(&clock, &task, 2).await;
}

#[wasm_bindgen_test]
async fn two_hours_of_a_whole_task_refreshed_take_no_memory() {
    let clock = ClockStandIn::stand_in();
    let task = ServedTask::shown(numbered(0..100), &[EVERY_TEN, ("bulk-page-size", "100")]).await;
    task.screen.click(&hook("load-task"));
    task.give(2).await;
    task.is_complete().await;
    refreshes(&clock, &task, 3).await;
}
