//! One record as a card.
//!
//! A card is static: it holds no signal, so a thousand of them cost their elements and nothing more.

use leptos::prelude::*;

use super::badge::{answer_badge, called_badge};
use super::field_value::{EMPTY, is_id, words};
use super::number::number;
use super::record_details::{Extent, fact, record_details};
use crate::i18n::{Texts, grouped};
use crate::protocol::{Field, Record};
use crate::task::{AnswerClass, CalledClass};

/// Ids and custom values: on the card's face where they say something.
const IDS: [Field; 4] = [Field::UserId, Field::MemberId, Field::CustomUuid, Field::Chengshudu];

/// Whether a field stands on the face of the record's card, and not only in its details.
pub(super) fn is_on_face(record: &Record<'_>, field: Field) -> bool {
    match field {
        Field::TaskId | Field::CreateTime | Field::Answered => false,
        Field::UserId => is_id(&record.userid),
        Field::MemberId => is_id(&record.memberid),
        Field::CustomUuid => is_id(&record.customuuid),
        Field::Chengshudu => is_id(&record.chengshudu),
        Field::Telphone
        | Field::Status
        | Field::ExtNumber
        | Field::AnswerType
        | Field::CallTime
        | Field::Duration
        | Field::BillSec
        | Field::Mark => true,
    }
}

/// The card of the record at `index`, counted from 0 over the task.
pub(super) fn record_card(record: &Record<'_>, index: u64, texts: &'static Texts) -> impl IntoView + use<> {
    let facts = |fields: &[Field]| {
        let shown = fields.iter().filter(|&&field| is_on_face(record, field));
        shown.map(|&field| fact(record, field, texts)).collect_view()
    };
    let mark = words(record, Field::Mark, texts);
    let has_no_mark = mark == EMPTY;
    let rest = record_details(record, Extent::Rest, |field| is_on_face(record, field), texts);

    view! {
        <article
            class="card"
            part="record"
            data-yti="record"
            data-index=index.to_string()
            data-status=CalledClass::of(&record.status).as_str()
            data-answertype=AnswerClass::of(&record.answertype).as_str()
        >
            <header class="card-head">
                {number(&record.telphone, texts)} <span class="card-index">"#"{grouped(index + 1)}</span>
            </header>
            <div class="badges">
                {answer_badge(&record.answertype, texts)} {called_badge(&record.status, texts)}
            </div>
            <dl class="facts main">
                {facts(&[Field::CallTime, Field::ExtNumber, Field::Duration, Field::BillSec])}
            </dl>
            <div class="mark" class:none=has_no_mark>
                <span class="name">{texts.fields.mark}</span>
                <p data-field=Field::Mark.wire_name() dir="auto">
                    {mark}
                </p>
            </div>
            <dl class="ids">{facts(&IDS)}</dl>
            <details>
                <summary data-yti="details">{texts.details}</summary>
                <div class="details">{rest}</div>
            </details>
        </article>
    }
}
