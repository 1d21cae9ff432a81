use super::*;

#[test]
fn the_rules_say_what_the_text_says_and_contradict_themselves_nowhere() {
    for (house, version, statutes) in rules::adopted() {
        assert_eq!(statutes.contradictions(), [], "{}", house.short_name);
        let text = version
            .before
            .iter()
            .fold(version.text.to_owned(), |text, (now, then)| {
                assert_eq!(text.matches(now).count(), 1, "{now}");
                text.replace(now, then)
            });
        let document = statutes.canonical();
        let cited = document.split("\"article\":\"").skip(1);
        for article in cited.filter_map(|rest| rest.split('"').next()) {
            assert!(
                text.contains(&format!("Article {article} –")),
                "{}: article {article}",
                house.short_name
            );
        }
    }
}

#[test]
fn warnings_stand_only_where_they_are_wanted() {
    use domain::statutes::{OrganKind, Warning};
    let found: Vec<Vec<Warning>> = rules::adopted()
        .into_iter()
        .map(|(_, _, statutes)| statutes.warnings().into_iter().map(|(_, it)| it).collect())
        .collect();
    assert_eq!(
        found,
        [
            // The first rules of the largest, which the second mend.
            vec![
                Warning::RemoteElsewhere {
                    silent: OrganKind::ExtraordinaryMeeting
                },
                Warning::NoSecond {
                    organ: OrganKind::ExtraordinaryMeeting
                },
                Warning::NothingOnSmallGroups,
            ],
            Vec::new(),
            // Silent on purpose.
            vec![Warning::NothingOnSmallGroups],
            Vec::new(),
        ]
    );
}

#[test]
fn every_stored_document_reads_back_and_is_named_by_its_digest() {
    let plan = Plan::new(&options());
    assert_eq!(plan.rules.len(), 4);
    for row in &plan.rules {
        let read = domain::statutes::Statutes::read_canonical(&row.document).unwrap();
        assert_eq!(read.digest().to_string(), row.sha256);
        let text = plan
            .statutes
            .iter()
            .find(|it| Some(it.id) == row.statutes_id);
        assert_eq!(text.unwrap().cpts_id, row.cpts_id);
    }
}

#[test]
fn one_more_voice_of_establishments_would_be_one_too_many() {
    use domain::statutes::Side;
    for today in ["2026-11-26", "2026-03-02", "2027-07-14"] {
        let options = DemoOptions {
            today: today.parse().unwrap(),
            ..options()
        };
        let maker = Plan::maker(&options);
        let house = house::HOUSES.iter().find(|house| house.at_cap).unwrap();
        let assembly = placed::Assembly::of(&maker, house).unwrap();
        let electorate = assembly.electorate(options.today);
        let weight = domain::ght::weight::Weight::of(&electorate);
        let voices = weight.sides[&Side::Establishment].voices;
        let all = weight.all.voices;
        assert!(
            voices * 5 <= all && (voices + 1) * 5 > all + 1,
            "{today}: {voices} of {all}"
        );
        assert!(voices > 8, "{today}: {voices} of {all}");
        let found = domain::ght::weight::measures(&assembly.statutes, &weight, &[]);
        let votes = found
            .iter()
            .filter(|it| it.counted != domain::ght::weight::Counted::Seats);
        assert!(
            votes.into_iter().all(domain::ght::weight::Measure::is_kept),
            "{today}: {found:?}"
        );
    }
}

#[test]
fn who_votes_today_votes_in_a_week_too_also_when_a_year_begins_in_between() {
    use chrono::Datelike as _;
    for today in [
        "2026-12-28",
        "2026-12-31",
        "2027-01-01",
        "2027-01-03",
        "2026-06-15",
    ] {
        let options = DemoOptions {
            today: today.parse().unwrap(),
            ..options()
        };
        let maker = Plan::maker(&options);
        let house = house::HOUSES.iter().find(|house| house.letter == 'B');
        let voters = |on: NaiveDate| {
            let assembly = placed::Assembly::of_year(&maker, house.unwrap(), on.year()).unwrap();
            let electorate = assembly.electorate(on);
            let entries = electorate.entries.iter().filter(|it| it.votes().is_some());
            entries.map(|it| it.adhesion).collect::<BTreeSet<_>>()
        };
        let now = voters(options.today);
        assert!(now.len() > 40, "{today}: {}", now.len());
        let week = voters(options.today + chrono::Days::new(7));
        assert_eq!(now.difference(&week).count(), 0, "{today}");
    }
}

