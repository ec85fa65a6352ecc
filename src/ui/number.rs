//! A telephone number, to read and to copy.

use leptos::prelude::*;

use super::field_value::EMPTY;
use super::icon::{Icon, icon};
use crate::i18n::Texts;
use crate::protocol::Field;
use crate::task::number_groups;

/// The number in groups to read; copied, by hand or by button, it is whole.
pub(super) fn number(number: &str, texts: &Texts) -> impl IntoView + use<> {
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
