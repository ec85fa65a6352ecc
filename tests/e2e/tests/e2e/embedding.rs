//! The element in a page that is not this project's: what its host says, in which order it likes, and what it hears.

use anyhow::Result;
use e2e::host::Host;
use e2e::task::token_for;
use e2e::{Task, in_browser};
use serde_json::{Value, json};

/// What a host gives for a task to be shown.
fn given(task: &Task) -> Value {
    json!({ "taskId": task.id, "token": task.token })
}

#[tokio::test]
async fn two_lines_show_a_task_and_tell_the_host() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        let host = Host::visited(page).await?;
        let body = "
            const order = [];
            for (const name of ['yti-ready', 'yti-loaded', 'yti-error']) {
                document.addEventListener(name, ({ detail }) => order.push([name, detail]));
            }
            await import(door);
            made(argument);
            await told('yti-loaded');
            return order;
        ";
        let order: Value = host.run(page, body, given(&task)).await?;
        let loaded = json!({"scope": "page", "page": 1, "pageSize": 10, "totalItems": task.total(), "recordCount": 10});
        assert_eq!(order, json!([["yti-ready", null], ["yti-loaded", loaded]]));
        assert_eq!(page.until_page(1).await?.cards, task.cards(1));
        Ok(())
    })
    .await
}

