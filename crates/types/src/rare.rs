//! A part of a record that few have: in memory one word where it is absent, in bytes an option.

use bytes::BufMut;
use commonware_codec::{Buf, EncodeSize, Error, Read, Write};

/// An `Option<T>` kept in a box, with the bytes of an `Option<T>`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rare<T>(Option<Box<T>>);

impl<T> Rare<T> {
    pub fn new(value: T) -> Self {
        Self(Some(Box::new(value)))
    }

    pub fn get(&self) -> Option<&T> {
        self.0.as_deref()
    }
}

impl<T> Default for Rare<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Write> Write for Rare<T> {
    fn write(&self, buf: &mut impl BufMut) {
        self.0.is_some().write(buf);
        if let Some(value) = &self.0 {
            value.write(buf);
        }
    }
}

impl<T: EncodeSize> EncodeSize for Rare<T> {
    fn encode_size(&self) -> usize {
        1 + self.0.as_ref().map_or(0, |value| value.encode_size())
    }
}

impl<T: Read<Cfg = ()>> Read for Rare<T> {
    type Cfg = ();

    fn read_cfg(buf: &mut impl Buf, _: &()) -> Result<Self, Error> {
        Ok(Self(Option::<T>::read_cfg(buf, &())?.map(Box::new)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use commonware_codec::Encode as _;

    #[test]
    fn it_has_the_bytes_of_an_option() {
        assert_eq!(Rare::new(0x0102_u16).encode(), Some(0x0102_u16).encode());
        assert_eq!(Rare::<u16>::default().encode(), None::<u16>.encode());
    }
}
