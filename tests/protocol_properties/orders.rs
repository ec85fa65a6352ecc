//! A record is read the same, whatever the one before it looked like: what the reader expects is never what it reads.

use proptest::collection::vec;
use proptest::prelude::*;
use yccall_task_info::protocol::{Field, decode_response};

use crate::answers::damage;
use crate::moderately;
use crate::php::php_style;
use crate::records::record;

proptest! {
    #![proptest_config(moderately(1024))]

    #[test]
    fn the_order_of_the_record_before_changes_nothing(
        record in record(),
        fields in Just(Field::ALL.to_vec()).prop_shuffle(),
        style in php_style(),
        damages in vec(damage(), 0..3),
    ) {
        let record = damages.iter().fold(style.record(&record).into_bytes(), |record, damage| damage.apply(record));
        let read = |order: &[Field]| {
            let body = [after(order).as_bytes(), &record, b"]}}}"].concat();
            decode_response(200, &body, |page| format!("{page:?}"))
        };
        prop_assert_eq!(read(&fields), read(&Field::ALL), "{}", String::from_utf8_lossy(&record));
    }
}

/// The beginning of an answer, up to where its second record begins. It is as long whatever the order of the first.
fn after(order: &[Field]) -> String {
    let first: Vec<_> = order.iter().map(|field| format!(r#""{}":1"#, field.wire_name())).collect();
    format!(r#"{{"ret":200,"data":{{"status":0,"result":{{"result":[{{{}}},"#, first.join(","))
}
