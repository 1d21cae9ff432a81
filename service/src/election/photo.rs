//! The picture of a candidate: joined and taken away while candidacies are called for.
//!
//! What is sent is decoded and drawn anew: small, upright, square, without what a telephone writes into its pictures (place,
//! hour, owner). Nothing of the file that came is kept. It is erased when the candidacy is withdrawn, the election given up, or
//! the challenge over.

use std::convert::Infallible;
use std::io::Cursor;

use domain::election::stage::Stage;
use domain::id::{CandidacyId, ElectionId};
use entity::{election_candidacy, election_photo};
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;
use std::collections::BTreeSet;
use uuid::Uuid;

use super::reader::{Seen, seen};
use super::{candidacy, keep};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, other, refuse};

/// The largest file that is taken.
pub const BYTES: usize = 8 << 20;
/// Pixels a side that are kept.
pub const SIDE: u32 = 480;
/// Pixels a side of what is decoded at most: a telephone's are half.
const LARGEST: u32 = 12_000;
/// Memory that decoding may take.
const MEMORY: u64 = 256 << 20;
const QUALITY: u8 = 82;

/// Why a picture is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotoRefused {
    /// The candidacy is not one for which they speak.
    NotYours,
    /// Candidacies are not open.
    Closed,
    /// No file came.
    Empty,
    /// It is too large.
    TooLarge,
    /// It is no picture in JPEG, PNG or WebP, or one that cannot be read.
    NotAPicture,
}

/// Whether a picture may be joined by this reader now: asked before a file is received. Permission: who speaks for the
/// candidate.
///
/// # Errors
/// [`PhotoRefused`], not found, forbidden or a fault.
pub async fn may_put(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    candidacy: CandidacyId,
) -> Outcome<(), PhotoRefused> {
    allowed(ctx.db().read(), ctx, actor, slug, id, candidacy).await?;
    Ok(())
}

async fn allowed(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    which: CandidacyId,
) -> Outcome<(Seen, election_candidacy::Model), PhotoRefused> {
    let seen = seen(db, ctx, actor, slug, id).await?;
    let row = candidacy::one(db, id, which).await?;
    if !seen.mine.iter().any(|it| it.id == row.adhesion_id) {
        return refuse(PhotoRefused::NotYours);
    }
    if !candidacy::is_open(ctx, &seen) || row.withdrawn_at.is_some() {
        return refuse(PhotoRefused::Closed);
    }
    Ok((seen, row))
}

/// Keeps a picture, drawn anew, in place of an earlier one. Permission: who speaks for the candidate.
///
/// # Errors
/// [`PhotoRefused`], not found, forbidden or a fault.
pub async fn put(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    candidacy: CandidacyId,
    bytes: Vec<u8>,
) -> Outcome<(), PhotoRefused> {
    let drawn = tokio::task::spawn_blocking(move || drawn_anew(&bytes)).await;
    let drawn = drawn.map_err(other)?.map_err(Failure::Refused)?;
    transaction!(ctx, |tx| {
        let db = tx.db();
        let (seen, row) = allowed(db, ctx, actor, slug, id, candidacy).await?;
        election_photo::Entity::delete_by_id(row.id)
            .exec(db)
            .await?;
        election_photo::Entity::insert(election_photo::ActiveModel {
            candidacy_id: Set(row.id),
            kind: Set(ImageFormat::Jpeg.to_mime_type().to_owned()),
            content: Set(drawn.clone()),
        })
        .exec_without_returning(db)
        .await?;
        tx.record(entry(&seen, actor, row.id, "photo")).await?;
        Ok(())
    })
}

/// Takes a picture away. Permission: who speaks for the candidate.
///
/// # Errors
/// [`PhotoRefused`], not found, forbidden or a fault.
pub async fn take(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    candidacy: CandidacyId,
) -> Outcome<(), PhotoRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let (seen, row) = allowed(db, ctx, actor, slug, id, candidacy).await?;
        election_photo::Entity::delete_by_id(row.id)
            .exec(db)
            .await?;
        tx.record(entry(&seen, actor, row.id, "photo-taken"))
            .await?;
        Ok(())
    })
}

/// The picture of a candidate: its type and bytes. Permission: to read elections.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn photo(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    which: CandidacyId,
) -> Outcome<(String, Vec<u8>), Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    if seen.stage == Stage::Cancelled {
        return Err(Failure::NotFound);
    }
    let row = candidacy::one(db, id, which).await?;
    let kept = election_photo::Entity::find_by_id(row.id).one(db).await?;
    let kept = kept.ok_or(Failure::NotFound)?;
    Ok((kept.kind, kept.content))
}

/// Which candidates of an election have a picture.
pub(super) async fn of(db: &impl ConnectionTrait, id: ElectionId) -> Result<BTreeSet<Uuid>, Fault> {
    let with: Vec<Uuid> = election_photo::Entity::find()
        .select_only()
        .column(election_photo::Column::CandidacyId)
        .inner_join(election_candidacy::Entity)
        .filter(election_candidacy::Column::ElectionId.eq(id.0))
        .into_tuple()
        .all(db)
        .await?;
    Ok(with.into_iter().collect())
}

