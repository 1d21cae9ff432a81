//! `collegiale create-cpts`

use domain::cpts::{LegalRegime, Slug};
use service::Failure;
use service::cpts::found::{NewCpts, found};

use super::{CommandError, open};
use crate::config::Config;

/// A CPTS to be created.
#[derive(Debug, clap::Args)]
pub struct CreateCpts {
    /// Word of its addresses: 3 to 40 lower-case letters, digits and hyphens.
    #[arg(long)]
    slug: Slug,
    /// Full name of the association.
    #[arg(long)]
    name: String,
    /// Name in lists and headers.
    #[arg(long)]
    short_name: String,
    /// Whether it lives under the local law of Alsace-Moselle rather than the law of 1901.
    #[arg(long)]
    alsace_moselle: bool,
    /// Address of the person who will preside: it receives an invitation.
    #[arg(long)]
    president: String,
}

/// Creates a CPTS and prints the link of its president's invitation, for where mail does not work yet.
///
/// # Errors
/// [`CommandError`].
#[expect(clippy::print_stdout, reason = "its purpose")]
pub async fn create_cpts(config: &Config, wanted: CreateCpts) -> Result<(), CommandError> {
    let ctx = open(config, false).await?;
    let new = NewCpts {
        slug: wanted.slug,
        name: wanted.name,
        short_name: wanted.short_name,
        regime: if wanted.alsace_moselle {
            LegalRegime::AlsaceMoselle
        } else {
            LegalRegime::Loi1901
        },
        president_email: wanted.president,
    };
    let link = found(&ctx, &new).await.map_err(|failure| {
        CommandError::Other(match failure {
            Failure::Refused(refused) => refused.to_string(),
            Failure::NotFound | Failure::Forbidden(_) => "not possible".to_owned(),
            Failure::Fault(fault) => fault.to_string(),
        })
    })?;
    println!("{}: created", new.slug.as_str());
    println!("The invitation to preside it serves once, for fourteen days. Keep it to its person:");
    println!("{link}");
    Ok(())
}
