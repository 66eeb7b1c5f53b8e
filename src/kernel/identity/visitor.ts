import type { FastifyRequest } from 'fastify';
import { sessionToken, tokenIn } from './cookie.ts';
import type { Visitor } from './sign-in.ts';

export const visitorOf = ({ ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>): Visitor => ({
  address: ip,
  agent: headers['user-agent'],
  sessionToken: sessionToken(headers.cookie),
  stepToken: tokenIn(headers.cookie, 'step'),
  challengeToken: tokenIn(headers.cookie, 'challenge'),
});
