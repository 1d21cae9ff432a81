//! The map of a territory, as SVG.
//!
//! The territory lies flat in its colour; each neighbour is hatched as its shield is, so that an overlap
//! is seen without colours: hatching on a flat ground. The tables of the page say the same in words.

use domain::cpts::Colour;
use leptos::prelude::*;
use service::territory::Map;
use service::territory::map::MapShape;

use crate::lang::Lang;
use crate::ui::Tincture;

/// Height of a name on a phone and on a wide screen, in units of the drawing; the style sheet says the
/// same.
const TEXT: [f64; 2] = [40.0, 24.0];
/// Most names on a phone and on a wide screen.
const NAMES: [usize; 2] = [7, 26];

/// The map with its legend.
#[component]
pub fn TerritoryMap(
    /// What to draw.
    map: Map,
    /// Language of the page.
    lang: Lang,
) -> impl IntoView {
    let own_name = map
        .holders
        .first()
        .map(|cpts| cpts.name.clone())
        .unwrap_or_default();
    let shared = map
        .shapes
        .iter()
        .filter(|s| s.held_by.contains(&0) && s.held_by.len() > 1)
        .count();
    let title = t!(
        lang,
        "Carte du territoire : {own_name}",
        "Map of the territory: {own_name}"
    );
    let description = plural!(
        lang,
        shared,
        "{shared} commune partagée, hachurée. Les tableaux de cette page disent la même chose en mots.",
        "{shared} communes partagées, hachurées. Les tableaux de cette page disent la même chose en mots.",
        "{shared} shared commune, hatched. The tables of this page say the same in words.",
        "{shared} shared communes, hatched. The tables of this page say the same in words."
    );
    let colours: Vec<Colour> = map
        .holders
        .iter()
        .map(|cpts| colour(&cpts.colour))
        .collect();
    let own = format!("map__own {}", tincture(&colours, 0));
    let patterns = (1..map.holders.len())
        .map(|at| {
            pattern(
                &format!("hatch-{at}"),
                colours.get(at).copied(),
                &tincture(&colours, at),
            )
        })
        .collect_view();
    let (ours, theirs): (Vec<&MapShape>, Vec<&MapShape>) = map
        .shapes
        .iter()
        .partition(|shape| shape.held_by.contains(&0));
    let theirs = theirs
        .into_iter()
        .map(|shape| view! { <path class="map__around" d=shape.path.clone() /> {hatched(shape)} })
        .collect_view();
    let grounds = ours
        .iter()
        .map(|shape| {
            view! {
                <path d=shape.path.clone()>
                    <title>{shape.name.clone()}</title>
                </path>
            }
        })
        .collect_view();
    let overlaps = ours.iter().map(|shape| hatched(shape)).collect_view();
    let names = labels(&ours, map.width, map.height)
        .into_iter()
        .map(|label| {
            let class = label.wide_only.then_some("map__wide");
            view! {
                <text class=class x=label.x y=label.y>
                    {label.name}
                </text>
            }
        })
        .collect_view();
    // Room for names that stand at the edge.
    let frame = format!("-6 -6 {} {}", map.width + 12, map.height + 12);
    let legend = map
        .holders
        .iter()
        .enumerate()
        .map(|(at, cpts)| {
            let name = cpts.name.clone();
            let words = if at == 0 {
                t!(lang, "{name} : fond uni", "{name}: plain ground")
            } else {
                t!(lang, "{name} : hachures", "{name}: hatching")
            };
            let swatch = if at == 0 {
                view! { <rect class=own.clone() width="44" height="28" /> }.into_any()
            } else {
                view! { <rect class="map__around" width="44" height="28" fill=format!("url(#hatch-{at})") /> }
                    .into_any()
            };
            view! {
                <li>
                    <svg viewBox="0 0 44 28" width="44" height="28" aria-hidden="true">
                        {swatch}
                    </svg>
                    {words}
                </li>
            }
        })
        .collect_view();
    let missing = map.without_outline;
    let missing = (missing > 0).then(|| {
        plural!(
            lang,
            missing,
            "{missing} commune n’a pas de contour et n’est pas dessinée.",
            "{missing} communes n’ont pas de contour et ne sont pas dessinées.",
            "{missing} commune has no outline and is not drawn.",
            "{missing} communes have no outline and are not drawn."
        )
    });
    view! {
        <figure class="map">
            <svg viewBox=frame role="img" aria-labelledby="map-title map-description">
                <title id="map-title">{title}</title>
                <desc id="map-description">{description}</desc>
                <defs>{patterns}</defs>
                <g>{theirs}</g>
                <g class=own.clone()>{grounds}</g>
                <g>{overlaps}</g>
                <g class="map__names" aria-hidden="true">
                    {names}
                </g>
            </svg>
            <figcaption>
                <ul class="map__legend">{legend}</ul>
                {missing.map(|missing| view! { <p>{missing}</p> })}
            </figcaption>
        </figure>
    }
}

/// A commune hatched by each neighbour that covers it.
fn hatched(shape: &MapShape) -> impl IntoView + use<> {
    let path = shape.path.clone();
    shape
        .held_by
        .iter()
        .filter(|at| **at > 0)
        .map(|at| view! { <path class="map__hatched" d=path.clone() fill=format!("url(#hatch-{at})") /> })
        .collect_view()
}

