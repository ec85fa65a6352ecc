//! Any texts searched for any text: found exactly where a plain look finds it.

use std::borrow::Cow;

use arbitrary::{Result, Unstructured};
use yccall_task_info::protocol::Record;
use yccall_task_info::task::{Filter, Numbers, Order, Records, View};

use crate::model;

/// Searches the records that the bytes say for what they say.
pub fn check(bytes: &[u8]) {
    let mut bytes = Unstructured::new(bytes);
    let Ok((records, filter)) = question(&mut bytes) else { return };
    let held: Records = records.iter().collect();
    model::check(&View::of(&held, filter.clone(), Order::default()), &records, &filter, Order::default());
}

fn question(bytes: &mut Unstructured<'_>) -> Result<(Vec<Record<'static>>, Filter)> {
    let records = (0..bytes.int_in_range(1..=4)?).map(|_| record(bytes)).collect::<Result<Vec<_>>>()?;
    // Half the time something that is there, or nearly.
    let search = if bytes.arbitrary()? {
        let record = bytes.choose(&records)?;
        let text: &str = bytes.choose(&[&record.telphone, &record.mark, &record.chengshudu])?;
        let start = bytes.int_in_range(0..=text.chars().count())?;
        let len = bytes.int_in_range(0..=text.chars().count())?;
        text.chars().skip(start).take(len).collect()
    } else {
        bytes.arbitrary()?
    };
    let numbers = if bytes.arbitrary()? { Numbers::Masked } else { Numbers::Plain };
    Ok((records, Filter { search, numbers, ..Filter::default() }))
}

fn record(bytes: &mut Unstructured<'_>) -> Result<Record<'static>> {
    let mut text = || Ok(Cow::Owned(bytes.arbitrary::<String>()?));
    Ok(Record {
        telphone: text()?,
        userid: text()?,
        chengshudu: text()?,
        mark: text()?,
        undocumented: vec![("extra".into(), text()?)],
        ..Record::default()
    })
}
