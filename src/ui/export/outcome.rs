//! What becomes of an export: how far it is, and what came of it, said once.

use super::SavedFiles;
use crate::i18n::{Texts, grouped};
use crate::state::{ExportError, ExportState, ExportSummary, FileKind, Memo, Session};
use crate::ui::dom::{El, Group, Holder as _, el, group};
use crate::ui::fixed::button;
use crate::ui::icon::{Icon, icon};
use crate::ui::word::word;

/// A thin bar while files are written, then a line on what came of it, until that is closed, and the files `saved`.
pub(in crate::ui) fn export_outcome(session: Session, saved: SavedFiles) -> Group {
    let said = Memo::new(move |_| match session.export_state() {
        ExportState::None | ExportState::Running(..) => None,
        ExportState::Done(summary) => Some(done_words(summary, session.texts())),
        ExportState::Failed(error) => Some(error_words(&error, session.texts())),
    });
    let notice = move || {
        let dismiss = button("button")
            .attr("data-yti", "export-dismiss")
            .on("click", move |_| {
                saved.forget();
                session.dismiss_export();
            })
            .text_of(word(session, |t| t.export.dismiss));
        el("p")
            .attrs(&[("class", "notice"), ("data-yti", "notice"), ("data-kind", "export")])
            .child(icon(Icon::Info))
            .child(el("span").text_of(move || said.get()))
            .child(dismiss)
    };
    group()
        .shown_when(move || matches!(session.export_state(), ExportState::Running(..)), move || running(session))
        .child(el("div").attr("role", "status").class("notices").shown_when(move || said.read().is_some(), notice))
        .child(links(session, saved))
}

fn running(session: Session) -> El {
    let progress = Memo::new(move |_| match session.export_state() {
        ExportState::Running(done, of) => (done, of),
        ExportState::None | ExportState::Done(_) | ExportState::Failed(_) => (0, 0),
    });
    let words = move || {
        let (done, of) = progress.get();
        (session.texts().export.running)(&grouped(done as u64), &grouped(of as u64))
    };
    let bar = el("progress")
        .attr("data-yti", "export-progress")
        .attr_of("aria-label", word(session, |t| t.export.export))
        .attr_of("max", move || progress.get().1.max(1).to_string())
        .prop_of("value", move || progress.get().0 as f64);
    let cancel = button("button")
        .attr("data-yti", "export-cancel")
        .on("click", move |_| session.cancel_export())
        .text_of(word(session, |t| t.cancel));
    el("section").class("load panel").attr_of("aria-label", word(session, |t| t.export.export)).children([
        bar,
        el("span").text_of(words),
        cancel,
    ])
}

/// A browser may refuse a download and tell nobody: the files are here too.
fn links(session: Session, saved: SavedFiles) -> Group {
    let link = |(name, address): (String, String)| {
        el("a").attrs(&[("href", &address), ("download", &name), ("data-yti", "export-file")]).text(&name)
    };
    group().switch(
        move || saved.links(),
        move |links| {
            (!links.is_empty()).then(|| {
                let said = el("span").text_of(word(session, |t| t.export.save_again));
                el("p").class("export-files").child(said).children(links.into_iter().map(link))
            })
        },
    )
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
