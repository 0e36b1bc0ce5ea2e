//! The Merkle tree over a block's lines, as in Certificate Transparency (RFC 6962, section 2.1).
//!
//! Leaves and inner nodes are hashed under different prefixes, so neither can pass for the other. A proof names the
//! leaf's index and the tree's size, and holds for exactly one leaf at that place.

use crate::{Hash, wire::List};

/// Longest path of a proof: trees of up to 2^32 leaves.
pub const MAX_PATH: usize = 32;

/// The hash of a leaf.
pub fn leaf(data: &[u8]) -> Hash {
    Hash::sha256(&[&[0], data])
}

fn node(left: &Hash, right: &Hash) -> Hash {
    Hash::sha256(&[&[1], &left.0, &right.0])
}

/// The root over `leaves` (already hashed with [`leaf`]); the root of no leaves is `SHA-256("")`.
pub fn root(leaves: &[Hash]) -> Hash {
    if leaves.is_empty() {
        return Hash::sha256(&[]);
    }
    // A level's odd last node moves up unchanged: this is RFC 6962's split at the largest power of two.
    let mut level = leaves.to_vec();
    while level.len() > 1 {
        let half = level.len().div_ceil(2);
        for index in 0..half {
            level[index] = match level.get(2 * index + 1) {
                Some(right) => node(&level[2 * index], right),
                None => level[2 * index],
            };
        }
        level.truncate(half);
    }
    level[0]
}

wire_struct! {
    /// The path from one leaf to the root.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Path {
        /// The leaf's place, from 0.
        pub index: u32,
        /// The number of leaves.
        pub size: u32,
        /// The sisters on the way up, lowest first.
        pub sisters: List<Hash, 0, MAX_PATH>,
    }
}

/// The path of leaf `index`; `None` when there is no such leaf.
pub fn prove(leaves: &[Hash], index: usize) -> Option<Path> {
    if index >= leaves.len() {
        return None;
    }
    let size = u32::try_from(leaves.len()).ok()?;
    let (mut level, mut place, mut sisters) = (leaves.to_vec(), index, Vec::new());
    while level.len() > 1 {
        if let Some(sister) = level.get(place ^ 1) {
            sisters.push(*sister);
        }
        level = level
            .chunks(2)
            .map(|pair| match pair {
                [left, right] => node(left, right),
                _ => pair[0],
            })
            .collect();
        place /= 2;
    }
    Some(Path { index: index as u32, size, sisters: List::new(sisters)? })
}

impl Path {
    /// The root that this path gives for `leaf`, or `None` when the path is not one of a tree of its size.
    pub fn root(&self, leaf: Hash) -> Option<Hash> {
        if self.index >= self.size {
            return None;
        }
        let (mut place, mut last, mut hash) = (self.index, self.size - 1, leaf);
        let mut sisters = self.sisters.iter();
        while last > 0 {
            if place & 1 == 1 {
                hash = node(sisters.next()?, &hash);
            } else if place < last {
                hash = node(&hash, sisters.next()?);
            }
            place /= 2;
            last /= 2;
        }
        sisters.next().is_none().then_some(hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::unhex;

    /// The test tree of the Certificate Transparency reference implementation.
    #[test]
    fn rfc_6962_roots() {
        let data = [
            "",
            "00",
            "10",
            "2021",
            "3031",
            "40414243",
            "5051525354555657",
            "606162636465666768696a6b6c6d6e6f",
        ];
        let leaves: Vec<Hash> = data.iter().map(|text| leaf(&unhex(text).unwrap())).collect();
        assert_eq!(root(&[]).to_hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(
            root(&leaves[..1]).to_hex(),
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
        );
        assert_eq!(
            root(&leaves[..3]).to_hex(),
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"
        );
        assert_eq!(
            root(&leaves).to_hex(),
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
        );
    }

    #[test]
    fn every_leaf_of_every_small_tree_is_proven_and_no_other() {
        for size in 1..=33usize {
            let leaves: Vec<Hash> = (0..size).map(|index| leaf(&[index as u8])).collect();
            let root = root(&leaves);
            for (index, hash) in leaves.iter().enumerate() {
                let path = prove(&leaves, index).unwrap();
                assert_eq!(path.root(*hash), Some(root));
                assert_ne!(path.root(leaf(b"other")), Some(root));
                let shifted = Path { index: (index as u32 + 1) % size as u32, ..path };
                assert!(size == 1 || shifted.root(*hash) != Some(root));
            }
            assert_eq!(prove(&leaves, size), None);
        }
    }
}
