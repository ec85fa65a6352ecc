//! Any bytes as the query of the page's address: one view, which its own query leads back to.

use yccall_task_info::state::ViewState;

/// Reads the bytes as a query.
pub fn check(bytes: &[u8]) {
    let state = ViewState::from_query(&String::from_utf8_lossy(bytes));
    let query = state.to_query();
    assert_eq!(ViewState::from_query(&query), state);
    // What is searched for may be somebody's number: no address has it.
    assert!(state.filter.search.is_empty());
    assert!(query.split('&').all(|pair| !pair.starts_with("q=") && !pair.starts_with("token=")));
}
