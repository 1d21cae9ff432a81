//! The pages that letters lead to. A letter takes its address from here only, so that a test can
//! hold each pattern against the site's table of addresses: a link in a mail that was sent is not
//! mended afterwards.

use std::fmt::Display;

/// Declares the pages, and the list of all of them.
macro_rules! pages {
    ($($(#[$meta:meta])* $name:ident = $pattern:literal),+ $(,)?) => {
        /// A page that a letter leads to.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Page {
            $($(#[$meta])* $name),+
        }

        impl Page {
            /// Every page.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its address as the site's table writes it, from the root of the site.
            pub const fn pattern(self) -> &'static str {
                match self { $(Self::$name => $pattern),+ }
            }
        }
    };
}

pages! {
    /// One's own adhesion, or that of a structure one represents.
    OwnAdhesion = "/mes-adhesions/{adhesion}",
    /// One's own college and attachments.
    OwnAttachments = "/mes-adhesions/{adhesion}/groupes",
    /// One's own devices.
    Devices = "/moi/appareils",
    /// A device that waits, for who received the mail about it.
    StopDevice = "/appareil/{token}",
    /// An application, for the board.
    Application = "/cpts/{slug}/candidatures/{adhesion}",
    /// A member's sheet, for the board.
    Member = "/cpts/{slug}/membres/{adhesion}",
    /// A decision, at whatever stage.
    Decision = "/cpts/{slug}/decisions/{decision}",
    /// Those who hold the key of the elections.
    Trustees = "/cpts/{slug}/depositaires/{board}",
    /// An election, at whatever stage.
    Election = "/cpts/{slug}/elections/{election}",
    /// The count of an election.
    Count = "/cpts/{slug}/elections/{election}/depouillement",
    /// A contract, at whatever stage.
    Contract = "/cpts/{slug}/conventions/{contract}",
    /// The opinions on a contract.
    ContractOpinion = "/cpts/{slug}/conventions/{contract}/avis",
    /// Signatures on paper that officers enter.
    ContractScan = "/cpts/{slug}/conventions/{contract}/scan",
    /// What a link to a contract leads to, for somebody of a partner.
    ContractGuest = "/invitation-convention/{token}",
    /// The board's hub.
    Board = "/cpts/{slug}/bureau",
    /// What everybody sees of a CPTS.
    Cpts = "/cpts/{slug}",
    /// Who holds which role.
    Roles = "/cpts/{slug}/roles",
    /// A role that is offered.
    Invitation = "/invitation/{token}",
}

impl Page {
    /// The address of one such page: the values stand for the parameters, in their order.
    pub fn at(self, values: &[&dyn Display]) -> Link {
        let mut values = values.iter();
        let steps = self.pattern().split('/').map(|step| {
            if step.starts_with('{') {
                values.next().map(ToString::to_string).unwrap_or_default()
            } else {
                step.to_owned()
            }
        });
        Link(steps.collect::<Vec<_>>().join("/"))
    }
}

/// The address of a page, made by [`Page::at`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link(String);

impl Link {
    /// From the root of the site.
    pub fn path(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_for_the_parameters_in_their_order() {
        let link = Page::Application.at(&[&"loire", &7]);
        assert_eq!(link.path(), "/cpts/loire/candidatures/7");
        assert_eq!(Page::Cpts.at(&[&"loire"]).path(), "/cpts/loire");
    }
}
