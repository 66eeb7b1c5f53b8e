import { catalogue } from '../office-catalogue.ts';
import { inLanguage } from './in-language.ts';

export const texts = inLanguage(catalogue, 'en');
