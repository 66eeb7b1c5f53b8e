import { catalogue } from '../general-catalogue.ts';
import { inLanguage } from './in-language.ts';

export const texts = inLanguage(catalogue, 'en');
