import type { PlaceKind } from '../../../kernel/places/contract.ts';

/**
 * What the kind of the nearest place makes likelier, by how much (a logarithm: 0.7 is about twice). It can tip a balance,
 * it cannot outweigh clear words.
 */
export const surroundings: Readonly<Partial<Record<PlaceKind, Readonly<Record<string, number>>>>> = {
  park: { 'cay-xanh': 0.8, 'rac-thai': 0.3, 'chieu-sang': 0.3, 'ha-tang': 0.3 },
  square: { 'cay-xanh': 0.4, 'chieu-sang': 0.3, 'ha-tang': 0.4, 'lan-chiem': 0.3 },
  bridge: { 'duong-sa': 0.6, 'chieu-sang': 0.3, 'do-xe': 0.3 },
  street: { 'duong-sa': 0.2, 'lan-chiem': 0.2, 'do-xe': 0.2 },
  river: { 'o-nhiem': 0.6, 'rac-thai': 0.4, 'ngap-nuoc': 0.4 },
  riverbank: { 'rac-thai': 0.4, 'o-nhiem': 0.4, 'ha-tang': 0.4, 'cay-xanh': 0.2 },
  market: { 'lan-chiem': 0.6, 'rac-thai': 0.5, 'thuc-pham': 0.6, 'do-xe': 0.3 },
  'relic-site': { 'rac-thai': 0.3, 'lan-chiem': 0.3, 'cay-xanh': 0.2 },
  cluster: { 'o-nhiem': 0.8, 'tieng-on': 0.4, 'do-xe': 0.2 },
  station: { 'do-xe': 0.6, 'an-ninh': 0.3, 'lan-chiem': 0.3 },
  'border-gate': { 'do-xe': 0.5, 'an-ninh': 0.3 },
  office: { 'can-bo': 0.3 },
  'residential-area': { 'tieng-on': 0.2, 'ngap-nuoc': 0.2, 'dien-nuoc': 0.2 },
  forest: { 'cay-xanh': 0.3, 'dat-dai': 0.3, 'o-nhiem': 0.2 },
};
