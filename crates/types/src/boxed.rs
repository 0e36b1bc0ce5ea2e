//! A value in a box of its own, with the bytes of the value: for what is large and rare, so that what it is a part of
//! stays small where it is absent.

use bytes::BufMut;
use commonware_codec::{Buf, EncodeSize, Error, Read, Write};
use std::ops::Deref;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Boxed<T>(Box<T>);

impl<T> Boxed<T> {
    pub fn new(value: T) -> Self {
        Self(Box::new(value))
    }
}

impl<T> Deref for Boxed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Write> Write for Boxed<T> {
    fn write(&self, buf: &mut impl BufMut) {
        self.0.as_ref().write(buf);
    }
}

impl<T: EncodeSize> EncodeSize for Boxed<T> {
    fn encode_size(&self) -> usize {
        self.0.as_ref().encode_size()
    }
}

impl<T: Read<Cfg = ()>> Read for Boxed<T> {
    type Cfg = ();

    fn read_cfg(buf: &mut impl Buf, _: &()) -> Result<Self, Error> {
        Ok(Self::new(T::read_cfg(buf, &())?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use commonware_codec::Encode as _;

    #[test]
    fn it_has_the_bytes_of_its_value_and_takes_one_word() {
        assert_eq!(Boxed::new(0x0102_u16).encode(), 0x0102_u16.encode());
        assert_eq!(size_of::<Option<Boxed<[u64; 8]>>>(), size_of::<usize>());
    }
}
