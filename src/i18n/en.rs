//! English.

use super::{ChartTexts, ErrorTexts, ExportTexts, FieldTexts, FigureTexts, FiguresTexts, Texts, grouped};

pub(super) static TEXTS: Texts = Texts {
    title: "Outbound task details",
    intro: "See what became of every call of a predictive outbound dialling task.",
    switch_language: "中文",
    theme: "Theme",
    theme_auto: "system",
    theme_light: "light",
    theme_dark: "dark",

    endpoint: "API address",
    endpoint_hint: "A full address, or the path of a same-origin proxy such as /api/",
    token: "Token",
    token_hint: "Kept in memory only; gone when you leave the page",
    show_token: "Show token",
    hide_token: "Hide token",
    task_id: "Task ID",
    task_id_hint: "Usually 20 digits",
    page_size: "Page size",
    page_size_option: |records| format!("{} / page", grouped(u64::from(records))),
    load: "Load",
    continue_with_token: "Continue",
    endpoint_invalid: "Enter an address that starts with http:// or https://, or a path that starts with /",
    token_missing: "Enter a token",
    task_id_missing: "Enter a task ID",

    change_task: "Change task",
    reload: "Reload",
    auto_refresh: "Auto refresh",
    refresh_off: "Manual",
    refresh_every: |seconds| match (seconds % 60, seconds / 60) {
        (0, minutes) => format!("Every {minutes} min"),
        _ => format!("Every {seconds} s"),
    },
    updated: |time| format!("Updated {time}"),
    refresh_failed: |time| {
        format!(
            "Refreshing has not worked since {time}: the records below are those from before. It will be tried again."
        )
    },
    cancel: "Cancel",
    retry: "Try again",
    edit_connection: "Edit connection",
    loading: "Loading…",
    retrying: |attempt, of| format!("No success yet, attempt {attempt} of {of}…"),

    filters: "Filters",
    all: "All",
    search: "Search",
    search_placeholder: "Search numbers, marks, ids",
    clear_filters: "Clear filters",
    page_scope: "Filters and search see this page alone",
    page_shown: |shown, page| {
        format!("This page: {} of {} shown", grouped(shown as u64), counted(page as u64, "record"))
    },
    task_shown: |shown, held| {
        format!("The whole task: {} of {} shown", grouped(shown as u64), counted(held as u64, "record"))
    },
    task_total: |total| format!("{} in the whole task", grouped(total)),

    load_task: "Load the whole task",
    loaded: |loaded, total| format!("{} of {} loaded", grouped(loaded), grouped(total)),
    pace: |speed, left| match left {
        Some(seconds) => format!("{} a second, about {seconds} s left", grouped(speed)),
        None => format!("{} a second", grouped(speed)),
    },
    partial: |loaded, total| format!("Not everything is loaded: {} of {} are here.", grouped(loaded), grouped(total)),
    older: |loaded, total| {
        format!(
            "The reload is not complete ({} of {}): the records below are those from before.",
            grouped(loaded),
            grouped(total)
        )
    },
    resume: "Go on loading",
    gap: |from, to| match to == from {
        true => format!("Record {} is missing.", grouped(from)),
        false => format!("Records {}–{} are missing.", grouped(from), grouped(to)),
    },
    fetch_missing: "Fetch what is missing",
    drift: |from, to| {
        format!(
            "The task changed while it was loaded: from {} to {}. Reload for data of one moment.",
            grouped(from),
            counted(to, "record")
        )
    },
    duplicates: |count| match count {
        1 => "One record equals an earlier one in every field (kept).".to_owned(),
        _ => format!("{} records equal earlier ones in every field (kept).", grouped(count as u64)),
    },
    more_filters: "More filters",
    nobody: "no agent",
    from: "From",
    to: "To",
    filter_chip: |label, value| format!("{label}: {value}"),
    seconds_span: |span| format!("{span} s"),
    remove_filter: "Remove this filter",
    order: "Order",
    task_order: "Task order",
    layout: "Layout",
    cards: "Cards",
    table: "Table",
    columns: "Columns",

    called: "Called",
    not_called: "Not called",
    other: "Other",
    connected: "Connected",
    caller: "Agent missed",
    callee: "Customer missed",
    none: "No result",
    undocumented_code: |code| format!("Other: {code}"),
    data_quality: "Data quality",
    contradictory: "contradictory",
    undocumented: "undocumented codes",
    duplicate: "duplicate",
    no_result: "called, no result yet",
    summary: "Summary",
    summary_of_page: |records| format!("of this page alone: {}", counted(records, "record")),
    summary_of_page_filtered: |shown, records| {
        format!("of this page alone: {} of {}", grouped(shown), counted(records, "record"))
    },
    summary_of_task: |records| format!("of everything that is loaded: {}", counted(records, "record")),
    summary_of_task_filtered: |shown, records| {
        format!("of everything that is loaded: {} of {}", grouped(shown), counted(records, "record"))
    },
    of_whole_task: |value| format!("all {value}"),
    past_limit: |limit| format!("above the limit of {limit}: "),
    limit: |limit| format!("Limit: {limit}"),
    missed_split: |with, without| format!("With an agent: {with}; without: {without}"),
    seconds_mean: |seconds| format!("{seconds} s"),
    figures: FiguresTexts {
        progress: FigureTexts { name: "Progress", formula: "called ÷ all records" },
        reach_rate: FigureTexts {
            name: "Reach rate",
            formula: "(connected + agent missed) ÷ (connected + agent missed + customer missed)",
        },
        connect_rate: FigureTexts {
            name: "Connect rate",
            formula: "connected ÷ (connected + agent missed + customer missed)",
        },
        abandon_rate: FigureTexts { name: "Abandon rate", formula: "agent missed ÷ (connected + agent missed)" },
        agent_missed: FigureTexts {
            name: "Agent missed",
            formula: "calls that the customer answered and no agent did",
        },
        no_result: FigureTexts { name: "No result", formula: "records that were called and have no answer type" },
        avg_talk: FigureTexts { name: "Mean talk time", formula: "seconds talked in connected calls ÷ connected" },
        wait_connected: FigureTexts {
            name: "Mean wait · connected",
            formula: "seconds waited in connected calls ÷ connected",
        },
        wait_agent_missed: FigureTexts {
            name: "Mean wait · agent missed",
            formula: "seconds waited in calls that the agent missed ÷ agent missed",
        },
        wait_customer_missed: FigureTexts {
            name: "Mean wait · customer missed",
            formula: "seconds waited in calls that did not reach the customer ÷ customer missed",
        },
        short_call_rate: FigureTexts {
            name: "Short call rate",
            formula: "connected calls of less than 5 seconds ÷ connected",
        },
        contradictions: FigureTexts {
            name: "Contradictions",
            formula: "records that are connected and not answered, customer missed and answered, or not called and have an answer type or talk time",
        },
    },
    insights: "Charts, agents and data quality",
    agents: "Agents",
    no_agents: "No call was offered to an agent.",
    more_agents: |count| match count {
        1 => "Show one more agent".to_owned(),
        _ => format!("Show {} more agents", grouped(count)),
    },
    only_this_agent: "Show only this agent's records",
    offered: "Offered",
    missed: "Missed",
    missed_rate: "Missed rate",
    total_talk: "Total talk time",

    yes: "Yes",
    no: "No",

    charts: ChartTexts {
        charts: "Charts",
        brush_hint: "Click a column or drag across several to filter by them, again to take it back. With the keyboard: arrow keys move, with Shift they mark a range, Enter filters.",
        as_table: "As a table",
        nothing: "Nothing to draw",
        number: "Records",
        share: "Share",

        outcome: "Outcome",
        records: |count| counted(count, "record"),
        other_answer: "Other answer type",
        other_status: "Other status",

        hours: "Calls by hour of day",
        hour: "Hour",
        hours_gist: |timed, untimed| match untimed {
            0 => format!("With a result: {}", grouped(timed)),
            _ => format!("With a result: {}, and {} without a call time", grouped(timed), grouped(untimed)),
        },
        without_time: "Without a call time",

        talk: "Talk time in seconds",
        connected_calls: "Connected calls",
        wait: "Waiting time in seconds",
        called_records: "Called records",
        seconds: "Seconds",
        seconds_gist: |records, percentiles| match percentiles {
            Some((median, p90)) => format!(
                "Of {}, half within {} s, 90% within {} s",
                grouped(records),
                grouped(u64::from(median)),
                grouped(u64::from(p90))
            ),
            None => "No seconds known".to_owned(),
        },
        median: "Median",
        p90: "P90",
    },

    fields: FieldTexts {
        taskid: "Task ID",
        telphone: "Number",
        userid: "User ID",
        memberid: "Member ID",
        chengshudu: "Custom value",
        customuuid: "Custom UUID",
        status: "Called status",
        extnumber: "Agent",
        answered: "Answered",
        answertype: "Answer type",
        calltime: "Call time",
        duration: "Wait",
        billsec: "Talk",
        createtime: "Created",
        mark: "Mark",
    },
    seconds: |seconds| format!("{} s", grouped(u64::from(seconds))),
    details: "All fields",
    details_of: |place| format!("All fields of #{place}"),
    copy_json: "Copy as JSON",
    undocumented_fields: "Fields the documents do not name",
    records: "Call records",
    copy_number: |number| format!("Copy number {number}"),
    copy_task_id: "Copy task ID",
    copied: "Copied",
    copy_refused: "The browser refused to copy. It is selected: press Ctrl+C",

    pager: "Pages",
    first: "First page",
    previous: "Previous page",
    next: "Next page",
    last: "Last page",
    page_before: "Page",
    page_after: |pages| format!("of {}", grouped(pages)),
    go_to_page: "Go to page",

    empty_title: "This task has no records yet",
    empty_text: "It may have just been created. Reload later, or check the task ID.",
    past_end_title: "There are no records on this page any more",
    past_end_text: "The task has fewer records than before. Go to the last page.",
    no_match_title: "No record on this page passes the filters",
    no_match_in_task_title: "No record of the whole task passes the filters",
    no_match_text: |is_task, hidden| {
        let scope = if is_task { "the whole task" } else { "this page" };
        match hidden {
            1 => format!("The filters hide the one record of {scope}."),
            _ => format!("The filters hide all {} records of {scope}.", grouped(hidden as u64)),
        }
    },
    clamped: |asked, given| {
        format!(
            "The server gives at most {} a page, not {} as asked; pages are counted by that.",
            counted(given, "record"),
            grouped(u64::from(asked))
        )
    },

    export: ExportTexts {
        export: "Export",
        scope: "Records to export",
        filtered: "Filtered",
        page_only: "Only this page is loaded, so only this page would be in the file.",
        xlsx: "Excel (.xlsx)",
        xlsx_hint: "Recommended: Excel keeps long numbers and leading zeros",
        csv: "CSV",
        csv_hint: "For other programs; Excel changes long numbers and leading zeros in it",
        numbers: "Numbers to call again",
        numbers_hint: |most| format!("Without doubles, at most {most} a file, as the next task takes them"),
        numbers_masked: "Numbers are masked, so there are none to call again.",
        options: "Export options",
        every_field: "Every field",
        table_fields: "The table's columns",
        headings: "Headings",
        labels: "Words",
        wire_names: "Wire names",
        codes: "Codes",
        words: "Words",
        raw_codes: "As they came",
        mark: "Byte-order mark (BOM) in CSV",
        with_mark: "Yes, for Excel",
        without_mark: "No",
        number_format: "Numbers as",
        number_lines: "One a line",
        number_json: "JSON",

        running: |done, of| format!("Writing: {done} of {of} rows"),
        rows_done: |rows, files| format!("Exported: {}, {}", counted(rows, "row"), counted(files, "file")),
        numbers_done: |numbers, files| format!("Exported: {}, {}", counted(numbers, "number"), counted(files, "file")),
        doubles: |count| format!("doubles left out: {count}"),
        undialled: |count| format!("without a number: {count}"),
        cut: |texts| format!("texts cut to what Excel takes: {texts}"),
        save_again: "Got no file? Save it here:",
        dismiss: "Close",
        nothing_loaded: "No records are loaded, so there is nothing to export.",
        busy: "Another export is under way. Wait for it to end.",
        cancelled: "The export was cancelled.",
        outdated: "The records changed while the file was written, so there is none. Export again.",
        failed: |why| format!("The file could not be written. Try again. {why}"),

        figure: "Figure",
        value: "Value",
        numerator: "Numerator",
        denominator: "Denominator",
        formula: "Formula",
        written: "Exported at",
        rows: "Rows",
    },

    errors: ErrorTexts {
        bad_request: (
            "The request is not right",
            "The server does not take this request. Check the API address, the task ID and the page size.",
        ),
        server: ("The server failed", "Something broke on the server. Try again later; if it stays, tell the vendor."),
        auth: (
            "The token is invalid or has expired",
            "Enter a new token to go on. A token is good for 12 hours after its authorization.",
        ),
        no_token_from_host: (
            "There is no valid token",
            "The system around this has given no valid token. Try again; if that does not help, log in to it again.",
        ),
        forbidden: (
            "No right to do this",
            "The application is not authorized, the module is not licensed, or this IP address is not allowed. Ask your administrator.",
        ),
        rejected: ("The request was refused", "The server understood the request and refused it; its words are below."),
        task_not_found: ("There is no such task", "The server does not know this task. Check the task ID."),
        http: (
            "A gateway or server error",
            "What came back is an HTTP error, not the API's answer. Check the API address, or try again later.",
        ),
        malformed: (
            "The answer makes no sense",
            "What this address answers is not the API's format. Check the API address; if it is right, let an administrator look at what PHP prints.",
        ),
        network: (
            "No answer came",
            "One of these: this computer is offline; the server is down or refuses connections; the API does not allow other origins (CORS); an HTTPS page asks an HTTP API. A browser cannot tell these apart.",
        ),
        timeout: ("It took too long", "The answer was not complete in time. Try again, or choose a smaller page size."),
        out_of_memory: (
            "Out of memory",
            "The browser has no more memory for this page. What has been loaded can still be looked at and exported. Close other tabs and try again, or choose a smaller page size.",
        ),
        cancelled: ("Cancelled", "The request was stopped as you asked."),
    },
    error_details: "Details",
    error_kind: "Kind",
    error_code: "Code",
    error_message: "Message",
    old_page_kept: "The page before is still shown below.",
    config_broken: |problem| format!("config.json cannot be used, defaults apply: {problem}"),
};

/// So many of something: `1 row`, `12,345 rows`.
fn counted(count: u64, one: &str) -> String {
    format!("{} {one}{}", grouped(count), if count == 1 { "" } else { "s" })
}
