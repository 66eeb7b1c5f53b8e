export const versionPath = (directiveId: string, ordinal: number): string =>
  `/directives/${directiveId}/versions/${ordinal}`;
