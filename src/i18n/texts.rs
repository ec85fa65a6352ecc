//! The texts that every language has.

use super::ExportTexts;

/// Everything a person reads, in one language. Functions build the texts that carry numbers.
#[derive(Debug)]
pub struct Texts {
    /// The page's name.
    pub title: &'static str,
    /// What the page does, in one sentence, above the connection form.
    pub intro: &'static str,
    /// The language to switch to, in its own words.
    pub switch_language: &'static str,
    /// The theme switch's label before the theme's name.
    pub theme: &'static str,
    /// The theme that follows the system.
    pub theme_auto: &'static str,
    /// The light theme.
    pub theme_light: &'static str,
    /// The dark theme.
    pub theme_dark: &'static str,

    /// Label of the API's address.
    pub endpoint: &'static str,
    /// Help for the API's address.
    pub endpoint_hint: &'static str,
    /// Label of the token.
    pub token: &'static str,
    /// What becomes of the token.
    pub token_hint: &'static str,
    /// Button that shows the token's characters.
    pub show_token: &'static str,
    /// Button that hides them.
    pub hide_token: &'static str,
    /// Label of the task ID.
    pub task_id: &'static str,
    /// Help for the task ID.
    pub task_id_hint: &'static str,
    /// Label of the page size.
    pub page_size: &'static str,
    /// A page size as an option.
    pub page_size_option: fn(u16) -> String,
    /// Button that loads.
    pub load: &'static str,
    /// Button that goes on with a new token.
    pub continue_with_token: &'static str,
    /// The API's address is empty or no address.
    pub endpoint_invalid: &'static str,
    /// The token is missing.
    pub token_missing: &'static str,
    /// The task ID is missing.
    pub task_id_missing: &'static str,

    /// Button back to the connection form.
    pub change_task: &'static str,
    /// Button that loads the page again.
    pub reload: &'static str,
    /// Label of how often the records are loaded again by themselves.
    pub auto_refresh: &'static str,
    /// That they are not, as a choice.
    pub refresh_off: &'static str,
    /// That they are, every so many seconds, as a choice.
    pub refresh_every: fn(u32) -> String,
    /// When the records on screen came: a time of day.
    pub updated: fn(&str) -> String,
    /// That they could not be loaded again by themselves since a time of day.
    pub refresh_failed: fn(&str) -> String,
    /// Button that stops the request.
    pub cancel: &'static str,
    /// Button that asks again.
    pub retry: &'static str,
    /// Button that opens the connection form.
    pub edit_connection: &'static str,
    /// What is being loaded, for the status line.
    pub loading: &'static str,
    /// The attempt's number after a transient fault, and of how many.
    pub retrying: fn(u32, u32) -> String,

    /// Label of the filters.
    pub filters: &'static str,
    /// Every value of a filter.
    pub all: &'static str,
    /// Label of the search.
    pub search: &'static str,
    /// What the search looks through.
    pub search_placeholder: &'static str,
    /// Button that clears every filter.
    pub clear_filters: &'static str,
    /// That filters and search see this page alone.
    pub page_scope: &'static str,
    /// Records shown, of how many on this page.
    pub page_shown: fn(usize, usize) -> String,
    /// Records shown, of how many have come.
    pub task_shown: fn(usize, usize) -> String,
    /// The task's total.
    pub task_total: fn(u64) -> String,

    /// Button that loads the whole task.
    pub load_task: &'static str,
    /// Records loaded of how many.
    pub loaded: fn(u64, u64) -> String,
    /// Records a second, and seconds left if that can be told.
    pub pace: fn(u64, Option<u64>) -> String,
    /// The load stopped early: loaded, total.
    pub partial: fn(u64, u64) -> String,
    /// A reload stopped early, and the records before are kept: loaded, total.
    pub older: fn(u64, u64) -> String,
    /// Button that goes on with it.
    pub resume: &'static str,
    /// Records missing, first and last place.
    pub gap: fn(u64, u64) -> String,
    /// Button that fetches what is missing.
    pub fetch_missing: &'static str,
    /// The total changed while the task was loaded: from, to.
    pub drift: fn(u64, u64) -> String,
    /// Records that are there more than once.
    pub duplicates: fn(usize) -> String,
    /// What opens the rarer filters.
    pub more_filters: &'static str,
    /// Without an agent.
    pub nobody: &'static str,
    /// The lower end of a span.
    pub from: &'static str,
    /// The upper end of a span.
    pub to: &'static str,
    /// A filter in force: its label and its value.
    pub filter_chip: fn(&str, &str) -> String,
    /// A span of seconds with its unit.
    pub seconds_span: fn(String) -> String,
    /// What pressing a filter in force does.
    pub remove_filter: &'static str,
    /// Label of the order.
    pub order: &'static str,
    /// The task's own order.
    pub task_order: &'static str,
    /// Label of the choice between cards and a table.
    pub layout: &'static str,
    /// Records as cards.
    pub cards: &'static str,
    /// Records in a table.
    pub table: &'static str,
    /// What opens the choice of the table's columns.
    pub columns: &'static str,

