//! What people write into a record's mark: notes, and everything that breaks a careless page or a spreadsheet.
//!
//! None of these texts does anything: a page that shows them as text is right, one that runs them is not.

use std::borrow::Cow;
use std::iter;

use rand::RngExt;

use crate::random::{Generator, pick};

/// How many characters the longest marks have.
const LONG: usize = 500;

/// The most notes that stand in one mark.
const MOST_NOTES: usize = 6;

/// What a mark is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// Nothing.
    Empty,
    /// Notes in Chinese.
    Chinese,
    /// Notes in English.
    English,
    /// Emoji, joined ones and flags too.
    Emoji,
    /// Quotes, commas, backslashes: what CSV and JSON must escape.
    Quotes,
    /// Line breaks of every kind, and tabs.
    Lines,
    /// Begins as a spreadsheet's formula does.
    Formula,
    /// HTML that would run in a page that takes it for markup.
    Html,
    /// Turns the direction of writing round.
    Bidi,
    /// One very long word without a place to break.
    LongWord,
    /// A text of [`LONG`] characters.
    Long,
}

const CHINESE: [&str; 12] = [
    "客户要求下周二上午回电",
    "已加微信，稍后把产品资料和案例发过去",
    "客户明确表示不需要，请勿再拨打这个号码",
    "客户在开会，让晚点再打",
    "有意向，关注价格和售后服务，约周四下午三点上门演示",
    "号码是家人在用，本人下班后在家",
    "老客户，续费意向强，报价后等财务审批",
    "听不清，信号不好，建议换个时间再联系",
    "对套餐B感兴趣，需要对比说明",
    "已投诉到客服，转主管处理",
    "接通后听完开场白就直接挂断，可以换个时段再试",
    "要求开具增值税专用发票，邮寄到公司前台",
];
const ENGLISH: [&str; 6] = [
    "Asked who gave us the number",
    "Call back on Thursday after 15:00",
    "Wants a quote by e-mail first",
    "Wrong person, number belongs to a shop",
    "Interested; send the brochure and ask for the purchasing department",
    "Do not call again",
];
const EMOJI: [&str; 5] = ["👨‍👩‍👧‍👦 家庭套餐", "客户很满意👍", "🎉🎉 成交！", "🇨🇳 🏳️‍🌈 👩🏽‍💻", "😡 投诉"];
const QUOTES: [&str; 5] = [
    "他说\"再考虑一下\"，没有拒绝",
    "said \"no, thanks\", then hung up",
    "a,b;c|d",
    "C:\\temp\\list.csv",
    "'it''s' \"\"quoted\"\"",
];
const LINES: [&str; 4] = [
    "第一次：无人接听\n第二次：约周五\n第三次：成交",
    "line one\r\nline two\r\n\r\nline four",
    "列一\t列二\n1\t2",
    "\n  leading and trailing  \n",
];
const FORMULAS: [&str; 7] =
    ["=HYPERLINK(\"http://x\",\"y\")", "=1+1", "+1", "-1", "@SUM(A1:A9)", "＝1", "\t=cmd|'/c calc'!A1"];
const HTML: [&str; 6] = [
    "<img src=x onerror=alert(1)>",
    "<script>document.title='run'</script>",
    "</textarea><b>bold</b>",
    "<a href=\"javascript:alert(1)\">点我</a>",
    "&lt;already escaped&gt; &amp; &#x41;",
    "]]><!-- <style>*{display:none}</style>",
];
const BIDI: [&str; 3] = ["\u{202E}txt.exe 倒序", "مرحبا 你好 שלום", "a\u{2066}b\u{2069}c\u{200B}d\u{FEFF}e"];
const LONG_WORDS: [&str; 2] = [
    "DonaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftDonaudampfschifffahrtselektrizitäten",
    "https://example.com/a/very/long/address/that/never/ends/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa?q=1",
];

impl MarkKind {
    /// A random kind: about 70 of 100 are empty.
    pub fn random(generator: &mut Generator) -> Self {
        match generator.random_range(0..1_000_u32) {
            0..700 => Self::Empty,
            700..880 => Self::Chinese,
            880..930 => Self::English,
            930..950 => Self::Emoji,
            950..964 => Self::Quotes,
            964..976 => Self::Lines,
            976..983 => Self::Formula,
            983..988 => Self::Html,
            988..990 => Self::Bidi,
            990..993 => Self::LongWord,
            _ => Self::Long,
        }
    }

    /// A random mark of this kind.
    pub fn text(self, generator: &mut Generator) -> Cow<'static, str> {
        match self {
            Self::Chinese => Cow::Owned(notes(generator, &CHINESE, "；")),
            Self::English => Cow::Owned(notes(generator, &ENGLISH, "; ")),
            Self::Long => Cow::Owned(long(generator)),
            _ => Cow::Borrowed(pick(generator, self.choices())),
        }
    }

    /// The first mark of this kind: the same for every seed, save for the long ones.
    pub fn example(self, generator: &mut Generator) -> Cow<'static, str> {
        self.choices().first().map_or_else(|| self.text(generator), |&first| Cow::Borrowed(first))
    }

    fn choices(self) -> &'static [&'static str] {
        match self {
            Self::Empty | Self::Long => &[],
            Self::Chinese => &CHINESE,
            Self::English => &ENGLISH,
            Self::Emoji => &EMOJI,
            Self::Quotes => &QUOTES,
            Self::Lines => &LINES,
            Self::Formula => &FORMULAS,
            Self::Html => &HTML,
            Self::Bidi => &BIDI,
            Self::LongWord => &LONG_WORDS,
        }
    }
}

/// Some notes one after the other, as they come together over several calls. None comes twice.
fn notes(generator: &mut Generator, choices: &[&str], between: &str) -> String {
    let first = generator.random_range(0..choices.len());
    let count = generator.random_range(1..=MOST_NOTES);
    choices.iter().cycle().skip(first).take(count).copied().collect::<Vec<_>>().join(between)
}

fn long(generator: &mut Generator) -> String {
    let sentences = iter::repeat_with(|| [pick(generator, &CHINESE), "；"]).flatten();
    sentences.flat_map(str::chars).take(LONG).collect()
}
