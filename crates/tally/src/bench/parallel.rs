//! Work on all cores.

use std::{num::NonZeroUsize, thread};

/// Cores that this process may use.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// `make(0)`, `make(1)`, … `make(count - 1)`, made on all cores, in order.
pub fn make<R: Send>(count: usize, make: impl Fn(usize) -> R + Sync) -> Vec<R> {
    let share = count.div_ceil(cores()).max(1);
    let make = &make;
    thread::scope(|scope| {
        let start = (0..count).step_by(share);
        let workers: Vec<_> = start
            .map(|start| {
                scope.spawn(move || (start..(start + share).min(count)).map(make).collect::<Vec<R>>())
            })
            .collect();
        let mut all = Vec::with_capacity(count);
        for worker in workers {
            all.append(&mut worker.join().expect("the work does not panic"));
        }
        all
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_made_in_parallel_stands_in_order() {
        for count in [0, 1, 2, 3, 1000] {
            assert_eq!(super::make(count, |index| index), (0..count).collect::<Vec<_>>());
        }
    }
}
