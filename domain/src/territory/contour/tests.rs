//! Outlines: packing, thinning, drawing.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

fn at(lon: i32, lat: i32) -> Position {
    Position { lon, lat }
}

fn closed(points: &[(i32, i32)]) -> Vec<Position> {
    points
        .iter()
        .chain(points.first())
        .map(|(lon, lat)| at(*lon, *lat))
        .collect()
}

fn contour(points: &[(i32, i32)]) -> Contour {
    Contour::from_closed(vec![closed(points)]).unwrap()
}

/// Square communes of a kilometre, side by side, whose common borders wander a little.
fn chessboard(side: i32, wander: &[i32]) -> Vec<Contour> {
    let point = |x: i32, y: i32| {
        let noise = |n: i32| wander[usize::try_from(n).unwrap() % wander.len()];
        at(
            100_000 + x * 100 + noise(x * 7 + y * 13),
            4_700_000 + y * 100 + noise(x * 5 + y * 3),
        )
    };
    let mut communes = Vec::new();
    for row in 0..side {
        for column in 0..side {
            let (x, y) = (column * 10, row * 10);
            let mut ring: Vec<Position> = (0..10).map(|i| point(x + i, y)).collect();
            ring.extend((0..10).map(|i| point(x + 10, y + i)));
            ring.extend((0..10).map(|i| point(x + 10 - i, y + 10)));
            ring.extend((0..10).map(|i| point(x, y + 10 - i)));
            ring.extend(ring.first().copied());
            communes.push(Contour::from_closed(vec![ring]).unwrap());
        }
    }
    communes
}

fn edges(contour: &Contour) -> BTreeSet<[Position; 2]> {
    contour
        .rings()
        .iter()
        .flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)))
        .map(|(a, b)| [*a.min(b), *a.max(b)])
        .collect()
}

#[test]
fn degrees_off_the_globe_or_in_metres_are_no_position() {
    assert_eq!(
        Position::from_degrees(0.9343, 47.40421),
        Some(at(93_430, 4_740_421))
    );
    assert_eq!(Position::from_degrees(525_000.0, 6_700_000.0), None);
    assert_eq!(Position::from_degrees(f64::NAN, 47.0), None);
    assert_eq!(Position::from_degrees(0.0, f64::INFINITY), None);
}

#[test]
fn rings_that_make_no_outline_are_refused_with_the_reason() {
    let open = closed(&[(0, 0), (5, 0), (5, 5), (9, 9)])[..4].to_vec();
    assert_eq!(Contour::from_closed(vec![open]), Err(BadContour::Open));
    assert_eq!(
        Contour::from_closed(vec![closed(&[(0, 0), (5, 0)])]),
        Err(BadContour::Short)
    );
    assert_eq!(
        Contour::from_closed(vec![closed(&[(0, 0), (0, 0), (0, 0), (5, 0)])]),
        Err(BadContour::Empty)
    );
    assert_eq!(Contour::from_closed(vec![]), Err(BadContour::Empty));
    assert_eq!(
        Contour::from_closed(vec![vec![at(0, 0); MOST_POSITIONS + 1]]),
        Err(BadContour::Long)
    );
}

#[test]
fn a_straight_border_keeps_only_its_corners() {
    let square = contour(&[
        (0, 0),
        (500, 1),
        (1000, 0),
        (1000, 1000),
        (0, 1000),
        (0, 500),
    ]);
    let thin = simplify(&[&square], 5.0);
    assert_eq!(thin[0].rings()[0].len(), 4);
}

#[test]
fn an_outline_smaller_than_the_tolerance_stays() {
    let speck = contour(&[(0, 0), (5, 0), (5, 5)]);
    assert_eq!(simplify(&[&speck], 1_000.0), [speck]);
}

#[test]
fn a_drawing_is_upright_and_as_wide_as_the_latitude_makes_it() {
    // At 60° north a degree of longitude is half as long as one of latitude.
    let tall = contour(&[
        (0, 5_950_000),
        (100_000, 5_950_000),
        (100_000, 6_050_000),
        (0, 6_050_000),
    ]);
    let drawing = draw(&[&tall], 10_000).unwrap();
    assert_eq!((drawing.width, drawing.height), (500, 1000));
    assert_eq!(drawing.shapes[0].path, "M0 1000l500 0 0-1000-500 0z");
    assert_eq!(drawing.shapes[0].middle, (250, 500));
}

