//! Reading outlines of communes from GeoJSON (RFC 7946): a `FeatureCollection` of `Polygon` and
//! `MultiPolygon` features with the properties `code` and `nom`.
//!
//! The file is read once from front to back and each feature is turned into whole numbers as it comes,
//! so that a large file does not stand in memory as text or as a tree. Anything that is not as expected
//! refuses the whole file, with the number of the feature: half a map is worse than none.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{BufReader, Read};

use domain::territory::InseeCode;
use domain::territory::contour::{BadContour, Contour, Position};
use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// Largest file, in bytes: all communes of France at a precision of 50 metres take about 60 MB.
pub const MOST_BYTES: u64 = 256 * 1024 * 1024;
/// Most positions in a file.
pub const MOST_POSITIONS: usize = 8_000_000;

/// Why a file is refused.
#[derive(Debug, thiserror::Error)]
pub enum BadGeoJson {
    /// Larger than [`MOST_BYTES`].
    #[error("the file is larger than {} MB", MOST_BYTES / 1024 / 1024)]
    Large,
    /// It cannot be read from the disk.
    #[error("the file cannot be read: {0}")]
    Unreadable(std::io::Error),
    /// Not JSON, not GeoJSON, or a feature that makes no outline; serde says where.
    #[error("{0}")]
    Bad(serde_json::Error),
}

/// Reads outlines by code.
///
/// # Errors
/// [`BadGeoJson`] says what is wrong and where.
pub fn read(file: impl Read) -> Result<BTreeMap<InseeCode, Contour>, BadGeoJson> {
    read_at_most(MOST_BYTES, file)
}

fn read_at_most(bytes: u64, file: impl Read) -> Result<BTreeMap<InseeCode, Contour>, BadGeoJson> {
    let mut left = bytes + 1;
    let limited = Limited {
        file,
        left: &mut left,
    };
    let mut json = serde_json::Deserializer::from_reader(BufReader::new(limited));
    let read = Collection
        .deserialize(&mut json)
        .and_then(|outlines| json.end().map(|()| outlines));
    drop(json);
    match read {
        _ if left == 0 => Err(BadGeoJson::Large),
        Ok(outlines) => Ok(outlines),
        Err(error) if error.is_io() => Err(BadGeoJson::Unreadable(error.into())),
        Err(error) => Err(BadGeoJson::Bad(error)),
    }
}

/// A file of which only so much is read.
struct Limited<'l, R> {
    file: R,
    left: &'l mut u64,
}

impl<R: Read> Read for Limited<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let most = usize::try_from(*self.left)
            .unwrap_or(usize::MAX)
            .min(buffer.len());
        let read = match buffer.get_mut(..most) {
            Some(buffer) => self.file.read(buffer)?,
            None => 0,
        };
        *self.left -= read as u64;
        Ok(read)
    }
}

/// The whole file.
struct Collection;

