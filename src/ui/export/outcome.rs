//! What becomes of an export: how far it is, and what came of it, said once.

use leptos::prelude::*;

use super::SavedFiles;
use crate::i18n::{Texts, grouped};
use crate::state::{ExportError, ExportState, ExportSummary, FileKind, Memo, Session};
use crate::ui::icon::{Icon, icon};
use crate::ui::show::Show;
use crate::ui::word::{changing, word};

/// A thin bar while files are written, then a line on what came of it, until that is closed.
#[component]
pub(in crate::ui) fn ExportOutcome(
    /// Whose export.
    session: Session,
    /// The files that came of it.
    saved: SavedFiles,
) -> impl IntoView {
    let is_running = Memo::new(move |_| matches!(session.export_state(), ExportState::Running(..)));
    let said = Memo::new(move |_| match session.export_state() {
        ExportState::None | ExportState::Running(..) => None,
        ExportState::Done(summary) => Some(done_words(summary, session.texts())),
        ExportState::Failed(error) => Some(error_words(&error, session.texts())),
    });
    view! {
        <Show when=move || is_running.get()>
            <Running session />
        </Show>
        <div role="status" class="notices">
            {move || {
                said.get()
                    .map(|words| {
                        view! {
                            <p class="notice" data-yti="notice" data-kind="export">
                                {icon(Icon::Info)} <span>{words}</span>
                                <button
                                    type="button"
                                    class="button"
                                    data-yti="export-dismiss"
                                    on:click=move |_| {
                                        saved.forget();
                                        session.dismiss_export();
                                    }
                                >
                                    {word(session, |t| t.export.dismiss)}
                                </button>
                            </p>
                        }
                        .into_any()
                    })
            }}
        </div>
        <Links session saved />
    }
}

#[component]
fn Running(session: Session) -> impl IntoView {
    let progress = Memo::new(move |_| match session.export_state() {
        ExportState::Running(done, of) => (done, of),
        ExportState::None | ExportState::Done(_) | ExportState::Failed(_) => (0, 0),
    });
    let words = changing(move || {
        let (done, of) = progress.get();
        (session.texts().export.running)(&grouped(done as u64), &grouped(of as u64))
    });
    view! {
        <section class="load panel" aria-label=word(session, |t| t.export.export)>
            <progress
                data-yti="export-progress"
                aria-label=word(session, |t| t.export.export)
                max=move || progress.get().1.max(1).to_string()
                prop:value=move || progress.get().0 as f64
            ></progress>
            <span>{words}</span>
            <button type="button" class="button" data-yti="export-cancel" on:click=move |_| session.cancel_export()>
                {word(session, |t| t.cancel)}
            </button>
        </section>
    }
}

/// A browser may refuse a download and tell nobody: the files are here too.
#[component]
fn Links(session: Session, saved: SavedFiles) -> impl IntoView {
    let link = |(name, address): (String, String)| {
        view! {
            <a href=address download=name.clone() data-yti="export-file">
                {name.clone()}
            </a>
        }
        .into_any()
    };
    changing(move || {
        let links = saved.links();
        (!links.is_empty()).then(|| {
            view! {
                <p class="export-files">
                    <span>{word(session, |t| t.export.save_again)}</span>
                    {links.into_iter().map(link).collect_view()}
                </p>
            }
            .into_any()
        })
    })
}

fn done_words(summary: ExportSummary, texts: &'static Texts) -> String {
    let words = &texts.export;
    let (records, files) = (summary.records as u64, summary.files as u64);
    let done = match summary.kind {
        FileKind::Xlsx | FileKind::Csv => (words.rows_done)(records, files),
        FileKind::Numbers => (words.numbers_done)(records, files),
    };
    let asides = [(summary.doubles, words.doubles), (summary.undialled, words.undialled), (summary.cut, words.cut)];
    let asides = asides.into_iter().filter(|(count, _)| *count > 0);
    asides.fold(done, |said, (count, aside)| said + " · " + &aside(&grouped(count as u64)))
}

fn error_words(error: &ExportError, texts: &'static Texts) -> String {
    let words = &texts.export;
    match error {
        ExportError::NothingLoaded => words.nothing_loaded.to_owned(),
        ExportError::Masked => words.numbers_masked.to_owned(),
        ExportError::Busy => words.busy.to_owned(),
        ExportError::Cancelled => words.cancelled.to_owned(),
        ExportError::Outdated => words.outdated.to_owned(),
        ExportError::Failed(why) => (words.failed)(why),
    }
}
