//! The panel that asks for files: of which records, what for, and written how.

use std::rc::Rc;

use leptos::prelude::untrack;
use web_sys::HtmlDetailsElement;

use super::SavedFiles;
use crate::i18n::grouped;
use crate::state::{ExportRequest, ExportState, FileKind, FileOptions, Memo, Presentation, RwSignal, Scope, Session};
use crate::task::Numbers;
use crate::task::export::{NUMBERS_A_FILE, Scope as Rows};
use crate::ui::dom::{El, Group, Holder as _, el, group};
use crate::ui::fixed::button;
use crate::ui::popover::{Popover, close, popover};
use crate::ui::remembered::remembered;
use crate::ui::segments::{Segment, Segments, segments};
use crate::ui::word::{Pick, word};

/// Where the browser keeps how a person wants files to be written.
const KEY: &str = "yti-files";

/// A choice of how files are written.
#[derive(Clone, Copy)]
struct Choice {
    /// The inputs' name.
    name: &'static str,
    /// What is chosen among.
    legend: Pick,
    /// The public names and the words of both ways.
    ways: [(&'static str, Pick); 2],
}

/// In the order of [`FileOptions::names`].
const CHOICES: [Choice; 5] = [
    Choice {
        name: "export-fields",
        legend: |t| t.columns,
        ways: [("every-field", |t| t.export.every_field), ("table-fields", |t| t.export.table_fields)],
    },
    Choice {
        name: "export-headings",
        legend: |t| t.export.headings,
        ways: [("labels", |t| t.export.labels), ("wire-names", |t| t.export.wire_names)],
    },
    Choice {
        name: "export-codes",
        legend: |t| t.export.codes,
        ways: [("words", |t| t.export.words), ("raw-codes", |t| t.export.raw_codes)],
    },
    Choice {
        name: "export-mark",
        legend: |t| t.export.mark,
        ways: [("mark", |t| t.export.with_mark), ("no-mark", |t| t.export.without_mark)],
    },
    Choice {
        name: "export-number-format",
        legend: |t| t.export.number_format,
        ways: [("text", |t| t.export.number_lines), ("json", |t| t.export.number_json)],
    },
];

/// The button, and behind it the panel: of whose records, which columns the table has, and where the files go.
pub(in crate::ui) fn export_panel(session: Session, presentation: RwSignal<Presentation>, saved: SavedFiles) -> El {
    let rows = RwSignal::new(Rows::Filtered);
    let options = remembered(KEY, |text| Some(FileOptions::parse(text)));
    let Popover { details, panel } = popover(session, "export", |t| t.export.export);
    let ask: Rc<dyn Fn(FileKind)> = Rc::new({
        let details: HtmlDetailsElement = details.cast();
        move |kind: FileKind| {
            let columns = presentation.read_untracked().columns;
            let request =
                ExportRequest { kind, scope: rows.get_untracked(), options: options.get_untracked(), columns };
            close(&details);
            saved.request(session, request);
        }
    });
    let more = el("details")
        .class("more")
        .child(el("summary").attr("data-yti", "export-options").text_of(word(session, |t| t.export.options)))
        .child(
            el("div")
                .class("export-options")
                .children((0..).zip(CHOICES).map(|(at, choice)| choice_of(session, options, at, choice))),
        );
    let content = el("div")
        .class("export")
        .child(scopes(session, rows))
        .shown_when(move || session.scope() == Scope::Page, move || page_only(session))
        .child(kinds(session, rows, &ask))
        .child(more);
    panel.child(content);
    details
}

/// Of which records: `rows`.
fn scopes(session: Session, rows: RwSignal<Rows>) -> El {
    let listing = session.listing;
    let segment = |of: Rows, word: Pick, count: Rc<dyn Fn() -> usize>| Segment {
        value: of.as_str(),
        icon: None,
        word,
        count: Some(count),
    };
    segments(Segments {
        session,
        name: "export-scope",
        is_filter: false,
        legend: |t| t.export.scope,
        segments: vec![
            segment(Rows::Filtered, |t| t.export.filtered, Rc::new(move || listing.shown())),
            segment(Rows::All, |t| t.all, Rc::new(move || listing.held())),
        ],
        chosen: Rc::new(move || rows.get().as_str()),
        on_choose: Rc::new(move |name| {
            if let Some(chosen) = Rows::parse(name) {
                rows.set(chosen);
            }
        }),
    })
}

/// That there is one page alone to write, and the way to all.
fn page_only(session: Session) -> Group {
    let load = button("button")
        .attr("data-yti", "export-load-task")
        .on("click", move |_| session.load_task())
        .text_of(word(session, |t| t.load_task));
    group().children([el("p").class("hint").text_of(word(session, |t| t.export.page_only)), load])
}

/// A button for each kind of file, with what it is for.
fn kinds(session: Session, rows: RwSignal<Rows>, ask: &Rc<dyn Fn(FileKind)>) -> El {
    let listing = session.listing;
    let count = Memo::new(move |_| match rows.get() {
        Rows::Filtered => listing.shown(),
        Rows::All => listing.held(),
    });
    let is_off = move |kind: FileKind| {
        count.get() == 0
            || matches!(session.export_state(), ExportState::Running(..))
            || (kind == FileKind::Numbers && listing.numbers() == Numbers::Masked)
    };
    let file = |kind: FileKind, name: Pick, hint: Box<dyn Fn() -> String>| {
        let ask = Rc::clone(ask);
        let asking = button(if kind == FileKind::Xlsx { "button primary" } else { "button" })
            .attr("data-yti", &format!("export-{}", kind.as_str()))
            .attr_of("aria-disabled", move || is_off(kind))
            .on("click", move |_| {
                if !untrack(|| is_off(kind)) {
                    ask(kind);
                }
            })
            .text_of(word(session, name));
        group().children([asking, el("p").class("hint").text_of(hint)])
    };
    let numbers_hint = move || {
        let words = &session.texts().export;
        match listing.numbers() {
            Numbers::Plain => (words.numbers_hint)(&grouped(NUMBERS_A_FILE as u64)),
            Numbers::Masked => words.numbers_masked.to_owned(),
        }
    };
    let words = move |pick: Pick| Box::new(move || pick(session.texts()).to_owned());
    el("div")
        .class("export-kinds")
        .child(file(FileKind::Xlsx, |t| t.export.xlsx, words(|t| t.export.xlsx_hint)))
        .child(file(FileKind::Csv, |t| t.export.csv, words(|t| t.export.csv_hint)))
        .child(file(FileKind::Numbers, |t| t.export.numbers, Box::new(numbers_hint)))
}

fn choice_of(session: Session, options: RwSignal<FileOptions>, at: usize, choice: Choice) -> El {
    let Choice { name, legend, ways } = choice;
    segments(Segments {
        session,
        name,
        is_filter: true,
        legend,
        segments: ways.map(|(value, word)| Segment { value, icon: None, word, count: None }).into(),
        chosen: Rc::new(move || options.get().names().get(at).copied().unwrap_or_default()),
        on_choose: Rc::new(move |name| options.update(|options| options.choose(name))),
    })
}
