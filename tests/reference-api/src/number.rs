//! The numbers of a task: mostly Chinese mobiles, some written in other ways.

use std::borrow::Cow;

use rand::RngExt;

use crate::random::{Generator, pick};

const MOBILE_PREFIXES: [&str; 16] =
    ["133", "135", "136", "138", "139", "150", "152", "158", "159", "176", "177", "180", "181", "186", "188", "199"];
const AREA_CODES: [&str; 6] = ["010", "021", "0571", "0755", "028", "0592"];

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// 11 digits.
    Mobile,
    /// `+86` and 11 digits.
    International,
    /// Area code with its leading zero and 8 digits.
    Landline,
    /// A mobile in groups of 3, 4 and 4 digits.
    Separated,
}

impl Spelling {
    /// A random number written so.
    pub fn number(self, generator: &mut Generator) -> Cow<'static, str> {
        let prefix = pick(generator, &MOBILE_PREFIXES);
        let middle = generator.random_range(0..10_000_u32);
        let end = generator.random_range(0..10_000_u32);
        let text = match self {
            Self::Mobile => format!("{prefix}{middle:04}{end:04}"),
            Self::International => format!("+86{prefix}{middle:04}{end:04}"),
            Self::Landline => {
                let area = pick(generator, &AREA_CODES);
                // No subscriber's number begins with 0 or 1.
                format!("{area}{}{end:04}", 2_000 + middle % 7_000)
            }
            Self::Separated => {
                let separator = pick(generator, &['-', ' ']);
                format!("{prefix}{separator}{middle:04}{separator}{end:04}")
            }
        };
        Cow::Owned(text)
    }

    /// A random spelling: 95 of 100 are plain mobiles.
    pub fn random(generator: &mut Generator) -> Self {
        match generator.random_range(0..1000_u32) {
            0..20 => Self::International,
            20..40 => Self::Landline,
            40..45 => Self::Separated,
            _ => Self::Mobile,
        }
    }
}
