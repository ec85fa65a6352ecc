//! A task that is loaded whole: its records, the network that serves them page by page, and the screen that asks.

use std::ops::RangeInclusive;

use serde_json::Value;

use super::{Network, Question, Screen, hook, number_at, numbered, page_among, until};

/// The records of a task and who asks for them. The first question is always the one for the page on screen, the
/// second that for the first page of the whole task.
pub struct ServedTask {
    /// Dropped before the network, which it asks.
    pub screen: Screen,
    pub network: Network,
    /// What answers are taken from; a test may change them between two answers.
    pub records: Vec<Value>,
}

impl ServedTask {
    /// The first page is on screen, the whole task not asked for yet. Whole tasks come ten records a page; `attributes`
    /// come on top.
    pub async fn shown(records: Vec<Value>, attributes: &[(&str, &str)]) -> Self {
        let network = Network::stand_in();
        let screen = Screen::connected(&[&[("bulk-page-size", "10")], attributes].concat());
        let task = Self { screen, network, records };
        task.give(1).await;
        task.screen.begins_with(0).await;
        task
    }

    /// A task of so many numbered records whose first page is on screen, and the person has asked for all of it.
    pub async fn loading(total: u64, attributes: &[(&str, &str)]) -> Self {
        let task = Self::shown(numbered(0..total), attributes).await;
        task.screen.click(&hook("load-task"));
        task
    }

    /// A task of these records that is loaded.
    pub async fn loaded(records: Vec<Value>, attributes: &[(&str, &str)]) -> Self {
        let pages = records.len().div_ceil(10);
        let task = Self::shown(records, attributes).await;
        task.screen.click(&hook("load-task"));
        task.give_all(2..=pages + 1).await;
        task.is_complete().await;
        task
    }

    /// The question of that number, counted from 1.
    pub async fn question(&self, number: usize) -> Question {
        self.network.question(number).await
    }

    /// Answers a question with the page that it asks for.
    pub async fn give(&self, number: usize) {
        let question = self.question(number).await;
        let (page, page_size) = question.page();
        question.answer(&page_among(page, page_size, &self.records));
    }

    /// Answers questions one after another, each with the page that it asks for.
    pub async fn give_all(&self, numbers: RangeInclusive<usize>) {
        for number in numbers {
            self.give(number).await;
        }
    }

    /// The pages that these questions ask for, in the order of the questions.
    pub async fn pages(&self, numbers: RangeInclusive<usize>) -> Vec<u64> {
        let mut pages = Vec::new();
        for number in numbers {
            pages.push(self.question(number).await.page().0);
        }
        pages
    }

    /// Waits until every record is here.
    pub async fn is_complete(&self) {
        let total = self.records.len();
        let count = format!("[data-yti=result-count][data-scope=task][data-total='{total}']");
        self.screen.shows(&count).await;
        self.screen.hides(&hook("progress")).await;
    }

    /// Waits until the records on screen are those that had these places in the beginning, in this order.
    pub async fn has_numbers(&self, indexes: impl IntoIterator<Item = u64>) {
        let expected = indexes.into_iter().map(number_at).collect::<Vec<_>>();
        until(&format!("{expected:?}"), || (self.screen.numbers() == expected).then_some(())).await;
    }

    /// Waits for a notice of this kind, and gives its words.
    pub async fn says(&self, kind: &str) -> String {
        let notice = self.screen.shows(&format!("[data-yti=notice][data-kind={kind}] span")).await;
        notice.text_content().unwrap()
    }
}
