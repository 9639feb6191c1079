//! Moving labels apart without changing their order: isotonic regression.

/// A run of labels that touch each other and move as one.
#[derive(Clone, Copy)]
struct Pool {
    /// Mean of the places that its labels want, each less the room taken before it.
    mean: f64,
    /// How many labels it holds.
    count: usize,
}

/// The centres of labels of the given sizes that want to be at `wanted` (in rising order) within `bounds`: the
/// places with the least squares of displacement that keep the order and let none overlap. Where `bounds` are too
/// small, the labels run over the far end, and the check of the layout finds it.
pub(in crate::chart) fn spread(wanted: &[f64], sizes: &[f64], bounds: (f64, f64)) -> Vec<f64> {
    let offsets = offsets(sizes);
    let mut pools: Vec<Pool> = Vec::new();
    for (want, offset) in wanted.iter().zip(&offsets) {
        let mut pool = Pool { mean: want - offset, count: 1 };
        // A pool that wants to be before the one before it is merged with it: pool adjacent violators.
        while let Some(last) = pools.pop_if(|last| last.mean > pool.mean) {
            let count = last.count + pool.count;
            let sum = last.mean * last.count as f64 + pool.mean * pool.count as f64;
            pool = Pool { mean: sum / count as f64, count };
        }
        pools.push(pool);
    }
    let (first, last) = (sizes.first().copied().unwrap_or(0.0), sizes.last().copied().unwrap_or(0.0));
    let low = bounds.0 + first / 2.0;
    let high = (bounds.1 - last / 2.0 - offsets.last().copied().unwrap_or(0.0)).max(low);
    let means = pools.iter().flat_map(|pool| std::iter::repeat_n(pool.mean.clamp(low, high), pool.count));
    means.zip(&offsets).map(|(mean, offset)| mean + offset).collect()
}

/// The distance of each centre from the first when all labels touch.
fn offsets(sizes: &[f64]) -> Vec<f64> {
    let mut at = 0.0;
    let mut before: Option<f64> = None;
    let step = sizes.iter().map(|size| {
        at += before.map_or(0.0, |before| (before + size) / 2.0);
        before = Some(*size);
        at
    });
    step.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(wanted: &[f64], size: f64, bounds: (f64, f64), expected: &[f64]) {
        let sizes = vec![size; wanted.len()];
        assert_eq!(spread(wanted, &sizes, bounds), expected, "{wanted:?}");
    }

    #[test]
    fn labels_move_as_little_as_they_must() {
        check(&[10.0, 50.0], 16.0, (0.0, 100.0), &[10.0, 50.0]);
        check(&[50.0, 50.0], 16.0, (0.0, 100.0), &[42.0, 58.0]);
        check(&[50.0, 52.0, 54.0], 16.0, (0.0, 100.0), &[36.0, 52.0, 68.0]);
        check(&[0.0, 1.0], 16.0, (0.0, 100.0), &[8.0, 24.0]);
        check(&[99.0, 100.0], 16.0, (0.0, 100.0), &[76.0, 92.0]);
        check(&[], 16.0, (0.0, 100.0), &[]);
    }

    proptest! {
        #[test]
        fn order_is_kept_and_nothing_overlaps(mut wanted in proptest::collection::vec(0.0..400.0f64, 1..12)) {
            wanted.sort_by(f64::total_cmp);
            let sizes = vec![16.0; wanted.len()];
            let places = spread(&wanted, &sizes, (0.0, 400.0));
            for pair in places.windows(2) {
                prop_assert!(pair[1] - pair[0] >= 16.0 - 1e-9);
            }
            prop_assert!(places[0] >= 8.0 - 1e-9);
        }
    }
}
