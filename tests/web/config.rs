//! `config.json` as `page.js` reads it: usable as it is, even where the file is not.

use wasm_bindgen_test::wasm_bindgen_test;
use yccall_task_info::embed::{PageConfig, read_config};
use yccall_task_info::i18n::Lang;

use super::support::Screen;

fn attributes(config: &PageConfig) -> Vec<(String, String)> {
    let (names, values) = (config.names(), config.values());
    assert_eq!(names.len(), values.len());
    names.into_iter().zip(values).collect()
}

#[wasm_bindgen_test]
fn a_right_file_gives_the_elements_attributes_and_the_title() {
    let text = r#"{"endpoint": "/calls/", "pageSize": 50, "lang": "en", "theme": "dark", "title": "Calls", "timeoutSeconds": 60}"#;
    let config = read_config(text, "zh-CN");
    assert_eq!(config.problem(), None);
    assert_eq!(config.title().as_deref(), Some("Calls"));
    let attributes = attributes(&config);
    let pairs: Vec<_> = attributes.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(
        pairs,
        [("endpoint", "/calls/"), ("page-size", "50"), ("lang", "en"), ("theme", "dark"), ("timeout-seconds", "60")]
    );

    let screen = Screen::mount_among(&["zh-CN"], &pairs);
    assert_eq!(screen.text("h1"), Lang::En.texts().title);
    assert_eq!(screen.one(".app").get_attribute("data-theme").as_deref(), Some("dark"));
}

#[wasm_bindgen_test]
fn an_empty_configuration_leaves_every_default() {
    let config = read_config("{}", "en");
    assert_eq!((config.problem(), config.title()), (None, None));
    assert_eq!(attributes(&config), []);
}

#[wasm_bindgen_test]
fn a_broken_file_leaves_every_default_and_is_named_in_the_readers_language() {
    let broken = r#"{"endpoint": "/calls/", "pageSize": 5000}"#;
    for (reader, lang) in [("en-GB", Lang::En), ("zh-TW", Lang::ZhCn), ("de", Lang::ZhCn)] {
        let config = read_config(broken, reader);
        assert_eq!(attributes(&config), [], "used by halves");
        let problem = config.problem().expect("a problem");
        assert_eq!(problem, (lang.texts().config_broken)("page-size: \"5000\""));
    }
}

#[wasm_bindgen_test]
fn a_file_that_is_no_json_and_one_with_an_unknown_option_are_broken() {
    for broken in ["", "{\"endpoint\":", "[]", r#"{"endpont": "/api/"}"#, r#"{"token": "s3cret"}"#] {
        let config = read_config(broken, "en");
        assert!(config.problem().is_some_and(|problem| problem.contains("config.json")), "{broken}");
        assert!(!config.problem().unwrap_or_default().contains("s3cret"));
    }
}
