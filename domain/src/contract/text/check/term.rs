use chrono::Months;

use super::{Found, Text, Why};
use crate::contract::Kind;
use crate::contract::limit::{NOTICE_DAYS, RENEWALS, YEARS};
use crate::contract::term::Renewal;
use crate::statutes::Place;

/// The tripartite contract runs for so many years.
const ACI_MONTHS: Months = Months::new(60);

pub(super) fn check(text: &Text, found: &mut Found) {
    let (at, term) = (Place::of("term"), &text.term);
    if term.end < term.begin {
        found.add(at.to("end"), Why::EndsBefore);
        return;
    }
    let most = term.begin.checked_add_months(Months::new(YEARS * 12));
    if most.is_none_or(|most| most < term.last()) {
        found.add(at.to("end"), Why::TooFar);
    }
    if NOTICE_DAYS < term.notice_days {
        let most = u32::from(NOTICE_DAYS);
        found.add(at.to("notice-days"), Why::Above { most });
    }
    if let Renewal::Tacit { months, times } = term.renewal {
        if months == 0 || times == 0 {
            found.add(at.to("renewal"), Why::Zero);
        }
        if RENEWALS < times {
            let most = u32::from(RENEWALS);
            found.add(at.to("renewal"), Why::Above { most });
        }
    }
    let five = term.begin.checked_add_months(ACI_MONTHS);
    if text.kind == Kind::Aci && five.and_then(|it| it.pred_opt()) != Some(term.end) {
        found.add(at.to("end"), Why::FiveYears);
    }
}
