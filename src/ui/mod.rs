//! What a person sees: components, one a file, made of [`dom`]'s elements.
//!
//! A component is a function that gives its element. It takes signals and callbacks, does no I/O and holds no wire name
//! but by way of [`Field`](crate::protocol::Field). Texts from the server are always text nodes, never markup.

mod agent_field;
mod app;
mod badge;
mod charts;
mod chips;
mod clipboard;
mod column_head;
mod connect_form;
mod dom;
mod download;
mod empty_state;
mod error_panel;
mod event_target;
mod export;
mod field_cell;
mod field_value;
mod filter_bar;
mod fixed;
mod focus;
mod icon;
mod layout_switch;
mod list_keys;
mod load_bar;
mod more_filters;
mod opened;
mod order_select;
mod page_size_select;
mod pager;
mod popover;
mod record_card;
mod record_cards;
mod record_details;
mod record_json;
mod record_list;
mod record_row;
mod record_table;
mod recycled;
mod refresh_choice;
mod remembered;
mod segments;
mod skeleton;
mod spoken;
mod status_line;
mod summary;
mod task_view;
mod time_of_day;
mod token_field;
mod top_bar;
mod word;

pub(crate) use app::app;
pub(crate) use record_json::record_json;
