//! `collegiale check-config`

use crate::config::Config;

/// Prints every value in force. What is wrong was said when the configuration was read.
#[expect(clippy::print_stdout, reason = "its purpose")]
pub fn check_config(config: &Config) {
    print!("{}", config.shown());
}
