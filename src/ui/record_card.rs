//! One record as a card.
//!
//! A card is static: it holds no signal, so a thousand of them cost their elements and nothing more.

use leptos::prelude::*;

use super::badge::{answer_badge, called_badge};
use super::field_value::{EMPTY, clock, is_id, text, time, yes_no};
use super::icon::{Icon, icon};
use crate::i18n::{FieldTexts, Texts, grouped};
use crate::protocol::{Field, Reading, Record};
use crate::task::{AnswerClass, CalledClass, number_groups};

/// A field's label.
const fn label(field: Field, texts: &FieldTexts) -> &'static str {
    match field {
        Field::TaskId => texts.taskid,
        Field::Telphone => texts.telphone,
        Field::UserId => texts.userid,
        Field::MemberId => texts.memberid,
        Field::Chengshudu => texts.chengshudu,
        Field::CustomUuid => texts.customuuid,
        Field::Status => texts.status,
        Field::ExtNumber => texts.extnumber,
        Field::Answered => texts.answered,
        Field::AnswerType => texts.answertype,
        Field::CallTime => texts.calltime,
        Field::Duration => texts.duration,
        Field::BillSec => texts.billsec,
        Field::CreateTime => texts.createtime,
        Field::Mark => texts.mark,
    }
}

/// The card of the record at `index`, counted from 0 over the task.
pub(super) fn record_card(record: &Record<'_>, index: u64, texts: &'static Texts) -> impl IntoView + use<> {
    let fact = |field: Field, value: String| labelled(field, &texts.fields, value);
    let ids = [
        (Field::UserId, &record.userid),
        (Field::MemberId, &record.memberid),
        (Field::CustomUuid, &record.customuuid),
        (Field::Chengshudu, &record.chengshudu),
    ];
    let (given, missing): (Vec<_>, Vec<_>) = ids.into_iter().partition(|(_, value)| is_id(value));
    let given = given.into_iter().map(|(field, value)| fact(field, text(value))).collect_view();
    let missing = missing.into_iter().map(|(field, value)| fact(field, text(value))).collect_view();
    let undocumented = record.undocumented.iter().map(|(name, value)| other_field(name, value)).collect::<Vec<_>>();
    let undocumented = (!undocumented.is_empty()).then(|| {
        view! {
            <p class="sub">{texts.undocumented_fields}</p>
            <dl class="facts">{undocumented}</dl>
        }
    });
    let mark = text(&record.mark);

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
                {fact(Field::CallTime, time(&record.calltime))} {fact(Field::ExtNumber, text(&record.extnumber))}
                {seconds(Field::Duration, &record.duration, texts)} {seconds(Field::BillSec, &record.billsec, texts)}
            </dl>
            <div class="mark" class:none=mark == EMPTY>
                <span class="name">{texts.fields.mark}</span>
                <p data-field=Field::Mark.wire_name() dir="auto">
                    {mark.clone()}
                </p>
            </div>
            <dl class="ids">{given}</dl>
            <details>
                <summary>{texts.details}</summary>
                <dl class="facts">
                    {fact(Field::TaskId, text(&record.taskid))}
                    {fact(Field::CreateTime, time(&record.createtime))}
                    {fact(Field::Answered, yes_no(&record.answered, texts))} {missing}
                </dl>
                {undocumented}
            </details>
        </article>
    }
}

/// The number in groups to read; copied, by hand or by button, it is whole.
fn number(number: &str, texts: &Texts) -> impl IntoView + use<> {
    if number.trim().is_empty() {
        return view! { <span class="number" data-field=Field::Telphone.wire_name()>{EMPTY}</span> }.into_any();
    }
    let groups =
        number_groups(number).into_iter().map(|group| view! { <span>{group.to_owned()}</span> }).collect_view();
    let action = (texts.copy_number)(number);
    view! {
        <span class="number" data-field=Field::Telphone.wire_name() dir="ltr">
            {groups}
        </span>
        <button type="button" class="copy" data-copy=number.to_owned() title=action.clone() aria-label=action>
            {icon(Icon::Copy)}
        </button>
    }
    .into_any()
}

fn labelled(field: Field, texts: &FieldTexts, value: String) -> impl IntoView + use<> {
    view! {
        <div>
            <dt>{label(field, texts)}</dt>
            <dd data-field=field.wire_name() dir="auto">
                {value}
            </dd>
        </div>
    }
}

fn seconds(field: Field, reading: &Reading<'_, u32>, texts: &Texts) -> impl IntoView + use<> {
    let (value, also) = match reading {
        Reading::Absent => (EMPTY.to_owned(), None),
        Reading::Known(0) => ((texts.seconds)(0), None),
        Reading::Known(seconds) => (clock(*seconds), Some((texts.seconds)(*seconds))),
        Reading::Other(given) => (given.to_string(), None),
    };
    view! {
        <div class="time">
            <dt>{label(field, &texts.fields)}</dt>
            <dd data-field=field.wire_name()>{value}{also.map(|also| view! { <small>{also}</small> })}</dd>
        </div>
    }
}

fn other_field(name: &str, value: &str) -> impl IntoView + use<> {
    view! {
        <div>
            <dt dir="auto">{name.to_owned()}</dt>
            <dd data-field=name.to_owned() dir="auto">
                {text(value)}
            </dd>
        </div>
    }
}