impl<'de> DeserializeSeed<'de> for Collection {
    type Value = BTreeMap<InseeCode, Contour>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Collection {
    type Value = BTreeMap<InseeCode, Contour>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a GeoJSON FeatureCollection")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut outlines = None;
        let mut is_collection = false;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "type" => {
                    let kind: String = map.next_value()?;
                    if kind != "FeatureCollection" {
                        return Err(A::Error::custom(format_args!(
                            "a FeatureCollection is expected, not a {kind}"
                        )));
                    }
                    is_collection = true;
                }
                "crs" => check_crs(&map.next_value()?).map_err(A::Error::custom)?,
                "features" if outlines.is_some() => {
                    return Err(A::Error::duplicate_field("features"));
                }
                "features" => outlines = Some(map.next_value_seed(Features)?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        if !is_collection {
            return Err(A::Error::missing_field("type"));
        }
        outlines.ok_or_else(|| A::Error::missing_field("features"))
    }
}

/// The old member `crs` is tolerated where it names WGS 84.
fn check_crs(crs: &serde_json::Value) -> Result<(), String> {
    let name = crs
        .pointer("/properties/name")
        .and_then(|name| name.as_str());
    match name {
        None if crs.is_null() => Ok(()),
        Some(name) if name.ends_with("CRS84") || name.ends_with(":4326") => Ok(()),
        _ => Err(format!("coordinates must be in WGS 84, not in {crs}")),
    }
}

/// The list of features.
struct Features;

impl<'de> DeserializeSeed<'de> for Features {
    type Value = BTreeMap<InseeCode, Contour>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Features {
    type Value = BTreeMap<InseeCode, Contour>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut features: A) -> Result<Self::Value, A::Error> {
        let mut outlines = BTreeMap::new();
        let mut positions = 0;
        for number in 1_usize.. {
            let Some(feature) = features.next_element::<Feature>()? else {
                break;
            };
            let said = |what: String| A::Error::custom(format_args!("feature {number}: {what}"));
            let (code, contour) = feature.outline().map_err(said)?;
            positions += contour.rings().iter().map(Vec::len).sum::<usize>();
            if positions > MOST_POSITIONS {
                return Err(said(format!(
                    "more than {MOST_POSITIONS} positions in the file"
                )));
            }
            if outlines.insert(code, contour).is_some() {
                return Err(said(format!("the code {code} comes twice")));
            }
        }
        Ok(outlines)
    }
}

#[derive(Deserialize)]
struct Feature {
    #[serde(rename = "type")]
    kind: String,
    properties: Option<Properties>,
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
struct Properties {
    code: Option<serde_json::Value>,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Polygon),
    MultiPolygon(Vec<Polygon>),
}

type Polygon = Vec<Vec<LonLat>>;

impl Feature {
    fn outline(self) -> Result<(InseeCode, Contour), String> {
        if self.kind != "Feature" {
            return Err(format!(
                "a Feature is expected, not a {}",
                shortened(&self.kind)
            ));
        }
        let code = self.properties.and_then(|properties| properties.code);
        let code = match code.ok_or("it has no property « code »")? {
            serde_json::Value::String(code) => code,
            serde_json::Value::Number(code) => format!("{:0>5}", code.to_string()),
            _ => return Err("its property « code » is no text".to_owned()),
        };
        let parsed = code.parse::<InseeCode>();
        let code = parsed.map_err(|why| format!("« {} »: {why}", shortened(&code)))?;
        let of_commune = |what: &dyn fmt::Display| format!("{code}: {what}");
        let polygons = match self.geometry {
            None => return Err(of_commune(&"it has no geometry")),
            Some(Geometry::Polygon(polygon)) => vec![polygon],
            Some(Geometry::MultiPolygon(polygons)) => polygons,
        };
        let rings = polygons
            .into_iter()
            .flatten()
            .map(|ring| ring.into_iter().map(|at| at.0).collect())
            .collect();
        let contour = Contour::from_closed(rings).map_err(|why: BadContour| of_commune(&why))?;
        Ok((code, contour))
    }
}

/// `[longitude, latitude]`, with an altitude that does not matter.
struct LonLat(Position);

impl<'de> Deserialize<'de> for LonLat {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        struct Numbers;

        impl<'de> Visitor<'de> for Numbers {
            type Value = LonLat;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a position: longitude and latitude")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<LonLat, A::Error> {
                let short = |n: usize| A::Error::invalid_length(n, &self);
                let lon: f64 = seq.next_element()?.ok_or_else(|| short(0))?;
                let lat: f64 = seq.next_element()?.ok_or_else(|| short(1))?;
                while seq.next_element::<f64>()?.is_some() {}
                Position::from_degrees(lon, lat).map(LonLat).ok_or_else(|| {
                    A::Error::custom(format_args!(
                        "{lon}, {lat} is no longitude and latitude in degrees (WGS 84)"
                    ))
                })
            }
        }

        json.deserialize_seq(Numbers)
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: &str = "[[[0.9,47.4],[1.0,47.4],[1.0,47.5],[0.9,47.4]]]";

    fn collection(features: &str) -> String {
        format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#)
    }

