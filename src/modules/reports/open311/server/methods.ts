/** What can be done with each resource of GeoReport v2. */
const resources: readonly { path: RegExp; methods: readonly string[] }[] = [
  { path: /^\/open311(\/v2)?\/discovery\.(xml|json)$/, methods: ['GET', 'HEAD'] },
  { path: /^\/open311\/v2\/services(\/[^/]+)?\.(xml|json)$/, methods: ['GET', 'HEAD'] },
  { path: /^\/open311\/v2\/requests\.(xml|json)$/, methods: ['GET', 'HEAD', 'POST'] },
  { path: /^\/open311\/v2\/(requests|tokens)\/[^/]+\.(xml|json)$/, methods: ['GET', 'HEAD'] },
];

/** The methods of the resource at an address; undefined where there is none. */
export function methodsAt(url: string): readonly string[] | undefined {
  const [path = ''] = url.split('?', 1);
  return resources.find((resource) => resource.path.test(path))?.methods;
}
