use std::marker::PhantomData;

use crate::value::IdKey;

/// Values by id, of those under one id the first.
///
/// An id is looked for among those that fall into one bucket with it: mostly none or one, as ids
/// are random. Whoever chooses them so that they all fall into one makes the search halve them all,
/// which is no great harm.
#[derive(Debug)]
pub(crate) struct ById<I, T> {
    /// By their ids, [mixed](mixed).
    pairs: Vec<(u128, T)>,
    /// Where each bucket begins in `pairs`, and where the last one ends; nothing where one is
    /// enough for all.
    starts: Vec<u32>,
    of: PhantomData<I>,
}

/// How many values need no buckets.
const FEW: usize = 16;

impl<I: IdKey, T: Copy> ById<I, T> {
    pub(crate) fn get(&self, id: I) -> Option<T> {
        self.all(id).next()
    }

    /// All values under an id, in their order.
    pub(crate) fn all(&self, id: I) -> impl Iterator<Item = T> {
        let id = mixed(id.key());
        let near = self.bucket_of(id);
        let first = near.partition_point(|(other, _)| *other < id);
        let from = near.iter().skip(first);
        from.take_while(move |(other, _)| *other == id).map(|(_, value)| *value)
    }

    fn bucket_of(&self, id: u128) -> &[(u128, T)] {
        let Some(buckets) = self.starts.len().checked_sub(1) else { return &self.pairs };
        let mut bounds = self.starts.iter().skip(bucket(id, buckets)).map(|start| *start as usize);
        let from = bounds.next().unwrap_or_default();
        let until = bounds.next().unwrap_or_default();
        self.pairs.get(from..until).unwrap_or_default()
    }
}

/// An id spread over all numbers, so that ids that only count up do not lie side by side. Every id
/// has a number of its own, as the factor is odd.
fn mixed(id: u128) -> u128 {
    // The golden ratio, as in Fibonacci hashing.
    id.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)
}

/// The bucket of a mixed id among so many, which are a power of two: by its first bits.
fn bucket(id: u128, buckets: usize) -> usize {
    let first = u64::try_from(id >> 64).unwrap_or(u64::MAX);
    let bucket = first.checked_shr(64 - buckets.trailing_zeros()).unwrap_or(0);
    usize::try_from(bucket).unwrap_or(usize::MAX)
}

impl<I: IdKey, T> FromIterator<(I, T)> for ById<I, T> {
    fn from_iter<P: IntoIterator<Item = (I, T)>>(pairs: P) -> Self {
        let pairs = pairs.into_iter().map(|(id, value)| (mixed(id.key()), value));
        let mut pairs: Vec<_> = pairs.collect();
        pairs.sort_by_key(|(id, _)| *id);
        let mut starts = Vec::new();
        if pairs.len() > FEW {
            let buckets = pairs.len().next_power_of_two();
            starts.reserve_exact(buckets + 1);
            for (at, (id, _)) in (0..).zip(&pairs) {
                while starts.len() <= bucket(*id, buckets) {
                    starts.push(at);
                }
            }
            starts.resize(buckets + 1, u32::try_from(pairs.len()).unwrap_or(u32::MAX));
        }
        Self { pairs, starts, of: PhantomData }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    /// Ids by which everything is found again, with so many of them and as far apart as `step`.
    fn finds_all(count: u128, step: u128) {
        let id = |at: u128| Uuid::from_u128(at.wrapping_mul(step));
        let pairs = (0..count).flat_map(|at| [(id(at), at), (id(at), at + count)]);
        let by_id: ById<Uuid, u128> = pairs.collect();
        for at in 0..count {
            assert_eq!(by_id.get(id(at)), Some(at), "{count} {step}");
            assert_eq!(by_id.all(id(at)).collect::<Vec<_>>(), [at, at + count]);
        }
        for at in count..2 * count {
            assert_eq!(by_id.get(id(at)), None, "{count} {step}");
        }
    }

    #[test]
    fn an_id_that_mixes_to_the_greatest_number_is_found_among_few_and_many() {
        let last = Uuid::from_u128(0xd769_6efe_3dd7_dcac_d0f8_14e5_6772_b5e3);
        assert_eq!(mixed(last.as_u128()), u128::MAX);
        for count in [1, 100] {
            let others = (1..count).map(|at| (Uuid::from_u128(at), at));
            let by_id: ById<Uuid, u128> = others.chain([(last, 0)]).collect();
            assert_eq!(by_id.get(last), Some(0), "{count}");
        }
    }

    #[test]
    fn what_stands_under_an_id_is_found_whatever_the_ids_are() {
        for count in [0, 1, 7, 8, 9, 100, 1000] {
            for step in [1, 1 << 64, 1 << 117, u128::MAX / 2001] {
                finds_all(count, step);
            }
        }
    }
}
