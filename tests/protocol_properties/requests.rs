//! What is asked arrives as it was meant, whatever characters it has.

use std::borrow::Cow;

use proptest::prelude::*;
use yccall_task_info::protocol::{PageRequest, PageSize, TaskId, Token};

use crate::{any_text, moderately};

proptest! {
    #![proptest_config(moderately(512))]

    #[test]
    fn a_server_reads_the_five_fields_that_were_asked(
        token in any_text(),
        task_id in any_text(),
        page in any::<u64>(),
        page_size in 1..=1000u64,
    ) {
        let (given_token, given_task_id) = (token.trim(), task_id.trim());
        prop_assert_eq!(Token::parse(&token).is_none(), given_token.is_empty());
        prop_assert_eq!(TaskId::parse(&task_id).is_none(), given_task_id.is_empty());
        let (Some(token), Some(task_id)) = (Token::parse(&token), TaskId::parse(&task_id)) else { return Ok(()) };
        let body = PageRequest { task_id, page, page_size: PageSize::new(page_size).unwrap() }.encode(&token);
        let read: Vec<_> = form_urlencoded::parse(body.as_bytes()).collect();
        prop_assert_eq!(read, [
            ("service".into(), "App.Sip_Yccall.TaskInfo".into()),
            ("token".into(), Cow::from(given_token)),
            ("taskid".into(), Cow::from(given_task_id)),
            ("currentpage".into(), Cow::from(page.to_string())),
            ("itemsperpage".into(), Cow::from(page_size.to_string())),
        ]);
    }
}
