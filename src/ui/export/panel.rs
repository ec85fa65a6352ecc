//! The panel that asks for files: of which records, what for, and written how.

use leptos::html;
use leptos::prelude::*;

use super::SavedFiles;
use crate::i18n::grouped;
use crate::state::{ExportRequest, ExportState, FileKind, FileOptions, Memo, Presentation, RwSignal, Scope, Session};
use crate::task::Numbers;
use crate::task::export::{NUMBERS_A_FILE, Scope as Rows};
use crate::ui::popover::{Popover, close};
use crate::ui::remembered::remembered;
use crate::ui::segments::{Segment, Segments};
use crate::ui::show::Show;
use crate::ui::word::{Changing, Pick, changing, word};

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

/// The button, and behind it the panel.
#[component]
pub(in crate::ui) fn ExportPanel(
    /// Whose records.
    session: Session,
    /// Which columns the table has.
    presentation: RwSignal<Presentation>,
    /// Where the files go.
    saved: SavedFiles,
) -> impl IntoView {
    let details = NodeRef::<html::Details>::new();
    let rows = RwSignal::new(Rows::Filtered);
    let options = remembered(KEY, |text| Some(FileOptions::parse(text)));
    let listing = session.listing;
    let count = Memo::new(move |_| match rows.get() {
        Rows::Filtered => listing.shown(),
        Rows::All => listing.held(),
    });
    let is_page = move || session.scope() == Scope::Page;
    let scope = |rows: Rows, word: Pick, count| Segment { value: rows.as_str(), icon: None, word, count: Some(count) };
    let scopes = vec![
        scope(Rows::Filtered, |t| t.export.filtered, Signal::derive(move || listing.shown())),
        scope(Rows::All, |t| t.all, Signal::derive(move || listing.held())),
    ];
    let choose_scope = move |name: &str| {
        if let Some(chosen) = Rows::parse(name) {
            rows.set(chosen);
        }
    };

    let is_off = move |kind: FileKind| {
        count.get() == 0
            || matches!(session.export_state(), ExportState::Running(..))
            || (kind == FileKind::Numbers && listing.numbers() == Numbers::Masked)
    };
    let ask = move |kind: FileKind| {
        if !untrack(|| is_off(kind)) {
            let columns = presentation.read_untracked().columns;
            let request =
                ExportRequest { kind, scope: rows.get_untracked(), options: options.get_untracked(), columns };
            if let Some(details) = details.get_untracked() {
                close(&details);
            }
            saved.request(session, request);
        }
    };
    let file = move |kind: FileKind, name: Pick, hint: Changing<String>| {
        view! {
            <button
                type="button"
                class="button"
                class:primary=kind == FileKind::Xlsx
                data-yti=format!("export-{}", kind.as_str())
                aria-disabled=move || is_off(kind).to_string()
                on:click=move |_| ask(kind)
            >
                {word(session, name)}
            </button>
            <p class="hint">{hint}</p>
        }
    };
    let words = move |pick: Pick| changing(move || pick(session.texts()).to_owned());
    let numbers_hint = changing(move || {
        let words = &session.texts().export;
        match listing.numbers() {
            Numbers::Plain => (words.numbers_hint)(&grouped(NUMBERS_A_FILE as u64)),
            Numbers::Masked => words.numbers_masked.to_owned(),
        }
    });
    view! {
        <Popover session hook="export" label=|t| t.export.export details>
            <div class="export">
                <Segments
                    session
                    name="export-scope"
                    is_filter=false
                    legend=|t| t.export.scope
                    segments=scopes
                    chosen=Signal::derive(move || rows.get().as_str())
                    on_choose=choose_scope
                />
                <Show when=is_page>
                    <p class="hint">{word(session, |t| t.export.page_only)}</p>
                    <button
                        type="button"
                        class="button"
                        data-yti="export-load-task"
                        on:click=move |_| session.load_task()
                    >
                        {word(session, |t| t.load_task)}
                    </button>
                </Show>
                <div class="export-kinds">
                    {file(FileKind::Xlsx, |t| t.export.xlsx, words(|t| t.export.xlsx_hint))}
                    {file(FileKind::Csv, |t| t.export.csv, words(|t| t.export.csv_hint))}
                    {file(FileKind::Numbers, |t| t.export.numbers, numbers_hint)}
                </div>
                <details class="more">
                    <summary data-yti="export-options">{word(session, |t| t.export.options)}</summary>
                    <div class="export-options">
                        {(0..)
                            .zip(CHOICES)
                            .map(|(at, choice)| segments(session, options, at, choice))
                            .collect_view()}
                    </div>
                </details>
            </div>
        </Popover>
    }
}

fn segments(session: Session, options: RwSignal<FileOptions>, at: usize, choice: Choice) -> AnyView {
    let Choice { name, legend, ways } = choice;
    let segments = ways.map(|(value, word)| Segment { value, icon: None, word, count: None });
    let chosen = Signal::derive(move || options.get().names().get(at).copied().unwrap_or_default());
    let choose = move |name: &str| options.update(|options| options.choose(name));
    view! { <Segments session name legend segments=segments.into() chosen on_choose=choose /> }.into_any()
}
