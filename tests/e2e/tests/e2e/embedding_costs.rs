//! What an element costs its host: nothing while it is idle, nothing once it is gone.

use anyhow::Result;
use e2e::host::Host;
use e2e::{Task, in_browser};
use serde_json::json;

/// Counts what runs by itself, and keeps the program's memory at hand.
const COUNT: &str = "
    window.counted = { timers: 0, frames: 0, open: new Set(), listeners: 0, messages: 0 };
    const { setTimeout: later, clearTimeout: never, setInterval: often, requestAnimationFrame: soon } = window;
    window.frame = () => new Promise((drawn) => soon(drawn));
    window.setTimeout = (act, ...rest) => {
        counted.timers += 1;
        const timer = later((...args) => { counted.open.delete(timer); act(...args); }, ...rest);
        counted.open.add(timer);
        return timer;
    };
    window.clearTimeout = (timer) => { counted.open.delete(timer); never(timer); };
    window.setInterval = (...args) => { counted.timers += 1; return often(...args); };
    window.requestAnimationFrame = (act) => { counted.frames += 1; return soon(act); };
    const { postMessage } = MessagePort.prototype;
    MessagePort.prototype.postMessage = function (...args) { counted.messages += 1; postMessage.apply(this, args); };
    for (const target of [window, document]) {
        const { addEventListener: add, removeEventListener: remove } = target;
        target.addEventListener = (...args) => { counted.listeners += 1; add.apply(target, args); };
        target.removeEventListener = (...args) => { counted.listeners -= 1; remove.apply(target, args); };
    }
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const real = WebAssembly[name];
        WebAssembly[name] = async (...args) => {
            const made = await real(...args);
            window.memory ??= (made.instance ?? made).exports.memory;
            return made;
        };
    }
";

#[tokio::test]
async fn an_idle_element_of_a_thousand_records_runs_nothing() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("records=1000")?;
        page.run_before(COUNT);
        let host = Host::visited(page).await?;
        let body = "
            // A driver may wait for this script by a timer in the page.
            const drivers = counted.open.size;
            await import(door);
            made({ ...argument, pageSize: 1000 });
            await told('yti-loaded');
            const { shadowRoot } = document.querySelector('yccall-task-info');
            const settled = async () => {
                // Until half a second's frames have gone by without any work: the last of it is drawn in slices.
                for (let quiet = 0, seen = ''; quiet < 30; await frame()) {
                    const now = JSON.stringify([counted.timers, counted.frames, counted.messages]);
                    quiet = now === seen ? quiet + 1 : 0;
                    seen = now;
                }
            };
            await settled();
            const before = JSON.stringify([counted.timers, counted.frames, counted.messages]);
            for (let drawn = 0; drawn < 120; drawn += 1) await frame();
            const after = JSON.stringify([counted.timers, counted.frames, counted.messages]);
            return [shadowRoot.querySelectorAll('article').length, before === after, Math.max(0, counted.open.size - drivers)];
        ";
        let seen: (u32, bool, u32) = host.run(page, body, json!({"taskId": task.id, "token": task.token})).await?;
        assert_eq!(seen, (1000, true, 0));
        Ok(())
    })
    .await
}

/// What the program's memory grows by, in bytes.
const WASM_PAGE: u64 = 65_536;

/// What is left after elements have come and gone.
#[derive(Debug, serde::Deserialize)]
struct Left {
    /// The program's memory, in bytes: it never gets less.
    memory: u64,
    /// Listeners on window and document.
    listeners: i32,
    /// Timers that have not come yet.
    timers: u32,
}

#[tokio::test]
async fn four_hundred_elements_that_come_and_go_leave_nothing() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("records=100")?;
        page.run_before(COUNT);
        let host = Host::visited(page).await?;
        let given = json!({"taskId": task.id, "token": task.token, "autoLoad": "task", "pageSize": 20});
        let come_and_go = "
            // A driver may wait for this script by a timer in the page.
            const drivers = counted.open.size;
            await import(door);
            for (let round = 0; round < argument.rounds; round += 1) {
                const element = made(argument.given);
                await new Promise((heard) => {
                    element.addEventListener('yti-loaded', ({ detail }) => detail.scope === 'task' && heard());
                });
                // Every third goes in the middle of another load.
                if (round % 3 === 0) element.load();
                element.remove();
                await frame();
            }
            // What the last one had begun may end in a later frame of a busy machine.
            for (let more = 0; more < 120 && counted.open.size > drivers; more += 1) await frame();
            const timers = Math.max(0, counted.open.size - drivers);
            return { memory: memory.buffer.byteLength, listeners: counted.listeners, timers };
        ";
        let mut rounds = Vec::new();
        for _ in 0..10 {
            let left: Left = host.run(page, come_and_go, json!({ "rounds": 40, "given": given })).await?;
            // Nobody else tells what of a document is still there after everything that can go has gone.
            let held = if page.has_developer_tools() { Some(page.held().await?) } else { None };
            rounds.push((left, held));
        }
        let [(first, held_first), .., (last, held_last)] = &rounds[..] else { anyhow::bail!("no rounds") };
        assert!(rounds.iter().all(|(left, _)| (left.listeners, left.timers) == (0, 0)), "{rounds:#?}");
        // Loads that overlap for a moment need a moment's room: a load sees to it, before an answer is read, that four
        // times its body and an eighth of the memory are free in one piece. Each of the 360 elements after the first
        // round would need more than their part of this, were it kept.
        assert!(last.memory <= first.memory + 8 * WASM_PAGE, "{rounds:#?}");
        if let (Some(first), Some(last)) = (held_first, held_last) {
            // A card alone has dozens.
            assert!(last.nodes < first.nodes + 50, "{rounds:#?}");
            assert!(last.js_event_listeners < first.js_event_listeners + 10, "{rounds:#?}");
        }
        Ok(())
    })
    .await
}
