import type { Settings } from '../settings/settings.ts';
import type { KeptFile } from './data-files.ts';
import { formatsOf } from './data-files.ts';
import type { DataSet } from './data-set.ts';
import { mediaTypes } from './write-file.ts';

const fileType = 'http://publications.europa.eu/resource/authority/file-type';
const fileTypes = { csv: 'CSV', xlsx: 'XLSX', geojson: 'GEOJSON', parquet: 'PARQUET' } as const;
const both = ({ vi, en }: { vi: string; en: string }) => [
  { '@language': 'vi', '@value': vi },
  { '@language': 'en', '@value': en },
];
const iri = (id: string) => ({ '@id': id });
const moment = (at: string) => ({ '@type': 'xsd:dateTime', '@value': at });

/** The catalogue of the open data by DCAT-AP, as harvesters such as CKAN's read it. */
export function writeCatalogue(
  origin: string,
  { CITY_NAME, OPEN_DATA_LICENCE, OPEN_DATA_LICENCE_URL, OPEN_DATA_CONTACT }: Settings,
  sets: readonly DataSet[],
  files: readonly KeptFile[],
): object {
  const publisher = { '@id': `${origin}/#publisher`, '@type': 'foaf:Organization', 'foaf:name': CITY_NAME };
  const licence = { '@id': OPEN_DATA_LICENCE_URL, '@type': 'dct:LicenseDocument', 'dct:title': OPEN_DATA_LICENCE };
  const contact =
    OPEN_DATA_CONTACT === undefined
      ? {}
      : {
          'dcat:contactPoint': {
            '@type': 'vcard:Organization',
            'vcard:fn': CITY_NAME,
            'vcard:hasEmail': iri(`mailto:${OPEN_DATA_CONTACT}`),
          },
        };
  const modified = files
    .map(({ madeAt }) => madeAt)
    .sort()
    .at(-1);
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      vcard: 'http://www.w3.org/2006/vcard/ns#',
      rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': `${origin}/data/catalogue.jsonld`,
    '@type': 'dcat:Catalog',
    'dct:title': both({ vi: `Dữ liệu mở ${CITY_NAME}`, en: `Open data of ${CITY_NAME}` }),
    'dct:description': both({
      vi: 'Các bộ dữ liệu đã công bố của hệ thống điều hành đô thị.',
      en: 'The published data sets of the city’s operations centre.',
    }),
    'dct:publisher': publisher,
    'dct:license': licence,
    'dct:language': [languageIri('VIE'), languageIri('ENG')],
    'foaf:homepage': iri(`${origin}/data`),
    ...(modified === undefined ? {} : { 'dct:modified': moment(modified) }),
    'dcat:dataset': sets.map((set) => dataset(set)),
  };

  function dataset({ source, keywords, history }: DataSet): object {
    const id = `${origin}/data/${source.id}`;
    const own = files.filter(({ setId }) => setId === source.id);
    const changed = own
      .map(({ madeAt }) => madeAt)
      .sort()
      .at(-1);
    return {
      '@id': id,
      '@type': 'dcat:Dataset',
      'dct:identifier': id,
      'dct:title': both(source.title),
      'dct:description': both(source.description),
      'dcat:keyword': keywords.flatMap(both),
      'dct:publisher': publisher,
      'dct:license': licence,
      'dct:accessRights': iri('http://publications.europa.eu/resource/authority/access-right/PUBLIC'),
      'dct:accrualPeriodicity': iri('http://publications.europa.eu/resource/authority/frequency/CONT'),
      'dct:language': languageIri('VIE'),
      'dct:provenance': { '@type': 'dct:ProvenanceStatement', 'rdfs:label': both(history) },
      'dcat:landingPage': iri(id),
      ...contact,
      ...(changed === undefined ? {} : { 'dct:modified': moment(changed) }),
      'dcat:distribution': [...formatsOf(source).map((format) => file(format)), ...interfaces()],
    };

    function file(format: keyof typeof fileTypes): object {
      const made = own.find((each) => each.format === format);
      return {
        '@id': `${id}.${format}`,
        '@type': 'dcat:Distribution',
        'dct:title': `${source.title.vi} (${format.toUpperCase()})`,
        'dcat:accessURL': iri(id),
        'dcat:downloadURL': iri(`${id}.${format}`),
        'dcat:mediaType': iri(`https://www.iana.org/assignments/media-types/${mediaTypes[format].split(';', 1)[0]}`),
        'dct:format': iri(`${fileType}/${fileTypes[format]}`),
        'dct:license': licence,
        ...(made === undefined
          ? {}
          : {
              'dct:modified': moment(made.madeAt),
              'dcat:byteSize': { '@type': 'xsd:nonNegativeInteger', '@value': String(made.sizeBytes) },
            }),
      };
    }

    function interfaces(): object[] {
      if (source.geometry === null) return [];
      const at = `${origin}/ogc/collections/${source.id}`;
      return [
        {
          '@id': at,
          '@type': 'dcat:Distribution',
          'dct:title': `${source.title.vi} (OGC API Features)`,
          'dcat:accessURL': iri(at),
          'dct:conformsTo': iri('http://www.opengis.net/spec/ogcapi-features-1/1.0'),
          'dct:format': iri(`${fileType}/GEOJSON`),
          'dct:license': licence,
        },
      ];
    }
  }
}

const languageIri = (code: string) => iri(`http://publications.europa.eu/resource/authority/language/${code}`);
