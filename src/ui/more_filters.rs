//! The filters that are needed less often: agent, times, seconds.

use super::agent_field::agent_field;
use super::dom::{El, Holder as _, el};
use super::event_target::value_of;
use super::fixed::sign;
use super::word::{Pick, word};
use crate::protocol::CivilTime;
use crate::state::Session;
use crate::task::{Filter, Span};

/// Folded until somebody wants them.
pub(super) fn more_filters(session: Session) -> El {
    let row = el("div")
        .class("more-row")
        .child(agent_field(session))
        .child(times(session, "call", |t| t.fields.calltime, |filter| &mut filter.call_time))
        .child(times(session, "created", |t| t.fields.createtime, |filter| &mut filter.created))
        .child(seconds(session, "talk", |t| t.fields.billsec, |filter| &mut filter.talk))
        .child(seconds(session, "wait", |t| t.fields.duration, |filter| &mut filter.wait));
    el("details")
        .class("more")
        .child(el("summary").attr("data-yti", "more-filters").text_of(word(session, |t| t.more_filters)))
        .child(row)
}

/// From and to a moment on the server's clock.
fn times(session: Session, name: &'static str, label: Pick, span: fn(&mut Filter) -> &mut Span<CivilTime>) -> El {
    let write = |time: CivilTime| time.to_string().replace(' ', "T");
    let read = |typed: &str| {
        let text = typed.replace('T', " ");
        // Browsers leave the seconds out where they are 0.
        CivilTime::parse(&text).or_else(|| CivilTime::parse(&format!("{text}:00")))
    };
    Ends { name, label, kind: "datetime-local", span, write, read }.show(session)
}

/// From and to a number of seconds.
fn seconds(session: Session, name: &'static str, label: Pick, span: fn(&mut Filter) -> &mut Span<u32>) -> El {
    let write = |seconds: u32| seconds.to_string();
    let read = |typed: &str| typed.trim().parse().ok();
    Ends { name, label, kind: "number", span, write, read }.show(session)
}

/// The two inputs of a span.
struct Ends<T> {
    name: &'static str,
    label: Pick,
    kind: &'static str,
    span: fn(&mut Filter) -> &mut Span<T>,
    write: fn(T) -> String,
    read: fn(&str) -> Option<T>,
}

impl<T: Copy + 'static> Ends<T> {
    fn show(self, session: Session) -> El {
        let Self { name, label, kind, span, write, read } = self;
        let end = move |which: &str, end_label: Pick, end: fn(&mut Span<T>) -> &mut Option<T>| {
            let shown = move || end(span(&mut session.listing.filter().get())).map(write).unwrap_or_default();
            input(session, &format!("{name}-{which}"), kind, end_label).prop_of("value", shown).on(
                "change",
                move |event| {
                    let typed = read(&value_of(&event));
                    session.update_filter(|filter| *end(span(filter)) = typed);
                },
            )
        };
        el("fieldset")
            .class("span-field")
            .child(el("legend").text_of(word(session, label)))
            .child(end("from", |t| t.from, |span| &mut span.from))
            .child(sign("–"))
            .child(end("to", |t| t.to, |span| &mut span.to))
    }
}

fn input(session: Session, name: &str, kind: &str, label: Pick) -> El {
    el("input")
        .attrs(&[("type", kind), ("name", name), ("min", "0"), ("step", "1")])
        .attr_of("aria-label", word(session, label))
        .attr_of("title", word(session, label))
}
