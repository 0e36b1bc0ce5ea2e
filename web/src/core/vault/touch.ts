// Unlocking by a touch: a passkey whose PRF (WebAuthn's `prf` extension) gives a secret, under which the pass phrase is
// wrapped. The secret is never stored; without the passkey what is stored opens nothing.

import { toHex } from "../api/client";
import { wallet, WalletError } from "../wallet/client";
import { drop, keep, load } from "./database";
import { fromBase64Url, toBase64Url } from "./passkeys";
import { openNow, unlockBy } from "./session";

type Prf = { enabled?: boolean; results?: { first: BufferSource } };

const ES256 = -7;
const RS256 = -257;

const NO_PRF = {
  code: "passkey.NoPrf",
  message: { en: "This browser or passkey cannot keep a secret for the wallet. Use the pass phrase.", zh: "此浏览器或通行密钥无法为钱包保存秘密，请使用口令。" },
};

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const asks = (salt: Uint8Array<ArrayBuffer>) => ({ prf: { eval: { first: salt } } }) as AuthenticationExtensionsClientInputs;
const told = (from: PublicKeyCredential): Prf => (from.getClientExtensionResults() as { prf?: Prf }).prf ?? {};

function hexOf(secret: BufferSource): string {
  return toHex(secret instanceof ArrayBuffer ? new Uint8Array(secret) : new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength));
}

async function secretOf(credential: Uint8Array<ArrayBuffer>, salt: Uint8Array<ArrayBuffer>): Promise<string> {
  const given = (await navigator.credentials.get({
    // Nothing is signed that anybody reads: only the secret is wanted.
    publicKey: { challenge: random(32), allowCredentials: [{ type: "public-key", id: credential }], userVerification: "required", extensions: asks(salt) },
  })) as PublicKeyCredential;
  const first = told(given).results?.first;
  if (!first) throw new WalletError(NO_PRF);
  return hexOf(first);
}

export const touchKept = async (): Promise<boolean> => !!(await load("passkey").catch(() => undefined));

/** Makes a passkey that opens this wallet from now on, beside the pass phrase. */
export async function addTouch(): Promise<void> {
  const { vault } = openNow();
  const salt = random(32);
  const made = (await navigator.credentials.create({
    publicKey: {
      challenge: random(32),
      rp: { name: "Tally" },
      user: { id: random(16), name: "Tally", displayName: "Tally" },
      pubKeyCredParams: [{ type: "public-key", alg: ES256 }, { type: "public-key", alg: RS256 }],
      authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
      extensions: asks(salt),
    },
  })) as PublicKeyCredential;
  const { enabled, results } = told(made);
  if (!enabled && !results) throw new WalletError(NO_PRF);
  const credential = new Uint8Array(made.rawId);
  // Some give the secret at once, some only when asked again.
  const secret = results?.first ? hexOf(results.first) : await secretOf(credential, salt);
  const { wrapped } = await wallet("vault.wrap", { vault, secret });
  await keep("passkey", { credential: toBase64Url(made.rawId), salt: toHex(salt), wrapped });
}

export const removeTouch = (): Promise<unknown> => drop("passkey");

export async function unlockByTouch(): Promise<void> {
  const kept = await load("passkey");
  if (!kept) throw new WalletError(NO_PRF);
  const salt = Uint8Array.from(kept.salt.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  const secret = await secretOf(fromBase64Url(kept.credential), salt);
  await unlockBy((file) => wallet("vault.unwrap", { file, wrapped: kept.wrapped, secret }));
}
