//! Which tokens are good.
//!
//! [`TOKEN`] is good for ever. With `!calls=N` behind it, it is good for N calls and expired afterwards; more text
//! after one more `!` keeps the counts of one test apart from those of another. A few others bring one error each. Every
//! other token was never handed out.

use crate::counts::Counts;
use crate::envelope::Refusal;
use crate::{EXPIRED_TOKEN, TOKEN};

/// A token whose application has no right: `ret` 601.
pub const APP_TOKEN: &str = "appid-token";
/// A token without a licence for the module: `ret` 603.
pub const MODULE_TOKEN: &str = "module-token";
/// A token that is good from other addresses alone: `ret` 604.
pub const ADDRESS_TOKEN: &str = "ip-token";

#[derive(Hash)]
struct TokenCalls<'a>(&'a str);

/// Whether a call with `token` may go on. A token with `!calls=N` is counted by its whole text.
///
/// # Errors
/// The refusal that the token brings.
pub fn check(token: &str, counts: &Counts) -> Result<(), Refusal> {
    match token {
        TOKEN => Ok(()),
        EXPIRED_TOKEN => Err(Refusal::Expired),
        APP_TOKEN => Err(Refusal::AppNotAllowed),
        MODULE_TOKEN => Err(Refusal::ModuleNotLicensed),
        ADDRESS_TOKEN => Err(Refusal::AddressNotAllowed),
        _ => match good_calls(token) {
            Some(calls) if counts.earlier(TokenCalls(token)) < calls => Ok(()),
            Some(_) => Err(Refusal::Expired),
            None => Err(Refusal::TokenInvalid),
        },
    }
}

fn good_calls(token: &str) -> Option<u64> {
    token.strip_prefix(TOKEN)?.strip_prefix("!calls=")?.split('!').next()?.parse().ok()
}
