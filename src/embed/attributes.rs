//! The element's attributes, as text in, [`Options`] out.

use std::time::Duration;

use crate::i18n::Lang;
use crate::protocol::{Endpoint, PageSize, TaskId};
use crate::state::{AutoLoad, BasisPoints, Options, RefreshEvery, Theme};
use crate::task::Numbers;

/// An attribute that the element observes. Names are part of the public contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// The API's address.
    Endpoint,
    /// The task to show.
    TaskId,
    /// The page to begin with, from 1.
    Page,
    /// Records a page, 1 to 1000.
    PageSize,
    /// Records a page when a whole task is loaded, 1 to 1000.
    BulkPageSize,
    /// Pages asked for at a time when a whole task is loaded, 1 to 8.
    ParallelPages,
    /// `zh-CN` or `en`.
    Lang,
    /// `auto`, `light` or `dark`.
    Theme,
    /// `page`, `task` or `none`.
    AutoLoad,
    /// Seconds until what is on screen is loaded again by itself, 5 to 86,400; 0 for never.
    RefreshSeconds,
    /// Seconds that one answer may take, 1 to 600.
    TimeoutSeconds,
    /// Whether telephone numbers are masked: there, or `true`; `false` is as good as not there.
    MaskPhone,
    /// Percent of the calls that customers answered, 0 to 100, above which the missed ones are marked.
    AbandonLimit,
}

impl Attribute {
    /// Every attribute.
    pub const ALL: [Self; 13] = [
        Self::Endpoint,
        Self::TaskId,
        Self::Page,
        Self::PageSize,
        Self::BulkPageSize,
        Self::ParallelPages,
        Self::Lang,
        Self::Theme,
        Self::AutoLoad,
        Self::RefreshSeconds,
        Self::TimeoutSeconds,
        Self::MaskPhone,
        Self::AbandonLimit,
    ];

    /// The attribute's name in markup.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Endpoint => "endpoint",
            Self::TaskId => "task-id",
            Self::Page => "page",
            Self::PageSize => "page-size",
            Self::BulkPageSize => "bulk-page-size",
            Self::ParallelPages => "parallel-pages",
            Self::Lang => "lang",
            Self::Theme => "theme",
            Self::AutoLoad => "auto-load",
            Self::RefreshSeconds => "refresh-seconds",
            Self::TimeoutSeconds => "timeout-seconds",
            Self::MaskPhone => "mask-phone",
            Self::AbandonLimit => "abandon-limit",
        }
    }

    /// The attribute of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|attribute| attribute.name() == name)
    }

    /// Reads `value` into `options`; `None`, and nothing changed, where it cannot be used.
    fn apply(self, value: &str, options: &mut Options) -> Option<()> {
        match self {
            Self::Endpoint => options.endpoint = Some(Endpoint::parse(value)?),
            Self::TaskId => options.task_id = Some(TaskId::parse(value)?),
            Self::Page => options.page = value.trim().parse().ok().filter(|&page| page > 0)?,
            Self::PageSize => options.page_size = PageSize::new(value.trim().parse().ok()?)?,
            Self::BulkPageSize => options.bulk_page_size = PageSize::new(value.trim().parse().ok()?)?,
            Self::ParallelPages => {
                options.parallel = value.trim().parse().ok().filter(|pages| (1..=8).contains(pages))?;
            }
            Self::Lang => options.lang = Lang::parse(value)?,
            Self::Theme => options.theme = Theme::parse(value.trim())?,
            Self::AutoLoad => options.auto_load = AutoLoad::parse(value.trim())?,
            Self::RefreshSeconds => options.refresh_every = RefreshEvery::new(value.trim().parse().ok()?)?,
            Self::TimeoutSeconds => {
                let seconds = value.trim().parse().ok().filter(|seconds| (1..=600).contains(seconds))?;
                options.timeout = Duration::from_secs(seconds);
            }
            Self::MaskPhone => {
                options.numbers = match value.trim() {
                    "" | "true" | "mask-phone" => Numbers::Masked,
                    "false" => Numbers::Plain,
                    _ => return None,
                }
            }
            Self::AbandonLimit => options.abandon_limit = BasisPoints::from_percent(value)?,
        }
        Some(())
    }
}

/// The attributes as a host set them. Options are always derived from all of them, so removing one brings back its
/// default.
#[derive(Clone, Debug, Default)]
pub struct Attributes(Vec<(Attribute, String)>);

impl Attributes {
    /// Sets an attribute, or removes it.
    pub fn set(&mut self, attribute: Attribute, value: Option<String>) {
        self.0.retain(|(present, _)| *present != attribute);
        self.0.extend(value.map(|value| (attribute, value)));
    }

