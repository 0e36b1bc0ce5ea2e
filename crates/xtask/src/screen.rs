//! A terminal's screen after a program wrote to it: what one sees, not what was sent.
//!
//! Understands what our own program sends: text, line breaks and returns, SGR colours (ECMA-48, §8.3.117), erasing, and the
//! cursor moved up, down and along the line. Other sequences are skipped.

/// Most lines kept; the picture is of the first.
const MAX_LINES: usize = 200;

/// How a cell is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Red, green, blue; `None` is the terminal's own colour.
    pub color: Option<[u8; 3]>,
    pub bold: bool,
    pub dim: bool,
}

/// One character; the second half of a wide one is `\0`.
pub type Cell = (char, Style);

/// Lines of cells.
#[derive(Default)]
pub struct Screen {
    pub lines: Vec<Vec<Cell>>,
    line: usize,
    column: usize,
    style: Style,
}

impl Screen {
    /// The screen after `sent`. The lines that `script` adds around a recording are left out.
    pub fn of(sent: &str) -> Self {
        let mut screen = Self::default();
        let recorded = sent
            .lines()
            .filter(|line| !line.starts_with("Script started on ") && !line.starts_with("Script done on "));
        let sent = recorded.collect::<Vec<_>>().join("\n");
        let mut rest = sent.as_str();
        while let Some(first) = rest.chars().next() {
            rest = &rest[first.len_utf8()..];
            match first {
                '\u{1b}' => rest = screen.escape(rest),
                '\n' => (screen.line, screen.column) = (screen.line + 1, 0),
                '\r' => screen.column = 0,
                '\u{8}' => screen.column = screen.column.saturating_sub(1),
                c if c.is_control() => {}
                c => screen.put(c),
            }
        }
        let drawn = |line: &Vec<Cell>| line.iter().any(|(c, _)| !matches!(c, ' ' | '\0'));
        while screen.lines.last().is_some_and(|line| !drawn(line)) {
            screen.lines.pop();
        }
        screen
    }

    fn put(&mut self, c: char) {
        if self.line >= MAX_LINES {
            return;
        }
        if self.lines.len() <= self.line {
            self.lines.resize(self.line + 1, Vec::new());
        }
        let wide = is_wide(c);
        let end = self.column + if wide { 2 } else { 1 };
        let line = &mut self.lines[self.line];
        if line.len() < end {
            line.resize(end, (' ', Style::default()));
        }
        line[self.column] = (c, self.style);
        if wide {
            line[self.column + 1] = ('\0', self.style);
        }
        self.column = end;
    }

    /// Obeys the sequence after an escape character; what follows it is returned.
    fn escape<'a>(&mut self, rest: &'a str) -> &'a str {
        let Some(body) = rest.strip_prefix('[') else {
            // An operating system command (a window's title) ends with BEL; anything else is one character.
            let end = if rest.starts_with(']') {
                rest.find('\u{7}').map(|end| end + 1)
            } else {
                rest.chars().next().map(char::len_utf8)
            };
            return &rest[end.unwrap_or(rest.len())..];
        };
        let Some(end) = body.find(|c: char| ('@'..='~').contains(&c)) else { return "" };
        let numbers: Vec<usize> =
            body[..end].split([';', ':']).map(|number| number.parse().unwrap_or(0)).collect();
        let count = numbers[0].max(1);
        match body.as_bytes()[end] {
            b'm' => self.restyle(&numbers),
            b'A' => self.line = self.line.saturating_sub(count),
            b'B' => self.line += count,
            b'C' => self.column += count,
            b'D' => self.column = self.column.saturating_sub(count),
            b'G' => self.column = count - 1,
            b'K' => self.erase_line(numbers[0]),
            b'J' => self.erase_below(numbers[0]),
            _ => {}
        }
        &body[end + 1..]
    }

    fn erase_line(&mut self, whole: usize) {
        let from = if whole == 2 { 0 } else { self.column };
        if let Some(line) = self.lines.get_mut(self.line) {
            line.truncate(from);
        }
    }

    fn erase_below(&mut self, whole: usize) {
        if whole >= 2 {
            (self.line, self.column) = (0, 0);
        }
        self.erase_line(0);
        self.lines.truncate(self.line + 1);
    }

    fn restyle(&mut self, numbers: &[usize]) {
        let mut rest = numbers;
        while let [first, tail @ ..] = rest {
            rest = tail;
            match first {
                0 => self.style = Style::default(),
                1 => self.style.bold = true,
                2 => self.style.dim = true,
                22 => (self.style.bold, self.style.dim) = (false, false),
                30..=37 => self.style.color = Some(palette(first - 30)),
                90..=97 => self.style.color = Some(palette(first - 90 + 8)),
                39 => self.style.color = None,
                38 | 48 => rest = self.extended(*first == 38, tail),
                _ => {}
            }
        }
    }

    /// A colour by number or by its parts; a background's is read and dropped.
    fn extended<'a>(&mut self, foreground: bool, numbers: &'a [usize]) -> &'a [usize] {
        let (color, rest) = match numbers {
            [5, index, rest @ ..] => (palette(*index), rest),
            [2, red, green, blue, rest @ ..] => ([*red as u8, *green as u8, *blue as u8], rest),
            _ => return &[],
        };
        if foreground {
            self.style.color = Some(color);
        }
        rest
    }
}

