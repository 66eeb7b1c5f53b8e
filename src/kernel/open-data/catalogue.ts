import type { Property } from '../ogc/source.ts';
import type { Settings } from '../settings/settings.ts';
import { formatsOf, type KeptFile } from './data-files.ts';
import type { DataSet } from './data-set.ts';
import { editionFormat, type KeptEdition } from './editions.ts';
import { mediaTypes } from './write-file.ts';

const authority = 'http://publications.europa.eu/resource/authority';
const fileTypes = { csv: 'CSV', xlsx: 'XLSX', geojson: 'GEOJSON', parquet: 'PARQUET' } as const;
const both = ({ vi, en }: { vi: string; en: string }) => [
  { '@language': 'vi', '@value': vi },
  { '@language': 'en', '@value': en },
];
const iri = (id: string) => ({ '@id': id });
const typed = (type: string, value: string) => ({ '@type': `xsd:${type}`, '@value': value });
const moment = (at: string) => typed('dateTime', at);
const languageIri = (code: string) => iri(`${authority}/language/${code}`);
const latestOf = (moments: readonly string[]) => [...moments].sort().at(-1);

export interface Made {
  files: readonly KeptFile[];
  editions: readonly KeptEdition[];
}

/** The catalogue of the open data by DCAT-AP, as harvesters such as CKAN's read it. */
export function writeCatalogue(
  origin: string,
  { CITY_NAME, OPEN_DATA_LICENCE, OPEN_DATA_LICENCE_URL, OPEN_DATA_CONTACT }: Settings,
  sets: readonly DataSet[],
  { files, editions }: Made,
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
  const modified = latestOf(files.map(({ madeAt }) => madeAt));
  const idOf = ({ source }: DataSet) => `${origin}/data/${source.id}`;
  const features = `${origin}/ogc`;
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dcatap: 'http://data.europa.eu/r5r/',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      vcard: 'http://www.w3.org/2006/vcard/ns#',
      csvw: 'http://www.w3.org/ns/csvw#',
      spdx: 'http://spdx.org/rdf/terms#',
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
    'dcat:service': [
      service(
        features,
        'OGC API Features',
        `${features}/api`,
        sets.filter(({ source }) => source.geometry !== null),
      ),
      service(`${origin}/api/v1/data-sets`, 'REST', `${origin}/api/openapi.json`, sets),
    ],
  };

  function service(at: string, name: string, description: string, served: readonly DataSet[]): object {
    return {
      '@id': at,
      '@type': 'dcat:DataService',
      'dct:title': name,
      'dcat:endpointURL': iri(at),
      'dcat:endpointDescription': iri(description),
      'dcat:servesDataset': served.map((set) => iri(idOf(set))),
      'dct:license': licence,
    };
  }

  function dataset(set: DataSet): object {
    const { source, keywords, history, theme } = set;
    const id = idOf(set);
    const own = files.filter(({ setId }) => setId === source.id);
    const changed = latestOf(own.map(({ madeAt }) => madeAt));
    const earlier = editions.filter(({ setId }) => setId === source.id);
    return {
      '@id': id,
      '@type': 'dcat:Dataset',
      'dct:identifier': id,
      'dct:title': both(source.title),
      'dct:description': both(source.description),
      'dcat:keyword': keywords.flatMap(both),
      'dcat:theme': iri(`${authority}/data-theme/${theme}`),
      'dct:publisher': publisher,
      'dct:license': licence,
      'dct:accessRights': iri(`${authority}/access-right/PUBLIC`),
      'dct:accrualPeriodicity': iri(`${authority}/frequency/CONT`),
      'dct:language': languageIri('VIE'),
      'dct:provenance': { '@type': 'dct:ProvenanceStatement', 'rdfs:label': both(history) },
      'dcat:landingPage': iri(id),
      ...contact,
      ...(changed === undefined ? {} : { 'dct:modified': moment(changed) }),
      'dcat:distribution': [
        ...formatsOf(source).map((format) =>
          file(
            set,
            format,
            id,
            own.find((each) => each.format === format),
          ),
        ),
        ...interfaces(set),
      ],
      ...(earlier.length === 0 ? {} : { 'dcat:hasVersion': earlier.map((each) => version(set, each)) }),
    };
  }

  /** The set as it was at the beginning of a month. */
  function version(set: DataSet, { month, ...made }: KeptEdition): object {
    const { source } = set;
    const id = `${idOf(set)}.${editionFormat}?edition=${month}`;
    return {
      '@id': `${id}#set`,
      '@type': 'dcat:Dataset',
      'dct:title': both({ vi: `${source.title.vi} (${month})`, en: `${source.title.en} (${month})` }),
      'dct:description': both(source.description),
      'dcat:version': month,
      'dcat:isVersionOf': iri(idOf(set)),
      'dct:issued': moment(made.madeAt),
      'dct:license': licence,
      'dcat:distribution': [file(set, editionFormat, idOf(set), made, id)],
    };
  }

  function file(
    { source }: DataSet,
    format: keyof typeof fileTypes,
    set: string,
    made: Pick<KeptFile, 'madeAt' | 'sizeBytes' | 'sha256'> | undefined,
    at = `${set}.${format}`,
  ): object {
    return {
      '@id': at,
      '@type': 'dcat:Distribution',
      'dct:title': `${source.title.vi} (${format.toUpperCase()})`,
      'dcat:accessURL': iri(set),
      'dcat:downloadURL': iri(at),
      'dcat:mediaType': iri(`https://www.iana.org/assignments/media-types/${mediaTypes[format].split(';', 1)[0]}`),
      'dct:format': iri(`${authority}/file-type/${fileTypes[format]}`),
      'dct:license': licence,
      'dcatap:availability': iri(`${authority}/planned-availability/STABLE`),
      ...(format === 'csv' ? { 'csvw:tableSchema': tableSchema(source.properties) } : {}),
      ...(made === undefined
        ? {}
        : {
            'dct:modified': moment(made.madeAt),
            'dcat:byteSize': typed('nonNegativeInteger', String(made.sizeBytes)),
            'spdx:checksum': {
              '@type': 'spdx:Checksum',
              'spdx:algorithm': iri('http://spdx.org/rdf/terms#checksumAlgorithm_sha256'),
              'spdx:checksumValue': typed('hexBinary', made.sha256),
            },
          }),
    };
  }

  function interfaces(set: DataSet): object[] {
    const { source } = set;
    if (source.geometry === null) return [];
    const at = `${features}/collections/${source.id}`;
    return [
      {
        '@id': at,
        '@type': 'dcat:Distribution',
        'dct:title': `${source.title.vi} (OGC API Features)`,
        'dcat:accessURL': iri(at),
        'dcat:accessService': iri(features),
        'dct:conformsTo': iri('http://www.opengis.net/spec/ogcapi-features-1/1.0'),
        'dct:format': iri(`${authority}/file-type/GEOJSON`),
        'dct:license': licence,
      },
    ];
  }
}

const datatypes: Readonly<Record<Property['type'], string>> = {
  text: 'string',
  choice: 'string',
  reference: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  day: 'date',
  instant: 'dateTime',
};

/** The fields of a set as CSV on the Web has them. */
const tableSchema = (properties: Readonly<Record<string, Property>>): object => ({
  '@type': 'csvw:Schema',
  'csvw:column': {
    '@list': Object.entries(properties).map(([name, { title, type }]) => ({
      '@type': 'csvw:Column',
      'csvw:name': name,
      'csvw:title': both(title),
      'csvw:datatype': datatypes[type],
    })),
  },
});
