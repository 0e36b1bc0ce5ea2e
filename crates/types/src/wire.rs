//! How values become bytes: bounded lists and byte strings, and macros that write a codec once per field list.
//!
//! Invariant: `decode(encode(x)) == x`, and any bytes that decode re-encode to themselves. Every list names its least
//! and greatest length in its type.

use bytes::BufMut;
use commonware_codec::{Buf, EncodeSize, Error, RangeCfg, Read, Write};
use std::ops::Deref;

/// A list of `MIN..=MAX` elements.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct List<T, const MIN: usize, const MAX: usize>(Vec<T>);

impl<T, const MIN: usize, const MAX: usize> List<T, MIN, MAX> {
    /// Greatest number of elements.
    pub const MAX: usize = MAX;

    /// `None` when `items` has fewer than `MIN` or more than `MAX` elements.
    pub fn new(items: Vec<T>) -> Option<Self> {
        (MIN..=MAX).contains(&items.len()).then_some(Self(items))
    }

    pub fn into_vec(self) -> Vec<T> {
        self.0
    }

    /// Adds an element, or gives it back when the list is full.
    pub fn push(&mut self, item: T) -> Result<(), T> {
        if self.0.len() == MAX {
            return Err(item);
        }
        self.0.push(item);
        Ok(())
    }

    /// Removes the element at `index`; `None` when there is none or the list would fall below `MIN`.
    pub fn remove(&mut self, index: usize) -> Option<T> {
        (index < self.0.len() && self.0.len() > MIN).then(|| self.0.remove(index))
    }

    /// Inserts at `index`, or gives the element back when the list is full.
    pub fn insert(&mut self, index: usize, item: T) -> Result<(), T> {
        if self.0.len() == MAX {
            return Err(item);
        }
        self.0.insert(index, item);
        Ok(())
    }

    /// The elements, mutable in place (their number is not).
    pub fn as_mut_slice(&mut self) -> &mut [T] {
        &mut self.0
    }
}

impl<T, const MAX: usize> Default for List<T, 0, MAX> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T, const MIN: usize, const MAX: usize> Deref for List<T, MIN, MAX> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'a, T, const MIN: usize, const MAX: usize> IntoIterator for &'a List<T, MIN, MAX> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: Write, const MIN: usize, const MAX: usize> Write for List<T, MIN, MAX> {
    fn write(&self, buf: &mut impl BufMut) {
        self.0.write(buf);
    }
}

impl<T: EncodeSize, const MIN: usize, const MAX: usize> EncodeSize for List<T, MIN, MAX> {
    fn encode_size(&self) -> usize {
        self.0.encode_size()
    }
}

impl<T: Read<Cfg = ()>, const MIN: usize, const MAX: usize> Read for List<T, MIN, MAX> {
    type Cfg = ();

    fn read_cfg(buf: &mut impl Buf, _: &()) -> Result<Self, Error> {
        Ok(Self(Vec::read_cfg(buf, &(RangeCfg::new(MIN..=MAX), ()))?))
    }
}

/// A byte string of `MIN..=MAX` bytes.
pub type ByteString<const MIN: usize, const MAX: usize> = List<u8, MIN, MAX>;

/// Declares a struct with its codec: the fields in order, each `Read<Cfg = ()>`.
#[macro_export]
macro_rules! wire_struct {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$fmeta:meta])* pub $field:ident: $ty:ty),* $(,)? }) => {
        $(#[$meta])*
        pub struct $name { $($(#[$fmeta])* pub $field: $ty),* }

        impl $crate::codec::Write for $name {
            #[inline]
            fn write(&self, buf: &mut impl $crate::bytes::BufMut) {
                let _ = &buf;
                $($crate::codec::Write::write(&self.$field, buf);)*
            }
        }

        impl $crate::codec::EncodeSize for $name {
            #[inline]
            fn encode_size(&self) -> usize {
                0 $(+ $crate::codec::EncodeSize::encode_size(&self.$field))*
            }
        }

        impl $crate::codec::Read for $name {
            type Cfg = ();

            #[inline]
            fn read_cfg(buf: &mut impl $crate::codec::Buf, _: &()) -> Result<Self, $crate::codec::Error> {
                let _ = &buf;
                Ok(Self { $($field: <$ty as $crate::codec::Read>::read_cfg(buf, &())?),* })
            }
        }
    };
}

/// Declares an enum of `tag = Variant(payload)` with its codec: one tag byte, then the payload.
#[macro_export]
macro_rules! wire_enum {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $tag:literal = $variant:ident($ty:ty)),* $(,)? }) => {
        $(#[$meta])*
        pub enum $name { $($(#[$vmeta])* $variant($ty)),* }

        impl $name {
            /// The tag byte of this variant on the wire.
            pub const fn tag(&self) -> u8 {
                match self { $(Self::$variant(_) => $tag),* }
            }

            /// Every variant: its tag byte and its name.
            pub const VARIANTS: &'static [(u8, &'static str)] = &[$(($tag, stringify!($variant))),*];
        }

        impl $crate::codec::Write for $name {
            #[inline]
            fn write(&self, buf: &mut impl $crate::bytes::BufMut) {
                $crate::codec::Write::write(&self.tag(), buf);
                match self { $(Self::$variant(inner) => $crate::codec::Write::write(inner, buf)),* }
            }
        }

        impl $crate::codec::EncodeSize for $name {
            #[inline]
            fn encode_size(&self) -> usize {
                1 + match self { $(Self::$variant(inner) => $crate::codec::EncodeSize::encode_size(inner)),* }
            }
        }

        impl $crate::codec::Read for $name {
            type Cfg = ();

            #[inline]
            fn read_cfg(buf: &mut impl $crate::codec::Buf, _: &()) -> Result<Self, $crate::codec::Error> {
                match <u8 as $crate::codec::Read>::read_cfg(buf, &())? {
                    $($tag => Ok(Self::$variant(<$ty as $crate::codec::Read>::read_cfg(buf, &())?)),)*
                    other => Err($crate::codec::Error::InvalidEnum(other)),
                }
            }
        }
    };
}

/// Declares a newtype over a fixed-width integer with its codec and `Display`.
#[macro_export]
macro_rules! wire_id {
    ($(#[$meta:meta])* pub struct $name:ident($inner:ty);) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $inner);

        impl $crate::codec::Write for $name {
            #[inline]
            fn write(&self, buf: &mut impl $crate::bytes::BufMut) {
                $crate::codec::Write::write(&self.0, buf);
            }
        }

        impl $crate::codec::FixedSize for $name {
            const SIZE: usize = <$inner as $crate::codec::FixedSize>::SIZE;
        }

        impl $crate::codec::Read for $name {
            type Cfg = ();

            #[inline]
            fn read_cfg(buf: &mut impl $crate::codec::Buf, _: &()) -> Result<Self, $crate::codec::Error> {
                Ok(Self(<$inner as $crate::codec::Read>::read_cfg(buf, &())?))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0, f)
            }
        }
    };
}

/// A codec for a payload-free operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Empty;

impl Write for Empty {
    fn write(&self, _: &mut impl BufMut) {}
}

impl EncodeSize for Empty {
    fn encode_size(&self) -> usize {
        0
    }
}

impl Read for Empty {
    type Cfg = ();

    fn read_cfg(_: &mut impl Buf, _: &()) -> Result<Self, Error> {
        Ok(Self)
    }
}