#[test]
fn two_members_of_mixed_practice_stand_on_either_side_of_the_threshold() {
    let options = options();
    let maker = Plan::maker(&options);
    let house = house::HOUSES
        .iter()
        .find(|house| house.letter == 'B')
        .unwrap();
    let assembly = placed::Assembly::of(&maker, house).unwrap();
    let placed = assembly.placed(options.today);
    let college = |family: &str| {
        let row = assembly
            .known
            .adhesions
            .iter()
            .find(|row| row.name == family)
            .unwrap();
        let placed = &placed[&row.id];
        (
            placed.college.as_ref().unwrap().college.as_str(),
            placed.influence.bloc().is_some(),
            !placed.influence.ties.is_empty(),
        )
    };
    assert_eq!(college("Petitjean-Schaeffer"), ("ville", false, true));
    assert_eq!(college("Roussel-Keïta"), ("etablissements", true, true));
}

#[test]
fn attachments_are_in_every_state_and_end_where_their_history_does() {
    use domain::ght::attachment::AttachmentState;
    let plan = Plan::new(&options());
    for state in AttachmentState::ALL {
        assert!(
            plan.attachment.iter().any(|it| it.state == state.code()),
            "{state:?}"
        );
    }
    for row in &plan.attachment {
        let changes: Vec<_> = plan
            .attachment_change
            .iter()
            .filter(|it| it.attachment_id == row.id)
            .collect();
        assert!(
            changes
                .iter()
                .zip(changes.iter().skip(1))
                .all(|(one, next)| one.at <= next.at)
        );
        assert_eq!(changes.last().unwrap().state, row.state);
        assert_eq!(changes.first().unwrap().at, row.created_at);
        assert!(
            changes
                .iter()
                .all(|it| it.at.date_naive() < options().today)
        );
        let adhesion = plan
            .adhesion
            .iter()
            .find(|it| it.id == row.adhesion_id)
            .unwrap();
        assert_eq!(adhesion.cpts_id, row.cpts_id);
        // Nobody looks at what ties themselves.
        let decided = changes
            .iter()
            .filter(|it| it.kind == "confirmed" || it.kind == "rejected");
        assert!(
            decided
                .into_iter()
                .all(|it| it.actor_id != adhesion.person_id)
        );
    }
}

#[test]
fn nobody_names_themselves_or_admits_whom_they_speak_for() {
    let plan = Plan::new(&options());
    assert!(
        plan.role
            .iter()
            .all(|role| role.appointed_by != Some(role.person_id))
    );
    let admitted = plan
        .adhesion_change
        .iter()
        .filter(|it| it.change == "admit");
    for change in admitted {
        let adhesion = plan
            .adhesion
            .iter()
            .find(|it| it.id == change.adhesion_id)
            .unwrap();
        let speaks = plan.mandate.iter().any(|it| {
            Some(it.structure_id) == adhesion.structure_id && Some(it.person_id) == change.author_id
        });
        assert!(!speaks);
    }
}

#[test]
fn an_entity_is_in_one_bloc_a_day() {
    let plan = Plan::new(&options());
    for cpts in &plan.cpts {
        let mut blocs: Vec<domain::ght::Bloc> = Vec::new();
        for bloc in group::read(&plan, cpts.id).unwrap() {
            for party in &bloc.parties {
                domain::ght::may_record(&blocs, party).unwrap();
            }
            blocs.push(bloc);
        }
        assert!(!blocs.is_empty());
    }
}
