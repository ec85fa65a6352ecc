//! Any bytes as `config.json`: read whole, or refused with a reason.

use yccall_task_info::embed::{Attributes, Config};

/// Reads the bytes as the file's text, as a browser would.
pub fn check(bytes: &[u8]) {
    match Config::read(&String::from_utf8_lossy(bytes)) {
        Ok(config) => {
            let mut attributes = Attributes::default();
            for (attribute, value) in config.attributes {
                attributes.set(attribute, Some(value));
            }
            assert_eq!(attributes.unusable().next(), None);
        }
        Err(reason) => assert!(!reason.is_empty()),
    }
}
