//! Many transactions in one request.

use super::{
    api::{Client, LAST_TAKEN},
    http::NetworkError,
    transaction::SubmitAnswer,
};
use tally_types::{Transaction, codec::Encode as _};

impl Client {
    /// Hands signed transactions in, up to 64, and waits a while for them to be final. In their order: why one was
    /// refused, or nothing.
    pub fn submit_all(
        &self,
        transactions: &[Transaction],
    ) -> Result<Vec<Option<NetworkError>>, NetworkError> {
        let framed: Vec<u8> =
            transactions.iter().flat_map(|transaction| transaction.encode().encode()).collect();
        let answer: SubmitAnswer = self.http.post_bytes("/v1/transactions?wait=final", &framed)?;
        if answer.results.len() != transactions.len() {
            return Err(self.http.answer("not one result for each transaction".to_owned()));
        }
        let refusal = |code, message| match code {
            ..=LAST_TAKEN => None,
            _ => Some(self.http.refused(code, message)),
        };
        Ok(answer.results.into_iter().map(|result| refusal(result.code, result.message)).collect())
    }
}
