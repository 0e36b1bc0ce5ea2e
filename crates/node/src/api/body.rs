//! Bodies of requests, read within limits.
//!
//! A body costs memory only for what has arrived, all bodies together have one budget, and one that arrives too slowly
//! is given up: a slow sender costs a connection and nothing else.

use super::{
    error::ApiError,
    limits::{self, BODY_BYTES},
    problem::Problem,
    state::App,
};
use axum::{
    body::Body,
    http::{HeaderMap, header},
};
use http_body_util::BodyExt as _;
use serde::de::DeserializeOwned;
use tally_types::{
    bytes::{Buf as _, Bytes, BytesMut},
    codec::{RangeCfg, Read as _},
    transaction::MAX_TRANSACTION_BYTES,
};
use tokio::sync::OwnedSemaphorePermit;

/// The form of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Json,
    Bytes,
}

impl Form {
    pub fn of(headers: &HeaderMap) -> Result<Self, ApiError> {
        let text =
            headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        match text.split(';').next().unwrap_or_default().trim() {
            "application/json" => Ok(Self::Json),
            "application/octet-stream" => Ok(Self::Bytes),
            _ => Err(Problem::MediaTypeUnsupported.into()),
        }
    }
}

/// A body, with its share of the memory for bodies.
pub struct Received {
    pub bytes: Bytes,
    _room: Vec<OwnedSemaphorePermit>,
}

impl App {
    pub(super) async fn receive(&self, headers: &HeaderMap, body: Body) -> Result<Received, ApiError> {
        let length =
            headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
        if length.is_some_and(|length| length > BODY_BYTES) {
            return Err(Problem::BodyTooLarge.into());
        }
        match tokio::time::timeout(self.limits.body, self.collect(body)).await {
            Ok(received) => received,
            Err(_) => Err(Problem::BodyTooSlow.into()),
        }
    }

    async fn collect(&self, mut body: Body) -> Result<Received, ApiError> {
        let (mut parts, mut room, mut total) = (Vec::new(), Vec::new(), 0);
        while let Some(frame) = body.frame().await {
            let Ok(data) = frame.map_err(|_| Problem::BodyTooSlow)?.into_data() else { continue };
            total += data.len();
            if total > BODY_BYTES {
                return Err(Problem::BodyTooLarge.into());
            }
            room.push(self.gates.buffer(data.len())?);
            parts.push(data);
        }
        let bytes = match parts.len() {
            1 => parts.swap_remove(0),
            _ => {
                let mut whole = BytesMut::with_capacity(total);
                parts.iter().for_each(|part| whole.extend_from_slice(part));
                whole.freeze()
            }
        };
        Ok(Received { bytes, _room: room })
    }
}

/// Reads JSON strictly.
pub fn json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    serde_json::from_slice(bytes).map_err(|error| ApiError::from(Problem::JsonInvalid).with_note(error))
}

/// Cuts a body into transactions, each with its length before it as a varint: the encoding of a list without its count.
/// Nothing is copied.
pub fn transactions(mut bytes: Bytes) -> Result<Vec<Bytes>, ApiError> {
    let mut transactions = Vec::new();
    while bytes.has_remaining() {
        if transactions.len() == limits::TRANSACTIONS {
            return Err(Problem::TooManyTransactions.into());
        }
        let length = usize::read_cfg(&mut bytes, &RangeCfg::new(1..=MAX_TRANSACTION_BYTES));
        match length {
            Ok(length) if length <= bytes.len() => transactions.push(bytes.split_to(length)),
            _ => return Err(Problem::FramingInvalid.into()),
        }
    }
    if transactions.is_empty() { Err(Problem::FramingInvalid.into()) } else { Ok(transactions) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tally_types::codec::Encode as _;

    #[test]
    fn a_body_is_cut_where_its_lengths_say() {
        let parts = [
            Bytes::from_static(&[1]),
            Bytes::from(vec![2; 300]),
            Bytes::from(vec![3; MAX_TRANSACTION_BYTES]),
        ];
        let body: Vec<u8> = parts.iter().flat_map(|part| part.encode().to_vec()).collect();
        let body = Bytes::from(body);
        assert_eq!(transactions(body.clone()).unwrap(), parts);
        for bad in [
            Bytes::new(),
            body.slice(..body.len() - 1),
            Bytes::from_static(&[0]),
            Bytes::from_static(&[5, 1]),
        ] {
            assert_eq!(transactions(bad).unwrap_err().code, Problem::FramingInvalid.code());
        }
        let long = Bytes::from(vec![0; MAX_TRANSACTION_BYTES + 1]).encode();
        assert_eq!(transactions(long).unwrap_err().code, Problem::FramingInvalid.code());
        let many = Bytes::from([1, 7].repeat(limits::TRANSACTIONS + 1));
        assert_eq!(transactions(many).unwrap_err().code, Problem::TooManyTransactions.code());
    }
}