    /// Called.
    pub called: &'static str,
    /// Not called.
    pub not_called: &'static str,
    /// Any undocumented code.
    pub other: &'static str,
    /// Connected.
    pub connected: &'static str,
    /// The agent did not answer.
    pub caller: &'static str,
    /// The customer was not reached.
    pub callee: &'static str,
    /// No answer type yet.
    pub none: &'static str,
    /// An undocumented code, shown as it came.
    pub undocumented_code: fn(&str) -> String,
    /// Label of what makes records worth a second look.
    pub data_quality: &'static str,
    /// Its fields contradict each other.
    pub contradictory: &'static str,
    /// It has undocumented codes.
    pub undocumented: &'static str,
    /// It equals an earlier record.
    pub duplicate: &'static str,
    /// Called, and no result yet.
    pub no_result: &'static str,
    /// Label of what the records add up to.
    pub summary: &'static str,
    /// That it is of the page alone: its records.
    pub summary_of_page: fn(u64) -> String,
    /// That it is of some of the page's records: how many, of how many.
    pub summary_of_page_filtered: fn(u64, u64) -> String,
    /// That it is of the whole task: its records.
    pub summary_of_task: fn(u64) -> String,
    /// That it is of some of the whole task's records: how many, of how many.
    pub summary_of_task_filtered: fn(u64, u64) -> String,
    /// A figure's value for the whole task, beside that for the records shown.
    pub of_whole_task: fn(&str) -> String,
    /// That a figure is above its limit.
    pub past_limit: fn(&str) -> String,
    /// A figure's limit.
    pub limit: fn(&str) -> String,
    /// Missed calls with and without an agent.
    pub missed_split: fn(&str, &str) -> String,
    /// A mean of seconds with its unit.
    pub seconds_mean: fn(&str) -> String,
    /// The figures.
    pub figures: FiguresTexts,
    /// What opens charts, agents and data quality.
    pub insights: &'static str,
    /// Label of the agents' figures.
    pub agents: &'static str,
    /// That no call was offered to any.
    pub no_agents: &'static str,
    /// Button that shows so many more agents.
    pub more_agents: fn(u64) -> String,
    /// What pressing an agent does.
    pub only_this_agent: &'static str,
    /// Calls offered to an agent.
    pub offered: &'static str,
    /// Those that the agent did not answer.
    pub missed: &'static str,
    /// Their share.
    pub missed_rate: &'static str,
    /// Seconds talked, all together.
    pub total_talk: &'static str,

    /// Yes.
    pub yes: &'static str,
    /// No.
    pub no: &'static str,

    /// The charts' texts.
    pub charts: ChartTexts,

    /// The fields' labels.
    pub fields: FieldTexts,
    /// Seconds with their unit.
    pub seconds: fn(u32) -> String,
    /// Button that opens a record's details.
    pub details: &'static str,
    /// The same, with the record's place in the task.
    pub details_of: fn(&str) -> String,
    /// Button that copies a record as JSON.
    pub copy_json: &'static str,
    /// Heading of fields that the documents do not name.
    pub undocumented_fields: &'static str,
    /// Label of the list of records.
    pub records: &'static str,
    /// Button that copies a number; the number follows.
    pub copy_number: fn(&str) -> String,
    /// Button that copies the task ID.
    pub copy_task_id: &'static str,
    /// That it was copied.
    pub copied: &'static str,
    /// That the browser did not let us copy; the text is selected instead.
    pub copy_refused: &'static str,

    /// Label of the pager.
    pub pager: &'static str,
    /// First page.
    pub first: &'static str,
    /// Previous page.
    pub previous: &'static str,
    /// Next page.
    pub next: &'static str,
    /// Last page.
    pub last: &'static str,
    /// Before the page number's box.
    pub page_before: &'static str,
    /// After it: of how many pages.
    pub page_after: fn(u64) -> String,
    /// Label of the page number's box.
    pub go_to_page: &'static str,

    /// A task without records.
    pub empty_title: &'static str,
    /// What it may mean.
    pub empty_text: &'static str,
    /// A page past the end of a task that has records.
    pub past_end_title: &'static str,
    /// What to do.
    pub past_end_text: &'static str,
    /// No record of this page passes the filters.
    pub no_match_title: &'static str,
    /// No record of the whole task passes the filters.
    pub no_match_in_task_title: &'static str,
    /// What hides them: whether the whole task is listed, and how many.
    pub no_match_text: fn(bool, usize) -> String,
    /// That the server gives fewer records a page than asked: asked, given.
    pub clamped: fn(u16, u64) -> String,

