import { useLocation, useSearchParams } from 'wouter';
import { query } from '../../../web/api.ts';

/** What a page is asked to show; it stands in the address, so that a link keeps the view. */
export interface Asked {
  areas: string[];
  /** Null: today. */
  day: string | null;
  cases: string[];
}

const list = (text: string | null): string[] => (text ?? '').split(',').filter((part) => part !== '');

export const askedOf = (address: URLSearchParams, prefix = ''): Asked => ({
  areas: list(address.get(`${prefix}areas`)),
  day: address.get(`${prefix}day`),
  cases: list(address.get(`${prefix}cases`)),
});

export const queryOf = ({ areas, day, cases }: Asked, more: Record<string, string | null> = {}): string =>
  query({ areas: areas.join(','), day, cases: cases.join(','), ...more });

/** The view, and how to change it without leaving a trail of steps behind the "back" button. */
export function useAsked(): [Asked, (change: Partial<Asked>) => void] {
  const [address] = useSearchParams();
  const [path, go] = useLocation();
  const asked = askedOf(address);
  return [asked, (change) => go(`${path}${queryOf({ ...asked, ...change })}`, { replace: true })];
}

export const cardPath = (set: string, asked: Asked): string => `/scorecards/${set}${queryOf(asked)}`;
export const gapPath = (set: string, asked: Asked): string => `/scorecards/${set}/gap${queryOf(asked)}`;
export const simulatorPath = (set: string, asked: Asked): string => `/scorecards/${set}/simulate${queryOf(asked)}`;
