//! Things that rest on one another: an order in which each stands after what it rests on, and the circles.
//!
//! Knows nothing of what they are; unions, derived series and derived values are put in order alike.

use std::collections::{BTreeMap, BTreeSet};

/// What each thing rests on. What has no entry of its own rests on nothing.
pub type Graph<T> = BTreeMap<T, Vec<T>>;

/// All things of a graph, each in one of three places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order<T> {
    /// Those that rest on no circle, each after what it rests on.
    pub ready: Vec<T>,
    /// The circles: things that rest on themselves by way of each other.
    pub circles: Vec<Vec<T>>,
    /// Those that rest on a circle without being part of one.
    pub behind: Vec<T>,
}

/// Puts a graph in order.
#[must_use]
pub fn order<T: Ord + Clone>(graph: &Graph<T>) -> Order<T> {
    let mut ready = Vec::new();
    let mut waiting: BTreeSet<&T> = graph.keys().collect();
    loop {
        let blocked = |one: &T| graph.get(one).into_iter().flatten().any(|other| waiting.contains(other));
        let free: Vec<&T> = waiting.iter().copied().filter(|one| !blocked(one)).collect();
        if free.is_empty() {
            break;
        }
        free.iter().for_each(|one| {
            waiting.remove(one);
        });
        ready.extend(free.into_iter().cloned());
    }
    let reached: BTreeMap<&T, BTreeSet<&T>> = waiting.iter().map(|one| (*one, reach(graph, one))).collect();
    let leads = |from: &T, to: &T| reached.get(from).is_some_and(|reached| reached.contains(to));
    let (on, behind): (Vec<&T>, Vec<&T>) = waiting.into_iter().partition(|one| leads(one, one));
    let mut circles: Vec<Vec<T>> = Vec::new();
    for one in on {
        match circles
            .iter_mut()
            .find(|circle| circle.first().is_some_and(|first| leads(first, one) && leads(one, first)))
        {
            Some(circle) => circle.push(one.clone()),
            None => circles.push(vec![one.clone()]),
        }
    }
    Order { ready, circles, behind: behind.into_iter().cloned().collect() }
}

/// Everything that a thing rests on, directly or by way of others.
fn reach<'a, T: Ord>(graph: &'a Graph<T>, from: &T) -> BTreeSet<&'a T> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<&T> = graph.get(from).into_iter().flatten().collect();
    while let Some(one) = open.pop() {
        if seen.insert(one) {
            open.extend(graph.get(one).into_iter().flatten());
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(edges: &[(&str, &str)], ready: &str, circles: &[&str], behind: &str) {
        let letters = |text: &str| text.chars().map(|c| c.to_string()).collect::<Vec<_>>();
        let graph: Graph<String> =
            edges.iter().map(|(one, others)| ((*one).to_owned(), letters(others))).collect();
        let expected = Order {
            ready: letters(ready),
            circles: circles.iter().map(|circle| letters(circle)).collect(),
            behind: letters(behind),
        };
        assert_eq!(order(&graph), expected, "{edges:?}");
    }

    #[test]
    fn only_members_of_a_circle_are_circular() {
        check(&[("a", "b"), ("b", "cx"), ("c", "")], "cba", &[], "");
        check(&[("a", "a")], "", &["a"], "");
        check(&[("a", "b"), ("b", "c"), ("c", "b"), ("d", "")], "d", &["bc"], "a");
        check(&[("a", "b"), ("b", "a"), ("c", "ad"), ("d", "e"), ("e", "d")], "", &["ab", "de"], "c");
    }
}
