export const checklistsPath = '/api/v1/checklists';
export const inspectionsPath = '/api/v1/inspections?limit=20';
export const ownersPath = '/api/v1/organisations?limit=200';
export const knownPlacesPath = '/api/v1/places?placed=true&limit=200';
