//! `[operator]`

use serde::{Deserialize, Serialize};

/// Who runs this server: shown on the page of legal notices, which French law asks for (loi du
/// 21 juin 2004, art. 1-1). Empty values are said to be missing.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Operator {
    /// Name of the association or company.
    pub name: String,
    /// Postal address.
    pub address: String,
    /// E-mail address or telephone number.
    pub contact: String,
    /// Who answers for what is published (« directeur de la publication »).
    pub publisher: String,
    /// Name, address and telephone number of whoever hosts the machine.
    pub host: String,
}
