/** How tokens of ours begin; other bearer tokens, as the one for the metrics, mean nothing here. */
export const tokenPrefix = 'dothi_';

/** The token of a program in an Authorization header, if it is one of ours. */
export function bearerToken(header: string | undefined): string | undefined {
  const token = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
  return token?.startsWith(tokenPrefix) ? token : undefined;
}