/// Erases the picture of a candidate who is none any more.
pub(super) async fn erase(db: &impl ConnectionTrait, candidacy: Uuid) -> Result<(), Fault> {
    election_photo::Entity::delete_by_id(candidacy)
        .exec(db)
        .await?;
    Ok(())
}

/// Erases all pictures of an election.
pub(super) async fn forget(db: &impl ConnectionTrait, id: ElectionId) -> Result<(), Fault> {
    for candidacy in of(db, id).await? {
        erase(db, candidacy).await?;
    }
    Ok(())
}

/// The picture, small, upright and square, as JPEG without anything else in it.
fn drawn_anew(bytes: &[u8]) -> Result<Vec<u8>, PhotoRefused> {
    if bytes.is_empty() {
        return Err(PhotoRefused::Empty);
    }
    if BYTES < bytes.len() {
        return Err(PhotoRefused::TooLarge);
    }
    let read = || {
        let mut reader = ImageReader::new(Cursor::new(bytes))
            .with_guessed_format()
            .ok()?;
        let known = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP];
        reader.format().filter(|it| known.contains(it))?;
        let mut limits = Limits::default();
        limits.max_image_width = Some(LARGEST);
        limits.max_image_height = Some(LARGEST);
        limits.max_alloc = Some(MEMORY);
        reader.limits(limits);
        let mut decoder = reader.into_decoder().ok()?;
        let upright = decoder.orientation().ok()?;
        let mut picture = DynamicImage::from_decoder(decoder).ok()?;
        picture.apply_orientation(upright);
        let small = picture.resize_to_fill(SIDE, SIDE, FilterType::CatmullRom);
        let mut out = Vec::new();
        JpegEncoder::new_with_quality(&mut out, QUALITY)
            .encode_image(&small.into_rgb8())
            .ok()?;
        Some(out)
    };
    read().ok_or(PhotoRefused::NotAPicture)
}

fn entry(seen: &Seen, actor: &Actor, candidacy: Uuid, what: &str) -> crate::tx::Entry {
    keep::entry(
        domain::audit::Event::CandidacyChanged,
        &seen.row,
        Some(actor),
    )
    .detail(json!({ "what": what, "candidacy": candidacy }))
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::*;

    fn picture(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
        let drawn = RgbImage::from_fn(width, height, |x, _| {
            Rgb([u8::try_from(x % 256).unwrap(), 80, 120])
        });
        let mut out = Cursor::new(Vec::new());
        drawn.write_to(&mut out, format).unwrap();
        out.into_inner()
    }

    #[test]
    fn a_picture_is_drawn_anew_small_and_square() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let out = drawn_anew(&picture(format, 900, 600)).unwrap();
            let read = image::load_from_memory_with_format(&out, ImageFormat::Jpeg).unwrap();
            assert_eq!((read.width(), read.height()), (SIDE, SIDE), "{format:?}");
            assert!(out.len() < 100_000, "{}", out.len());
        }
    }

    #[test]
    fn what_a_telephone_wrote_into_it_is_gone_and_it_stands_upright() {
        // JPEG with an Exif segment: « turn by a quarter », and a word that must not stay.
        let plain = picture(ImageFormat::Jpeg, 600, 400);
        let mut exif =
            b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        exif.extend_from_slice(b"47.41N 0.98E");
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let mut turned = vec![0xff, 0xd8, 0xff, 0xe1];
        turned.extend_from_slice(&length);
        turned.extend_from_slice(&exif);
        turned.extend_from_slice(&plain[2..]);
        let out = drawn_anew(&turned).unwrap();
        assert!(!out.windows(4).any(|it| it == b"Exif" || it == b"47.4"));
        let upright = |bytes: &[u8]| {
            let read = image::load_from_memory(bytes).unwrap().into_rgb8();
            // Red grows from left to right; turned, from top to bottom.
            let at = |x, y| i32::from(read.get_pixel(x, y).0[0]);
            (at(300, 240) - at(180, 240), at(240, 300) - at(240, 180))
        };
        let (across, down) = upright(&drawn_anew(&plain).unwrap());
        assert!(across.abs() > 10 && down.abs() < 10, "{across} {down}");
        let (across, down) = upright(&out);
        assert!(across.abs() < 10 && down.abs() > 10, "{across} {down}");
    }

    #[test]
    fn what_is_no_picture_or_too_large_is_refused() {
        assert_eq!(drawn_anew(b""), Err(PhotoRefused::Empty));
        for wrong in [
            b"<svg xmlns='http://www.w3.org/2000/svg'/>".as_slice(),
            b"GIF89a\x01\0\x01\0\0\0\0;",
            b"\xff\xd8\xff\xe0",
            &picture(ImageFormat::Png, 20, 20)[..60],
        ] {
            assert_eq!(drawn_anew(wrong), Err(PhotoRefused::NotAPicture));
        }
        assert_eq!(drawn_anew(&vec![0; BYTES + 1]), Err(PhotoRefused::TooLarge));
        // A small file that says that it is a huge picture.
        let mut bomb = picture(ImageFormat::Png, 20, 20);
        bomb[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        assert_eq!(drawn_anew(&bomb), Err(PhotoRefused::NotAPicture));
    }
}