#[test]
fn a_commune_too_small_to_see_is_still_drawn() {
    let large = contour(&[
        (0, 0),
        (1_000_000, 0),
        (1_000_000, 1_000_000),
        (0, 1_000_000),
    ]);
    let speck = contour(&[(200, 200), (210, 200), (210, 210)]);
    let drawing = draw(&[&large, &speck], 10_000).unwrap();
    assert!(drawing.shapes[1].path.ends_with("l2 0-2 2z"));
}

#[test]
fn nothing_to_draw_is_no_drawing() {
    assert_eq!(draw(&[], 10_000), None);
}

#[test]
fn a_border_shared_by_two_stays_shared() {
    let board = chessboard(2, &[0, 3, -4, 7, 1, -2, 9, -8]);
    let all: Vec<&Contour> = board.iter().collect();
    let before: BTreeSet<_> = edges(all[0])
        .intersection(&edges(all[1]))
        .copied()
        .collect();
    assert_eq!(before.len(), 10);
    let thin = simplify(&all, 12.0);
    let after: BTreeSet<_> = edges(&thin[0])
        .intersection(&edges(&thin[1]))
        .copied()
        .collect();
    assert!(!after.is_empty() && after.len() < 10);
    // Every edge inside the board has two owners: no slit, no overlap.
    let (low, high) = (100_000 + 10, 100_000 + 1_990);
    let inner =
        |[a, b]: &[Position; 2]| (low..high).contains(&a.lon) && (low..high).contains(&b.lon);
    for edge in edges(&thin[0])
        .iter()
        .filter(|edge| inner(edge) && edge[0].lat > 4_700_020)
    {
        let owners = thin
            .iter()
            .filter(|contour| edges(contour).contains(edge))
            .count();
        assert_eq!(owners, 2, "{edge:?}");
    }
}

fn any_contour() -> impl Strategy<Value = Contour> {
    let ring = prop::collection::vec((-18_000_000..18_000_000, -9_000_000..9_000_000), 3..30);
    prop::collection::vec(ring, 1..4).prop_filter_map("encloses nothing", |rings| {
        Contour::from_closed(rings.iter().map(|ring| closed(ring)).collect()).ok()
    })
}

proptest! {
    #[test]
    fn what_is_packed_is_unpacked(contour in any_contour()) {
        prop_assert_eq!(Contour::unpack(&contour.pack()), Ok(contour));
    }

    #[test]
    fn bytes_that_are_no_outline_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        if let Ok(contour) = Contour::unpack(&bytes) {
            prop_assert!(contour.rings().iter().all(|ring| ring.len() >= 3));
        }
    }

    #[test]
    fn a_drawing_keeps_its_budget(
        contours in prop::collection::vec(any_contour(), 1..12),
        budget in 200..4_000_usize,
    ) {
        let all: Vec<&Contour> = contours.iter().collect();
        if let Some(drawing) = draw(&all, budget) {
            prop_assert!(drawing.shapes.iter().map(|shape| shape.path.len()).sum::<usize>() <= budget);
            prop_assert_eq!(drawing.shapes.len(), contours.len());
            prop_assert!(drawing.shapes.iter().all(|shape| !shape.path.is_empty()));
            prop_assert!((1..=1000).contains(&drawing.width) && (1..=1000).contains(&drawing.height));
        }
    }

    #[test]
    fn thinning_only_removes(wander in prop::collection::vec(-20..20, 5..40), tolerance_m in 1.0..60.0) {
        let board = chessboard(3, &wander);
        let all: Vec<&Contour> = board.iter().collect();
        for (before, after) in board.iter().zip(simplify(&all, tolerance_m)) {
            let kept: BTreeSet<Position> = before.rings().concat().into_iter().collect();
            prop_assert!(after.rings().iter().flatten().all(|position| kept.contains(position)));
        }
    }
}
