//! What the bytes that come from a terminal mean.

/// Something that was typed, or came with a paste.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// A character of a text.
    Char(char),
    /// A byte that is no part of a text in UTF-8.
    Foreign,
    /// A line break: Enter, or one in a paste.
    Enter,
    /// The last character goes.
    Erase,
    /// The last word goes.
    EraseWord,
    /// All of it goes.
    EraseAll,
    /// The end of the input.
    End,
    /// What follows is pasted.
    PasteBegins,
    /// What follows is typed again.
    PasteEnds,
}

/// The bytes that a terminal is set to erase and to end with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Editing {
    pub(super) erase: u8,
    pub(super) erase_word: u8,
    pub(super) erase_all: u8,
    pub(super) end: u8,
}

/// Turns bytes into keys. Arrow keys and every other key with a code of its own are none.
#[derive(Debug)]
pub(super) struct Keys {
    editing: Editing,
    state: State,
    /// The bytes of a character that is not whole yet.
    begun: Vec<u8>,
    pasting: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum State {
    Plain,
    /// After a carriage return, of which a line feed is the other half.
    Returned,
    Escape,
    /// In a control sequence, with its parameters so far.
    Control(Vec<u8>),
    /// Before the one byte of a function key.
    Function,
    /// In a string for the terminal, which ends with BEL or ESC \.
    Text,
}

const ESC: u8 = 0x1b;
/// No parameters of a key or a paste are longer.
const MOST_PARAMETERS: usize = 32;

impl Keys {
    pub(super) fn new(editing: Editing) -> Self {
        Self { editing, state: State::Plain, begun: Vec::new(), pasting: false }
    }

    /// Whether what came last is the beginning of something.
    pub(super) fn is_midway(&self) -> bool {
        !self.begun.is_empty() || !matches!(self.state, State::Plain | State::Returned)
    }

    /// Lets go of what was begun, as of the Escape key pressed alone.
    pub(super) fn settle(&mut self) -> Option<Key> {
        self.state = State::Plain;
        (!std::mem::take(&mut self.begun).is_empty()).then_some(Key::Foreign)
    }

    /// Takes in the next byte, and gives what it completes to `keys`.
    pub(super) fn push(&mut self, byte: u8, keys: &mut Vec<Key>) {
        match std::mem::replace(&mut self.state, State::Plain) {
            State::Returned if byte == b'\n' => {}
            State::Plain | State::Returned => self.plain(byte, keys),
            State::Escape => {
                self.state = match byte {
                    ESC => State::Escape,
                    b'[' => State::Control(Vec::new()),
                    b'O' => State::Function,
                    b']' | b'P' | b'X' | b'^' | b'_' => State::Text,
                    // A key pressed together with Alt.
                    _ => State::Plain,
                };
            }
            State::Control(parameters) => keys.extend(self.control(parameters, byte)),
            State::Function => {}
            State::Text => {
                self.state = match byte {
                    0x07 => State::Plain,
                    ESC => State::Escape,
                    _ => State::Text,
                };
            }
        }
    }

    fn plain(&mut self, byte: u8, keys: &mut Vec<Key>) {
        if !byte.is_ascii() {
            keys.extend(self.character(byte));
            return;
        }
        // A character before it that was cut off.
        keys.extend((!std::mem::take(&mut self.begun).is_empty()).then_some(Key::Foreign));
        keys.extend(match byte {
            ESC => {
                self.state = State::Escape;
                None
            }
            b'\r' => {
                self.state = State::Returned;
                Some(Key::Enter)
            }
            b'\n' => Some(Key::Enter),
            b'\t' => Some(Key::Char('\t')),
            byte if byte.is_ascii_control() => self.edit(byte),
            byte => Some(Key::Char(char::from(byte))),
        });
    }

    fn edit(&self, byte: u8) -> Option<Key> {
        let Editing { erase, erase_word, erase_all, end } = self.editing;
        match byte {
            // Nothing that is pasted erases or ends.
            _ if self.pasting => None,
            byte if byte == erase || byte == 0x7f || byte == 0x08 => Some(Key::Erase),
            byte if byte == erase_word => Some(Key::EraseWord),
            byte if byte == erase_all => Some(Key::EraseAll),
            byte if byte == end => Some(Key::End),
            _ => None,
        }
    }

