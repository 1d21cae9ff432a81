//! Importing and drawing outlines.

use service::territory::{import_contours, map};

use super::{communes, cpts, world};

/// Square communes side by side, each a tenth of a degree wide.
fn squares(codes: &[&str]) -> String {
    let features: Vec<String> = (0_u32..)
        .zip(codes)
        .map(|(at, code)| {
            let (west, east) = (f64::from(at) / 10.0, f64::from(at + 1) / 10.0);
            format!(
                r#"{{"type":"Feature","properties":{{"code":"{code}","nom":"X"}},"geometry":
                {{"type":"Polygon","coordinates":[[[{west},47],[{east},47],[{east},47.1],[{west},47.1],[{west},47]]]}}}}"#
            )
        })
        .collect();
    format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",")
    )
}

#[tokio::test]
async fn an_import_tells_what_matched_what_did_not_and_what_is_missing() {
    let world = world().await;
    let file = squares(&["37003", "37102", "37131"]);
    let report = import_contours(&world.ctx, file.as_bytes())
        .await
        .expect("imports");
    assert_eq!(report.matched, 2);
    assert_eq!(report.unmatched, communes(&["37102"]));
    assert!(!report.missing.contains(&"37003".parse().expect("a code")));
    assert!(report.missing.contains(&"37214".parse().expect("a code")));
    assert!(report.missing.iter().all(|code| code.department() == "37"));
    assert!(report.missing_in_france > report.missing.len());
    // The same file again changes nothing.
    let again = import_contours(&world.ctx, file.as_bytes())
        .await
        .expect("imports");
    assert_eq!(again, report);
}

#[tokio::test]
async fn a_file_that_is_refused_leaves_what_was_there() {
    let world = world().await;
    cpts(&world, "amont", &["37003"]).await;
    let good = squares(&["37003"]);
    import_contours(&world.ctx, good.as_bytes())
        .await
        .expect("imports");
    for hostile in [
        "",
        "{}",
        "null",
        &good.replace("47.1", "6700000"),
        &good[..good.len() - 3],
    ] {
        assert!(
            import_contours(&world.ctx, hostile.as_bytes())
                .await
                .is_err(),
            "{hostile}"
        );
    }
    assert!(map(&world.ctx, "amont").await.expect("reads").is_some());
}

#[tokio::test]
async fn a_map_shows_the_territory_its_neighbours_and_who_holds_what() {
    let world = world().await;
    cpts(&world, "amont", &["37003", "37131", "37214"]).await;
    cpts(&world, "aval", &["37131", "41018"]).await;
    assert!(
        map(&world.ctx, "amont").await.expect("reads").is_none(),
        "no outline yet"
    );
    let file = squares(&["37003", "37131", "41018"]);
    import_contours(&world.ctx, file.as_bytes())
        .await
        .expect("imports");

    let map = map(&world.ctx, "amont")
        .await
        .expect("reads")
        .expect("a map");
    let holders: Vec<_> = map.holders.iter().map(|cpts| cpts.slug.as_str()).collect();
    assert_eq!(holders, ["amont", "aval"]);
    let shapes: Vec<_> = map
        .shapes
        .iter()
        .map(|shape| (shape.name.as_str(), shape.held_by.clone()))
        .collect();
    assert_eq!(shapes[1..], [("Amboise", vec![0]), ("Limeray", vec![0, 1])]);
    assert_eq!(shapes[0].1, [1], "the neighbour lies underneath");
    assert_eq!(map.without_outline, 1, "Saint-Cyr-sur-Loire has none");
}