/// Nothing but what follows a person's own doing may move. Engines that count no such thing say nothing here.
#[tokio::test]
async fn nothing_moves_when_the_first_page_comes() -> Result<()> {
    in_browser(async |page| {
        page.run_before(
            "window.moved = [];
            new PerformanceObserver((list) => moved.push(...list.getEntries().map(({ value }) => value)))
                .observe({ type: 'layout-shift', buffered: true });",
        );
        // Long enough for what stands in its place to be drawn.
        let task = Task::with_faults("latency=500")?;
        let host = Host::visited(page).await?;
        let body = "
            await import(door);
            made(argument);
            await told('yti-loaded');
            await new Promise((done) => setTimeout(done, 300));
            return moved;
        ";
        let moved: Vec<f64> = host.run(page, body, given(&task)).await?;
        assert!(moved.is_empty(), "{moved:?}");
        assert_eq!(page.until_page(1).await?.cards, task.cards(1));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_a_framework_sets_before_the_element_is_known_takes_effect() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual().page_size(20);
        let host = Host::visited(page).await?;
        let body = "
            const { token, ...properties } = argument;
            const element = made({ ...properties, pageSize: 20, maskPhone: true, lang: 'en', tokenProvider: () => token });
            const before = element.getAttribute('task-id');
            import(door);
            await told('yti-loaded');
            return [before, Object.keys(element), element.getAttribute('page-size'), element.hasAttribute('mask-phone')];
        ";
        let seen: Value = host.run(page, body, given(&task)).await?;
        assert_eq!(seen, json!([null, [], "20", true]));
        let screen = page.until_page(1).await?;
        assert_eq!(screen.cards.len(), 20);
        let number = "return root.querySelector('[data-field=telphone]').textContent;";
        let number: String = page.script(number, []).await?;
        assert!(number.contains('*'), "{number}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_attribute_is_a_property_that_reflects_it() -> Result<()> {
    in_browser(async |page| {
        let host = Host::visited(page).await?;
        let body = "
            await import(door);
            const element = document.createElement('yccall-task-info');
            const seen = [];
            for (const [property, attribute, value] of argument) {
                const before = element[property];
                element[property] = value;
                const set = [element.getAttribute(attribute), element[property]];
                element[property] = undefined;
                const unset = [element.hasAttribute(attribute)];
                element[property] = value;
                element[property] = null;
                unset.push(element.hasAttribute(attribute));
                element.setAttribute(attribute, 'true');
                seen.push([before, ...set, ...unset, element[property]]);
                element.removeAttribute(attribute);
            }
            return seen;
        ";
        let texts = [
            ("endpoint", "endpoint", json!("/api/"), "/api/"),
            ("taskId", "task-id", json!("20250110232019949748"), "20250110232019949748"),
            ("page", "page", json!(3), "3"),
            ("pageSize", "page-size", json!(50), "50"),
            ("bulkPageSize", "bulk-page-size", json!("500"), "500"),
            ("parallelPages", "parallel-pages", json!(2), "2"),
            ("lang", "lang", json!("en"), "en"),
            ("theme", "theme", json!("dark"), "dark"),
            ("autoLoad", "auto-load", json!("task"), "task"),
            ("refreshSeconds", "refresh-seconds", json!(0), "0"),
            ("timeoutSeconds", "timeout-seconds", json!(60), "60"),
            ("abandonLimit", "abandon-limit", json!(2.5), "2.5"),
        ];
        let asked: Vec<_> =
            texts.iter().map(|(property, attribute, value, _)| json!([property, attribute, value])).collect();
        let expected: Vec<_> = texts.iter().map(|(.., text)| json!(["", text, text, false, false, "true"])).collect();
        assert_eq!(host.run::<Value>(page, body, json!(asked)).await?, json!(expected));

        let flag = host.run::<Value>(
            page,
            body,
            json!([["maskPhone", "mask-phone", true], ["maskPhone", "mask-phone", false]]),
        );
        assert_eq!(
            flag.await?,
            json!([[false, "", true, false, false, true], [false, null, false, false, false, true]])
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_called_before_the_program_is_there_waits_for_it() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("records=1500")?;
        let host = Host::visited(page).await?;
        let body = "
            await import(door);
            const ready = told('yti-ready').then(() => true);
            const element = made({ ...argument, autoLoad: 'none' });
            const loaded = new Promise((heard) => {
                element.addEventListener('yti-loaded', ({ detail }) => detail.scope === 'task' && heard(detail));
            });
            element.restore({ called: 'called' });
            const state = element.getState();
            element.loadTask();
            const early = await Promise.race([ready, false]);
            const { recordCount } = await loaded;
            const exported = told('yti-export');
            const files = await element.exportRecords({ format: 'csv', scope: 'all' });
            return [state, early, recordCount, files.length, (await exported).records, element.getState().called];
        ";
        let seen: Value = host.run(page, body, given(&task)).await?;
        assert_eq!(seen, json!([{"called": "called"}, false, 1500, 1, 1500, "called"]));

        let body = "
            const said = (promise) => promise.then(() => 'files', (error) => error.name);
            const away = document.createElement('yccall-task-info');
            const nowhere = await said(away.exportRecords({ format: 'csv' }));
            away.cancel();
            document.body.append(away);
            const removed = said(away.exportRecords({ format: 'csv' }));
            away.remove();
            return [nowhere, await removed];
        ";
        assert_eq!(host.run::<Value>(page, body, json!(null)).await?, json!(["Error", "AbortError"]));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_export_asked_for_too_early_waits_for_the_program() -> Result<()> {
    in_browser(async |page| {
        let host = Host::visited(page).await?;
        let body = "
            await import(door);
            const element = made(argument);
            const outcome = element.exportRecords({ format: 'csv' }).then(() => 'files', (error) => error.message);
            return outcome;
        ";
        let outcome: String = host.run(page, body, given(&Task::usual())).await?;
        assert!(outcome.contains("no records") || outcome == "files", "{outcome}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_second_import_of_another_copy_does_no_harm() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        let host = Host::visited(page).await?;
        let body = "
            await Promise.all([import(door), import(door)]);
            const first = customElements.get('yccall-task-info');
            await import(`${door}?another`);
            made(argument);
            await told('yti-loaded');
            return customElements.get('yccall-task-info') === first;
        ";
        assert!(host.run::<bool>(page, body, given(&task)).await?);
        assert_eq!(page.until_page(1).await?.cards, task.cards(1));
        let console = page.console();
        let warnings = console.iter().filter(|line| line.contains("yccall-task-info")).count();
        assert_eq!(warnings, 1, "{console:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_token_that_ends_in_the_middle_of_a_load_is_asked_for_once_and_nothing_comes_twice() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        let host = Host::visited(page).await?;
        // A page and thirteen of the whole task: three tokens of five calls.
        let tokens: Vec<_> = (0..5).map(|_| token_for(5)).collect();
        let body = "
            await import(door);
            let asked = 0;
            const errors = [];
            const element = made({
                ...argument.given,
                token: undefined,
                autoLoad: 'task',
                tokenProvider: () => new Promise((give) => setTimeout(() => give(argument.tokens[asked++]), 20)),
            });
            element.addEventListener('yti-error', ({ detail }) => errors.push(detail));
            element.addEventListener('yti-auth-expired', () => errors.push('auth-expired'));
            const { recordCount } = await new Promise((heard) => {
                element.addEventListener('yti-loaded', ({ detail }) => detail.scope === 'task' && heard(detail));
            });
            const exported = told('yti-export');
            await element.exportRecords({ format: 'csv', scope: 'all' });
            return [recordCount, asked, errors, (await exported).records];
        ";
        let seen: Value = host.run(page, body, json!({ "given": given(&task), "tokens": tokens })).await?;
        assert_eq!(seen, json!([task.total(), 3, [], task.total()]));
        let good = page.requests().iter().filter(|request| request.url == host.api).count();
        // Up to four pages are under way when a token ends.
        assert!((14..=14 + 2 * 4).contains(&good), "{good} requests");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_token_cannot_be_read_back_from_anywhere() -> Result<()> {
    in_browser(async |page| {
        let token = token_for(1);
        let host = Host::visited(page).await?;
        // Without a task the form is shown; then a page comes; then the token has expired.
        let body = "
            await import(door);
            const all = [];
            for (const name of ['ready', 'loaded', 'error', 'auth-expired', 'filter-change', 'record-select', 'progress']) {
                document.addEventListener(`yti-${name}`, ({ detail }) => all.push(detail));
            }
            const element = made({ token: argument.token, tokenProvider: () => Promise.reject(new Error('logged out')) });
            await told('yti-ready');
            const { shadowRoot } = element;
            const fields = () => [...shadowRoot.querySelectorAll('input')].map(({ value }) => value);
            all.push(fields(), shadowRoot.innerHTML);
            element.taskId = argument.taskId;
            await told('yti-loaded');
            shadowRoot.querySelector('article').click();
            element.load();
            await told('yti-auth-expired');
            const keys = Reflect.ownKeys(element).map(String);
            all.push(element.token, element.tokenProvider, keys, element.getState(), fields(), shadowRoot.innerHTML, element.outerHTML);
            return [JSON.stringify(all), keys.length];
        ";
        let argument = json!({ "token": token, "taskId": Task::usual().id });
        let (seen, keys): (String, u32) = host.run(page, body, argument).await?;
        assert!(!seen.contains(&token) && keys == 0, "{seen}");
        let console = page.console().join("\n");
        assert!(!console.contains(&token), "{console}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_hosts_page_stays_as_it_is() -> Result<()> {
    in_browser(async |page| {
        let host = Host::visited(page).await?;
        let body = "
            const field = document.createElement('input');
            document.body.append(field);
            field.focus();
            const look = () => [
                Object.getOwnPropertyNames(window).filter((name) => !/^cdc_|^\\$/.test(name)).length,
                document.head.innerHTML, document.adoptedStyleSheets.length, document.body.className,
                document.documentElement.outerHTML.replace(/<yccall-task-info.*<\\/yccall-task-info>/, ''),
                location.href, history.length, JSON.stringify(history.state), document.title,
                document.activeElement === field, scrollY,
            ];
            const before = look();
            await import(door);
            const element = made(argument);
            await told('yti-loaded');
            element.load();
            await told('yti-loaded');
            element.loadTask();
            await new Promise((heard) => {
                element.addEventListener('yti-loaded', ({ detail }) => detail.scope === 'task' && heard());
            });
            const after = look();
            const prevented = ['Escape', 'ArrowDown', '/', 'Enter', ' ', 'j', 'PageDown', 'Tab'].filter((key) => {
                const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true });
                return !field.dispatchEvent(event);
            });
            return [before, after, prevented];
        ";
        let (before, after, prevented): (Value, Value, Vec<String>) =
            host.run(page, body, given(&Task::with_faults("records=1500")?)).await?;
        assert_eq!(after, before);
        assert_eq!(prevented, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_move_in_the_document_changes_nothing_and_asks_nothing() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        let host = Host::visited(page).await?;
        let body = "
            await import(door);
            const element = made(argument);
            await told('yti-loaded');
            element.shadowRoot.querySelector('[name=called][value=called]').click();
            const [first, other] = [document.createElement('div'), document.createElement('div')];
            document.body.append(first, other);
            first.append(element);
            other.append(element);
            await new Promise(requestAnimationFrame);
            return element.getState().called;
        ";
        assert_eq!(host.run::<String>(page, body, given(&task)).await?, "called");
        let asked = page.requests().iter().filter(|request| request.url == host.api).count();
        assert_eq!(asked, 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_removal_in_the_middle_of_a_load_ends_it_and_putting_back_begins_anew() -> Result<()> {
    in_browser(async |page| {
        let task = Task::with_faults("records=3000!latency=150")?;
        let host = Host::visited(page).await?;
        let body = "
            await import(door);
            const heard = [];
            const element = made({ ...argument, autoLoad: 'task' });
            await told('yti-loaded');
            for (const name of ['ready', 'loaded', 'error', 'progress']) {
                element.addEventListener(`yti-${name}`, () => heard.push(name));
            }
            element.remove();
            await new Promise((done) => setTimeout(done, 400));
            const [silent, left] = [heard.length, element.shadowRoot.childElementCount];
            document.body.append(element);
            const { recordCount } = await new Promise((done) => {
                element.addEventListener('yti-loaded', ({ detail }) => detail.scope === 'task' && done(detail));
            });
            return [silent, left, recordCount];
        ";
        let seen: Value = host.run(page, body, given(&task)).await?;
        assert_eq!(seen, json!([0, 0, 3000]));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_program_that_does_not_come_is_said_and_can_be_tried_again() -> Result<()> {
    in_browser(async |page| {
        let task = Task::usual();
        let host = Host::visited(page).await?;
        let body = "
            const { instantiate, instantiateStreaming } = WebAssembly;
            const fail = () => Promise.reject(new TypeError('network error'));
            Object.assign(WebAssembly, { instantiate: fail, instantiateStreaming: fail });
            await import(door);
            const element = made(argument);
            const files = element.exportRecords({ format: 'csv' }).then(() => 'files', () => 'none');
            const error = await told('yti-error');
            const button = element.shadowRoot.querySelector('button');
            Object.assign(WebAssembly, { instantiate, instantiateStreaming });
            button.click();
            await told('yti-loaded');
            return [error, await files];
        ";
        let seen: Value = host.run(page, body, given(&task)).await?;
        assert_eq!(seen, json!([{"kind": "network", "code": null, "message": ""}, "none"]));
        assert_eq!(page.until_page(1).await?.cards, task.cards(1));
        Ok(())
    })
    .await
}
