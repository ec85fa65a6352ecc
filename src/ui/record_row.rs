//! One record as a row of the table, and its details as the row below it.
//!
//! Static, as cards are.

use leptos::prelude::*;

use super::badge::{answer_badge, called_badge};
use super::field_value::words;
use super::icon::{Icon, icon};
use super::number::number;
use super::record_details::{Extent, record_details};
use crate::i18n::{Texts, grouped};
use crate::protocol::{Field, Record};
use crate::state::Columns;
use crate::task::{AnswerClass, CalledClass};

/// The row of the record at `index`, counted from 0 over the task.
pub(super) fn record_row(
    record: &Record<'_>,
    index: u64,
    columns: Columns,
    is_open: bool,
    texts: &'static Texts,
) -> impl IntoView + use<> {
    let cells = columns.fields().map(|field| cell(record, field, texts)).collect_view();
    let place = grouped(index + 1);
    let opens = (texts.details_of)(&place);
    view! {
        <tr
            part="record"
            data-yti="record"
            data-index=index.to_string()
            data-status=CalledClass::of(&record.status).as_str()
            data-answertype=AnswerClass::of(&record.answertype).as_str()
        >
            <td class="opener">
                <button
                    type="button"
                    data-yti="details"
                    aria-expanded=is_open.to_string()
                    aria-label=opens
                >
                    {icon(Icon::Next)}
                    {place}
                </button>
            </td>
            {cells}
        </tr>
    }
}

/// The details of the record in the row above.
pub(super) fn details_row(record: &Record<'_>, columns: Columns, texts: &'static Texts) -> impl IntoView + use<> {
    let cells = columns.fields().count() + 1;
    view! {
        <tr data-yti="record-details">
            <td colspan=cells.to_string()>
                <div class="details">{record_details(record, Extent::Whole, |field| columns.has(field), texts)}</div>
            </td>
        </tr>
    }
}

/// How a column's cells are set.
pub(super) const fn column_class(field: Field) -> &'static str {
    match field {
        Field::Telphone | Field::Duration | Field::BillSec => "end",
        Field::Mark | Field::Chengshudu | Field::UserId | Field::MemberId | Field::CustomUuid => "free",
        Field::TaskId
        | Field::Status
        | Field::ExtNumber
        | Field::Answered
        | Field::AnswerType
        | Field::CallTime
        | Field::CreateTime => "",
    }
}

fn cell(record: &Record<'_>, field: Field, texts: &'static Texts) -> impl IntoView + use<> {
    let class = column_class(field);
    match field {
        Field::Telphone => view! { <td class=class>{number(&record.telphone, texts)}</td> }.into_any(),
        Field::Status => view! { <td class=class>{called_badge(&record.status, texts)}</td> }.into_any(),
        Field::AnswerType => view! { <td class=class>{answer_badge(&record.answertype, texts)}</td> }.into_any(),
        _ => view! {
            <td class=class data-field=field.wire_name() dir="auto">
                {words(record, field, texts)}
            </td>
        }
        .into_any(),
    }
}