/// Colour `index` of 256: sixteen named ones, a cube of six levels, and greys.
fn palette(index: usize) -> [u8; 3] {
    const NAMED: [[u8; 3]; 16] = [
        [0x48, 0x4f, 0x58],
        [0xff, 0x7b, 0x72],
        [0x56, 0xd3, 0x64],
        [0xe3, 0xb3, 0x41],
        [0x79, 0xc0, 0xff],
        [0xd2, 0xa8, 0xff],
        [0x56, 0xd4, 0xdd],
        [0xb1, 0xba, 0xc4],
        [0x6e, 0x76, 0x81],
        [0xff, 0xa1, 0x98],
        [0x7e, 0xe7, 0x87],
        [0xf2, 0xcc, 0x60],
        [0xa5, 0xd6, 0xff],
        [0xe2, 0xc5, 0xff],
        [0xb3, 0xf0, 0xff],
        [0xff, 0xff, 0xff],
    ];
    let level = |step: usize| if step == 0 { 0 } else { (55 + 40 * step) as u8 };
    match index {
        0..=15 => NAMED[index],
        16..=231 => [level((index - 16) / 36), level((index - 16) / 6 % 6), level((index - 16) % 6)],
        _ => [(8 + 10 * (index.min(255) - 232)) as u8; 3],
    }
}

/// Whether `c` takes two columns: CJK, kana, hangul, full-width forms and emoji (UAX #11, roughly).
fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe6f
        | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1faff | 0x20000..=0x3fffd)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(sent: &str) -> Vec<String> {
        let line = |cells: &Vec<Cell>| cells.iter().map(|(c, _)| *c).filter(|c| *c != '\0').collect();
        Screen::of(sent).lines.iter().map(line).collect()
    }

    #[test]
    fn a_line_written_over_shows_what_was_written_last() {
        assert_eq!(seen("height 1\rheight 22\r\n\x1b[Adone\x1b[K\n"), ["done"]);
        assert_eq!(seen("Script started on today\na\r\nb\nScript done on today"), ["a", "b"]);
        assert_eq!(seen("a\nb\nc\x1b[2A\x1b[Jz"), ["az"]);
    }

    #[test]
    fn colours_last_until_they_are_reset() {
        let screen = Screen::of("\x1b[1;32mok\x1b[0m \x1b[38;5;196mno\x1b[38;2;1;2;3m!");
        let styles: Vec<Style> = screen.lines[0].iter().map(|(_, style)| *style).collect();
        assert_eq!(styles[0], Style { color: Some([0x56, 0xd3, 0x64]), bold: true, dim: false });
        assert_eq!(styles[2], Style::default());
        assert_eq!(styles[3].color, Some([255, 0, 0]));
        assert_eq!(styles[5].color, Some([1, 2, 3]));
    }
}
