//! What a first visit brings over the line.

use std::fmt::Write as _;

use super::{grouped, mark};
use crate::first_load::File;
use crate::targets;

pub(super) fn table(files: &[File]) -> String {
    let mut table = format!("{:<55}{:>14} {:>14} {:>14}\n", "FIRST LOAD, bytes", "raw", "gzip -9", "brotli -11");
    let mut row = |name: &str, sizes: [(usize, char); 3]| {
        _ = write!(table, "{name:<55}");
        for (size, mark) in sizes {
            _ = write!(table, "{:>14}{mark}", grouped(size as u64));
        }
        table.push('\n');
    };
    for file in files {
        row(&file.name, [file.raw, file.gzip, file.brotli].map(|size| (size, ' ')));
    }
    let sum = |size: fn(&File) -> usize, target: Option<usize>| {
        let sum = files.iter().map(size).sum();
        (sum, mark(sum as f64, target.map(|target| target as f64)))
    };
    let (gzip, brotli) = (targets::FIRST_LOAD_GZIP, targets::FIRST_LOAD_BROTLI);
    row("all", [sum(|file| file.raw, None), sum(|file| file.gzip, Some(gzip)), sum(|file| file.brotli, Some(brotli))]);
    _ = writeln!(table, "{:<55}{:>14} {:>14} {:>14}", "at most", "", grouped(gzip as u64), grouped(brotli as u64));
    table
}
