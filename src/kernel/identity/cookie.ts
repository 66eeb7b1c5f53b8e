/** The cookies of signing in, by what they carry. Prefixed where the server is reached over HTTPS, as RFC 6265bis has it. */
const names = { session: 'dothi.session_token', step: 'dothi.sign_in_step', challenge: 'dothi.challenge' } as const;
type Carried = keyof typeof names;

/** The token in a Cookie header. */
export function tokenIn(header: string | undefined, carried: Carried): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [name = '', value = ''] = part.trim().split('=', 2);
    if (name === names[carried] || name === `__Secure-${names[carried]}`) return value;
  }
  return undefined;
}

export const sessionToken = (header: string | undefined): string | undefined => tokenIn(header, 'session');

/** Not sent along when another site makes a request of its own, and out of reach of scripts. */
export const cookieFor = (carried: Carried, token: string, seconds: number, secure: boolean): string =>
  `${secure ? '__Secure-' : ''}${names[carried]}=${token}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

export const forgottenCookie = (carried: Carried, secure: boolean): string => cookieFor(carried, '', 0, secure);
