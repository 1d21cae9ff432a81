//! What is printed, opened by poppler (`apt-get install poppler-utils`).

mod hostile;
mod make;
mod opened;
mod poppler;
mod refused;
