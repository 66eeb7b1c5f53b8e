import { createHmac, timingSafeEqual } from 'node:crypto';

const names = ['__Secure-dothi.session_token', 'dothi.session_token'];

/** The session's token out of a Cookie header, when its signature is ours. The sign-in library writes it: `token.signature`. */
export function sessionToken(cookieHeader: string | undefined, secret: string): string | undefined {
  for (const part of cookieHeader?.split(';') ?? []) {
    const [name = '', ...value] = part.trim().split('=');
    if (names.includes(name)) return signedValue(value.join('='), secret);
  }
  return undefined;
}

function signedValue(encoded: string, secret: string): string | undefined {
  const [token, signature] = decoded(encoded)?.split('.') ?? [];
  if (token === undefined || signature === undefined) return undefined;
  const given = Buffer.from(signature, 'base64');
  const right = createHmac('sha256', secret).update(token).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? token : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The cookie that makes a browser forget its session. */
export const forgottenCookies = (secure: boolean): string =>
  `${secure ? names[0] : names[1]}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
