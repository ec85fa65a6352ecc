#![allow(clippy::unwrap_used)]

use super::*;

fn parsed(line: &str) -> Result<Command, String> {
    parse(lexopt::Parser::from_args(line.split_whitespace()))
}

fn serve(line: &str) -> ServeOptions {
    match parsed(line) {
        Ok(Command::Serve(options)) => options,
        other => unreachable!("{other:?}"),
    }
}

fn test(line: &str) -> TestOptions {
    match parsed(line) {
        Ok(Command::Test(options)) => options,
        other => unreachable!("{other:?}"),
    }
}

#[test]
fn serve_has_a_default_for_everything() {
    let options = serve("serve");
    assert_eq!(options.profile, Profile::Dev);
    assert_eq!(options.api, Api::Reference);
    assert_eq!(options.port.get(), 3000);
    assert_eq!(options.opening, Opening::WherePossible);
}

#[test]
fn serve_takes_every_option() {
    let options = serve("serve --release --backend https://dial.example/api --port=4000 --no-open");
    assert_eq!(options.profile, Profile::Release);
    assert_eq!(options.api, Api::Real(Backend::parse("https://dial.example/api").unwrap()));
    assert_eq!(options.port.get(), 4000);
    assert_eq!(options.opening, Opening::Never);
}

#[test]
fn a_port_is_a_number_that_can_be_listened_on() {
    for port in ["0", "65536", "-1", "http"] {
        let error = parsed(&format!("serve --port={port}")).unwrap_err();
        assert_eq!(error, format!("--port {port}: a port is a number from 1 to 65535"));
    }
}

#[test]
fn test_without_steps_is_all_of_them() {
    assert_eq!(test("test").steps, Step::ALL);
}

#[test]
fn steps_run_in_their_own_order_and_once() {
    assert_eq!(test("test e2e lint native lint").steps, [Step::Lint, Step::Native, Step::E2e]);
}

#[test]
fn arguments_after_dashes_go_to_the_end_to_end_tests() {
    assert_eq!(test("test e2e -- pager --nocapture").e2e_arguments, ["pager", "--nocapture"]);
    assert_eq!(test("test -- pager").steps, Step::ALL);
    let error = parsed("test lint -- pager").unwrap_err();
    assert_eq!(error, "arguments after -- are for the step e2e, which was not asked for");
}

#[test]
fn tests_run_in_every_engine_unless_some_are_named() {
    assert_eq!(test("test").engines, [Engine::Chromium]);
    assert_eq!(test("test --browser firefox").engines, [Engine::Firefox]);
    let both = [Engine::Chromium, Engine::WebKit];
    assert_eq!(test("test e2e --browser webkit,chromium").engines, both);
    assert_eq!(test("test --browser webkit e2e --browser=chromium --browser webkit").engines, both);
    let error = parsed("test --browser opera").unwrap_err();
    assert_eq!(error, "--browser opera: it is a list of chromium, firefox, webkit");
    let error = parsed("test native --browser firefox").unwrap_err();
    assert_eq!(error, "--browser is for the step e2e, which was not asked for");
}

#[test]
fn tools_are_brought_for_what_is_named() {
    assert_eq!(parsed("setup"), Ok(Command::Setup(Purpose::Tests)));
    assert_eq!(parsed("setup --for serve"), Ok(Command::Setup(Purpose::Page)));
    assert_eq!(parsed("setup --for build"), Ok(Command::Setup(Purpose::Page)));
    assert_eq!(parsed("setup --for test"), Ok(Command::Setup(Purpose::Tests)));
    assert_eq!(parsed("setup --for fun"), Err("--for fun: it is serve, test or build".to_owned()));
}

#[test]
fn help_is_there_for_every_command() {
    assert_eq!(parsed("--help"), Ok(Command::Help(Topic::All)));
    assert_eq!(parsed("-h"), Ok(Command::Help(Topic::All)));
    let topics = [Topic::Serve, Topic::Test, Topic::Bench, Topic::Build, Topic::Package, Topic::Setup, Topic::Finish];
    for (name, topic) in ["serve", "test", "bench", "build", "package", "setup", "finish"].into_iter().zip(topics) {
        assert_eq!(parsed(&format!("{name} --help")), Ok(Command::Help(topic)));
        assert!(topic.text().starts_with(&format!("cargo xtask {name}")));
    }
}

#[test]
fn what_is_not_understood_is_named() {
    assert_eq!(parsed("").unwrap_err(), "which command? serve, test, bench, build, package or setup");
    assert_eq!(
        parsed("sevre").unwrap_err(),
        "there is no command sevre: it is serve, test, bench, build, package or setup"
    );
    assert_eq!(
        parsed("test nativ").unwrap_err(),
        "there is no step nativ: it is format, lint, native, web, e2e, bench, portals"
    );
    assert!(parsed("serve --relaese").unwrap_err().contains("--relaese"));
    assert!(parsed("build now").unwrap_err().contains("now"));
    assert!(parsed("--release").unwrap_err().contains("--release"));
    assert!(parsed("serve --port").unwrap_err().contains("--port"));
}