    /// The texts of files.
    pub export: ExportTexts,

    /// The errors by kind.
    pub errors: ErrorTexts,
    /// Heading of an error's details.
    pub error_details: &'static str,
    /// The kind of an error, in its details.
    pub error_kind: &'static str,
    /// The code of an error, in its details.
    pub error_code: &'static str,
    /// The server's words, or where its JSON breaks, in an error's details.
    pub error_message: &'static str,
    /// That the page before the failed one is still shown.
    pub old_page_kept: &'static str,
    /// `config.json` cannot be used; what is wrong follows.
    pub config_broken: fn(&str) -> String,
}

/// A figure.
#[derive(Debug)]
pub struct FigureTexts {
    /// Its name.
    pub name: &'static str,
    /// How it is computed. Vendors disagree on the names.
    pub formula: &'static str,
}

/// The figures of a task.
#[derive(Debug)]
#[allow(missing_docs, reason = "the fields are those of task::Figure")]
pub struct FiguresTexts {
    pub progress: FigureTexts,
    pub reach_rate: FigureTexts,
    pub connect_rate: FigureTexts,
    pub abandon_rate: FigureTexts,
    pub agent_missed: FigureTexts,
    pub no_result: FigureTexts,
    pub avg_talk: FigureTexts,
    pub wait_connected: FigureTexts,
    pub wait_agent_missed: FigureTexts,
    pub wait_customer_missed: FigureTexts,
    pub short_call_rate: FigureTexts,
    pub contradictions: FigureTexts,
}

/// What stands in and around the charts.
#[derive(Debug)]
pub struct ChartTexts {
    /// Label of all of them.
    pub charts: &'static str,
    /// How a range is picked.
    pub brush_hint: &'static str,
    /// What unfolds a chart's numbers.
    pub as_table: &'static str,
    /// That there is nothing to draw.
    pub nothing: &'static str,
    /// How many of something, as a table's column.
    pub number: &'static str,
    /// How much of all that is, as a table's column.
    pub share: &'static str,

    /// What became of the records.
    pub outcome: &'static str,
    /// So many records.
    pub records: fn(u64) -> String,
    /// Called, with an undocumented answer type.
    pub other_answer: &'static str,
    /// With an undocumented status.
    pub other_status: &'static str,

    /// Calls by hour of day.
    pub hours: &'static str,
    /// An hour of day, as a table's column.
    pub hour: &'static str,
    /// Calls with a result that have a call time, and those that have none.
    pub hours_gist: fn(u64, u64) -> String,
    /// Those that have none, as a table's row.
    pub without_time: &'static str,

    /// Seconds talked.
    pub talk: &'static str,
    /// Whose talk it is.
    pub connected_calls: &'static str,
    /// Seconds waited.
    pub wait: &'static str,
    /// Whose wait it is.
    pub called_records: &'static str,
    /// Seconds, as a table's column.
    pub seconds: &'static str,
    /// So many records with a number of seconds, and if there are any the median and the 90th percentile of those.
    pub seconds_gist: fn(u64, Option<(u32, u32)>) -> String,
    /// The 50th percentile.
    pub median: &'static str,
    /// The 90th percentile.
    pub p90: &'static str,
}

/// A record's fields, as labels.
#[derive(Debug)]
#[allow(missing_docs, reason = "the fields are those of protocol::Field")]
pub struct FieldTexts {
    pub taskid: &'static str,
    pub telphone: &'static str,
    pub userid: &'static str,
    pub memberid: &'static str,
    pub chengshudu: &'static str,
    pub customuuid: &'static str,
    pub status: &'static str,
    pub extnumber: &'static str,
    pub answered: &'static str,
    pub answertype: &'static str,
    pub calltime: &'static str,
    pub duration: &'static str,
    pub billsec: &'static str,
    pub createtime: &'static str,
    pub mark: &'static str,
}

/// What happened and what to do, as a pair, for each kind of error.
#[derive(Debug)]
#[allow(missing_docs, reason = "the fields are those of protocol::ErrorKind")]
pub struct ErrorTexts {
    pub bad_request: (&'static str, &'static str),
    pub server: (&'static str, &'static str),
    pub auth: (&'static str, &'static str),
    /// [`crate::protocol::ErrorKind::Auth`] where the host page's function is asked for tokens, and not the person.
    pub no_token_from_host: (&'static str, &'static str),
    pub forbidden: (&'static str, &'static str),
    pub rejected: (&'static str, &'static str),
    pub task_not_found: (&'static str, &'static str),
    pub http: (&'static str, &'static str),
    pub malformed: (&'static str, &'static str),
    pub network: (&'static str, &'static str),
    pub timeout: (&'static str, &'static str),
    pub out_of_memory: (&'static str, &'static str),
    pub cancelled: (&'static str, &'static str),
}