/// The hatching of a colour, as heraldry has it.
fn pattern(id: &str, colour: Option<Colour>, tincture: &str) -> impl IntoView + use<> {
    let (size, turn, drawing) = match colour.unwrap_or(Colour::Azur) {
        Colour::Azur => (14, 0, "M0 7h14"),
        Colour::Gueules => (14, 90, "M0 7h14"),
        Colour::Sinople => (14, 45, "M0 7h14"),
        Colour::Pourpre => (14, -45, "M0 7h14"),
        Colour::Or => (14, 0, "M5 7a2 2 0 1 0 4 0a2 2 0 1 0-4 0z"),
        Colour::Sable => (16, 0, "M0 8h16M8 0v16"),
        Colour::Tanne => (18, 45, "M0 9h18M9 0v18"),
        Colour::Celeste => (26, 0, "M0 4h26M0 8h26M0 12h26"),
    };
    view! {
        <pattern
            id=id.to_owned()
            class=tincture.to_owned()
            width=size
            height=size
            patternUnits="userSpaceOnUse"
            patternTransform=format!("rotate({turn})")
        >
            <path class="map__hatch" d=drawing />
        </pattern>
    }
}

fn colour(code: &str) -> Colour {
    code.parse().unwrap_or(Colour::Azur)
}

fn tincture(colours: &[Colour], at: usize) -> String {
    colours
        .get(at)
        .map_or("", |colour| Tincture(*colour).class())
        .to_owned()
}

/// A name on the map.
#[derive(Debug, Clone, PartialEq)]
struct Label {
    name: String,
    x: i32,
    y: i32,
    /// Left out on a phone, where letters are larger.
    wide_only: bool,
}

/// Names of the largest communes, as many as do not touch.
fn labels(shapes: &[&MapShape], width: i32, height: i32) -> Vec<Label> {
    let mut by_size: Vec<&&MapShape> = shapes.iter().collect();
    by_size.sort_by_key(|shape| std::cmp::Reverse(shape.population));
    let mut labels: Vec<Label> = Vec::new();
    for (wide, (text, most)) in TEXT.into_iter().zip(NAMES).enumerate() {
        let mut taken: Vec<[f64; 4]> = labels
            .iter()
            .map(|label| area(label.x, label.y, &label.name, text))
            .collect();
        for shape in &by_size {
            if labels.len() >= most {
                break;
            }
            let (x, y) = inside(shape, width, height, text);
            let room = area(x, y, &shape.name, text);
            let free = |other: &[f64; 4]| {
                room[2] < other[0] || other[2] < room[0] || room[3] < other[1] || other[3] < room[1]
            };
            if taken.iter().all(free) && !labels.iter().any(|label| label.name == shape.name) {
                taken.push(room);
                labels.push(Label {
                    name: shape.name.clone(),
                    x,
                    y,
                    wide_only: wide > 0,
                });
            }
        }
    }
    labels
}

/// The middle of a commune, moved so that its name stays on the drawing.
#[expect(clippy::cast_possible_truncation, reason = "a drawing has 1000 units")]
fn inside(shape: &MapShape, width: i32, height: i32, text: f64) -> (i32, i32) {
    let half = (half_width(&shape.name, text).ceil() as i32).min(width / 2);
    let line = text as i32;
    let (x, y) = shape.middle;
    (
        x.clamp(half, width - half),
        y.clamp(line.min(height), height.max(line)),
    )
}

fn half_width(name: &str, text: f64) -> f64 {
    f64::from(u32::try_from(name.chars().count()).unwrap_or(40)) * text * 0.27
}

/// Left, top, right and bottom of a name that is centred on a point.
fn area(x: i32, y: i32, name: &str, text: f64) -> [f64; 4] {
    let (x, y, half) = (f64::from(x), f64::from(y), half_width(name, text));
    [x - half, y - text * 0.6, x + half, y + text * 0.6]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(name: &str, population: u64, middle: (i32, i32)) -> MapShape {
        MapShape {
            code: "37003".parse().unwrap(),
            name: name.to_owned(),
            population,
            path: String::new(),
            middle,
            held_by: vec![0],
        }
    }

    #[test]
    fn names_do_not_touch_and_the_largest_commune_is_named() {
        let shapes = [
            shape("Tours", 140_000, (500, 500)),
            shape("La Riche", 10_000, (510, 505)),
            shape("Amboise", 13_000, (900, 400)),
        ];
        let labels = labels(&shapes.iter().collect::<Vec<_>>(), 1000, 800);
        let names: Vec<&str> = labels.iter().map(|label| label.name.as_str()).collect();
        assert_eq!(names, ["Tours", "Amboise"]);
    }

    #[test]
    fn a_name_at_the_edge_moves_inside() {
        let commune = shape("Saint-Nicolas-de-Bourgueil", 1_000, (0, 0));
        let labels = labels(&[&commune], 1000, 800);
        let [left, top, ..] = area(labels[0].x, labels[0].y, &labels[0].name, TEXT[0]);
        assert!(left >= -1.0 && top >= 0.0);
    }
}