    fn feature(code: &str, kind: &str, coordinates: &str) -> String {
        format!(
            r#"{{"type":"Feature","properties":{{"code":{code},"nom":"X"}},
               "geometry":{{"type":"{kind}","coordinates":{coordinates}}}}}"#
        )
    }

    fn refusal(text: &str) -> String {
        read(text.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn polygons_and_multipolygons_are_read_by_code() {
        let text = collection(&format!(
            "{},{}",
            feature("\"37003\"", "Polygon", SQUARE),
            feature("1001", "MultiPolygon", &format!("[{SQUARE},{SQUARE}]")),
        ));
        let outlines = read(text.as_bytes()).unwrap();
        let codes: Vec<String> = outlines.keys().map(ToString::to_string).collect();
        assert_eq!(codes, ["01001", "37003"]);
        assert_eq!(outlines[&"01001".parse().unwrap()].rings().len(), 2);
    }

    #[test]
    fn what_is_no_collection_of_outlines_is_refused_with_the_reason() {
        for (text, reason) in [
            ("", "EOF"),
            ("[]", "GeoJSON FeatureCollection"),
            ("{}", "missing field `type`"),
            (r#"{"type":"Topology","objects":{}}"#, "not a Topology"),
            (
                r#"{"type":"FeatureCollection"}"#,
                "missing field `features`",
            ),
            ("PK\u{3}\u{4}", "expected value"),
            ("\0\0\0", "expected value"),
        ] {
            assert!(
                refusal(text).contains(reason),
                "{text:?}: {}",
                refusal(text)
            );
        }
        let twice = feature("\"37003\"", "Polygon", SQUARE);
        for (features, reason) in [
            (feature("null", "Polygon", SQUARE), "no property « code »"),
            (feature("\"Amboise\"", "Polygon", SQUARE), "« Amboise »"),
            (
                feature("\"37003\"", "Point", "[0.9,47.4]"),
                "unknown variant `Point`",
            ),
            (
                feature("\"37003\"", "Polygon", "[[[1,2],[3,4],[1,2]]]"),
                "less than four",
            ),
            (
                feature("\"37003\"", "Polygon", "[[[1,2],[3,4],[5,6],[7,8]]]"),
                "does not end",
            ),
            (
                feature("\"37003\"", "Polygon", "[[[525000,6700000]]]"),
                "(WGS 84)",
            ),
            (
                feature("\"37003\"", "Polygon", "[[[1]]]"),
                "invalid length 1",
            ),
            (
                feature("\"37003\"", "Polygon", "[[[1,\"2\"]]]"),
                "invalid type: string",
            ),
            (feature("\"37003\"", "Polygon", "[]"), "encloses nothing"),
            (format!("{twice},{twice}"), "37003 comes twice"),
            (
                r#"{"type":"Feature","properties":{"code":"37003"},"geometry":null}"#.into(),
                "no geometry",
            ),
        ] {
            let said = refusal(&collection(&features));
            assert!(said.contains(reason), "{features}: {said}");
        }
    }

    #[test]
    fn coordinates_of_another_system_are_refused() {
        let text = r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:2154"}},"features":[]}"#;
        assert!(refusal(text).contains("WGS 84"));
        let fine = text.replace("EPSG:2154", "urn:ogc:def:crs:OGC:1.3:CRS84");
        assert!(read(fine.as_bytes()).unwrap().is_empty());
    }

    #[test]
    fn a_nest_without_end_and_a_file_without_end_are_refused() {
        let brackets = "[".repeat(1_000_000);
        assert!(refusal(&format!("{{\"a\":{brackets}")).contains("EOF"));
        let nest = collection(&feature(&brackets, "Polygon", SQUARE));
        assert!(refusal(&nest).contains("recursion limit"));
        let spaces = std::io::repeat(b' ');
        assert!(matches!(
            read_at_most(100_000, spaces),
            Err(BadGeoJson::Large)
        ));
    }

    #[test]
    fn numbers_beyond_all_bounds_do_no_harm() {
        let text = collection(&feature("\"37003\"", "Polygon", "[[[1e999,47]]]"));
        assert!(refusal(&text).contains("number out of range"));
    }
}