    /// What they ask for. An attribute that cannot be used leaves its default; `lang` is that of the language.
    #[must_use]
    pub fn options(&self, lang: Lang) -> Options {
        let mut options = Options { lang, ..Options::default() };
        for (attribute, value) in &self.0 {
            // Told by `unusable`.
            attribute.apply(value, &mut options);
        }
        options
    }

    /// The attributes whose values cannot be used. An empty value stands for none.
    pub fn unusable(&self) -> impl Iterator<Item = (Attribute, &str)> {
        self.0
            .iter()
            .filter(|(attribute, value)| !value.is_empty() && attribute.apply(value, &mut Options::default()).is_none())
            .map(|(attribute, value)| (*attribute, value.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Attribute, Attributes};
    use crate::i18n::Lang;
    use crate::protocol::{Endpoint, PageSize, TaskId};
    use crate::state::{AutoLoad, Options, Theme};
    use crate::task::Numbers;

    fn attributes(pairs: &[(Attribute, &str)]) -> Attributes {
        let mut attributes = Attributes::default();
        for (attribute, value) in pairs {
            attributes.set(*attribute, Some((*value).to_owned()));
        }
        attributes
    }

    #[test]
    fn what_a_host_sets_becomes_options() {
        let set = attributes(&[
            (Attribute::Endpoint, "/api/"),
            (Attribute::TaskId, " 20250110232019949748 "),
            (Attribute::Page, "3"),
            (Attribute::PageSize, "200"),
            (Attribute::BulkPageSize, "500"),
            (Attribute::ParallelPages, "8"),
            (Attribute::AutoLoad, "task"),
            (Attribute::Lang, "en-US"),
            (Attribute::Theme, "dark"),
            (Attribute::RefreshSeconds, "45"),
            (Attribute::TimeoutSeconds, "5"),
            (Attribute::MaskPhone, ""),
            (Attribute::AbandonLimit, "2.5"),
        ]);
        let options = set.options(Lang::ZhCn);
        assert_eq!(options.endpoint.as_ref().map(Endpoint::as_str), Some("/api/"));
        assert_eq!(options.task_id.as_ref().map(TaskId::as_str), Some("20250110232019949748"));
        assert_eq!((options.page, options.page_size.get()), (3, 200));
        assert_eq!((options.bulk_page_size.get(), options.parallel), (500, 8));
        assert_eq!(options.auto_load, AutoLoad::Task);
        assert_eq!((options.lang, options.theme), (Lang::En, Theme::Dark));
        assert_eq!(options.refresh_every.seconds(), 45);
        assert_eq!(options.timeout, Duration::from_secs(5));
        assert_eq!(options.numbers, Numbers::Masked);
        assert_eq!(options.abandon_limit.get(), 250);
        assert_eq!(set.unusable().count(), 0);
    }

    #[test]
    fn what_cannot_be_used_is_named_and_leaves_the_default() {
        let set = attributes(&[
            (Attribute::PageSize, "0"),
            (Attribute::Page, "-1"),
            (Attribute::Theme, "pink"),
            (Attribute::ParallelPages, "9"),
            (Attribute::RefreshSeconds, "4"),
        ]);
        assert_eq!(set.options(Lang::En), Options { lang: Lang::En, ..Options::default() });
        assert_eq!(
            set.unusable().map(|(attribute, _)| attribute.name()).collect::<Vec<_>>(),
            ["page-size", "page", "theme", "parallel-pages", "refresh-seconds"]
        );
    }

    #[test]
    fn removing_an_attribute_brings_back_its_default() {
        let mut set = attributes(&[(Attribute::PageSize, "50"), (Attribute::Lang, "en")]);
        set.set(Attribute::PageSize, None);
        set.set(Attribute::Lang, None);
        let options = set.options(Lang::ZhCn);
        assert_eq!((options.page_size, options.lang), (PageSize::DEFAULT, Lang::ZhCn));
    }

    #[test]
    fn every_name_leads_back_to_its_attribute_and_is_observed() {
        for attribute in Attribute::ALL {
            assert_eq!(Attribute::parse(attribute.name()), Some(attribute));
        }
        // Browsers ask embed.js for the list before the program has come.
        let listed = Attribute::ALL.map(|attribute| format!("\"{}\"", attribute.name())).join(", ");
        assert!(include_str!("embed.js").contains(&listed), "embed.js observes other attributes");
        // A token in markup would be in everybody's view.
        assert_eq!(Attribute::parse("token"), None);
    }
}
