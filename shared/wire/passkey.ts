/** What a browser sends about a passkey that it made. Its parts are base64url. */
export interface Creation {
  id: string;
  clientDataJSON: string;
  attestationObject: string;
}

/** What a browser sends when a passkey is shown. Its parts are base64url. */
export interface Assertion {
  id: string;
  clientDataJSON: string;
  authenticatorData: string;
  signature: string;
}
