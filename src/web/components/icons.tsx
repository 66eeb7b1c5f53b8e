import type { ReactNode } from 'react';

const drawn = (paths: ReactNode) => (
  <svg
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {paths}
  </svg>
);

/** Drawn for this program, in one line weight. */
export const icons = {
  mark: (
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="var(--indigo)" />
      <path d="M4 23c5-4 8-4 12 0s8 3 12-1" fill="none" stroke="var(--river)" strokeWidth="2.4" />
      <path d="M6 17l6-7 5 6 4-4 5 6" fill="none" stroke="var(--on-indigo)" strokeWidth="2.4" strokeLinejoin="round" />
    </svg>
  ),
  headset: drawn(
    <path d="M3.5 12.5V10a6.5 6.5 0 0 1 13 0v2.5M3.5 11.5h2.2v4H3.5zM14.3 11.5h2.2v4h-2.2zM16.5 15.5c0 1.6-1.6 2-3.7 2" />,
  ),
  desk: drawn(<path d="M3 7.5h14M5 7.5v9M15 7.5v9M10 7.5v4.5h5M12 9.8h1.2" />),
  board: drawn(<path d="M3 16.5h14M5 13.5v-5M10 13.5v-10M15 13.5v-7" />),
  statistics: drawn(<path d="M3 3.5v13h14M5.5 13l3.5-4 2.8 2.3L16.5 5" />),
  news: drawn(<path d="M3 4h11v12.5H5A2 2 0 0 1 3 14.5zM14 7h3v7.5a2 2 0 0 1-2 2M5.8 7h5.4v3H5.8zM5.8 13h5.4" />),
  directive: drawn(<path d="M5 2.5h7l3.5 3.5v11.5H5zM11.5 2.5V6.5h4M7.5 10h5.5M7.5 13h5.5" />),
  task: drawn(<path d="M3 5l1.5 1.5 2.5-3M3 14l1.5 1.5 2.5-3M10 5.5h7M10 14.5h7" />),
  area: drawn(<path d="M3 6l4.5-2.5 5 2.5L17 3.5v10.5l-4.5 2.5-5-2.5L3 16.5zM7.5 3.5V14M12.5 6v10.5" />),
  map: drawn(<path d="M3 5.5l4.5-2 5 2 4.5-2v11l-4.5 2-5-2-4.5 2zM7.5 10h.1M12.5 8h.1M10 13h.1" />),
  data: drawn(<path d="M3.5 4.5h13v11h-13zM3.5 8.2h13M3.5 11.8h13M8 4.5v11" />),
  place: drawn(
    <>
      <path d="M10 17.5c3.5-4 5.2-6.6 5.2-9a5.2 5.2 0 0 0-10.4 0c0 2.4 1.7 5 5.2 9z" />
      <circle cx="10" cy="8.3" r="1.8" />
    </>,
  ),
  indicator: drawn(<path d="M3 3v14h14M6 13l3.2-4 3 2.2L16.5 5M13.2 5h3.3v3.3" />),
  scorecard: drawn(<path d="M4 2.5h12v15H4zM7 6.5h6M7 10h6M7 13.5h2.5M12 13.2l1 1 1.8-2.2" />),
  clock: drawn(
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 5.8V10l2.8 2" />
    </>,
  ),
  person: drawn(
    <>
      <circle cx="10" cy="6.5" r="3.3" />
      <path d="M3.5 17c.6-3.6 3.2-5.5 6.5-5.5s5.9 1.9 6.5 5.5" />
    </>,
  ),
  system: drawn(
    <>
      <circle cx="10" cy="10" r="6.5" />
      <path d="M10 3.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
    </>,
  ),
  light: drawn(
    <>
      <circle cx="10" cy="10" r="3.4" />
      <path d="M10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.4 1.4M14.3 14.3l1.4 1.4M4.3 15.7l1.4-1.4M14.3 5.7l1.4-1.4" />
    </>,
  ),
  dark: drawn(<path d="M16.5 11.8A7 7 0 1 1 8.2 3.5a5.6 5.6 0 0 0 8.3 8.3z" />),
  search: drawn(
    <>
      <circle cx="8.7" cy="8.7" r="5.2" />
      <path d="M12.6 12.6l4.2 4.2" />
    </>,
  ),
  report: drawn(<path d="M3.5 3.5h13v10h-7l-4 3.5v-3.5h-2zM10 6v3.5M10 11.5v.1" />),
  camera: drawn(
    <>
      <path d="M3 6h3l1.5-2h5L14 6h3v10H3z" />
      <circle cx="10" cy="10.8" r="2.9" />
    </>,
  ),
  here: drawn(
    <>
      <circle cx="10" cy="10" r="4.5" />
      <path d="M10 2.5v3M10 14.5v3M2.5 10h3M14.5 10h3" />
    </>,
  ),
  more: drawn(<path d="M3 5.5h14M3 10h14M3 14.5h14" />),
  go: drawn(<path d="M4 10h11M11 5.5l4.5 4.5-4.5 4.5" />),
  bell: drawn(<path d="M5 14.5V9a5 5 0 0 1 10 0v5.5M3.5 14.5h13M8.3 17a1.8 1.8 0 0 0 3.4 0" />),
  upload: drawn(<path d="M10 13V3.5M6.5 7L10 3.5 13.5 7M3.5 13.5v3h13v-3" />),
} satisfies Record<string, ReactNode>;
