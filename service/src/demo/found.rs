//! The three associations: foundation, statutes, territory, dues asked.

use chrono::Datelike as _;
use domain::audit::Event;
use domain::profession::Category;
use domain::role::RoleKind;
use entity::{cpts, dues_rate, statutes, territory, territory_commune};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::due::another;
use super::house::House;
use super::maker::{Entry, Maker};
use super::{number, place, rules};

/// Founds all three.
pub(super) fn houses(maker: &mut Maker) {
    for (_, house) in Maker::houses() {
        let id = found(maker, house);
        statutes(maker, house, id);
        territories(maker, house, id);
        rates(maker, house, id);
    }
}

fn found(maker: &mut Maker, house: &House) -> Uuid {
    let (id, at) = (maker.dice.uuid(), maker.moment(house.founded));
    maker.plan.cpts.push(cpts::Model {
        id,
        slug: house.slug.to_owned(),
        name: house.name.to_owned(),
        short_name: house.short_name.to_owned(),
        colour: house.colour.to_owned(),
        legal_regime: "loi-1901".to_owned(),
        rna: Some(house.rna.to_owned()),
        siret: Some(number::siret(house.siren_serial)),
        finess: Some(number::finess(house.department, house.finess_serial)),
        seat: Some(house.seat.to_owned()),
        email: Some(format!("contact@{}.exemple.test", house.slug)),
        phone: Some(house.phone.to_owned()),
        website: Some(format!("https://{}.exemple.test", house.slug)),
        description: house.description.to_owned(),
        retention_months: house.retention_months,
        next_number: 1,
        created_at: at,
        version: 1,
    });
    let detail = serde_json::json!({ "slug": house.slug });
    maker.journal(
        Event::CptsCreated,
        at,
        Entry {
            cpts: Some(id),
            actor: None,
            subject: Some(id),
            detail,
        },
    );
    id
}

fn statutes(maker: &mut Maker, house: &House, cpts: Uuid) {
    for (number, version) in (1_i32..).zip(house.statutes) {
        let (id, at) = (maker.dice.uuid(), maker.moment(version.adopted));
        let before = version.before.iter();
        let body = before.fold(version.text.to_owned(), |text, (now, then)| {
            text.replace(now, then)
        });
        let author = maker.officer(house.letter, RoleKind::President);
        let sha256 = hex::encode(Sha256::digest(body.as_bytes()));
        let adopted = maker.day(version.adopted);
        let detail = serde_json::json!({ "number": number, "adopted": adopted, "sha256": sha256 });
        let entry = Entry {
            cpts: Some(cpts),
            actor: author,
            subject: Some(id),
            detail,
        };
        maker.journal(Event::StatutesPublished, at, entry);
        let text = statutes::Model {
            id,
            cpts_id: cpts,
            number,
            sha256,
            body,
            adopted_on: adopted,
            in_force_from: adopted,
            published_by: author,
            created_at: at,
        };
        rules::adopt(maker, house, version, &text);
        maker.plan.statutes.push(text);
    }
}

/// The first version, and a second where communes joined later.
fn territories(maker: &mut Maker, house: &House, cpts: Uuid) {
    let (later, days) = house.joined_later;
    let author = maker.officer(house.letter, RoleKind::President);
    let all: Vec<&str> = place::territory(house.letter)
        .map(|place| place.code)
        .collect();
    let first: Vec<&str> = all
        .iter()
        .copied()
        .filter(|code| !later.contains(code))
        .collect();
    let mut versions = vec![(first, house.founded, None)];
    if !later.is_empty() {
        versions.push((
            all,
            days,
            Some("Communes rattachées à la demande de leurs soignants"),
        ));
    }
    let ends: Vec<_> = versions
        .iter()
        .skip(1)
        .map(|(_, days, _)| maker.day(days + 1))
        .map(Some)
        .chain([None])
        .collect();
    for ((number, (codes, days, note)), end) in (1_i32..).zip(versions).zip(ends) {
        let (id, at) = (maker.dice.uuid(), maker.moment(days));
        maker.plan.territory.push(territory::Model {
            id,
            cpts_id: cpts,
            number,
            in_force_from: maker.day(days),
            in_force_to: end,
            note: note.map(str::to_owned),
            author_id: author,
            created_at: at,
        });
        maker
            .plan
            .territory_commune
            .extend(codes.into_iter().map(|code| territory_commune::Model {
                territory_id: id,
                code: code.to_owned(),
            }));
    }
}

/// Dues of the year and of the one before; a category that is not named owes nothing.
fn rates(maker: &mut Maker, house: &House, cpts: Uuid) {
    let (person, structure) = house.dues;
    let people = [
        Category::Health,
        Category::Social,
        Category::Elected,
        Category::Management,
        Category::Other,
    ];
    let users = house.users_pay.then_some((Category::Users, person));
    for year in [maker.year() - 1, maker.year()] {
        let people = people.into_iter().map(|category| (category, person));
        for (category, cents) in people
            .chain(users)
            .chain([(Category::Structure, structure)])
        {
            maker.plan.dues_rate.push(dues_rate::Model {
                id: maker.dice.uuid(),
                cpts_id: cpts,
                year,
                category: category.code().to_owned(),
                cents,
            });
        }
    }
    if maker.today.month() == 12 {
        // The next year's are decided by then.
        let year = maker.year();
        let asked = maker.plan.dues_rate.iter();
        let asked = asked.filter(|it| it.cpts_id == cpts && it.year == year);
        let next: Vec<_> = asked
            .map(|it| dues_rate::Model {
                id: another(it.id),
                year: year + 1,
                ..it.clone()
            })
            .collect();
        maker.plan.dues_rate.extend(next);
    }
}
