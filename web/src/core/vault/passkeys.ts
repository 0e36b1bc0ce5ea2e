// Passkey accounts: the key is in the device's own keeper and never leaves it. The wallet holds such an account as one
// to watch; here is only what is not secret, which credential signs for which address.

import { wallet } from "../wallet/client";
import type { Draft, VaultAccount } from "../wallet/types";
import { change } from "./session";

type Passkey = { address: string; credential: string; key: string };

const KEY = "tally.passkeys";
const ES256 = -7;

function read(): Passkey[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "[]") as Passkey[];
  } catch {
    return [];
  }
}

const find = (address: string) => read().find((one) => one.address === address);

export const isPasskey = (address: string) => !!find(address);
export const canSign = (account: VaultAccount) => account.origin !== "watch" || isPasskey(account.address);
export const passkeysHere = () => typeof PublicKeyCredential === "function";

export function toBase64Url(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (char) => char.charCodeAt(0));
}

/** Makes a passkey, and adds its account to the wallet. */
export async function addPasskey(name: string): Promise<VaultAccount> {
  const made = (await navigator.credentials.create({
    publicKey: {
      // Nothing is attested: the account is the key.
      challenge: crypto.getRandomValues(new Uint8Array(32)),
      rp: { name: "Tally" },
      user: { id: crypto.getRandomValues(new Uint8Array(16)), name, displayName: name },
      pubKeyCredParams: [{ type: "public-key", alg: ES256 }],
      authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
    },
  })) as PublicKeyCredential;
  const spki = (made.response as AuthenticatorAttestationResponse).getPublicKey();
  const { address, public_key } = await wallet("passkey.register", { public_key: toBase64Url(spki ?? new ArrayBuffer(0)) });
  localStorage.setItem(KEY, JSON.stringify([...read().filter((one) => one.address !== address), { address, credential: toBase64Url(made.rawId), key: public_key.key }]));
  return change((vault) => wallet("vault.add", { vault, name, origin: { watch: { address } } }));
}

/** The draft, signed by the passkey of `address`. */
export async function signWithPasskey(draft: string, address: string): Promise<Draft> {
  const passkey = find(address);
  if (!passkey) throw new Error("no passkey of this account is known here");
  const { challenge } = await wallet("passkey.challenge", { draft });
  const given = (await navigator.credentials.get({
    publicKey: { challenge: fromBase64Url(challenge), allowCredentials: [{ type: "public-key", id: fromBase64Url(passkey.credential) }], userVerification: "preferred" },
  })) as PublicKeyCredential;
  const { authenticatorData, clientDataJSON, signature } = given.response as AuthenticatorAssertionResponse;
  const response = { authenticatorData: toBase64Url(authenticatorData), clientDataJSON: toBase64Url(clientDataJSON), signature: toBase64Url(signature) };
  return wallet("passkey.sign", { draft, for: address, key: passkey.key, response });
}
