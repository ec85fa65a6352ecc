//! What a person is looking at, as a text that a page can keep in its address.

use std::fmt::Display;

use crate::protocol::{CivilTime, PageSize, TaskId};
use crate::task::{AgentChoice, AnswerClass, CalledClass, Filter, Order, Quality, Span};

/// How the query says that the records without an agent are meant. No extension is empty.
const NOBODY: &str = "";

/// Between the ends of a span.
const BETWEEN: char = '~';

/// Task, page, filter and order. Never the token, and never a searched text, which may be a telephone number.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ViewState {
    /// The task.
    pub task_id: Option<TaskId>,
    /// The page, from 1, if it is not the first.
    pub page: Option<u64>,
    /// Records a page.
    pub page_size: Option<PageSize>,
    /// Whether the whole task is loaded, and not its page alone.
    pub is_whole: bool,
    /// What hides records; its search is always blank.
    pub filter: Filter,
    /// The records' order.
    pub order: Order,
}

impl ViewState {
    /// As `application/x-www-form-urlencoded`, defaults left out, without a question mark.
    #[must_use]
    pub fn to_query(&self) -> String {
        let filter = &self.filter;
        let agent = filter.agent.as_ref().map(|agent| match agent {
            AgentChoice::Nobody => NOBODY.to_owned(),
            AgentChoice::Extension(extension) => extension.clone(),
        });
        let pairs = [
            ("taskid", self.task_id.as_ref().map(|id| id.as_str().to_owned())),
            ("page", self.page.filter(|&page| page != 1).map(|page| page.to_string())),
            ("itemsperpage", self.page_size.map(|size| size.get().to_string())),
            ("scope", self.is_whole.then(|| "task".to_owned())),
            ("called", filter.called.map(|class| class.as_str().to_owned())),
            ("answertype", filter.answer.map(|class| class.as_str().to_owned())),
            ("extnumber", agent),
            ("calltime", span_text(filter.call_time)),
            ("createtime", span_text(filter.created)),
            ("billsec", span_text(filter.talk)),
            ("duration", span_text(filter.wait)),
            ("hours", span_text(filter.hours)),
            ("quality", filter.quality.map(|quality| quality.as_str().to_owned())),
            ("sort", Some(self.order).filter(|order| *order != Order::default()).map(Order::name)),
        ];
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in pairs {
            if let Some(value) = value {
                query.append_pair(name, &value);
            }
        }
        query.finish()
    }

    /// Reads a query, with or without its question mark. What is not ours, or cannot be used, is passed over: a link
    /// may have been through many hands.
    #[must_use]
    pub fn from_query(query: &str) -> Self {
        let mut state = Self::default();
        for (name, value) in form_urlencoded::parse(query.trim_start_matches('?').as_bytes()) {
            let filter = &mut state.filter;
            match &*name {
                "taskid" => state.task_id = TaskId::parse(&value),
                "page" => state.page = value.parse().ok().filter(|&page| page > 1),
                "itemsperpage" => state.page_size = value.parse().ok().and_then(PageSize::new),
                "scope" => state.is_whole = value == "task",
                "called" => filter.called = CalledClass::parse(&value),
                "answertype" => filter.answer = AnswerClass::parse(&value),
                "extnumber" => {
                    filter.agent = Some(match &*value {
                        NOBODY => AgentChoice::Nobody,
                        extension => AgentChoice::Extension(extension.to_owned()),
                    });
                }
                "calltime" => filter.call_time = span(&value, CivilTime::parse),
                "createtime" => filter.created = span(&value, CivilTime::parse),
                "billsec" => filter.talk = span(&value, |seconds| seconds.parse().ok()),
                "duration" => filter.wait = span(&value, |seconds| seconds.parse().ok()),
                "hours" => filter.hours = span(&value, |hour| hour.parse().ok().filter(|hour| *hour < 24)),
                "quality" => filter.quality = Quality::parse(&value),
                "sort" => state.order = Order::parse(&value).unwrap_or_default(),
                _ => {}
            }
        }
        state
    }
}

fn span_text<T: Copy + Display + PartialOrd>(span: Span<T>) -> Option<String> {
    let end = |end: Option<T>| end.map(|end| end.to_string()).unwrap_or_default();
    span.is_active().then(|| format!("{}{BETWEEN}{}", end(span.from), end(span.to)))
}

fn span<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Span<T> {
    let (from, to) = text.split_once(BETWEEN).unwrap_or((text, ""));
    Span { from: read(from), to: read(to) }
}

#[cfg(test)]
mod tests {
    use super::ViewState;
    use crate::protocol::{CivilTime, PageSize, TaskId};
    use crate::task::{AgentChoice, AnswerClass, CalledClass, Filter, Order, OrderBy, Quality, Span};

    fn everything() -> ViewState {
        ViewState {
            task_id: TaskId::parse("20250110232019949748"),
            page: Some(3),
            page_size: PageSize::new(50),
            is_whole: true,
            filter: Filter {
                called: Some(CalledClass::NotCalled),
                answer: Some(AnswerClass::None),
                agent: Some(AgentChoice::Extension("80 &01".to_owned())),
                search: String::new(),
                call_time: Span { from: CivilTime::parse("2025-01-10 09:00:00"), to: None },
                created: Span { from: None, to: CivilTime::parse("2025-01-11 00:00:00") },
                talk: Span { from: Some(5), to: Some(60) },
                hours: Span { from: Some(9), to: Some(17) },
                quality: Some(Quality::Duplicate),
                ..Filter::default()
            },
            order: Order { by: OrderBy::Talk, descending: true },
        }
    }

    #[test]
    fn a_view_survives_its_query() {
        let state = everything();
        assert_eq!(ViewState::from_query(&state.to_query()), state);
        assert_eq!(ViewState::from_query(&format!("?{}", state.to_query())), state);
        let nobody = ViewState {
            filter: Filter { agent: Some(AgentChoice::Nobody), ..Filter::default() },
            ..ViewState::default()
        };
        assert_eq!(ViewState::from_query(&nobody.to_query()), nobody);
    }

    #[test]
    fn the_contracts_names_are_used_and_defaults_left_out() {
        assert_eq!(ViewState::default().to_query(), "");
        let query = everything().to_query();
        for part in [
            "taskid=20250110232019949748",
            "page=3",
            "itemsperpage=50",
            "called=not-called",
            "answertype=none",
            "sort=-talk",
        ] {
            assert!(query.split('&').any(|pair| pair == part), "{part} in {query}");
        }
    }

    #[test]
    fn a_searched_text_is_never_in_it() {
        let filter = Filter { search: "18112345678".to_owned(), ..Filter::default() };
        assert_eq!(ViewState { filter, ..ViewState::default() }.to_query(), "");
    }

    #[test]
    fn what_cannot_be_used_is_passed_over() {
        let state = ViewState::from_query(
            "page=0&itemsperpage=5000&called=maybe&sort=mark&calltime=soon&hours=24~&quality=bad&token=x&q=1&%ff=%zz&&=",
        );
        assert_eq!(state, ViewState::default());
    }
}
