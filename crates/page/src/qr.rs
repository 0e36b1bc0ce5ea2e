//! QR codes (ISO/IEC 18004) as the path of an SVG.

use crate::{error::PageError, session::Session};
use qrcode::{Color, EcLevel, QrCode};
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

/// Modules of light around the code, as the standard asks.
const QUIET: usize = 4;

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Level {
    Low,
    #[default]
    Medium,
    Quartile,
    High,
}

impl From<Level> for EcLevel {
    fn from(level: Level) -> Self {
        match level {
            Level::Low => Self::L,
            Level::Medium => Self::M,
            Level::Quartile => Self::Q,
            Level::High => Self::H,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Make {
    text: String,
    #[serde(default)]
    level: Level,
}

#[derive(Serialize)]
pub struct Made {
    size: usize,
    path: String,
}

pub fn make(_: &mut Session, input: Make) -> Result<Made, PageError> {
    let code = QrCode::with_error_correction_level(&input.text, input.level.into()).map_err(|_| {
        PageError::new(
            "qr.TooLong",
            "the text is too long for a QR code; send it as a file",
            "文字过长，无法生成二维码；请以文件发送",
        )
    })?;
    let (width, colors) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (y, line) in colors.chunks(width).enumerate() {
        let mut x = 0;
        for run in line.chunk_by(|left, right| left == right) {
            if run[0] == Color::Dark {
                let _ = write!(path, "M{} {}h{}v1h-{}z", x + QUIET, y + QUIET, run.len(), run.len());
            }
            x += run.len();
        }
    }
    Ok(Made { size: width + 2 * QUIET, path })
}
