//! The agents of a task: few extensions, in very many records.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::few::in_order;

/// Every extension once, numbered in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(super) struct Agents {
    extensions: Vec<Arc<str>>,
    numbers: FxHashMap<Arc<str>, u32>,
}

impl Agents {
    pub(super) fn len(&self) -> usize {
        self.extensions.len()
    }

    /// The number of an extension, a new one where it is new; `None` for the empty text, which is no agent.
    pub(super) fn number(&mut self, extension: &str) -> Option<u32> {
        if extension.is_empty() {
            return None;
        }
        self.find(extension).or_else(|| {
            let number = self.extensions.len() as u32;
            let extension = Arc::<str>::from(extension);
            self.extensions.push(Arc::clone(&extension));
            self.numbers.insert(extension, number);
            Some(number)
        })
    }

    /// The number of an extension that has come.
    pub(super) fn find(&self, extension: &str) -> Option<u32> {
        self.numbers.get(extension).copied()
    }

    /// The extension of a number that was given out.
    pub(super) fn extension(&self, number: u32) -> &str {
        self.extensions.get(number as usize).map_or("", AsRef::as_ref)
    }

    /// Every extension, by number.
    pub(super) fn extensions(&self) -> &[Arc<str>] {
        &self.extensions
    }

    /// The numbers in the order in which people look for extensions.
    pub(super) fn in_order(&self) -> Vec<u32> {
        let place = |number: usize| place(self.extension(number as u32));
        in_order(self.len(), &|one, other| place(one).cmp(&place(other)))
    }

    /// Forgets the numbers from `len` on.
    pub(super) fn truncate(&mut self, len: usize) {
        for extension in self.extensions.drain(len.min(self.extensions.len())..) {
            self.numbers.remove(&extension);
        }
    }

    /// Forgets them all.
    pub(super) fn clear(&mut self) {
        self.extensions.clear();
        self.numbers.clear();
    }

    /// Bytes held on the heap.
    pub(super) fn memory(&self) -> usize {
        /// The two counts that stand before a shared text.
        const COUNTS: usize = 2 * size_of::<usize>();
        let texts: usize = self.extensions.iter().map(|extension| extension.len() + COUNTS).sum();
        // A place in the map holds its entry and one byte of its hash.
        let place = size_of::<(Arc<str>, u32)>() + 1;
        texts + self.extensions.capacity() * size_of::<Arc<str>>() + self.numbers.capacity() * place
    }
}

/// What orders extensions: those that are numbers by their value, before all others by their text.
pub(super) fn place(extension: &str) -> (bool, usize, &str, &str) {
    if extension.bytes().all(|byte| byte.is_ascii_digit()) {
        let value = extension.trim_start_matches('0');
        (false, value.len(), value, extension)
    } else {
        (true, 0, "", extension)
    }
}

#[cfg(test)]
mod tests {
    use super::Agents;

    #[test]
    fn extensions_stand_in_the_order_people_look_for_them() {
        let mut agents = Agents::default();
        for extension in ["night", "10001", "801", "8001", "0801", "Night", "8002", "801"] {
            agents.number(extension);
        }
        let order: Vec<&str> = agents.in_order().into_iter().map(|number| agents.extension(number)).collect();
        assert_eq!(order, ["0801", "801", "8001", "8002", "10001", "Night", "night"]);
    }

    #[test]
    fn an_extension_keeps_its_number_until_it_is_forgotten() {
        let mut agents = Agents::default();
        assert_eq!(agents.number(""), None);
        assert_eq!(agents.number("8001"), Some(0));
        assert_eq!(agents.number("8002"), Some(1));
        assert_eq!(agents.number("8001"), Some(0));
        agents.truncate(1);
        assert_eq!(agents.find("8002"), None);
        assert_eq!(agents.number("8003"), Some(1));
        assert_eq!(agents.extension(1), "8003");
    }
}