    fn character(&mut self, byte: u8) -> Option<Key> {
        self.begun.push(byte);
        match std::str::from_utf8(&self.begun) {
            Ok(whole) => {
                let c = whole.chars().next().filter(|c| !c.is_control());
                self.begun.clear();
                c.map(Key::Char)
            }
            Err(error) if error.error_len().is_none() => None,
            Err(_) => {
                self.begun.clear();
                Some(Key::Foreign)
            }
        }
    }

    fn control(&mut self, mut parameters: Vec<u8>, byte: u8) -> Option<Key> {
        match byte {
            ESC => self.state = State::Escape,
            0x20..=0x3f if parameters.len() < MOST_PARAMETERS => {
                parameters.push(byte);
                self.state = State::Control(parameters);
            }
            b'~' if parameters == b"200" => {
                self.pasting = true;
                return Some(Key::PasteBegins);
            }
            b'~' if parameters == b"201" => {
                self.pasting = false;
                return Some(Key::PasteEnds);
            }
            _ => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn keys() -> Keys {
        Keys::new(Editing { erase: 0x7f, erase_word: 0x17, erase_all: 0x15, end: 0x04 })
    }

    fn read(bytes: &[u8]) -> Vec<Key> {
        let (mut keys, mut read) = (keys(), Vec::new());
        for byte in bytes {
            keys.push(*byte, &mut read);
        }
        read
    }

    /// Keys in a form that is short to write.
    fn told(bytes: &[u8]) -> String {
        let told = |key: Key| match key {
            Key::Char(c) => c.to_string(),
            other => format!("<{other:?}>"),
        };
        read(bytes).into_iter().map(told).collect()
    }

    #[rstest]
    #[case::words(b"a b", "a b")]
    #[case::beyond_ascii("\u{e9}\u{1f331}".as_bytes(), "\u{e9}\u{1f331}")]
    #[case::enter(b"a\r", "a<Enter>")]
    #[case::a_line_feed(b"a\n", "a<Enter>")]
    #[case::both(b"a\r\nb\r\n", "a<Enter>b<Enter>")]
    #[case::twice(b"a\r\rb", "a<Enter><Enter>b")]
    #[case::arrows(b"a\x1b[D\x1b[1;5Cb\x1b[A", "ab")]
    #[case::arrows_in_application_mode(b"a\x1bOD\x1bOAb", "ab")]
    #[case::home_and_delete(b"\x1b[H\x1b[3~a\x1b[15~", "a")]
    #[case::alt(b"a\x1bfb", "ab")]
    #[case::colours(b"\x1b[31mred\x1b[0m", "red")]
    #[case::a_title(b"\x1b]0;title\x07a", "a")]
    #[case::a_title_with_another_end(b"\x1b]0;title\x1b\\a", "a")]
    #[case::a_paste(b"\x1b[200~a\rb\x1b[201~c", "<PasteBegins>a<Enter>b<PasteEnds>c")]
    #[case::a_paste_that_would_erase(
        b"\x1b[200~a\x7f\x15\x04b\x1b[201~",
        "<PasteBegins>ab<PasteEnds>"
    )]
    #[case::erasing(b"ab\x7f\x17\x15\x08", "ab<Erase><EraseWord><EraseAll><Erase>")]
    #[case::the_end(b"\x04", "<End>")]
    #[case::control_bytes(b"a\x00\x01\x0b\x0cb\xc2\x9b", "ab")]
    #[case::a_tab(b"a\tb", "a\tb")]
    #[case::another_encoding(b"caf\xe9\n", "caf<Foreign><Enter>")]
    #[case::never_utf8(b"a\xffb", "a<Foreign>b")]
    fn bytes_are_keys(#[case] bytes: &[u8], #[case] expected: &str) {
        assert_eq!(told(bytes), expected);
    }

    #[test]
    fn escape_alone_takes_nothing_with_it() {
        let (mut keys, mut read) = (keys(), Vec::new());
        keys.push(ESC, &mut read);
        assert!(keys.is_midway());
        assert_eq!(keys.settle(), None);
        keys.push(b'a', &mut read);
        assert_eq!(read, [Key::Char('a')]);
    }

    proptest! {
        #[test]
        fn no_bytes_become_a_control_character(bytes: Vec<u8>) {
            for key in read(&bytes) {
                prop_assert!(!matches!(key, Key::Char(c) if c.is_control() && c != '\t'));
            }
        }

        #[test]
        fn a_text_is_what_was_typed(text in "\\PC*") {
            let typed: String = read(text.as_bytes())
                .into_iter()
                .filter_map(|key| if let Key::Char(c) = key { Some(c) } else { None })
                .collect();
            prop_assert_eq!(typed, text);
        }
    }
}
