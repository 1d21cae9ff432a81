//! What the voices of blocs count for once their share is capped (open votes, and voices on a roll).
//!
//! With `T` the sum of all voices as counted, each bloc counts for at most `c·T`, and all establishments together for at
//! most `d·T`. Both sides depend on `T`: it is a fixed point. As a function of `T` the sum grows, ever more slowly, from
//! the voices outside all caps; when those are more than none there is exactly one fixed point, whatever `c` and however
//! many blocs. When they are none there may be no fixed point but nought: then nobody else votes, and the cap cannot be
//! met ([`Unmeetable`]); where there are several, the greatest is taken.

use std::collections::BTreeMap;

use crate::exact::{Exact, Fraction};
use crate::id::BlocId;

/// Voices before the cap.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Voices {
    /// Of each bloc.
    pub blocs: BTreeMap<BlocId, Exact>,
    /// Of establishments in no bloc.
    pub loose: Exact,
    /// Of all others.
    pub rest: Exact,
}

/// The caps that hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Caps {
    /// Of each bloc.
    pub bloc: Option<Fraction>,
    /// Of establishments together, in a bloc or not.
    pub establishments: Option<Fraction>,
}

/// Voices after the caps. A voice of a bloc counts for [`Capped::scale`] of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capped {
    /// All voices as counted (T).
    pub total: Exact,
    /// Each bloc.
    pub blocs: BTreeMap<BlocId, Scaled>,
    /// Establishments in no bloc.
    pub loose: Scaled,
    /// All establishments together.
    pub establishments: Scaled,
}

/// Voices of a group and what they count for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scaled {
    /// Before the caps.
    pub raw: Exact,
    /// As counted.
    pub counted: Exact,
}

impl Scaled {
    /// What one voice counts for, at most one; one where there is no voice.
    pub fn scale(&self) -> Exact {
        self.counted.over(&self.raw).unwrap_or_else(Exact::one)
    }

    /// Whether a cap takes something away.
    pub fn is_capped(&self) -> bool {
        self.counted < self.raw
    }
}

/// Nobody outside the capped groups votes, or nobody at all: the cap cannot be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nobody outside the capped groups votes")]
pub struct Unmeetable;

/// Counts voices under the caps.
///
/// # Errors
/// [`Unmeetable`].
pub fn cap(voices: &Voices, caps: Caps) -> Result<Capped, Unmeetable> {
    let in_blocs: Exact = voices.blocs.values().sum();
    let outside = &voices.loose + &voices.rest;
    let all = &in_blocs + &outside;
    if !all.is_positive() {
        return Err(Unmeetable);
    }
    let total = match caps.bloc {
        None => all,
        Some(share) => among(voices.blocs.values(), &outside, share)?,
    };
    let most = |total: &Exact| caps.bloc.map(|share| &Exact::from(share) * total);
    let alone = capped(voices, &total, &Exact::one(), most(&total).as_ref());
    let above = |share: &Fraction| &Exact::from(*share) * &total < alone.establishments.counted;
    let Some(share) = caps.establishments.filter(above) else {
        return Ok(alone);
    };
    // They count for `share·T` and the others for all of theirs, so that T = rest ⁄ (1 − share).
    let others = &Exact::one() - &Exact::from(share);
    let total = voices
        .rest
        .over(&others)
        .filter(Exact::is_positive)
        .ok_or(Unmeetable)?;
    let most = most(&total);
    let scale = together(voices, &(&Exact::from(share) * &total), most.as_ref());
    Ok(capped(voices, &total, &scale, most.as_ref()))
}

/// The scale at which all establishments together count for what they may, where each bloc counts for `most` at most. One
/// scale for all of them: were it taken after the caps of the blocs, one more voter of ville could raise a bloc's share.
fn together(voices: &Voices, allotted: &Exact, most: Option<&Exact>) -> Exact {
    let mut blocs: Vec<&Exact> = voices.blocs.values().collect();
    blocs.sort();
    let mut left: Exact = &blocs.iter().copied().sum::<Exact>() + &voices.loose;
    let mut room = allotted.clone();
    loop {
        let Some(scale) = room.over(&left) else {
            return Exact::one();
        };
        match (blocs.pop(), most) {
            (Some(next), Some(most)) if most < &(next * &scale) => {
                left = &left - next;
                room = &room - most;
            }
            _ => return scale,
        }
    }
}

/// The greatest `T` with `T = outside + Σ min(bloc, share·T)`: the smallest number of largest blocs is capped for which the
/// next one stays under the cap.
fn among<'a>(
    blocs: impl Iterator<Item = &'a Exact>,
    outside: &Exact,
    share: Fraction,
) -> Result<Exact, Unmeetable> {
    let share = Exact::from(share);
    let mut blocs: Vec<&Exact> = blocs.collect();
    blocs.sort();
    // `left` is what is not capped; `room` is 1 − k·c, for k capped blocs.
    let mut left: Exact = &blocs.iter().copied().sum::<Exact>() + outside;
    let mut room = Exact::one();
    loop {
        let total = if room.is_positive() {
            left.over(&room)
        } else {
            None
        };
        let total = total.filter(Exact::is_positive).ok_or(Unmeetable)?;
        match blocs.pop() {
            Some(next) if &(&share * &total) < next => {
                left = &left - next;
                room = &room - &share;
            }
            _ => return Ok(total),
        }
    }
}

fn capped(voices: &Voices, total: &Exact, scale: &Exact, most: Option<&Exact>) -> Capped {
    let scaled = |raw: &Exact, most: Option<&Exact>| {
        let counted = raw * scale;
        Scaled {
            raw: raw.clone(),
            counted: match most {
                Some(most) => most.min(&counted).clone(),
                None => counted,
            },
        }
    };
    let blocs: BTreeMap<BlocId, Scaled> = voices
        .blocs
        .iter()
        .map(|(id, raw)| (*id, scaled(raw, most)))
        .collect();
    let loose = scaled(&voices.loose, None);
    let raw: Exact = blocs.values().map(|it| &it.raw).chain([&loose.raw]).sum();
    let counted: Exact = blocs
        .values()
        .map(|it| &it.counted)
        .chain([&loose.counted])
        .sum();
    Capped {
        total: total.clone(),
        blocs,
        loose,
        establishments: Scaled { raw, counted },
    }
}

#[cfg(test)]
mod tests;
