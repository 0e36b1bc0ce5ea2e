//! What a farm of 1,000 accounts earns and pays: `cargo run -p tally-sim --example farm`. Its table stands in
//! docs/reference/mining.md.

fn main() {
    print!("{}", tally_sim::farm::table(1_000));
}
